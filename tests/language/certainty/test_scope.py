"""What governs words from outside, before and behind them."""

from __future__ import annotations

import pytest

from claimcheck.language.certainty.scope import (
    find_governor_before,
    find_governor_behind,
    may_govern,
    may_take_back,
)
from claimcheck.language.sentence.token import read_tokens, read_view, read_words
from tests.language.english import ENGLISH


@pytest.mark.parametrize(
    ("before", "head", "kind", "words"),
    [
        ("It is not true that ", "the", "negation", "not"),
        ("Poland did not ", "send", "negation", "not"),
        ("Poland failed ", "to send", "negation", "failed"),
        ("Reportedly, ", "the", "hedge", "Reportedly"),
        ("Nobody doubts that ", "the", None, ""),
        ("He did not know that ", "the", None, ""),
        ("He did not explain ", "how", None, ""),
        ("The pilot, who had not slept, left ", "the", None, ""),
        ("He left. ", "The", None, ""),
        ("", "The", None, ""),
    ],
)
def test_what_governs_the_words_behind(before: str, head: str, kind: str | None, words: str) -> None:
    text = f"{before}{head} jets"
    view = read_view(text, 0, len(before), ENGLISH)
    found = find_governor_before(view, read_tokens(text, len(before), len(text))[:2])
    assert (found and found.kind) == kind
    assert (text[found.start : found.end] if found else "") == words
    if found:
        assert may_govern(read_words(text, 0, len(text)), ENGLISH)


@pytest.mark.parametrize(
    ("behind", "kind", "words"),
    [
        (" is not true.", "negation", "is not"),
        (", but not the country", "contrast", "but not the country"),
        (", but they came back", None, ""),
        (", he denied.", "negation", "he denied"),
        (" if the log is right", "hedge", "if the log is"),
        (", allegedly.", "hedge", "allegedly"),
        (", allegedly in May", None, ""),
        (", not the country", None, ""),
        (". Nobody saw it.", None, ""),
        (" “if they had", None, ""),
    ],
)
def test_what_takes_back_the_words_before(behind: str, kind: str | None, words: str) -> None:
    text = f"the jets left{behind}"
    found = find_governor_behind(read_view(text, 13, len(text), ENGLISH))
    assert (found and found.kind) == kind
    assert (text[found.start : found.end] if found else "") == words
    if found:
        assert may_take_back(read_words(text, 13, len(text)), ENGLISH)
