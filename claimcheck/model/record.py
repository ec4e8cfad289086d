"""`typing.NamedTuple`, made in less than half the time.

`typing` compiles the annotation of every field that is written as text, to check that it is a type.  A type checker
does that better, and over all the records that a run needs it takes as long as half of an interpreter's start.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Maker(type):
        """Makes a named tuple of a class statement: its fields are the names that are annotated."""

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            if not fields:
                # Where annotations are not kept as text, as `from __future__ import annotations` has it, none are here.
                raise TypeError(f"{name}: a record without fields")
            defaults = {field: namespace.pop(field) for field in fields if field in namespace}
            if (*defaults,) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default stands behind one that has a default")
            made = namedtuple(name, fields, defaults=defaults.values(), module=namespace["__module__"])
            for key, value in namespace.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """What records derive from; they are plain tuples, and not of this class."""
