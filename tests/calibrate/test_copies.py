"""Copies must be found as well as they were when the rule was accepted."""

from __future__ import annotations

import pytest

from tests.calibrate import copies
from tests.calibrate.data import ABSENT, has

pytestmark = pytest.mark.skipif(not all(map(has, copies.FILES)), reason=ABSENT)


@pytest.mark.slow
def test_copies() -> None:
    scores = {score.data: score for score in copies.measure()}
    news = [scores["news, census story"], scores["news, spotify story"]]
    assert sum(score.false for score in news) <= 1
    assert all(score.recall >= 0.95 for score in news)
    assert scores["three outlets on one event"].false == 0
    assert scores["pages of few origins"].precision == 1
    assert scores["pages of few origins"].recall >= 0.75
    assert scores["essays"].precision == 1
    assert scores["essays"].recall >= 0.8
    assert scores["passages word for word"].precision == 1
    assert scores["passages word for word"].recall >= 0.95
