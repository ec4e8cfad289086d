"""`claimcheck rules`: all rules at a glance."""

from __future__ import annotations

from claimcheck.cli import command
from claimcheck.cli.command import Command, Given
from claimcheck.cli.output import write_stdout
from claimcheck.cli.terminal import wants_colour


def rules(given: Given) -> int:
    """List all rules: name, severity, and what each finds."""
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
    write_stdout(paint(lines, wants_colour(given.color)))
    return 0


COMMAND = Command(rules, None, (command.COLOR, command.DEBUG))
