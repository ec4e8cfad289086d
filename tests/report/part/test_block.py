"""Blocks of Markdown, and the names by which headings are linked to."""

from __future__ import annotations

from claimcheck.model.claim import Waiver
from claimcheck.model.finding import Severity
from claimcheck.model.position import Pointer
from claimcheck.report.part.block import Anchors, list_findings, list_waivers, make_facts, make_table, show_finding
from tests.report.findings import make_finding


def test_a_table_and_facts() -> None:
    assert make_table(("a", "b"), (1,), [("1", "2")]) == "| a | b |\n| --- | :-: |\n| 1 | 2 |"
    assert make_facts({"One": "1", "None": "", "Two": "2"}) == "- **One:** 1\n- **Two:** 2"


def test_a_finding_with_what_belongs_to_it() -> None:
    told = make_finding("say `less`", "claims/x.yaml")
    assert show_finding(told) == (
        "**Error** `too-sure` (heuristic): say `less` — `claims/x.yaml:1`\n"
        "  - Help: say `less`\n"
        "  - say `less` — `claims/x.yaml`\n"
        "  - say `less` — ``bare say `less`:1``"
    )
    waived = make_finding("known", severity=Severity.NOTE)
    assert show_finding(waived).splitlines()[:2] == [
        "Waived note `too-sure` (heuristic): known — `claims/x.yaml:1`",
        "  - Waived: known (known)",
    ]
    assert list(list_findings([])) == []
    assert list(list_findings([told])) == ["Findings:", f"- {show_finding(told)}"]


def test_only_waivers_that_answer_nothing_are_listed() -> None:
    waivers = [Waiver(Pointer("x"), "too-sure", "known"), Waiver(Pointer("x"), "", "for _all_")]
    assert list(list_waivers(waivers, [make_finding("known", severity=Severity.NOTE)])) == [
        "Waivers that answer no finding:",
        r"- no rule: for \_all\_",
    ]
    assert list(list_waivers(waivers[:1], [make_finding("known", severity=Severity.NOTE)])) == []


def test_headings_of_one_text_are_told_apart() -> None:
    anchors = Anchors()
    names = ["Claims", "a-claim", "claims", "Claims", "claims-1", "Other findings", "Ünï \u202e(x) _y_", ""]
    assert [anchors.add(name) for name in names] == [
        "#claims",
        "#a-claim",
        "#claims-1",
        "#claims-2",
        "#claims-1-1",
        "#other-findings",
        "#%C3%BCn%C3%AF-u202ex-_y_",
        "#",
    ]
