"""The provenance of claims as a graph: who knows it, who hands it on, who wrote and printed it, what it supports.

Information runs along the edges.  All text is foreign and not yet harmless: each format encodes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.party_wording import ALIKE, list_marks, name_party, tell_alike, tell_lines
from claimcheck.analysis.support.provenance import UNKNOWN_KEY, Party, Support, list_makers
from claimcheck.model.claim import Claim, Evidence, Stance
from claimcheck.model.record import NamedTuple
from claimcheck.model.suggestion import shorten
from claimcheck.report.part.tally import count

# Characters of a line beyond these are left out.
_LONGEST = 60


class Node(NamedTuple):
    """A claim, a party, or an origin that nobody names, and what there is to say of it.

    `kind` is claim, origin, source, author, publisher or unknown.  `is_cut` marks who would bring a claim down, and
    so does the second of each pair in the `byline`: who wrote a source, who printed it, when.  `marks` are what makes
    it weak, `alike` whom it may be one with.  One that `is_missing` is named and not in the dossier.
    """

    kind: str
    name: str
    byline: tuple[tuple[str, bool], ...] = ()
    marks: tuple[str, ...] = ()
    alike: str = ""
    remark: str = ""
    is_cut: bool = False
    is_missing: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """What to write in it, its name first."""
        marks = "not in the dossier" if self.is_missing else ", ".join(self.marks)
        more = (" · ".join(name for name, _ in self.byline), marks, self.alike, self.remark)
        return (shorten(self.name, _LONGEST), *(shorten(line, _LONGEST) for line in more if line))


class Edge(NamedTuple):
    """A way that information takes, from one node to another, by their places in the list.

    `kind` is supports, refutes, fails (evidence that does not count), derives, made, alike or premise.
    """

    start: int
    end: int
    kind: str
    label: str = ""


class Graph(NamedTuple):
    """Nodes and edges, in an order that depends on the dossier alone."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class TooLarge(Exception):
    """More edges than were asked for."""


class ImplicitGraph:
    """The provenance of some claims, told node by node: each drawing of it walks it in its own way.

    The parties are in the `cut` that one claim rests on, or, of several claims, those who alone would bring one down,
    with how many.
    """

    def __init__(self, case: Case, claims: Sequence[Claim]) -> None:
        self.case = case
        self.is_of_many = len(claims) > 1
        self.cut: Counter[Party] = Counter()
        # Sources that count as one, with the others.
        self._united: dict[Party, Support] = {}
        for claim in claims:
            lines = case.lines(claim)
            if lines.min == 1 or not self.is_of_many:
                self.cut.update(party for support in lines.rests_on for party in self._list_parties(support))

    def _list_parties(self, support: Support) -> Iterator[Party]:
        if support.kind in ("author", "publisher"):
            yield self.case.provenance.person(support.kind, support.id)
            return
        group = (support.id, *support.possibly)
        for name in group:
            party = Party(support.kind, name)
            if support.kind == "source" and support.possibly:
                self._united[party] = Support("source", name, tuple(other for other in group if other != name))
            yield party

    def claim(self, claim: Claim) -> Node:
        """Return a claim, with its lines of evidence."""
        return Node("claim", claim.id, remark=tell_lines(self.case.lines(claim)))

    def source(self, name: str) -> Node:
        """Return a source, with who made it."""
        node = self.party(Party("source", name))
        source = self.case.dossier.source_by_id.get(name)
        if source is None:
            return node._replace(is_missing=True)
        person = self.case.provenance.person
        byline = [(name, person(kind, name) in self.cut) for kind, name in list_makers(source)]
        byline += [(source.published.text, False)] if source.published else []
        return node._replace(byline=tuple(byline))

    def origin(self, name: str) -> Node:
        """Return an origin."""
        return self.party(Party("origin", name))._replace(is_missing=name not in self.case.dossier.origin_by_id)

    def party(self, party: Party) -> Node:
        """Return anybody, with what makes them weak."""
        support = self._united.get(party) or self.case.provenance.as_support(party)
        falls = self.cut[party]
        return Node(
            party.kind,
            support.id,
            marks=tuple(list_marks(support._replace(possibly=()), self.case.dossier)),
            alike=tell_alike(support),
            remark=count(falls, "claim") if falls and self.is_of_many else "",
            is_cut=falls > 0,
        )

    def find_beginnings(self, root: str, piece: Evidence) -> Iterator[Node]:
        """Yield who a piece of evidence has it from at a root of its chain: nobody where the root saw it itself."""
        yield from (self.origin(name) for name in piece.origins if name)
        if not piece.origins and not self.case.provenance.is_own_origin(piece, root):
            # Of many claims, nobody can be told apart from nobody at another beginning.
            is_cut = not self.is_of_many and Party("origin", UNKNOWN_KEY) in self.cut
            yield Node("unknown", name_party(Support("origin", UNKNOWN_KEY)), is_cut=is_cut)

    def find_parents(self, source_id: str) -> Iterator[tuple[str, str]]:
        """Yield the sources that a source derives from, and how, where that is said."""
        source = self.case.dossier.source_by_id.get(self.case.provenance.base(source_id))
        for parent in self.case.provenance.parents.get(source_id, ()):
            debt = self.case.provenance.derivation(source, parent) if source else None
            yield parent, debt.how.value if debt and debt.how else ""


def draw_graph(case: Case, claims: Sequence[Claim], most_edges: int | None = None) -> Graph:
    """Return the graph of claims and their premises, everybody in it once; raise `TooLarge`."""
    drawing = _Drawing(case, claims, most_edges)
    drawing.draw_claims(claims)
    drawing.draw_people()
    drawing.draw_alikes()
    return Graph(tuple(drawing.nodes), tuple(drawing.edges))


class _Drawing:
    def __init__(self, case: Case, claims: Sequence[Claim], most_edges: int | None) -> None:
        self.case = case
        self.graph = ImplicitGraph(case, claims)
        self.most_edges = most_edges
        self.nodes: list[Node] = []
        self.edges: dict[Edge, None] = {}
        self.places: dict[tuple[str, str], int] = {}

    def join(self, start: int, end: int, kind: str, label: str = "") -> None:
        self.edges[Edge(start, end, kind, label)] = None
        if self.most_edges is not None and len(self.edges) > self.most_edges:
            raise TooLarge

    def place(self, node: Node, key: str) -> int:
        place = self.places.setdefault((node.kind, key), len(self.nodes))
        if place == len(self.nodes):
            self.nodes.append(node)
        return place

    def place_source(self, name: str) -> int:
        place = self.places.get(("source", name))
        return self.place(self.graph.source(name), name) if place is None else place

    def draw_claims(self, claims: Sequence[Claim]) -> None:
        pending = list(reversed(claims))
        seen = {claim.at for claim in pending}
        while pending:
            claim = pending.pop()
            place = self.place(self.graph.claim(claim), claim.id)
            for piece in claim.evidence:
                if piece.source and piece.stance is not Stance.CONTEXT:
                    self.draw_piece(place, piece)
            for premise in self.case.premises(claim):
                self.join(self.place(self.graph.claim(premise), premise.id), place, "premise", "premise")
                if premise.at not in seen:
                    seen.add(premise.at)
                    pending.append(premise)

    def draw_piece(self, claim: int, piece: Evidence) -> None:
        kind = piece.stance.value if self.case.counts(piece) else "fails"
        label = "" if kind == "supports" else "does not count" if kind == "fails" else kind
        self.join(self.place_source(self.case.provenance.document(piece.source)), claim, kind, label)
        pending = [self.case.provenance.enter(piece)]
        seen = set(pending)
        for current in pending:
            place = self.place_source(self.case.provenance.base(current))
            parents = list(self.graph.find_parents(current))
            for parent, how in parents:
                self.join(self.place_source(parent), place, "derives", how)
                if parent not in seen:
                    seen.add(parent)
                    pending.append(parent)
            if not parents:
                for node in self.graph.find_beginnings(current, piece):
                    # Nobody here is not nobody there.
                    self.join(self.place(node, current if node.kind == "unknown" else node.name), place, "derives")

    def draw_people(self) -> None:
        """Draw the authors and publishers who are in the cut, or who join sources that seem to be apart."""
        people: dict[Party, list[int]] = {}
        provenance = self.case.provenance
        for (kind, name), place in list(self.places.items()):
            source = self.case.dossier.source_by_id.get(name) if kind == "source" else None
            makers = () if source is None else list_makers(source)
            for person in dict.fromkeys(provenance.person(*maker) for maker in makers):
                people.setdefault(person, []).append(place)
        for person, places in people.items():
            if len(places) > 1 or self.graph.cut[person]:
                start = self.place(self.graph.party(person), person.key)
                for place in places:
                    self.join(start, place, "made", "wrote" if person.kind == "author" else "published")

    def draw_alikes(self) -> None:
        provenance = self.case.provenance
        for (kind, name), place in list(self.places.items()):
            groups = {"origin": provenance.same_origin, "source": provenance.same_text}.get(kind, {})
            others = [self.places[kind, other] for other in groups.get(name, ()) if (kind, other) in self.places]
            for other in others:
                if place < other:
                    self.join(place, other, "alike", ALIKE[kind])
