"""Workflow commands: what the runner reads, and nothing that it should not."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

import pytest
from hypothesis import given, settings

from claimcheck.audit.run import Result
from claimcheck.model.finding import Severity
from claimcheck.model.position import Span
from claimcheck.report.format import github
from claimcheck.report.options import RenderOptions
from claimcheck.report.part.audit_wording import describe_finding, worst_first
from claimcheck.report.safe import log_safe, visible
from tests.report import dossiers, findings, npm

PROPERTIES = ["title", "file", "line", "endLine", "col", "endColumn"]


class Command(NamedTuple):
    """A command as GitHub's runner reads it."""

    name: str
    properties: dict[str, str]
    message: str


def read_line(line: str) -> Command | None:
    """Read a line of a log as `ActionCommand` of the runner does; None for a line that is no command."""
    line = line.lstrip()
    match = re.match(r"::([^ :]+)(?: (.*?))?::", line)
    if match is None:
        assert "##[" not in line
        return None
    properties = dict(part.split("=", 1) for part in (match[2] or "").split(",") if "=" in part)
    return Command(match[1], {name: unescape(value, True) for name, value in properties.items()},
                   unescape(line[match.end() :], False))  # fmt: skip


def unescape(text: str, is_property: bool) -> str:
    codes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    for code, char in codes.items():
        if is_property or char not in ":,":
            text = text.replace(code, char)
    return text


def test_the_golden_commands() -> None:
    dossiers.check_golden("check.github.txt", github.render(dossiers.audit(), RenderOptions(prefix="case/")))


@pytest.mark.slow
@settings(max_examples=75, deadline=None)
@given(findings.RESULTS)
def test_a_line_a_finding_and_every_line_one_command(result: Result) -> None:
    text = github.render(result)
    text.encode()
    commands = [read_line(line) for line in text.splitlines()]
    told = [finding for finding in result.findings if finding.waiver is None]
    assert len(commands) == len(told)
    for command, finding in zip(commands, worst_first(result), strict=True):
        assert command is not None
        assert command.name in ("error", "warning", "notice")
        assert list(command.properties) in (PROPERTIES, PROPERTIES[:4])
        assert command.properties["file"] == log_safe(visible(finding.location.file))
        assert command.message == log_safe(describe_finding(finding))


def test_the_severest_come_first() -> None:
    order = [Severity.WARNING, Severity.ERROR, Severity.WARNING, Severity.ERROR]
    told = [findings.make_finding(str(n), span=Span(n, 1, n, 2), severity=s) for n, s in enumerate(order, 1)]
    commands = [read_line(line) for line in github.render(findings.make_result(told)).splitlines()]
    assert [(c.name, c.properties["line"]) for c in commands if c] == [
        ("error", "2"), ("error", "4"), ("warning", "1"), ("warning", "3"),
    ]  # fmt: skip


def test_what_is_not_shown_beside_the_code_is_counted() -> None:
    told = [findings.make_finding(str(n), span=Span(n, 1, n, 2)) for n in range(1, 12)]
    lines = github.render(findings.make_result(told)).splitlines()
    assert [read_line(line) is not None for line in lines] == [True] * 11 + [False]
    assert lines[-1] == "GitHub shows 10 of 11 errors beside the code; this log has all."
    assert len(github.render(findings.make_result(told[:10])).splitlines()) == 10


def test_the_ten_that_are_shown_are_of_every_rule_and_file() -> None:
    told = [findings.make_finding(str(n), span=Span(n, 1, n, 2)) for n in range(1, 30)]
    told += [findings.make_finding("other", f"claims/{name}.yaml", Span(9, 1, 9, 2)) for name in "yz"]
    told += [findings.make_finding("rule", span=Span(99, 1, 99, 2))._replace(rule="another")]
    result = findings.make_result(told)._replace(left_out={("too-sure", "claims/x.yaml"): {Severity.ERROR: 68}})
    lines = github.render(result).splitlines()
    shown = [command for command in map(read_line, lines[:10]) if command]
    assert {(c.properties["file"], c.properties["title"]) for c in shown} == {
        ("claims/x.yaml", "claimcheck: too-sure (heuristic)"),
        ("claims/y.yaml", "claimcheck: too-sure (heuristic)"),
        ("claims/z.yaml", "claimcheck: too-sure (heuristic)"),
        ("claims/x.yaml", "claimcheck: another (heuristic)"),
    }
    assert lines[-1] == "GitHub shows 10 of 100 errors beside the code; this log has 32."


def test_columns_only_where_they_are_read() -> None:
    text = github.render(findings.make_result([findings.make_finding(span=Span(1, 3, 2, 4))]))
    assert "line=1,endLine=2::" in text
    assert "col=" not in text


def test_columns_are_code_points() -> None:
    finding = findings.audit_wide()
    (command,) = (read_line(line) for line in github.render(findings.make_result([finding])).splitlines())
    assert command is not None
    line = findings.WIDE.splitlines()[int(command.properties["line"]) - 1]
    assert line[int(command.properties["col"]) - 1 : int(command.properties["endColumn"]) - 1] == "Wide."


def test_byte_for_byte_as_the_toolkit_writes_it() -> None:
    """`@actions/core` is the oracle: given what a log may show of a finding, it prints the same command."""
    script = """
      import { error } from '@actions/core';
      for (const [text, properties] of JSON.parse(process.argv[1])) error(text, properties);
    """
    told = [findings.make_finding(text, f"claims/{n} {text}.yaml") for n, text in enumerate(findings.HOSTILE)]
    ours = [line for line in github.render(findings.make_result(told)).splitlines() if line.startswith("::")]
    arguments = []
    for finding in findings.make_result(told).findings:
        properties = {
            "title": "claimcheck: too-sure (heuristic)",
            "file": log_safe(visible(finding.location.file)),
            "startLine": 1,
            "endLine": 1,
            "startColumn": 1,
            "endColumn": 2,
        }
        arguments.append([log_safe(describe_finding(finding)), properties])
    assert npm.run_node("@actions/core", script, json.dumps(arguments)).split("\n") == ours
