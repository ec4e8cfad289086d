"""The ways in which a claim is known, and how to find those that avoid given parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.analysis.graph import reach
from claimcheck.analysis.support.provenance import UNKNOWN_KEY, Party, Provenance, Support
from claimcheck.analysis.support.vertex_cut import find_cut
from claimcheck.model.claim import Evidence
from claimcheck.model.record import NamedTuple

Route = frozenset[Party]


def is_known(piece: Evidence, provenance: Provenance) -> bool:
    """Tell whether a piece has an origin that is known, at the end of a chain that has one."""
    roots = provenance.roots(piece.source)
    if piece.origins:
        return bool(roots)
    return any(provenance.is_own_origin(piece, root) for root in roots)


class _Chain(NamedTuple):
    """An origin, or nobody where origins do not count, and the sources that hand it on: what brings it comes first."""

    origin: tuple[Party, ...]
    sources: tuple[str, ...]


class RouteFinder:
    """Finds routes that avoid given parties, at least (`min`) or at most (`max`).

    The order in which sources and origins are written down changes nothing; the evidence comes ordered.
    """

    def __init__(self, evidence: Sequence[Evidence], provenance: Provenance, is_least: bool) -> None:
        self.provenance = provenance
        self.is_least = is_least
        self.evidence = evidence
        # Of each source that shares text with others, the party that stands for all of them.
        self.united = self._unite() if is_least else {}
        self._parties = self._find_united_parties if self.united else self._find_own_parties
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
        sources = {piece.source for piece in self.evidence}
        if len(sources) < 2 or not self.provenance.same_text:
            return {}
        reached = reach(sources, self.provenance.parents)
        united = {}
        for source in sorted(reached):
            others = self.provenance.same_text.get(self.provenance.base(source), ())
            group = [
                name
                for name in others
                if name in reached or not reached.isdisjoint(self.provenance.by_base.get(name, ()))
            ]
            if len(group) > 1:
                united[source] = Party("source", group[0])
        return united

    def _find_own_parties(self, source_id: str) -> tuple[Party, ...]:
        return self.provenance.parties(source_id, self.is_least)

    def _find_united_parties(self, source_id: str) -> tuple[Party, ...]:
        parties = self._find_own_parties(source_id)
        shared = self.united.get(source_id)
        return parties if shared is None or shared in parties else (*parties, shared)

    def describe(self, party: Party) -> Support:
        """Return a party with the name to show, and who may be the same or shares its text."""
        others = tuple(name for name, shared in self.united.items() if shared == party and name != party.key)
        support = self.provenance.as_support(party)
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
                starts[Party("source", self.provenance.base(piece.source))] = None
        return tuple(starts)

    def find_cut(self) -> tuple[list[Route], tuple[Party, ...]] | None:
        """Return routes and as many origins and sources that hit every route, or None where it takes a search.

        No two of the routes share an origin or a source.  Where they share an author or a publisher there may be a
        smaller set.  It takes a search where what a root has to offer depends on who asks.
        """
        provenance = self.provenance
        if "source" not in provenance.policy.shared or (self.is_least and not self.knows_origin):
            return None
        if any(provenance.base(piece.source) != piece.source for piece in self.evidence):
            # Passages of one source are several beginnings and one party.
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
        chains = (
            _Chain(
                tuple(party for party in path if party.kind == "origin"),
                tuple(party.key for party in path if party.kind == "source"),
            )
            for path in paths
        )
        return list(map(self._gather, chains)), tuple(cut)

    def _gather(self, chain: _Chain) -> Route:
        """Return everybody on a chain who counts; somebody brings it, whatever the desk counts."""
        parties = set(chain.origin).union(*map(self._parties, chain.sources))
        return frozenset(parties or (Party("source", self.provenance.base(chain.sources[0])),))

    def find_on_every_route(self) -> Iterable[Party]:
        """Return everybody without whom no route is left."""
        chain = next(self._find_chains(()), None)
        if chain is None:
            return ()
        certain = frozenset[Party]().union(*map(self._parties, self._find_bottlenecks(chain.sources)))
        others = self._gather(chain) - certain
        return certain | {party for party in others if next(self._find_chains((party,)), None) is None}

    def _find_bottlenecks(self, chain: tuple[str, ...]) -> list[str]:
        """Return the sources on a chain from a piece of evidence to a root that every other one passes too.

        In one sweep along the chain: how far up can one come back to it by another one?
        """
        height = {source: index for index, source in enumerate(chain)}
        seen: set[str] = set()
        bottlenecks: list[str] = []
        furthest = 0
        pending = [piece.source for piece in self.evidence]
        for index, source in enumerate(chain):
            while pending:
                current = pending.pop()
                if current in height:
                    furthest = max(furthest, height[current])
                elif current not in seen:
                    seen.add(current)
                    above = self.provenance.parents.get(current, ())
                    pending += above
                    if not above:
                        return bottlenecks
            if furthest == index:
                bottlenecks.append(source)
            pending += self.provenance.parents.get(source, ())
        return bottlenecks

    def find_disjoint(self, avoid: Iterable[Party]) -> Iterator[Route]:
        """Yield routes that meet nobody in `avoid` nor one another, so many that no other fits in."""
        return map(self._gather, self._find_chains(avoid))

    def _find_chains(self, avoid: Iterable[Party]) -> Iterator[_Chain]:
        taken = set(avoid)
        # Sources from which no root is reached, whoever asks.
        dead: set[str] = set()
        for index in range(len(self.evidence)):
            while (chain := self._walk(index, taken, dead)) is not None:
                yield chain
                taken |= self._gather(chain)

    def _walk(self, index: int, avoid: set[Party], dead: set[str]) -> _Chain | None:
        """Search from a piece's source upwards, nearest first, to a root with an origin to offer."""
        provenance = self.provenance
        start = self.evidence[index].source
        if start in dead or Party("source", start) in avoid or not avoid.isdisjoint(self._parties(start)):
            return None
        if start not in provenance.rootless and not provenance.parents.get(start):
            origin = self._origin(index, start, avoid)
            return None if origin is None else _Chain(origin, (start,))
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
                    return _Chain(origin, tuple(reversed(steps)))
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
