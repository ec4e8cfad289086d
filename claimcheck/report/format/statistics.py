"""How many findings each rule has, the most frequent first."""

from __future__ import annotations

from claimcheck.audit.run import Result
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.paint import SEVERITY_STYLE, Segment, paint


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return a line for each rule and severity with findings that are not waived; nothing where there are none."""
    counts = result.count_by_rule()
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0][1], -row[0][0].rank))
    width = max((len(f"{number:,}") for number in counts.values()), default=0)
    lines = [
        [
            Segment(f"{number:>{width},}  "),
            Segment(f"{severity.value:<9}", SEVERITY_STYLE[severity]),
            Segment(rule),
        ]
        for (severity, rule), number in rows
    ]
    return paint(lines, options.colour)
