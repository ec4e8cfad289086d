"""The ways in which a text is read by whom quotes it: without page furniture, note marks and speaker tags."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from claimcheck.analysis.quote.abridged import Abridged, Cut
from claimcheck.analysis.quote.exact import QuotePlace
from claimcheck.analysis.quote.interrupted import untag
from claimcheck.analysis.quote.note_mark import NoteMarks, cut_out, find_kept, find_note_marks
from claimcheck.analysis.quote.page_furniture import Furniture, find_furniture
from claimcheck.model.capture import Annotation, AnnotationKind
from claimcheck.model.pattern import late

# How far behind a quote's words a mark of its may stand, and how many marks of one quote are looked at.
_MOST_BEHIND = 40
_MOST_MARKS = 100
# Letters set apart for emphasis, by single spaces: small ones, so that "A B C" stays a list.
_SPACED = late(r"(?<![^\W_])[^\W\d_](?: [^\W\d_A-Z]){3,}(?![^\W_])")


class Readings:
    """A text as it is read, each way worked out when it is first asked for.

    `is_whole` says that the text is no excerpt of one: only then it can be told what is page furniture.
    `annotations` are those that its format told.
    """

    def __init__(self, text: str, is_whole: bool = True, annotations: Sequence[Annotation] = ()) -> None:
        self._text = text
        self._is_whole = is_whole
        self._annotations = annotations

    @cached_property
    def _furniture(self) -> Furniture:
        return find_furniture(self._text) if self._is_whole else Furniture()

    @cached_property
    def _marks(self) -> NoteMarks:
        return find_note_marks(self._text)

    def _told(self, kind: AnnotationKind) -> list[Cut]:
        """Return the cuts that take out what the format says to be of a kind."""
        return [cut_out(self._text, start, end) for start, end, found, _ in self._annotations if found is kind]

    @cached_property
    def _cuts(self) -> list[Cut]:
        """The page furniture and the note marks, in order."""
        maybe = self._told(AnnotationKind.MAYBE_NOTE_MARK)
        # Where the format doubts, the letters know no better.
        found = [cut for cut in self._marks.sure if not _meets(cut, maybe)]
        return _merge([*self._furniture.sure, *self._told(AnnotationKind.NOTE_MARK)], found)

    @cached_property
    def clean(self) -> Abridged | None:
        """The text without its page furniture and note marks; None where it has none."""
        return Abridged(self._text, self._cuts) if self._cuts else None

    @cached_property
    def doubtful(self) -> Abridged | None:
        """The text without what may be page furniture or note marks and may be words of it; None without a doubt."""
        doubts = [*self._furniture.possible, *self._told(AnnotationKind.MAYBE_NOTE_MARK), *self._marks.possible]
        return Abridged(self._text, _merge(self._cuts, doubts)) if doubts else None

    @cached_property
    def unstruck(self) -> Abridged | None:
        """The text without its struck-out words, page furniture and note marks; None where none is struck out."""
        struck = self._told(AnnotationKind.STRUCK_OUT)
        return Abridged(self._text, _merge(struck, self._cuts)) if struck else None

    def marked(self, place: QuotePlace, quote: str) -> Abridged | None:
        """Return the text of a place with those of its note marks that a quote has; None where it has none of them."""
        end = place.end + _MOST_BEHIND
        marks = [cut for cut in self._cuts if place.start <= cut.start and cut.end <= end][:_MOST_MARKS]
        words = [self._text[cut.start : cut.end].strip() for cut in marks]
        kept = list(find_kept(quote, words))
        if not any(kept):
            return None
        others = [cut for cut, is_kept in zip(marks, kept, strict=True) if not is_kept]
        # From the place on: what stands before it or behind is of no matter.
        head = [Cut(0, place.start, "")] if place.start else []
        tail = [Cut(end, len(self._text), "")] if end < len(self._text) else []
        return Abridged(self._text, [*head, *others, *tail])

    @cached_property
    def spoken(self) -> list[Abridged]:
        """The text without its speaker tags, nor its page furniture, once for each way of joining."""
        return untag(self.clean or self._text)

    @cached_property
    def unspaced(self) -> Abridged | None:
        """The text with spaced type as words: `o r d e r` is `order`; None where there is none."""
        base = self.clean or self._text
        text = base if isinstance(base, str) else base.text.text
        cuts = [
            Cut(place, place + 1, "")
            for match in _SPACED.finditer(text)
            for place in range(match.start() + 1, match.end(), 2)
        ]
        return Abridged(base, cuts) if cuts else None

    def words(self, place: QuotePlace) -> str:
        """Return the words of a place in the text without the page furniture and note marks between them."""
        words = self._text[place.start : place.end]
        for start, end, instead in reversed(self._cuts):
            if place.start <= start and end <= place.end:
                words = words[: start - place.start] + instead + words[end - place.start :]
        return words

    def __iter__(self) -> Iterator[Abridged]:
        if self.clean is not None:
            yield self.clean
        if self.unstruck is not None:
            yield self.unstruck
        if self.unspaced is not None:
            yield self.unspaced
        yield from self.spoken


def _meets(cut: Cut, others: Sequence[Cut]) -> bool:
    """Tell whether a cut overlaps one of others, which are in order."""
    index = bisect_right(others, cut.start, key=lambda other: other.start)
    return any(other.start < cut.end and cut.start < other.end for other in others[max(0, index - 1) : index + 1])


def _merge(first: Sequence[Cut], second: Sequence[Cut]) -> list[Cut]:
    """Return cuts in order, of those that overlap the one that begins before the others."""
    cuts: list[Cut] = []
    for cut in sorted([*first, *second], key=lambda cut: (cut.start, -cut.end)):
        if not cuts or cut.start >= cuts[-1].end:
            cuts.append(cut)
    return cuts
