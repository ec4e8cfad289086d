"""`claimcheck explain` and `claimcheck rules`: the manual, from the rules themselves."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli import typer_adapter
from claimcheck.cli.output import write_stdout
from claimcheck.cli.session import UsageError, guard, page_width, wants_colour
from claimcheck.cli.shell_completion import offer_rules


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The name of a rule.", autocompletion=offer_rules)],
    color: typer_adapter.Colour = "auto",
    debug: typer_adapter.Debug = False,
) -> None:
    """Print the manual page of a rule."""

    def run() -> int:
        from claimcheck.model.suggestion import did_you_mean
        from claimcheck.report.part import manual
        from claimcheck.rules.kit.catalogue import load_catalogue

        catalogue = load_catalogue()
        if rule not in catalogue:
            hint = did_you_mean(rule, catalogue)
            raise UsageError(f"there is no rule `{rule}`; " + (hint or "`claimcheck rules` lists them"))
        page = manual.page(catalogue[rule])
        if wants_colour(color):
            from rich.markdown import Markdown

            from claimcheck.report.part.paint import render_console

            page = render_console(Markdown(page, hyperlinks=False), min(page_width(), 100), True)
        write_stdout(page)
        return 0

    raise typer.Exit(guard(run, debug))


def rules(color: typer_adapter.Colour = "auto", debug: typer_adapter.Debug = False) -> None:
    """List all rules: name, severity, and what each finds."""

    def run() -> int:
        from claimcheck.report.part.paint import SEVERITY_STYLE, Line, Segment, paint
        from claimcheck.rules.kit.catalogue import load_catalogue

        lines: list[Line] = []
        family = ""
        for rule in load_catalogue().values():
            if rule.family != family:
                family = rule.family
                lines += ([[]] if lines else []) + [[Segment(family, "bold")]]
            marks = " (heuristic)" if rule.certainty.value == "heuristic" else ""
            lines.append(
                [
                    Segment(f"  {rule.name:<24}"),
                    Segment(f"{rule.severity.value:<9}", SEVERITY_STYLE[rule.severity]),
                    Segment(rule.summary + marks),
                ]
            )
        write_stdout(paint(lines, wants_colour(color)))
        return 0

    raise typer.Exit(guard(run, debug))
