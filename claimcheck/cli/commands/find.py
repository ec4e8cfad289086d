"""`claimcheck find`: where words stand."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimcheck.cli import typer_adapter
from claimcheck.cli.output import write_stdout
from claimcheck.cli.session import (
    EXIT_INCOMPLETE,
    AuditRequest,
    UsageError,
    complain_incomplete,
    guard,
    open_dossier,
    wants_colour,
)

# How many bytes a character takes at most.
_WIDEST = 4


def find(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="The words, in quotation marks; - reads standard input.")
    ],
    yaml: Annotated[bool, typer.Option("--yaml", help="Print evidence to paste into a claim.")] = False,
    root: typer_adapter.Root = None,
    captures: typer_adapter.Captures = None,
    color: typer_adapter.Colour = "auto",
    debug: typer_adapter.Debug = False,
) -> None:
    """Find words in the captures: source, place, context. Exits 1 where they stand nowhere.

    Words that nearly stand somewhere are shown too, with how alike they are.
    """

    def run() -> int:
        from claimcheck.analysis.passage import find_passages
        from claimcheck.report.format import passage_list
        from claimcheck.report.options import RenderOptions

        wanted = _read_input() if words == "-" else words
        if not any(character.isalnum() for character in wanted):
            raise UsageError("there are no words to look for")
        colour = wants_colour(color)
        case = open_dossier(AuditRequest(root, captures or ())).case
        search = find_passages(wanted, case)
        if yaml:
            answer = passage_list.render_yaml(search)
            is_found = bool(answer)
        else:
            answer = passage_list.render(search, RenderOptions(colour=colour))
            is_found = bool(search.passages)
        write_stdout(answer)
        if case.unread:
            # There may be texts that were not searched.  That there are no claims is nothing to this.
            complain_incomplete(case)
            return EXIT_INCOMPLETE
        return 0 if is_found else 1

    raise typer.Exit(guard(run, debug))


def _read_input() -> str:
    """Return what standard input brings, as UTF-8 whatever the locale; raise `UsageError`."""
    from claimcheck.model.limit import DEFAULT_LIMITS

    if sys.stdin is None:
        raise UsageError("standard input is closed")
    most = DEFAULT_LIMITS.value_characters
    data = sys.stdin.buffer.read(_WIDEST * most + 1)
    if len(data) <= _WIDEST * most:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise UsageError("standard input is not UTF-8") from None
        if len(text) <= most:
            return text
    raise UsageError(f"standard input has more than {most:,} characters, and no quote may have more")
