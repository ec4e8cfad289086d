"""The smallest set of parties that has a member on every route.

The minimum hitting set, by branch and bound: a route that only one party can hit forces that party, a party whose
routes are all another's too is never needed, and routes that share nobody are solved apart.  The problem is NP-hard,
so the work is bounded; past the bound the answer is an interval that holds the size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from claimcheck.analysis.support.provenance import Party
from claimcheck.model.record import NamedTuple

# How many masks may be looked at before the answer is left with bounds.
_MOST_WORK = 500_000
# Routes are told apart by how many parties can hit them, up to this number.
_FEW = 5

# A party: the routes it lies on, as bits, and its place in the order of preference.
_Column = tuple[int, int]


class HittingSet(NamedTuple):
    """`best` hits every route, empty where nothing small enough does; no set smaller than `bound` hits every route."""

    best: tuple[Party, ...]
    bound: int


class Routes:
    """Routes, as they are found, and the parties on them."""

    def __init__(self) -> None:
        self._masks: dict[Party, int] = {}
        self._all = 0
        self._budget = _Budget(_MOST_WORK)

    @property
    def has_work_left(self) -> bool:
        return self._budget.left > 0

    def add(self, route: Iterable[Party]) -> None:
        bit = self._all + 1
        self._all |= bit
        for party in route:
            self._masks[party] = self._masks.get(party, 0) | bit

    def hit_quickly(self) -> tuple[Party, ...]:
        """Return a set that hits every route: the party on most routes, then the party on most of those left, …"""
        parties, columns = self._columns()
        chosen = _prune(_choose_greedily(columns, self._all))
        self._budget.left -= len(columns) * len(chosen)
        return tuple(parties[rank] for _, rank in chosen)

    def hit_best(self, below: int) -> HittingSet:
        """Return a smallest set that hits every route, of those with fewer than `below` members."""
        parties, columns = self._columns()
        search = _Search(self._budget)
        try:
            found = search.cover(columns, self._all, below)
        except _TooMuchWork:
            return HittingSet((), min(below, search.least))
        if found is None:
            return HittingSet((), below)
        return HittingSet(tuple(parties[rank] for _, rank in found), len(found))

    def _columns(self) -> tuple[list[Party], list[_Column]]:
        parties = sorted(self._masks, key=attrgetter("rank"))
        columns = _drop_needless((self._masks[party], rank) for rank, party in enumerate(parties))
        self._budget.left -= len(parties) * (1 + len(columns) // 4)
        return parties, columns


def _drop_needless(columns: Iterable[_Column]) -> list[_Column]:
    """Keep one of the parties that lie on the same routes, and none whose routes are all another's too."""
    first: dict[int, int] = {}
    for mask, rank in columns:
        if mask:
            first[mask] = min(rank, first.get(mask, rank))
    kept: list[_Column] = []
    for mask, rank in sorted(first.items(), key=lambda column: (-column[0].bit_count(), column[1])):
        if not any(mask & other == mask for other, _ in kept):
            kept.append((mask, rank))
    return kept


def _choose_greedily(columns: list[_Column], left: int) -> list[_Column]:
    chosen = []
    while left:
        column = max(columns, key=lambda column: ((column[0] & left).bit_count(), -column[1]))
        chosen.append(column)
        left &= ~column[0]
    return chosen


def _prune(chosen: list[_Column]) -> list[_Column]:
    """Take out what the others make needless, the last chosen first."""
    for column in reversed(chosen):
        if column[0] & ~_union(other for other in chosen if other != column) == 0:
            chosen = [other for other in chosen if other != column]
    return chosen


def _union(columns: Iterable[_Column]) -> int:
    rows = 0
    for mask, _ in columns:
        rows |= mask
    return rows


def _sort_rows(columns: list[_Column], rows: int) -> Iterator[int]:
    """Yield the rows that no column has, one column only, two, …, and all others, each as bits."""
    at_least = [rows, *[0] * _FEW]
    for mask, _ in columns:
        for number in range(_FEW, 0, -1):
            at_least[number] |= at_least[number - 1] & mask
    for number in range(_FEW):
        yield at_least[number] & ~at_least[number + 1]
    yield at_least[_FEW]


def _split(columns: list[_Column]) -> list[list[_Column]]:
    """Split columns into parts that have no row in common."""
    parts: list[tuple[int, list[_Column]]] = []
    for column in columns:
        rows, members = column[0], [column]
        apart = []
        for part in parts:
            if part[0] & rows:
                rows |= part[0]
                members = part[1] + members
            else:
                apart.append(part)
        parts = [*apart, (rows, members)]
    return sorted((members for _, members in parts), key=len)


class _TooMuchWork(Exception):
    """The budget is spent."""


class _Budget:
    """How much may still be looked at."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, work: int) -> None:
        self.left -= work
        if self.left <= 0:
            raise _TooMuchWork


class _Search:
    """One search; `least` is a size below which no set hits every route."""

    def __init__(self, budget: _Budget) -> None:
        self.budget = budget
        self.least = 0

    def cover(self, columns: list[_Column], rows: int, below: int) -> list[_Column] | None:
        """Return a smallest set of columns that has all rows, of those with fewer than `below` members, or None."""
        taken: list[_Column] = []
        while True:
            columns = _drop_needless((mask & rows, rank) for mask, rank in columns)
            self.budget.spend(len(columns) * (_FEW + len(columns) // 4))
            nobody, one_only, *_ = _sort_rows(columns, rows)
            if nobody or len(taken) >= below:
                return None
            if not one_only:
                break
            forced = [column for column in columns if column[0] & one_only]
            taken += forced
            rows &= ~_union(forced)
        parts = _split(columns)
        bounds = [self._bound(part) for part in parts]
        rest = len(taken) + sum(bounds)
        self.least = self.least or rest
        for part, bound in zip(parts, bounds, strict=True):
            # What the parts before needed beyond their bounds is in `rest` by now.
            found = self._branch(part, below - rest + bound) if rest < below else None
            if found is None:
                return None
            taken += found
            rest += len(found) - bound
        return taken

    def _branch(self, columns: list[_Column], below: int) -> list[_Column] | None:
        """Try each of the columns that have one row, the row that fewest columns have."""
        rows = _union(columns)
        row = next(some & -some for some in _sort_rows(columns, rows) if some)
        best = None
        for column in [column for column in columns if column[0] & row]:
            columns = [other for other in columns if other != column]
            found = self.cover(columns, rows & ~column[0], below - 1)
            if found is not None:
                best = [column, *found]
                below = len(best)
        return best

    def _bound(self, columns: list[_Column]) -> int:
        """Count rows of which no column has two: each needs a column of its own."""
        count = 0
        left = _union(columns)
        for some in list(_sort_rows(columns, left)):
            while some & left:
                row = some & left & -(some & left)
                left &= ~_union(column for column in columns if column[0] & row)
                count += 1
        self.budget.spend(len(columns) * (_FEW + count))
        return count
