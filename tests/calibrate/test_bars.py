"""The heuristics must be as right as they were when they were accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.calibrate import attribution, hedge, quotecut
from tests.calibrate.data import ABSENT, has, is_development, rows
from tests.calibrate.score import Score

FILES = {*attribution.FILES, *hedge.FILES, *quotecut.FILES}
pytestmark = pytest.mark.skipif(not all(map(has, FILES)), reason=ABSENT)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("measure", "precision", "recall"), [(attribution.measure, 0.9, 0.6), (quotecut.measure, 0.93, 0.9)]
)
def test_rules_that_read(measure: Callable[[], Iterator[Score]], precision: float, recall: float) -> None:
    scores = list(measure())
    assert len(scores) == 2
    for score in scores:
        assert score.precision >= precision, score
        assert score.recall >= recall, score


@pytest.mark.slow
def test_hedge_cues() -> None:
    scores = {score.data: score for score in hedge.measure()}
    assert scores["FactBank, sentences"].f1 >= 0.72
    assert scores["Wikipedia, sentences"].f1 >= 0.72
    assert scores["FactBank, sentences, strong"].precision >= 0.9


def test_direct_speech_is_seldom_cut() -> None:
    """Whoever quotes a speaker's words between their marks leaves little out."""
    texts = {row["id"]: row["text"] for row in rows(quotecut.FILES[0])}
    speech = [
        (texts[row["doc_id"]], *row["spans"][0])
        for row in rows(attribution.FILES[1])
        if row["kind"] == "direct" and not row["discontinuous"] and row["quote"][0] in "“\"'"
    ]
    found = [span for span in speech if quotecut.is_found(*span)]
    assert len(speech) > 100
    assert len(found) <= 0.03 * len(speech)


def test_the_halves_do_not_share_a_document() -> None:
    documents = {row["id"] for row in rows(attribution.FILES[0])}
    ours = {document for document in documents if is_development(document)}
    assert 0.4 < len(ours) / len(documents) < 0.6
