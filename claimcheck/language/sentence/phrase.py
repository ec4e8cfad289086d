"""Phrases before or behind a token: "no fewer than" before a number, "or more" behind it."""

from __future__ import annotations

from collections.abc import Set

from claimcheck.language.sentence.token import Token
from claimcheck.language.vocabulary.numbers import Turns


def find_turn(tokens: list[Token], index: int, turns: Turns, fillers: Set[str]) -> tuple[str, int] | None:
    """Return what a phrase before a token says and where it begins; one filler may stand between."""
    at = index - 1
    if at > 0 and tokens[at].word in fillers and tokens[at].word not in turns:
        at -= 1
    if at < 0:
        return None
    for others, name in turns.get(tokens[at].word, ()):
        begin = at - len(others)
        if begin >= 0 and all(tokens[at - 1 - step].word == word for step, word in enumerate(others)):
            return name, begin
    return None


def find_turn_behind(tokens: list[Token], index: int, turns: Turns) -> tuple[str, int] | None:
    """Return what a phrase that begins at a token says, and where it ends."""
    if index >= len(tokens):
        return None
    for others, name in turns.get(tokens[index].word, ()):
        end = index + 1 + len(others)
        if end <= len(tokens) and all(tokens[index + 1 + step].word == word for step, word in enumerate(others)):
            return name, end
    return None
