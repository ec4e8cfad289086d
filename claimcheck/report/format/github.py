"""GitHub's workflow commands: an annotation a finding.

`::error title=…,file=…,line=…,endLine=…,col=…,endColumn=…::message`, as the runner's `ActionCommand` reads it and
`@actions/core` writes it.  GitHub shows ten annotations of each kind that a step makes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.audit.run import Result
from claimcheck.model.finding import Certainty, Finding, Severity
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.audit_wording import describe_finding, worst_first
from claimcheck.report.safe import command_data, command_property

_MOST_SHOWN = 10
_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return a line a finding that is not waived, and how many GitHub will not show beside the code."""
    found = worst_first(result)
    lines = [_command(finding, options.prefix) for finding in found]
    listed = Counter(finding.severity for finding in found)
    for severity in reversed(Severity):
        number = result.count(severity)
        if number > _MOST_SHOWN:
            here = "all" if listed[severity] == number else f"{listed[severity]:,}"
            lines.append(
                f"GitHub shows {_MOST_SHOWN} of {number:,} {severity.value}s beside the code; this log has {here}."
            )
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding, prefix: str) -> str:
    properties = ",".join(f"{name}={command_property(value)}" for name, value in _properties(finding, prefix))
    return f"::{_COMMAND[finding.severity]} {properties}::{command_data(describe_finding(finding))}"


def _properties(finding: Finding, prefix: str) -> Iterator[tuple[str, str]]:
    span = finding.location.span
    heuristic = " (heuristic)" if finding.certainty is Certainty.HEURISTIC else ""
    yield "title", f"claimcheck: {finding.rule}{heuristic}"
    yield "file", prefix + finding.location.file
    yield "line", str(span.line)
    yield "endLine", str(span.end_line)
    if span.line == span.end_line:
        # The runner drops both, with a warning, where an annotation has more than one line.
        yield "col", str(span.column)
        yield "endColumn", str(span.end_column)
