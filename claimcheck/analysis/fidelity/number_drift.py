"""Numbers of a text that nothing it stands on carries: "28 jets" where the quote has 33.

A number is carried by one of the same value, by a more exact one, and by two that make it as their ratio, sum or
difference; and by whatever stands in the quotes, in the words around them or in the premises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice, permutations

from claimcheck.analysis.fidelity.evidence_text import Drift, EvidenceText, PassageWords, QuotedPassage, StatedText
from claimcheck.language.date.calendar import TimeSpan
from claimcheck.language.number.agreement import BOUNDS, is_comparable, is_quantity_carried
from claimcheck.language.number.quantity import LONGEST, SHIFTED, Figures, Quantity, read_figures

# How many numbers and dates of one text are judged.
_MOST_FIGURES = 50
# Fewer things may have been counted by the author: "three films" of a list of three.
_FEW_THINGS = 12
# How many quantities are tried for a ratio, a sum or a difference.
_MOST_TERMS = 24
# How far the ratio of two quantities may be from a share, as a part of that.
_RATIO_TOLERANCE = 0.06
_EQUAL_TOLERANCE = 1e-6
# Less is no term of a sum: it would make any number of its neighbour.
_LEAST_TERM = 3
_NOTHING = Figures([], [])


def may_have_number_drift(stated: StatedText) -> bool:
    """Tell whether a text has any numbers; its evidence need not be gathered where it has none."""
    return bool(read_stated(stated).quantities)


def find_number_drift(stated: StatedText, evidence: EvidenceText) -> Iterator[Drift]:
    """Yield the numbers of a text that its evidence does not carry, each with the nearest quoted one of its kind.

    None are yielded where the evidence is damaged.
    """
    if evidence.is_damaged:
        return
    passages = evidence.passages
    quoted = [read_passage(passage, passage.start, passage.end).quantities for passage in passages]

    @cache
    def read_around() -> list[Quantity]:
        around = [read_passage(passage, passage.begin, passage.stop) for passage in passages]
        around += [read_figures(premise, stated.vocabulary) for premise in evidence.premises]
        return [found for figures in around for found in figures.quantities]

    numbers = find_uncarried_numbers(read_stated(stated).quantities, list(chain.from_iterable(quoted)), read_around)
    for ours, nearest in numbers:
        yield Drift(ours.start, ours.end, point_at(nearest, passages, quoted))


def read_stated(stated: StatedText) -> Figures:
    """Return the numbers and dates of a text; none where it is too long, or has too many."""
    if len(stated.text) > LONGEST:
        return _NOTHING
    figures = read_figures(stated.text, stated.vocabulary)
    return figures if len(figures.quantities) + len(figures.moments) <= _MOST_FIGURES else _NOTHING


def read_passage(passage: QuotedPassage, start: int, end: int) -> Figures:
    """Return the numbers and dates of `text[start:end]` of a passage, with offsets in its text."""
    quantities, moments = read_figures(passage.text[start:end], passage.vocabulary)
    return Figures(
        [found._replace(start=found.start + start, end=found.end + start) for found in quantities],
        [found._replace(start=found.start + start, end=found.end + start) for found in moments],
    )


def point_at(
    figure: Quantity | TimeSpan | None,
    passages: Sequence[QuotedPassage],
    quoted: Sequence[Sequence[Quantity] | Sequence[TimeSpan]],
    meaning: str = "",
) -> PassageWords | None:
    """Return the words of a figure in the passage that it was read in; `quoted` are the figures of each passage."""
    for passage, figures in zip(passages, quoted, strict=True):
        if figure is not None and any(figure is one for one in figures):
            return PassageWords(passage, figure.start, figure.end, meaning=meaning)
    return None


def find_uncarried_numbers(
    stated: Iterable[Quantity], quoted: Sequence[Quantity], around: Callable[[], Sequence[Quantity]]
) -> Iterator[tuple[Quantity, Quantity | None]]:
    """Yield the quantities of a statement that are not carried, each with the nearest quoted one of its kind.

    `quoted` is what the quotes name, and `around` gives what stands in them and around them: these words may carry a
    number too, but they contradict none.  Nothing is said of "one" and of "eight years ago", and of few things only
    where another number of the same things is quoted.
    """
    for ours in stated:
        if ours.is_year or ours.comparison == SHIFTED or _is_one(ours):
            continue
        if _is_carried(ours, quoted) or _is_carried(ours, around()):
            continue
        numbers = [theirs for theirs in quoted if not theirs.is_year and is_comparable(ours, theirs)]
        comparable = [theirs for theirs in numbers if not _is_one(theirs) or _is_same(ours, theirs)]
        same = [theirs for theirs in comparable if _is_same(ours, theirs)]
        is_few = ours.sort in ("count", "ordinal") and (ours.high <= _FEW_THINGS or ours.sort == "ordinal")
        if same or not is_few:
            alike = [theirs for theirs in quoted if theirs.sort == ours.sort and not theirs.is_year]
            yield ours, _find_nearest(ours, same or [t for t in alike if t in comparable] or alike)


def _is_one(ours: Quantity) -> bool:
    return ours.sort == "count" and ours.low == ours.high == 1


def _is_carried(ours: Quantity, around: Sequence[Quantity]) -> bool:
    """Tell whether any quantity carries ours, or two of them by a ratio, a sum or a difference.

    Where as many, or not as many, of the same things are named, only those are asked, and numbers of nothing in
    particular.  Of several quantities a bound is held against the nearest.
    """
    comparable = [theirs for theirs in around if is_comparable(ours, theirs)]
    if any(_is_same(ours, theirs) for theirs in comparable):
        comparable = [t for t in comparable if _is_same(ours, t) or not t.nouns]
    if ours.comparison in BOUNDS:
        numbers = [theirs for theirs in comparable if not theirs.is_year]
        comparable = sorted(numbers, key=lambda t: (t.scale != ours.scale, _ratio(ours.low, t.low)))[:1]
    return any(is_quantity_carried(ours, theirs) for theirs in comparable) or _is_derived(ours, around)


def _is_same(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether two quantities are of the same things, by the words behind them."""
    return ours.sort == theirs.sort and bool(ours.nouns & theirs.nouns)


def _ratio(one: float, other: float) -> float:
    low, high = sorted((abs(one), abs(other)))
    return high / low if low else float("inf")


def _is_derived(ours: Quantity, around: Sequence[Quantity]) -> bool:
    """Tell whether two quantities of one unit make ours: a share as their ratio, else by their sum or difference."""
    numbers = (theirs for theirs in around if theirs.sort in ("count", "money", "measure") and not theirs.is_year)
    if ours.sort == "share":
        pairs = permutations(islice(numbers, _MOST_TERMS), 2)
        return any(
            two.low > one.low > 0
            and (one.sort, one.unit) == (two.sort, two.unit)
            and abs(one.low / two.low - ours.low) <= _RATIO_TOLERANCE * ours.low
            for one, two in pairs
        )
    if ours.sort not in ("count", "money") or ours.high <= _FEW_THINGS or ours.comparison:
        return False
    pairs = permutations(islice((theirs for theirs in numbers if not theirs.comparison), _MOST_TERMS), 2)
    return any(
        (one.sort, one.unit) == (two.sort, two.unit) == (ours.sort, ours.unit)
        and (
            (min(one.low, two.low) >= _LEAST_TERM and _is_equal(one.low + two.low, ours.low))
            or (min(one.low, two.low) > _FEW_THINGS and _is_equal(one.low - two.low, ours.low))
        )
        for one, two in pairs
    )


def _is_equal(one: float, other: float) -> bool:
    return abs(one - other) <= _EQUAL_TOLERANCE * other


def _find_nearest(ours: Quantity, others: Iterable[Quantity]) -> Quantity | None:
    """Return the quantity of one sort and unit, if there is one, whose value is the nearest."""
    return min(others, key=lambda theirs: (theirs.sort != ours.sort, abs(theirs.low - ours.low)), default=None)
