"""`claimcheck check`: lint."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.session import Audited, Request, audit_dossier, deliver, guard, is_terminal, render_json


def _text(audited: Audited, colour: bool) -> str:
    from claimcheck.report import text

    return text.render(audited.result, colour)


def _concise(audited: Audited, colour: bool) -> str:
    from claimcheck.report import concise

    return concise.render(audited.result, colour)


RENDERERS = {"text": _text, "concise": _concise, "json": render_json}


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
    today: options.Today = None,
    color: options.Colour = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Lint the dossier: findings, for terminal and CI. Reads only.

    Formats: text (default on a terminal), concise (default elsewhere), json.
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
        )
        audited = audit_dossier(request)
        default = "text" if is_terminal() else "concise"
        deliver(audited, RENDERERS, format_ or (), output or (), default, color)
        shown = (format_ or [default])[0]
        if not quiet and (shown == "concise" or output):
            from claimcheck.report.paint import paint
            from claimcheck.report.tally import list_unchecked, tally

            sys.stderr.write(paint([*list_unchecked(audited.result), tally(audited.result)], False))
        return audited.exit_code

    raise typer.Exit(guard(run, debug))
