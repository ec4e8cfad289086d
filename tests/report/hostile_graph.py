"""A graph whose names try to be more than names, and how a graph reads back from the language it is written in."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Access, Claim, Stance
from claimcheck.report.part.provenance_graph import Graph, draw_graph
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
NAMES = st.lists(st.text(min_size=1, max_size=12), min_size=2, max_size=5, unique=True)


class Read(NamedTuple):
    """A graph read back: the lines of each node, the edges with their labels, and who is marked."""

    nodes: list[list[str]]
    edges: set[tuple[int, int, str]]


def as_read(graph: Graph) -> Read:
    nodes = [[*map(visible, node.lines)] for node in graph.nodes]
    for lines, node in zip(nodes, graph.nodes, strict=True):
        lines[0] = f"◆ {lines[0]}" if node.is_cut else lines[0]
    return Read(nodes, {(edge.start, edge.end, edge.label) for edge in graph.edges})


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


def hostile_graph(names: list[str]) -> Graph:
    return draw_graph(*hostile_case(names))
