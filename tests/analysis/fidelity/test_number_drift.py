"""Which numbers of a text are carried by those of its evidence."""

from __future__ import annotations

import pytest

from claimcheck.analysis.fidelity.evidence_text import EvidenceText, QuotedPassage, StatedText
from claimcheck.analysis.fidelity.number_drift import (
    find_number_drift,
    may_have_number_drift,
)
from claimcheck.model.position import Pointer
from tests.analysis.fidelity.figures import uncarried
from tests.language.english import ENGLISH


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("1.5 trillion dollars", "$1,500 billion"),
        ("a 1.5 billion-pound loss", "1.5 billion pounds"),
        ("more than 4,700 people", "4,750 people"),
        ("4,750 people", "more than 4,700 people"),
        ("400 films", "more than 400 films"),
        ("no more than 50 tanks", "up to 50 tanks"),
        ("more than $5 million", "more than $6 million"),
        ("about 30 people", "29 people"),
        ("nearly 1.5 million people", "1.46 million people"),
        ("1.5 million people", "1,463,212 people"),
        ("a fifth of voters", "20 per cent of voters"),
        ("80 per cent", "8/10"),
        ("50 km away", "31 miles away"),
        ("918 million metric tons", "918 million tonnes"),
        ("2 square miles", "518 hectares"),
        ("three years of war", "36 months of war"),
        ("a 30-day ceasefire", "a ceasefire of 30 days"),
        ("18 years old", "aged 18"),
        ("twice as many", "double"),
        ("26 to 33 jets", "between 26 and 33 jets"),
        ("the 70th birthday", "turned 70"),
        ("2,000 troops", "2000 troops"),
        ("$5 million", "US$5m"),
        ("19 people were killed", "12 people in the one town and 7 in the other"),
        ("31 people died", "18 people in the one town and 13 people in the other"),
        ("a fifteenth of it", "$100 billion of $1.5 trillion"),
        ("two soldiers", "the soldiers"),
        ("The war began eight years ago", "It began in 2014"),
        ("a sentence of 18 months", "one and a half years"),
        ("The bridge is 1.2 km long", "the 1,200-metre bridge"),
        ("He was jailed for six years", "a six-year sentence"),
        ("One in three voters", "33 per cent of voters"),
        ("More than half of the voters", "52 per cent of voters"),
        ("1.4 trillion US dollars", "$1.4tn"),
        ("5 million Canadian dollars", "C$5m"),
        ("It weighs 100 kg", "It weighs 220 pounds"),
        ("It weighs 220 pounds", "It weighs 100 kg"),
        ("20 pounds of gold", "£20 of gold"),
        ("It took a year and a half", "It took 18 months"),
        ("It took 30 months", "It took two years and a half"),
        ("one of them", "nobody"),
        ("hundreds of people", "many people"),
        ("560 patients", "2,532 patients with 560 discharged"),
        ("In 2003", "2003 people"),
    ],
)
def test_what_is_carried(statement: str, quote: str) -> None:
    assert uncarried(statement, quote) == []


@pytest.mark.parametrize(
    ("statement", "quote", "words", "nearest"),
    [
        ("bought for €1 each", "bought for $1 each", "€1", "$1"),
        ("A$5 million", "US$5m", "A$5 million", "US$5m"),
        ("23 jets", "28 jets", "23", "28"),
        ("28 jets", "26 to 33 jets", "28", "26 to 33"),
        ("30 people were killed", "29 people were killed", "30", "29"),
        ("at least 30 people were killed", "29 people were killed", "at least 30", "29"),
        ("more than 79 %", "79 %", "more than 79 %", "79 %"),
        ("more than 3 million copies", "over 2.3 million copies", "more than 3 million", "over 2.3 million"),
        ("fewer than 50 tanks", "50 tanks", "fewer than 50", "50"),
        ("over $30 million", "$3 million", "over $30 million", "$3 million"),
        ("under $93 million", "$75 million and $19 million, in all $94 million", "under $93 million", "$94 million"),
        ("19,323 people", "19,000 people", "19,323", "19,000"),
        ("a fifth of voters", "25 per cent of voters", "fifth", "25 per cent"),
        ("50 km away", "20 miles away", "50 km", "20 miles"),
        ("a 30-day ceasefire", "a ceasefire of 31 days", "30-day", "31 days"),
        ("232 deaths", "240 deaths and 232 recoveries", "232", "240"),
        ("seven times", "five times", "seven", "five"),
        ("more than twice its size", "almost twice its size", "more than twice", "almost twice"),
        ("zero training films", "400 propaganda and training films", "zero", "400"),
        ("the second round", "the third round", "second", "third"),
        ("45 soldiers", "the soldiers", "45", ""),
        ("44 runs", "the 2018 game", "44", ""),
        ("5 million Canadian dollars", "US$5m", "5 million Canadian dollars", "US$5m"),
        ("It weighs 100 kg", "It weighs 100 pounds", "100 kg", ""),
        ("It took two years", "It took two years and a half", "two years", "two years and a half"),
    ],
)
def test_what_drifts(statement: str, quote: str, words: str, nearest: str) -> None:
    assert uncarried(statement, quote) == [(words, nearest)]


def stated(text: str) -> StatedText:
    """Return a sentence that is no claim's."""
    return StatedText(text, Pointer("draft.md"), ENGLISH)


def quotes(*words: str) -> list[QuotedPassage]:
    return [QuotedPassage.of_words(f"source-{n}", one, ENGLISH) for n, one in enumerate(words)]


def find(text: str, evidence: EvidenceText) -> list[tuple[str, str, str]]:
    """Return what drifts, the nearest words and their source."""
    found = []
    for drift in find_number_drift(stated(text), evidence):
        nearest = drift.nearest
        shown = (
            ("", "") if nearest is None else (nearest.passage.text[nearest.start : nearest.end], nearest.passage.source)
        )
        found.append((text[drift.start : drift.end], *shown))
    return found


def test_a_plain_sentence_is_held_against_two_quotes() -> None:
    evidence = EvidenceText(quotes("Warsaw bought all of its 33 jets", "they were sold for one euro each"))
    assert find("Poland had 33 jets, bought for €1 each.", evidence) == []
    assert find("Poland had 28 jets, bought for €2 each.", evidence) == [
        ("28", "33", "source-0"),
        ("€2", "one euro", "source-1"),
    ]


def test_the_words_around_a_quote_and_premises_carry_a_number() -> None:
    text = "In all there were 28 jets. Warsaw bought 33 jets. Nothing was paid."
    passage = QuotedPassage("article", text, start=27, end=49, begin=0, stop=len(text), vocabulary=ENGLISH)
    assert text[passage.start : passage.end] == "Warsaw bought 33 jets."
    assert find("Poland had 28 jets.", EvidenceText([passage])) == []
    assert find("Poland had 27 jets.", EvidenceText([passage])) == [("27", "33", "article")]
    assert find("Poland had 27 jets.", EvidenceText([passage], premises=["There were 27 jets."])) == []


def test_nothing_is_told_of_damaged_evidence() -> None:
    drifting, known = "Poland had 28 jets.", quotes("Warsaw bought 33 jets")
    assert find(drifting, EvidenceText(known)) != []
    assert find(drifting, EvidenceText(known, is_damaged=True)) == []


def test_a_text_without_numbers_has_no_drift() -> None:
    assert may_have_number_drift(stated("Poland had 28 jets."))
    assert not may_have_number_drift(stated("Poland had jets in March."))
    assert not may_have_number_drift(stated("28 jets. " * 60)), "too many are not judged"
    assert not may_have_number_drift(stated(f"28 jets {'x' * 20_000}"))
