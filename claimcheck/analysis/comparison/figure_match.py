"""Numbers and dates that stand in one place of two statements: whether they are the same, or cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.analysis.comparison.statement import Figure
from claimcheck.language.date.calendar import TimeSpan
from claimcheck.language.number.agreement import agrees, is_comparable, names
from claimcheck.language.number.quantity import Quantity

# More figures than these are a table.
_MOST_FIGURES = 8
# By this a percentage is told from a fraction.
_PERCENT = 0.01


def match_figures(ours: Sequence[Figure], theirs: Sequence[Figure]) -> list[tuple[Figure, Figure]] | None:
    """Return the figures in one place of both statements that cannot both be right.

    None where they cannot be matched, where one is less exact than the other, or where they are not of one thing.
    """
    if len(ours) != len(theirs):
        return None
    differing = []
    for pair in zip(ours, theirs, strict=True):
        is_same = compare_figures(*pair)
        if is_same is None:
            return None
        if not is_same:
            differing.append(pair)
    if len(differing) > _MOST_FIGURES:
        return None
    if any(compare_figures(mine, other) is not False for mine, _ in differing for _, other in differing):
        # They stand in another order.
        return None
    return differing if all(_can_conflict(*pair) for pair in differing) else None


def compare_figures(ours: Figure, theirs: Figure) -> bool | None:
    """Tell whether two numbers or dates are one; None where both can be right though they are not the same."""
    mine, other = ours.value, theirs.value
    if isinstance(mine, Quantity) and isinstance(other, Quantity):
        if not is_comparable(mine, other):
            return False
        forth, back = agrees(mine, other), agrees(other, mine)
        is_same = mine.comparison == other.comparison
    elif isinstance(mine, TimeSpan) and isinstance(other, TimeSpan):
        if mine.is_label or other.is_label or (mine.weekday is None) != (other.weekday is None):
            return None
        forth, back = names(mine, other), names(other, mine)
        is_same = mine.comparison == other.comparison
    else:
        return ours.text.casefold() == theirs.text.casefold()
    return None if forth != back or (forth and not is_same) else forth


def _can_conflict(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two numbers that differ may be held against each other: of one unit, and of one thing.

    A sum in two currencies may be the same one; where the figure is the same, one of the currencies is wrong.
    """
    if ours.is_label or theirs.is_label:
        return False
    mine, other = ours.value, theirs.value
    if not isinstance(mine, Quantity) or not isinstance(other, Quantity):
        return type(mine) is type(other)
    if mine.sort == other.sort == "money" and mine.unit != other.unit:
        return mine.low == other.low
    if mine.nouns and other.nouns and mine.nouns.isdisjoint(other.nouns):
        return False
    if mine.sort == "share" and (mine.scale == _PERCENT) != (other.scale == _PERCENT):
        # A quarter and 30 per cent may be of two wholes.
        return False
    return mine.sort == other.sort and mine.unit == other.unit
