"""Words that a page may hide: of a quote in them, or only without them, it cannot be told whether it is exact."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.analysis.quote.abridged import Abridged
from claimcheck.analysis.quote.exact import Outcome, QuotePlace
from claimcheck.analysis.quote.matching import Match, doubt, match_quote
from claimcheck.analysis.quote.near import TooMuchWork
from claimcheck.analysis.quote.note_mark import cut_out
from claimcheck.analysis.quote.reading import Readings
from claimcheck.model.capture import Annotation, AnnotationKind, CaptureReading

_WHY = "a style sheet of the page may hide these words"


class Shown:
    """A text without the words that may be hidden."""

    def __init__(self, capture: CaptureReading) -> None:
        self._text = capture.text
        self._doubts = capture.annotations_of(AnnotationKind.MAYBE_HIDDEN)
        self._shown = Abridged(capture.text, [cut_out(capture.text, one.start, one.end) for one in self._doubts])
        self._readings = Readings(self._shown.text.text)

    def settle(self, quote: str, match: Match | None) -> Match | None:
        """Return what became of a quote, given what did in the text with those words."""
        is_exact = match is not None and match.outcome is Outcome.EXACT
        if match is not None and is_exact and not _find_doubt(match.place, self._doubts):
            return match
        try:
            shown = match_quote(quote, self._shown.text, self._readings)
        except TooMuchWork:
            shown = None
        place = self._shown.original(shown.place) if shown is not None else None
        if shown is not None and place is not None and shown.outcome is Outcome.EXACT:
            hidden = _find_doubt(place, self._doubts)
            return self._tell(place, hidden) if hidden else shown._replace(place=place)
        if match is not None and is_exact:
            return self._tell(match.place, _find_doubt(match.place, self._doubts))
        return match

    def _tell(self, place: QuotePlace, hidden: Annotation | None) -> Match:
        return doubt(place, _WHY, self._text[hidden.start : hidden.end] if hidden else "")


def _find_doubt(place: QuotePlace, doubts: Sequence[Annotation]) -> Annotation | None:
    return next((one for one in doubts if one.start < place.end and place.start < one.end), None)
