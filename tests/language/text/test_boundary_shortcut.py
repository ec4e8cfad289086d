"""Where a quick look spares a dear one, the answer is the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.analysis.quote.exact import ELLIPSIS, may_have_ellipsis, split_fragments, trim_marks
from claimcheck.language.text.boundary import is_cut
from claimcheck.language.text.letter import DASHES, QUOTES

MARKS_BEFORE = re.compile(rf"\A(?:[\s{re.escape(QUOTES)}]|[{re.escape(DASHES)}](?!\d))+")


@given(st.text("a .…[]\n", max_size=30) | st.text(max_size=30))
@example("words . . . and")
@example("[...]")
def test_what_has_no_dots_has_no_ellipsis(text: str) -> None:
    if not may_have_ellipsis(text):
        assert ELLIPSIS.search(text) is None
    pieces = (piece.strip() for piece in ELLIPSIS.split(text))
    assert split_fragments(text) == [piece for piece in pieces if re.search(r"[^\W_]", piece)]


def test_an_ellipsis_is_seen() -> None:
    assert split_fragments("one … two") == ["one", "two"]
    assert split_fragments("one ... two") == ["one", "two"]
    assert split_fragments("one . . . two") == ["one", "two"]
    assert split_fragments("U.S. one") == ["U.S. one"]


@given(st.text("aʼ“'-–5 \n", max_size=12) | st.text(max_size=12))
@example("ʼtwas so")
@example("-5 degrees")
def test_marks_are_taken_off_as_the_pattern_does(text: str) -> None:
    end = len(text)
    while end and (text[end - 1].isspace() or text[end - 1] in QUOTES + DASHES):
        end -= 1
    assert trim_marks(text) == MARKS_BEFORE.sub("", text[:end])


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
