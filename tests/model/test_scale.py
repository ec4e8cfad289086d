"""The grading scales: two axes that are never mixed, and letters that are no judgement."""

from __future__ import annotations

import re
from itertools import pairwise, product

import pytest

from claimcheck.model.finding import Severity
from claimcheck.model.scale import Confidence, Credibility, Grade, Reliability

JUDGED = [letter for letter in Reliability if letter is not Reliability.F]


@pytest.mark.parametrize("text", [letter + digit for letter, digit in product("ABCDEF", "123456")])
def test_every_grade_is_read_and_written(text: str) -> None:
    grade = Grade.parse(text)
    assert grade == (Reliability[text[0]], Credibility(text[1]))
    assert str(grade) == text


@pytest.mark.parametrize(
    "text", ["", "A", "1", "A0", "A7", "G1", "a1", "1A", "A11", "AA", " A1", "A1 ", "A1\n", "A-1", "А1", "A１", "F?"]
)
def test_what_is_no_grade(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text) or "^$"):
        Grade.parse(text)


def test_letters_have_an_order() -> None:
    for better, worse in pairwise(JUDGED):
        assert better.is_better_than(worse) is True
        assert worse.is_better_than(better) is False
    assert Reliability.A.is_better_than(Reliability.A) is False
    assert Reliability.A.is_better_than(Reliability.E) is True


@pytest.mark.parametrize("letter", Reliability)
def test_f_is_no_middle_value(letter: Reliability) -> None:
    assert Reliability.F.is_better_than(letter) is None
    assert letter.is_better_than(Reliability.F) is None
    assert letter.is_judged is (letter is not Reliability.F)


def test_wording() -> None:
    assert Reliability.F.value == "reliability cannot be judged"
    assert Credibility("1").wording == "confirmed by other independent sources"
    assert Credibility("6").wording == "truth cannot be judged"
    assert len({digit.wording for digit in Credibility}) == len(Credibility) == 6


def test_confidence_has_an_order() -> None:
    words = [Confidence.NONE, Confidence.LOW, Confidence.MODERATE, Confidence.HIGH]
    assert sorted(Confidence, key=lambda word: word.rank) == words
    assert [word.rank for word in words] == [0, 1, 2, 3]


def test_severities_have_an_order() -> None:
    assert [word.rank for word in (Severity.NOTE, Severity.WARNING, Severity.ERROR)] == [0, 1, 2]
    assert len(Severity) == 3
