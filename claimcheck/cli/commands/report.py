"""`claimcheck report`: export."""

from __future__ import annotations

from claimcheck.cli import command
from claimcheck.cli.audit_request import AuditRequest, audit, choose_claims
from claimcheck.cli.command import Command, Given, Option
from claimcheck.cli.delivery import Delivery
from claimcheck.cli.failure import UsageError, complain_incomplete
from claimcheck.report.formats import FORMATS
from claimcheck.report.options import RenderOptions


def report(given: Given) -> int:
    """Export the audit as a document, or the provenance as a graph.

    Formats: markdown (default), json; mermaid and dot are graphs of who knows what and who hands it on. In the graph
    of one claim the parties that it rests on are marked ◆; in that of several, those who alone would bring one down.
    """
    if given.claim and not (given.format or given.output):
        raise UsageError("--claim narrows a graph: add --format mermaid or --format dot")
    offered = FORMATS["report --claim" if given.claim else "report"]
    delivery = Delivery(offered, given.format, given.output, "markdown", "never")
    audited = audit(AuditRequest.of(given))
    result = audited.result
    chosen = choose_claims(given.claim, result.case.dossier) if given.claim else ()
    delivery.deliver(audited.dossier, result, RenderOptions(claims=tuple(chosen)))
    if not result.complete:
        complain_incomplete(result.case)
    return audited.exit_code


COMMAND = Command(
    report,
    None,
    (
        Option(
            ("--claim",),
            "Of a graph, only this claim and what it rests on. Repeatable.",
            "ID",
            repeats=True,
            completion="CLAIM",
        ),
        command.ROOT,
        command.CAPTURES,
        command.FORMAT,
        command.OUTPUT,
        command.SELECT,
        command.IGNORE,
        command.EXACT,
        command.FAIL_ON,
        command.NO_WAIVERS,
        command.POLICY,
        command.REQUIRE_CAPTURES,
        command.BASELINE,
        command.TODAY,
        command.DEBUG,
    ),
)
