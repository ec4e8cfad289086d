"""What is told to stand of a quote that does not stand whole."""

from __future__ import annotations

import pytest

from claimcheck.analysis.quote.part import find_part
from claimcheck.language.text.normalise import FoldedText

TEXT = "The mayor of Portville said “the bridge was shut on Monday evening” and went home. Nobody was asked."


@pytest.mark.parametrize(
    ("quote", "words", "missing"),
    [
        (
            "the bridge was shut on Monday evening, and all the boats sank",
            "the bridge was shut on Monday evening,",
            None,
        ),
        ("all boats sank when the bridge was shut on Monday", "the bridge was shut on Monday", "all boats sank when"),
        (
            "He swore the bridge was shut on Monday by himself",
            "the bridge was shut on Monday",
            "He swore … by himself",
        ),
        ("The Mayor of Portville said … that all boats sank", "The Mayor of Portville said", None),
    ],
)
def test_the_longest_run_and_the_rest(quote: str, words: str, missing: str | None) -> None:
    part = find_part(quote, FoldedText(TEXT))
    assert part is not None
    assert part.words.rstrip(" ….,") == words.rstrip(" ,")
    assert TEXT[part.start : part.end].casefold().startswith(words.casefold()[:20])
    if missing:
        assert part.missing == missing


@pytest.mark.parametrize(
    "quote",
    [
        "all boats sank on that day",
        # Three words stand anywhere.
        "nobody was asked whether to",
        # So does less than a third.
        "the bridge was shut " + "but the boats went on as they had always gone " * 2,
        # Half a word is none.
        "idge was shut on Mon",
        "",
        # It stands whole.
        "the bridge was shut on Monday",
    ],
)
def test_what_tells_nothing_is_not_told(quote: str) -> None:
    assert find_part(quote, FoldedText(TEXT)) is None


@pytest.mark.slow
def test_long_quotes_and_texts_are_passed_over() -> None:
    assert find_part("the bridge was shut " * 5_000, FoldedText("the bridge was open " * 50_000)) is None
    find_part("a b " * 500, FoldedText("a b c " * 10_000))
