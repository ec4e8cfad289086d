"""The rules of the family quotation that read language: what they say, where they point, when they are silent."""

from __future__ import annotations

import pytest

from claimcheck.model.finding import Certainty, Finding, Severity
from tests.rules.test_quotation import audit, place

CUT = """
claims:
  - id: jets-sent
    statement: {statement}
    evidence:
      - source: paper
        stance: supports
        quote: "{quote}"
sources:
  - {{id: paper, {fields}}}
=== paper.txt
The minister was tired.
{text}
"""


def cut(text: str, quote: str, statement: str = "Poland sent jets.", fields: str = "title: T") -> tuple[Finding, ...]:
    return audit(CUT.format(text=text, quote=quote, statement=statement, fields=fields), "quote-cut")


class TestQuoteCut:
    def test_points_at_the_quote_and_at_the_words(self) -> None:
        (found,) = cut("It is not true that Warsaw sent the jets.", "Warsaw sent the jets")
        assert found.message == "a negation is cut off in front of these words: “not true that”"
        assert found.severity is Severity.WARNING
        assert found.certainty is Certainty.HEURISTIC
        assert place(found) == (7, 16, 7, 38)
        (related,) = found.related
        assert related.location.file == "claims/paper.txt"
        assert (related.location.span.line, related.location.span.column) == (2, 7)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("Warsaw sent the jets, but not to Kyiv.", "a contrast is cut off behind these words: “but not to Kyiv”"),
            ("Warsaw sent the jets if he is right.", "a hedge is cut off behind these words: “if he is right”"),
            ("Reportedly, Warsaw sent the jets.", "a hedge is cut off in front of these words: “Reportedly”"),
        ],
    )
    def test_says_what_is_left_out(self, text: str, message: str) -> None:
        assert [finding.message for finding in cut(text, "Warsaw sent the jets")] == [message]

    def test_says_what_a_bracket_stands_for(self) -> None:
        (found,) = cut("Warsaw may have sent the jets to Kyiv.", "Warsaw [has] sent the jets to Kyiv")
        assert found.message == "the bracket stands for a hedge: “may have”"

    def test_points_at_the_ellipsis(self) -> None:
        (found,) = cut("The old landlord was never told to leave.", "The old landlord was … told to leave")
        assert found.message == "the ellipsis leaves out a negation: “never”"
        assert place(found) == (7, 38, 7, 39)

    @pytest.mark.parametrize(
        "statement",
        ["Poland did not send jets.", "Poland denied that it had sent jets.", "That Poland sent jets is untrue."],
    )
    def test_silent_where_the_claim_says_it(self, statement: str) -> None:
        assert cut("It is not true that Warsaw sent the jets.", "Warsaw sent the jets", statement) == ()

    def test_what_the_claim_says_hides_nothing_else(self) -> None:
        text = "It is not true that Warsaw sent the jets if he is right."
        (found,) = cut(text, "Warsaw sent the jets", "Poland did not send jets.")
        assert "a hedge is cut off behind" in found.message

    def test_silent_where_the_quote_has_a_negation(self) -> None:
        assert cut("It is not true that no jet was ever sent.", "no jet was ever sent") == ()

    def test_an_altered_quote_is_read_too(self) -> None:
        (found,) = cut("It is not true that Warsaw sent its 28 jets away.", "Warsaw sent its 23 jets away")
        assert "“not true that”" in found.message

    @pytest.mark.parametrize(("text", "count"), [("Warsaw sent the jets", 0), ("Never had Warsaw sent the jets", 1)])
    def test_an_excerpt_that_ends_says_nothing(self, text: str, count: int) -> None:
        example = CUT.format(text="", quote="Warsaw sent the jets", statement="S.", fields="excerpt: {file: cut.txt}")
        assert len(audit(example.replace("=== paper.txt", f"=== cut.txt\n{text}\n=== other.txt"), "quote-cut")) == count

    @pytest.mark.parametrize("language", ["pl", "zh-Hant", "ru"])
    def test_a_language_without_words_is_not_judged(self, language: str) -> None:
        text = "It is not true that Warsaw sent the jets."
        assert cut(text, "Warsaw sent the jets", fields=f"language: {language}") == ()
        assert len(cut(text, "Warsaw sent the jets", fields="language: en-GB")) == 1

    def test_words_that_are_not_there_are_another_rule_s(self) -> None:
        assert cut("It is not true that Warsaw sent the jets.", "Berlin kept every plane it had") == ()


ORIGIN = """
claims:
  - id: jets-stopped
    statement: {statement}
    kind: {kind}
    evidence:
      - source: paper
        stance: {stance}
        quote: "{quote}"
        {evidence}
sources:
  - {{id: paper, publisher: The Courier, author: Anna Berg, {fields}}}
  - {{id: wire, publisher: Wire Agency}}
origins:
  - {{id: insider, anonymous: true}}
=== paper.txt
{text}
"""
WIRE = "The jets were stopped by Washington, the Wire Agency said."
SAID = "The jets were stopped by Washington, said a source close to the talks."


def origin(
    text: str = SAID,
    quote: str = "The jets were stopped by Washington",
    statement: str = "Washington stopped the jets.",
    kind: str = "fact",
    stance: str = "supports",
    evidence: str = "access: told",
    fields: str = "title: T",
) -> tuple[Finding, ...]:
    example = ORIGIN.format(
        text=text, quote=quote, statement=statement, kind=kind, stance=stance, evidence=evidence, fields=fields
    )
    return audit(example, "unnamed-origin")


class TestUnnamedOrigin:
    def test_points_at_the_quote_and_at_who_says_it(self) -> None:
        (found,) = origin()
        assert (
            found.message
            == "`paper` has this from somebody, “said a source close to the talks”, but no origin is named"
        )
        assert found.severity is Severity.WARNING
        assert found.certainty is Certainty.HEURISTIC
        assert found.location.span.line == 8
        (related,) = found.related
        assert (related.location.span.line, related.location.span.column) == (1, 38)

    def test_refuting_evidence_needs_an_origin_too(self) -> None:
        assert len(origin(stance="refutes")) == 1

    def test_another_publication_is_somebody(self) -> None:
        assert len(origin(WIRE)) == 1

    def test_an_altered_quote_does_too(self) -> None:
        assert len(origin(quote="The jets were stopped by Warsaw")) == 1

    @pytest.mark.parametrize(
        "changed",
        [
            {"evidence": "origins: [insider]"},
            {"evidence": "origins: insider_"},
            {"evidence": "access: witnessed"},
            {"evidence": "access: documented"},
            {"fields": "primary: true"},
            {"fields": "language: fr"},
            {"stance": "context"},
            {"text": "The jets were stopped by Washington. It was late."},
            {"text": "The Courier reported that the jets were stopped by Washington."},
            {"text": "“The jets were stopped by Washington,” Anna Berg wrote."},
            {"text": "I learned that the jets were stopped by Washington."},
            {"text": WIRE, "fields": "derived_from: [{source: wire}]"},
            {"text": "Kyiv wants the jets were stopped by Washington."},
        ],
    )
    def test_silent(self, changed: dict[str, str]) -> None:
        assert origin(**changed) == ()

    @pytest.mark.parametrize(
        ("text", "statement", "is_found"),
        [
            (SAID, "A source close to the talks says that Washington stopped the jets.", False),
            ("The minister said the jets were stopped by Washington.", "The minister blames Washington.", False),
            ("He said the jets were stopped by Washington.", "The minister blames Washington.", False),
            ("“The jets were stopped by Washington,” Lund said.", "The minister blames Washington.", True),
        ],
    )
    def test_the_speaker_of_an_attribution_is_no_origin(self, text: str, statement: str, is_found: bool) -> None:
        assert bool(origin(text, statement=statement, kind="attribution")) is is_found

    def test_a_fact_that_is_speech_is_like_an_attribution(self) -> None:
        text = "The minister said the jets were stopped by Washington."
        assert origin(text, statement="The minister said that Washington had stopped the jets.") == ()
        assert len(origin(text, statement="The minister stopped the jets.")) == 1
