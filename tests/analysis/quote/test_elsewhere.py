"""Quotes that stand in another source than their own."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.analysis.quote.elsewhere import OpenQuote, find_elsewhere
from claimcheck.analysis.quote.exact import find_exact
from claimcheck.language.text.normalise import FoldedText

WORDS = """river stone light winter market letter captain harbour silver garden minister treaty border soldier bread
candle journey morning village bridge nothing everything against without between""".split()


def prose(seed: int, words: int) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(words))


@pytest.mark.slow
def test_every_quote_is_found_where_it_stands() -> None:
    texts = {f"source-{n}": prose(n, 400) for n in range(30)}
    folded = [(name, FoldedText(text)) for name, text in texts.items()]
    quotes: dict[int, OpenQuote] = {}
    truth = []
    rng = random.Random(7)
    for _ in range(300):
        name = rng.choice(list(texts))
        words = texts[name].split()
        begin = rng.randrange(len(words) - 12)
        quotes[len(quotes)] = OpenQuote(" ".join(words[begin : begin + rng.randrange(4, 12)]), "source-none")
        truth.append(name)
    found = find_elsewhere(quotes, folded)
    for index, quote in quotes.items():
        first = next(name for name, text in folded if find_exact(quote.quote, text) is not None)
        assert found[index].source == first
        start, end = found[index].place
        assert texts[first][start:end] == quote.quote
    assert sum(found[i].source == name for i, name in enumerate(truth)) > 280


def test_its_own_source_is_no_other() -> None:
    text = FoldedText("It was a step too far for the White House.")
    quote = OpenQuote("a step too far for the White House", "one")
    assert find_elsewhere({0: quote}, [("one", text)]) == {}
    assert find_elsewhere({0: quote}, [("one", text), ("two", text)])[0].source == "two"


def test_a_quote_may_end_as_its_own_sentence_needs() -> None:
    text = FoldedText("The landlord gave notice in the spring to every tenant of the house.")
    quote = OpenQuote("The landlord gave notice in the spring,", "one")
    assert find_elsewhere({0: quote}, [("two", text)])[0].place == (0, 38)


def test_short_words_are_of_no_source() -> None:
    text = FoldedText("so it goes, and it was, and that is it")
    assert find_elsewhere({0: OpenQuote("it was", "one"), 1: OpenQuote("and it was", "one")}, [("two", text)]) == {}


def test_an_ellipsis_must_hold_in_the_other_source_too() -> None:
    text = FoldedText("The landlord gave notice in the spring, and the tenant left the house in summer.")
    good = OpenQuote("The landlord gave notice … the tenant left the house", "one")
    turned = OpenQuote("the tenant left the house … The landlord gave notice", "one")
    assert list(find_elsewhere({"turned": turned, "good": good}, [("two", text)])) == ["good"]


@pytest.mark.slow
@given(st.integers(0, 50), st.integers(0, 300), st.integers(3, 40))
def test_any_stretch_of_a_text_is_found(seed: int, begin: int, length: int) -> None:
    text = prose(seed, 360)
    words = text.split()
    quote = " ".join(words[begin : begin + length])
    found = find_elsewhere({0: OpenQuote(quote, "elsewhere")}, [("here", FoldedText(text))])
    assert (0 in found) == (len(quote) >= 15)
