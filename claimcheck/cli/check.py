"""`claimcheck check`: lint."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.formats import BARE, RENDERERS
from claimcheck.cli.session import (
    EXIT_USAGE,
    Audited,
    Request,
    audit_dossier,
    complain,
    deliver,
    guard,
    is_terminal,
    split_words,
)


def _statistics(audited: Audited, colour: bool) -> str:
    from claimcheck.report import statistics

    return statistics.render(audited.result, colour)


_COUNTERS = {"text": _statistics, "concise": _statistics}


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATHS", help="Report findings in these files and folders only; all is read."),
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
    write_baseline: Annotated[
        bool,
        typer.Option(
            "--write-baseline",
            help="Accept what is found now: write it to the baseline (default claimcheck-baseline.json in the "
            "dossier), and tell the rest. Errors of structure are never accepted.",
        ),
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule instead of showing them.")
    ] = False,
    today: options.Today = None,
    color: options.Colour = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Lint the dossier: findings, for terminal and CI. Reads only.

    Formats: text (default on a terminal), concise (default elsewhere), json, and for services: sarif (code scanning),
    github (workflow commands), gitlab (code quality), junit, rdjson (reviewdog), markdown (summary of a job).
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
            paths or (),
            baseline,
            count_all=statistics or write_baseline,
        )
        failure = 0
        if write_baseline:
            from claimcheck.cli.baseline import write_baseline as adopt

            adoption = adopt(request)
            audited = adoption.audited
            failure = 0 if adoption.is_written else EXIT_USAGE
            if failure or not quiet:
                complain(adoption.message)
        else:
            audited = audit_dossier(request)
        default = "text" if is_terminal() else "concise"
        deliver(audited, _COUNTERS if statistics else RENDERERS, format_ or (), output or (), default, color)
        shown = (split_words(format_ or ()) or (default,))[0]
        if not quiet and (shown in BARE or output or statistics):
            from claimcheck.report.paint import paint
            from claimcheck.report.tally import list_unchecked, tally

            sys.stderr.write(paint([*list_unchecked(audited.result), tally(audited.result)], False))
        return max(audited.exit_code, failure)

    raise typer.Exit(guard(run, debug))
