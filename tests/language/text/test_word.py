"""Words with the marks behind them, as the differences of two texts are told by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.text.word import Run, level_lines, read_words


@pytest.mark.parametrize(
    ("text", "words", "marks"),
    [
        ("He paid €5, then left.", ["He", "paid", "€5", "then", "left"], ["", "", ",", "", "."]),
        ("12,000 and −5.5 %", ["12,000", "and", "−5.5 %"], ["", "", ""]),
        ("don’t — “stop”", ["don’t", "stop"], ["-", ""]),
        ("1.5m", ["1.5", "m"], ["", ""]),
        ("ab北京", ["ab", "北", "京"], ["", "", ""]),
        ("नहीं न", ["नहीं", "न"], ["", ""]),
        ("", [], []),
    ],
)
def test_words_and_marks(text: str, words: list[str], marks: list[str]) -> None:
    found = read_words(text)
    assert (found.texts, found.marks) == (words, marks)


def test_keys_are_folded() -> None:
    assert read_words("DON’T STRASSE ①").keys == ["don't", "strasse", "1"]
    assert read_words("NO ONE").is_shouted
    assert not read_words("No one").is_shouted


def test_a_run_joins_words_as_their_script_does() -> None:
    assert Run(read_words("the old law"), 1, 3).join() == "old law"
    run = Run(read_words("不在家了"), 0, 4)
    assert run.join() == "不在家了"
    assert run.count_words() == 2
    assert Run(read_words("the old law"), 0, 3).count_words() == 3
    assert Run(read_words("the old law"), 1, 2).keys == ["old"]


def test_lines_are_levelled() -> None:
    assert level_lines("the infor-\n  mation\n is\u200b so") == "the information is so"
    assert level_lines("anti-war") == "anti-war"


@pytest.mark.slow
@given(st.text(max_size=60))
def test_lists_are_of_one_length(text: str) -> None:
    found = read_words(text)
    assert len(found.texts) == len(found.keys) == len(found.marks)
    assert all(found.texts)
