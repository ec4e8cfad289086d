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

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from claimcheck.analysis.cut import find_cut
from claimcheck.analysis.hitting import Answer, Routes, sort_key
from claimcheck.analysis.provenance import UNKNOWN_KEY, Party, Provenance
from claimcheck.model.claim import Evidence

Route = frozenset[Party]


class Support(NamedTuple):
    """One of the parties that a claim rests on.

    `id` is an id, or the name of an author or publisher; `UNKNOWN_KEY` where no origin is named.  `possibly` are
    the other ids that may be the same origin, or the other sources that share text with it, undeclared.
    """

    kind: str
    id: str
    possibly: tuple[str, ...] = ()

    @property
    def tie(self) -> str:
        """What joins it to those it is possibly one with, in words."""
        return "possibly the same as" if self.kind == "origin" else "sharing text with"


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


def count_lines(evidence: Sequence[Evidence], provenance: Provenance, names_parties: bool = True) -> Corroboration:
    """Count the lines behind pieces of evidence, all of which are taken to support the same claim.

    `rests_on` is left empty where nobody asks who they are.
    """
    sources = tuple(dict.fromkeys(piece.source for piece in evidence if piece.source))
    if not sources:
        return Corroboration(0, 0)
    ordered = _order(evidence)
    upper = _smallest_set(_RouteFinder(ordered, provenance, is_least=False))
    finder = _RouteFinder(ordered, provenance, is_least=True)
    lower = _smallest_set(finder)
    parties: Iterable[Party] = ()
    if names_parties:
        parties = finder.find_on_every_route() if len(lower.best) == 1 else lower.best
    rests_on = tuple(map(finder.describe, sorted(parties, key=sort_key)))
    is_exact = len(lower.best) == lower.bound and len(upper.best) == upper.bound
    return Corroboration(lower.bound, len(upper.best), rests_on, sources, None, is_exact)


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


def describe_party(party: Party, provenance: Provenance) -> Support:
    """Return a party with the name to show, and who may be the same."""
    if party.kind == "origin":
        group = provenance.same_origin.get(party.key, ())
        return Support("origin", party.key, tuple(name for name in group if name != party.key))
    return Support(party.kind, provenance.names.get(party, party.key))


def is_known(piece: Evidence, provenance: Provenance) -> bool:
    """Tell whether a piece has an origin that is known, at the end of a chain that has one."""
    roots = provenance.roots(piece.source)
    if piece.origins:
        return bool(roots)
    return any(provenance.is_own_origin(piece, root) for root in roots)


class _Way(NamedTuple):
    """An origin, or nobody where origins do not count, and the sources that hand it on: what brings it comes first."""

    origin: tuple[Party, ...]
    sources: tuple[str, ...]


class _RouteFinder:
    """Finds routes that avoid given parties, at least (`min`) or at most (`max`).

    The order in which sources and origins are written down changes nothing; the evidence comes ordered.
    """

    def __init__(self, evidence: Sequence[Evidence], provenance: Provenance, is_least: bool) -> None:
        self.provenance = provenance
        self.is_least = is_least
        self.evidence = evidence
        # Of each source that shares text with others, the party that stands for all of them.
        self.united = self._unite() if is_least else {}
        self._parties = self._find_united_parties if self.united else provenance.parties
        # The origins that each piece names; those that may be the same count as one where that is to be assumed.
        same = provenance.same_origin if is_least else {}
        self.named = [
            list(dict.fromkeys(Party("origin", same.get(name, (name,))[0]) for name in piece.origins))
            if "origin" in provenance.policy.shared
            else []
            for piece in self.evidence
        ]
        self.known = [is_known(piece, provenance) for piece in self.evidence] if is_least else []
        self.knows_origin = any(self.known)

    def _unite(self) -> dict[str, Party]:
        """Return, for sources that bear on the evidence and share text undeclared, the first of them for each."""
        pending = list({piece.source for piece in self.evidence})
        if len(pending) < 2 or not self.provenance.same_text:
            return {}
        reached = set(pending)
        while pending:
            new = set(self.provenance.parents.get(pending.pop(), ())) - reached
            reached |= new
            pending += new
        united = {}
        for source in sorted(reached):
            group = [name for name in self.provenance.same_text.get(source, ()) if name in reached]
            if len(group) > 1:
                united[source] = Party("source", group[0])
        return united

    def _find_united_parties(self, source_id: str) -> tuple[Party, ...]:
        parties = self.provenance.parties(source_id)
        shared = self.united.get(source_id)
        return parties if shared is None or shared in parties else (*parties, shared)

    def describe(self, party: Party) -> Support:
        """Return a party with the name to show, and who may be the same or shares its text."""
        others = tuple(name for name, shared in self.united.items() if shared == party and name != party.key)
        support = describe_party(party, self.provenance)
        return support._replace(possibly=others) if others else support

    def find_starts(self) -> tuple[Party, ...] | None:
        """Return parties one of whom is on every route: who is named, the source where nobody is.

        None where that cannot be told without a search.
        """
        if self.provenance.rootless and not self.is_least:
            # What comes out of a circle comes from nobody who is named.
            return None
        counts_origins = "origin" in self.provenance.policy.shared
        if counts_origins and self.is_least and not self.knows_origin:
            return (Party("origin", UNKNOWN_KEY),)
        starts: dict[Party, None] = {}
        for index, piece in enumerate(self.evidence):
            if self.named[index]:
                starts |= dict.fromkeys(self.named[index])
            elif "source" not in self.provenance.policy.shared:
                return None
            elif not (counts_origins and self.knows_origin) or self.known[index]:
                starts[Party("source", piece.source)] = None
        return tuple(starts)

    def find_cut(self) -> tuple[list[Route], tuple[Party, ...]] | None:
        """Return routes and as many origins and sources that hit every route, or None where it takes a search.

        No two of the routes share an origin or a source.  Where they share an author or a publisher there may be a
        smaller set.  It takes a search where what a root has to offer depends on who asks.
        """
        provenance = self.provenance
        if "source" not in provenance.policy.shared or (self.is_least and not self.knows_origin):
            return None
        starts: list[Party] = []
        following: dict[Party, list[Party]] = {}
        for index, piece in enumerate(self.evidence):
            roots = provenance.roots(piece.source)
            offering = [root for root in roots if self._origin(index, root, set()) is not None]
            if self.is_least and not offering:
                continue
            if len(offering) < len(roots):
                return None
            source = Party("source", piece.source)
            for origin in self.named[index]:
                following.setdefault(origin, []).append(source)
            starts += self.named[index] or [source]
            pending = [piece.source]
            for current in pending:
                if current in provenance.rootless and not self.is_least:
                    return None
                party = Party("source", current)
                if party not in following:
                    parents = provenance.parents.get(current, ())
                    following[party] = [Party("source", parent) for parent in parents]
                    pending += parents
        paths, cut = find_cut(starts, following)
        ways = (
            _Way(
                tuple(party for party in path if party.kind == "origin"),
                tuple(party.key for party in path if party.kind == "source"),
            )
            for path in paths
        )
        return list(map(self._gather, ways)), tuple(cut)

    def _gather(self, way: _Way) -> Route:
        """Return everybody on a way who counts; somebody brings it, whatever the desk counts."""
        parties = set(way.origin).union(*map(self._parties, way.sources))
        return frozenset(parties or (Party("source", way.sources[0]),))

    def find_on_every_route(self) -> Iterable[Party]:
        """Return everybody without whom no route is left."""
        way = next(self._find_ways(()), None)
        if way is None:
            return ()
        certain = frozenset[Party]().union(*map(self._parties, self._find_narrows(way.sources)))
        others = self._gather(way) - certain
        return certain | {party for party in others if next(self._find_ways((party,)), None) is None}

    def _find_narrows(self, way: tuple[str, ...]) -> list[str]:
        """Return the sources on a way from a piece of evidence to a root that every other way passes too.

        In one sweep along the way: how far up it can one come back to it by another way?
        """
        height = {source: index for index, source in enumerate(way)}
        seen: set[str] = set()
        narrows: list[str] = []
        furthest = 0
        pending = [piece.source for piece in self.evidence]
        for index, source in enumerate(way):
            while pending:
                current = pending.pop()
                if current in height:
                    furthest = max(furthest, height[current])
                elif current not in seen:
                    seen.add(current)
                    above = self.provenance.parents.get(current, ())
                    pending += above
                    if not above:
                        return narrows
            if furthest == index:
                narrows.append(source)
            pending += self.provenance.parents.get(source, ())
        return narrows

    def find_apart(self, avoid: Iterable[Party]) -> Iterator[Route]:
        """Yield routes that meet nobody in `avoid` nor one another, so many that no other fits in."""
        return map(self._gather, self._find_ways(avoid))

    def _find_ways(self, avoid: Iterable[Party]) -> Iterator[_Way]:
        taken = set(avoid)
        # Sources from which no root is reached, whoever asks.
        dead: set[str] = set()
        for index in range(len(self.evidence)):
            while (way := self._walk(index, taken, dead)) is not None:
                yield way
                taken |= self._gather(way)

    def _walk(self, index: int, avoid: set[Party], dead: set[str]) -> _Way | None:
        """Search from a piece's source upwards, nearest first, to a root with an origin to offer."""
        provenance = self.provenance
        start = self.evidence[index].source
        if start in dead or Party("source", start) in avoid or not avoid.isdisjoint(self._parties(start)):
            return None
        if start not in provenance.rootless and not provenance.parents.get(start):
            origin = self._origin(index, start, avoid)
            return None if origin is None else _Way(origin, (start,))
        came_from: dict[str, str | None] = {start: None}
        pending = [start]
        reaches_root = False
        for current in pending:
            above = provenance.parents.get(current, ())
            if not above or current in provenance.rootless:
                reaches_root = True
                origin = self._origin(index, current, avoid)
                if origin is not None:
                    steps = [current]
                    while (step := came_from[steps[-1]]) is not None:
                        steps.append(step)
                    return _Way(origin, tuple(reversed(steps)))
            for parent in above:
                if parent in came_from or parent in dead:
                    continue
                if avoid.isdisjoint(self._parties(parent)):
                    came_from[parent] = current
                    pending.append(parent)
        if not reaches_root:
            dead.update(pending)
        return None

    def _origin(self, index: int, root: str, avoid: set[Party]) -> tuple[Party, ...] | None:
        """Return the origin that a root offers to a piece, nobody where origins do not count, or None."""
        provenance, piece = self.provenance, self.evidence[index]
        circle = provenance.rootless.get(root)
        if circle is not None:
            # A circle has no origin.  At most, somebody unnamed fed it, once for all of it.
            party = Party("origin", f"{UNKNOWN_KEY}circle {circle}")
            return None if self.is_least or party in avoid else (party,)
        if self.named[index]:
            return next(((party,) for party in self.named[index] if party not in avoid), None)
        if piece.origins or "origin" not in provenance.policy.shared:
            return ()
        if provenance.is_own_origin(piece, root):
            party = Party("source", root)
            return None if party in avoid else (party,)
        if self.is_least:
            # Silence about origin is not independence: it may be the origin that is known already.
            party = Party("origin", UNKNOWN_KEY)
            return None if self.knows_origin or party in avoid else (party,)
        party = Party("origin", f"{UNKNOWN_KEY}{index} {root}")
        return None if party in avoid else (party,)


def _smallest_set(finder: _RouteFinder) -> Answer:
    """Return a smallest set of parties with a member on every route, or what is known of it."""
    starts = finder.find_starts()
    apart = list(islice(finder.find_apart(()), None if starts is None else len(starts)))
    if starts is not None and len(apart) == len(starts):
        # As many routes as beginnings, and no two of them share anybody: the ordinary case.
        return Answer(starts, len(starts))
    found, best = finder.find_cut() or ([], None)
    bound = _count_apart(found)
    if best is not None and bound == len(best):
        return Answer(best, bound)
    bound = max(bound, len(apart))
    found += apart
    routes = Routes()
    while best is None or routes.has_work_left:
        for route in found:
            routes.add(route)
        # A set that is quickly found and leaves a route standing serves to show that route.
        chosen = routes.hit_quickly()
        if best is None or len(chosen) < len(best):
            found = [*finder.find_apart(chosen)]
            if found:
                continue
            best = chosen
        smaller, least = routes.hit_best(below=len(best))
        bound = max(bound, least)
        if not smaller:
            break
        found = [*finder.find_apart(smaller)]
        if not found:
            return Answer(smaller, bound)
    if bound < 2 <= len(best) and not finder.find_on_every_route():
        bound = 2
    return Answer(best, bound)


def _count_apart(routes: Iterable[Route]) -> int:
    """Count routes that share nobody: each needs a party of its own to hit it."""
    taken: set[Party] = set()
    count = 0
    for route in routes:
        if taken.isdisjoint(route):
            taken |= route
            count += 1
    return count
