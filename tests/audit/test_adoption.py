"""Which findings may be taken into a baseline, and when none may."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claimcheck.audit.adoption import Obstacle, adopt, find_obstacle
from claimcheck.audit.baseline import BaselineEntry
from claimcheck.audit.config import Config
from claimcheck.audit.run import Result
from claimcheck.model.finding import Observation, Severity
from claimcheck.model.limit import DEFAULT_LIMITS
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.testing import audit_files

CLAIM = "  - id: bridge-closed\n    statement: The bridge was closed.\n    verdict: supported\n"
BARE = {"claims/a.yaml": f"claims:\n{CLAIM}"}


def old_entry(number: int, rule: str) -> dict[str, BaselineEntry]:
    key = f"{number:032x}"
    return {key: BaselineEntry(key, rule=rule, severity=Severity.NOTE, file="claims/a.yaml", message="old")}


def test_what_may_be_accepted_is_and_is_not_told_any_more() -> None:
    result = audit_files(BARE)
    assert find_obstacle(result) is None
    adoption = adopt(result, {}, load_catalogue())
    assert {entry.fingerprint for entry in adoption.entries} == {finding.fingerprint for finding in result.findings}
    assert adoption.result.findings == ()
    assert adoption.result.baselined == len(result.findings) == adoption.added > 0
    assert adoption.gone == 0


def test_errors_of_structure_are_never_accepted() -> None:
    result = audit_files({"claims/a.yaml": BARE["claims/a.yaml"] + "    no_such_field: 1\n"})
    adoption = adopt(result, {}, load_catalogue())
    assert {finding.rule for finding in adoption.result.findings} == {"invalid-field"}


def test_entries_of_rules_that_did_not_run_stay() -> None:
    result = audit_files(BARE, config=Config(ignore=("quote-cut",)))
    old = {**old_entry(1, "quote-cut"), **old_entry(2, "single-source")}
    adoption = adopt(result, old, load_catalogue())
    assert [entry.rule for entry in adoption.entries if entry.message == "old"] == ["quote-cut"]
    assert adoption.gone == 1


@pytest.mark.parametrize(
    ("result", "obstacle"),
    [
        (audit_files({"claims/a.yaml": "sources: []\n"}), Obstacle.INCOMPLETE),
        (audit_files({**BARE, "claims/b.yaml": "claims: [\n"}), Obstacle.INCOMPLETE),
        (audit_files(BARE, config=Config(limits=DEFAULT_LIMITS._replace(findings=0))), Obstacle.PAST_LIMITS),
    ],
    ids=["no claims", "unread", "past limits"],
)
def test_a_run_with_gaps_is_no_baseline(result: Result, obstacle: Obstacle) -> None:
    assert find_obstacle(result) is obstacle


def test_nor_is_one_in_which_a_rule_broke() -> None:
    def broken(case: object) -> Iterator[Observation]:
        raise RuntimeError

    rules = dict(load_catalogue())
    rules["quote-cut"] = rules["quote-cut"]._replace(function=broken)
    assert find_obstacle(audit_files(BARE, rules)) is Obstacle.RULE_CRASHED
