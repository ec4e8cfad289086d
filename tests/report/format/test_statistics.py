"""Findings counted by rule."""

from __future__ import annotations

from claimcheck.model.finding import Severity
from claimcheck.report.format import statistics
from claimcheck.report.options import RenderOptions
from tests.report import dossiers


def test_findings_are_counted_by_rule_and_severity_the_most_frequent_first() -> None:
    result = dossiers.audit()
    first = next(finding for finding in result.findings if finding.waiver is None)
    many = [first._replace(rule="many")] * 1_200
    both = [first._replace(rule="both", severity=severity) for severity in Severity]
    waived = [finding for finding in result.findings if finding.waiver is not None]
    result = result._replace(findings=(*both, *waived, *many))
    worst = f"1,200  {first.severity.value:<9}many"
    assert statistics.render(result).splitlines() == [
        worst,
        "    1  error    both",
        "    1  warning  both",
        "    1  note     both",
    ]
    assert "\x1b[" in statistics.render(result, RenderOptions(colour=True))
    assert statistics.render(result._replace(findings=tuple(waived))) == ""
