"""Which numbers and dates of a statement are carried by those of a quote."""

from __future__ import annotations

import pytest

from claimcheck.analysis.fidelity.figure_drift import find_date_drift, find_number_drift
from claimcheck.language.number.quantity import read_figures
from tests.language.english import ENGLISH


def drifts(statement: str, quote: str) -> list[tuple[str, str]]:
    """Return what drifts, and the nearest."""
    ours, theirs = read_figures(statement, ENGLISH), read_figures(quote, ENGLISH)
    numbers = find_number_drift(ours, theirs.quantities, lambda: theirs.quantities)
    dates = find_date_drift(ours, theirs.moments, lambda: theirs.moments)
    found = [
        *((one.start, one.end, nearest and (nearest.start, nearest.end)) for one, nearest in numbers),
        *((one.start, one.end, nearest and (nearest.start, nearest.end)) for one, nearest in dates),
    ]
    return [(statement[start:end], quote[slice(*nearest)] if nearest else "") for start, end, nearest in found]


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
        ("He served from 2014 to 2021", "He served between 2014 and 2021"),
        ("1.4 trillion US dollars", "$1.4tn"),
        ("5 million Canadian dollars", "C$5m"),
        ("It weighs 100 kg", "It weighs 220 pounds"),
        ("It weighs 220 pounds", "It weighs 100 kg"),
        ("20 pounds of gold", "£20 of gold"),
        ("It took a year and a half", "It took 18 months"),
        ("It took 30 months", "It took two years and a half"),
        ("He ruled in 2014–2018", "He ruled from 2014 to 2018"),
        ("He died in AD 79", "He died in 79 CE"),
        ("one of them", "nobody"),
        ("hundreds of people", "many people"),
        ("560 patients", "2,532 patients with 560 discharged"),
        ("In 2003", "2003 people"),
        ("On 8 March", "8 March 2022"),
        ("On 8 March 2022", "8 March"),
        ("In March", "8 March"),
        ("In the 1980s", "1982"),
        ("in the early 1980s", "on 5 February 1982"),
        ("before 1990", "in 1985"),
        ("before 1990", "until 1990, before 1990"),
        ("by April 4", "on April 2"),
        ("on Monday", "on Monday"),
        ("on Monday", "then"),
        ("in 2014", "from 2013 to 2015"),
        ("the 2020 pandemic", "the disease"),
        ("Hush (2016 film)", "in 2003"),
    ],
)
def test_what_is_carried(statement: str, quote: str) -> None:
    assert drifts(statement, quote) == []


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
        ("From 2014 to 2018 he ruled", "He ruled between 2014 and 2019", "2014 to 2018", "2014 and 2019"),
        ("He died in 44 BC", "He died in 44 AD", "44 BC", "44 AD"),
        ("On 8 March 2021", "8 March 2022", "8 March 2021", "8 March 2022"),
        ("12 October 1990", "10 December 1990", "12 October 1990", "10 December 1990"),
        ("on 20 April 1999", "in 1999", "20 April 1999", "1999"),
        ("On 8 March", "in March", "8 March", "March"),
        ("in early 1982", "in 1982", "early 1982", "1982"),
        ("before 1990", "in 1990", "1990", "1990"),
        ("after 2002", "in 2002", "2002", "2002"),
        ("on Monday", "on Tuesday", "Monday", "Tuesday"),
        ("in 2020", "the disease", "2020", ""),
        ("a 1940 comedy", "a 1930 comedy", "1940", "1930"),
        ("in the 1990s", "in the early 1980s", "1990s", "early 1980s"),
    ],
)  # fmt: skip
def test_what_drifts(statement: str, quote: str, words: str, nearest: str) -> None:
    assert drifts(statement, quote) == [(words, nearest)]
