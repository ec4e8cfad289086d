"""`claimcheck report`: export."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli import typer_adapter
from claimcheck.cli.delivery import Delivery
from claimcheck.cli.session import (
    AuditRequest,
    UsageError,
    audit_dossier,
    choose_claims,
    complain_incomplete,
    guard,
)
from claimcheck.cli.shell_completion import offer_claims
from claimcheck.report.formats import FORMATS
from claimcheck.report.options import RenderOptions


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
    root: typer_adapter.Root = None,
    captures: typer_adapter.Captures = None,
    format_: typer_adapter.Format = None,
    output: typer_adapter.Output = None,
    select: typer_adapter.Select = None,
    ignore: typer_adapter.Ignore = None,
    exact: typer_adapter.Exact = False,
    fail_on: typer_adapter.FailOn = None,
    no_waivers: typer_adapter.NoWaivers = False,
    baseline: typer_adapter.Baseline = None,
    today: typer_adapter.Today = None,
    debug: typer_adapter.Debug = False,
) -> None:
    """Export the audit as a document, or the provenance as a graph.

    Formats: markdown (default), json; mermaid and dot are graphs of who knows what and who hands it on. In the graph
    of one claim the parties that it rests on are marked ◆; in that of several, those who alone would bring one down.
    """

    def run() -> int:
        if claims and not (format_ or output):
            raise UsageError("--claim narrows a graph: add --format mermaid or --format dot")
        delivery = Delivery(
            FORMATS["report --claim" if claims else "report"], format_ or (), output or (), "markdown", "never"
        )
        request = AuditRequest(
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
        chosen = choose_claims(claims, audited.result.case.dossier) if claims else ()
        delivery.deliver(audited, audited.result, RenderOptions(claims=tuple(chosen)))
        if not audited.result.complete:
            complain_incomplete(audited.result.case)
        return audited.exit_code

    raise typer.Exit(guard(run, debug))
