"""The provenance graph, and its two languages: read back by strict parsers of what is written in them."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Access, Claim, Stance
from claimcheck.report.format.dot import write_dot
from claimcheck.report.part.mermaid_graph import draw_small_mermaid, write_mermaid
from claimcheck.report.part.provenance_graph import Edge, Graph, TooLarge, draw_graph
from claimcheck.report.safe import visible
from tests.analysis.casework import case, claim, evidence, origin, source

HOSTILE = [
    "end",
    'a"]; click n0 "javascript:alert(1)"',
    "<script>alert(1)</script>",
    "x\ny\r\nz",
    '`md` **b** _i_ "`md`"',
    "1. list",
    "- list",
    '%%{init: {"theme":"dark"}}%%',
    "#quot; #35; &lt; &#60; ß°¶",
    "中文 العربية \u202e हिन्दी",
    "\\N \\G \\n \\",
    "subgraph",
    "A -->|x| B ::: cut",
    "\ud800 😀",
    "o'clock",
    "##[error] ::error::",
]
_PLAIN = r"[^\"`<>&%{}()\[\]|;:\\$#]"
_MERMAID_NODE = re.compile(
    rf"""    n(\d+)(\["|\("|\(\["|\{{\{{"|\[/")((?:{_PLAIN}|\#\d+;|<br/>)*)("\]|"\)|"\]\)|"\}}\}}|"/\])"""
)
_MERMAID_EDGE = re.compile(r'    n(\d+) (-->|-\.->|-\.-x|-\.-|==>)(?:\|"([a-z ]+)"\|)? n(\d+)')
_DOT_NODE = re.compile(
    r'    n(\d+) \[label="((?:[^"\\&]|\\[\\"n]|&amp;|&\#35;)*)", shape=[a-z]+(?:, [a-z]+=[a-z0-9]+)*\];'
)
_DOT_EDGE = re.compile(r'    n(\d+) -> n(\d+)(?: \[(?:label="([a-z ]+)")?(?:(?:, |(?<=\[))[a-z]+=[a-z]+)*\])?;')
_CLOSING = {'["': '"]', '("': '")', '(["': '"])', '{{"': '"}}', '[/"': '"/]'}


class Read(NamedTuple):
    """A graph read back: the lines of each node, the edges with their labels, and who is marked."""

    nodes: list[list[str]]
    edges: set[tuple[int, int, str]]


def read_mermaid(text: str) -> Read:
    head, *lines = text.split("\n")
    assert head == "flowchart LR"
    marked = []
    if lines and lines[-1].startswith("    class "):
        marked = lines.pop().removeprefix("    class ").removesuffix(" cut").split(",")
        assert lines.pop() == "    classDef cut stroke:darkorange,stroke-width:3px"
    nodes: list[list[str]] = []
    edges: set[tuple[int, int, str]] = set()
    for line in lines:
        if match := _MERMAID_NODE.fullmatch(line):
            assert not edges
            assert int(match[1]) == len(nodes)
            assert _CLOSING[match[2]] == match[4]
            label = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), match[3])
            nodes.append(label.split("<br/>"))
            assert (f"n{match[1]}" in marked) == label.startswith("◆ ")
        else:
            match = _MERMAID_EDGE.fullmatch(line)
            assert match, line
            edges.add((int(match[1]), int(match[4]), match[3] or ""))
    return Read(nodes, edges)


def read_dot(text: str) -> Read:
    lines = text.split("\n")
    assert lines[:2] == ["digraph claimcheck {", "    rankdir=LR;"]
    assert lines.pop() == "}"
    nodes: list[list[str]] = []
    edges: set[tuple[int, int, str]] = set()
    for line in lines[4:]:
        if match := _DOT_NODE.fullmatch(line):
            assert int(match[1]) == len(nodes)
            nodes.append([html.unescape(re.sub(r'\\([\\"])', r"\1", part)) for part in _split_dot(match[2])])
        else:
            match = _DOT_EDGE.fullmatch(line)
            assert match, line
            edges.add((int(match[1]), int(match[2]), match[3] or ""))
    return Read(nodes, edges)


def _split_dot(label: str) -> list[str]:
    parts = [""]
    for token in re.findall(r"\\.|[^\\]", label):
        if token == r"\n":
            parts.append("")
        else:
            parts[-1] += token
    return parts


def as_read(graph: Graph) -> Read:
    nodes = [[*map(visible, node.lines)] for node in graph.nodes]
    for lines, node in zip(nodes, graph.nodes, strict=True):
        lines[0] = f"◆ {lines[0]}" if node.is_cut else lines[0]
    return Read(nodes, {(edge.start, edge.end, edge.label) for edge in graph.edges})


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


def hostile_case(names: list[str]) -> tuple[Case, list[Claim]]:
    count = len(names)
    sources = [
        source(name, [names[i - 1]] if i % 3 else [], [names[i * 5 % count]], names[i * 7 % count])
        for i, name in enumerate(names)
    ]
    origins = [origin(name, [names[0]] if i % 4 else [], anonymous=True) for i, name in enumerate(names)]
    claims = [
        claim(
            name,
            evidence(name, names[i * 3 % count]),
            evidence(names[i - 1], access=Access.TOLD, stance=Stance.REFUTES),
            rests_on=[names[i - 2]] if i % 4 == 0 else [],
        )
        for i, name in enumerate(names)
    ]
    return case(claims, sources, origins), claims


WRITERS: list[tuple[Callable[[Graph], str], Callable[[str], Read]]] = [
    (write_mermaid, read_mermaid),
    (write_dot, read_dot),
]


@pytest.mark.parametrize(("write", "read"), WRITERS, ids=["mermaid", "dot"])
def test_hostile_names_are_shown_as_they_are(write: Callable[[Graph], str], read: Callable[[str], Read]) -> None:
    graph = draw_graph(*hostile_case(HOSTILE))
    text = write(graph)
    assert read(text) == as_read(graph)
    assert "##[" not in text
    assert write(draw_graph(*hostile_case(HOSTILE))) == text


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=12), min_size=2, max_size=5, unique=True))
def test_any_names(names: list[str]) -> None:
    # Mermaid knows three things that no entity code keeps from coming to life.
    names = [re.sub("[:$¶°]", "", name) or "x" for name in names]
    graph = draw_graph(*hostile_case(names))
    for write, read in WRITERS:
        assert read(write(graph)) == as_read(graph)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("fa:fa-car", r"fa\u{3A}fa-car"), ("$$x$$", r"\u{24}$x\u{24}$"), ("ﬂ°°60¶ß", r"ﬂ\u{B0}°60\u{B6}ß")],
)
def test_what_no_code_keeps_from_coming_to_life(name: str, shown: str) -> None:
    only = claim(name)
    assert read_mermaid(write_mermaid(draw_graph(case([only]), [only]))).nodes[0][0] == shown


def test_edges_are_told_apart() -> None:
    kinds = {edge.kind for edge in draw_graph(*hostile_case(HOSTILE)).edges}
    assert kinds == {"supports", "refutes", "derives", "made", "alike", "premise"}
    assert Edge(0, 1, "supports").label == ""


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_reads_it() -> None:
    text = write_dot(draw_graph(*hostile_case(HOSTILE)))
    drawn = subprocess.run(["dot", "-Tsvg"], input=text.encode(), capture_output=True, check=False)
    assert (drawn.returncode, drawn.stderr) == (0, b"")
    assert html.escape(HOSTILE[2], quote=False) in drawn.stdout.decode()


def test_what_mermaid_would_refuse_is_not_put_on_a_page() -> None:
    many = claim("a", *(evidence(f"s{number}", f"o{number}") for number in range(251)))
    few = claim("b", *many.evidence[:250])
    long = claim(
        "c", *(evidence(f"s{number}", *(f"{'?' * 50}{number}{name}" for name in "ab")) for number in range(150))
    )
    known = case([many, few, long], [source(f"s{number}") for number in range(251)])
    assert draw_small_mermaid(known, many) is None
    assert draw_small_mermaid(known, long) is None
    assert draw_small_mermaid(known, few) == write_mermaid(draw_graph(known, [few]))
