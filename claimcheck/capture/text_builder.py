"""A text in the making: words, and what parts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimcheck.capture.superscript import Lead, judge_superscript
from claimcheck.model.capture import Annotation, AnnotationKind

# What formats call white space.  A no-break space is not: it is a character of the text.
_SPACES = " \t\n\r\f"
_LONG_SPACE = re.compile("[\t\n\r\f ]{2,}|[\t\n\r\f]")


# What parts two words; the widest of several in a row holds.
SPACE, CELL, LINE, BLOCK = 1, 2, 3, 4
_WRITTEN = ("", " ", "\t", "\n", "\n\n")
# Superscript that belongs to what is before it: a power of ten, or of a unit.  Any other number is that of a note.
_POWER = re.compile(r"(?:(?<![\d.,])10|(?<![^\W_])(?:[kcmdnµμ]?m|ft|mi|yd|mc|[b-zα-ωχ]))\Z")
_EXPONENT = re.compile(r"[-−]?[0-9]{1,3}")
_SUPERSCRIPT = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


class TextBuilder:
    """Collects words; white space is written only between two of them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._gap = 0
        # What the next words are to those before them, where no white space parts the two: "", "raised", "level", or
        # "noted" for the mark of a note.
        self._script = ""
        # How long the pieces are together as far as `_counted` of them, worked out where a stretch begins or ends.
        self._length = 0
        self._counted = 0
        self._open: dict[AnnotationKind, list[tuple[int, str]]] = {}
        self._annotations: list[Annotation] = []
        # What may be marks of notes, by rising start: where, and what is known of it.
        self._raised: list[tuple[int, int, Lead]] = []

    def add(self, text: str) -> None:
        """Add text whose white space means no more than a space."""
        words = text.strip(_SPACES)
        if not words:
            if text and not self._gap:
                self._gap = SPACE
            return
        # Most words have none, which is quickly seen; a pattern looks at each letter.
        if "  " in words or "\n" in words or "\t" in words or "\r" in words or "\f" in words:
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

    def add_annotated(self, text: str, annotations: Iterable[Annotation]) -> None:
        """Add a text that was made before, in which line breaks and spaces are its own, with its annotations."""
        self.add_lines(text)
        offset = self._measure() - len(text)
        for annotation in annotations:
            self._annotations.append(annotation._replace(start=annotation.start + offset, end=annotation.end + offset))

    def _write(self, text: str) -> None:
        pieces = self._pieces
        if self._gap:
            if pieces:
                pieces.append(_WRITTEN[self._gap])
            self._gap = 0
        elif self._script and pieces:
            text = self._set_off(pieces[-1][-8:], text)
        self._script = ""
        pieces.append(text)

    def _set_off(self, before: str, text: str) -> str:
        """Keep a note's number out of the word or number that it stands at: 2019 with note 3 is not 20193."""
        if self._script == "noted":
            is_note = text[0].isalnum() and before[-1:].isalnum()
        elif self._script == "raised":
            if _EXPONENT.fullmatch(text) and _POWER.search(before):
                return text.translate(_SUPERSCRIPT)
            is_note = text[0].isdigit() or (len(text) == 1 and text.isalpha() and before[-3:].isalpha())
        else:
            is_note = text[0].isdigit() and before[-1:].isdigit()
        return f" {text}" if is_note else text

    def part(self, gap: int) -> None:
        """Part what was added from what will be."""
        if gap > self._gap:
            self._gap = gap

    def raise_words(self) -> None:
        """Mark where superscript begins."""
        self._script = "raised"

    def level_words(self) -> None:
        """Mark where subscript begins, or either ends."""
        self._script = "level"

    def add_raised(self, text: str, lead: Lead = Lead.NONE) -> None:
        """Add superscript; what leads to a note is no power.  Whether it is the mark of one, the whole text tells."""
        if (lead is Lead.LINK and self._script == "raised") or lead is Lead.NOTE:
            self._script = "noted"
        start = self._measure()
        self.add(text)
        end = self._measure()
        if end == start:
            return
        if self._raised and self._raised[-1][1] == start:
            start, _, known = self._raised.pop()
            lead = max(lead, known)
        self._raised.append((start, end, lead))

    def add_as(self, kind: AnnotationKind, text: str) -> None:
        """Add text that is an annotation of a kind, or goes on with the one before."""
        start = self._measure()
        self.add(text)
        end = self._measure()
        if end == start:
            return
        last = self._annotations[-1] if self._annotations else None
        if last is not None and last.kind is kind and last.end == start:
            self._annotations[-1] = last._replace(end=end)
        else:
            self._annotations.append(Annotation(start, end, kind))

    def begin(self, kind: AnnotationKind, label: str = "") -> None:
        """Mark where a stretch begins: with the next words, and what parts them from those before."""
        self._open.setdefault(kind, []).append((self._measure(), label))

    def end(self, kind: AnnotationKind) -> None:
        """Mark where the stretch of a kind that began last ends, behind the last words; nothing where none is open."""
        if self._open.get(kind):
            start, label = self._open[kind].pop()
            end = self._measure()
            if end > start:
                self._annotations.append(Annotation(start, end, kind, label))

    def _measure(self) -> int:
        self._length += sum(map(len, self._pieces[self._counted :]))
        self._counted = len(self._pieces)
        return self._length

    def annotations(self) -> tuple[Annotation, ...]:
        """Return the annotations that ended, by rising start; none that lies in another of its kind."""
        found: list[Annotation] = []
        reached: dict[AnnotationKind, int] = {}
        for annotation in sorted(
            [*self._annotations, *self._judge_raised()], key=lambda annotation: (annotation.start, -annotation.end)
        ):
            if annotation.start >= reached.get(annotation.kind, 0):
                found.append(annotation)
                reached[annotation.kind] = annotation.end
        return tuple(found)

    def _judge_raised(self) -> Iterator[Annotation]:
        text = self.text() if self._raised else ""
        for start, end, lead in self._raised:
            kind = judge_superscript(text, start, end, lead)
            if kind is not None:
                yield Annotation(start, end, kind)

    def text(self) -> str:
        """Return all that was added."""
        return "".join(self._pieces)
