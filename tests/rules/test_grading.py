"""The exact rules of the family grading: what the manual's examples leave out."""

from __future__ import annotations

import pytest

from claimcheck.analysis.policy import Policy
from claimcheck.audit.config import Config
from claimcheck.model.finding import Finding, Severity
from claimcheck.testing import audit_files, split_example

RECORDS = """
sources:
  - {id: paper-one, author: Anna Berg, publisher: The One, reliability: C}
  - {id: paper-two, author: Carl Dahl, publisher: The Two, reliability: F}
  - {id: paper-three, author: Eva Falk, publisher: The Three}
  - {id: order, primary: true}
origins:
  - {id: minister, name: the minister, reliability: B}
  - {id: general, name: the general}
  - {id: clerk, name: the clerk, reliability: D}
  - {id: insider, anonymous: true, reliability: F}
"""
ORDER = "=== order.txt\nThe delivery is not to take place.\n"

ONE = "source: paper-one, stance: supports"
TWO = "source: paper-two, stance: supports"
THREE = "source: paper-three, stance: supports"
RECORD = "source: order, stance: supports, quote: The delivery is not to take place."
AGAINST = "source: paper-three, stance: refutes"


def claim(*evidence: str, more: str = "tags: [a]", name: str = "a-claim") -> str:
    """Return a claim with pieces of evidence; `more` are further fields of it, divided by semicolons."""
    pieces = "".join(f"\n      - {{{piece}}}" for piece in evidence)
    fields = "".join(f"\n    {field.strip()}" for field in more.split(";"))
    return (
        f"  - id: {name}\n    statement: A statement.{fields}" + (f"\n    evidence:{pieces}" if evidence else "") + "\n"
    )


def audit(
    rule: str, *claims: str, files: str = "", records: str = RECORDS, policy: Policy | None = None
) -> list[Finding]:
    """Return the findings of one rule."""
    config = Config(select=(rule,), policy=policy or Policy())
    result = audit_files(split_example(f"claims:\n{''.join(claims)}{records}{files}"), config=config)
    assert not [finding for finding in result.findings if finding.rule == "rule-crashed"]
    return [finding for finding in result.findings if finding.rule == rule]


def messages(rule: str, *claims: str, files: str = "", policy: Policy | None = None) -> list[str]:
    return [finding.message for finding in audit(rule, *claims, files=files, policy=policy)]


def place(finding: Finding) -> tuple[int, int, int]:
    span = finding.location.span
    assert span.line == span.end_line
    return span.line, span.column, span.end_column


class TestUngraded:
    def test_places(self) -> None:
        first, second = audit("ungraded", claim(ONE, f"{TWO}, grade: F6", "source: order, stance: context"))
        assert first.message == "`a-claim` has no confidence"
        assert place(first) == (2, 9, 16)
        assert second.message == "this evidence from `paper-one` has no grade"
        assert place(second) == (6, 18, 27)
        assert first.severity is Severity.NOTE

    def test_a_verdict_is_no_confidence(self) -> None:
        (found,) = audit("ungraded", claim(f"{ONE}, grade: C3", more="verdict: supported"))
        assert found.message == "`a-claim` has no confidence"

    def test_nothing_bears_a_confidence(self) -> None:
        """To ask for one would be to ask for an error of the rule overconfident."""
        assert messages("ungraded", claim(), claim("source: order, stance: context", name="b")) == []

    def test_what_rests_on_premises_has_a_confidence_too(self) -> None:
        found = messages(
            "ungraded", claim(f"{ONE}, grade: C3", more="confidence: low"), claim(more="rests_on: [a-claim]", name="b")
        )
        assert found == ["`b` has no confidence"]

    @pytest.mark.parametrize("wrong", ["confidence: very", "confidnce: low"])
    def test_a_confidence_that_cannot_be_read(self, wrong: str) -> None:
        assert messages("ungraded", claim(f"{ONE}, grade: C3", more=wrong)) == []

    @pytest.mark.parametrize("wrong", ["grade: 3C", "grade: ''", "grad: C3", "grade: [C, 3]"])
    def test_a_grade_that_cannot_be_read(self, wrong: str) -> None:
        assert messages("ungraded", claim(f"{ONE}, {wrong}", more="confidence: low")) == []


class TestOverGradedLetter:
    @pytest.mark.parametrize("letter", "AB")
    def test_better_than_the_source(self, letter: str) -> None:
        (found,) = audit("over-graded", claim(f"{ONE}, grade: {letter}3"))
        wording = {"A": "completely reliable", "B": "usually reliable"}[letter]
        assert found.message == (
            f"the letter {letter} ({wording}) is better than the C (fairly reliable) registered for `paper-one`"
        )
        assert found.help == "write C3, or register a better `reliability` if you can argue it"
        assert [(r.message, r.location.span.line) for r in found.related] == [("`paper-one` is registered as C", 9)]
        assert place(found) == (6, 54, 55)
        assert found.severity is Severity.ERROR

    @pytest.mark.parametrize("letter", "CDEF")
    def test_no_better_than_the_source(self, letter: str) -> None:
        assert messages("over-graded", claim(f"{ONE}, grade: {letter}3")) == []

    @pytest.mark.parametrize("letter", "ABCD")
    def test_nothing_to_go_by(self, letter: str) -> None:
        (found,) = audit("over-graded", claim(f"{TWO}, grade: {letter}3"))
        assert found.message.startswith(f"the letter {letter} (")
        assert found.message.endswith("but `paper-two` is registered as F: reliability cannot be judged")
        assert found.help == "write F3, or register a better `reliability` if you can argue it"

    @pytest.mark.parametrize("letter", "EF")
    def test_no_more_than_nobody_knows(self, letter: str) -> None:
        assert messages("over-graded", claim(f"{TWO}, grade: {letter}3")) == []

    @pytest.mark.parametrize("grade", ["A2", "F6"])
    def test_a_source_without_a_letter(self, grade: str) -> None:
        assert messages("over-graded", claim(f"{THREE}, grade: {grade}")) == []

    @pytest.mark.parametrize("stance", ["refutes", "context"])
    def test_whatever_the_stance(self, stance: str) -> None:
        assert len(audit("over-graded", claim(f"source: paper-one, stance: {stance}, grade: B3"))) == 1

    @pytest.mark.parametrize(
        ("origins", "grade", "against"),
        [
            # The origin's letter stands in the place of the source's, for better and for worse.
            ("minister", "B2", None),
            ("minister", "A2", "B (usually reliable) registered for `minister`"),
            ("clerk", "C2", "D (not usually reliable) registered for `clerk`"),
            ("insider", "C2", "`insider` is registered as F: reliability cannot be judged"),
            ("insider", "F6", None),
            ("insider", "E3", None),
            # The best of several.
            ("clerk, minister", "B2", None),
            ("insider, minister", "B2", None),
            ("insider, clerk", "C2", "D (not usually reliable) registered for `clerk`"),
            ("insider, clerk", "D2", None),
            # Nothing registered for any, or something misspelt: it cannot be told.
            ("general", "A2", None),
            ("minster", "A2", None),
            ("clerk, minster", "A2", None),
            ("clerk, general", "C2", "D (not usually reliable) registered for `clerk`"),
        ],
    )
    def test_origins(self, origins: str, grade: str, against: str | None) -> None:
        found = messages("over-graded", claim(f"{ONE}, origins: [{origins}], grade: {grade}"))
        assert len(found) == (against is not None)
        assert against is None or found[0].endswith(against)

    def test_a_letter_that_cannot_be_read(self) -> None:
        records = RECORDS.replace("reliability: D", "reliability: X")
        assert audit("over-graded", claim(f"{ONE}, origins: [clerk, insider], grade: B2"), records=records) == []

    def test_a_source_that_does_not_exist(self) -> None:
        assert messages("over-graded", claim("source: papre-one, stance: supports, grade: A2")) == []


class TestOverGradedDigit:
    def test_confirmed_by_nobody(self) -> None:
        (found,) = audit("over-graded", claim(f"{ONE}, origins: [minister], grade: B1"))
        assert found.message == ("1 says confirmed by other independent sources, but the support is 1 line of evidence")
        assert found.help == "2 (probably true) is the best for what is not confirmed"
        assert place(found) == (6, 76, 77)

    def test_possibly_confirmed(self) -> None:
        assert messages("over-graded", claim(f"{ONE}, grade: C1", THREE)) == [
            "1 says confirmed by other independent sources, but the support is 1–2 lines of evidence"
        ]

    def test_confirmed(self) -> None:
        evidence = (f"{ONE}, origins: [minister], grade: B1", f"{THREE}, origins: [general], grade: A1")
        assert messages("over-graded", claim(*evidence)) == []
        # The desk may ask for more, the word "confirmed" does not.
        assert messages("over-graded", claim(*evidence), policy=Policy(lines=3)) == []

    def test_a_record_is_not_its_own_confirmation(self) -> None:
        assert len(messages("over-graded", claim(f"{RECORD}, grade: A1"), files=ORDER)) == 1

    def test_what_does_not_count_confirms_nothing(self) -> None:
        evidence = (
            f"{ONE}, origins: [minister], grade: B1",
            "source: order, stance: supports, quote: The moon is green.",
        )
        assert messages("over-graded", claim(*evidence)) == []
        assert messages("over-graded", claim(*evidence), files=ORDER) == [
            "1 says confirmed by other independent sources, but the support is 1 line of evidence"
        ]

    def test_refutation_is_confirmed_by_refutation(self) -> None:
        alone = (f"{AGAINST}, origins: [general], grade: C1", f"{ONE}, origins: [minister]", f"{TWO}, origins: [clerk]")
        assert messages("over-graded", claim(*alone)) == [
            "1 says confirmed by other independent sources, but the refutation is 1 line of evidence"
        ]
        assert messages("over-graded", claim(*alone, "source: paper-one, stance: refutes, origins: [minister]")) == []

    def test_contradicted_by_nothing(self) -> None:
        (found,) = audit("over-graded", claim(f"{ONE}, grade: C5", THREE))
        assert found.message == "5 says contradicted by other information, but nothing in the dossier refutes the claim"
        assert place(found) == (6, 55, 56)

    def test_contradicted(self) -> None:
        assert messages("over-graded", claim(f"{ONE}, grade: C5", AGAINST)) == []

    def test_contradicted_by_another_claim(self) -> None:
        one = claim(f"{ONE}, grade: C5")
        assert messages("over-graded", one, claim(THREE, more="contradicts: [a-claim]", name="b")) == []
        assert (
            messages("over-graded", claim(f"{ONE}, grade: C5", more="contradicts: [b]"), claim(THREE, name="b")) == []
        )
        assert len(messages("over-graded", one, claim(AGAINST, more="contradicts: [a-claim]", name="b"))) == 1

    def test_refutation_is_contradicted_by_support(self) -> None:
        assert messages("over-graded", claim(f"{AGAINST}, grade: C5", ONE)) == []
        assert messages("over-graded", claim(f"{AGAINST}, grade: C5")) == [
            "5 says contradicted by other information, but nothing in the dossier supports the claim"
        ]

    @pytest.mark.parametrize("grade", ["C1", "C5"])
    def test_the_digit_of_context(self, grade: str) -> None:
        assert messages("over-graded", claim(f"source: paper-one, stance: context, grade: {grade}")) == []

    @pytest.mark.parametrize("grade", ["C2", "C3", "C4", "C6", "F6"])
    def test_the_others_say_nothing_of_others(self, grade: str) -> None:
        assert messages("over-graded", claim(f"{ONE}, grade: {grade}")) == []

    def test_both_at_once(self) -> None:
        letter, digit = audit("over-graded", claim(f"{ONE}, grade: A1"))
        assert (place(letter), place(digit)) == ((6, 54, 55), (6, 55, 56))
        assert letter.fingerprint != digit.fingerprint

    def test_no_cascade(self) -> None:
        evidence = (f"{ONE}, origins: [minister], grade: B1", "source: papre-three, stance: supports")
        assert messages("over-graded", claim(*evidence)) == []
        assert messages("over-graded", claim(f"{ONE}, grade: C5", "source: paper-three, stance: refute")) == []


class TestOverconfident:
    @pytest.mark.parametrize(
        ("evidence", "bears"),
        [
            ((f"{ONE}, origins: [minister]",), "moderate: 1 line, with a named origin of reliability B"),
            ((ONE, THREE), "moderate: 1–2 lines: not known to be independent"),
            (
                (f"{ONE}, origins: [general]",),
                "moderate: 1 line, and nobody has given the reliability of a named origin",
            ),
            ((f"{ONE}, origins: [insider]",), "low: 1 line; every origin is anonymous"),
            ((AGAINST,), "none: no evidence that counts supports it"),
            (
                (f"{ONE}, origins: [minister]", f"{TWO}, origins: [clerk]", AGAINST),
                "moderate: 2 lines; refuting evidence is not answered",
            ),
        ],
    )
    def test_reasons(self, evidence: tuple[str, ...], bears: str) -> None:
        (found,) = audit("overconfident", claim(*evidence, more="confidence: high"))
        assert found.message == f"confidence high, but the evidence bears {bears}"
        assert place(found) == (4, 17, 21)
        assert found.severity is Severity.ERROR

    @pytest.mark.parametrize("confidence", ["low", "moderate"])
    def test_not_above_the_ceiling(self, confidence: str) -> None:
        assert messages("overconfident", claim(f"{ONE}, origins: [minister]", more=f"confidence: {confidence}")) == []

    def test_advice(self) -> None:
        (found,) = audit("overconfident", claim(ONE, more="confidence: moderate"))
        assert found.help == "lower it to low, or bring evidence that bears more"
        (found,) = audit("overconfident", claim(AGAINST, more="confidence: low"))
        assert found.help == "leave the confidence out, or bring evidence that bears more"

    def test_the_desk_s_own_rule(self) -> None:
        two = (f"{ONE}, origins: [minister]", f"{TWO}, origins: [clerk]")
        high = claim(*two, more="confidence: high")
        assert messages("overconfident", high) == []
        assert messages("overconfident", high, policy=Policy(lines=3)) == [
            "confidence high, but the evidence bears moderate: 2 lines, with a named origin of reliability B"
        ]
        assert messages("overconfident", claim(ONE, more="confidence: high"), policy=Policy(lines=1)) == []

    def test_a_verified_record(self) -> None:
        assert messages("overconfident", claim(RECORD, more="confidence: high"), files=ORDER) == []

    def test_a_record_that_is_not_verified(self) -> None:
        (found,) = audit("overconfident", claim(RECORD, more="confidence: high"))
        assert found.message.startswith("confidence high, but the evidence bears moderate")
        assert (
            found.help == "`order` would do as a primary record, but its quote is unchecked: the source has no capture"
        )

    def test_a_record_in_which_the_words_are_not(self) -> None:
        wrong = RECORD.split("quote:")[0] + "quote: Nothing of the kind was ever printed."
        # With the words mended it would bear low: that they are wrong is told, once.
        assert messages("overconfident", claim(wrong, more="confidence: low"), files=ORDER) == []
        assert len(messages("quote-not-found", claim(wrong, more="confidence: low"), files=ORDER)) == 1
        assert len(messages("overconfident", claim(wrong, more="confidence: high"), files=ORDER)) == 1

    def test_an_attribution(self) -> None:
        quoted = "source: paper-one, stance: supports, quote: It worked and will work again"
        example = claim(quoted, more="kind: attribution; confidence: high")
        assert messages("overconfident", example, files="=== paper-one.txt\n‘It worked and will work again.’\n") == []
        (found,) = audit("overconfident", example)
        assert found.help == (
            "`paper-one` would do as the record of these words, but its quote is unchecked: the source has no capture"
        )

    def test_what_a_premise_cannot_bear_is_found_once(self) -> None:
        premise = claim(f"{ONE}, origins: [minister]")
        for rule, found in (
            ("overconfident", []),
            ("weak-premise", ["confidence high, but its premise `a-claim` bears no more than moderate"]),
        ):
            assert messages(rule, premise, claim(more="rests_on: [a-claim]; confidence: high", name="b")) == found
            assert messages(rule, premise, claim(more="rests_on: [a-claim]; confidence: moderate", name="b")) == []

    def test_own_evidence_that_bears_less_than_the_premise(self) -> None:
        premise = claim(f"{ONE}, origins: [minister]")
        weaker = claim(f"{TWO}, origins: [insider]", more="rests_on: [a-claim]; confidence: high", name="b")
        assert len(messages("overconfident", premise, weaker)) == 1
        assert messages("weak-premise", premise, weaker) == []

    def test_a_refutation_is_not_bounded_by_the_support(self) -> None:
        assert messages("overconfident", claim(ONE, AGAINST, more="verdict: refuted; confidence: high")) == []

    def test_no_cascade(self) -> None:
        assert messages("overconfident", claim(f"{ONE}, origins: [ministr]", more="confidence: moderate")) == []
        assert messages("overconfident", claim("source: papre, stance: supports", more="confidence: low")) == []
        wrong = claim("source: paper-one, stance: suports")
        assert messages("overconfident", wrong, claim(more="rests_on: [a-claim]; confidence: low", name="b")) == []
        assert messages("overconfident", claim(more="rests_on: [nothing]; confidence: high")) == []


class TestRefutationIgnored:
    @pytest.mark.parametrize("verdict", ["supported", "unproven"])
    def test_says_who_refutes(self, verdict: str) -> None:
        (found,) = audit("refutation-ignored", claim(ONE, AGAINST, more=f"verdict: {verdict}"))
        assert found.message == (
            f"verdict {verdict}, but evidence from `paper-three` refutes it, and no note says why that does not carry"
        )
        assert place(found) == (4, 14, 14 + len(verdict))
        assert [(r.message, r.location.span.line) for r in found.related] == [("this refutes it", 7)]
        assert found.severity is Severity.ERROR

    @pytest.mark.parametrize(
        "more",
        [
            "verdict: disputed",
            "verdict: refuted",
            "tags: [a]",
            "confidence: low",
            "verdict: supported; note: It is late.",
        ],
    )
    def test_silent(self, more: str) -> None:
        assert messages("refutation-ignored", claim(ONE, AGAINST, more=more)) == []

    def test_each_piece_may_bear_its_own_answer(self) -> None:
        answered = f"{AGAINST}, note: written before the order"
        assert messages("refutation-ignored", claim(ONE, answered, more="verdict: supported")) == []
        (found,) = audit(
            "refutation-ignored",
            claim(ONE, answered, "source: paper-two, stance: refutes", more="verdict: supported"),
        )
        assert "`paper-two`" in found.message
        assert "`paper-three`" not in found.message
        assert len(found.related) == 1

    def test_what_does_not_count_need_not_be_answered(self) -> None:
        wrong = claim(ONE, "source: order, stance: refutes, quote: The moon is green.", more="verdict: supported")
        assert len(messages("refutation-ignored", wrong)) == 1
        assert messages("refutation-ignored", wrong, files=ORDER) == []

    @pytest.mark.parametrize("wrong", ["note: [a, list]", "noet: It is late."])
    def test_a_note_that_cannot_be_read(self, wrong: str) -> None:
        assert messages("refutation-ignored", claim(ONE, AGAINST, more=f"verdict: supported; {wrong}")) == []
        assert messages("refutation-ignored", claim(ONE, f"{AGAINST}, {wrong}", more="verdict: supported")) == []


class TestVerdictUnsupported:
    @pytest.mark.parametrize(
        ("verdict", "evidence", "wanting"),
        [
            ("supported", (), "nothing supports it"),
            ("supported", (AGAINST,), "nothing supports it"),
            ("supported", ("source: order, stance: context",), "nothing supports it"),
            ("refuted", (), "nothing refutes it"),
            ("refuted", (ONE,), "nothing refutes it"),
            ("disputed", (), "nothing supports it and nothing refutes it"),
            ("disputed", (ONE,), "nothing refutes it"),
            ("disputed", (AGAINST,), "nothing supports it"),
        ],
    )
    def test_says_what_is_wanting(self, verdict: str, evidence: tuple[str, ...], wanting: str) -> None:
        (found,) = audit("verdict-unsupported", claim(*evidence, more=f"verdict: {verdict}"))
        assert found.message == f"verdict {verdict}, but {wanting}"
        assert place(found) == (4, 14, 14 + len(verdict))
        assert found.severity is Severity.ERROR

    @pytest.mark.parametrize(
        ("more", "evidence"),
        [
            ("verdict: supported", (ONE,)),
            ("verdict: refuted", (AGAINST,)),
            ("verdict: disputed", (ONE, AGAINST)),
            ("verdict: unproven", ()),
            ("verdict: unproven", (AGAINST,)),
            ("tags: [a]", ()),
            ("verdict: suported", ()),
            ("verdict: supported; kind: absence; note: searched", ()),
            ("verdict: disputed; kind: absence; note: searched", (AGAINST,)),
        ],
    )
    def test_silent(self, more: str, evidence: tuple[str, ...]) -> None:
        assert messages("verdict-unsupported", claim(*evidence, more=more)) == []

    def test_an_absence_is_refuted_by_what_is_there(self) -> None:
        absent = "verdict: refuted; kind: absence; note: searched"
        assert messages("verdict-unsupported", claim(more=absent)) == ["verdict refuted, but nothing refutes it"]

    def test_what_does_not_count(self) -> None:
        wrong = claim("source: order, stance: supports, quote: The moon is green.", more="verdict: supported")
        assert messages("verdict-unsupported", wrong) == []
        # The quote is what is wrong, and is told as that.
        assert messages("verdict-unsupported", wrong, files=ORDER) == []
        assert len(messages("quote-not-found", wrong, files=ORDER)) == 1

    def test_premises(self) -> None:
        premise = claim(ONE, more="verdict: supported")
        assert (
            messages("verdict-unsupported", premise, claim(more="rests_on: [a-claim]; verdict: supported", name="b"))
            == []
        )
        refuted = claim(AGAINST, more="verdict: refuted")
        falls = claim(more="rests_on: [a-claim]; verdict: refuted", name="b")
        assert messages("verdict-unsupported", refuted, falls) == []
        assert messages("verdict-unsupported", premise, falls) == ["verdict refuted, but nothing refutes it"]

    @pytest.mark.parametrize("side", ["one", "other"])
    def test_what_contradicts_a_supported_claim(self, side: str) -> None:
        said = {"one": ("contradicts: [b]", "tags: [a]"), "other": ("tags: [a]", "contradicts: [a-claim]")}[side]
        held = claim(ONE, more=f"verdict: supported; {said[0]}")
        assert messages("verdict-unsupported", held, claim(TWO, more=f"verdict: refuted; {said[1]}", name="b")) == []
        unheld = claim(ONE, more=f"verdict: unproven; {said[0]}")
        assert messages("verdict-unsupported", unheld, claim(TWO, more=f"verdict: refuted; {said[1]}", name="b")) == [
            "verdict refuted, but nothing refutes it"
        ]

    def test_claims_that_dispute_each_other(self) -> None:
        one = claim(ONE, more="verdict: disputed; contradicts: [b]")
        assert messages("verdict-unsupported", one, claim(TWO, more="verdict: disputed", name="b")) == []
        assert messages("verdict-unsupported", one, claim(AGAINST, more="verdict: unproven", name="b")) == [
            "verdict disputed, but nothing refutes it"
        ]

    @pytest.mark.parametrize(
        "more",
        [
            "verdict: supported; evidnce: [{source: paper-one, stance: supports}]",
            "verdict: supported; rests_on: a-claim",
            "verdict: supported; rests_on: [no-claim]",
            "verdict: supported; kind: absent",
            "verdict: refuted; contradicts: [no-claim]",
            "verdict: refuted; contradicts: {a: b}",
        ],
    )
    def test_no_cascade(self, more: str) -> None:
        assert messages("verdict-unsupported", claim(more=more)) == []

    @pytest.mark.parametrize(
        "evidence", ["source: papre, stance: supports", "source: paper-one, stance: suport", "source: paper-one"]
    )
    def test_no_cascade_from_evidence(self, evidence: str) -> None:
        assert messages("verdict-unsupported", claim(evidence, more="verdict: supported")) == []


class TestWeakPremise:
    PREMISE = f"{ONE}, origins: [minister]"

    @pytest.mark.parametrize("verdict", ["unproven", "disputed", "refuted"])
    def test_a_verdict(self, verdict: str) -> None:
        premise = claim(self.PREMISE, AGAINST, more=f"verdict: {verdict}; confidence: low")
        surer = claim(more="rests_on: [a-claim]; verdict: supported", name="b")
        (found,) = audit("weak-premise", premise, surer)
        assert found.message == f"verdict supported, but its premise `a-claim` is held {verdict}"
        assert found.help == "lower it, or bring what makes `a-claim` surer"
        assert [(r.message, r.location.span.line) for r in found.related] == [("the verdict of `a-claim`", 4)]
        assert found.severity is Severity.ERROR
        assert messages("weak-premise", premise, surer.replace("supported", "unproven")) == []

    def test_the_weakest_is_named(self) -> None:
        premises = [claim(self.PREMISE, more=f"confidence: {level}", name=level) for level in ("moderate", "low")]
        surer = claim(more="rests_on: [moderate, low]; confidence: moderate", name="b")
        assert messages("weak-premise", *premises, surer) == [
            "confidence moderate, but its premise `low` is held at low"
        ]

    def test_one_finding_where_verdict_and_confidence_are_too_high(self) -> None:
        premise = claim(self.PREMISE, more="verdict: unproven; confidence: low")
        surer = claim(more="rests_on: [a-claim]; verdict: supported; confidence: moderate", name="b")
        assert len(messages("weak-premise", premise, surer)) == 1
        assert messages("overconfident", premise, surer) == []

    def test_own_evidence_does_not_help(self) -> None:
        premise = claim(f"{TWO}, origins: [insider]")
        surer = claim(RECORD, more="rests_on: [a-claim]; confidence: high", name="b")
        assert messages("weak-premise", premise, surer, files=ORDER) == [
            "confidence high, but its premise `a-claim` bears no more than low"
        ]

    def test_a_refutation_is_not_bounded_by_premises(self) -> None:
        premise = claim(self.PREMISE, more="confidence: low")
        refuted = claim(ONE, AGAINST, more="rests_on: [a-claim]; verdict: refuted; confidence: high", name="b")
        assert messages("weak-premise", premise, refuted) == []
        assert messages("overconfident", premise, refuted) == []

    def test_nothing_said_is_nothing_surer(self) -> None:
        assert messages("weak-premise", claim(self.PREMISE), claim(more="rests_on: [a-claim]", name="b")) == []

    def test_no_cascade(self) -> None:
        assert messages("weak-premise", claim(more="rests_on: [nothing]; confidence: high")) == []
        assert messages("weak-premise", claim(self.PREMISE, more="rests_on: [a-claim]; confidence: low")) == []
