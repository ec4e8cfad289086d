"""`claimcheck find`: where words stand."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.output import write_stdout
from claimcheck.cli.session import Request, UsageError, guard, open_dossier, wants_colour

# The longest text that standard input may bring.
_MOST_INPUT = 1_000_000


def find(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="The words, in quotation marks; - reads standard input.")
    ],
    yaml: Annotated[bool, typer.Option("--yaml", help="Print evidence to paste into a claim.")] = False,
    root: options.Root = None,
    captures: options.Captures = None,
    color: options.Colour = "auto",
    debug: options.Debug = False,
) -> None:
    """Find words in the captures: source, place, context. Exits 1 where they stand nowhere.

    Words that nearly stand somewhere are shown too, with how alike they are.
    """

    def run() -> int:
        from claimcheck.analysis.passage import find_passages
        from claimcheck.report import passages

        wanted = sys.stdin.read(_MOST_INPUT) if words == "-" else words
        if not any(character.isalnum() for character in wanted):
            raise UsageError("there are no words to look for")
        colour = wants_colour(color)
        case = open_dossier(Request(root, captures or ())).case
        search = find_passages(wanted, case)
        if yaml:
            write_stdout(passages.render_yaml(search.passages))
        else:
            write_stdout(passages.render(search, case, colour))
        return 0 if search.passages else 1

    raise typer.Exit(guard(run, debug))
