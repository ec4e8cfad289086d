"""The bars that the reading of numbers and dates must hold."""

from __future__ import annotations

import pytest

from tests.calibrate import drift
from tests.calibrate.data import ABSENT, has

pytestmark = pytest.mark.skipif(not all(map(has, drift.FILES)), reason=ABSENT)


def test_drift_is_found_and_little_else() -> None:
    vitaminc, _, fever, twins = drift.measure()
    assert vitaminc.precision >= 0.9, vitaminc
    assert vitaminc.recall >= 0.65, vitaminc
    assert fever.precision >= 0.92, fever
    assert fever.recall >= 0.6, fever
    assert twins.precision >= 0.95, twins
    assert twins.recall >= 0.85, twins
