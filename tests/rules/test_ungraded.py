"""What is graded, what is not, and how often that is told."""

from __future__ import annotations

import pytest

from claimcheck.testing import audit_files

CLAIMS = """\
claims:
  - id: one
    statement: The bridge was shut.{one}
    evidence: [{{source: paper, stance: supports, origins: [mayor]{piece}}}]
  - id: two
    statement: The road was shut.{one}
    evidence: [{{source: paper, stance: supports, origins: [mayor]{piece}}}]
sources: [{{id: paper{source}}}]
origins: [{{id: mayor, name: Ann Low{origin}}}]
"""


def tell(**parts: str) -> list[tuple[str, str]]:
    text = CLAIMS.format(**{name: parts.get(name, "") for name in ("one", "piece", "source", "origin")})
    result = audit_files({"claims/a.yaml": text})
    return [(f.rule, f.message) for f in result.findings if f.rule in ("ungraded", "overconfident", "weak-premise")]


def test_a_dossier_without_a_scheme_is_told_so_once() -> None:
    assert [rule for rule, _ in tell()] == ["ungraded"]
    assert "this dossier grades nothing" in tell()[0][1]


def test_with_a_scheme_each_gap_is_told() -> None:
    assert len(tell(source=", reliability: B")) == 4


@pytest.mark.parametrize("confidence", ["low", "moderate"])
def test_a_ceiling_that_hangs_on_a_reliability_is_asked_for_once(confidence: str) -> None:
    told = tell(one=f"\n    confidence: {confidence}", piece=", grade: F6")
    assert told == [
        ("ungraded", "the ceilings of 2 claims hang on a reliability that nobody has given: that of `mayor`")
    ]


@pytest.mark.parametrize(
    ("confidence", "reliability", "is_found"),
    [("moderate", "B", False), ("moderate", "D", True), ("moderate", "F", True), ("high", "B", True)],
)
def test_a_reliability_that_is_given_decides(confidence: str, reliability: str, is_found: bool) -> None:
    told = tell(one=f"\n    confidence: {confidence}", piece=", grade: F6", origin=f", reliability: {reliability}")
    assert {rule for rule, _ in told} == ({"overconfident"} if is_found else set())


def test_what_cannot_be_borne_whatever_the_reliability_is_an_error() -> None:
    told = tell(one="\n    confidence: high", piece=", grade: F6")
    assert [rule for rule, _ in told].count("overconfident") == 2
