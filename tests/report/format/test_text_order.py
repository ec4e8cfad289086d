"""What a person at a terminal sees of few findings and of many."""

from __future__ import annotations

import re

import pytest

from claimcheck.audit.config import Config
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.limit import DEFAULT_LIMITS
from claimcheck.model.position import Span
from claimcheck.report.format import text
from claimcheck.testing import audit_files
from tests.report import findings


def list_heads(shown: str) -> list[str]:
    """Return the severity and the rule of every finding that is shown."""
    return re.findall(r"^((?:error|warning|note)\[[a-z-]+\])", shown, re.MULTILINE)


def make(rule: str, file: str, number: int, severity: Severity) -> Finding:
    made = findings.make_finding(f"{rule} {number}", file, Span(number, 1, number, 2), severity)
    return made._replace(rule=rule, waiver=None)


def test_the_gravest_come_first_and_by_place() -> None:
    order = [Severity.NOTE, Severity.WARNING, Severity.ERROR, Severity.NOTE, Severity.ERROR, Severity.WARNING]
    told = [make("a-rule", "claims/x.yaml", n, severity) for n, severity in enumerate(order, 1)]
    shown = text.render(findings.make_result(told))
    assert re.findall(r"--> claims/x.yaml:(\d)", shown) == ["3", "5", "2", "6", "1", "4"]
    assert "Not shown" not in shown


@pytest.mark.slow
def test_an_error_behind_a_thousand_findings_is_shown() -> None:
    """340 claims with three remarks each, and one altered quote in the last file."""
    claims = "".join(
        f"  - id: claim-{n}\n    statement: The bridge number {n} was shut on {n % 28 + 1} May 2022.\n"
        "    verdict: supported\n    confidence: high\n"
        "    evidence:\n      - {source: paper, stance: supports}\n"
        for n in range(340)
    )
    files = {
        "claims/a.yaml": f"claims:\n{claims}sources:\n  - id: paper\n",
        "claims/z.yaml": "claims:\n  - id: last\n    statement: The jets were stopped.\n    evidence:\n"
        "      - {source: other, stance: supports, quote: the minister stopped nine jets on Monday}\n"
        "sources:\n  - id: other\n",
        "claims/other.txt": "It was said that the minister stopped eight jets on Monday.\n",
    }
    config = Config(limits=DEFAULT_LIMITS._replace(findings_per_rule_and_file=1_000))
    result = audit_files(files, config=config)
    standing = [finding for finding in result.findings if finding.waiver is None]
    assert len(standing) > 1_000
    assert "quote-altered" not in {finding.rule for finding in standing[:1_000]}
    shown = text.render(result)
    heads = list_heads(shown)
    assert len(heads) == 1_000
    assert "error[quote-altered]" in heads
    assert [head.partition("[")[0] for head in heads] == sorted(
        (head.partition("[")[0] for head in heads), key=["error", "warning", "note"].index
    )


def test_of_every_rule_and_file_the_first_is_shown_and_the_rest_is_counted() -> None:
    told = [make("loud", "claims/a.yaml", n, Severity.ERROR) for n in range(1, 1_501)]
    told += [make("quiet", f"claims/{name}.yaml", n, Severity.ERROR) for name in "bcd" for n in (1, 2)]
    told += [make("mild", "claims/e.yaml", 1, Severity.NOTE)] * 3
    shown = text.render(findings.make_result(told))
    heads = list_heads(shown)
    assert len(heads) == 1_000
    assert heads.count("error[quiet]") == 6
    tail = shown[shown.index("Not shown") :]
    assert "Not shown: 509 more findings" in tail
    assert re.findall(r"^ +([\d,]+)  (\w+) +([a-z-]+)$", tail, re.MULTILINE) == [
        ("506", "error", "loud"),
        ("3", "note", "mild"),
    ]
    assert "1,506 errors, no warnings, 3 notes" in shown.splitlines()[-1]


def test_what_the_audit_left_out_is_counted_too() -> None:
    told = [make("loud", "claims/a.yaml", 1, Severity.WARNING)]
    left_out = {("loud", "claims/a.yaml"): {Severity.WARNING: 5}, ("odd", "claims/b.yaml"): {Severity.ERROR: 2}}
    shown = text.render(findings.make_result(told)._replace(left_out=left_out))
    assert "Not shown: 7 more findings" in shown
    assert shown.index("2  error    odd") < shown.index("5  warning  loud")
    assert "2 errors, 6 warnings, no notes" in shown.splitlines()[-1]
