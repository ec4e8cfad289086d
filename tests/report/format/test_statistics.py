"""Findings counted by rule."""

from __future__ import annotations

from claimcheck.model.finding import Severity
from claimcheck.report.format import statistics
from claimcheck.report.options import RenderOptions
from tests.report import dossiers, findings


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


def test_what_is_past_the_limits_is_counted() -> None:
    left_out = {
        ("too-sure", name): {Severity.ERROR: 3, Severity.NOTE: 1} for name in ("claims/a.yaml", "claims/b.yaml")
    }
    result = findings.make_result([findings.make_finding()])._replace(left_out=left_out)
    assert statistics.render(result).splitlines() == ["7  error    too-sure", "2  note     too-sure"]
