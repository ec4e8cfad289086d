"""What a passage comes by: `via` for one piece of evidence, `extent: part` for what holds of no other."""

from __future__ import annotations

import pytest

from claimcheck.analysis.support.fall import Impact
from claimcheck.analysis.support.provenance import Party
from claimcheck.audit.run import Result
from claimcheck.report.part.provenance_graph import draw_graph
from claimcheck.testing import audit_files

SOURCES = """\
sources:
  - id: article
    author: Ann Low
    derived_from: [{source: book, how: quotes%s}]
  - {id: book, author: Bob High, derived_from: [{source: diary}]}
  - {id: other, author: Cy Ford}
  - {id: diary, author: Dee Gold}
origins: [{id: one, name: Eva Falk}, {id: two, name: Ida Gram}]
"""


def audit(*claims: str, extent: str = ", extent: part") -> Result:
    """Audit claims `a`, `b`, … that have these pieces of evidence."""
    text = "claims:\n" + "".join(
        f"  - {{id: {name}, statement: Statement {name}., evidence: [{pieces}]}}\n"
        for name, pieces in zip("abc", claims, strict=False)
    )
    return audit_files({"claims/a.yaml": text + SOURCES % extent})


def lines(result: Result, name: str = "a") -> tuple[int, int, set[str]]:
    found = result.case.lines(result.case.dossier.claim_by_id[name])
    return found.min, found.max, {support.id for support in found.rests_on}


DIRECT = "{source: article, stance: supports, origins: [one]}"
VIA = "{source: article, stance: supports, origins: [one], via: [book]}"
OTHER = "{source: other, stance: supports, origins: [two]}"


def test_a_part_holds_for_what_names_it_alone() -> None:
    assert lines(audit(DIRECT)) == (1, 1, {"one", "article", "Ann Low"})
    assert lines(audit(VIA)) == (1, 1, {"one", "article", "Ann Low", "book", "Bob High", "diary", "Dee Gold"})


def test_the_whole_holds_for_all() -> None:
    parties = {"one", "article", "Ann Low", "book", "Bob High", "diary", "Dee Gold"}
    assert lines(audit(DIRECT, extent="")) == (1, 1, parties)
    assert lines(audit(VIA, extent="")) == (1, 1, parties)


def test_passages_of_one_source_are_one_party() -> None:
    second = VIA.replace("[one]", "[two]")
    assert lines(audit(f"{DIRECT}, {second}"))[:2] == (1, 1)
    assert lines(audit(f"{VIA}, {OTHER}"))[:2] == (2, 2)
    # What both have from the book falls with it.
    third = OTHER.replace("origins: [two]", "origins: [two], via: [book]")
    assert lines(audit(f"{VIA}, {third}")) == (1, 1, {"book", "Bob High", "diary", "Dee Gold"})


@pytest.mark.parametrize("party", [Party("source", "book"), Party("author", "bob high"), Party("source", "diary")])
def test_who_falls_with_the_book(party: Party) -> None:
    result = audit(DIRECT, VIA, f"{VIA}, {OTHER}")
    changes = {change.claim.id: change.lines_after.min for change in Impact(result.case).discredit([party]).changes}
    assert changes == {"b": 0, "c": 1}


def test_who_falls_with_the_article() -> None:
    result = audit(DIRECT, VIA, f"{VIA}, {OTHER}")
    fall = Impact(result.case).discredit([Party("source", "article")])
    assert {change.claim.id: change.lines_after.min for change in fall.changes} == {"a": 0, "b": 0, "c": 1}


def test_the_tree_shows_the_way() -> None:
    case = audit(DIRECT, VIA).case
    for claim, is_shown in zip(case.dossier.claims, (False, True), strict=True):
        drawn = draw_graph(case, [claim])
        assert ("book" in {node.name for node in drawn.nodes}) is is_shown


def test_what_is_named_must_be_there() -> None:
    result = audit(VIA.replace("[book]", "[bok]"))
    (finding,) = [finding for finding in result.findings if finding.rule == "unknown-reference"]
    assert "`bok`" in finding.message
    assert lines(result)[:2] == (1, 1)


def test_a_waiver_may_be_about_one_of_several_findings() -> None:
    text = (
        "claims:\n  - id: a\n    statement: Statement a.\n    evidence:\n"
        "      - {source: m, stance: supports, quote: the bridge was shut on Sunday}\n"
        "      - {source: m, stance: supports, quote: the road was shut on Sunday}\n"
        "    waivers: [{rule: quote-altered, reason: so it is, about: the bridge was shut}]\nsources: [{id: m}]\n"
    )
    saved = "They say the bridge was shut on Monday, and the road was shut on Monday."
    result = audit_files({"claims/a.yaml": text, "claims/m.txt": saved})
    found = [finding for finding in result.findings if finding.rule == "quote-altered"]
    assert {finding.location.span.line: finding.waiver is not None for finding in found} == {5: True, 6: False}
    other = text.replace("about: the bridge", "about: the harbour")
    result = audit_files({"claims/a.yaml": other, "claims/m.txt": saved})
    assert "unused-waiver" in {finding.rule for finding in result.findings}
