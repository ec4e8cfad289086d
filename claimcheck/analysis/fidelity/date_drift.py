"""Dates of a text that nothing it stands on carries: "9 March" where the quote has the eighth.

Relative dates of the evidence count by what they mean, worked out from the day of publication or from the date before
them.  Where one is open ("a year earlier") nothing can be called missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from claimcheck.analysis.fidelity.evidence_text import Drift, EvidenceText, QuotedPassage, StatedText
from claimcheck.analysis.fidelity.number_drift import point_at, read_passage, read_stated
from claimcheck.language.date.calendar import TimeSpan
from claimcheck.language.date.relative_date import resolve
from claimcheck.language.number.agreement import is_date_carried, is_long, is_rival
from claimcheck.language.number.quantity import read_figures
from claimcheck.language.sentence.token import find_begin, find_ends
from claimcheck.model.record import NamedTuple

_FIRST_YEAR, _LAST_YEAR = 0, 9999
# More than any days of one year are apart, in the same measure.
_YEAR_DAYS, _MONTH_DAYS = 372, 31


class _PassageDates(NamedTuple):
    """The dates of a quote, those in it and around it, and the offsets of relative words that leave theirs open."""

    quoted: list[TimeSpan]
    around: list[TimeSpan]
    still_open: list[int]


def may_have_date_drift(stated: StatedText) -> bool:
    """Tell whether a text has any dates; its evidence need not be gathered where it has none."""
    return bool(read_stated(stated).moments)


def find_date_drift(stated: StatedText, evidence: EvidenceText) -> Iterator[Drift]:
    """Yield the dates of a text that its evidence does not carry, each with the nearest quoted one.

    None are yielded where the sentence of a quote leaves a relative date open, or the evidence is damaged.
    """
    if evidence.is_damaged:
        return
    passages = evidence.passages
    dates = [_read_dates(passage) for passage in passages]
    quoted = [one.quoted for one in dates]

    def read_around() -> Iterator[TimeSpan]:
        for one in dates:
            yield from one.around
        for premise in evidence.premises:
            yield from read_figures(premise, stated.vocabulary).moments

    found = find_uncarried_dates(read_stated(stated).moments, list(chain.from_iterable(quoted)), read_around)
    for ours, nearest in found:
        if any(_is_open(passage, one.still_open) for passage, one in zip(passages, dates, strict=True)):
            return
        meaning = nearest.iso if nearest is not None and nearest.is_told else ""
        yield Drift(ours.start, ours.end, point_at(nearest, passages, quoted, meaning))


def _read_dates(passage: QuotedPassage) -> _PassageDates:
    """Return the dates of a passage: named, and told from other ones; around the quote the day of publication too.

    What a source tells without a date may be of that day, or of its month or year.
    """
    base, published = passage.begin, passage.published
    stretch = passage.text[base : passage.stop]
    named = read_figures(stretch, passage.vocabulary).moments
    found, still_open = resolve(stretch, named, passage.vocabulary, published)
    told = _shift(found, base)
    around = _shift(named, base) + told
    if published is not None and published.earliest[0] >= _FIRST_YEAR and published.latest[0] <= _LAST_YEAR:
        around.append(TimeSpan(0, 0, first=published.earliest, last=published.latest))
    quoted = read_passage(passage, passage.start, passage.end).moments
    quoted += [date for date in told if passage.start <= date.start and date.end <= passage.end]
    return _PassageDates(quoted, around, [offset + base for offset in still_open])


def _shift(dates: Iterable[TimeSpan], base: int) -> list[TimeSpan]:
    return [date._replace(start=date.start + base, end=date.end + base) for date in dates]


def _is_open(passage: QuotedPassage, still_open: Iterable[int]) -> bool:
    """Tell whether a relative date in the sentence of a quote could not be worked out."""
    text, vocabulary = passage.text, passage.vocabulary
    first = find_begin(text, passage.start, vocabulary)
    last = next(find_ends(text, max(passage.start, passage.end - 1), passage.stop, vocabulary), passage.end)
    return any(first <= offset < last for offset in still_open)


def find_uncarried_dates(
    stated: Iterable[TimeSpan], quoted: Sequence[TimeSpan], around: Callable[[], Iterable[TimeSpan]]
) -> Iterator[tuple[TimeSpan, TimeSpan | None]]:
    """Yield the dates of a statement that are not carried, each with the nearest quoted one.

    `quoted` are those of the quotes, and `around` gives those that stand in them and around them.
    """
    is_dated = any(theirs.has_year for theirs in quoted)
    for ours in stated:
        rival = next((theirs for theirs in quoted if is_rival(ours, theirs)), None)
        if rival is not None and not any((theirs.first, theirs.last) == (ours.first, ours.last) for theirs in quoted):
            # From the same day on, and not as long: what lies in both does not make them one.
            yield ours, rival
            continue
        # A day without its year may be of the year that is stated, unless the quote gives another one.
        needs_year = is_dated and is_long(ours)
        if any(
            is_date_carried(ours, theirs) and (theirs.has_year or not needs_year) for theirs in chain(quoted, around())
        ):
            continue
        nearest = _find_nearest(ours, quoted)
        is_told = nearest is not None or not (ours.is_label or ours.weekday is not None)
        if is_told and not ours.is_aside:
            yield ours, nearest


def _find_nearest(ours: TimeSpan, quoted: Sequence[TimeSpan]) -> TimeSpan | None:
    comparable = [theirs for theirs in quoted if (theirs.weekday is None) == (ours.weekday is None)]
    return min(comparable, key=lambda theirs: _apart(ours, theirs), default=None)


def _apart(ours: TimeSpan, theirs: TimeSpan) -> tuple[bool, int]:
    """Return how far two dates are apart: those of one precision first."""
    years = ours.first[0] - theirs.first[0] if ours.has_year and theirs.has_year else 0
    months, days = ours.first[1] - theirs.first[1], ours.first[2] - theirs.first[2]
    return ours.has_year != theirs.has_year, abs(_YEAR_DAYS * years + _MONTH_DAYS * months + days)
