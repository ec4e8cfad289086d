"""What becomes of claims when somebody is discredited, in words."""

from __future__ import annotations

from claimcheck.analysis.support.fall import Fall
from claimcheck.analysis.support.ranking import Ranking
from claimcheck.report.part.impact_wording import describe_fall, describe_ranking, name_effect, name_party, show_change
from tests.analysis.casework import case
from tests.report.impact.answers import ask


def test_effects() -> None:
    answer = ask("wire").answer
    assert isinstance(answer, Fall)
    effects = {change.claim.id: name_effect(change) for change in answer.changes}
    assert effects == {"gone": "falls", "sold": "falls", "weak": "weakens"}
    assert show_change(answer.changes[-1]) == ("2 → 1", "high → moderate")
    assert describe_fall(answer, 4) == (
        "Of 4 claims, 2 would lose their last certain line, 1 would stand weaker; 1 would stay."
    )
    assert describe_fall(answer._replace(changes=()), 4) == "No claim would stand otherwise than it does."


def test_a_party_is_named_with_its_kind() -> None:
    impact = ask("clerk")
    assert isinstance(impact.answer, Fall)
    assert [name_party(party, impact.case) for party in impact.answer.parties] == ["origin clerk (anonymous)"]


def test_a_dossier_without_claims_is_not_complete() -> None:
    impact = ask("clerk")
    assert impact.complete
    assert not impact._replace(case=case([])).complete


def test_who_was_not_looked_at_is_counted() -> None:
    assert describe_ranking(Ranking((), 1, 0)).endswith("would stand weaker.")
    text = describe_ranking(Ranking((), 5_000, 4_000))
    assert text.endswith("4,000 of 5,000 parties were not looked at: too much work.")
