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

from collections.abc import Iterable, Sequence
from itertools import islice
from operator import attrgetter

from claimcheck.analysis.support.hitting_set import HittingSet, Routes
from claimcheck.analysis.support.provenance import Party, Provenance, Support
from claimcheck.analysis.support.route import Route, RouteFinder
from claimcheck.model.claim import Evidence
from claimcheck.model.record import NamedTuple

_RANK = attrgetter("rank")


class Corroboration(NamedTuple):
    """The lines of evidence behind a claim: at least `min`, at most `max`.

    `rests_on`: where `min` is 1 every party whose discrediting alone leaves the claim without support; else one
    smallest set.  `sources` are the sources that bring support.  `premise` is the claim it takes its lines from.
    `is_exact` is False where the search was cut short: `min` and `max` are then safe bounds.
    `backed` is how many of `min` are left without evidence that is only asserted; None where nobody asked.
    """

    min: int
    max: int
    rests_on: tuple[Support, ...] = ()
    sources: tuple[str, ...] = ()
    premise: str | None = None
    is_exact: bool = True
    backed: int | None = None

    @property
    def has_unbacked(self) -> bool:
        """Whether fewer lines are left without what nobody has saved or seen."""
        return self.backed is not None and self.backed < self.min


def count_lines(evidence: Sequence[Evidence], provenance: Provenance, names_parties: bool = True) -> Corroboration:
    """Count the lines behind pieces of evidence, all of which are taken to support the same claim.

    `rests_on` is left empty where nobody asks who they are.
    """
    evidence = provenance.join_records(evidence)
    sources = tuple(dict.fromkeys(provenance.base(piece.source) for piece in evidence if piece.source))
    if not sources:
        return Corroboration(0, 0)
    apart = _find_origins_apart(evidence, provenance)
    if apart:
        supports = [provenance.as_support(party) for party in sorted(apart, key=_RANK)] if names_parties else ()
        return Corroboration(len(apart), len(apart), rests_on=tuple(supports), sources=sources)
    ordered = _order(evidence)
    upper = _smallest_set(RouteFinder(ordered, provenance, is_least=False))
    finder = RouteFinder(ordered, provenance, is_least=True)
    lower = _smallest_set(finder)
    parties: Iterable[Party] = ()
    if names_parties:
        parties = finder.find_on_every_route() if len(lower.best) == 1 else lower.best
    rests_on = tuple(map(finder.describe, sorted(parties, key=_RANK)))
    is_exact = len(lower.best) == lower.bound and len(upper.best) == upper.bound
    return Corroboration(lower.bound, len(upper.best), rests_on=rests_on, sources=sources, is_exact=is_exact)


def _find_origins_apart(evidence: Sequence[Evidence], provenance: Provenance) -> list[Party]:
    """Return the origins of several pieces that share nobody and name one origin each; none where it is not so plain.

    It is so in most claims with more than one source, and no search is needed to tell that each piece is a line.
    """
    if len(evidence) < 2 or "origin" not in provenance.policy.shared:
        return []
    origins = []
    taken: set[Party] = set()
    for piece in evidence:
        if len(piece.origins) != 1 or not piece.origins[0] or not piece.source or provenance.parents.get(piece.source):
            return []
        name = piece.origins[0]
        origin = Party("origin", provenance.same_origin.get(name, (name,))[0])
        route = (origin, *provenance.parties(piece.source, is_least=True))
        if not taken.isdisjoint(route):
            return []
        taken.update(route)
        origins.append(origin)
    return [] if any(piece.source in provenance.same_text for piece in evidence) else origins


def _order(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return the pieces in an order that does not depend on how they are written down, their origins too.

    An id that could not be read is empty, and left out.
    """
    readable = (
        piece if len(piece.origins) < 2 and "" not in piece.origins else _order_origins(piece)
        for piece in evidence
        if piece.source
    )
    return sorted(readable, key=lambda piece: (piece.source, piece.origins, piece.access.value))


def _order_origins(piece: Evidence) -> Evidence:
    return piece._replace(origins=tuple(sorted({*piece.origins} - {""})))


def _smallest_set(finder: RouteFinder) -> HittingSet:
    """Return a smallest set of parties with a member on every route, or what is known of it."""
    starts = finder.find_starts()
    apart = list(islice(finder.find_disjoint(()), None if starts is None else len(starts)))
    if starts is not None and len(apart) == len(starts):
        # As many routes as beginnings, and no two of them share anybody: the ordinary case.
        return HittingSet(starts, len(starts))
    found, best = finder.find_cut() or ([], None)
    bound = _count_apart(found)
    if best is not None and bound == len(best):
        return HittingSet(best, bound)
    bound = max(bound, len(apart))
    found += apart
    routes = Routes()
    while best is None or routes.has_work_left:
        for route in found:
            routes.add(route)
        # A set that is quickly found and leaves a route standing serves to show that route.
        chosen = routes.hit_quickly()
        if best is None or len(chosen) < len(best):
            found = [*finder.find_disjoint(chosen)]
            if found:
                continue
            best = chosen
        smaller, least = routes.hit_best(below=len(best))
        bound = max(bound, least)
        if not smaller:
            break
        found = [*finder.find_disjoint(smaller)]
        if not found:
            return HittingSet(smaller, bound)
    if bound < 2 <= len(best) and not finder.find_on_every_route():
        bound = 2
    return HittingSet(best, bound)


def _count_apart(routes: Iterable[Route]) -> int:
    """Count routes that share nobody: each needs a party of its own to hit it."""
    taken: set[Party] = set()
    count = 0
    for route in routes:
        if taken.isdisjoint(route):
            taken |= route
            count += 1
    return count
