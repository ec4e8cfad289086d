"""The baseline: what it reads, what it answers, and which of its entries are stale."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.analysis.case import Case
from claimcheck.audit.baseline import (
    Baseline,
    BaselineBook,
    BaselineEntry,
    NotABaseline,
    describe_baseline,
    make_entry,
    parse_baseline,
)
from claimcheck.audit.config import Config
from claimcheck.audit.run import Result, run_audit
from claimcheck.cli.failure import exit_code
from claimcheck.model.dossier import Dossier, Unread
from claimcheck.model.finding import Finding, Observation, Problem, Severity, Waived
from claimcheck.model.limit import DEFAULT_LIMITS
from claimcheck.model.position import Pointer
from claimcheck.report.part.json_layout import lay_out
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.testing import audit_files
from tests.audit.test_run import CLAIM, waived

PRINT = "0123456789abcdef" * 2
RECORD = {"fingerprint": PRINT, "rule": "single-source", "severity": "warning", "file": "a.yaml", "message": "one"}
CATALOGUE = load_catalogue()


def audit(text: str = CLAIM, baseline: Baseline | None = None, config: Config | None = None) -> Result:
    first = audit_files({"claims/one.yaml": text}, None, config)
    return run_audit(first.case, first.source_map, config or Config(), CATALOGUE, baseline)


def accept(result: Result, severity: Severity | None = None, captures: tuple[str, ...] = ()) -> Baseline:
    """Return the baseline of a result, each finding as grave as told."""
    entries = [entry for finding in result.findings if (entry := make_entry(finding)) is not None]
    if severity is not None:
        entries = [entry._replace(severity=severity) for entry in entries]
    return parse_baseline(lay_out(describe_baseline(entries, captures)), "claimcheck-baseline.json")


def rules_of(result: Result) -> list[str]:
    return [finding.rule for finding in result.findings if finding.waiver is None]


def write(**changes: Any) -> str:
    return json.dumps({"baseline_version": 1, "captures": [], "findings": [RECORD], **changes})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not JSON"),
        ("fail-on = 'error'\n", "is not JSON"),
        ("[" * 200_000, "is not JSON"),
        ('{"a":' * 200_000, "is not JSON"),
        ("9" * 5_000, "is not JSON"),
        ("<<<<<<< ours\n" + write(), "is not JSON"),
        ("[]", "is not a baseline"),
        ("null", "is not a baseline"),
        ('{"schema_version": 1, "findings": []}', "is not a baseline"),
        (write(baseline_version="1"), "is not a baseline"),
        (write(baseline_version=True), "is not a baseline"),
        (write(baseline_version=2), "later version"),
        (write(baseline_version=10**1000), "later version"),
        (write(captures=None), "needs the lists"),
        (write(findings={}), "needs the lists"),
        (write(captures=[1]), "is damaged"),
        (write(captures=[["a"]]), "is damaged"),
        (write(findings=[RECORD, None]), "finding 2 of it"),
        (write(findings=[{**RECORD, "severity": "fatal"}]), "finding 1 of it"),
        (write(findings=[{**RECORD, "severity": ["note"]}]), "finding 1 of it"),
        (write(findings=[{**RECORD, "fingerprint": "0"}]), "finding 1 of it"),
        (write(findings=[{**RECORD, "line": "3"}]), "finding 1 of it"),
        (write(findings=[{**RECORD, "message": None}]), "finding 1 of it"),
        (write(findings=[{}]), "finding 1 of it"),
    ],
)
def test_what_is_no_baseline_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(NotABaseline, match=why):
        parse_baseline(text, "x.json")


@pytest.mark.slow
@given(st.recursive(st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)))
def test_no_json_breaks_the_reader(value: Any) -> None:
    for text in (json.dumps(value), write(findings=value), write(captures=value), write(findings=[value])):
        try:
            parse_baseline(text, "x.json")
        except NotABaseline:
            continue


entries = st.builds(
    BaselineEntry,
    st.text("0123456789abcdef", min_size=32, max_size=32),
    st.text(),
    st.sampled_from(Severity),
    st.text(),
    st.text(),
)


@pytest.mark.slow
@given(st.lists(entries, unique_by=lambda entry: entry.fingerprint), st.sets(st.text()))
def test_what_is_written_reads_back_whatever_the_order(found: list[BaselineEntry], captures: set[str]) -> None:
    text = lay_out(describe_baseline(found, captures))
    assert lay_out(describe_baseline(reversed(found), captures)) == text
    baseline = parse_baseline(text, "x.json")
    assert baseline.entries == {entry.fingerprint: entry for entry in found}
    assert baseline.captures == captures
    assert text.count("\n") == 5 + sum(len(part) + 1 for part in (found, captures) if part)


def test_accepted_findings_are_counted_and_not_shown() -> None:
    before = audit()
    assert rules_of(before) == ["single-source"]
    after = audit(CLAIM, accept(before))
    assert after.findings == ()
    assert after.baselined == 1
    assert after.in_baseline == {("claims/one.yaml", "jets-stopped"): 1}
    assert exit_code(after, "note") == 0


def test_a_baseline_survives_moved_lines_and_new_neighbours_and_hides_no_new_finding() -> None:
    other = "  - id: another-claim\n    statement: Something else.\n    confidence: low\n"
    after = audit("# a comment\n\n" + CLAIM.replace("claims:\n", f"claims:\n{other}"), accept(audit()))
    assert {finding.claim for finding in after.findings} == {"another-claim"}
    assert after.baselined == 1
    assert "stale-baseline" not in rules_of(after)


def test_the_second_of_two_like_findings_is_not_hidden_by_the_first() -> None:
    piece = "      - {source: paper, stance: supports, grade: C3}\n"
    text = CLAIM.replace(", grade: C3", "")
    assert piece.replace(", grade: C3", "") in text
    config = Config(select=("ungraded",))
    once = audit(text, config=config)
    twice = text.replace("sources:\n", piece.replace(", grade: C3", "") + "sources:\n")
    after = audit(twice, accept(once), config)
    assert (len(rules_of(once)), rules_of(after)) == (1, ["ungraded"])
    assert after.findings[0].location.span.line > once.findings[0].location.span.line


@pytest.mark.parametrize(
    ("then", "now", "is_shown"),
    [("note", "warning", True), ("warning", "error", True), ("error", "note", False), ("error", "error", False)],
)
def test_a_finding_that_has_become_graver_is_shown_again(then: str, now: str, is_shown: bool) -> None:
    baseline = accept(audit(), Severity(then))
    after = audit(CLAIM, baseline, Config(severity={"single-source": Severity(now)}))
    assert rules_of(after) == (["single-source"] if is_shown else [])
    assert exit_code(after, now) == int(is_shown)


def test_what_a_waiver_answers_is_left_to_the_waiver() -> None:
    baseline = accept(audit())
    after = audit(waived("single-source"), baseline)
    assert after.waived == 1
    assert after.baselined == 0
    assert rules_of(after) == ["stale-baseline"]
    unheeded = audit(waived("single-source"), baseline, Config(no_waivers=True))
    assert sorted(rules_of(unheeded)) == ["single-source", "stale-baseline"]


def test_errors_of_structure_and_upkeep_are_never_accepted() -> None:
    before = audit(waived("ungraded").replace("confidence: low", "confidence: lowish"))
    shown = {finding.rule for finding in before.findings if finding.family in {"structure", "upkeep"}}
    assert shown == {"invalid-field", "unused-waiver"}
    assert {entry.rule for entry in accept(before).entries.values()}.isdisjoint(shown)
    forged = [
        BaselineEntry(f.fingerprint, f.rule, f.severity, f.location.file, f.message)
        for f in before.findings
        if f.rule == "invalid-field"
    ]
    after = audit(
        CLAIM.replace("confidence: low", "confidence: lowish"),
        Baseline({entry.fingerprint: entry for entry in forged}, frozenset(), "x.json", ""),
    )
    assert "invalid-field" in rules_of(after)


def test_a_waived_finding_has_no_entry() -> None:
    finding: Finding = audit().findings[0]
    assert make_entry(finding) is not None
    assert make_entry(finding._replace(waiver=Waived("so it is", None, None))) is None


def test_limits_change_no_fingerprint_and_accepted_findings_do_not_use_them_up() -> None:
    claims = "".join(f"  - id: claim-{n}\n    statement: Nothing behind it.\n" for n in range(9))
    text = f"claims:\n{claims}sources:\n  - id: never-used\n"
    whole = audit(text)
    config = Config(limits=DEFAULT_LIMITS._replace(findings_per_rule_and_file=2, findings=4))
    after = audit(text, accept(whole), config)
    assert after.findings == ()
    assert after.left_out == {}
    assert after.baselined == len(whole.findings)


def test_entries_that_answer_nothing_are_told_rule_by_rule() -> None:
    text = CLAIM.replace("confidence: low", "")
    before = audit(text)
    assert sorted(rules_of(before)) == ["single-source", "ungraded"]
    baseline = accept(before)
    mended = audit(CLAIM, baseline)
    (finding,) = mended.findings
    assert (finding.rule, finding.family, finding.severity) == ("stale-baseline", "upkeep", Severity.WARNING)
    assert finding.message == "1 entry answers no finding of `ungraded` any more"
    assert finding.location.file == "claimcheck-baseline.json"
    line = lay_out(describe_baseline(baseline.entries.values(), ())).split("\n")[finding.location.span.line - 1]
    assert '"ungraded"' in line
    assert finding.related[0].location == finding.location
    gone = audit("claims:\n  - {id: rain, statement: It rained., rests_on: [rain]}\n", baseline)
    assert [f.message for f in gone.findings if f.rule == "stale-baseline"] == [
        "1 entry answers no finding of `single-source` any more",
        "1 entry answers no finding of `ungraded` any more",
    ]


def list_stale(baseline: Baseline, dossier: Dossier, *finished: str) -> list[str]:
    book = BaselineBook(baseline)
    case = Case(dossier)
    return [entry.rule for entry in book.list_stale([CATALOGUE[name] for name in finished], CATALOGUE, case)]


def test_of_what_was_not_looked_for_nothing_is_told() -> None:
    baseline = accept(audit())
    removed = BaselineEntry(PRINT, "no-such-rule", Severity.NOTE, "a.yaml", "was found once")
    baseline = baseline._replace(entries={**baseline.entries, PRINT: removed})
    whole = Dossier()
    assert list_stale(baseline, whole, "single-source") == ["single-source", "no-such-rule"]
    assert list_stale(baseline, whole, "ungraded") == ["no-such-rule"]
    assert list_stale(baseline, Dossier(unread=(Unread("a.yaml", "is not UTF-8"),)), "single-source") == []
    broken = Dossier(problems=(Problem("invalid-yaml", Observation(Pointer("a.yaml"), "does not parse")),))
    assert list_stale(baseline, broken, "single-source") == []


def test_while_a_saved_text_is_not_at_hand_nothing_is_told() -> None:
    baseline = accept(audit(), captures=("paper",))
    config = Config(select=("single-source", "upkeep"))
    mended = CLAIM.replace("id: jets-stopped", "id: jets-held")
    assert rules_of(audit(mended, baseline, config)) == ["single-source"]
    gone = accept(audit(), captures=("a-source-that-is-no-more",))
    assert sorted(rules_of(audit(mended, gone, config))) == ["single-source", "stale-baseline"]
