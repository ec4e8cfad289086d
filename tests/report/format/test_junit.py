"""JUnit: what Jenkins' schema and GitLab's parser allow, and that it says what the exit code says."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from claimcheck.audit.run import Result
from claimcheck.cli.failure import exit_code
from claimcheck.model.finding import Severity
from claimcheck.model.position import Span
from claimcheck.report.format import junit
from claimcheck.report.options import RenderOptions
from claimcheck.testing import audit_files
from tests.report import dossiers, findings

# Of `junit-10.xsd`: the attributes that an element must and may have, and its children.
ELEMENTS = {
    "testsuites": ({"name", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped"}, {"testcase"}),
    "testcase": ({"classname", "name"}, {"error", "failure", "skipped", "system-out"}),
    "error": ({"message"}, set[str]()),
    "failure": ({"message"}, set[str]()),
    "skipped": ({"message"}, set[str]()),
    "system-out": (set[str](), set[str]()),
}
GOOD = {"claims/x.yaml": "claims:\n  - {id: x, statement: X., verdict: unproven}\n"}


def read(result: Result, fail_on: str = "error", prefix: str = "") -> ElementTree.Element:
    root = ElementTree.fromstring(junit.render(result, RenderOptions(fail_on=fail_on, prefix=prefix)))
    for element in root.iter():
        attributes, children = ELEMENTS[element.tag]
        assert set(element.attrib) == attributes
        assert {child.tag for child in element} <= children
    for suite in (root, *root):
        cases = list(suite.iter("testcase"))
        numbers = {"tests": len(cases)}
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            numbers[name] = sum(case.find(tag) is not None for case in cases)
        assert {name: int(suite.attrib.get(name, numbers[name])) for name in numbers} == numbers
    for case in root.iter("testcase"):
        assert sum(case.find(tag) is not None for tag in ("error", "failure", "skipped")) <= 1
    return root


def find_case(root: ElementTree.Element, name: str) -> ElementTree.Element:
    (case,) = (case for case in root.iter("testcase") if case.attrib["name"] == name)
    return case


def test_the_golden_suites() -> None:
    dossiers.check_golden("check.junit.xml", junit.render(dossiers.audit(), RenderOptions(prefix="case/")))
    read(dossiers.audit(), "error", "case/")


def test_sound_claims_are_seen_to_pass() -> None:
    root = read(audit_files(GOOD, dossiers.CATALOGUE), prefix="case/")
    assert (root.attrib["failures"], root.attrib["errors"]) == ("0", "0")
    case = find_case(root, "claim x")
    assert (case.attrib["classname"], len(case)) == ("case/claims/x.yaml", 0)


@pytest.mark.parametrize("fail_on", ["note", "warning", "error", "never"])
@pytest.mark.parametrize(
    "files", [GOOD, dossiers.FILES, dossiers.EMPTY, dossiers.BROKEN, {"claims/x.yaml": b"\xff\xfe", **dossiers.FILES}]
)
def test_it_says_what_the_exit_code_says(files: dict[str, str | bytes], fail_on: str) -> None:
    result = audit_files(files, dossiers.CATALOGUE)
    root = read(result, fail_on)
    failed, broken = root.attrib["failures"] != "0", root.attrib["errors"] != "0"
    assert exit_code(result, fail_on) == (3 if broken else int(failed))


def test_what_is_past_the_limits_fails_too() -> None:
    left_out = {("too-sure", "claims/x.yaml"): {Severity.NOTE: 7, Severity.ERROR: 3}}
    result = findings.make_result([])._replace(left_out=left_out)
    case = find_case(read(result), "the file itself")
    failure, remarks = case.find("failure"), case.find("system-out")
    assert failure is not None
    assert "3 more of error[too-sure]" in failure.attrib["message"]
    assert remarks is not None
    assert "7 more of note[too-sure]" in (remarks.text or "")
    assert exit_code(result, "error") == 1


def test_one_outcome_holds_all_of_its_kind() -> None:
    told = [findings.make_finding(f"number {n}")._replace(claim="x") for n in range(3)]
    failure = find_case(read(findings.make_result(told)), "claim x").find("failure")
    assert failure is not None
    assert failure.attrib["message"].endswith("(and 2 more)")
    assert [f"number {n}" in (failure.text or "") for n in range(3)] == [True] * 3


def test_the_gravest_of_a_case_is_its_headline() -> None:
    told = [
        findings.make_finding("mild", severity=Severity.WARNING)._replace(claim="x"),
        findings.make_finding("grave", span=Span(9, 1, 9, 2))._replace(claim="x"),
    ]
    failure = find_case(read(findings.make_result(told), "warning"), "claim x").find("failure")
    assert failure is not None
    assert "grave" in failure.attrib["message"]


def test_what_could_not_be_checked_is_skipped() -> None:
    skipped = find_case(read(dossiers.audit()), "claim jets-flew").find("skipped")
    assert skipped is not None
    assert "no text is at hand for this one" in skipped.attrib["message"]


def test_a_waived_finding_fails_nothing() -> None:
    case = find_case(read(dossiers.audit(), "note"), "claim jets-stopped")
    assert case.find("failure") is None


def test_files_that_were_not_named_are_not_told_of() -> None:
    result = dossiers.audit()
    named = result._replace(
        named=("sources",), findings=tuple(f for f in result.findings if f.location.file.startswith("sources/"))
    )
    suites = [suite.attrib["name"] for suite in read(named)]
    assert suites == ["sources/papers.yaml", "the audit"]


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(findings.RESULTS)
def test_hostile_text_is_legal_xml_and_no_command(result: Result) -> None:
    text = junit.render(result)
    text.encode()
    read(result)
    assert not re.search(r"[^\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|##\w*\[|^\s*::", text, re.MULTILINE)
