"""A text as an editor sees it: its lines, and columns counted as the client counts them."""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol import types
from pygls.workspace import PositionCodec

from claimcheck.model.pattern import late
from claimcheck.model.position import Span

# What ends a line for the protocol, for YAML 1.2 and for us; `str.splitlines` knows more.
_LINE_END = late("\r\n|\n|\r")
# How the text has to be written for its units to be counted, and how many bytes one of them has.
_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class TextDocument:
    """Turns places of a text into positions of the protocol, and back."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self.text = text
        self._encoding, self._size = _UNITS[types.PositionEncodingKind(codec.encoding).value]
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def line(self, row: int) -> str:
        """Return a line by its 0-based number, without its end; empty where there is none."""
        if not 0 <= row < len(self.starts):
            return ""
        end = self.starts[row + 1] if row + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[row] : end].rstrip("\r\n")

    def lines(self) -> list[str]:
        """Return all lines without their ends."""
        return [self.line(row) for row in range(len(self.starts))]

    def position(self, row: int, column: int) -> types.Position:
        """Return the position of a 0-based line and column in code points; a place behind the text is its end."""
        if row >= len(self.starts):
            row, column = len(self.starts) - 1, len(self.text)
        before = self.line(row)[:column]
        return types.Position(row, len(before.encode(self._encoding, "surrogatepass")) // self._size)

    def range(self, span: Span) -> types.Range:
        """Return the range of a span."""
        return types.Range(
            self.position(span.line - 1, span.column - 1), self.position(span.end_line - 1, span.end_column - 1)
        )

    def range_between(self, start: int, end: int) -> types.Range:
        """Return the range between two code-point offsets of the text."""
        return types.Range(self._position_at(start), self._position_at(end))

    def _position_at(self, offset: int) -> types.Position:
        row = bisect_right(self.starts, offset) - 1
        return self.position(row, offset - self.starts[row])

    def place(self, position: types.Position) -> tuple[int, int]:
        """Return the 0-based line of a position, and its column in code points; what lies outside is drawn in."""
        if position.line >= len(self.starts):
            last = len(self.starts) - 1
            return last, len(self.line(last))
        data = self.line(position.line).encode(self._encoding, "surrogatepass")
        # A place within a character is before it.
        return position.line, len(data[: position.character * self._size].decode(self._encoding, "ignore"))

    def offset(self, position: types.Position) -> int:
        """Return the code-point offset of a position."""
        row, column = self.place(position)
        return self.starts[row] + column
