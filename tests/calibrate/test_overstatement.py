"""What is said of dropped hedges must be as right as it was when it was accepted."""

from __future__ import annotations

import pytest

from tests.calibrate import overstatement
from tests.calibrate.data import ABSENT, has, rows

pytestmark = pytest.mark.skipif(not all(map(has, overstatement.FILES)), reason=ABSENT)


@pytest.mark.slow
def test_dropped_hedges_are_found_and_little_else() -> None:
    ours, others, both, supported, read = overstatement.measure()
    assert both.precision >= 0.6, both
    assert both.recall >= 0.3, both
    for half in (ours, others):
        assert half.precision >= 0.6, half
        assert half.recall >= 0.2, half
    assert supported.false <= 1, supported
    assert read.precision >= 0.65, read
    assert read.hits >= 8, read


@pytest.mark.slow
def test_little_is_said_of_news() -> None:
    """Two newsrooms that tell one thing seldom differ by a hedge."""
    pairs = rows(overstatement.FILES[3])
    said = sum(map(overstatement.is_said_of_pair, pairs))
    assert len(pairs) > 4_000
    assert said <= 0.005 * len(pairs)
