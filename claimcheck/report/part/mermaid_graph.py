"""A provenance graph in Mermaid's language, which GitHub, GitLab and many wikis draw.

Mermaid refuses to draw more than its `maxEdges` and `maxTextSize`, which are 500 and 50,000 where nobody raises them.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Claim
from claimcheck.report.part.provenance_graph import Edge, Graph, TooLarge, draw_graph
from claimcheck.report.safe import mermaid_text

_MOST_EDGES = 500
_MOST_CHARACTERS = 50_000

_SHAPES = {
    "claim": ('["', '"]'),
    "source": ('("', '")'),
    "origin": ('(["', '"])'),
    "unknown": ('{{"', '"}}'),
    "author": ('[/"', '"/]'),
    "publisher": ('[/"', '"/]'),
}
_ARROWS = {"refutes": "-.-x", "fails": "-.->", "made": "-.->", "alike": "-.-", "premise": "==>"}


def write_mermaid(graph: Graph) -> str:
    """Return a graph, however large, without a line break at its end."""
    return "\n".join(_lines(graph))


def draw_small_mermaid(case: Case, claim: Claim) -> str | None:
    """Return the graph of a claim, or None where Mermaid would refuse to draw it."""
    try:
        text = write_mermaid(draw_graph(case, [claim], _MOST_EDGES))
    except TooLarge:
        return None
    return text if len(text) <= _MOST_CHARACTERS else None


def _lines(graph: Graph) -> Iterator[str]:
    yield "flowchart LR"
    for place, node in enumerate(graph.nodes):
        opening, closing = _SHAPES[node.kind]
        head, *more = (mermaid_text(line) for line in node.lines)
        mark = "◆ " if node.is_cut else ""
        yield f"    n{place}{opening}{'<br/>'.join([mark + head, *more])}{closing}"
    yield from map(_draw_edge, graph.edges)
    cut = [f"n{place}" for place, node in enumerate(graph.nodes) if node.is_cut]
    if cut:
        yield "    classDef cut stroke:darkorange,stroke-width:3px"
        yield f"    class {','.join(cut)} cut"


def _draw_edge(edge: Edge) -> str:
    label = f'|"{edge.label}"|' if edge.label else ""
    return f"    n{edge.start} {_ARROWS.get(edge.kind, '-->')}{label} n{edge.end}"
