"""Which words are verbs of saying, and whom they name, by their places among the tokens."""

from __future__ import annotations

import pytest

from claimcheck.language.attribution.speaker import (
    find_according,
    find_subject,
    is_plain_name,
    is_stop,
    is_verb,
    is_wished,
    take_following,
    take_owner,
)
from claimcheck.language.sentence.token import Token, TokenView, read_view
from tests.language.english import ENGLISH


def read(text: str, word: str) -> tuple[TokenView, int]:
    """Return the tokens of a text, and the place of the last that is a word."""
    view = read_view(text, 0, len(text), ENGLISH)
    return view, max(index for index, one in enumerate(view.words) if one == word)


def show(view: TokenView, name: list[Token]) -> str:
    return view.text[name[0].start : name[-1].end] if name else ""


@pytest.mark.parametrize(
    ("text", "word", "is_one"),
    [
        ("Berg said so", "said", True),
        ("Berg was told so", "told", False),
        ("the official reports of May", "reports", False),
        ("Berg reports from Oslo", "reports", True),
        ("officials claim it", "claim", True),
        ("the minister's claim", "claim", False),
        ("a Claim was made", "claim", False),
        ("Berg left", "left", False),
    ],
)
def test_what_is_a_verb_of_saying(text: str, word: str, is_one: bool) -> None:
    assert is_verb(*read(text, word)) is is_one


def test_that_makes_a_verb_of_what_could_be_a_noun() -> None:
    view, index = read("critics of the plan claims", "claims")
    assert not is_verb(view, index)
    assert is_verb(view, index, is_joined=True)


@pytest.mark.parametrize(("text", "is_one"), [("he would say", True), ("he wants to say", True), ("they say", False)])
def test_what_somebody_would_say(text: str, is_one: bool) -> None:
    assert is_wished(*read(text, "say")) is is_one


@pytest.mark.parametrize(
    ("text", "verb", "name"),
    [
        ("Anna Berg said", "said", "Anna Berg"),
        ("Then Anna Berg, a lawyer of the family, has repeatedly said", "said", "Anna Berg, a lawyer of the family"),
        ("The lawyer (of the family) said", "said", "The lawyer (of the family)"),
        ("Berg denied it, adding", "adding", "Berg"),
        ("The officer who said", "said", "The officer who"),
        ("A source close to the ministry on Monday said", "said", "A source close to the ministry"),
        ("In May the court ruled and said", "said", "the court"),
        ("the saying", "saying", ""),
    ],
)
def test_who_is_the_subject_of_a_verb(text: str, verb: str, name: str) -> None:
    view, index = read(text, verb)
    assert show(view, find_subject(view, index)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("said the minister, on Monday.", "the minister"),
        ("said Gen. R. Berg that", "Gen. R. Berg"),
        ("said she and left", "she"),
        ("said on Monday", ""),
        ("said a source close to the talks, who left", "a source close to the talks"),
    ],
)
def test_whom_the_words_behind_a_verb_name(text: str, name: str) -> None:
    view, index = read(text, "said")
    assert show(view, take_following(view, index + 1)) == name


def test_whose_claim_it_is() -> None:
    for text, owner in (("his old claim", "his"), ("the minister's claim", "the minister's"), ("a bold claim", "")):
        view, index = read(text, "claim")
        assert show(view, take_owner(view, index)) == owner


def test_what_can_be_nothing_but_a_name() -> None:
    for text, is_name in (("the old minister", True), ("Anna Berg", True), ("old minister", False)):
        view = read_view(text, 0, len(text), ENGLISH)
        assert is_plain_name(view, view.tokens) is is_name
    view = read_view("the minister said it", 0, 20, ENGLISH)
    assert not is_plain_name(view, view.tokens)


def test_according_to_is_found_where_it_begins() -> None:
    view = read_view("so, according to Berg", 0, 21, ENGLISH)
    assert [find_according(view, index) for index in range(5)] == [0, 0, 4, 0, 0]


def test_a_point_behind_an_abbreviation_is_no_stop() -> None:
    view = read_view("Gen. Berg left. She slept.", 0, 26, ENGLISH)
    assert [index for index in range(len(view.words)) if is_stop(view, index)] == [4, 7]
