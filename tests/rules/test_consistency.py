"""The family consistency: what the manual's examples leave out."""

from __future__ import annotations

import pytest

from claimcheck.analysis.comparison import claim_pair
from claimcheck.audit.config import Config
from claimcheck.model.finding import Finding
from claimcheck.testing import audit_files


def audit(example: str, *rules: str) -> tuple[Finding, ...]:
    """Return the findings of some rules in one example; of all, where none is named."""
    result = audit_files({"claims/example.yaml": example}, config=Config(select=rules) if rules else Config())
    assert not [finding for finding in result.findings if finding.rule == "rule-crashed"]
    return result.findings


def claims(*fields: str, more: str = "") -> str:
    listed = "".join(f"  - {{id: claim-{number}, {entry}}}\n" for number, entry in enumerate(fields, 1))
    return f"claims:\n{listed}{more}"


class TestContradiction:
    def test_names_both_and_their_verdicts(self) -> None:
        (found,) = audit(
            claims(
                "statement: It went., verdict: supported, contradicts: [claim-2]",
                "statement: It stayed., verdict: supported",
            ),
            "contradiction",
        )
        assert found.message == "`claim-1` and `claim-2` contradict each other, and both are held supported"
        assert [related.location.span.line for related in found.related] == [2, 3]

    @pytest.mark.parametrize("verdict", ["refuted", "disputed", "unproven", "suported"])
    def test_other_verdicts(self, verdict: str) -> None:
        example = claims(
            "statement: It went., verdict: supported, contradicts: [claim-2]", f"statement: No., verdict: {verdict}"
        )
        assert audit(example, "contradiction") == ()

    def test_a_claim_does_not_contradict_itself_nor_what_is_not_there(self) -> None:
        example = claims("statement: It went., verdict: supported, contradicts: [claim-1, claim-9]")
        assert audit(example, "contradiction") == ()


class TestCircularPremises:
    def test_the_path(self) -> None:
        (found,) = audit(
            claims(
                "statement: A., rests_on: [claim-2, claim-4]",
                "statement: B., rests_on: [claim-3]",
                "statement: C., rests_on: [claim-4, claim-1]",
                "statement: D.",
            ),
            "circular-premises",
        )
        assert found.message == "3 claims rest on each other: `claim-1 → claim-2 → claim-3 → claim-1`"
        assert [related.message for related in found.related] == [
            "`claim-2` rests on `claim-3`",
            "`claim-3` rests on `claim-1`",
        ]

    @pytest.mark.slow
    def test_long_chains(self) -> None:
        chain = claims(*(f"statement: S., rests_on: [claim-{number % 3000 + 1}]" for number in range(1, 3001)))
        (found,) = audit(chain, "circular-premises")
        assert found.message.startswith("3000 claims rest on each other: `claim-1 → claim-2 →")

    def test_is_the_one_finding_for_a_claim_without_evidence(self) -> None:
        example = claims(
            "statement: A., confidence: moderate, rests_on: [claim-2]",
            "statement: B., confidence: moderate, rests_on: [claim-1]",
        )
        assert [finding.rule for finding in audit(example)] == ["circular-premises"]

    def test_evidence_of_its_own_is_judged(self) -> None:
        example = claims(
            "statement: A., confidence: high, rests_on: [claim-1], evidence: [{source: paper, stance: supports}]",
            more="sources:\n  - {id: paper}\n",
        )
        found = {finding.rule for finding in audit(example)}
        assert {"circular-premises", "overconfident"} <= found


def reported(when: str, published: str, fields: str = "", piece: str = "stance: supports") -> str:
    return claims(
        f"statement: It happened., when: {when}, evidence: [{{source: paper, {piece}}}]{fields}",
        more=f"sources:\n  - {{id: paper, published: {published}}}\n",
    )


class TestAnachronism:
    def test_a_report_before_the_event(self) -> None:
        (found,) = audit(reported("2022-03-08", "2022-03-06"), "anachronism")
        assert found.message == "`paper` was published 2022-03-06, before what it is to report: 2022-03-08"

    @pytest.mark.parametrize(
        ("when", "published"),
        [
            ("2022-03-08", "2022-03-07"),
            ("2022-03-08", "2022-03"),
            ("2022-03", "2022-03-01"),
            ("2022-03-08?", "2022-03-01"),
            ("2022-03-08", "2022-03-01~"),
            ("../2022-03-08", "2021"),
            ("2022-03-01/2022-03-08", "2022-03-02"),
            ("2022-03-08", "2023"),
        ],
    )
    def test_what_the_dates_do_not_decide(self, when: str, published: str) -> None:
        assert audit(reported(when, published), "anachronism") == ()

    @pytest.mark.parametrize(
        ("fields", "piece"),
        [
            (", kind: prediction", "stance: supports"),
            (", kind: assessment", "stance: supports"),
            (", kind: absence, note: searched", "stance: supports"),
            (", kind: fcat", "stance: supports"),
            ("", "stance: context"),
            ("", "stance: refutes"),
            ("", "stance: supports, access: inferred"),
            ("", "stance: supports, acess: inferred"),
        ],
    )
    def test_what_reports_nothing(self, fields: str, piece: str) -> None:
        assert audit(reported("2022-03-08", "2021", fields, piece), "anachronism") == ()

    def test_a_source_is_named_once_a_claim(self) -> None:
        piece = "stance: supports}, {source: paper, stance: supports"
        (found,) = audit(reported("2022-03-08", "2021", piece=piece), "anachronism")
        assert found.related[-1].message == "it is brought here too"

    def test_a_day_to_come(self) -> None:
        (found,) = audit(reported("2026-07-02", "2022"), "anachronism")
        assert found.message == "what 2026-07-02 will bring is told as a fact, and today is 2026-06-30"
        assert audit(reported("2026-07-01", "2026-06-30"), "anachronism") == ()

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            (
                "published: 2022-03-08, accessed: 2022-03-01, capture: {file: a.txt, captured: 2022-03-02}",
                "`paper` was accessed 2022-03-01, before it was published: 2022-03-08",
            ),
            (
                "published: 2022-03-08, capture: {file: a.txt, captured: 2022-03}",
                None,
            ),
            (
                "published: 2022-03-08, accessed: 2022, capture: {file: a.txt, captured: 2022-02}",
                "`paper` was captured 2022-02, before it was published: 2022-03-08",
            ),
            (
                "published: 2030, accessed: 2022-03-01",
                "`paper` was published on a day to come: 2030, and today is 2026-06-30",
            ),
            ("accessed: 2030", "`paper` was accessed on a day to come: 2030, and today is 2026-06-30"),
        ],
    )
    def test_sources(self, fields: str, message: str | None) -> None:
        found = audit(f"sources:\n  - {{id: paper, {fields}}}\n", "anachronism")
        assert [finding.message for finding in found] == ([message] if message else [])


class TestPairs:
    RULES = ("duplicate-claim", "conflicting-claims")

    def test_a_conflict_shows_what_differs_and_where(self) -> None:
        (found,) = audit(
            claims("statement: Poland owned 26 jets.", "statement: Poland owned 33 jets."), "conflicting-claims"
        )
        assert found.message == (
            "`claim-2` says the same as `claim-1`, but for number “33” instead of “26”; no `contradicts` joins them"
        )
        assert found.claim == "claim-2"
        assert (found.location.span.line, found.location.span.column) == (3, 43)

    def test_three_figures_of_one_thing(self) -> None:
        example = claims(*(f"statement: Poland owned {number} jets." for number in (26, 30, 33)))
        assert len(audit(example, "conflicting-claims")) == 3

    def test_a_series_is_no_conflict(self) -> None:
        names = ("Olaf Scholz", "Emmanuel Macron", "Mario Draghi")
        example = claims(*(f"statement: Xi told {name} that he would mediate." for name in names))
        assert audit(example, *self.RULES) == ()
        assert (
            len(
                audit(claims(*(f"statement: Xi told {name} that he would mediate." for name in names[:2])), *self.RULES)
            )
            == 1
        )

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("contradicts: [claim-2]", "verdict: supported"),
            ("verdict: supported", "contradicts: [claim-1]"),
            ("verdict: supported", "verdict: refuted"),
            ("when: 2021", "when: 2022-03"),
            ("kind: fact", "kind: attribution"),
            ("knid: fact", "kind: fact"),
        ],
    )
    def test_what_is_settled(self, one: str, other: str) -> None:
        example = claims(f"statement: Poland owned 26 jets., {one}", f"statement: Poland owned 33 jets., {other}")
        assert audit(example, *self.RULES) == ()

    def test_a_date_that_differs_is_no_excuse(self) -> None:
        example = claims(
            "statement: On 8 March the Pentagon turned., when: 2022-03-08",
            "statement: On 9 March the Pentagon turned., when: 2022-03-09",
        )
        (found,) = audit(example, *self.RULES)
        assert found.rule == "conflicting-claims"
        assert "date “9 March” instead of “8 March”" in found.message

    def test_duplicates(self) -> None:
        (found,) = audit(
            claims(
                "statement: Trade with the West came to $1.5 trillion.",
                'statement: "Trade with the West came to $1,500 billion."',
            ),
            *self.RULES,
        )
        assert found.message == "`claim-2` says the same as `claim-1`"
        assert found.rule == "duplicate-claim"

    def test_of_many_the_same_each_is_told_of_the_first(self) -> None:
        found = audit(claims(*["statement: The deal is over."] * 4), *self.RULES)
        assert [finding.message for finding in found] == [
            f"`claim-{number}` says the same as `claim-1`" for number in (2, 3, 4)
        ]

    def test_one_id_twice_is_another_rule_s_business(self) -> None:
        example = "claims:\n" + "  - {id: a-claim, statement: The deal is over.}\n" * 2
        assert audit(example, *self.RULES) == ()


class TestSeries:
    """Statements made from one template: the members of a series are no conflict."""

    @staticmethod
    def convoys(count: int) -> str:
        said = "statement: The convoy left the depot at Rzeszow with {} trucks before the embassy was told."
        return claims(*(said.format(number) for number in range(11, 11 + count)))

    def test_a_few_versions_of_one_number_are_in_conflict(self) -> None:
        assert len(audit(self.convoys(2), "conflicting-claims")) == 1
        assert len(audit(self.convoys(4), "conflicting-claims")) == 6

    @pytest.mark.slow
    def test_many_are_a_series(self) -> None:
        assert audit(self.convoys(5), "conflicting-claims") == ()
        assert audit(self.convoys(60), "conflicting-claims") == ()

    def test_what_was_not_compared_is_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(claim_pair, "_MOST_COMPARED", 5)
        result = audit_files({"claims/example.yaml": self.convoys(4)})
        assert [thing.what for thing in result.not_checked] == ["1 pairs of claims that are nearly alike"]
        assert audit_files({"claims/example.yaml": self.convoys(3)}).not_checked == ()
