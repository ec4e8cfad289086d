"""Code Quality: the fields and values that GitLab reads."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings

from claimcheck.audit.run import Result
from claimcheck.report.format import gitlab
from claimcheck.report.options import RenderOptions
from tests.report import dossiers, findings


def test_the_golden_report() -> None:
    dossiers.check_golden("check.gitlab.json", gitlab.render(dossiers.audit(), RenderOptions(prefix="case/")))


def test_nothing_to_tell_is_an_empty_array() -> None:
    assert gitlab.render(findings.make_result([])) == "[]\n"


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(findings.RESULTS)
def test_every_entry_is_one_that_is_read(result: Result) -> None:
    text = gitlab.render(result)
    text.encode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|##\[|^\ufeff", text)
    entries = json.loads(text)
    assert len(entries) == sum(finding.waiver is None for finding in result.findings)
    for entry in entries:
        assert list(entry) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not entry["location"]["path"].startswith(("/", "./"))
        assert 1 <= entry["location"]["lines"]["begin"] <= entry["location"]["lines"]["end"]


def test_fingerprints_are_unique_and_do_not_move_with_lines() -> None:
    def read(claims: str) -> list[str]:
        entries = json.loads(gitlab.render(dossiers.audit({**dossiers.FILES, "claims/jets.yaml": claims})))
        return [entry["fingerprint"] for entry in entries]

    keys = read(dossiers.CLAIMS)
    assert len(set(keys)) == len(keys) > 3
    assert read("# a line\n\n" + dossiers.CLAIMS) == keys
