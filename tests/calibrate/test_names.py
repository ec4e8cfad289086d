"""The bars that the reading of names must hold."""

from __future__ import annotations

import pytest

from tests.calibrate import names
from tests.calibrate.data import ABSENT, has

pytestmark = pytest.mark.skipif(not all(map(has, names.FILES)), reason=ABSENT)


@pytest.mark.slow
def test_names_that_drift_are_found_and_little_else() -> None:
    vitaminc, doubted, fever, articles = names.measure()
    assert vitaminc.precision >= 0.8, vitaminc
    assert doubted.precision >= 0.9, doubted
    assert fever.precision >= 0.9, fever
    assert articles.precision >= 0.97, articles
    assert articles.recall >= 0.8, articles
