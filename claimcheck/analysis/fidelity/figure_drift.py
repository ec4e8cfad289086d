"""What a statement says of numbers and dates that nothing it is held against says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, permutations

from claimcheck.language.date.calendar import TimeSpan
from claimcheck.language.number.agreement import BOUNDS, agrees, is_comparable, is_long, is_rival, names
from claimcheck.language.number.quantity import SHIFTED, Figures, Quantity

# Fewer things may have been counted by the author: "three films" of a list of three.
_FEW = 12
# How many quantities are tried for a ratio, a sum or a difference.
_MOST_TERMS = 24
_RATIO = 0.06
_EQUAL = 1e-6
# Less is no term of a sum: it would make any number of its neighbour.
_TERM = 3


def find_number_drift(
    statement: Figures, quoted: Sequence[Quantity], around: Callable[[], Sequence[Quantity]]
) -> Iterator[tuple[Quantity, Quantity | None]]:
    """Yield the quantities of a statement that are not carried, each with the nearest quoted one of its kind.

    `quoted` is what the quotes name, and `around` gives what stands in them and around them: these words may carry a
    number too, but they contradict none.  Nothing is said of "one" and of "eight years ago", and of few things only
    where another number of the same things is quoted.
    """
    for ours in statement.quantities:
        if ours.is_year or ours.comparison == SHIFTED or _is_one(ours):
            continue
        if is_carried(ours, quoted) or is_carried(ours, around()):
            continue
        numbers = [theirs for theirs in quoted if not theirs.is_year and is_comparable(ours, theirs)]
        comparable = [theirs for theirs in numbers if not _is_one(theirs) or is_same(ours, theirs)]
        same = [theirs for theirs in comparable if is_same(ours, theirs)]
        is_few = ours.sort in ("count", "ordinal") and (ours.high <= _FEW or ours.sort == "ordinal")
        if same or not is_few:
            alike = [theirs for theirs in quoted if theirs.sort == ours.sort and not theirs.is_year]
            yield ours, find_nearest(ours, same or [t for t in alike if t in comparable] or alike)


def _is_one(ours: Quantity) -> bool:
    return ours.sort == "count" and ours.low == ours.high == 1


def is_carried(ours: Quantity, around: Sequence[Quantity]) -> bool:
    """Tell whether any quantity carries ours, or two of them by a ratio, a sum or a difference.

    Where as many, or not as many, of the same things are named, only those are asked, and numbers of nothing in
    particular.  Of several quantities a bound is held against the nearest.
    """
    comparable = [theirs for theirs in around if is_comparable(ours, theirs)]
    if any(is_same(ours, theirs) for theirs in comparable):
        comparable = [t for t in comparable if is_same(ours, t) or not t.nouns]
    if ours.comparison in BOUNDS:
        numbers = [theirs for theirs in comparable if not theirs.is_year]
        comparable = sorted(numbers, key=lambda t: (t.scale != ours.scale, _ratio(ours.low, t.low)))[:1]
    return any(agrees(ours, theirs) for theirs in comparable) or _is_derived(ours, around)


def is_same(ours: Quantity, theirs: Quantity) -> bool:
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
            and abs(one.low / two.low - ours.low) <= _RATIO * ours.low
            for one, two in pairs
        )
    if ours.sort not in ("count", "money") or ours.high <= _FEW or ours.comparison:
        return False
    pairs = permutations(islice((theirs for theirs in numbers if not theirs.comparison), _MOST_TERMS), 2)
    return any(
        (one.sort, one.unit) == (two.sort, two.unit) == (ours.sort, ours.unit)
        and (
            (min(one.low, two.low) >= _TERM and _is_equal(one.low + two.low, ours.low))
            or (min(one.low, two.low) > _FEW and _is_equal(one.low - two.low, ours.low))
        )
        for one, two in pairs
    )


def _is_equal(one: float, other: float) -> bool:
    return abs(one - other) <= _EQUAL * other


def find_nearest(ours: Quantity, others: Iterable[Quantity]) -> Quantity | None:
    """Return the quantity of one sort and unit, if there is one, whose value is the nearest."""
    return min(others, key=lambda theirs: (theirs.sort != ours.sort, abs(theirs.low - ours.low)), default=None)


def find_date_drift(
    statement: Figures, quoted: Sequence[TimeSpan], around: Callable[[], Sequence[TimeSpan]]
) -> Iterator[tuple[TimeSpan, TimeSpan | None]]:
    """Yield the dates of a statement that are not carried, each with the nearest quoted one."""
    is_dated = any(theirs.has_year for theirs in quoted)
    for ours in statement.moments:
        rival = next((theirs for theirs in quoted if is_rival(ours, theirs)), None)
        if rival is not None and not any(theirs[2:4] == ours[2:4] for theirs in quoted):
            # From the same day on, and not as long: what lies in both does not make them one.
            yield ours, rival
            continue
        # A day without its year may be of the year that is stated, unless the quote gives another one.
        needs_year = is_dated and is_long(ours)
        if any(names(ours, theirs) and (theirs.has_year or not needs_year) for theirs in chain(quoted, _each(around))):
            continue
        nearest = _find_nearest_moment(ours, quoted)
        is_told = nearest is not None or not (ours.is_label or ours.weekday is not None)
        if is_told and not ours.is_aside:
            yield ours, nearest


def _each(around: Callable[[], Sequence[TimeSpan]]) -> Iterator[TimeSpan]:
    yield from around()


def _find_nearest_moment(ours: TimeSpan, quoted: Sequence[TimeSpan]) -> TimeSpan | None:
    comparable = [theirs for theirs in quoted if (theirs.weekday is None) == (ours.weekday is None)]
    return min(comparable, key=lambda theirs: _apart(ours, theirs), default=None)


def _apart(ours: TimeSpan, theirs: TimeSpan) -> tuple[bool, int]:
    """Return how far two dates are apart: those of one precision first."""
    years = ours.first[0] - theirs.first[0] if ours.has_year and theirs.has_year else 0
    months, days = ours.first[1] - theirs.first[1], ours.first[2] - theirs.first[2]
    return ours.has_year != theirs.has_year, abs(372 * years + 31 * months + days)
