"""How much it weighs that words differ."""

from __future__ import annotations

import pytest

from claimcheck.language.text.difference_kind import KINDS, classify, classify_word
from claimcheck.language.text.word import Run, read_words


def kind(ours: str, theirs: str, before: str = "and so ") -> str:
    """Return the kind of difference between words that stand inside of a sentence."""
    runs = []
    for words in (ours, theirs):
        read = read_words(before + words)
        runs.append(Run(read, len(read_words(before).texts), len(read.texts)))
    return classify(*runs)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("28", "23", "number"),
        ("three", "", "number"),
        ("doubled", "grew", "number"),
        ("eleventh", "last", "number"),
        ("28 miles", "far", "number"),
        ("miles", "yards", "wording"),
        ("first", "last", "wording"),
        ("٢٩", "", "number"),
        ("not", "", "negation"),
        ("won't", "will", "negation"),
        ("refused", "agreed", "negation"),
        ("rejected", "accepted", "wording"),
        ("nicht", "", "negation"),
        ("нет", "да", "negation"),
        ("legal", "illegal", "negation"),
        ("form", "inform", "wording"),
        ("Kyiv", "Minsk", "name"),
        ("I", "we", "wording"),
        ("fell", "rose", "wording"),
        ("", "", "wording"),
    ],
)
def test_kinds(ours: str, theirs: str, expected: str) -> None:
    assert kind(ours, theirs) == expected
    assert kind(theirs, ours) == expected


def test_the_weightiest_kind_is_told() -> None:
    assert kind("not 28 in Kyiv", "") == "number"
    assert kind("not in Kyiv", "") == "negation"
    assert [kind(one, "") for one in ("28", "not", "Kyiv", "fell")] == list(KINDS[:4])


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Norway", "Poland", "name"),
        ("Now", "Then", "wording"),
        ("The", "Norway", "wording"),
        ("Monday", "Friday", "name"),
    ],
)
def test_first_words_of_a_sentence(ours: str, theirs: str, expected: str) -> None:
    assert kind(ours, theirs, before="") == expected


def test_in_capitals_throughout_no_name_is_told() -> None:
    words = read_words("THEY MET IN KYIV")
    assert classify(Run(words, 3, 4), Run(words, 0, 0)) == "wording"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("They met 28 in Kyiv, not I", "wording wording number wording name negation wording"),
        ("I can't go 5 km", "wording negation wording number number"),
    ],
)
def test_a_word_alone(text: str, kinds: str) -> None:
    words = read_words(text)
    assert [classify_word(words, index) for index in range(len(words.texts))] == kinds.split()
