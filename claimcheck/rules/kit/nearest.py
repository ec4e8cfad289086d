"""What a quote has that is nearest to a number, a date or a name of a statement, as findings tell of it."""

from __future__ import annotations

from claimcheck.analysis.fidelity.evidence_text import QuotedPassage, StatementGround
from claimcheck.language.date.calendar import TimeSpan
from claimcheck.language.number.quantity import Quantity
from claimcheck.model.claim import Claim
from claimcheck.model.finding import Observation, Related
from claimcheck.model.position import Fragment
from claimcheck.model.record import NamedTuple
from claimcheck.rules.kit.place import point_at_text, show_quote


class Nearest(NamedTuple):
    """Words of a passage, by their offsets in its text; `meaning` is what they mean where they do not say it."""

    passage: QuotedPassage
    start: int
    end: int
    meaning: str = ""


def observe_figure(
    claim: Claim, ground: StatementGround, ours: Quantity | TimeSpan, theirs: Quantity | TimeSpan | None, advice: str
) -> Observation:
    """Return that no supporting quote has a number or date of a statement, and the nearest that one has."""
    passage = ground.find(theirs)
    nearest = None
    if passage is not None and theirs is not None:
        meaning = theirs.iso if isinstance(theirs, TimeSpan) and theirs.is_told else ""
        nearest = Nearest(passage, theirs.start, theirs.end, meaning)
    words = show_quote(claim.statement[ours.start : ours.end])
    return Observation(
        claim.at / "statement",
        f"no supporting quote has {words}{name_nearest(nearest)}",
        Fragment(ours.start, ours.end),
        point_at_nearest(nearest),
        advice,
    )


def name_nearest(nearest: Nearest | None, which: str = "the nearest is") -> str:
    """Return what goes on a message: `; the nearest is “28 jets” in `the-article``, or nothing."""
    if nearest is None:
        return ""
    passage, start, end, meaning = nearest
    words = show_quote(passage.text[start:end])
    return f"; {which} {words}{f' ({meaning})' if meaning else ''} in `{passage.source}`"


def point_at_nearest(nearest: Nearest | None, which: str = "the nearest") -> tuple[Related, ...]:
    """Return where it stands in the source; nowhere where the quote was not found."""
    if nearest is None or nearest.passage.reading is None:
        return ()
    return (point_at_text(nearest.passage.reading, nearest.start, nearest.end, which),)
