"""Quotes that their own source lacks, through a whole audit: what is found elsewhere, and what cannot be told."""

from __future__ import annotations

import json

from claimcheck.analysis.quote.exact import Outcome
from claimcheck.audit.run import Result
from claimcheck.report.format import json_report
from claimcheck.report.format.case_file import render
from claimcheck.testing import audit_files

WARNED = "the engineers had warned the council twice about cracks in the northern pier"
PAPER = f"A spokesman would not say why the bridge stayed open. Yesterday {WARNED}. The Mayor said that all was well."
MINUTES = "The Council met at noon. The Mayor did not believe that the bridge was safe. No appeal was entered."


def audit(quote: str) -> Result:
    """Audit a quote of the minutes; the paper is there too."""
    record = f"""
claims:
  - id: cracks
    statement: The council knew.
    evidence:
      - source: minutes
        stance: supports
        quote: {json.dumps(quote)}
sources:
  - id: minutes
  - id: paper
"""
    return audit_files({"claims/a.yaml": record, "claims/minutes.txt": MINUTES, "claims/paper.txt": PAPER})


def test_words_that_nearly_stand_in_another_source() -> None:
    result = audit(WARNED.replace("twice", "three times"))
    (check,) = result.case.quotes.values()
    assert (check.outcome, check.found_in) == (Outcome.NOT_FOUND, "paper")
    assert PAPER[check.start : check.end] == WARNED
    (finding,) = (finding for finding in result.findings if finding.rule == "quote-not-found")
    assert "`paper` has something near: number “three” where the source has “twice”" in finding.message
    assert [related.location.file for related in finding.related] == ["claims/paper.txt"]
    quote = json.loads(json_report.render(result))["claims"][0]["evidence"][0]["quote"]
    assert (quote["outcome"], quote["found_in"], quote["start"]) == ("not-found", "paper", PAPER.index(WARNED))
    assert not result.case.support(result.case.dossier.claims[0])
    shown = render(result)
    assert "not found; nearly so in paper:" in " ".join(shown.split())


def test_words_that_stand_in_another_source_but_for_its_speaker_tag() -> None:
    result = audit("A spokesman would not say why the bridge stayed open.")
    (check,) = result.case.quotes.values()
    assert (check.outcome, check.found_in) == (Outcome.MISATTRIBUTED, "paper")


def test_a_scrap_beside_an_ellipsis_proves_nothing_either_way() -> None:
    result = audit("The Mayor … the bridge was safe")
    (check,) = result.case.quotes.values()
    assert check.outcome is Outcome.UNCHECKED
    assert "too few words" in check.why
    assert {finding.rule for finding in result.findings} >= {"quote-too-short"}
    assert "quote-not-found" not in {finding.rule for finding in result.findings}


def test_a_scrap_does_not_excuse_the_rest() -> None:
    (check,) = audit("The Mayor … the bridge was entirely sound and new").case.quotes.values()
    assert check.outcome is Outcome.NOT_FOUND
