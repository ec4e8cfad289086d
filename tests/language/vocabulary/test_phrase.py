"""Phrases among words: the longest that begins at a word, the longest that ends before one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.vocabulary.phrase import (
    index_phrases,
    index_phrases_by_end,
    match_phrase,
    match_phrase_before,
    may_have_phrase,
    split_phrases,
)

LISTS = {"least": "at least, no fewer than, no", "none": "no fewer", "more": "than, a good deal more than"}
PHRASES = index_phrases(split_phrases(LISTS))
ENDS = index_phrases_by_end(split_phrases(LISTS))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no fewer than 40", ("least", 3)),
        ("no fewer jets", ("none", 2)),
        ("no jets", ("least", 1)),
        ("no", ("least", 1)),
        ("fewer than", None),
        ("at last", None),
        ("at", None),
    ],
)
def test_the_longest_phrase_from_a_word_on(text: str, found: tuple[str, int] | None) -> None:
    assert match_phrase(text.split(), 0, PHRASES) == found
    shifted = None if found is None else (found[0], found[1] + 1)
    assert match_phrase(("x", *text.split()), 1, PHRASES) == shifted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("paid no fewer than", ("least", 1)),
        ("paid more than", ("more", 2)),
        ("a good deal more than", ("more", 0)),
        ("good deal more than", ("more", 3)),
        ("paid no fewer", ("none", 1)),
        ("paid fewer", None),
        ("", None),
    ],
)
def test_the_longest_phrase_before_a_word(text: str, found: tuple[str, int] | None) -> None:
    words = [*text.split(), "40"]
    assert match_phrase_before(words, len(words) - 1, ENDS) == found


def test_one_word_may_be_passed_over() -> None:
    words = "no fewer than the good 40".split()
    assert match_phrase_before(words, 4, ENDS, {"the"}) == ("least", 0)
    assert match_phrase_before(words, 5, ENDS, {"the", "good"}) is None
    assert match_phrase_before(words, 4, ENDS) is None
    assert match_phrase_before(["the", "40"], 1, ENDS, {"the"}) is None
    # What is a phrase itself is not passed over.
    assert match_phrase_before(["at", "least", "no", "40"], 3, ENDS, {"no"}) == ("least", 2)


def test_outside_of_the_words_stands_nothing() -> None:
    assert match_phrase(["no"], 1, PHRASES) is None
    assert match_phrase([], 0, PHRASES) is None
    assert match_phrase_before(["no"], 0, ENDS) is None


WORDS = st.lists(st.sampled_from("at least no fewer than a good deal more jets".split()), max_size=12)


@given(WORDS)
def test_both_ways_find_what_the_phrases_say(words: list[str]) -> None:
    phrases = [(phrase, says) for phrase, says in split_phrases(LISTS)]
    for index in range(len(words)):
        begun = [(says, index + len(p)) for p, says in phrases if words[index : index + len(p)] == p]
        assert match_phrase(words, index, PHRASES) == max(begun, key=lambda one: one[1], default=None)
        ended = [(s, index - len(p)) for p, s in phrases if words[max(0, index - len(p)) : index] == p]
        assert match_phrase_before(words, index, ENDS) == min(ended, key=lambda one: one[1], default=None)


@given(WORDS, st.sets(st.sampled_from(sorted(LISTS))))
def test_a_quick_look_hides_nothing(words: list[str], wanted: set[str]) -> None:
    found = (match_phrase(words, index, PHRASES) for index in range(len(words)))
    assert may_have_phrase(words, PHRASES, wanted) or not any(one and one[0] in wanted for one in found)


def test_a_quick_look_says_no() -> None:
    assert not may_have_phrase(["jets", "fewer"], PHRASES, LISTS)
    assert not may_have_phrase(["at", "most"], PHRASES, LISTS)
    assert not may_have_phrase(["no"], PHRASES, {"more"})
    assert may_have_phrase(["at", "least"], PHRASES, {"least"})
