"""GitLab's Code Quality report: a JSON array, which a merge request compares with that of its target."""

from __future__ import annotations

from typing import Any

from claimcheck.audit.run import Result
from claimcheck.model.finding import Finding, Severity
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.audit_wording import worst_first
from claimcheck.report.part.json_layout import lay_out_list
from claimcheck.report.safe import visible

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the findings that are not waived.

    GitLab takes entries of one fingerprint for one: the audit's tell equal findings apart.
    """
    return lay_out_list(_entry(finding, options.prefix) for finding in worst_first(result))


def _entry(finding: Finding, prefix: str) -> dict[str, Any]:
    span = finding.location.span
    return {
        "description": visible(finding.message),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": {
            "path": visible(prefix + finding.location.file),
            "lines": {"begin": span.line, "end": span.end_line},
        },
    }
