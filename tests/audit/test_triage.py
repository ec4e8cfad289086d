"""What is kept of more findings than may be: the same whatever their order, and never a note before an error."""

from __future__ import annotations

from collections import Counter
from functools import partial
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.audit import triage
from claimcheck.audit.triage import Triage, rank_findings
from claimcheck.model.finding import Certainty, Finding, Severity, Waived
from claimcheck.model.limit import DEFAULT_LIMITS
from claimcheck.model.position import Location, Span


def make(number: int, rule: str, file: str, severity: Severity, is_waived: bool = False) -> Finding:
    """Return a finding in the line of its number."""
    waiver = Waived("so it is", None, None) if is_waived else None
    span = Span(number, 1, number, 2)
    return Finding(
        rule, "x", severity, Certainty.EXACT, "found", None, None, None, Location(file, span), (), "0", waiver
    )


def _same(finding: Finding) -> Finding:
    return finding


FINDINGS = st.lists(
    st.tuples(st.sampled_from("rs"), st.sampled_from("fg"), st.sampled_from(Severity), st.booleans()), max_size=40
).map(lambda drawn: [make(number, *fields) for number, fields in enumerate(drawn, 1)])


def keep(findings: list[Finding], most: int, most_each: int, held: int = 2) -> tuple[list[Finding], Triage]:
    limits = DEFAULT_LIMITS._replace(findings=most, findings_per_rule_and_file=most_each)
    with patch.object(triage, "_HELD", held):
        taken = Triage(limits)
        for finding in findings:
            is_waived = finding.waiver is not None
            taken.add(finding.rule, finding.severity, is_waived, finding.location, partial(_same, finding))
        return taken.list_kept(), taken


@pytest.mark.slow
@given(FINDINGS, st.integers(1, 12), st.integers(1, 6))
def test_what_is_kept_does_not_depend_on_when_the_rest_is_let_go(
    findings: list[Finding], most: int, most_each: int
) -> None:
    kept, taken = keep(findings, most, most_each, 1)
    others, later = keep(findings, most, most_each, 1_000)
    assert kept == others
    assert taken.left_out == later.left_out
    assert taken.left_out_waived == later.left_out_waived


@pytest.mark.slow
@given(FINDINGS, st.integers(1, 12), st.integers(1, 6))
def test_nothing_is_lost_from_the_count_and_no_limit_is_passed(
    findings: list[Finding], most: int, most_each: int
) -> None:
    kept, taken = keep(findings, most, most_each)
    assert len(kept) <= most
    assert max(Counter((f.rule, f.location.file) for f in kept).values(), default=0) <= most_each
    counts = Counter((f.rule, f.location.file, f.severity, f.waiver is not None) for f in kept)
    counts.update({(*key, level, False): n for key, levels in taken.left_out.items() for level, n in levels.items()})
    assert sum(counts.values()) + taken.left_out_waived.total() == len(findings)
    standing = Counter((f.rule, f.location.file, f.severity, False) for f in findings if f.waiver is None)
    assert {key: number for key, number in counts.items() if not key[3]} == standing


@pytest.mark.slow
@given(FINDINGS, st.integers(1, 12))
def test_nothing_is_kept_in_the_place_of_something_graver(findings: list[Finding], most: int) -> None:
    kept, taken = keep(findings, most, len(findings) + 1)
    mildest = min((-1 if f.waiver else f.severity.rank for f in kept), default=-1)
    gravest = max((level.rank for levels in taken.left_out.values() for level in levels), default=-1)
    assert gravest <= mildest or len(kept) < most


@pytest.mark.slow
@given(FINDINGS)
def test_the_rank_has_the_first_of_every_rule_and_file_before_the_second_of_any(findings: list[Finding]) -> None:
    ranked = [findings[index] for index in rank_findings(findings)]
    assert Counter(ranked) == Counter(findings)
    met: Counter[tuple[str, str, Severity, bool]] = Counter()
    last = (0, 0)
    for finding in ranked:
        is_waived = finding.waiver is not None
        key = (finding.rule, finding.location.file, finding.severity if not is_waived else Severity.NOTE, is_waived)
        met[key] += 1
        mildness = 3 if is_waived else 2 - finding.severity.rank
        assert last <= (mildness, met[key])
        last = (mildness, met[key])


def test_what_cannot_be_kept_is_not_made() -> None:
    taken = Triage(DEFAULT_LIMITS._replace(findings=10))
    made = []

    def build(finding: Finding) -> Finding:
        made.append(finding)
        return finding

    for number in range(1, 5_000):
        finding = make(number, "r", f"f{number:04}", Severity.NOTE)
        taken.add("r", Severity.NOTE, False, finding.location, partial(build, finding))
    assert len(made) < 40
    assert len(taken.list_kept()) == 10
