"""A text without some stretches of it, and the way back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from claimcheck.analysis.quote.exact import QuotePlace
from claimcheck.language.text.normalise import FoldedText
from claimcheck.model.record import NamedTuple


class Cut(NamedTuple):
    """A stretch to leave out, by its code-point offsets, half open, and what is put in its place."""

    start: int
    end: int
    instead: str


class Abridged:
    """A text without some stretches of it, folded; `cuts` are in order and do not overlap.

    `whole` may be abridged itself: then the way back leads to the text as it is.
    """

    text: FoldedText

    def __init__(self, whole: str | Abridged, cuts: Iterable[Cut]) -> None:
        self._base: Abridged | None = None if isinstance(whole, str) else whole
        text = whole if isinstance(whole, str) else whole.text.text
        pieces: list[str] = []
        self._starts: list[int] = []
        position = 0
        for start, end, instead in cuts:
            pieces += [text[position:start], instead]
            self._starts += [position, start]
            position = end
        pieces.append(text[position:])
        self._starts.append(position)
        self.text = FoldedText("".join(pieces))
        self._lengths = [0]
        for piece in pieces:
            self._lengths.append(self._lengths[-1] + len(piece))

    def original(self, place: QuotePlace) -> QuotePlace:
        """Return the place in the text as it is."""
        first = bisect_right(self._lengths, place.start) - 1
        last = bisect_right(self._lengths, place.end - 1) - 1
        start = self._starts[first] + place.start - self._lengths[first]
        found = QuotePlace(start, self._starts[last] + place.end - self._lengths[last])
        return found if self._base is None else self._base.original(found)
