"""Small dossiers of all shapes about one claim, and their lines of evidence by brute force."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from hypothesis import strategies as st

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.model.claim import Access, Claim, Evidence, Kind
from claimcheck.model.scale import Reliability
from claimcheck.model.source import Origin, Source
from tests.analysis.casework import case, claim, evidence, origin, source

# The rule for what is tested here, in the words of the contract: for the information to hold, the origin and every
# source that hands it on, with all its authors and its publisher, must be right.  The lines are the fewest parties
# that, discredited, leave the claim without support.

Party = tuple[str, str]
QUOTE = "the jets never left the base"


class World(NamedTuple):
    """A small dossier about one claim."""

    sources: tuple[Source, ...]
    origins: tuple[Origin, ...]
    pieces: tuple[Evidence, ...]
    kind: Kind = Kind.FACT

    def judge(self) -> Corroboration:
        known, only = self.open()
        return known.lines(only)

    def open(self) -> tuple[Case, Claim]:
        only = claim("only", *self.pieces, kind=self.kind)
        captures = {record.id: f"He said {QUOTE}, {record.id} writes." for record in self.sources}
        return case([only], self.sources, self.origins, captures), only


SOURCES = [f"s{number}" for number in range(5)]
ORIGINS = [f"o{number}" for number in range(4)]
# Three people and three houses, one of each in two spellings.
AUTHORS = ["Ann", "ANN ", "Ben", "Cy"]
PUBLISHERS = ["Post", "the  House", "The House.", "Wire"]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    names = SOURCES[: draw(st.integers(1, 5))]
    # A parent that is not in the dossier, a source that derives from itself, circles: all of it happens.
    sources = tuple(
        source(
            name,
            draw(st.lists(st.sampled_from([*names, "gone"]), max_size=2, unique=True)),
            draw(st.lists(st.sampled_from(AUTHORS), max_size=2)),
            draw(st.none() | st.sampled_from(PUBLISHERS)),
            primary=draw(st.integers(0, 3)) == 0,
            reliability=draw(st.none() | st.sampled_from(Reliability)),
        )
        for name in names
    )
    origins = tuple(
        origin(
            name,
            draw(st.lists(st.sampled_from(ORIGINS), max_size=1)) if draw(st.booleans()) else [],
            anonymous=draw(st.booleans()),
            reliability=draw(st.none() | st.sampled_from(Reliability)),
        )
        for name in ORIGINS[: draw(st.integers(0, 4))]
    )
    pieces = tuple(
        evidence(
            draw(st.sampled_from(names)),
            *draw(st.lists(st.sampled_from(ORIGINS), max_size=2)),
            access=draw(st.sampled_from([Access.UNKNOWN, Access.TOLD, Access.WITNESSED])),
            quote=draw(st.sampled_from([None, QUOTE])),
        )
        for _ in range(draw(st.integers(1, 5)))
    )
    return World(sources, origins, pieces, draw(st.sampled_from([Kind.FACT, Kind.ATTRIBUTION])))


@st.composite
def plain_worlds(draw: st.DrawFn) -> World:
    """Draw what is most common: nothing derives from anything, and each piece names one origin."""
    sources = tuple(
        source(
            name,
            author=draw(st.lists(st.sampled_from(AUTHORS), max_size=1)),
            publisher=draw(st.none() | st.sampled_from(PUBLISHERS)),
        )
        for name in SOURCES
    )
    same = draw(st.lists(st.sampled_from(ORIGINS), max_size=1))
    origins = tuple(origin(name, same if name == ORIGINS[0] else []) for name in ORIGINS)
    names = draw(st.lists(st.sampled_from(SOURCES), min_size=2, max_size=4))
    return World(sources, origins, tuple(evidence(name, draw(st.sampled_from(ORIGINS))) for name in names))


class BruteForce:
    """Every route spelled out, and every set of parties tried."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.by_id = {record.id: record for record in world.sources}
        self.above = {record.id: {debt.source for debt in record.derived_from} for record in world.sources}
        self.leader = {name: min(group) for group in self._groups() for name in group}

    def _groups(self) -> list[set[str]]:
        groups = [{name} for name in ORIGINS]
        for record in self.world.origins:
            for other in record.possibly_same_as:
                joined = [group for group in groups if record.id in group or other in group]
                groups = [group for group in groups if group not in joined] + [set().union(*joined)]
        return groups

    def _ancestors(self, name: str) -> set[str]:
        """Everything that a source derives from, however far; itself only where it stands in a circle."""
        found: set[str] = set()
        pending = [name]
        while pending:
            new = self.above.get(pending.pop(), set()) - found
            found |= new
            pending += new
        return found

    def circle(self, name: str) -> frozenset[str] | None:
        """The circle that a source stands in, where nothing outside feeds it."""
        ancestors = self._ancestors(name)
        if name in ancestors and all(name in self._ancestors(other) for other in ancestors):
            return frozenset(ancestors)
        return None

    def chains(self, name: str, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        """Every way up from a source, none passing a source twice, to a root or into a circle."""
        chain = (*before, name)
        if not self.above.get(name) or self.circle(name):
            yield chain
            return
        for parent in self.above[name] - set(chain):
            yield from self.chains(parent, chain)

    def people(self, chain: tuple[str, ...]) -> set[Party]:
        parties = {("source", name) for name in chain}
        for record in (self.by_id[name] for name in chain if name in self.by_id):
            parties |= {("author", fold(name)) for name in record.author}
            parties |= {("publisher", fold(name)) for name in record.publisher}
        return parties

    def routes(self, is_least: bool) -> set[frozenset[Party]]:
        known: set[frozenset[Party]] = set()
        unknown: set[frozenset[Party]] = set()
        for number, piece in enumerate(self.world.pieces):
            for chain in self.chains(piece.source):
                people = self.people(chain)
                root = chain[-1]
                circle = self.circle(root)
                if circle:
                    if not is_least:
                        known.add(frozenset(people | {("origin", f"of {sorted(circle)}")}))
                elif piece.origins:
                    for name in piece.origins:
                        known.add(frozenset(people | {("origin", self.leader[name] if is_least else name)}))
                elif piece.access is Access.WITNESSED or (root in self.by_id and self.by_id[root].primary):
                    known.add(frozenset(people))
                else:
                    unknown.add(frozenset(people | {("origin", "?" if is_least else f"{number} at {root}")}))
        # At least, what nobody is named for may all come from one, and from one that is known.
        return known if is_least and known else known | unknown

    def is_hit(self, routes: set[frozenset[Party]], parties: set[Party]) -> bool:
        return all(not route.isdisjoint(parties) for route in routes)

    def count(self, is_least: bool) -> int:
        routes = self.routes(is_least)
        everybody = sorted(set().union(*routes))
        size = 0
        while not any(self.is_hit(routes, set(parties)) for parties in combinations(everybody, size)):
            size += 1
        return size


def fold(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").split())
