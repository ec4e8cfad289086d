"""The exact rules of the family provenance: what the manual's examples leave out."""

from __future__ import annotations

import pytest

from claimcheck.analysis.policy import Policy
from claimcheck.audit.config import Config
from claimcheck.model.finding import Finding, Severity
from claimcheck.testing import audit_files, split_example

TWO_PAPERS = """
sources:
  - {id: paper-one, author: Anna Berg, publisher: The One}
  - {id: paper-two, author: Carl Dahl, publisher: The Two}
  - {id: paper-three, author: Eva Falk, publisher: The Three}
origins:
  - {id: minister, name: the minister}
  - {id: general, name: the general}
  - {id: insider, anonymous: true}
  - {id: official, anonymous: true, possibly_same_as: [insider]}
  - {id: adviser, anonymous: true, possibly_same_as: [official]}
"""


def audit(example: str, rule: str, policy: Policy | None = None) -> tuple[Finding, ...]:
    """Return the findings of one rule in one example."""
    config = Config(select=(rule,), policy=policy or Policy())
    result = audit_files(split_example(example), config=config)
    assert not [finding for finding in result.findings if finding.rule == "rule-crashed"]
    return tuple(finding for finding in result.findings if finding.rule == rule)


def claim(*evidence: str, more: str = "note: a note") -> str:
    """Return a claim with pieces of evidence, and the sources and origins of all these tests."""
    pieces = "".join(f"\n      - {{{piece}}}" for piece in evidence)
    listed = f"\n    evidence:{pieces}" if evidence else ""
    return f"claims:\n  - id: a-claim\n    statement: A statement.\n    {more}{listed}{TWO_PAPERS}"


ONE = "source: paper-one, stance: supports"
TWO = "source: paper-two, stance: supports"
THREE = "source: paper-three, stance: supports"


class TestSingleSource:
    def test_says_which(self) -> None:
        (found,) = audit(claim(ONE, ONE, f"{TWO.replace('supports', 'context')}"), "single-source")
        assert found.message == "all support comes from one source, `paper-one`"
        assert found.help == "find a second source, with another author and another origin"
        assert (found.location.span.line, found.location.span.column) == (2, 9)
        assert found.severity is Severity.WARNING

    def test_help_names_what_the_source_draws_on(self) -> None:
        example = claim(ONE) + "=== more.yaml\nsources:\n  - {id: reprint, derived_from: [{source: paper-one}]}\n"
        (found,) = audit(example.replace("source: paper-one, stance", "source: reprint, stance"), "single-source")
        assert found.help == "find a second source, one that does not go back to `paper-one`"

    @pytest.mark.parametrize(
        "evidence",
        [
            (ONE, TWO),
            (ONE.replace("supports", "refutes"),),
            (ONE.replace("supports", "context"),),
            (),
        ],
    )
    def test_silent(self, evidence: tuple[str, ...]) -> None:
        assert audit(claim(*evidence), "single-source") == ()

    def test_two_reprints_are_two_sources(self) -> None:
        """That they have one origin is the business of single-origin."""
        example = """
claims:
  - id: a-claim
    statement: A statement.
    evidence:
      - {source: reprint-one, stance: supports}
      - {source: reprint-two, stance: supports}
sources:
  - {id: wire}
  - {id: reprint-one, derived_from: [{source: wire}]}
  - {id: reprint-two, derived_from: [{source: wire}]}
"""
        assert audit(example, "single-source") == ()
        (found,) = audit(example, "single-origin")
        assert found.message == (
            "2 sources, but 1 line of evidence; if any one of these is wrong, nothing supports it: "
            "an unnamed origin and the source `wire`"
        )

    def test_what_does_not_count_is_no_second_source(self) -> None:
        example = claim(ONE, f"{TWO}, quote: the jets never left the base")
        assert audit(example, "single-source") == ()
        (found,) = audit(example + "=== paper-two.txt\nNothing of the kind.\n", "single-source")
        assert found.message == "all support comes from one source, `paper-one`"

    @pytest.mark.parametrize("more", ["verdict: refuted", "kind: absence\n    note: searched"])
    def test_verdicts_and_kinds_it_is_no_matter_for(self, more: str) -> None:
        assert audit(claim(ONE, more=more), "single-source") == ()

    def test_a_desk_that_asks_for_one_line(self) -> None:
        assert audit(claim(ONE), "single-source", Policy(lines=1)) == ()
        assert len(audit(claim(ONE), "single-source", Policy(lines=3))) == 1

    def test_premises(self) -> None:
        example = claim(ONE).replace(
            "claims:\n", "claims:\n  - {id: other, statement: Another., rests_on: [a-claim]}\n"
        )
        (found,) = audit(example, "single-source")
        assert found.claim == "a-claim"


class TestRecord:
    EXAMPLE = """
claims:
  - id: a-claim
    statement: A statement.
    kind: {kind}
    evidence:
      - source: order
        stance: supports
        quote: {quote}
sources:
  - id: order
    primary: {primary}
    {saved}
"""
    WORDS = "The delivery is not to take place."
    TEXT = f"=== order.txt\n{WORDS}\n"

    def find(
        self, rule: str, kind: str, primary: str, quote: str, saved: str = "title: Order", text: str = TEXT
    ) -> tuple[Finding, ...]:
        fields = {"{kind}": kind, "{primary}": primary, "{quote}": quote, "{saved}": saved}
        example = self.EXAMPLE
        for mark, value in fields.items():
            example = example.replace(mark, value)
        return audit(example + text, rule)

    def test_verified(self) -> None:
        assert self.find("single-source", "fact", "true", self.WORDS) == ()

    def test_an_attribution_is_its_own_record(self) -> None:
        assert self.find("single-source", "attribution", "false", self.WORDS) == ()

    def test_words_alone_are_no_record_of_a_fact(self) -> None:
        (found,) = self.find("single-source", "fact", "false", self.WORDS)
        assert found.help == "find a second source, with another author and another origin"

    def test_a_quote_that_is_not_found_is_no_support_at_all(self) -> None:
        assert self.find("single-source", "fact", "true", "Nothing of the kind was ever printed.") == ()
        (found,) = self.find("quote-not-found", "fact", "true", "Nothing of the kind was ever printed.")
        assert found.severity is Severity.ERROR

    def test_unchecked_is_not_verified(self) -> None:
        (found,) = self.find("single-source", "fact", "true", self.WORDS, text="")
        assert (
            found.help == "`order` would do as a primary record, but its quote is unchecked: the source has no capture"
        )

    def test_words_that_are_altered_are_no_record(self) -> None:
        (found,) = self.find("single-source", "fact", "true", self.WORDS.replace(self.WORDS.split()[3], "seldom"))
        assert found.help == "`order` would do as a primary record, but it is not quoted word for word"

    def test_unchecked_attribution(self) -> None:
        (found,) = self.find("single-source", "attribution", "false", self.WORDS, "capture: {file: gone.txt}", text="")
        assert found.help == (
            "`order` would do as the record of these words, but its quote is unchecked: the capture is not at hand"
        )

    def test_the_excerpt_verifies(self) -> None:
        saved = "capture: {file: gone.txt}\n    excerpt: {file: part.txt}"
        assert self.find("single-source", "fact", "true", self.WORDS, saved, f"=== part.txt\n{self.WORDS}\n") == ()

    def test_not_quoted(self) -> None:
        example = self.EXAMPLE.replace("        quote: {quote}\n", "")
        for mark, value in (("{kind}", "fact"), ("{primary}", "true"), ("{saved}", "title: Order")):
            example = example.replace(mark, value)
        (found,) = audit(example + self.TEXT, "single-source")
        assert found.help == "`order` would do as a primary record, but it is not quoted"

    def test_satisfies_the_rules_about_origins(self) -> None:
        example = """
claims:
  - id: a-claim
    statement: A statement.
    evidence:
      - {source: order, stance: supports, quote: The delivery is not to take place.}
      - {source: paper, stance: supports}
      - {source: other, stance: supports}
sources:
  - {id: order, primary: true, author: Anna Berg}
  - {id: paper, author: Anna Berg}
  - {id: other}
"""
        assert audit(example + self.TEXT, "possibly-single-origin") == ()
        assert audit(example + self.TEXT, "single-origin") == ()
        assert len(audit(example, "possibly-single-origin")) == 1


class TestPossiblySingleOrigin:
    def test_an_origin_that_is_not_named(self) -> None:
        (found,) = audit(claim(f"{ONE}, origins: [minister]", TWO), "possibly-single-origin")
        assert found.message == "1–2 lines of evidence: no origin is named for what `paper-two` says"
        assert found.help == "find out where `paper-two` has it from, and name it in `origins`"
        assert [(r.message, r.location.span.line) for r in found.related] == [("no origin is named here", 7)]
        assert found.severity is Severity.NOTE

    def test_nothing_said_of_origins(self) -> None:
        (found,) = audit(claim(ONE, TWO, f"{TWO}, locator: p. 2"), "possibly-single-origin")
        assert found.message == "1–2 lines of evidence: no origin is named for what `paper-one` and `paper-two` say"
        assert len(found.related) == 3

    def test_possibly_the_same(self) -> None:
        example = claim(f"{ONE}, origins: [insider]", f"{TWO}, origins: [official]")
        (found,) = audit(example, "possibly-single-origin")
        assert found.message == "1–2 lines of evidence: `insider` and `official` are possibly the same"
        assert found.help == (
            "find out whether `insider` and `official` are the same; take `possibly_same_as` out where they are not"
        )
        assert [(r.message, r.location.span.line) for r in found.related] == [
            ("possibly the same as `official`", 15),
            ("possibly the same as `insider`", 16),
        ]

    def test_possibly_the_same_at_second_hand(self) -> None:
        """Only those are named that the claim has."""
        example = claim(f"{ONE}, origins: [adviser]", f"{TWO}, origins: [insider]")
        (found,) = audit(example, "possibly-single-origin")
        assert found.message == "1–2 lines of evidence: `adviser` and `insider` are possibly the same"

    def test_what_would_settle_nothing_is_not_asked_for(self) -> None:
        """Whether the one paper has one informant or two: it is one paper."""
        (found,) = audit(claim(f"{ONE}, origins: [insider, official]", TWO), "possibly-single-origin")
        assert found.message == "1–2 lines of evidence: no origin is named for what `paper-two` says"

    def test_either_would_settle_it(self) -> None:
        example = claim(f"{ONE}, origins: [insider]", f"{TWO}, origins: [official]", THREE)
        (found,) = audit(example, "possibly-single-origin", Policy(lines=3))
        assert found.message == (
            "1–3 lines of evidence: no origin is named for what `paper-three` says; "
            "`insider` and `official` are possibly the same"
        )

    def test_it_takes_both(self) -> None:
        """Shared authors can make each answer useless without the other."""
        example = """
claims:
  - id: a-claim
    statement: A statement.
    evidence:
      - {source: one, stance: supports}
      - {source: two, stance: supports, origins: [general]}
      - {source: three, stance: supports, origins: [adviser]}
      - {source: four, stance: supports, origins: [minister, general]}
sources:
  - {id: one, author: [Anna, Carl]}
  - {id: two}
  - {id: three, author: [Berg, Carl]}
  - {id: four, author: [Anna, Berg]}
origins:
  - {id: minister}
  - {id: general}
  - {id: adviser, possibly_same_as: [general]}
"""
        (found,) = audit(example, "possibly-single-origin", Policy(lines=3))
        assert found.message == (
            "2–3 lines of evidence: no origin is named for what `one` says; "
            "`adviser` and `general` are possibly the same"
        )

    def test_three_lines(self) -> None:
        example = claim(f"{ONE}, origins: [minister]", f"{TWO}, origins: [general]", THREE)
        assert audit(example, "possibly-single-origin") == ()
        (found,) = audit(example, "possibly-single-origin", Policy(lines=3))
        assert found.message == "2–3 lines of evidence: no origin is named for what `paper-three` says"
        assert audit(example, "possibly-single-origin", Policy(lines=4)) == ()
        (found,) = audit(example, "single-origin", Policy(lines=4))
        assert found.message == (
            "3 sources, but 2–3 lines of evidence; if all of these are wrong, perhaps nothing supports it: "
            "the origins `general` and `minister`"
        )

    @pytest.mark.parametrize(
        "evidence",
        [
            (ONE,),
            (f"{ONE}, origins: [minister]", f"{TWO}, origins: [general]"),
            (f"{ONE}, access: witnessed", f"{TWO}, access: documented"),
            (f"{ONE}, origins: [minister]", f"{TWO}, origins: [minister]"),
            (f"{ONE}, origins: [minister]", TWO.replace("supports", "context")),
            (),
        ],
    )
    def test_silent(self, evidence: tuple[str, ...]) -> None:
        assert audit(claim(*evidence), "possibly-single-origin") == ()

    def test_silent_on_what_is_refuted(self) -> None:
        assert audit(claim(ONE, TWO, more="verdict: refuted"), "possibly-single-origin") == ()

    def test_a_common_author_settles_it_the_other_way(self) -> None:
        example = claim(ONE, TWO).replace("Carl Dahl", "ANNA  BERG")
        assert audit(example, "possibly-single-origin") == ()
        (found,) = audit(example, "single-origin")
        assert "the author Anna Berg" in found.message

    def test_a_circle_is_not_settled_by_a_name(self) -> None:
        example = """
claims:
  - id: a-claim
    statement: A statement.
    evidence:
      - {source: echo-one, stance: supports}
      - {source: paper, stance: supports, origins: [minister]}
sources:
  - {id: echo-one, derived_from: [{source: echo-two}]}
  - {id: echo-two, derived_from: [{source: echo-one}]}
  - {id: paper}
origins:
  - {id: minister}
"""
        assert audit(example, "possibly-single-origin") == ()
        assert len(audit(example, "circular-reporting")) == 1

    def test_premises_are_found_where_they_stand(self) -> None:
        example = claim(ONE, TWO).replace(
            "claims:\n", "claims:\n  - {id: other, statement: Else., rests_on: [a-claim]}\n"
        )
        (found,) = audit(example, "possibly-single-origin")
        assert found.claim == "a-claim"


class TestAnonymousOnly:
    def test_one(self) -> None:
        (found,) = audit(claim(f"{ONE}, origins: [insider]"), "anonymous-only")
        assert found.message == "the only origin that is named, `insider`, is anonymous"
        assert (found.location.span.line, found.location.span.column) == (2, 9)

    def test_several_in_the_order_of_the_evidence(self) -> None:
        example = claim(f"{ONE}, origins: [official, insider]", f"{TWO}, origins: [insider, adviser]")
        (found,) = audit(example, "anonymous-only")
        assert found.message == "all origins that are named are anonymous: `official`, `insider` and `adviser`"

    @pytest.mark.parametrize(
        "evidence",
        [
            (ONE,),
            (f"{ONE}, origins: [insider, minister]",),
            (f"{ONE}, origins: [insider]", f"{TWO}, access: witnessed"),
            (f"{ONE}, origins: [insider]", f"{TWO}, origins: [minister]"),
            (f"{ONE.replace('supports', 'refutes')}, origins: [insider]",),
            (f"{ONE}, origins: [insidre]",),
        ],
    )
    def test_silent(self, evidence: tuple[str, ...]) -> None:
        assert audit(claim(*evidence), "anonymous-only") == ()

    def test_a_paper_that_names_nobody_is_no_name(self) -> None:
        assert len(audit(claim(f"{ONE}, origins: [insider]", TWO), "anonymous-only")) == 1

    def test_a_primary_source_is_a_name(self) -> None:
        example = claim(f"{ONE}, origins: [insider]", TWO).replace("publisher: The Two", "primary: true")
        assert audit(example, "anonymous-only") == ()

    def test_silent_on_what_is_refuted(self) -> None:
        assert audit(claim(f"{ONE}, origins: [insider]", more="verdict: refuted"), "anonymous-only") == ()


class TestCircularReporting:
    def test_three(self) -> None:
        example = """
sources:
  - {id: beta, derived_from: [{source: gamma}]}
  - id: alpha
    derived_from:
      - source: outside
      - how: cites
        source: beta
  - {id: gamma, derived_from: [{source: alpha}]}
  - {id: outside}
"""
        (found,) = audit(example, "circular-reporting")
        assert found.message == "3 sources derive from each other: `alpha → beta → gamma → alpha`"
        span = found.location.span
        assert (span.line, span.column, span.end_column) == (7, 17, 21)
        assert found.severity is Severity.ERROR
        assert found.source == "alpha"
        assert [(r.message, r.location.span.line) for r in found.related] == [
            ("`beta` derives from `gamma`", 2),
            ("`gamma` derives from `alpha`", 8),
        ]

    def test_without_an_origin(self) -> None:
        example = (
            "sources:\n  - {id: one, derived_from: [{source: two}]}\n  - {id: two, derived_from: [{source: one}]}\n"
        )
        (found,) = audit(example, "circular-reporting")
        assert found.message == "2 sources derive from each other: `one → two → one`, with no origin outside"

    def test_oneself(self) -> None:
        (found,) = audit("sources:\n  - {id: one, derived_from: [{source: one}]}\n", "circular-reporting")
        assert found.message == "`one` derives from itself: `one → one`, with no origin outside"
        assert found.related == ()

    def test_each_circle_once(self) -> None:
        example = """
sources:
  - {id: one, derived_from: [{source: two}]}
  - {id: two, derived_from: [{source: one}]}
  - {id: red, derived_from: [{source: blue}, {source: one}]}
  - {id: blue, derived_from: [{source: red}]}
  - {id: reader, derived_from: [{source: red}, {source: two}]}
"""
        found = audit(example, "circular-reporting")
        assert [finding.message for finding in found] == [
            "2 sources derive from each other: `one → two → one`, with no origin outside",
            "2 sources derive from each other: `blue → red → blue`",
        ]

    @pytest.mark.slow
    def test_a_long_one(self) -> None:
        links = "".join(f"  - {{id: s{n}, derived_from: [{{source: s{(n + 1) % 3000}}}]}}\n" for n in range(3000))
        (found,) = audit(f"sources:\n{links}", "circular-reporting")
        assert found.message.startswith("3000 sources derive from each other: `s0 → s1 → s2")

    @pytest.mark.parametrize(
        "sources",
        [
            "  - {id: one, derived_from: [{source: two}]}\n  - {id: two, derived_from: [{source: three}]}\n",
            "  - {id: a, derived_from: [{source: b}, {source: c}]}\n  - {id: b, derived_from: [{source: c}]}\n",
            "  - {id: one, derived_from: [{how: cites}]}\n",
        ],
    )
    def test_silent(self, sources: str) -> None:
        assert audit(f"sources:\n{sources}", "circular-reporting") == ()


RULES = ("single-source", "single-origin", "possibly-single-origin", "anonymous-only")


class TestInterestedOnly:
    RECORDS = (
        "sources:\n  - {id: paper}\n  - {id: release, interest: party}\n"
        "  - {id: order, interest: party, primary: true}\n"
        "  - {id: digest, derived_from: [{source: paper}]}\n"
        "  - {id: echo, derived_from: [{source: release}]}\n"
        "  - {id: mixed, derived_from: [{source: release}, {source: paper}]}\n"
        "origins:\n  - {id: ministry, interest: party}\n  - {id: embassy, interest: party}\n  - {id: observer}\n"
        "=== order.txt\nThe delivery is not to take place.\n"
    )

    def audit(self, *pieces: str, more: str = "note: a note") -> tuple[Finding, ...]:
        return audit(claim(*pieces, more=more).partition("\nsources:")[0] + "\n" + self.RECORDS, "interested-only")

    def test_says_who(self) -> None:
        (found,) = self.audit("source: digest, stance: supports, origins: [ministry]", "source: echo, stance: supports")
        assert found.message == "all of it is the word of `ministry` and `release`, parties to the matter"
        assert [related.message for related in found.related] == [
            "`ministry` is registered as a party to the matter",
            "`release` is registered as a party to the matter",
        ]
        assert found.severity is Severity.WARNING

    def test_what_goes_through_a_party_is_its_word(self) -> None:
        (found,) = self.audit("source: echo, stance: supports, origins: [observer]")
        assert found.message == "all of it is the word of `release`, a party to the matter"

    @pytest.mark.parametrize(
        "pieces",
        [
            ("source: paper, stance: supports",),
            ("source: paper, stance: supports, origins: [ministry, observer]",),
            ("source: paper, stance: supports, origins: [ministry]", "source: digest, stance: supports"),
            ("source: mixed, stance: supports",),
            ("source: release, stance: context",),
            ("source: order, stance: supports, quote: The delivery is not to take place.",),
            ("source: paper, stance: supports, origins: [minstry]",),
        ],
        ids=["unknown", "another", "another source", "another chain", "context", "record", "no such origin"],
    )
    def test_silent(self, pieces: tuple[str, ...]) -> None:
        assert self.audit(*pieces) == ()

    @pytest.mark.parametrize("more", ["kind: attribution", "verdict: refuted"])
    def test_silent_on(self, more: str) -> None:
        assert self.audit("source: release, stance: supports", more=more) == ()
        assert len(self.audit("source: release, stance: supports")) == 1


class TestLateEcho:
    @pytest.mark.parametrize(
        ("echo", "call"),
        [
            ("2022-03-07", "2022-03-09"),
            ("2022", "2023"),
            ("2022-02", "2022-04"),
            ("2022-03-01/2022-03-05", "2022-03-07/2022-03-09"),
            ("../2022", "2023/.."),
            ("2022-12-30", "2023-01-01"),
            ("2022-12", "2023-01-01"),
        ],
    )
    def test_found(self, echo: str, call: str) -> None:
        (finding,) = audit(self.dated(echo, call), "late-echo")
        assert finding.message == (f"`echo`, published {echo}, derives from `call`, which was published later: {call}")
        assert [related.location.span.line for related in finding.related] == [3, 6]

    @pytest.mark.parametrize(
        ("echo", "call"),
        [
            ("2022-03-09", "2022-03-09"),
            ("2022-03-08", "2022-03-09"),
            ("2022-03-08T23:00:00Z", "2022-03-09T01:00:00+10:00"),
            ("2022", "2022-12-31"),
            ("2022-03-07?", "2022-03-09"),
            ("2022-03-07", "2022-03~"),
            ("2022-03-01/..", "2022-06-01"),
            ("0000-01-01", "0000-01-01"),
            ("2022-03-10", "2022-03-09"),
        ],
    )
    def test_silent(self, echo: str, call: str) -> None:
        assert audit(self.dated(echo, call), "late-echo") == ()

    @pytest.mark.parametrize("missing", ["echo", "call", "nobody"])
    def test_silent_where_something_is_missing(self, missing: str) -> None:
        example = self.dated("2022-03-07", "2022-03-09")
        if missing == "nobody":
            example = example.replace("source: call", "source: nobody")
        else:
            published = "    published: 2022-03-07\n" if missing == "echo" else "    published: 2022-03-09\n"
            example = example.replace(published, "")
        assert audit(example, "late-echo") == ()

    def dated(self, echo: str, call: str) -> str:
        return (
            f"sources:\n  - id: echo\n    published: {echo}\n    derived_from: [{{source: call, how: quotes}}]\n"
            f"  - id: call\n    published: {call}\n"
        )


class TestNoCascade:
    """What is an error already gives no second finding that goes away with it."""

    @pytest.mark.slow
    @pytest.mark.parametrize("rule", RULES)
    @pytest.mark.parametrize(
        "second",
        [
            "source: papre-two, stance: supports",
            "source: paper-two, stance: suports",
            "source: paper-two",
            "stance: supports",
            "source: [paper-two], stance: supports",
            "source: paper-two, stanse: supports",
            "source: paper-two, stance: supports, orgins: [minister]",
            "source: paper-two, stance: supports, origins: minister",
            "source: paper-two, stance: supports, access: saw it",
            "source: paper-two, stance: supports, origins: [minster]",
        ],
    )
    def test_evidence_that_cannot_be_read(self, rule: str, second: str) -> None:
        example = claim(f"{ONE}, origins: [insider]", second)
        assert audit(example, rule) == ()
        assert audit_files(split_example(example)).count(Severity.ERROR) >= 1

    @pytest.mark.parametrize("rule", RULES)
    def test_evidence_that_is_no_mapping(self, rule: str) -> None:
        example = claim(f"{ONE}, origins: [insider]").replace("evidence:", "evidence:\n      - paper-two supports it")
        assert audit(example, rule) == ()

    @pytest.mark.parametrize("rule", RULES)
    @pytest.mark.parametrize(
        ("right", "wrong"),
        [
            ("publisher: The Two", "derived_from: [{source: wier}]"),
            ("publisher: The Two", "derived_from: wire"),
            ("publisher: The Two", "primary: yes"),
            ("author: Carl Dahl", "autor: Carl Dahl"),
            ("sources:\n", "sorces:\n"),
        ],
    )
    def test_a_source_that_cannot_be_read(self, rule: str, right: str, wrong: str) -> None:
        assert audit(claim(ONE, f"{TWO}, origins: [insider]").replace(right, wrong), rule) == ()

    @pytest.mark.parametrize("rule", RULES)
    def test_an_origin_that_cannot_be_read(self, rule: str) -> None:
        example = claim(f"{ONE}, origins: [insider]", f"{TWO}, origins: [general]")
        assert audit(example.replace("name: the general", "anonymous: maybe"), rule) == ()
        assert audit(example.replace("anonymous: true", "anonimous: true"), rule) == ()

    @pytest.mark.parametrize("rule", RULES)
    def test_sources_lost_with_their_file(self, rule: str) -> None:
        example = claim(f"{ONE}, origins: [insider]", "source: lost, stance: supports")
        assert audit(f"{example}=== more.yaml\nsources:\n  - id: lost\n    title: a: b: c\n", rule) == ()

    def test_what_has_nothing_to_do_with_it_hides_nothing(self) -> None:
        example = claim(f"{ONE}, origins: [insider], grade: Z9, locator: []", more="when: 2022-02-30")
        assert len(audit(example, "single-source")) == 1
        assert len(audit(example, "anonymous-only")) == 1
        example = claim(ONE, TWO).replace("author: Anna Berg", "url: nowhere")
        assert len(audit(example, "possibly-single-origin")) == 1

    def test_a_neighbour_hides_nothing(self) -> None:
        example = claim(ONE).replace(
            "claims:\n", "claims:\n  - {id: other, statement: Else., evidence: [{source: papre}]}\n"
        )
        (found,) = audit(example, "single-source")
        assert found.claim == "a-claim"


# undeclared-copy

STORY = (
    "Computer files found in the home of a consultant who died last year hold a plan for how his party could extend "
    "its hold on the legislatures of nine states, and shed light on a case that is now before the highest court."
)
PAPERS = f"""
sources:
  - {{id: paper-one, publisher: The One, published: 2022-03-09}}
  - {{id: paper-two, publisher: The Two, published: 2022-03-08}}
=== paper-one.txt
AUSTIN (Reuters) - {STORY}
=== paper-two.txt
By our own correspondent in the capital

{STORY}
"""


def test_both_passages_of_a_copy_are_shown() -> None:
    (finding,) = audit(PAPERS, "undeclared-copy")
    assert finding.source == "paper-one"
    assert "share 43 words outside quotation marks" in finding.message
    places = [(related.location.file, related.location.span.line) for related in finding.related]
    assert places == [("claims/paper-one.txt", 1), ("claims/paper-two.txt", 3)]


@pytest.mark.parametrize(
    ("credit", "publisher", "said"),
    [
        ("(Reuters)", "The Two", "`paper-one` names Reuters: "),
        ("As first reported by The Two,", "The Two", "`paper-one` names The Two, which published `paper-two`"),
        ("By", "The Two", "find out who had it first"),
    ],
)
def test_credits_are_named(credit: str, publisher: str, said: str) -> None:
    example = PAPERS.replace("(Reuters)", credit).replace("The Two", publisher)
    (finding,) = audit(example, "undeclared-copy")
    assert finding.help is not None
    assert said in finding.help


def test_many_copies_are_one_finding() -> None:
    papers = [f"paper-{number}" for number in range(6)]
    sources = "".join(f"\n  - {{id: {name}}}" for name in papers)
    captures = "".join(f"=== {name}.txt\n{name} {STORY}\n" for name in papers)
    (finding,) = audit(f"\nsources:{sources}\n{captures}", "undeclared-copy")
    assert finding.message.startswith("6 sources share long passages outside quotation marks")
    assert {f"claims/{name}.txt" for name in papers} == {related.location.file for related in finding.related}
