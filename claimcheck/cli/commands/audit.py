"""`claimcheck audit`: look."""

from __future__ import annotations

from claimcheck.cli import command
from claimcheck.cli.audit_request import AuditRequest, choose_claims
from claimcheck.cli.audit_request import audit as audit_dossier
from claimcheck.cli.command import Argument, Command, Given
from claimcheck.cli.failure import complain_incomplete
from claimcheck.cli.output import write_stdout
from claimcheck.cli.terminal import page_width, wants_colour
from claimcheck.report.options import RenderOptions


def audit(given: Given) -> int:
    """Look at claims: the table of all, or the case files of some."""
    colour = wants_colour(given.color)
    audited = audit_dossier(AuditRequest.of(given))
    result = audited.result
    options = RenderOptions(page_width(), colour)
    if not given.claims:
        from claimcheck.report.format import table

        write_stdout(table.render(result, options))
        return audited.exit_code
    chosen = choose_claims(given.claims, result.case.dossier)
    from claimcheck.report.format import case_file

    write_stdout(case_file.render(result, options._replace(claims=tuple(chosen))))
    if not result.complete:
        complain_incomplete(result.case)
    return audited.exit_code


COMMAND = Command(
    audit,
    Argument("claims", "CLAIM", "Ids of claims to open as case files. Default: the table of all."),
    (
        command.ROOT,
        command.CAPTURES,
        command.FAIL_ON,
        command.NO_WAIVERS,
        command.POLICY,
        command.REQUIRE_CAPTURES,
        command.BASELINE,
        command.TODAY,
        command.COLOR,
        command.DEBUG,
    ),
)
