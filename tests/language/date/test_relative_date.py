"""Dates that are told from another one, and those that stay open."""

from __future__ import annotations

import pytest

from claimcheck.language.date.calendar import TimeSpan
from claimcheck.language.date.relative_date import resolve
from claimcheck.language.number.quantity import read_figures
from claimcheck.model.date import Date, Day
from tests.language.english import ENGLISH


def read(text: str) -> list[TimeSpan]:
    return read_figures(text, ENGLISH).moments


def resolved(text: str, published: str | None) -> tuple[list[tuple[Day, Day]], int]:
    found, still_open = resolve(text, read(text), ENGLISH, Date.parse(published) if published else None)
    return [(moment.first, moment.last) for moment in found], len(still_open)


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("He came yesterday.", "2022-03-01", (2022, 2, 28)),
        ("He comes tomorrow.", "2022-12-31", (2023, 1, 1)),
        ("He came on Monday.", "2022-03-16", (2022, 3, 14)),
        ("He came on 7 March, and a day later he went.", None, (2000, 3, 8)),
        ("He came on 30 March 2022. Two days later he went.", None, (2022, 4, 1)),
        ("He came on 7 March 2022. The next day he went.", None, (2022, 3, 8)),
        ("He came on 7 March 2022, two days earlier than she.", None, (2022, 3, 5)),
    ],
)
def test_days_told_from_another_one(text: str, published: str | None, day: Day) -> None:
    found, still_open = resolved(text, published)
    assert (day, day) in found
    assert not still_open


@pytest.mark.parametrize(
    ("text", "published", "words", "iso"),
    [
        ("He came on 7 March, and two days later he went.", None, "two days later", "--03-09"),
        ("He came on 7 March 2022. The next day he went.", None, "next day", "2022-03-08"),
        ("He came on Monday. A day later he went.", "2022-03-16", "A day later", "2022-03-15"),
        ("He came on Monday.", "2022-03-16", "Monday", "2022-03-14"),
        ("He came last year.", "2022", "last year", "2021"),
        ("He came last month.", "2022-01-20", "last month", "2021-12"),
        ("He came yesterday.", "2022-03-01", "yesterday", "2022-02-28"),
    ],
)
def test_the_words_that_tell_a_date_and_the_day_they_mean(
    text: str, published: str | None, words: str, iso: str
) -> None:
    found, _ = resolve(text, read(text), ENGLISH, Date.parse(published) if published else None)
    assert (words, iso) in [(text[moment.start : moment.end], moment.iso) for moment in found]


def test_a_day_that_follows_one_without_a_year_has_none() -> None:
    text = "He came on 7 March, and a day later he went."
    found, _ = resolve(text, read(text), ENGLISH, None)
    assert [moment.has_year for moment in found] == [False]


def test_years_and_months_told_from_the_day_of_publication() -> None:
    assert resolved("last year", "2022-11") == ([((2021, 1, 1), (2021, 12, 31))], 0)
    assert resolved("this year", "2022") == ([((2022, 1, 1), (2022, 12, 31))], 0)
    assert resolved("last month", "2022-01-20") == ([((2021, 12, 1), (2021, 12, 31))], 0)


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "on Monday",
        "last week",
        "next year",
        "a year earlier",
        "a few days later",
        "a day later",
        "last June",
        "on 31 February, a week or two days later",
    ],
)
def test_what_stays_open(text: str) -> None:
    assert resolved(text, None) == ([], 1)


def test_a_relative_date_beside_the_day_it_means_is_not_open() -> None:
    assert resolved("A week later, on 8 March, it fell.", None) == ([], 0)
