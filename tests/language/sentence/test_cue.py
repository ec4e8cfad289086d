"""Phrases that deny, weaken or take back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.sentence.cue import find_cues
from claimcheck.language.sentence.token import TokenView, read_tokens, read_words
from claimcheck.language.vocabulary.phrase import Phrases, may_have_phrase
from tests.language.english import ENGLISH

WORDS = ENGLISH.certainty


def list_phrases(phrases: Phrases[str]) -> list[str]:
    return [" ".join((first, *others)) for first, found in phrases.items() for others, _ in found]


def read(text: str, phrases: Phrases[str] | None = None) -> list[tuple[str, str]]:
    view = TokenView(text, read_tokens(text, 0, len(text)), ENGLISH)
    return [(cue.name, " ".join(view.words[cue.begin : cue.end])) for cue in find_cues(view, phrases)]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("He may go.", [("hedge", "may")]),
        ("May he go?", [("hedge", "may")]),
        ("He goes in May, says Will.", []),
        ("Not only he goes, and no one else.", [("negation", "no one")]),
        ("They failed to go.", [("denial", "failed to")]),
        ("It is far from done, if at all.", [("negation", "far from"), ("condition", "if")]),
        ("He went.", []),
        ("", []),
    ],
)
def test_cues_of_the_syntax(text: str, cues: list[tuple[str, str]]) -> None:
    assert read(text) == cues


def test_other_phrases_may_be_asked_for() -> None:
    assert read("It is possible that it may ease pain.", WORDS.phrases) == [
        ("matrix", "it is possible that"),
        ("modal", "may"),
    ]


@given(st.lists(st.sampled_from([*list_phrases(WORDS.phrases), *"“,.", "the", "May", "of"]), max_size=8).map(" ".join))
def test_cues(text: str) -> None:
    cues = find_cues(TokenView(text, read_tokens(text, 0, len(text)), ENGLISH), WORDS.phrases)
    assert may_have_phrase(read_words(text, 0, len(text)), WORDS.phrases, WORDS.cautions) or not cues


def test_words_without_a_cue_have_none() -> None:
    words = "the pilot left it at the base as it was".split()
    assert not may_have_phrase(words, WORDS.phrases, WORDS.cautions)
    assert may_have_phrase([*words, "may"], WORDS.phrases, WORDS.cautions)
    assert not may_have_phrase([*words, "may"], WORDS.phrases, {"belief"})
