"""Tokens, by two patterns that must give the same, and where sentences begin and end."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.language.sentence.token import (
    BREAK,
    REACH,
    Token,
    TokenView,
    find_begin,
    find_end,
    find_ends,
    is_point,
    read_tokens,
    read_words,
)
from tests.language.english import ENGLISH

# A word with what joins its parts, any other mark alone, a blank line.
PATTERN = re.compile(r"[^\W_]+(?:[.,'&/-][^\W_]+)*|[^\w\s]|_|\n[ \t\r]*\n\s*")


def read_plainly(text: str, start: int, end: int) -> list[Token]:
    level = text[start:end].lower().replace("’", "'")
    if len(level) != end - start:
        level = text[start:end]
    return [
        Token(BREAK if match[0].startswith("\n") else match[0], match.start() + start, match.end() + start)
        for match in PATTERN.finditer(level)
    ]


@given(
    st.text("aZ9 _.,'’&/-(\n\t\r\x1f\x00é\u0130", max_size=40)
    | st.text(max_size=40)
    | st.text("ab1 .-\n_", max_size=40),
    st.integers(0, 5),
)
@example("It isn't U.S.-made, is it?\n\nNo_one 1,000.5", 0)
def test_tokens_are_those_of_the_plain_pattern(text: str, start: int) -> None:
    start = min(start, len(text))
    assert read_tokens(text, start, len(text)) == read_plainly(text, start, len(text))


def test_tokens_are_tokens() -> None:
    (token, blank, last) = read_tokens("Rain.\n\n ", 0, 5) + read_tokens("\n\n", 0, 2)
    assert (token.word, token.start, token.end) == ("rain", 0, 4)
    assert blank == Token(".", 4, 5)
    assert last.word == BREAK
    assert type(token) is Token


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", ["He left.", " She stayed."]),
        ("Mr. Berg left. Gen. Lund (D-Vt.) stayed.", ["Mr. Berg left.", " Gen. Lund (D-Vt.) stayed."]),
        ("At 3 p.m. the U.S. jets left. It rained.", ["At 3 p.m. the U.S. jets left.", " It rained."]),
        ("It cost 3.5 million. J. Berg paid.", ["It cost 3.5 million.", " J. Berg paid."]),
        ("“Is it so?” he asked. “No!” “Why?”", ["“Is it so?” he asked.", " “No!", "” “Why?", "”"]),
        ("A headline\n\nThe jets left", ["A headline\n\n", "The jets left"]),
        ("The jets left\nthe base. They flew.", ["The jets left\nthe base.", " They flew."]),
        ("• one thing\n• another", ["•", " one thing\n•", " another"]),
        ("They left … and came back.", ["They left … and came back."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    ends = [*find_ends(text, 0, len(text), ENGLISH), len(text)]
    pieces = [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    assert [piece for piece in pieces if piece] == sentences


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("It rained. As he said, [the jets left] on Monday. It rained.", "as he said ,", "on monday ."),
        ("“It rained.” [The jets left.] It rained.", "", ""),
        ("It rained. “[The jets left],” he said. It rained.", "“", ", ” he said ."),
        ("“[The jets left.]” It rained.", "“", ""),
        ("A headline\n\n[The jets left]\n\nIt rained.", "", "\n\n"),
    ],
)
def test_the_rest_of_a_sentence(text: str, before: str, after: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    begin, stop = find_begin(text, start, ENGLISH), find_end(text, start, end, ENGLISH)
    assert " ".join(token.word for token in read_tokens(text, begin, start)) == before
    assert " ".join(token.word for token in read_tokens(text, end, stop)) == after


def test_no_more_is_read_than_needed() -> None:
    side = "word " * 10_000
    text, start, end = f"{side}the jets left {side}", len(side), len(side) + 14
    begin, stop = find_begin(text, start, ENGLISH), find_end(text, start, end, ENGLISH)
    for tokens in (read_tokens(text, begin, start), read_tokens(text, end, stop)):
        assert {token.word for token in tokens} == {"word"}
        assert len(tokens) <= REACH // 5


@pytest.mark.parametrize("text", ["It’s late.\n \n“No,” he said…", "DON’T x_y — É", "10.5 km/h, U.S.-made"])
def test_words_are_those_of_the_tokens(text: str) -> None:
    words = [BREAK if word.isspace() else word for word in read_words(text, 0, len(text))]
    assert words == [token.word for token in read_tokens(text, 0, len(text))]


@pytest.mark.parametrize("text", ["İstanbul’da DON’T", "ﬁne ½ x_y", "don't\u2028"])
def test_tokens_know_their_places(text: str) -> None:
    for word, start, end in read_tokens(text, 0, len(text)):
        assert text[start:end].lower().replace("’", "'") == word.lower().replace("’", "'")


def test_a_view_has_words_and_capitals_inside_and_nothing_outside() -> None:
    text = "He met Ann."
    view = TokenView(text, read_tokens(text, 0, len(text)), ENGLISH)
    assert view.words == ["he", "met", "ann", "."]
    assert [view.word(index) for index in (-1, 0, 3, 4)] == ["", "he", ".", ""]
    assert [view.is_capital(index) for index in range(-1, 5)] == [False, True, False, True, False, False]


def test_a_mark_that_ends_no_sentence() -> None:
    text = "Mr. Berg left. She stayed."
    assert is_point(text, 2, ENGLISH)
    assert not is_point(text, 13, ENGLISH)
    assert not is_point(text, 0, ENGLISH)
