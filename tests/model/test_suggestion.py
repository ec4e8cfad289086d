"""Words in messages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.suggestion import enumerate_some, enumerate_words, quote_name, shorten


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("the jets never left", 19, "the jets never left"),
        ("the jets never left", 18, "the jets never…"),
        # Where the width ends a word.
        ("the jets never left", 15, "the jets never…"),
        ("the jets, as ever, never left", 19, "the jets, as ever…"),
        ("Anna Berg · The One · 1911-12-01", 28, "Anna Berg · The One…"),
        # No word ends near, or none at all.
        ("a Donaudampfschiffahrtsgesellschaft", 20, "a Donaudampfschiffa…"),
        ("他们从来没有离开过这个地方", 8, "他们从来没有离…"),
        ("", 5, ""),
        ("     x", 3, "…"),
    ],
)
def test_a_long_text_is_cut_behind_a_word(text: str, width: int, shown: str) -> None:
    assert shorten(text, width) == shown


@given(st.text(alphabet="ab ,.-中\n", max_size=60), st.integers(1, 60))
def test_what_is_shown_fits_and_is_the_beginning(text: str, width: int) -> None:
    shown = shorten(text, width)
    assert len(shown) <= width
    assert shown == text or (shown[-1] == "…" and text.startswith(shown[:-1]))
    assert shown == text or len(text) > width


@pytest.mark.parametrize(
    ("words", "prose"),
    [([], ""), (["a"], "`a`"), (["a", "b"], "`a` and `b`"), (["a", "b", "c"], "`a`, `b` and 1 more")],
)
def test_some_words_in_a_row(words: list[str], prose: str) -> None:
    assert enumerate_some(words, 2, quote_name) == prose
    assert enumerate_some(["a"] * 1_002, 1) == "a and 1,001 more"


@pytest.mark.parametrize(("words", "prose"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")])
def test_words_in_a_row(words: list[str], prose: str) -> None:
    assert enumerate_words(words) == prose
