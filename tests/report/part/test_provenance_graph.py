"""The provenance graph: who is in it, who is marked, what is said of each."""

from __future__ import annotations

import pytest

from claimcheck.model.claim import Access, Claim, Stance
from claimcheck.model.source import Interest
from claimcheck.report.part.provenance_graph import Edge, TooLarge, draw_graph
from tests.analysis.casework import case, claim, evidence, origin, source
from tests.report.hostile_graph import HOSTILE, hostile_graph

SOURCES = (
    source("wire", author=["Ann"], publisher="Agency"),
    source("echo", ["wire"], ["Ann"], "Post"),
    source("paper", author=["Cy"], publisher="Gazette"),
    source("order", primary=True),
)
ORIGINS = (origin("insider", ["official"], anonymous=True), origin("official", anonymous=True), origin("minister"))


def draw(*claims: Claim) -> tuple[dict[str, bool], set[tuple[str, str, str]]]:
    """Return the names of the nodes with whether they are marked, and the edges by names and kinds."""
    graph = draw_graph(case(claims, SOURCES, ORIGINS), claims)
    names = [node.lines[0] for node in graph.nodes]
    return (
        {node.lines[0]: node.is_cut for node in graph.nodes},
        {(names[edge.start], names[edge.end], edge.kind) for edge in graph.edges},
    )


def test_who_hands_it_on_and_who_wrote_it() -> None:
    nodes, edges = draw(claim("a", evidence("echo", "insider"), evidence("wire", "official"), evidence("paper")))
    assert nodes == {
        "a": False,
        "echo": False,
        "wire": True,
        "insider": True,
        "official": True,
        "paper": False,
        "an unnamed origin": False,
        "Ann": True,
        "Agency": True,
    }
    assert edges == {
        ("echo", "a", "supports"),
        ("wire", "a", "supports"),
        ("paper", "a", "supports"),
        ("wire", "echo", "derives"),
        ("insider", "wire", "derives"),
        ("official", "wire", "derives"),
        ("an unnamed origin", "paper", "derives"),
        ("Ann", "wire", "made"),
        ("Ann", "echo", "made"),
        ("Agency", "wire", "made"),
        ("insider", "official", "alike"),
    }


def test_premises_and_what_refutes() -> None:
    pieces = (
        evidence("order"),
        evidence("paper", "minister", stance=Stance.REFUTES),
        evidence("wire", stance=Stance.CONTEXT),
    )
    top, ground = claim("top", rests_on=["ground"]), claim("ground", *pieces)
    graph = draw_graph(case([top, ground], SOURCES, ORIGINS), [top])
    names = [node.lines[0] for node in graph.nodes]
    assert {(names[e.start], names[e.end], e.kind) for e in graph.edges} == {
        ("ground", "top", "premise"),
        ("order", "ground", "supports"),
        ("paper", "ground", "refutes"),
        ("minister", "paper", "derives"),
    }
    assert [node.lines[0] for node in graph.nodes if node.is_cut] == ["order"]


def test_of_several_claims_it_is_counted_whom_each_rests_on() -> None:
    claims = [
        claim("a", evidence("wire", "minister")),
        claim("b", evidence("echo", "minister")),
        claim("c", evidence("wire", "minister"), evidence("paper", "insider")),
        claim("d", evidence("paper")),
    ]
    graph = draw_graph(case(claims, SOURCES, ORIGINS), claims)
    marked = {node.lines[0]: node.lines[-1] for node in graph.nodes if node.is_cut}
    assert marked["wire"] == marked["minister"] == marked["Ann"] == "2 claims"
    assert marked["paper"] == "1 claim"
    assert "an unnamed origin" not in marked


def test_circles_and_what_is_missing() -> None:
    sources = (source("one", ["two"]), source("two", ["one"]), source("three", ["gone"]))
    claims = [claim("a", evidence("one"), evidence("three", "nobody"), evidence("", "x"), rests_on=["a", "lost"])]
    graph = draw_graph(case(claims, sources), claims)
    names = [node.lines for node in graph.nodes]
    assert {(names[e.start][0], names[e.end][0]) for e in graph.edges} == {
        ("one", "a"),
        ("two", "one"),
        ("one", "two"),
        ("three", "a"),
        ("gone", "three"),
        ("nobody", "gone"),
        ("a", "a"),
    }
    assert ("gone", "not in the dossier") in names
    assert ("nobody", "not in the dossier") in names


def test_too_many_edges() -> None:
    only = claim("a", *(evidence(f"s{number}", f"o{number}") for number in range(10)))
    known = case([only], [source(f"s{number}") for number in range(10)])
    assert len(draw_graph(known, [only], 20).edges) == 20
    with pytest.raises(TooLarge):
        draw_graph(known, [only], 19)


def test_edges_are_told_apart() -> None:
    kinds = {edge.kind for edge in hostile_graph(HOSTILE).edges}
    assert kinds == {"supports", "refutes", "derives", "made", "alike", "premise"}
    assert Edge(0, 1, "supports").label == ""


def test_what_is_said_of_a_party() -> None:
    party = source("release", author=["Dee"])._replace(interest=Interest.PARTY)
    claims = [claim("a", evidence("release", "insider")), claim("b", evidence("copy", access=Access.WITNESSED))]
    lines = [node.lines for node in draw_graph(case(claims, [*SOURCES, party], ORIGINS), claims[:1]).nodes]
    assert ("release", "Dee", "a party to the matter") in lines
    assert ("insider", "anonymous", "possibly the same as official") in lines


def test_a_long_line_is_cut() -> None:
    long = claim("word " * 40, evidence("paper", "minister"))
    node = draw_graph(case([long], SOURCES, ORIGINS), [long]).nodes[0]
    assert node.lines[0].endswith(" word…")
    assert len(node.lines[0]) <= 60
