"""Regular expressions that mean the same in every Python that the package promises.

Python 3.11.0 to 3.11.4 read a possessive quantifier or an atomic group around a group wrongly: the repetition gives
back what it must keep, or loses what it has found (CPython issues 101955 and 106052).
"""

from __future__ import annotations

import re
import sys
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any

_UNPORTABLE = {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}
# From the compiler back to who asked for a pattern: this module, `re._compile`, and `re.compile`, `re.sub` or the like.
_ASKING = 3


def find_unportable(pattern: str | bytes, flags: int = 0) -> set[str]:
    """Return what stands in a pattern that not every Python reads alike; raise `re.error` for what is no pattern.

    `a++` → {"POSSESSIVE_REPEAT"}
    """
    found = set()
    pending: list[Any] = [_parser.parse(pattern, flags)]
    while pending:
        part = pending.pop()
        if isinstance(part, _parser.SubPattern):
            pending += part.data
        elif isinstance(part, (list, tuple)):
            pending += part
        elif str(part) in _UNPORTABLE:
            found.add(str(part))
    return found


def refuse_unportable() -> None:
    """From now on, fail where the package or its tests compile such a pattern: also one that is made as they run."""
    compile_pattern = _compiler.compile

    def compile_portable(pattern: Any, flags: int = 0) -> Any:
        asking = sys._getframe(_ASKING).f_globals.get("__name__", "")
        if isinstance(pattern, (str, bytes)) and asking.partition(".")[0] in ("claimcheck", "tests"):
            found = find_unportable(pattern, flags)
            assert not found, f"{asking}: Python 3.11.0 to 3.11.4 misread {', '.join(sorted(found))} in {pattern!r}"
        return compile_pattern(pattern, flags)

    _compiler.compile = compile_portable
    # What the module `re` remembers would not come by here.
    re.purge()
