"""`claimcheck explain`: the manual, from the rules themselves."""

from __future__ import annotations

from claimcheck.cli import command
from claimcheck.cli.command import Argument, Command, Given
from claimcheck.cli.failure import UsageError
from claimcheck.cli.output import write_stdout
from claimcheck.cli.terminal import page_width, wants_colour


def explain(given: Given) -> int:
    """Print the manual page of a rule."""
    from claimcheck.model.suggestion import did_you_mean
    from claimcheck.report.part import manual
    from claimcheck.rules.kit.catalogue import load_catalogue

    catalogue = load_catalogue()
    if given.rule not in catalogue:
        hint = did_you_mean(given.rule, catalogue)
        raise UsageError(f"there is no rule `{given.rule}`; " + (hint or "`claimcheck rules` lists them"))
    page = manual.page(catalogue[given.rule])
    if wants_colour(given.color):
        from rich.markdown import Markdown

        from claimcheck.report.part.paint import render_console

        page = render_console(Markdown(page, hyperlinks=False), min(page_width(), 100), True)
    write_stdout(page)
    return 0


COMMAND = Command(
    explain,
    Argument("rule", "RULE", "The name of a rule.", is_many=False, is_required=True),
    (command.COLOR, command.DEBUG),
)
