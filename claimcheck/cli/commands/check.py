"""`claimcheck check`: lint."""

from __future__ import annotations

from claimcheck.cli import command
from claimcheck.cli.audit_request import AuditRequest, audit, split_words
from claimcheck.cli.command import Argument, Command, Given, Option
from claimcheck.cli.delivery import Delivery
from claimcheck.cli.failure import EXIT_USAGE, complain, complain_incomplete
from claimcheck.cli.output import write_stderr
from claimcheck.cli.terminal import is_terminal
from claimcheck.report.formats import BARE, FINDINGS_ONLY, FORMATS
from claimcheck.report.options import RenderOptions


def check(given: Given) -> int:
    """Lint the dossier: findings, for terminal and CI. Reads only.

    Formats: text (default on a terminal), concise (default elsewhere), json, and for services: sarif (code scanning),
    github (workflow commands), gitlab (code quality), junit, rdjson (reviewdog), markdown (summary of a job).
    """
    request = AuditRequest.of(given)
    default = "text" if is_terminal() else "concise"
    offered = FORMATS["check --statistics" if given.statistics else "check"]
    delivery = Delivery(offered, given.format, given.output, default, given.color)
    failure = 0
    if given.write_receipts:
        from claimcheck.cli.receipt_writer import check_request

        check_request(request)
    if given.write_baseline:
        from claimcheck.cli.baseline_writer import write_baseline

        writing = write_baseline(request, delivery.targets)
        audited = writing.audited
        failure = 0 if writing.is_written else EXIT_USAGE
        if failure or not given.quiet:
            complain(writing.message)
    else:
        audited = audit(request)
    if given.write_receipts:
        from claimcheck.cli.receipt_writer import write_receipts

        message = write_receipts(audited, delivery.targets)
        if not given.quiet:
            complain(message)
    dossier, result = audited.dossier, audited.result
    from claimcheck.workspace.root import find_prefix

    options = RenderOptions(
        prefix=find_prefix(dossier.root), fail_on=dossier.config.fail_on, exit_code=audited.exit_code
    )
    delivery.deliver(dossier, result, options)
    shown = (split_words(given.format) or (default,))[0]
    if not given.quiet and (shown in BARE or given.output or given.statistics):
        from claimcheck.report.part.paint import paint
        from claimcheck.report.part.tally import list_unchecked, tally

        write_stderr(paint([*list_unchecked(result), tally(result)], False))
    elif shown in FINDINGS_ONLY and not result.complete:
        complain_incomplete(result.case)
    return max(audited.exit_code, failure)


COMMAND = Command(
    check,
    Argument("paths", "PATHS", "Report findings in these files and folders only; all is read."),
    (
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
        Option(
            ("--write-baseline",),
            "Accept what is found now: write it to the baseline (default claimcheck-baseline.json in the dossier), and "
            "tell the rest. Errors of structure are never accepted.",
        ),
        Option(
            ("--write-receipts",),
            "Write what captures prove about each quote to claimcheck-receipts.json, for runs without them.",
        ),
        Option(("--statistics",), "Count the findings of each rule instead of showing them."),
        command.TODAY,
        command.COLOR,
        command.QUIET,
        command.DEBUG,
    ),
)
