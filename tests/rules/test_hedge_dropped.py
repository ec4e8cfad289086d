"""When *hedge-dropped* speaks, and when it cannot tell or has nothing to say."""

from __future__ import annotations

import time

import pytest

from claimcheck.audit.config import Config
from claimcheck.testing import audit_files

FLAT = "The depot was burnt down by the guards."
GAP = "Nothing more was heard of it that day. " * 20
ARTICLE = f"""The depot may have been burnt down by the guards, it is feared in the town.
{GAP}
A source close to the mayor said that the ferry carried stolen grain. {GAP}
Anna Berg, a diver, said that the tanker carried stolen sugar. {GAP}
An official, Anna Lund, said that the tug carried stolen salt. {GAP}
An official said that the liner carried stolen silver. {GAP}
The barge could have carried stolen timber. By now the police know that the barge carried stolen timber. {GAP}
"""
HEDGED = "The depot may have been burnt down by the guards"
EVIDENCE = """
      - source: {source}
        stance: supports
        quote: {quote}
"""


def find(
    statement: str,
    *quotes: str,
    claim: str = "",
    piece: str = "",
    source: str = "",
    more: str = "",
    name: str = "article",
) -> list[str]:
    """Return the messages about a statement that quotes support."""
    dossier = f"claims:\n  - id: only\n    statement: {statement}\n{claim}    evidence:"
    dossier += "".join(EVIDENCE.format(source=name, quote=quote).rstrip() + piece for quote in quotes)
    dossier += (
        f"{more}\nsources:\n  - id: article\n{source}  - id: other\n    language: de\norigins:\n  - id: insider\n"
    )
    files = {"claims/only.yaml": dossier, "claims/article.txt": ARTICLE}
    result = audit_files(files, config=Config(select=("hedge-dropped",)))
    return [finding.message for finding in result.findings]


def test_the_words_are_shown_and_pointed_at() -> None:
    files = {
        "claims/only.yaml": f"claims:\n  - id: only\n    statement: {FLAT}\n    evidence:"
        + EVIDENCE.format(source="article", quote=HEDGED)
        + "sources:\n  - id: article\n",
        "claims/article.txt": ARTICLE,
    }
    (finding,) = audit_files(files, config=Config(select=("hedge-dropped",))).findings
    assert finding.message == (
        "the statement asserts “burnt down” where the quote hedges: “may have been burnt down” in `article`"
    )
    assert (finding.location.span.line, finding.location.span.column) == (3, 30)
    assert finding.related[0].message == "what the quote says"
    assert finding.related[0].location.span.line == 1
    assert finding.related[0].location.span.column == 11


@pytest.mark.parametrize("verdict", ["unproven", "disputed", "refuted"])
def test_an_open_statement_is_not_asserted(verdict: str) -> None:
    assert find(FLAT, HEDGED, claim=f"    verdict: {verdict}\n") == []


def test_low_confidence_hedges_nothing() -> None:
    assert len(find(FLAT, HEDGED, claim="    verdict: supported\n    confidence: low\n")) == 1


@pytest.mark.parametrize("kind", ["fact", "assessment", "attribution", "prediction"])
def test_a_may_must_be_kept_by_every_kind(kind: str) -> None:
    assert len(find(FLAT, HEDGED, claim=f"    kind: {kind}\n")) == 1


def test_silent_for_claims_of_absence() -> None:
    assert find(FLAT, HEDGED, claim="    kind: absence\n    note: the archive\n") == []


FERRY = "The ferry carried stolen grain."
SAID = "A source close to the mayor said that the ferry carried stolen grain"


def test_a_source_without_a_name_is_a_hedge() -> None:
    (message,) = find(FERRY, SAID)
    assert "from somebody unnamed: “A source close to the mayor said” in `article`" in message
    quote = "An official said that the liner carried stolen silver"
    assert len(find("The liner carried stolen silver.", quote)) == 1
    assert find("An official said that the liner carried stolen silver.", quote) == []


def test_whoever_has_a_name_or_is_named_in_the_dossier_is_none() -> None:
    assert (
        find("The tanker carried stolen sugar.", "Anna Berg, a diver, said that the tanker carried stolen sugar") == []
    )
    assert find("The tug carried stolen salt.", "An official, Anna Lund, said that the tug carried stolen salt") == []
    assert find(FERRY, SAID, piece="\n        origins: [insider]") == []


@pytest.mark.parametrize("kind", ["assessment", "attribution"])
def test_who_reports_says_so_by_the_kind(kind: str) -> None:
    assert find(FERRY, SAID, claim=f"    kind: {kind}\n") == []


def test_a_source_outside_the_quote_is_for_another_rule() -> None:
    assert find(FERRY, "the ferry carried stolen grain") == []


def test_a_hedge_outside_the_quote_is_for_another_rule() -> None:
    assert find(FLAT, "burnt down by the guards, it is feared in the town") == []


def test_the_words_around_a_quote_may_say_it_flatly() -> None:
    assert find("The barge carried stolen timber.", "The barge could have carried stolen timber") == []


def test_a_premise_may_say_it_flatly() -> None:
    premise = "\n  - id: premise\n    statement: {}\n"
    rests = "    rests_on: [premise]\n"
    assert find(FLAT, HEDGED, claim=rests, more=premise.format("The guards burnt down the depot.")) == []
    assert len(find(FLAT, HEDGED, claim=rests, more=premise.format("The guards hated the depot."))) == 1


@pytest.mark.parametrize(
    "more",
    [
        "\n      - source: article\n        stance: supports\n        locator: p. 3",
        "\n      - source: other\n        stance: supports\n        quote: Die Wachen zündeten das Lager an",
    ],
)
def test_silent_where_something_else_may_say_it(more: str) -> None:
    assert find(FLAT, HEDGED, more=more) == []


def test_a_translation_is_read() -> None:
    more = (
        "\n      - source: other\n        stance: supports\n        quote: Die Wachen zündeten das Lager an"
        "\n        translation: {}"
    )
    assert find(FLAT, HEDGED, more=more.format("The guards burnt down the depot")) == []
    assert len(find(FLAT, HEDGED, more=more.format("The guards slept in an inn"))) == 1


def test_silent_where_no_quote_is_verified() -> None:
    assert find(FLAT, "The old depot may have been burnt by some of the guards") == []


def test_a_source_in_another_language_is_not_read() -> None:
    assert find(FLAT, HEDGED, source="    language: fr\n") == []


def test_a_hostile_statement_costs_little() -> None:
    start = time.process_time()
    find(f"{'burnt down by the guards ' * 250}.", *([HEDGED] * 40))
    find(f"{'kill ' * 1_000}.", HEDGED)
    assert time.process_time() - start < 8
