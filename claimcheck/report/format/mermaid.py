"""The provenance graph in Mermaid's language."""

from __future__ import annotations

from claimcheck.audit.run import Result
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.mermaid_graph import write_mermaid
from claimcheck.report.part.provenance_graph import draw_graph


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the graph of the claims that were asked for."""
    return write_mermaid(draw_graph(result.case, options.claims or result.case.dossier.claims)) + "\n"
