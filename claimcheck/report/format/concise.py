"""One line a finding: `file:line:column: severity rule message`."""

from __future__ import annotations

from claimcheck.audit.run import Result
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.paint import SEVERITY_STYLE, Line, Segment, paint
from claimcheck.report.safe import visible


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the findings that are not waived, a line each."""
    lines: list[Line] = []
    for finding in result.findings:
        if finding.waiver is None:
            span = finding.location.span
            lines.append(
                [
                    Segment(f"{visible(finding.location.file)}:{span.line}:{span.column}: "),
                    Segment(finding.severity.value, SEVERITY_STYLE[finding.severity]),
                    Segment(f" {finding.rule} {visible(finding.message)}"),
                ]
            )
    return paint(lines, options.colour)
