"""Dates of a text that nothing it stands on carries: "9 March" where the quote has the eighth.

Relative dates of the evidence count by what they mean, worked out from the day of publication or from the date before
them.  Where one is open ("a year earlier") nothing can be called missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from claimcheck.analysis.fidelity.evidence_text import Drift, EvidenceText, QuotedPassage, StatedText
from claimcheck.analysis.fidelity.number_drift import (
    has_readable_figures,
    point_at_figure,
    read_passage,
    read_premises,
    read_stated_figures,
)
from claimcheck.language.date.relative_date import resolve
from claimcheck.language.date.time_span import TimeSpan
from claimcheck.language.number.agreement import is_long, is_rival, names
from claimcheck.language.sentence.token import find_begin, find_ends
from claimcheck.language.vocabulary.numbers import find_lexicon
from claimcheck.language.vocabulary.syntax import find_language

_FIRST_YEAR, _LAST_YEAR = 0, 9999
# More than any days of one year are apart, in the same measure.
_YEAR_DAYS, _MONTH_DAYS = 372, 31


def may_have_date_drift(stated: StatedText) -> bool:
    """Tell whether a text has any dates; its evidence need not be gathered where it has none."""
    return bool(read_stated_figures(stated).moments)


def find_date_drift(stated: StatedText, evidence: EvidenceText) -> Iterator[Drift]:
    """Yield the dates of a text that its evidence does not carry, each with the nearest quoted one.

    None are yielded where it cannot be told: where the sentence of a quote leaves a relative date open, the evidence
    is damaged, or in a language of which there are no lists.
    """
    dates = read_stated_figures(stated).moments
    if not dates or not has_readable_figures(evidence):
        return
    passages = evidence.passages
    dated = [_PassageDates(passage) for passage in passages]
    quoted = [one.quoted for one in dated]

    def read_around() -> Iterator[TimeSpan]:
        for one in dated:
            yield from one.around
        for premise in read_premises(stated, evidence):
            yield from premise.moments

    for ours, nearest in find_uncarried_dates(dates, list(chain.from_iterable(quoted)), read_around):
        if any(one.is_open for one in dated):
            return
        meaning = nearest.iso if nearest is not None and nearest.is_told else ""
        yield Drift(ours.start, ours.end, point_at_figure(nearest, passages, quoted, meaning))


class _PassageDates:
    """The dates of one passage; offsets are those of its text."""

    def __init__(self, passage: QuotedPassage) -> None:
        self._passage = passage

    @cached_property
    def quoted(self) -> list[TimeSpan]:
        """The dates in the quote, those that its relative words mean too."""
        start, end = self._passage.start, self._passage.end
        named = read_passage(self._passage, start, end).moments
        return named + [date for date in self._resolved[0] if start <= date.start and date.end <= end]

    @cached_property
    def around(self) -> list[TimeSpan]:
        """The dates in the quote and around it: named, told from other ones, and the day of publication.

        What a source tells without a date may be of that day, or of its month or year.
        """
        published = self._passage.published
        dates = self._named + self._resolved[0]
        if published is not None and published.earliest[0] >= _FIRST_YEAR and published.latest[0] <= _LAST_YEAR:
            dates.append(TimeSpan(0, 0, published.earliest, published.latest))
        return dates

    @cached_property
    def is_open(self) -> bool:
        """Tell whether a relative date in the sentence of the quote could not be worked out."""
        passage, language = self._passage, find_language(self._passage.language)
        if language is None:
            return True
        first = find_begin(passage.text, passage.start, language)
        last = next(find_ends(passage.text, max(passage.start, passage.end - 1), passage.stop, language), passage.end)
        return any(first <= offset < last for offset in self._resolved[1])

    @cached_property
    def _named(self) -> list[TimeSpan]:
        return read_passage(self._passage, self._passage.begin, self._passage.stop).moments

    @cached_property
    def _resolved(self) -> tuple[list[TimeSpan], list[int]]:
        """What relative words in the quote and around it mean, and the offsets of those that leave it open."""
        passage, lexicon = self._passage, find_lexicon(self._passage.language)
        if lexicon is None:
            return [], []
        base = passage.begin
        named = [date._replace(start=date.start - base, end=date.end - base) for date in self._named]
        found, still_open = resolve(passage.text[base : passage.stop], named, lexicon, passage.published)
        dates = [date._replace(start=date.start + base, end=date.end + base) for date in found]
        return dates, [offset + base for offset in still_open]


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
        if any(names(ours, theirs) and (theirs.has_year or not needs_year) for theirs in chain(quoted, around())):
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
