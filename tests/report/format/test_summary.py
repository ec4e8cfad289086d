"""The summary of a job: Markdown that is only text, and never too long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from claimcheck.audit.run import Result
from claimcheck.model.finding import Severity
from claimcheck.model.position import Span
from claimcheck.report.format import summary
from claimcheck.report.safe import log_safe
from tests.report import dossiers, findings
from tests.report.test_safe import PARSER, read_inline


def test_the_golden_summary() -> None:
    dossiers.check_golden("check.md", summary.render(dossiers.audit()))


def test_all_is_well_is_said() -> None:
    text = summary.render(findings.make_result([]))
    assert "The audit found nothing to object to." in text
    assert "###" not in text


def test_incomplete_is_said() -> None:
    assert "**The audit is incomplete:** there are no claims." in summary.render(dossiers.audit(dossiers.EMPTY))


@pytest.mark.slow
def test_what_would_not_fit_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert summary.MOST_BYTES < 2**20
    told = [findings.make_finding("x" * 500, span=Span(n, 1, n, 2)) for n in range(1, 200)]
    result = findings.make_result(told, ["gap"])
    whole = summary.render(result)
    assert "Cut short" not in whole
    for most in (3_000, 20_000, 100_000):
        monkeypatch.setattr(summary, "MOST_BYTES", most)
        text = summary.render(result)
        assert len(text.encode()) <= most
        shown = text.count("\n- ")
        (left,) = re.findall(r"\*\*Cut short:\*\* ([\d,]+) more", text)
        assert shown + int(left) == 200
        assert f"{int(left) - 1} of errors, 1 of not checked" in text


def test_the_severest_come_first() -> None:
    told = [findings.make_finding(str(n), span=Span(n, 1, n, 2), severity=s) for n, s in enumerate(Severity, 1)]
    text = summary.render(findings.make_result(told))
    assert re.findall(r"^### .*$", text, re.MULTILINE) == ["### Errors (1)", "### Warnings (1)"]


def test_where_not_all_fit_some_of_every_file_do_and_stand_by_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary, "MOST_BYTES", 20_000)
    told = [findings.make_finding("x" * 500, f"claims/{f}.yaml", Span(n, 1, n, 2)) for f in "ab" for n in range(1, 100)]
    told.append(findings.make_finding("the last", "claims/z.yaml"))
    text = summary.render(findings.make_result(told))
    places = [(file, int(line)) for file, line in re.findall(r"^- .*?claims/([abz])\.yaml:(\d+)", text, re.MULTILINE)]
    assert {file for file, _ in places} == {"a", "b", "z"}
    assert places == sorted(places)


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(findings.RESULTS)
def test_hostile_text_is_only_text(result: Result) -> None:
    text = summary.render(result)
    text.encode()
    assert log_safe(text) == text
    allowed = ("heading", "paragraph", "bullet_list", "list_item")
    for token in PARSER.parse(text):
        if token.type == "inline":
            read_inline([t for t in token.children or [] if not t.type.startswith("strong_")])
        else:
            assert token.type.rsplit("_", 1)[0] in allowed
