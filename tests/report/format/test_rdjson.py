"""rdjson: the messages of reviewdog's format, with columns in bytes."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings

from claimcheck.audit.run import Result
from claimcheck.report.format import rdjson
from claimcheck.report.options import RenderOptions
from claimcheck.testing import audit_files
from tests.report import dossiers, findings
from tests.report.test_safe import PARSER, read_inline


def test_the_golden_result() -> None:
    dossiers.check_golden("check.rdjson", rdjson.render(dossiers.audit(), RenderOptions(prefix="case/")))


def test_nothing_to_tell_is_a_result_too() -> None:
    assert json.loads(rdjson.render(findings.make_result([]))) == {
        "source": {"name": "claimcheck"},
        "diagnostics": [],
    }


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(findings.RESULTS)
def test_only_what_the_format_has_and_no_live_text(result: Result) -> None:
    text = rdjson.render(result)
    text.encode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|##\[", text)
    diagnostics = json.loads(text)["diagnostics"]
    assert len(diagnostics) == sum(finding.waiver is None for finding in result.findings)
    for diagnostic in diagnostics:
        # reviewdog refuses fields that it does not know.
        assert list(diagnostic) == ["message", "location", "severity", "code"]
        assert list(diagnostic["location"]) == ["path", "range"]
        assert diagnostic["severity"] in ("ERROR", "WARNING", "INFO")
        for end in diagnostic["location"]["range"].values():
            assert set(end) <= {"line", "column"}
            assert all(number >= 1 for number in end.values())
        for token in PARSER.parse(diagnostic["message"]):
            assert token.type in ("paragraph_open", "inline", "paragraph_close")
            read_inline(token.children or [])


def test_columns_are_bytes_of_utf_8() -> None:
    result = audit_files({"claims/wide.yaml": findings.WIDE}, dossiers.CATALOGUE)
    (diagnostic,) = json.loads(rdjson.render(result))["diagnostics"]
    start, end = diagnostic["location"]["range"].values()
    line = findings.WIDE.splitlines()[start["line"] - 1].encode()
    assert line[start["column"] - 1 : end["column"] - 1] == b"Wide."


def test_of_a_file_that_is_no_text_only_the_line_is_told() -> None:
    told = findings.make_finding(file="claims/binary.yaml")
    (diagnostic,) = json.loads(rdjson.render(findings.make_result([told])))["diagnostics"]
    assert diagnostic["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}
