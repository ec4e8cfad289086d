"""`claimcheck report`: export."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.completion import offer_claims
from claimcheck.cli.session import (
    Audited,
    Request,
    UsageError,
    audit_dossier,
    choose_claims,
    deliver,
    guard,
    render_json,
)


def _markdown(audited: Audited, colour: bool) -> str:
    from claimcheck.report import markdown

    return markdown.render(audited.result)


RENDERERS = {"markdown": _markdown, "json": render_json}
FORMATS = (*RENDERERS, "mermaid", "dot")


def report(
    claims: Annotated[
        list[str] | None,
        typer.Option(
            "--claim",
            metavar="ID",
            help="Of a graph, only this claim and what it rests on. Repeatable.",
            autocompletion=offer_claims,
        ),
    ] = None,
    root: options.Root = None,
    captures: options.Captures = None,
    format_: options.Format = None,
    output: options.Output = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    exact: options.Exact = False,
    fail_on: options.FailOn = None,
    no_waivers: options.NoWaivers = False,
    baseline: options.Baseline = None,
    today: options.Today = None,
    debug: options.Debug = False,
) -> None:
    """Export the audit as a document, or the provenance as a graph.

    Formats: markdown (default), json; mermaid and dot are graphs of who knows what and who hands it on. In the graph
    of one claim the parties that it rests on are marked ◆; in that of several, those who alone would bring one down.
    """

    def run() -> int:
        request = Request(
            root,
            captures or (),
            select or (),
            ignore or (),
            exact,
            fail_on,
            no_waivers,
            today,
            baseline=baseline,
        )
        audited = audit_dossier(request)
        dossier = audited.result.case.dossier
        chosen = choose_claims(claims, dossier) if claims else list(dossier.claims)

        def mermaid(audited: Audited, colour: bool) -> str:
            from claimcheck.report import mermaid

            return mermaid.render(audited.result.case, chosen)

        def dot(audited: Audited, colour: bool) -> str:
            from claimcheck.report import dot

            return dot.render(audited.result.case, chosen)

        graphs = {"mermaid": mermaid, "dot": dot}
        if claims and not (format_ or output):
            raise UsageError("--claim narrows a graph: add --format mermaid or --format dot")
        renderers = graphs if claims else {**RENDERERS, **graphs}
        deliver(audited, renderers, format_ or (), output or (), "markdown", "never")
        return audited.exit_code

    raise typer.Exit(guard(run, debug))
