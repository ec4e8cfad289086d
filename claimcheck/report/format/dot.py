"""The provenance graph in DOT, the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.run import Result
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.provenance_graph import Graph, draw_graph
from claimcheck.report.safe import dot_text

_SHAPES = {
    "claim": "shape=box, style=bold",
    "source": "shape=box, style=rounded",
    "origin": "shape=ellipse",
    "unknown": "shape=ellipse, style=dashed",
    "author": "shape=parallelogram",
    "publisher": "shape=parallelogram",
}
_STYLES = {
    "refutes": "color=red, arrowhead=tee",
    "fails": "color=gray, style=dotted",
    "made": "style=dashed, arrowhead=open",
    "alike": "style=dotted, dir=none, constraint=false",
    "premise": "style=bold",
}


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the graph of the claims that were asked for."""
    return write_dot(draw_graph(result.case, options.claims or result.case.dossier.claims)) + "\n"


def write_dot(graph: Graph) -> str:
    """Return a graph without a line break at its end."""
    return "\n".join(_lines(graph))


def _lines(graph: Graph) -> Iterator[str]:
    yield "digraph claimcheck {"
    yield "    rankdir=LR;"
    yield '    node [fontname="sans-serif", fontsize=11];'
    yield '    edge [fontname="sans-serif", fontsize=9];'
    for place, node in enumerate(graph.nodes):
        mark = "◆ " if node.is_cut else ""
        label = r"\n".join(map(dot_text, node.lines))
        cut = ", color=darkorange, penwidth=3" if node.is_cut else ""
        yield f'    n{place} [label="{mark}{label}", {_SHAPES[node.kind]}{cut}];'
    for edge in graph.edges:
        attributes = [f'label="{edge.label}"'] if edge.label else []
        attributes += [_STYLES[edge.kind]] if edge.kind in _STYLES else []
        listed = f" [{', '.join(attributes)}]" if attributes else ""
        yield f"    n{edge.start} -> n{edge.end}{listed};"
    yield "}"
