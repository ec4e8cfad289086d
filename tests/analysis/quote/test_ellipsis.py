"""Ellipses and the marks around quoted words: where a quick look spares a dear one, the answer is the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.analysis.quote.exact import ELLIPSIS, may_have_ellipsis, split_fragments, trim_marks
from claimcheck.language.text.letter import DASHES, QUOTES

MARKS_BEFORE = re.compile(rf"\A(?:[\s{re.escape(QUOTES)}]|[{re.escape(DASHES)}](?!\d))+")


@pytest.mark.slow
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


@pytest.mark.slow
@given(st.text("aʼ“'-–5 \n", max_size=12) | st.text(max_size=12))
@example("ʼtwas so")
@example("-5 degrees")
def test_marks_are_taken_off_as_the_pattern_does(text: str) -> None:
    end = len(text)
    while end and (text[end - 1].isspace() or text[end - 1] in QUOTES + DASHES):
        end -= 1
    assert trim_marks(text) == MARKS_BEFORE.sub("", text[:end])
