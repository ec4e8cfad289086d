"""`claimcheck audit`: look."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.output import write_stdout
from claimcheck.cli.session import Request, audit_dossier, choose_claims, guard, page_width, wants_colour


def audit(
    claims: Annotated[
        list[str] | None,
        typer.Argument(metavar="CLAIM", help="Ids of claims to open as case files. Default: the table of all."),
    ] = None,
    root: options.Root = None,
    captures: options.Captures = None,
    fail_on: options.FailOn = None,
    no_waivers: options.NoWaivers = False,
    baseline: options.Baseline = None,
    today: options.Today = None,
    color: options.Colour = "auto",
    debug: options.Debug = False,
) -> None:
    """Look at the claims: without ids the table of all, with ids each one's case file."""

    def run() -> int:
        request = Request(root, captures or (), fail_on=fail_on, no_waivers=no_waivers, today=today, baseline=baseline)
        colour = wants_colour(color)
        audited = audit_dossier(request)
        result = audited.result
        if not claims:
            from claimcheck.report import table

            write_stdout(table.render(result, page_width(), colour))
            return audited.exit_code
        chosen = choose_claims(claims, result.case.dossier)
        from claimcheck.report import casefile

        write_stdout(casefile.render(result, chosen, page_width(), colour))
        return audited.exit_code

    raise typer.Exit(guard(run, debug))
