"""The number or date of a quote that is nearest to one of a statement, as messages name it."""

from __future__ import annotations

from claimcheck.analysis.fidelity.carrier import Passage
from claimcheck.analysis.prose.moment import Moment
from claimcheck.analysis.prose.quantity import Quantity
from claimcheck.model.finding import Related
from claimcheck.rules.place import point_at_text, show_quote


def name_nearest(passage: Passage | None, figure: Quantity | Moment | None) -> str:
    """Return what goes on a message: `; the nearest is “28 jets” in `the-article``, or nothing."""
    if passage is None or figure is None:
        return ""
    words = show_quote(passage.text[figure.start : figure.end])
    if isinstance(figure, Moment) and figure.is_told:
        words += f" ({figure.iso})"
    return f"; the nearest is {words} in `{passage.source}`"


def point_at_nearest(passage: Passage | None, figure: Quantity | Moment | None) -> tuple[Related, ...]:
    """Return where it stands in the source; nowhere where the quote was not found."""
    if passage is None or figure is None or passage.reading is None:
        return ()
    return (point_at_text(passage.reading, figure.start, figure.end, "the nearest"),)
