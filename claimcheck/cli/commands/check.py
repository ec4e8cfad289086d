"""`claimcheck check`: lint."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.cli import command
from claimcheck.cli.command import Argument, Command, Option
from claimcheck.cli.delivery import Delivery
from claimcheck.cli.output import write_stderr
from claimcheck.cli.repository import find_prefix
from claimcheck.cli.session import (
    EXIT_USAGE,
    AuditRequest,
    audit_dossier,
    complain,
    complain_incomplete,
    guard,
    is_terminal,
    split_words,
)
from claimcheck.report.formats import BARE, FINDINGS_ONLY, FORMATS
from claimcheck.report.options import RenderOptions


def check(
    paths: Sequence[str] | None = None,
    root: str | None = None,
    captures: Sequence[str] | None = None,
    format_: Sequence[str] | None = None,
    output: Sequence[str] | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    exact: bool = False,
    fail_on: str | None = None,
    no_waivers: bool = False,
    baseline: str | None = None,
    write_baseline: bool = False,
    statistics: bool = False,
    today: str | None = None,
    color: str = "auto",
    quiet: bool = False,
    debug: bool = False,
) -> int:
    """Lint the dossier: findings, for terminal and CI. Reads only.

    Formats: text (default on a terminal), concise (default elsewhere), json, and for services: sarif (code scanning),
    github (workflow commands), gitlab (code quality), junit, rdjson (reviewdog), markdown (summary of a job).
    """

    def run() -> int:
        request = AuditRequest(
            root,
            captures or (),
            select or (),
            ignore or (),
            exact,
            fail_on,
            no_waivers,
            today,
            paths or (),
            baseline,
            count_all=statistics or write_baseline,
        )
        default = "text" if is_terminal() else "concise"
        delivery = Delivery(
            FORMATS["check --statistics" if statistics else "check"], format_ or (), output or (), default, color
        )
        failure = 0
        if write_baseline:
            from claimcheck.cli.baseline_writer import write_baseline as adopt

            adoption = adopt(request, delivery.targets)
            audited = adoption.audited
            failure = 0 if adoption.is_written else EXIT_USAGE
            if failure or not quiet:
                complain(adoption.message)
        else:
            audited = audit_dossier(request)
        options = RenderOptions(
            prefix=find_prefix(audited.root), fail_on=audited.config.fail_on, exit_code=audited.exit_code
        )
        delivery.deliver(audited, audited.result, options)
        shown = (split_words(format_ or ()) or (default,))[0]
        if not quiet and (shown in BARE or output or statistics):
            from claimcheck.report.part.paint import paint
            from claimcheck.report.part.tally import list_unchecked, tally

            write_stderr(paint([*list_unchecked(audited.result), tally(audited.result)], False))
        elif shown in FINDINGS_ONLY and not audited.result.complete:
            complain_incomplete(audited.result.case)
        return max(audited.exit_code, failure)

    return guard(run, debug)


COMMAND = Command(
    check,
    Argument("paths", "PATHS", "Report findings in these files and folders only; all is read."),
    {
        "root": command.ROOT,
        "captures": command.CAPTURES,
        "format_": command.FORMAT,
        "output": command.OUTPUT,
        "select": command.SELECT,
        "ignore": command.IGNORE,
        "exact": command.EXACT,
        "fail_on": command.FAIL_ON,
        "no_waivers": command.NO_WAIVERS,
        "baseline": command.BASELINE,
        "write_baseline": Option(
            ("--write-baseline",),
            "Accept what is found now: write it to the baseline (default claimcheck-baseline.json in the dossier), and "
            "tell the rest. Errors of structure are never accepted.",
        ),
        "statistics": Option(("--statistics",), "Count the findings of each rule instead of showing them."),
        "today": command.TODAY,
        "color": command.COLOUR,
        "quiet": command.QUIET,
        "debug": command.DEBUG,
    },
)
