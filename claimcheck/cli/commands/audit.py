"""`claimcheck audit`: look."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.cli import command
from claimcheck.cli.command import Argument, Command
from claimcheck.cli.output import write_stdout
from claimcheck.cli.session import (
    AuditRequest,
    audit_dossier,
    choose_claims,
    complain_incomplete,
    guard,
    page_width,
    wants_colour,
)
from claimcheck.report.options import RenderOptions


def audit(
    claims: Sequence[str] | None = None,
    root: str | None = None,
    captures: Sequence[str] | None = None,
    fail_on: str | None = None,
    no_waivers: bool = False,
    baseline: str | None = None,
    today: str | None = None,
    color: str = "auto",
    debug: bool = False,
) -> int:
    """Look at claims: the table of all, or the case files of some."""

    def run() -> int:
        request = AuditRequest(
            root, captures or (), fail_on=fail_on, no_waivers=no_waivers, today=today, baseline=baseline
        )
        colour = wants_colour(color)
        audited = audit_dossier(request)
        result = audited.result
        options = RenderOptions(page_width(), colour)
        if not claims:
            from claimcheck.report.format import table

            write_stdout(table.render(result, options))
            return audited.exit_code
        chosen = choose_claims(claims, result.case.dossier)
        from claimcheck.report.format import case_file

        write_stdout(case_file.render(result, options._replace(claims=tuple(chosen))))
        if not result.complete:
            complain_incomplete(result.case)
        return audited.exit_code

    return guard(run, debug)


COMMAND = Command(
    audit,
    Argument("claims", "CLAIM", "Ids of claims to open as case files. Default: the table of all."),
    {
        "root": command.ROOT,
        "captures": command.CAPTURES,
        "fail_on": command.FAIL_ON,
        "no_waivers": command.NO_WAIVERS,
        "baseline": command.BASELINE,
        "today": command.TODAY,
        "color": command.COLOUR,
        "debug": command.DEBUG,
    },
)
