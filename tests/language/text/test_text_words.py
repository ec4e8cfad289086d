"""The words of a saved text with their places, and what stands between quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.text.text_words import SHINGLE, TextWords, find_quoted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The RED line, 12,000.5 people", ["the", "red", "line", "12", "000", "5", "people"]),
        ("It’s “so” – indeed", ["it", "s", "so", "indeed"]),
        ("Straße café", ["strasse", "café"]),
        ("他不在 home", ["他", "不", "在", "home"]),
        ("नहीं न", ["नहीं", "न"]),
        ("", []),
    ],
)
def test_words_are_levelled(text: str, words: list[str]) -> None:
    assert TextWords(text).words == words


def test_a_script_without_spaces_needs_more_letters_for_a_shingle() -> None:
    assert TextWords("words with spaces").shingle == SHINGLE
    text = TextWords("他不在家他不在家他不在家")
    assert text.shingle == 2 * SHINGLE
    assert text.count(10) == 5
    assert len(list(text.shingles())) == 12 - 2 * SHINGLE + 1


@given(st.text("aB ,.'’“é\n北", max_size=40))
def test_words_know_their_places(text: str) -> None:
    found = TextWords(text)
    for index, word in enumerate(found.words):
        start, end = found.locate(index, index)
        assert text[start:end].casefold() == word


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no” and «yes».", ["“no”", "«yes»"]),
        ("„nein“ 「不」", ["„nein“", "「不」"]),
        ("It's 'all right', he said", ["'all right'"]),
        ("don't and the boys' and rock 'n roll", []),
        ("“It goes on\n\n“and on”, he said", ["“It goes on\n\n", "“and on”"]),
        ('a 5" pipe ' + "word " * 400, []),
        ("nothing", []),
    ],
)
def test_what_is_quoted(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in find_quoted(text)] == quoted


def test_words_outside_of_quotation_marks_are_free() -> None:
    assert TextWords("he said “no more” then").is_free == [True, True, False, False, True]


@given(st.text("a “”\"'‘’«»\n", max_size=60))
def test_quotations_are_sorted_and_apart(text: str) -> None:
    spans = find_quoted(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
