"""The exact rules of the family quotation: what the manual's examples leave out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest

from claimcheck.audit.config import Config
from claimcheck.model.finding import Finding, Severity
from claimcheck.testing import audit_files, split_example

Options = Mapping[str, Any]


def audit(example: str, rule: str, options: Options = MappingProxyType({})) -> tuple[Finding, ...]:
    """Return the findings of one rule in one example."""
    config = Config(select=(rule,), options={rule: options})
    result = audit_files(split_example(example), config=config)
    assert not [finding for finding in result.findings if finding.rule == "rule-crashed"]
    return tuple(finding for finding in result.findings if finding.rule == rule)


def place(finding: Finding) -> tuple[int, int, int, int]:
    """Return first line and column, last line and column."""
    span = finding.location.span
    return span.line, span.column, span.end_line, span.end_column


def quoting(quote: str, options: Options = MappingProxyType({})) -> list[str]:
    """Return what *quote-too-short* says of a quote."""
    example = f"""
claims:
  - id: a-claim
    statement: A statement.
    evidence:
      - source: paper
        stance: supports
        quote: "{quote}"
sources:
  - id: paper
"""
    return [finding.message for finding in audit(example, "quote-too-short", options)]


class TestNoEvidence:
    def test_points_at_the_id(self) -> None:
        (found,) = audit("claims:\n  - id: a-claim\n    statement: A statement.\n", "no-evidence")
        assert found.message == "`a-claim` has neither evidence nor premises"
        assert place(found) == (2, 9, 2, 16)
        assert found.severity is Severity.ERROR
        assert found.claim == "a-claim"

    @pytest.mark.parametrize("empty", ["evidence: []", "rests_on: []", "contradicts: [other]", "kind: prediction"])
    def test_an_empty_list_is_nothing(self, empty: str) -> None:
        assert audit(f"claims:\n  - id: a-claim\n    statement: A statement.\n    {empty}\n", "no-evidence")

    @pytest.mark.parametrize(
        "wrong",
        [
            "evidence: none to speak of",
            "evidence: [paper]",
            "evidence: [{stance: supports, source: }, just words]",
            "evidnce: [{source: paper, stance: supports}]",
            "rests-on: [other]",
            "rests_on: other",
            "rests_on: [{id: other}]",
            "kind: absense",
            "evidence: *above",
        ],
    )
    def test_what_cannot_be_read_is_another_rule_s(self, wrong: str) -> None:
        example = f"claims:\n  - id: a-claim\n    statement: A statement.\n    {wrong}\n"
        assert audit(example, "no-evidence") == ()
        assert audit_files(split_example(example)).count(Severity.ERROR) >= 1

    def test_a_defect_elsewhere_hides_nothing(self) -> None:
        example = "claims:\n  - id: a-claim\n    statement: A statement.\n    when: 2022-02-30\n    note: ''\n"
        assert audit(example, "no-evidence")

    def test_absence_has_a_rule_of_its_own(self) -> None:
        without = "claims:\n  - id: a-claim\n    statement: A statement.\n    kind: absence\n"
        assert audit(without, "no-evidence") == ()
        assert [finding.message for finding in audit(without, "absence-unsearched")] == [
            "nothing says what was looked for"
        ]

    def test_context_alone_is_evidence(self) -> None:
        example = """
claims:
  - id: a-claim
    statement: A statement.
    evidence: [{source: paper, stance: context}]
sources: [{id: paper}]
"""
        assert audit(example, "no-evidence") == ()


class TestQuoteAltered:
    """Points at the words that differ, however the file spells them."""

    EXAMPLE = """
claims:
  - id: a-claim
    statement: A statement.
    evidence:
      - source: paper
        stance: supports
        quote: {quote}
sources:
  - id: paper
=== paper.txt
Poland would not 🚀 send its “28 jets” to Ukraine, it said, and 28 ships stayed.
"""
    SPELLED = (
        ">-\n          Poland would not 🚀\n          send its 23 jets to Ukraine",
        "|\n          Poland would not 🚀\n          send\tits “23 jets” to Ukraine",
        "Poland would not 🚀\n          send its 23 jets to Ukraine",
        "'Poland would not 🚀\n          send its ''23 jets'' to Ukraine'",
        '"Poland would not \\U0001F680\\\n          \\ send its \\u201c23 jets\\" to Ukraine"',
    )

    @pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
    @pytest.mark.parametrize("quote", SPELLED, ids=["folded", "literal", "plain", "single", "double"])
    def test_points_at_the_words(self, quote: str, line_end: str) -> None:
        text = self.EXAMPLE.replace("{quote}", quote)
        files = {name: content.replace("\n", line_end) for name, content in split_example(text).items()}
        (found,) = audit_files(files, config=Config(select=("quote-altered",))).findings
        line, column, _, end = place(found)
        assert text.split("\n")[line][column - 1 : end - 1] == "23"

    @pytest.mark.parametrize(
        ("quote", "words"),
        [
            ("Poland would 🚀 send its “28 jets” to Ukraine", "Poland would 🚀 send its “28 jets” to Ukraine"),
            ("Poland would not 🚀 send its “28, jets” to Kyiv", "Kyiv"),
            ("its 23 jets to Ukraine, it said, and 23 ships", "its 23 jets to Ukraine, it said, and 23 ships"),
        ],
        ids=["words are missing", "a word", "twice"],
    )
    def test_points_at_the_quote_where_it_cannot_tell(self, quote: str, words: str) -> None:
        text = self.EXAMPLE.replace("{quote}", quote)
        (found,) = audit(text, "quote-altered")
        line, column, _, end = place(found)
        assert text.split("\n")[line][column - 1 : end - 1] == words


class TestMissingQuote:
    EXAMPLE = """
claims:
  - id: a-claim
    statement: A statement.
    evidence:
      - stance: refutes
        source: paper
        {field}
sources:
  - id: paper
    {saved}
=== text.txt
The jets never left the base.
"""

    def find(self, field: str, saved: str) -> tuple[Finding, ...]:
        return audit(self.EXAMPLE.replace("{field}", field).replace("{saved}", saved), "missing-quote")

    def test_points_at_the_source(self) -> None:
        (found,) = self.find("locator: p. 1", "capture: {file: text.txt}")
        assert found.message == "no words of `paper` are quoted, though its capture is at hand"
        assert place(found) == (6, 17, 6, 22)
        assert found.severity is Severity.NOTE

    def test_an_excerpt_will_do(self) -> None:
        (found,) = self.find("locator: p. 1", "excerpt: {file: text.txt}")
        assert found.message == "no words of `paper` are quoted, though its excerpt is at hand"

    @pytest.mark.parametrize(
        "saved", ["title: Paper", "capture: {file: lost.txt}", f"capture: {{file: text.txt, sha256: {'0' * 64}}}"]
    )
    def test_silent_without_a_text(self, saved: str) -> None:
        assert self.find("locator: p. 1", saved) == ()

    @pytest.mark.parametrize("field", ["quote: '   '", "quote: [two, words]", "qoute: The jets never left"])
    def test_a_quote_that_cannot_be_read_is_another_rule_s(self, field: str) -> None:
        assert self.find(field, "capture: {file: text.txt}") == ()

    def test_a_quote_that_is_wrong_is_a_quote(self) -> None:
        assert self.find("quote: The jets flew away.", "capture: {file: text.txt}") == ()

    def test_a_source_that_does_not_exist_has_no_text(self) -> None:
        example = self.EXAMPLE.replace("source: paper", "source: papre")
        assert audit(example.replace("{field}", "locator: p. 1").replace("{saved}", "title: T"), "missing-quote") == ()


class TestQuoteTooShort:
    @pytest.mark.parametrize(
        ("quote", "message"),
        [
            ("It worked", "a quote of 2 words, “It worked”: fewer than 3 prove nothing"),
            ("no", "a quote of 1 word, “no”: fewer than 3 prove nothing"),
            (
                "Unquestionably, demonstrably",
                "a quote of 2 words, “Unquestionably, demonstrably”: fewer than 3 prove nothing",
            ),
            ("“It is so.”", "a quote of 9 characters, “It is so.”: fewer than 15 prove nothing"),
            ("  it    is    over ", "a quote of 10 characters, “it is over”: fewer than 15 prove nothing"),
            ("…", "a quote of no words, “…”: fewer than 3 prove nothing"),
            ("[…] it is over [...]", "a quote of 10 characters, “[…] it is over [...]”: fewer than 15 prove nothing"),
        ],
    )
    def test_says_what_is_short(self, quote: str, message: str) -> None:
        assert quoting(quote) == [message]

    @pytest.mark.parametrize("quote", ["it is all over.", "“it is all over.”", "it was finally … over for all of us"])
    def test_at_the_limit(self, quote: str) -> None:
        assert quoting(quote) == []

    @pytest.mark.parametrize(
        ("quote", "is_short"),
        [
            ("战机没有起飞", False),  # six letters: three words
            ("战机没有", True),
            ("戦闘機は出なかった", False),
            ("그는 오지 않았다", False),
            ("그는 왔다", True),
            ("самолёты так и не взлетели", False),
            ("это ложь", True),
            ("لم تقلع الطائرات أبدا", False),
        ],
    )
    def test_scripts(self, quote: str, is_short: bool) -> None:
        assert bool(quoting(quote)) is is_short

    def test_points_at_each_scrap(self) -> None:
        example = """
claims:
  - id: a-claim
    statement: A statement.
    evidence:
      - source: paper
        stance: supports
        quote: >-
          the jets … which were grey
          and old … never
sources:
  - id: paper
"""
        first, last = audit(example, "quote-too-short")
        assert first.message == "2 words beside an ellipsis, “the jets”: fewer than 3 prove nothing"
        assert place(first) == (8, 11, 8, 19)
        assert last.message == "1 word beside an ellipsis, “never”: fewer than 3 prove nothing"
        assert place(last) == (9, 21, 9, 26)

    def test_options(self) -> None:
        assert quoting("it worked well and truly", {"words": 6}) == [
            "a quote of 5 words, “it worked well and truly”: fewer than 6 prove nothing"
        ]
        assert quoting("It worked", {"words": 2, "characters": 9}) == []
        assert quoting("the jets … left", {"words": 1, "characters": 0}) == []
        assert quoting("no", {"words": 0, "characters": 0}) == []

    def test_is_no_matter_of_finding(self) -> None:
        """What is short is short, whether it was found, not found, or never looked for."""
        example = """
claims:
  - id: a-claim
    statement: A statement.
    evidence:
      - {source: paper, stance: supports, quote: It worked}
      - {source: paper, stance: context, quote: It failed}
      - {source: book, stance: refutes, quote: It worked}
sources:
  - id: paper
  - id: book
=== paper.txt
It worked.
"""
        assert [finding.location.span.line for finding in audit(example, "quote-too-short")] == [5, 6, 7]
