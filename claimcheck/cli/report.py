"""`claimcheck report`: export."""

from __future__ import annotations

import typer

from claimcheck.cli import options
from claimcheck.cli.session import Audited, Request, audit_dossier, deliver, guard, render_json


def _markdown(audited: Audited, colour: bool) -> str:
    from claimcheck.report import markdown

    return markdown.render(audited.result)


RENDERERS = {"markdown": _markdown, "json": render_json}


def report(
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
    debug: options.Debug = False,
) -> None:
    """Export the whole audit as a document.

    Formats: markdown (default), json.
    """

    def run() -> int:
        request = Request(root, captures or (), select or (), ignore or (), exact, fail_on, no_waivers, today)
        audited = audit_dossier(request)
        deliver(audited, RENDERERS, format_ or (), output or (), "markdown", "never")
        return audited.exit_code

    raise typer.Exit(guard(run, debug))
