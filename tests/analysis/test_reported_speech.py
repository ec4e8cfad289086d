"""Whose words a statement is about, and what follows for the record of an attribution."""

from __future__ import annotations

import pytest

from claimcheck.analysis.reported_speech import names_speaker, read_statement
from claimcheck.testing import audit_files

NAMED = {
    "Owen Matthews writes that secret mediation made Washington stop.": "matthews",
    "Matthews’s Chinese source told him that the initiative had succeeded.": "source",
    "According to the ministry, twelve people died.": "ministry",
    "The lamp was new, according to Anna Berg.": "berg",
    "Chinese officials denied that there were plans to send aid.": "officials",
    "UnionPay gave sanctions as its reason for leaving.": "unionpay",
    "Matthews quotes his source as saying that China was the last hope.": "source",
    "The Pentagon described what Poland had offered as ‘not tenable’.": "pentagon",
    "The minister called it “a farce”.": "minister",
    "Anna Berg, a lawyer, told the court that the lamp was new.": "berg",
}
UNNAMED = [
    "A back-channel led the United States to stop the jets.",
    "The mayor ordered the bridge closed.",
    "It was reported that the bridge was shut.",
    "The annexe was denied in the end.",
    "The pact holds a secret guarantee.",
]


@pytest.mark.parametrize(("statement", "word"), NAMED.items())
def test_who_says_it_is_read(statement: str, word: str) -> None:
    assert word in read_statement(statement).speaker


@pytest.mark.parametrize("statement", UNNAMED)
def test_nobody_says_it(statement: str) -> None:
    assert read_statement(statement).speaker == frozenset()
    assert not names_speaker(statement, ["The mayor of the United States, Anna Berg"])


@pytest.mark.parametrize(
    "statement", ["Le ministre a dit que le pont était fermé.", "大使は橋が閉鎖されたと述べた。", ""]
)
def test_what_cannot_be_read_is_held_against_nobody(statement: str) -> None:
    assert not read_statement(statement).is_read
    assert names_speaker(statement, [])


CLAIM = """\
claims:
  - id: words
    statement: {statement}
    kind: attribution
    confidence: high
    evidence:
      - {{source: paper, stance: supports, quote: "{quote}"{origins}}}
sources: [{{id: paper, author: Anna Berg, publisher: The Gazette}}]
origins: [{{id: mayor, name: Carl Dahl, reliability: F}}]
"""
TEXT = "The bridge was shut on Monday, said Eva Falk. Nobody else was there.\n"


@pytest.mark.parametrize(
    ("statement", "quote", "origins", "is_record"),
    [
        ("Anna Berg writes that the bridge was shut.", "The bridge was shut on Monday", "", True),
        ("The Gazette reported that the bridge was shut.", "The bridge was shut on Monday", "", True),
        ("Carl Dahl said that the bridge was shut.", "The bridge was shut on Monday", ", origins: [mayor]", True),
        ("Eva Falk said that the bridge was shut.", "The bridge was shut on Monday", "", True),
        ("Ida Gram said that the bridge was shut.", "The bridge was shut on Monday", "", False),
        ("Eva Falk said that nobody was there.", "Nobody else was there", "", False),
        ("The bridge was shut.", "The bridge was shut on Monday", "", False),
    ],
)
def test_the_record_of_an_attribution_has_its_speaker(
    statement: str, quote: str, origins: str, is_record: bool
) -> None:
    text = CLAIM.format(statement=statement, quote=quote, origins=origins)
    result = audit_files({"claims/a.yaml": text, "claims/paper.txt": TEXT})
    (claim,) = result.case.dossier.claims
    assert result.case.is_record(claim, claim.evidence[0]) is is_record
    assert ("kind-mismatch" in {finding.rule for finding in result.findings}) is (statement == "The bridge was shut.")
