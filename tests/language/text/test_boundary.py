"""Whether a stretch begins and ends where words and numbers do."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.text import boundary
from claimcheck.language.text.boundary import is_cut, is_one_word


@pytest.mark.parametrize(
    "hidden", ["\u00ad", "\u200b" * 39, "\u200b" * 41, "\u200b" * 200], ids=lambda hidden: str(len(hidden))
)
@pytest.mark.parametrize(
    ("before", "stretch", "behind", "expected"),
    [
        ("a p", "art", " of it", True),
        ("a ", "art", " of it", False),
        ("2", "5 jets", "", True),
        ("€", "5 jets", "", True),
        ("in ", "war-like deeds of some length, more than forty characters", " now", False),
        ("in anti-", "war deeds of some length, which are more than forty characters", " now", True),
        ("he ", "can", "’t", True),
        ("", "the number of the jets is no less than three times five, or 15", ".5 in all", True),
    ],
)
def test_what_is_not_seen_changes_nothing(before: str, stretch: str, behind: str, expected: bool, hidden: str) -> None:
    for inside in (stretch, stretch[0] + hidden + stretch[1:], stretch[:-1] + hidden + stretch[-1], hidden + stretch):
        text = before + inside + behind
        assert is_cut(text, len(before), len(before) + len(inside)) is expected, ascii(inside)


def test_what_is_nothing_but_invisible_is_cut() -> None:
    assert is_cut("a \u200b\u200b b", 2, 4)
    assert is_cut("a " + "\u200b" * 90 + " b", 2, 92)


@pytest.mark.slow
@settings(max_examples=400)
@given(st.text("aZb   ,;.1-’\n\u200b$é", min_size=1, max_size=16), st.data())
def test_cuts(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quick = is_cut(text, start, end)
    with patch.object(boundary, "_PLAIN_BEGIN", re.compile(r"(?!)")):
        assert is_cut(text, start, end) == quick


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [("a", "b", True), ("5", "6", True), ("a", "5", True), ("北", "京", False), ("北", "5", False), ("a", "-", False)],
)
def test_letters_that_belong_together(one: str, other: str, is_one: bool) -> None:
    assert is_one_word(one, other) is is_one
