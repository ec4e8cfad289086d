"""Quotes that stand in no text word for word, and nearly in another than their own."""

from __future__ import annotations

import random
import time

import pytest

from claimcheck.analysis.quote import near_elsewhere
from claimcheck.analysis.quote.elsewhere import OpenQuote
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.analysis.quote.near_elsewhere import find_nearby
from claimcheck.language.text.normalise import FoldedText

LETTERS = "aeioubdfgklmnprst"


def prose(seed: int, words: int) -> list[str]:
    """Return words, most of them rare, some of them everywhere."""
    rng = random.Random(seed)
    common = ["the", "of", "and", "a", "to", "in", "was", "that"]
    return [
        rng.choice(common) if rng.random() < 0.45 else "".join(rng.choices(LETTERS, k=rng.randint(3, 9)))
        for _ in range(words)
    ]


WORDS = {f"source-{n}": prose(n, 500) for n in range(40)}
TEXTS = [(name, FoldedText(" ".join(words))) for name, words in WORDS.items()]


def find(quote: str, texts: list[tuple[str, FoldedText]] = TEXTS, own: str = "none") -> near_elsewhere.Nearby | None:
    return find_nearby({"it": OpenQuote(quote, own)}, texts).get("it")


@pytest.mark.slow
def test_edited_quotes_are_found_in_the_text_that_has_them() -> None:
    rng = random.Random(5)
    quotes = {}
    truth = {}
    for number in range(300):
        name = rng.choice(list(WORDS))
        begin = rng.randrange(480)
        words = WORDS[name][begin : begin + 20]
        words[rng.randrange(1, len(words) - 1)] = "entirely"
        del words[rng.randrange(1, len(words) - 1)]
        quotes[number] = OpenQuote(" ".join(words), "none")
        truth[number] = name, begin
    found = find_nearby(quotes, TEXTS)
    for number, (name, begin) in truth.items():
        assert found[number].source == name
        start, end = found[number].match.place
        wanted = len(" ".join(["", *WORDS[name][:begin]]))
        # A word left out beside its double leaves no telling which of the two it was.
        assert abs(start - wanted) <= 15
        assert abs(end - wanted - len(" ".join(WORDS[name][begin : begin + 20]))) <= 15


@pytest.mark.parametrize("begin", [0, 488])
def test_at_the_ends_of_a_text(begin: int) -> None:
    for name in ("source-0", "source-7", "source-39"):
        words = WORDS[name][begin : begin + 12]
        found = find(" ".join([*words[:5], "entirely", *words[6:]]))
        assert found is not None
        assert found.source == name


@pytest.mark.slow
def test_what_stands_nowhere_is_not_found() -> None:
    quotes = {n: OpenQuote(" ".join(prose(1_000 + n, 15)), "none") for n in range(100)}
    halves = {
        n + 100: OpenQuote(" ".join(WORDS["source-3"][n * 4 : n * 4 + 12] + prose(2_000 + n, 12)), "none")
        for n in range(100)
    }
    assert find_nearby(quotes | halves, TEXTS) == {}


def test_its_own_source_is_no_other() -> None:
    words = " ".join([*WORDS["source-9"][40:50], "entirely", *WORDS["source-9"][51:60]])
    assert find(words, own="source-9") is None
    found = find(words, [*TEXTS, ("copy", FoldedText(" ".join(WORDS["source-9"])))], own="source-9")
    assert found is not None
    assert found.source == "copy"


def test_words_that_stand_everywhere_do_not_hide_the_rest() -> None:
    furniture = "all rights reserved by the publisher and its partners in the region "
    texts = [(f"page-{n}", FoldedText(furniture * 20 + " ".join(prose(n, 60)) + furniture * 20)) for n in range(50)]
    words = prose(17, 60)[10:24]
    words[6] = "entirely"
    found = find(" ".join(words), texts)
    assert found is not None
    assert found.source == "page-17"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "中俄两国领导人星期五在北京签署了一份没有公开的军事互助附件，分析人士说从未公布。",
            "中俄两国领导人星期五在北京签署了一份已经公开的军事互助附件",
        ),
        (
            "В пятницу в Москве министры подписали тайное приложение к договору о взаимной обороне.",
            "в москве министры подписали открытое приложение к договору о взаимной обороне",
        ),
        (
            "وقع الوزيران يوم الجمعة ملحقا سريا للمعاهدة ينص على الدفاع المشترك بين البلدين",
            "وقع الوزيران يوم الجمعة ملحقا علنيا للمعاهدة ينص على الدفاع",
        ),
        (
            "मंत्रियों ने शुक्रवार को संधि के एक गुप्त अनुबंध पर हस्ताक्षर किए जो प्रकाशित नहीं हुआ",
            "मंत्रियों ने शुक्रवार को संधि के एक खुले अनुबंध पर हस्ताक्षर किए",
        ),
    ],
)
def test_every_script(text: str, quote: str) -> None:
    found = find(quote, [*TEXTS, ("there", FoldedText(text))])
    assert found is not None
    assert found.source == "there"
    assert found.match.outcome is Outcome.ALTERED


@pytest.mark.slow
def test_many_rounds_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    quotes = {
        name: OpenQuote(" ".join([*words[100:108], "entirely", *words[109:116]]), "none")
        for name, words in WORDS.items()
    }
    whole = find_nearby(quotes, TEXTS)
    assert len(whole) == len(WORDS)
    monkeypatch.setattr(near_elsewhere, "_MOST_RUNS", 40)
    assert find_nearby(quotes, TEXTS) == whole


@pytest.mark.slow
def test_the_same_quote_many_times() -> None:
    words = WORDS["source-4"]
    quote = " ".join([*words[100:108], "entirely", *words[109:116]])
    found = find_nearby({n: OpenQuote(quote, "none") for n in range(300)}, TEXTS)
    assert len(found) == 300
    assert {near.source for near in found.values()} == {"source-4"}


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["a", "ab ", "the same words again and again ", "中", "x" * 40 + " "])
def test_periodic_texts_end(piece: str) -> None:
    texts = [(str(n), FoldedText(piece * (20_000 // len(piece)))) for n in range(20)]
    quotes = {n: OpenQuote((piece * 400)[: 600 + n] + "?" * 30 + str(n), "none") for n in range(60)}
    start = time.process_time()
    find_nearby(quotes, texts)
    assert time.process_time() - start < 10
