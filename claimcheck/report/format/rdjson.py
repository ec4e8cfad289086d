"""reviewdog's `rdjson`: a `DiagnosticResult` of its Diagnostic Format, as `proto/rdf/reviewdog.proto` describes it."""

from __future__ import annotations

from typing import Any

from claimcheck.audit.run import Result
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.position import SourceMap
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.audit_wording import describe_finding, worst_first
from claimcheck.report.part.json_layout import lay_out
from claimcheck.report.safe import markdown_message, visible

_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the findings that are not waived.

    Messages are Markdown: reviewdog posts them as comments, in which a quote could call people by name.
    """
    return lay_out(
        {
            "source": {"name": "claimcheck"},
            "diagnostics": [_diagnostic(finding, result.source_map, options.prefix) for finding in worst_first(result)],
        }
    )


def _diagnostic(finding: Finding, source_map: SourceMap, prefix: str) -> dict[str, Any]:
    file, span = finding.location
    return {
        "message": "\n\n".join(markdown_message(line) for line in describe_finding(finding).split("\n")),
        "location": {
            "path": visible(prefix + file),
            "range": {
                "start": _position(source_map.line(file, span.line), span.line, span.column),
                "end": _position(source_map.line(file, span.end_line), span.end_line, span.end_column),
            },
        },
        "severity": _SEVERITY[finding.severity],
        "code": {"value": finding.rule},
    }


def _position(line: str | None, number: int, column: int) -> dict[str, int]:
    """Return a place with its column in UTF-8 bytes, from 1; without one where the line is not at hand."""
    if line is None:
        return {"line": number}
    before = line[: column - 1]
    return {"line": number, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
