"""The provenance of claims as a graph: who knows it, who hands it on, who wrote and printed it, what it supports.

Information runs along the edges.  All text is foreign and not yet harmless: each format encodes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.analysis.support.provenance import UNKNOWN_KEY, Party
from claimcheck.model.claim import Claim, Evidence, Stance
from claimcheck.model.record import NamedTuple
from claimcheck.model.source import Interest
from claimcheck.report.part.party import show_lines
from claimcheck.report.part.tally import count

# Characters of a line beyond these are left out.
_LONGEST = 60


class Node(NamedTuple):
    """A claim, a party, or somebody unknown; `lines` are what to write in it.

    `kind` is claim, origin, source, author, publisher or unknown.  `is_cut` marks who would bring a claim down.
    """

    kind: str
    lines: tuple[str, ...]
    is_cut: bool = False


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


def draw_graph(case: Case, claims: Sequence[Claim], most_edges: int | None = None) -> Graph:
    """Return the graph of claims and their premises; raise `TooLarge`.

    The parties are marked that one claim rests on, or, of several claims, those who alone would bring one down, with
    how many.
    """
    drawing = _Drawing(case, claims, most_edges)
    drawing.draw()
    return Graph(tuple(drawing.nodes), tuple(drawing.edges))


class _Drawing:
    def __init__(self, case: Case, claims: Sequence[Claim], most_edges: int | None) -> None:
        self.case = case
        self.claims = claims
        self.most_edges = most_edges
        self.cut = _find_cut(case, claims)
        self.nodes: list[Node] = []
        self.edges: dict[Edge, None] = {}
        self.places: dict[tuple[str, str], int] = {}

    def draw(self) -> None:
        pending = list(reversed(self.claims))
        seen = {claim.at for claim in pending}
        while pending:
            claim = pending.pop()
            place = self.place_claim(claim)
            for piece in claim.evidence:
                if piece.source and piece.stance is not Stance.CONTEXT:
                    self.draw_piece(place, piece)
            for premise in self.case.premises(claim):
                self.join(self.place_claim(premise), place, "premise", "premise")
                if premise.at not in seen:
                    seen.add(premise.at)
                    pending.append(premise)
        self.draw_people()
        self.draw_alikes()

    def join(self, start: int, end: int, kind: str, label: str = "") -> None:
        self.edges[Edge(start, end, kind, label)] = None
        if self.most_edges is not None and len(self.edges) > self.most_edges:
            raise TooLarge

    def place(self, kind: str, key: str, name: str, *lines: str) -> int:
        place = self.places.get((kind, key))
        if place is None:
            place = self.places[kind, key] = len(self.nodes)
            falls = self.cut["origin", UNKNOWN_KEY] if kind == "unknown" else self.cut[kind, key]
            if len(self.claims) > 1:
                # Nobody can be told apart from nobody at another beginning.
                falls = 0 if kind == "unknown" else falls
                lines = (*lines, count(falls, "claim") if falls else "")
            shown = (_shorten(name), *(_shorten(line) for line in lines if line))
            self.nodes.append(Node(kind, shown, falls > 0))
        return place

    def place_claim(self, claim: Claim) -> int:
        lines = self.case.lines(claim)
        noun = "line" if (lines.min, lines.max) == (1, 1) else "lines"
        return self.place("claim", claim.id, claim.id, f"{show_lines(lines)} {noun} of evidence")

    def draw_piece(self, claim: int, piece: Evidence) -> None:
        kind = piece.stance.value if self.case.counts(piece) else "fails"
        label = "" if kind == "supports" else "does not count" if kind == "fails" else kind
        self.join(self.place_source(piece.source), claim, kind, label)
        provenance = self.case.provenance
        pending = [piece.source]
        seen = {piece.source}
        for current in pending:
            place = self.place_source(current)
            parents = provenance.parents.get(current, ())
            for parent in parents:
                source = self.case.dossier.source_by_id.get(current)
                debt = provenance.derivation(source, parent) if source else None
                self.join(self.place_source(parent), place, "derives", debt.how.value if debt and debt.how else "")
                if parent not in seen:
                    seen.add(parent)
                    pending.append(parent)
            if not parents:
                self.draw_beginning(place, current, piece)

    def draw_beginning(self, place: int, root: str, piece: Evidence) -> None:
        for name in filter(None, piece.origins):
            self.join(self.place_origin(name), place, "derives")
        if not piece.origins and not self.case.provenance.is_own_origin(piece, root):
            self.join(self.place("unknown", root, "nobody says who knows it"), place, "derives")

    def place_source(self, name: str) -> int:
        source = self.case.dossier.source_by_id.get(name)
        if source is None:
            return self.place("source", name, name, "not in the dossier")
        byline = [*source.author, *([source.publisher] if source.publisher else [])]
        byline += [source.published.text] if source.published else []
        interest = "party to the matter" if source.interest is Interest.PARTY else ""
        return self.place("source", name, name, " · ".join(byline), interest)

    def place_origin(self, name: str) -> int:
        origin = self.case.dossier.origin_by_id.get(name)
        if origin is None:
            return self.place("origin", name, name, "not in the dossier")
        marks = ["anonymous"] if origin.anonymous else []
        marks += ["party to the matter"] if origin.interest is Interest.PARTY else []
        return self.place("origin", name, name, ", ".join(marks))

    def draw_people(self) -> None:
        """Draw the authors and publishers who are in the cut, or who join sources that seem to be apart."""
        people: dict[Party, list[int]] = {}
        for (kind, name), place in list(self.places.items()):
            source = self.case.dossier.source_by_id.get(name) if kind == "source" else None
            made = [("author", author) for author in source.author if author] if source else []
            made += [("publisher", source.publisher)] if source and source.publisher else []
            for person in dict.fromkeys(self.case.provenance.person(kind, name) for kind, name in made):
                people.setdefault(person, []).append(place)
        for person, places in people.items():
            if len(places) > 1 or self.cut[person]:
                start = self.place(*person, self.case.provenance.names[person])
                for place in places:
                    self.join(start, place, "made", "wrote" if person.kind == "author" else "published")

    def draw_alikes(self) -> None:
        provenance = self.case.provenance
        for (kind, name), place in list(self.places.items()):
            groups = {"origin": provenance.same_origin, "source": provenance.same_text}.get(kind, {})
            others = [self.places[kind, other] for other in groups.get(name, ()) if (kind, other) in self.places]
            for other in others:
                if place < other:
                    self.join(place, other, "alike", "possibly the same" if kind == "origin" else "shares text")


def _find_cut(case: Case, claims: Sequence[Claim]) -> Counter[tuple[str, str]]:
    """Count the claims that each party would bring down: alone, or, where there is but one claim, with others."""
    found: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        lines = case.lines(claim)
        if lines.min == 1 or len(claims) == 1:
            found.update(_list_parties(case, lines))
    return found


def _list_parties(case: Case, lines: Corroboration) -> Iterable[tuple[str, str]]:
    for support in lines.rests_on:
        if support.kind in ("author", "publisher"):
            yield case.provenance.person(support.kind, support.id)
        else:
            yield support.kind, support.id
            yield from ((support.kind, other) for other in support.possibly)


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
