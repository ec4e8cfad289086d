"""SARIF: what GitHub and the schema ask for, and what neither of their validators sees."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings

from claimcheck.audit.config import Config
from claimcheck.audit.run import Result
from claimcheck.model.finding import Severity
from claimcheck.report.format import sarif
from claimcheck.report.options import RenderOptions
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.testing import audit_files
from tests.report import dossiers, findings, npm

MULTITOOL = "@microsoft/sarif-multitool-linux"


def read_run(result: Result, exit_code: int = 1, prefix: str = "") -> Any:
    log = json.loads(sarif.render(result, RenderOptions(exit_code=exit_code, prefix=prefix)))
    check_log(log)
    return log["runs"][0]


def walk(value: Any) -> Iterator[Any]:
    yield value
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield from walk(child)


def check_log(log: Any) -> None:
    """Check what a schema cannot say, or GitHub asks for beyond it."""
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert "security-severity" not in rule["properties"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        if "ruleIndex" in result:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert len(result["locations"]) == 1
        assert result["partialFingerprints"]["claimcheck/v1"]
        assert isinstance(result["suppressions"], list)
    for value in walk(log):
        if isinstance(value, dict) and "uri" in value:
            assert re.fullmatch(r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*", value["uri"])
            assert value["uriBaseId"] in run["originalUriBaseIds"]
        if isinstance(value, dict) and "region" in value:
            region = value["region"]
            start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
            assert (1, 1) <= start <= end
    for value in walk([run["results"], run["invocations"]]):
        if isinstance(value, dict) and "text" in value:
            assert "](" not in value["text"]


def test_the_golden_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "__version__", "0")
    text = sarif.render(dossiers.audit(), RenderOptions(exit_code=1, prefix="case/"))
    check_log(json.loads(text))
    dossiers.check_golden("check.sarif", text)


@pytest.mark.parametrize("files", [dossiers.FILES, dossiers.EMPTY, dossiers.BROKEN])
def test_a_log_is_there_even_when_all_is_well(files: dict[str, str]) -> None:
    run = read_run(dossiers.audit(files), 3)
    assert run["tool"]["driver"]["rules"]
    assert run["invocations"][0]["exitCode"] == 3


def test_the_whole_catalogue_fits() -> None:
    run = read_run(audit_files({"claims/x.yaml": "claims:\n  - {id: x, statement: X.}\n"}))
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert list(rules) == list(load_catalogue())
    for rule in load_catalogue().values():
        assert rules[rule.name]["defaultConfiguration"]["level"] == rule.severity.value
        assert rules[rule.name]["shortDescription"]["text"] == rule.summary


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(findings.RESULTS)
def test_hostile_names_and_messages(result: Result) -> None:
    text = sarif.render(result)
    text.encode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|##\[", text)
    log = json.loads(text)
    check_log(log)
    for entry, finding in zip(log["runs"][0]["results"], result.findings, strict=True):
        uri = entry["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        if not re.search("[\ud800-\udc7f\udd00-\udfff]", finding.location.file):
            assert unquote_to_bytes(uri) == finding.location.file.encode("utf-8", "surrogateescape")


def test_columns_are_code_points() -> None:
    (entry,) = read_run(findings.make_result([findings.audit_wide()]))["results"]
    region = entry["locations"][0]["physicalLocation"]["region"]
    line = findings.WIDE.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "Wide."


def test_fingerprints_do_not_move_with_lines() -> None:
    moved = {**dossiers.FILES, "claims/jets.yaml": "# a line\n\n" + dossiers.CLAIMS}
    before, after = (read_run(dossiers.audit(files))["results"] for files in (dossiers.FILES, moved))
    keys = [[entry["partialFingerprints"] for entry in entries] for entries in (before, after)]
    assert keys[0] == keys[1]
    assert len({json.dumps(key) for key in keys[0]}) == len(keys[0])
    assert [entry["locations"] for entry in before] != [entry["locations"] for entry in after]


def test_waived_findings_are_suppressed_and_say_why() -> None:
    entries = read_run(dossiers.audit())["results"]
    waived = [suppression for entry in entries for suppression in entry["suppressions"]]
    assert waived[0] == {
        "kind": "inSource",
        "status": "accepted",
        "justification": "the desk *knows* better (desk editor, until 2027-01-31)",
    }
    assert len(waived) == dossiers.audit().waived


def test_what_was_not_checked_is_a_notification() -> None:
    run = read_run(dossiers.audit(), 1)
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"]
    texts = [notification["message"]["text"] for notification in invocation["toolExecutionNotifications"]]
    assert len(texts) == len(dossiers.audit().not_checked)
    assert all(text.startswith("not checked: ") for text in texts)


def test_an_unread_file_is_an_error() -> None:
    result = audit_files({"claims/x.yaml": b"\xff\xfe", "claims/y.yaml": "claims:\n  - {id: y, statement: Y.}\n"})
    (invocation,) = read_run(result, 3, "case/")["invocations"]
    assert not invocation["executionSuccessful"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["level"] == "error"
    place = notification["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "case/claims/x.yaml", "uriBaseId": "%SRCROOT%"}}


def test_the_mildest_are_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    severities = [Severity.WARNING, Severity.NOTE, Severity.ERROR]
    told = [findings.make_finding(str(n), f"claims/{n}.yaml", severity=s) for n, s in enumerate(severities)]
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    (run,) = json.loads(sarif.render(findings.make_result(told)))["runs"]
    assert [entry["level"] for entry in run["results"]] == ["warning", "error"]
    assert run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"].startswith("1 more finding")


def test_equal_results_give_equal_bytes() -> None:
    assert sarif.render(dossiers.audit()) == sarif.render(dossiers.audit())


@pytest.mark.parametrize("files", [dossiers.FILES, dossiers.EMPTY, dossiers.BROKEN])
def test_the_schema_and_the_rules_of_github(files: dict[str, str], tmp_path: Path) -> None:
    """The schema misses what the tool finds, and the tool passes values that the schema refuses."""
    folder = npm.find_package(MULTITOOL)
    catalogue = dossiers.CATALOGUE if files is dossiers.FILES else load_catalogue()
    text = sarif.render(audit_files(files, catalogue, Config()), RenderOptions(exit_code=1, prefix="case/"))
    schema = folder / "sarif-2.1.0.json"
    jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8-sig"))).validate(json.loads(text))
    log, verdict = tmp_path / "out.sarif", tmp_path / "verdict.sarif"
    log.write_text(text, encoding="utf-8")
    subprocess.run(
        [folder / "Sarif.Multitool", "validate", log, "--json-schema", schema, "--rule-kind", "Sarif;Gh;Ghas",
         "--output", verdict, "--log", "ForceOverwrite"],
        check=True, capture_output=True,
    )  # fmt: skip
    found = json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
    # The project has no address to name as `informationUri`.
    assert {entry["ruleId"] for entry in found if entry.get("level", "warning") != "note"} <= {"SARIF2005"}
