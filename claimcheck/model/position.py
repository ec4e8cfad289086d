"""Where things stand in the user's files.

A `Pointer` is symbolic and cheap; every entity carries one.  A `Span` is lines and columns, worked out by a
`SourceMap` only for the few pointers that end up in a finding.
"""

from __future__ import annotations

from typing import Protocol

from claimcheck.model.record import NamedTuple

Step = str | int


class Pointer(NamedTuple):
    """A place by its path: `("claims", 3, "evidence", 0, "quote")` in a file of the dossier.

    `file` is relative to the dossier's root, with `/` between its parts.
    """

    file: str
    path: tuple[Step, ...] = ()

    def __truediv__(self, step: Step) -> Pointer:
        return Pointer(self.file, (*self.path, step))


class Span(NamedTuple):
    """A stretch of a text: 1-based lines and columns in code points, the end exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Location(NamedTuple):
    """A span in a named file."""

    file: str
    span: Span = Span()


class Fragment(NamedTuple):
    """Part of a value: offsets in code points, half open."""

    start: int
    end: int


class Document(Protocol):
    """A file that can say where its values stand."""

    def locate(self, path: tuple[Step, ...], fragment: Fragment | None, on_key: bool) -> Span: ...

    def line(self, number: int) -> str: ...


class SourceMap:
    """Resolves pointers to spans, file by file."""

    def __init__(self, documents: dict[str, Document] | None = None) -> None:
        self._documents = {} if documents is None else documents

    def locate(self, at: Pointer, fragment: Fragment | None = None, on_key: bool = False) -> Location:
        """Return the place of `at`; where the path ends early (a missing field), that of the nearest parent.

        `fragment` narrows to part of the value; `on_key` asks for the key rather than its value.
        """
        document = self._documents.get(at.file)
        if document is None:
            return Location(at.file)
        return Location(at.file, document.locate(at.path, fragment, on_key))

    def line(self, file: str, number: int) -> str | None:
        """Return line `number` (1-based) of `file` without its end, or None where the file was not read."""
        document = self._documents.get(file)
        return None if document is None else document.line(number)
