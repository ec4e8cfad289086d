"""What is said to be absent is looked for in the whole text, in any of its forms."""

from __future__ import annotations

import pytest

from claimcheck.analysis.quote.absence import find_words
from claimcheck.language.vocabulary.vocabulary import load_default
from claimcheck.testing import audit_files

TEXT = "The pact was signed on Friday. Its annexes hold secret\nclauses; nobody guaranteed anything, said the Minister."


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("annexe", "annexes"),
        ("secret clause", "secret\nclauses"),
        ("Secret Clauses", "secret\nclauses"),
        ("guarantee", "guaranteed"),
        ("minister", "Minister"),
        ("pact", "pact"),
    ],
)
def test_forms_of_words_are_found(phrase: str, words: str) -> None:
    place = find_words(phrase, TEXT, load_default())
    assert place is not None
    assert TEXT[place.start : place.end] == words


@pytest.mark.parametrize("phrase", ["clause secret", "ministry", "fact", "hop", "annexe signed", "…", ""])
def test_other_words_are_not(phrase: str) -> None:
    assert find_words(phrase, f"{TEXT} They hope.", load_default()) is None


def test_without_lists_the_forms_given_are_looked_for() -> None:
    assert find_words("Anlage", "Die Anlagen sind geheim.", None) is None
    assert find_words("Anlagen", "Die Anlagen sind geheim.", None) is not None
    assert find_words("条约", "中国签署了条约。", None) is not None


CLAIM = """\
claims:
  - id: silent
    statement: The Gazette’s account says nothing of an annexe.
    kind: absence
    verdict: supported
    confidence: high
    evidence: [{source: paper, stance: supports, absent: [annexe]}]
sources: [{id: paper, publisher: The Gazette%s}]
"""


def audit(more: str = "", **texts: str) -> tuple[set[str], str]:
    """Return the rules that found something, and the standing of the one piece."""
    files = {"claims/a.yaml": CLAIM % more} | {f"claims/{name}.txt": text for name, text in texts.items()}
    result = audit_files(files)
    (claim,) = result.case.dossier.claims
    found = {finding.rule for finding in result.findings if finding.severity.value != "note"}
    return found, result.case.standing(claim.evidence[0]).value


def test_a_whole_text_that_was_searched_bears_it() -> None:
    assert audit(paper="The pact was signed on Friday.") == (set(), "verified")


def test_what_stands_there_is_an_error_and_supports_nothing() -> None:
    found, standing = audit(paper="The pact has an annexe.")
    assert "absence-contradicted" in found
    assert standing == "asserted"


def test_what_could_not_be_searched_is_told() -> None:
    assert "absence-unsearched" in audit()[0]
    excerpt = audit(", excerpt: {file: typed.txt}", typed="The pact was signed on Friday.")
    assert "absence-unsearched" in excerpt[0]
    assert excerpt[1] == "asserted"
