"""The ways in which a text is read by whom quotes it: without page furniture, note marks and speaker tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from claimcheck.analysis.quote.abridged import Abridged, Cut
from claimcheck.analysis.quote.exact import QuotePlace
from claimcheck.analysis.quote.interrupted import untag
from claimcheck.analysis.quote.page_furniture import Furniture, find_furniture
from claimcheck.model.capture import Annotation, AnnotationKind


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
    def _cuts(self) -> list[Cut]:
        """The page furniture and the note marks, in order."""
        marks = [Cut(start, end, "") for start, end, kind, _ in self._annotations if kind is AnnotationKind.NOTE_MARK]
        cuts: list[Cut] = []
        for cut in sorted([*self._furniture.sure, *marks]):
            if not cuts or cut.start >= cuts[-1].end:
                cuts.append(cut)
        return cuts

    @cached_property
    def clean(self) -> Abridged | None:
        """The text without its page furniture and note marks; None where it has none."""
        return Abridged(self._text, self._cuts) if self._cuts else None

    @cached_property
    def doubtful(self) -> Abridged | None:
        """The text without what may be page furniture and may be words of it; None where nothing is in doubt."""
        return Abridged(self._text, self._furniture.possible) if self._furniture.possible else None

    @cached_property
    def spoken(self) -> list[Abridged]:
        """The text without its speaker tags, nor its page furniture, once for each way of joining."""
        return untag(self.clean or self._text)

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
        yield from self.spoken
