"""What the hedges of a sentence govern, and what it says flatly."""

from __future__ import annotations

import time

import pytest

from claimcheck.language.certainty.assertion import Assertion, read_assertions
from tests.language.english import ENGLISH


def read(sentence: str) -> Assertion:
    (found,) = read_assertions(sentence, 0, len(sentence), ENGLISH)
    return found


def show(found: Assertion, first: int, last: int) -> str:
    return " ".join(found.view.words[first:last])


@pytest.mark.parametrize(
    ("sentence", "cue", "head", "reach"),
    [
        ("The bridge might have been hit, and it stands.", "might have", "hit", "the bridge might have been hit"),
        ("The alleged police informer was late.", "alleged", "informer", "the alleged police informer was late"),
        ("It is possible that the ship sank.", "it is possible that", "", "it is possible that the ship sank ."),
        ("Reportedly, the ship sank; nobody saw it.", "reportedly", "", "reportedly , the ship sank"),
        ("The ship sank, reportedly.", "reportedly", "", "the ship sank , reportedly ."),
        ("The ship, reportedly, sank.", "reportedly", "", "reportedly"),
        ("The ship probably sank in June.", "probably", "sank", "the ship probably sank in june"),
    ],
)
def test_what_a_hedge_governs(sentence: str, cue: str, head: str, reach: str) -> None:
    found = read(sentence)
    (hedge,) = found.hedges
    assert show(found, hedge.begin, hedge.end) == cue
    assert (found.view.word(hedge.head) if hedge.head is not None else "") == head
    assert show(found, hedge.first, hedge.last) == reach


@pytest.mark.parametrize(
    ("sentence", "word", "is_said"),
    [
        ("The ship sank in June.", "sank", True),
        ("Did the ship sink in June?", "sink", False),
        ("The ship may have sunk in June.", "sunk", False),
        ("If the ship sinks, nobody will know.", "sinks", False),
        ("The mayor fears that the ship sank.", "sank", False),
        ("The ship sank, suggests a study.", "sank", False),
        ("The ship sank near an alleged mine.", "sank", True),
        ("The ship sank near an alleged mine.", "mine", False),
    ],
)
def test_what_a_sentence_asserts(sentence: str, word: str, is_said: bool) -> None:
    found = read(sentence)
    (place,) = (index for index, token in enumerate(found.view.words) if token == word)
    assert found.asserts(place) is is_said


def test_what_is_said_by_the_way_is_left_out() -> None:
    found = read("The mayor, who had left in May, took bribes.")
    told = found.gather_main(0, len(found.view.words))
    assert ENGLISH.certainty.stem("bribes") in told
    assert ENGLISH.certainty.stem("left") not in told
    assert ENGLISH.certainty.stem("left") in found.gather(0, len(found.view.words))


def test_a_not_denies_the_words_behind_it_in_its_clause() -> None:
    found = read("The firm did not pay the tax, it paid the fee.")
    words = found.view.words
    assert found.is_denied(words.index("pay"))
    assert not found.is_denied(words.index("paid"))
    assert not found.is_denied(words.index("firm"))


def test_offsets_are_those_of_the_text() -> None:
    text = "Nobody knows. The bridge might have been hit by rockets. It stands."
    (read,) = read_assertions(text, 14, 56, ENGLISH)
    (hedge,) = read.hedges
    assert text[read.view.tokens[hedge.begin].start : read.view.tokens[hedge.end - 1].end] == "might have"
    assert hedge.head is not None
    assert read.view.word(hedge.head) == "hit"
    assert set(read.plain.values()) == {"bridg"}


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["may ", "a", ". ", ", ", "may kill the bridge. ", "that "])
def test_a_megabyte_costs_little(unit: str) -> None:
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    start = time.process_time()
    read = read_assertions(text, 0, len(text), ENGLISH)
    assert time.process_time() - start < 5
    assert len(read) <= 200
