"""Numbers in prose: their value, unit, comparison and what they count."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.number.quantity import LONGEST, Figures, Quantity, read_figures
from tests.language.english import ENGLISH

_YEAR = 31_556_952.0


def read(text: str) -> list[Quantity]:
    return [quantity for quantity in read_figures(text, ENGLISH).quantities if not quantity.is_year]


def only(text: str) -> Quantity:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


def find_spans(figures: Figures) -> list[tuple[int, int]]:
    quantities = [(found.start, found.end) for found in figures.quantities]
    return quantities + [(found.start, found.end) for found in figures.moments]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("28 jets", 28),
        ("1,500 jets", 1500),
        ("18 000 men", 18000),
        ("18\u202f000 men", 18000),
        ("2.3 million people", 2.3e6),
        ("1.2m people", 1.2e6),
        ("4.5bn people", 4.5e9),
        ("405.15 crore people", 4.0515e9),
        ("twenty-five jets", 25),
        ("a hundred and one dogs", 101),
        ("one hundred and twenty-five thousand men", 125_000),
        ("two dozen tanks", 24),
        ("half a million people", 500_000),
        ("two and a half million people", 2.5e6),
        ("a million people", 1e6),
        ("killed 2000 troops", 2000),
        ("twice", 2),
    ],
)
def test_values(text: str, value: float) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.sort) == (value, value, "count")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("26 to 33 jets", 26, 33),
        ("26–33 jets", 26, 33),
        ("26-33 jets", 26, 33),
        ("between 26 and 33 jets", 26, 33),
        ("26 to 33 million people", 26e6, 33e6),
        ("26-33 million people", 26e6, 33e6),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "sort", "unit", "value"),
    [
        ("€1 each", "money", "EUR", 1),
        ("$1.5 trillion", "money", "$", 1.5e12),
        ("US$5m", "money", "USD", 5e6),
        ("A$5 million", "money", "AUD", 5e6),
        ("EUR 5m", "money", "EUR", 5e6),
        ("5,000 euros", "money", "EUR", 5000),
        ("a 1.5 billion-pound loss", "money", "GBP", 1.5e9),
        ("50 %", "share", "", 0.5),
        ("50 per cent", "share", "", 0.5),
        ("50 percent of voters", "share", "", 0.5),
        ("a fifth of voters", "share", "", 0.2),
        ("by some estimates, a twenty-fifth", "share", "", 0.04),
        ("an estimated twenty-fifth of its trade", "share", "", 0.04),
        ("two thirds of them", "share", "", 2 / 3),
        ("two-thirds of them", "share", "", 2 / 3),
        ("half the army", "share", "", 0.5),
        ("one in five voters", "share", "", 0.2),
        ("72 out of 100", "share", "", 0.72),
        ("50/100", "share", "", 0.5),
        ("10 percentage points", "measure", "percentage", 10),
        ("50 km away", "measure", "length", 50_000),
        ("50km away", "measure", "length", 50_000),
        ("5m deep", "count", "", 5e6),
        ("it is 5m.", "measure", "length", 5),
        ("three decades", "measure", "time", 10 * 3 * _YEAR),
        ("a three-year term", "measure", "time", 3 * _YEAR),
        ("an 18-year-old", "measure", "time", 18 * _YEAR),
        ("3 metric tons", "measure", "mass", 3000),
        ("2 square km", "measure", "area", 2e6),
        ("the third woman", "ordinal", "", 3),
        ("the twenty-fifth woman", "ordinal", "", 25),
        ("the 42nd Street", "ordinal", "", 42),
    ],
)
def test_units(text: str, sort: str, unit: str, value: float) -> None:
    quantity = only(text)
    assert (quantity.sort, quantity.unit) == (sort, unit)
    assert quantity.low == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "comparison"),
    [
        ("more than 50 jets", "above"),
        ("over the 50 jets", "above"),
        ("at least 50 jets", "least"),
        ("no fewer than 50 jets", "least"),
        ("fewer than 50 jets", "below"),
        ("up to 50 jets", "most"),
        ("no more than 50 jets", "most"),
        ("about 50 jets", "near"),
        ("an estimated 50 jets", "near"),
        ("nearly 50 jets", "nearly"),
        ("more than $50", "above"),
        ("50 or more", "least"),
        ("50+", "least"),
        ("50 jets", ""),
    ],
)
def test_comparisons(text: str, comparison: str) -> None:
    assert only(text).comparison == comparison


def test_the_words_of_a_quantity_are_found() -> None:
    text = "It cost more than $1.5 trillion in all."
    quantity = only(text)
    assert text[quantity.start : quantity.end] == "more than $1.5 trillion"


@pytest.mark.parametrize(
    "text",
    [
        "MiG-29, F-35, B2K, T-72B3, COVID-19 and G7",
        "Joe Dirt 2: Beautiful Loser",
        "under Nato’s Article 5 it is",
        "a Week 13 game",
        "the film 47 Meters Down",
        "at 10:30, and at 3pm",
        "they won 4-0",
        "batted .343 there",
        "dozens of tanks, hundreds of people",
        "9/11",
        "12.000",
        "1,23,4",
        "1" * 40,
        "not the first woman",
        "nobody",
        "",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert read(text) == []


def test_plurals_say_what_is_counted() -> None:
    quantities = read("635 cases, 32 recent deaths and 400 propaganda and training films")
    assert [set(quantity.nouns) for quantity in quantities] == [{"case"}, {"die"}, {"film"}]
    assert only("one country").nouns == frozenset()
    assert only("two countries").nouns == {"countri"}


@pytest.mark.slow
@given(
    st.lists(
        st.sampled_from(
            [
                *"0123456789 ,.-–/$%€:'()",
                "one ",
                "million ",
                "and ",
                "a ",
                "third ",
                "of ",
                "half ",
                "to ",
                "March ",
                "Monday ",
                "2003",
                "more than ",
                "in ",
                "between ",
                "per cent",
                "m",
                "th",
                "٣",
                "½",
                "İ",
            ]
        ),
        max_size=40,
    )
)
def test_nothing_breaks_it(parts: list[str]) -> None:
    text = "".join(parts)
    figures = read_figures(text, ENGLISH)
    for start, end in find_spans(figures):
        assert 0 <= start < end <= len(text)
        assert re.search(r"\w", text[start:end])


HOSTILE = [
    "1", "1 ", "1,000", "100 ", "1-", "one ", "twenty-", "million ", "hundred and ", "more than ", "5 – ", "March 1 ",
    "2000-", "2000 to ", "$", "1 in ", "5 per cent ", ".5", "1/", "between 1 and ", "a third of ", "half a ", "Monday ",
    "Article 5 ", "1 jets and ", "early ", "of the ", "no more than ", "-1", "(2000", "2 and ",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["1", "1 ", "1,000", "one ", "March 1 ", "a"])
def test_a_long_text_costs_little(unit: str) -> None:
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    start = time.process_time()
    figures = read_figures(text, ENGLISH)
    assert time.process_time() - start < 5
    assert all(end <= LONGEST for _, end in find_spans(figures))


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE)
def test_the_cost_grows_with_the_length(unit: str) -> None:
    times = []
    for length in (LONGEST // 8, LONGEST):
        text = (unit * (length // len(unit) + 1))[:length]
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            read_figures(text, ENGLISH)
            best = min(best, time.process_time() - start)
        times.append(best)
    # Eight times the text; what is squared would cost sixty-four times as much.
    assert times[1] < 28 * times[0] + 0.01
