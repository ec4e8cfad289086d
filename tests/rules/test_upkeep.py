"""The rules of the family *upkeep*, beyond their own examples."""

from __future__ import annotations

import pytest

from claimcheck.audit.config import Config
from claimcheck.audit.run import Result
from claimcheck.model.claim import Waiver
from claimcheck.model.date import Date
from claimcheck.model.position import Location, Pointer, Span
from claimcheck.model.upkeep import StaleEntry, Upkeep, WaiverUse
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.testing import EXAMPLE_FILE, audit_files

CLAIM = """\
claims:
  - id: rain
    statement: It rained.
    evidence:
      - {source: paper, stance: supports}
    waivers:
      - rule: RULE
        reason: nobody else was there
        until: UNTIL
sources:
  - id: paper
"""


def audit(rule: str, until: str, config: Config | None = None) -> Result:
    """Audit one claim of one source, whose finding is waived, on 30 June 2026."""
    return audit_files({EXAMPLE_FILE: CLAIM.replace("RULE", rule).replace("UNTIL", until)}, config=config)


def messages(result: Result, *rules: str) -> list[str]:
    return [f.message for f in result.findings if f.rule in rules]


@pytest.mark.parametrize(
    ("until", "last_day"),
    [
        ("2026-06-29", "2026-06-29"),
        ("2026-05", "2026-05-31"),
        ("2025", "2025-12-31"),
        ("2026-01-01/2026-06-01", "2026-06-01"),
        ("../2024-02", "2024-02-29"),
    ],
)
def test_past_its_last_day_the_finding_is_back(until: str, last_day: str) -> None:
    result = audit("single-source", until)
    assert messages(result, "expired-waiver", "unused-waiver") == [
        f"this waiver of `single-source` ended on {last_day}: the finding is back"
    ]
    (finding,) = (f for f in result.findings if f.rule == "expired-waiver")
    assert tuple(finding.location.span) == (9, 16, 9, 16 + len(until))
    assert (finding.claim, finding.waiver) == ("rain", None)
    assert [f.waiver for f in result.findings if f.rule == "single-source"] == [None]


@pytest.mark.parametrize("until", ["2026-06-30", "2026-06", "2026", "2026-07-01", "2026-01-01/..", "2026-05?"])
def test_on_its_last_day_a_waiver_holds(until: str) -> None:
    result = audit("single-source", until)
    assert messages(result, "expired-waiver", "unused-waiver") == []
    assert [f.waiver is None for f in result.findings if f.rule == "single-source"] == [False]


def test_one_waiver_is_one_finding() -> None:
    assert messages(audit("circular-reporting", "2020"), "expired-waiver", "unused-waiver") == [
        "this waiver of `circular-reporting` ended on 2020-12-31, and there is nothing left to waive"
    ]
    assert messages(audit("unused-waiver", "2020"), "expired-waiver", "unused-waiver") == [
        "`unused-waiver` cannot be waived"
    ]


def test_of_a_rule_that_did_not_run_only_the_end_is_told() -> None:
    result = audit("single-source", "2020", Config(select=("upkeep",)))
    assert messages(result, "expired-waiver", "unused-waiver") == ["this waiver of `single-source` ended on 2020-12-31"]


def test_a_waiver_without_an_end_never_ends() -> None:
    waiver = Waiver(Pointer("claims/a.yaml", ("claims", 0, "waivers", 0)), "single-source", "why")
    function = load_catalogue()["expired-waiver"].function
    assert list(function(Upkeep((WaiverUse(waiver, 1, False, True, True),)))) == []
    ended = waiver._replace(until=Date.parse("2020"))
    (observation,) = function(Upkeep((WaiverUse(ended, 1, True, True, True),)))
    assert observation.at == waiver.at / "until"


def test_stale_entries_are_told_together_and_the_first_are_named() -> None:
    places = [Location("baseline.json", Span(line, 1, line, 1)) for line in range(1, 9)]
    stale = [StaleEntry("ungraded", "claims/a.yaml", f"number {place.span.line}", place) for place in places]
    other = StaleEntry("single-source", "claims/b.yaml", "alone", Location("baseline.json", Span(20, 1, 20, 1)))
    first, second = load_catalogue()["stale-baseline"].function(Upkeep(stale=(*stale, other)))
    assert first.message == "8 entries answer no finding of `ungraded` any more"
    assert first.location == places[0]
    assert [related.message for related in first.related] == [f"in claims/a.yaml: number {n}" for n in range(1, 6)]
    assert second.message == "1 entry answers no finding of `single-source` any more"
