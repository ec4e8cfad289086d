"""A text in the making: words, and what parts them."""

from __future__ import annotations

import re

# What formats call white space.  A no-break space is not: it is a character of the text.
_SPACES = " \t\n\r\f"
_LONG_SPACE = re.compile("[\t\n\r\f ]{2,}|[\t\n\r\f]")


# What parts two words; the widest of several in a row holds.
SPACE, CELL, LINE, BLOCK = 1, 2, 3, 4
_WRITTEN = ("", " ", "\t", "\n", "\n\n")


class Prose:
    """Collects words; white space is written only between two of them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._gap = 0
        self._is_raised = False

    def add(self, text: str) -> None:
        """Add text whose white space means no more than a space."""
        words = text.strip(_SPACES)
        if not words:
            if text and not self._gap:
                self._gap = SPACE
            return
        if _LONG_SPACE.search(words):
            words = _LONG_SPACE.sub(" ", words)
        if len(words) == len(text):
            self._write(words)
            return
        if text[0] in _SPACES and not self._gap:
            self._gap = SPACE
        self._write(words)
        if text[-1] in _SPACES:
            self._gap = SPACE

    def add_lines(self, text: str) -> None:
        """Add text whose line breaks and spaces are its own."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if text:
            self._write(text)

    def _write(self, text: str) -> None:
        pieces = self._pieces
        if self._gap:
            if pieces:
                pieces.append(_WRITTEN[self._gap])
            self._gap = 0
        elif self._is_raised and pieces and pieces[-1][-1:].isdigit() and text[0].isdigit():
            pieces.append(" ")
        self._is_raised = False
        pieces.append(text)

    def part(self, gap: int) -> None:
        """Part what was added from what will be."""
        if gap > self._gap:
            self._gap = gap

    def raise_script(self) -> None:
        """Mark where superscript or subscript begins or ends: 2019 and its note 3 are not the number 20193."""
        self._is_raised = True

    def text(self) -> str:
        """Return all that was added."""
        return "".join(self._pieces)
