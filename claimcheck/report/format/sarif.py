"""SARIF 2.1.0, as OASIS defines it and as GitHub's code scanning and editors read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimcheck import __version__
from claimcheck.audit.run import NotChecked, Result
from claimcheck.audit.triage import rank_findings
from claimcheck.model.finding import Certainty, Finding, Severity, Waived
from claimcheck.model.position import Location, SourceMap, Span
from claimcheck.model.suggestion import shorten
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part import manual
from claimcheck.report.part.audit_wording import describe_finding, describe_waiver
from claimcheck.report.part.json_layout import lay_out
from claimcheck.report.part.tally import count, describe_gap
from claimcheck.report.safe import sarif_text, uri_path, visible
from claimcheck.rules.kit.rule import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# Of the repository, or of the dossier where it lies in none.  Whoever reads the file knows where that is.
_BASE = "%SRCROOT%"
# GitHub refuses a run with more results, and a description that is longer.
MOST_RESULTS = 25_000
_LONGEST_DESCRIPTION = 1_024
_PRECISION = {Certainty.EXACT: "very-high", Certainty.HEURISTIC: "medium"}
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the log of one run: the rules that ran, the findings, waived ones suppressed, and what was not checked.

    Of more than `MOST_RESULTS` findings the mildest are left out, and a notification says so.
    """
    prefix = options.prefix
    kept = result.findings
    if len(kept) > MOST_RESULTS:
        kept = tuple(kept[index] for index in sorted(rank_findings(kept)[:MOST_RESULTS]))
    indices = {rule.name: index for index, rule in enumerate(result.rules)}
    run = {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in result.rules],
            }
        },
        "invocations": [
            {
                "executionSuccessful": result.complete,
                "exitCode": options.exit_code,
                "toolExecutionNotifications": list(_notifications(result, prefix, len(result.findings) - len(kept))),
            }
        ],
        "originalUriBaseIds": {_BASE: {"description": {"text": "The top of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": "claimcheck/"},
        "results": [_result(finding, indices, result.source_map, prefix) for finding in kept],
    }
    return f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{lay_out(run).rstrip()}]}}\n'


def _rule(rule: Rule) -> dict[str, Any]:
    why = " ".join(rule.manual.partition("\n\n")[2].partition("\n\n")[0].split()) or rule.summary
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": shorten(why, _LONGEST_DESCRIPTION)},
        "help": {"text": rule.manual, "markdown": manual.page(rule)},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "tags": [rule.family],
            "precision": _PRECISION[rule.certainty],
            "problem.severity": _PROBLEM[rule.severity],
        },
    }


def _result(finding: Finding, indices: dict[str, int], source_map: SourceMap, prefix: str) -> dict[str, Any]:
    # A rule that crashed is told of although it was not asked for: it is not among the rules that ran.
    index = {"ruleIndex": indices[finding.rule]} if finding.rule in indices else {}
    # Of a capture in a folder of its own only the name is known, and no place can be pointed at.
    related = [
        {"message": {"text": sarif_text(other.message)}, **_location(other.location, prefix)}
        for other in finding.related
        if "/" in other.location.file or source_map.line(other.location.file, 1) is not None
    ]
    properties = {"certainty": finding.certainty.value, "claim": finding.claim, "source": finding.source}
    return {
        "ruleId": finding.rule,
        **index,
        "level": finding.severity.value,
        "message": {"text": sarif_text(describe_finding(finding))},
        "locations": [_location(finding.location, prefix, True)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"claimcheck/v1": finding.fingerprint},
        "suppressions": [_suppression(finding.waiver)] if finding.waiver else [],
        "properties": {name: visible(value) for name, value in properties.items() if value},
    }


def _suppression(waiver: Waived) -> dict[str, str]:
    return {"kind": "inSource", "status": "accepted", "justification": visible(describe_waiver(waiver))}


def _location(location: Location, prefix: str, has_lines: bool = False) -> dict[str, Any]:
    """Return a place; of a file that may be no text (not `has_lines`), the file alone where no line is known."""
    place: dict[str, Any] = {"artifactLocation": {"uri": uri_path(prefix + location.file), "uriBaseId": _BASE}}
    span = location.span
    if has_lines or span != Span():
        place["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    return {"physicalLocation": place}


def _notifications(result: Result, prefix: str, left_out: int) -> Iterator[dict[str, Any]]:
    if not result.case.dossier.claims:
        yield {"level": "error", "message": {"text": "There are no claims."}}
    case = result.case
    unread, closed = ({thing.file for thing in things} for things in (case.dossier.unread, case.closed))
    for thing in result.not_checked:
        yield _notification(thing, prefix, thing.what in unread, thing.what in closed)
    if left_out:
        text = f"{count(left_out, 'more finding')} would not fit; `claimcheck check --format json` lists all."
        yield {"level": "warning", "message": {"text": text}}


def _notification(thing: NotChecked, prefix: str, is_file: bool, is_folder: bool) -> dict[str, Any]:
    return {
        "level": "error" if is_file or is_folder else "warning",
        "message": {"text": sarif_text(f"not checked: {describe_gap(thing)}")},
        **({"locations": [_location(Location(thing.what), prefix)]} if is_file else {}),
    }
