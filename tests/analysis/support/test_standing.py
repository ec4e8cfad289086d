"""What evidence is worth, and what that does to lines and confidence."""

from __future__ import annotations

import json

import pytest

from claimcheck.audit.config import Config, require_captures
from claimcheck.audit.run import Result
from claimcheck.model.finding import Severity
from claimcheck.report.format import json_report, table
from claimcheck.report.part.tally import tally_quotes, tell_unchecked_first
from claimcheck.testing import audit_files

STORY = "The bridge was shut on Monday, the harbour master said."
QUOTE = "quote: The bridge was shut on Monday"
ORIGINS = "origins: [{id: master, name: Ann Low, reliability: B}, {id: driver, name: Bob High, reliability: B}]\n"


def audit(one: str, two: str, confidence: str = "high", sources: tuple[str, str] = ("", ""), **texts: str) -> Result:
    """Audit a claim with two pieces of evidence, from sources with these texts; `excerpt_a` is an excerpt."""
    files = {
        "claims/a.yaml": (
            f"claims:\n  - id: bridge\n    statement: The bridge was shut.\n    confidence: {confidence}\n"
            "    evidence:\n"
            f"      - {{source: a, stance: supports, origins: [master]{one}}}\n"
            f"      - {{source: b, stance: supports, origins: [driver]{two}}}\n"
            f"sources:\n  - {{id: a{sources[0]}}}\n  - {{id: b{sources[1]}}}\n{ORIGINS}"
        )
    }
    return audit_files(files | {f"claims/{name}.txt": text for name, text in texts.items()})


def rules(result: Result) -> set[str]:
    return {finding.rule for finding in result.findings}


def report(result: Result) -> dict[str, object]:
    (claim,) = json.loads(json_report.render(result))["claims"]
    return {"backed": claim["corroboration"]["backed"], "standing": [piece["standing"] for piece in claim["evidence"]]}


EXCERPT = ", excerpt: {file: typed.txt}"


@pytest.mark.parametrize(
    ("one", "two", "sources", "texts", "standing", "backed"),
    [
        (f", {QUOTE}", f", {QUOTE}", ("", ""), {"a": STORY, "b": f"{STORY} So we hear."}, ["verified"] * 2, 2),
        (f", {QUOTE}", "", ("", ""), {"a": STORY}, ["verified", "asserted"], 1),
        (f", {QUOTE}", f", {QUOTE}", ("", EXCERPT), {"a": STORY, "typed": STORY}, ["verified", "attested"], 2),
        ("", "", (", seen: {by: A. Berg}", ""), {}, ["attested", "asserted"], 1),
        (", access: witnessed", "", ("", ""), {}, ["attested", "asserted"], 1),
        (f", {QUOTE}", f", {QUOTE}", ("", ""), {}, ["asserted"] * 2, 0),
        # Somebody's word does not make words stand that do not.
        (
            ", quote: The bridge was shut on Sunday",
            "",
            (", seen: {by: A. Berg}", ""),
            {"a": STORY},
            ["asserted"] * 2,
            0,
        ),
    ],
)
def test_standing(
    one: str, two: str, sources: tuple[str, str], texts: dict[str, str], standing: list[str], backed: int
) -> None:
    assert report(audit(one, two, sources=sources, **texts)) == {"backed": backed, "standing": standing}


def test_two_invented_sources_bear_nothing() -> None:
    result = audit("", "")
    assert "overconfident" not in rules(result)
    assert {"unbacked", "unseen-source"} <= rules(result)
    (finding,) = [finding for finding in result.findings if finding.rule == "unbacked"]
    assert "nobody has saved or seen a source of it" in finding.message


def test_high_needs_a_quote_that_was_found_in_a_saved_text() -> None:
    seen = (", seen: {by: A. Berg}", ", seen: {by: A. Berg}")
    assert "unbacked" in rules(audit("", "", sources=seen))
    assert "unbacked" not in rules(audit("", "", "moderate", sources=seen))
    assert "unbacked" not in rules(audit(f", {QUOTE}", "", sources=seen, a=STORY))


def test_half_of_the_lines_backed_bears_moderate() -> None:
    assert "unbacked" in rules(audit(f", {QUOTE}", "", a=STORY))
    assert "unbacked" not in rules(audit(f", {QUOTE}", "", "moderate", a=STORY))
    assert "unbacked" not in rules(audit("", "", "low"))


def test_a_claim_is_as_backed_as_its_weakest_premise() -> None:
    text = (
        "claims:\n  - {id: both, statement: Both were shut., rests_on: [bridge, road]}\n"
        f"  - {{id: bridge, statement: The bridge was shut., evidence: [{{source: a, stance: supports, {QUOTE}}}]}}\n"
        "  - {id: road, statement: The road was shut., evidence: [{source: b, stance: supports, origins: [master]}]}\n"
        f"sources: [{{id: a, primary: true}}, {{id: b}}]\n{ORIGINS}"
    )
    result = audit_files({"claims/a.yaml": text, "claims/a.txt": STORY})
    lines = {claim.id: result.case.lines(claim) for claim in result.case.dossier.claims}
    assert (lines["bridge"].backed, lines["road"].backed, lines["both"].backed) == (1, 0, 0)


def test_where_quotes_were_checked_is_part_of_the_tally() -> None:
    both = audit(f", {QUOTE}", f", {QUOTE}", sources=("", EXCERPT), a=STORY, typed=STORY)
    assert tally_quotes(both) == "2 quotes: 2 exact (1 in captures, 1 in excerpts only)"
    assert tell_unchecked_first(both) is None
    typed = audit("", f", {QUOTE}", sources=("", EXCERPT), typed=STORY)
    assert tally_quotes(typed) == "1 quote: 1 exact in excerpts only"
    assert tell_unchecked_first(typed) == (
        "No quote was checked in a saved text: 1 in excerpts only, which somebody typed."
    )


@pytest.mark.parametrize(
    ("one", "two", "texts", "first"),
    [
        ("", "", {}, "No words were checked: no piece of evidence has a quote (2 in all)."),
        (f", {QUOTE}", "", {}, "Nothing could be checked: the one quote is unchecked, for want of saved texts."),
        (
            f", {QUOTE}",
            f", {QUOTE}",
            {},
            "Nothing could be checked: all 2 quotes are unchecked, for want of saved texts.",
        ),
    ],
)
def test_a_run_that_could_check_nothing_says_so_first(one: str, two: str, texts: dict[str, str], first: str) -> None:
    result = audit(one, two, "high", ("", ""), **texts)
    assert tell_unchecked_first(result) == first
    assert table.render(result).startswith(f"{first}\n")


def test_where_captures_are_required_their_want_is_an_error() -> None:
    files = {
        "claims/a.yaml": (
            "claims:\n  - id: bridge\n    statement: The bridge was shut.\n    evidence:\n"
            f"      - {{source: a, stance: supports, {QUOTE}}}\n      - {{source: b, stance: supports, {QUOTE}}}\n"
            f"      - {{source: c, stance: supports}}\n"
            f"sources: [{{id: a, excerpt: {{file: typed.txt}}}}, {{id: b, capture: {{file: gone.txt}}}}, {{id: c}}]\n"
        ),
        "claims/typed.txt": STORY,
    }
    ordinary, strict = (
        audit_files(files),
        audit_files(files, config=require_captures(Config(ignore=("unseen-source",)))),
    )
    assert not any(finding.severity is Severity.ERROR for finding in ordinary.findings)
    errors = sorted(finding.rule for finding in strict.findings if finding.severity is Severity.ERROR)
    assert errors == ["missing-capture", "unchecked-quote", "unchecked-quote", "unseen-source"]
