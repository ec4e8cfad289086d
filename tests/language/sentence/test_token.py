"""Tokens: two patterns, one for plain letters and one for all, and what both must give."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.language.sentence.token import BREAK, Token, read_tokens

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
