"""How many findings each rule has, the most frequent first."""

from __future__ import annotations

from collections import Counter

from claimcheck.audit.run import Result
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.paint import SEVERITY_STYLE, Segment, paint


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return a line for each rule and severity with findings that are not waived; nothing where there are none."""
    counts = Counter((finding.rule, finding.severity) for finding in result.findings if finding.waiver is None)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0][0], -row[0][1].rank))
    width = max((len(f"{number:,}") for number in counts.values()), default=0)
    lines = [
        [
            Segment(f"{number:>{width},}  "),
            Segment(f"{severity.value:<9}", SEVERITY_STYLE[severity]),
            Segment(rule),
        ]
        for (rule, severity), number in rows
    ]
    return paint(lines, options.colour)
