"""Whether a quantity or date of a statement is one that a quote names, or follows from it.

What is rounder is carried by what is more exact; what is more exact than all that is quoted is not.  "More than 4,700"
carries 4,750, and does not carry "more than 4,800".
"""

from __future__ import annotations

import math

from claimcheck.language.date.calendar import TimeSpan
from claimcheck.language.number.quantity import Quantity

# What "about" bears on either side, and "nearly" below.
_NEAR = 0.1
_NEARLY = 0.15
# A rounded number is at most so far from what it stands for; so is one turned into another unit.
_ROUNDED = 0.05
# "More than ten" is not said of a thousand: so many times the bound, where nothing says that the same is counted.
_FAR = 10.0
_BEYOND = 2.0
_EQUAL = 1e-6
_LOWER, _UPPER = ("above", "least"), ("below", "most")
# What compares a quantity with a bound.
BOUNDS = _LOWER + _UPPER
_MASS = "mass"
_CURRENCY_OF_SIGN = {"$": ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"), "¥": ("JPY", "CNY")}


def is_comparable(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether two quantities may be of one thing, as far as their units say."""
    if ours.sort == theirs.sort:
        return ours.unit == theirs.unit or (ours.sort == "money" and _is_one_currency(ours.unit, theirs.unit))
    if _is_weight(ours, theirs) or _is_weight(theirs, ours):
        return True
    if theirs.sort == "ordinal":
        # Whoever turns 70 has a 70th birthday.
        return ours.sort == "count"
    # A bare number may be of anything.
    return (ours.sort == "count" and not ours.nouns) or (
        theirs.sort == "count" and not theirs.nouns and ours.sort != "ordinal"
    )


def is_quantity_carried(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether a comparable quantity carries ours."""
    if _is_weight(ours, theirs):
        theirs = _weigh(theirs)
    elif _is_weight(theirs, ours):
        ours = _weigh(ours)
    if ours.sort != theirs.sort:
        if theirs.is_year or ours.is_year:
            return _is_equal(ours.low / ours.scale, theirs.low / theirs.scale) and not ours.comparison
        # The one that is no bare number says what the number means.
        ours, theirs = _strip(ours), _strip(theirs)
    if theirs.is_year and ours.comparison:
        return False
    if ours.comparison in BOUNDS and not ours.nouns & theirs.nouns:
        high, low = max(ours.high, theirs.high), min(ours.low, theirs.low)
        if low <= 0 or high > _FAR * low:
            return False
    if ours.comparison in _LOWER and theirs.comparison in _LOWER:
        return theirs.low >= ours.low * (1 - _EQUAL)
    if ours.comparison in _UPPER and theirs.comparison in _UPPER:
        return theirs.high <= ours.high * (1 + _EQUAL)
    if not ours.comparison and not theirs.comparison:
        return _is_same(ours, theirs)
    if not ours.comparison and theirs.comparison in BOUNDS:
        is_near = max(ours.low, theirs.low) <= _BEYOND * min(ours.low, theirs.low)
        return is_near and _do_meet(ours, theirs, is_closed=True)
    return _do_meet(ours, theirs, is_closed=False)


def _is_one_currency(ours: str, theirs: str) -> bool:
    return theirs in _CURRENCY_OF_SIGN.get(ours, ()) or ours in _CURRENCY_OF_SIGN.get(theirs, ())


def _is_weight(one: Quantity, other: Quantity) -> bool:
    """Tell whether one is a weight, and the other a sum of money by a word that may mean a weight."""
    return one.unit == _MASS and other.weight > 0


def _weigh(one: Quantity) -> Quantity:
    """Return pounds as a weight."""
    weight = one.weight
    return one._replace(
        low=one.low * weight, high=one.high * weight, step=one.step * weight, scale=weight, sort="measure", unit=_MASS
    )


def _strip(one: Quantity) -> Quantity:
    """Return a quantity as the bare number that is written."""
    return one._replace(low=one.low / one.scale, high=one.high / one.scale, step=one.step / one.scale)


def _is_equal(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=_EQUAL)


def _is_same(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether two exact quantities, or ranges, are one but for rounding and units."""
    if ours.low == ours.high and theirs.low != theirs.high:
        # Of a range only the whole is the same.
        return False
    if ours.low != ours.high and theirs.low == theirs.high:
        return ours.low <= theirs.low <= ours.high
    return all(
        _is_equal(one, other) or _is_rounded(one, other, ours, theirs)
        for one, other in ((ours.low, theirs.low), (ours.high, theirs.high))
    )


def _is_rounded(one: float, other: float, ours: Quantity, theirs: Quantity) -> bool:
    apart = abs(one - other)
    if apart > _ROUNDED * abs(other):
        return False
    return ours.scale != theirs.scale or (apart <= ours.step / 2 * (1 + _EQUAL) and theirs.step < ours.step)


def _do_meet(ours: Quantity, theirs: Quantity, is_closed: bool) -> bool:
    """Tell whether two intervals have a number in common."""
    low, low_is_open, high, high_is_open = _interval(ours)
    other_low, other_low_is_open, other_high, other_high_is_open = _interval(theirs)
    for one, two, is_open in (
        (low, other_high, low_is_open or other_high_is_open),
        (other_low, high, other_low_is_open or high_is_open),
    ):
        if _is_equal(one, two) or (math.isinf(one) and one == two):
            if is_open and not is_closed:
                return False
        elif one > two:
            return False
    return True


def _interval(one: Quantity) -> tuple[float, bool, float, bool]:
    low, high = one.low, one.high
    if one.comparison == "near":
        return low - _NEAR * abs(low), False, high + _NEAR * abs(high), False
    if one.comparison == "nearly":
        return low - _NEARLY * abs(low), False, high, False
    if one.comparison in _LOWER:
        return low, one.comparison == "above", math.inf, False
    if one.comparison in _UPPER:
        return -math.inf, False, high, one.comparison == "below"
    return low, False, high, False


def is_date_carried(ours: TimeSpan, theirs: TimeSpan) -> bool:
    """Tell whether a date of a quote carries ours: it is the same, or lies within it, or where ours says."""
    if ours.weekday is not None or theirs.weekday is not None:
        return ours.weekday == theirs.weekday
    first, last, other_first, other_last = ours.first, ours.last, theirs.first, theirs.last
    if not (ours.has_year and theirs.has_year):
        if is_long(ours) or is_long(theirs):
            # The year of a day that is named without one may be ours.
            return ours.has_year
        first, last, other_first, other_last = ((0, *day[1:]) for day in (first, last, other_first, other_last))
    is_within = first <= other_first and other_last <= last
    if ours.comparison == "before":
        return other_last < first or (is_within and theirs.comparison != "")
    if ours.comparison == "after":
        return other_first > last or (is_within and theirs.comparison != "")
    if ours.comparison == "by":
        return other_first <= last
    if theirs.is_span or ours.is_span:
        return first <= other_last and other_first <= last
    return is_within


def is_rival(ours: TimeSpan, theirs: TimeSpan) -> bool:
    """Tell whether two stretches of time have one end in common, and not the other."""
    if not (ours.is_span and theirs.is_span and ours.has_year == theirs.has_year):
        return False
    return (ours.first == theirs.first) != (ours.last == theirs.last)


def is_long(one: TimeSpan) -> bool:
    """Tell a year, or more, from its months and days."""
    return one.has_year and one.first[1:] == (1, 1) and one.last[1:] == (12, 31)
