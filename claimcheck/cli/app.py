"""The command line as typer reads it, assembled."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck import __version__
from claimcheck.cli.arguments import COMMANDS, load_command
from claimcheck.cli.typer_adapter import declare

# Markup in help texts is off: a stray bracket in one would break `--help`.
app = typer.Typer(name="claimcheck", rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


@app.callback()
def claimcheck(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Audit claims and their sources.

    Is the quote really in the source? How many independent lines of evidence stand behind a claim, and what does
    everything rest on? Is the grade earned?

    Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 usage, configuration or output error; 3 something could
    not be read, or there are no claims.
    """


for name in COMMANDS:
    app.command(name)(declare(load_command(name)))
