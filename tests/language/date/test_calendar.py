"""Dates that a text names: days, months, years, decades, seasons."""

from __future__ import annotations

import pytest

from claimcheck.language.date.calendar import TimeSpan, read_dates
from claimcheck.language.number.quantity import read_figures
from claimcheck.language.sentence.token import TokenView, read_tokens
from claimcheck.model.date import Day
from tests.language.english import ENGLISH


def read(text: str) -> list[TimeSpan]:
    return read_figures(text, ENGLISH).moments


def show(moment: TimeSpan) -> str:
    """Return the days of a date, without the year where it has none."""
    return "/".join("-".join(map(str, day if moment.has_year else day[1:])) for day in (moment.first, moment.last))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 8 March 2022", "2022-3-8/2022-3-8"),
        ("on the 8th of March, 2022", "2022-3-8/2022-3-8"),
        ("on March 8, 2022", "2022-3-8/2022-3-8"),
        ("on March 8th", "3-8/3-8"),
        ("on Feb. 24", "2-24/2-24"),
        ("on 2022-03-08", "2022-3-8/2022-3-8"),
        ("10–12 March", "3-10/3-12"),
        ("between 2 and 3 March", "3-2/3-3"),
        ("March 10–12, 2020", "2020-3-10/2020-3-12"),
        ("in March", "3-1/3-31"),
        ("in April of 1866", "1866-4-1/1866-4-31"),
        ("late March", "3-16/3-31"),
        ("mid-March", "3-8/3-24"),
        ("in 2003", "2003-1-1/2003-12-31"),
        ("in mid-2017", "2017-4-1/2017-9-31"),
        ("at the end of 2021", "2021-6-1/2021-12-31"),
        ("the early 1980s", "1980-1-1/1984-12-31"),
        ("in the late 1970 's", "1974-1-1/1979-12-31"),
        ("in the 80s", "1980-1-1/1989-12-31"),
        ("the 2017–18 season", "2017-1-1/2018-12-31"),
        ("the 2017-18 season", "2017-1-1/2018-12-31"),
        ("from 2013 to 2015", "2013-1-1/2015-12-31"),
        ("It ended. 2022 was better.", "2022-1-1/2022-12-31"),
        ("born in 1926.She", "1926-1-1/1926-12-31"),
        ("Under the 1973 ruling", "1973-1-1/1973-12-31"),
        ("in 44 BC", "-43-1-1/-43-12-31"),
        ("in 1 B.C. they", "0-1-1/0-12-31"),
        ("in AD 79", "79-1-1/79-12-31"),
        ("in 1200 CE", "1200-1-1/1200-12-31"),
    ],
)
def test_dates(text: str, days: str) -> None:
    assert days in map(show, read(text))


@pytest.mark.parametrize(
    "text",
    [
        "May I march on?",
        "June attends a concert",
        "more than 1800 people",
        "$2000",
        "2000 m",
        "killed 2000 troops",
        "in last June’s vote",
        "the sun",
        "99 bc",
        "44 ad campaigns",
        "44444 BC",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "comparison"),
    [
        ("before 2008", "before"),
        ("prior to March 2008", "before"),
        ("after the early 1980s", "after"),
        ("by 7 April", "by"),
        ("since 2008", "edge"),
        ("in 2008", ""),
    ],
)
def test_comparisons(text: str, comparison: str) -> None:
    assert read(text)[0].comparison == comparison


@pytest.mark.parametrize("text", ["the 2020 pandemic", "the film (2008)", "Hush (2016 film)", "(Kerr 2007)"])
def test_years_that_tell_which_one_is_meant(text: str) -> None:
    assert [moment.is_label for moment in read(text)] == [True]


def test_a_year_that_says_when_is_no_label() -> None:
    assert [moment.is_label for moment in read("It is a 1940 comedy, filmed in 1939")] == [False, False]


def test_a_weekday_beside_its_date_is_no_other_date() -> None:
    assert [moment.weekday for moment in read("on Monday, 8 March, and on Tuesday")] == [None, 1]


def test_tokens_of_a_date_are_no_others() -> None:
    text = "on 8 March 2022 and 2000 troops"
    view = TokenView(text, read_tokens(text, 0, len(text)), ENGLISH)
    moments, dated = read_dates(view, [1, 2, 3, 5])
    assert [text[moment.start : moment.end] for moment in moments] == ["8 March 2022"]
    assert dated == {1, 2, 3}


@pytest.mark.parametrize(
    ("first", "last", "has_year", "iso"),
    [
        ((2022, 3, 8), (2022, 3, 8), True, "2022-03-08"),
        ((2022, 3, 1), (2022, 3, 31), True, "2022-03"),
        ((2022, 1, 1), (2022, 12, 31), True, "2022"),
        ((1980, 1, 1), (1989, 12, 31), True, "1980-01-01/1989-12-31"),
        ((2022, 3, 10), (2022, 3, 12), True, "2022-03-10/2022-03-12"),
        ((2000, 3, 8), (2000, 3, 8), False, "--03-08"),
        ((2000, 3, 1), (2000, 3, 31), False, ""),
    ],
)
def test_dates_in_figures(first: Day, last: Day, has_year: bool, iso: str) -> None:
    assert TimeSpan(0, 1, first, last, has_year).iso == iso
