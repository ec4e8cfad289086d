"""Places in captures, and differing words, as messages show them."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.analysis.case import Case
from claimcheck.analysis.difference import Difference
from claimcheck.analysis.quotation import QuoteCheck
from claimcheck.model.finding import Related
from claimcheck.model.position import Location, Span

# How many differences a message lists, and how long each may be.
_MOST_SHOWN = 4
_LONGEST = 60


def show_differences(differences: Sequence[Difference]) -> str:
    """Return differing words, the source's in the end: `number “23” where the source has “28”`."""
    shown = [_show(difference) for difference in differences[:_MOST_SHOWN]]
    if len(differences) > _MOST_SHOWN:
        shown.append(f"{len(differences) - _MOST_SHOWN} more")
    return "; ".join(shown)


def _show(difference: Difference) -> str:
    quote, source = _shorten(difference.quote), _shorten(difference.source)
    if not source:
        return f"{difference.kind} “{quote}” is not in the source"
    if not quote:
        return f"{difference.kind} “{source}” of the source is missing"
    return f"{difference.kind} “{quote}” where the source has “{source}”"


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def point_at_capture(case: Case, check: QuoteCheck, message: str) -> tuple[Related, ...]:
    """Return the place of a quote in the text where it stands, with its page or cue where the format has them."""
    if check.found_in is None or check.start is None or check.end is None:
        return ()
    texts = case.text(check.found_in)
    reading = texts.capture if check.checked_in == "capture" else texts.excerpt
    if reading is None:
        return ()
    locator = reading.locator(check.start)
    span = Span(*_position(reading.text, check.start), *_position(reading.text, check.end))
    return (Related(f"{message}, {locator}" if locator else message, Location(reading.file, span)),)


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
