"""What is said of two claims that are nearly alike must be as right as it was when it was accepted."""

from __future__ import annotations

import pytest

from tests.calibrate import claims
from tests.calibrate.data import ABSENT, has

pytestmark = pytest.mark.skipif(not all(map(has, claims.FILES)), reason=ABSENT)


@pytest.mark.slow
def test_nearly_alike_claims() -> None:
    scores = {(score.heuristic, score.data): score for score in claims.measure()}
    fever = scores["conflicting", "FEVER-symmetric, claims on one text"]
    assert fever.precision >= 0.97
    assert fever.recall >= 0.35
    read = scores["conflicting", "MSR, read"]
    assert read.precision >= 0.8
    assert read.hits >= 6
    same = scores["duplicate", "MSR, by the labels"]
    assert same.precision >= 0.97
    assert same.hits >= 90
