"""How many would have to be wrong?  Lines of evidence, and what they rest on.

A *route* is one way in which a claim is known: an origin, the sources that hand it on, their authors and
publishers — all of whom must be right.  The number of lines is the size of the smallest set of parties that has
a member on every route: discredit these, and the claim stands without support.

Where no author or publisher is shared this is the minimum vertex cut, and by Menger's theorem (1927) the largest
number of routes that share nobody.  Shared authors put the same party into chains that do not meet, and there the
smallest set can be larger than the largest packing; what counts is the set, since the question is how many would
have to be wrong.  It is found exactly, as a minimum hitting set, growing the list of routes only where the set
found so far leaves one standing (Moreno-Centeno and Karp, "The implicit hitting set approach", 2013).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.analysis.provenance import UNKNOWN_KEY, Party, Provenance
from claimcheck.model.claim import Evidence

Route = frozenset[Party]

_KIND_ORDER = {"origin": 0, "source": 1, "author": 2, "publisher": 3}
# How many branches the search may open before it answers with bounds instead of a number.
_MOST_BRANCHES = 20_000


class Support(NamedTuple):
    """One of the parties that a claim rests on.

    `id` is an id, or the name of an author or publisher; `UNKNOWN_KEY` where no origin is named.  `possibly` are
    the other ids that may be the same origin.
    """

    kind: str
    id: str
    possibly: tuple[str, ...] = ()


class Corroboration(NamedTuple):
    """The lines of evidence behind a claim: at least `min`, at most `max`.

    `rests_on`: where `min` is 1 every party whose discrediting alone leaves the claim without support; else one
    smallest set.  `sources` are the sources that bring support.  `premise` is the claim it takes its lines from.
    `is_exact` is False where the search was cut short: `min` and `max` are then safe bounds.
    """

    min: int
    max: int
    rests_on: tuple[Support, ...] = ()
    sources: tuple[str, ...] = ()
    premise: str | None = None
    is_exact: bool = True


def count_lines(evidence: Sequence[Evidence], provenance: Provenance) -> Corroboration:
    """Count the lines behind pieces of evidence, all of which are taken to support the same claim."""
    sources = tuple(dict.fromkeys(piece.source for piece in evidence if piece.source))
    if not sources:
        return Corroboration(0, 0)
    most = _RouteFinder(evidence, provenance, is_least=False)
    upper = _smallest_set(most)
    least = _RouteFinder(evidence, provenance, is_least=True)
    lower = _smallest_set(least)
    low = len(lower.lower_bound)
    if low == 1 and lower.is_exact:
        parties = [party for party in lower.parties_of_a_route if least.find(frozenset((party,))) is None]
    else:
        parties = list(lower.best)
    rests_on = tuple(_describe(party, provenance) for party in sorted(parties, key=_sort_key))
    return Corroboration(low, len(upper.best), rests_on, sources, None, lower.is_exact and upper.is_exact)


def _sort_key(party: Party) -> tuple[int, str]:
    return _KIND_ORDER[party.kind], party.key


def _describe(party: Party, provenance: Provenance) -> Support:
    if party.kind == "origin":
        group = provenance.same_origin.get(party.key, ())
        return Support("origin", party.key, tuple(name for name in group if name != party.key))
    return Support(party.kind, provenance.names.get(party, party.key))


class _RouteFinder:
    """Finds routes that avoid given parties, at least (`min`) or at most (`max`)."""

    def __init__(self, evidence: Sequence[Evidence], provenance: Provenance, is_least: bool) -> None:
        self.provenance = provenance
        self.is_least = is_least
        self.evidence = [piece for piece in evidence if piece.source]
        self.knows_origin = False
        if is_least:
            self.knows_origin = any(self._is_known(piece) for piece in self.evidence)

    def _is_known(self, piece: Evidence) -> bool:
        """Tell whether a piece has an origin that is known, at the end of a chain that has one."""
        roots = self.provenance.roots(piece.source)
        if piece.origins:
            return bool(roots)
        return any(self.provenance.is_own_origin(piece, root) for root in roots)

    def find_all_first(self) -> list[Route]:
        """Return one route a piece of evidence, where it has one."""
        found = (self._walk(index, piece, frozenset()) for index, piece in enumerate(self.evidence))
        return [route for route in found if route is not None]

    def find(self, avoid: Route) -> Route | None:
        """Return a route that meets nobody in `avoid`, or None."""
        for index, piece in enumerate(self.evidence):
            route = self._walk(index, piece, avoid)
            if route is not None:
                return route
        return None

    def _walk(self, index: int, piece: Evidence, avoid: Route) -> Route | None:
        """Search from a piece's source upwards, nearest first, to a root with an origin to offer."""
        provenance = self.provenance
        start = piece.source
        if not avoid.isdisjoint(provenance.parties(start)):
            return None
        came_from: dict[str, str | None] = {start: None}
        pending = [start]
        for current in pending:
            origin = self._origin(index, piece, current, avoid)
            if origin is not None:
                parties = set(origin)
                step: str | None = current
                while step is not None:
                    parties.update(provenance.parties(step))
                    step = came_from[step]
                return frozenset(parties)
            for parent in provenance.parents.get(current, ()):
                if parent not in came_from and avoid.isdisjoint(provenance.parties(parent)):
                    came_from[parent] = current
                    pending.append(parent)
        return None

    def _origin(self, index: int, piece: Evidence, root: str, avoid: Route) -> tuple[Party, ...] | None:
        """Return the origin that a root offers: a party, nobody beside the root itself, or None."""
        provenance = self.provenance
        circle = provenance.rootless.get(root)
        if circle is not None:
            # A circle has no origin.  At most, somebody unnamed fed it, once for all of it.
            party = Party("origin", f"{UNKNOWN_KEY}circle {circle}")
            return None if self.is_least or party in avoid else (party,)
        if provenance.parents.get(root):
            return None
        if piece.origins:
            for name in piece.origins:
                group = provenance.same_origin.get(name, (name,)) if self.is_least else (name,)
                party = Party("origin", group[0])
                if "origin" not in provenance.policy.shared:
                    return ()
                if party not in avoid:
                    return (party,)
            return None
        if provenance.is_own_origin(piece, root):
            return ()
        if self.is_least:
            # Silence about origin is not independence: it may be the origin that is known already.
            party = Party("origin", UNKNOWN_KEY)
            return None if self.knows_origin or party in avoid else (party,)
        party = Party("origin", f"{UNKNOWN_KEY}{index} {root}")
        return None if party in avoid else (party,)


class _Solution(NamedTuple):
    """`best` hits every route; no set smaller than `lower_bound` does.  Equal in size where `is_exact`."""

    best: tuple[Party, ...]
    lower_bound: tuple[Party, ...]
    is_exact: bool
    parties_of_a_route: tuple[Party, ...] = ()


def _smallest_set(finder: _RouteFinder) -> _Solution:
    routes = list(dict.fromkeys(finder.find_all_first()))
    if not routes:
        return _Solution((), (), True)
    is_exact = True
    while True:
        chosen, bound, solved = _hit_all(routes)
        is_exact = is_exact and solved
        route = finder.find(frozenset(chosen))
        if route is None:
            return _Solution(chosen, bound, is_exact, tuple(routes[0]))
        routes.append(route)


def _hit_all(routes: list[Route]) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
    """Return a smallest set with a member on every route, a bound of at most its size, and whether it is exact."""
    common = frozenset.intersection(*routes)
    if common:
        one = (min(common, key=_sort_key),)
        return one, one, True
    # Masks over routes: parties that lie on the same routes are as good as one another, and a party whose routes
    # are all another's too is never needed.
    masks: dict[int, Party] = {}
    for party in sorted(frozenset().union(*routes), key=_sort_key):
        mask = sum(1 << index for index, route in enumerate(routes) if party in route)
        masks.setdefault(mask, party)
    useful: list[int] = []
    for mask in sorted(masks, key=lambda mask: (-mask.bit_count(), _sort_key(masks[mask]))):
        if not any(mask & other == mask for other in useful):
            useful.append(mask)
    search = _Search(useful, (1 << len(routes)) - 1)
    best, bound = search.run()
    chosen = tuple(masks[mask] for mask in best)
    return chosen, chosen[:bound], search.branches <= _MOST_BRANCHES


class _Search:
    """Branch and bound for a smallest set cover of the routes by parties, both as bits."""

    def __init__(self, masks: list[int], everything: int) -> None:
        self.masks = masks
        self.everything = everything
        self.branches = 0
        self.best = self._greedy()

    def _greedy(self) -> list[int]:
        chosen: list[int] = []
        left = self.everything
        while left:
            mask = max(self.masks, key=lambda mask: (mask & left).bit_count())
            chosen.append(mask)
            left &= ~mask
        return chosen

    def run(self) -> tuple[list[int], int]:
        """Return the best cover found, and the size below which there is none."""
        bound = self._packing(self.everything)
        if bound < len(self.best):
            self._branch([], self.everything)
        if self.branches <= _MOST_BRANCHES:
            return self.best, len(self.best)
        return self.best, bound

    def _packing(self, left: int) -> int:
        """Count routes of which no party covers two: each needs a member of its own."""
        count = 0
        while left:
            rarest = self._rarest(left)
            for mask in self.masks:
                if mask & rarest:
                    left &= ~mask
            count += 1
        return count

    def _rarest(self, left: int) -> int:
        """Return the bit, among those left, that the fewest masks cover."""
        best, fewest = 0, len(self.masks) + 1
        bits = left
        while bits:
            bit = bits & -bits
            bits ^= bit
            count = sum(1 for mask in self.masks if mask & bit)
            if count < fewest:
                best, fewest = bit, count
                if count == 1:
                    break
        return best

    def _branch(self, chosen: list[int], left: int) -> None:
        self.branches += 1
        if self.branches > _MOST_BRANCHES:
            return
        if not left:
            if len(chosen) < len(self.best):
                self.best = list(chosen)
            return
        if len(chosen) + self._packing(left) >= len(self.best):
            return
        bit = self._rarest(left)
        for mask in sorted((m for m in self.masks if m & bit), key=lambda m: -(m & left).bit_count()):
            chosen.append(mask)
            self._branch(chosen, left & ~mask)
            chosen.pop()
