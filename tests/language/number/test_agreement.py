"""Whether a quantity or a date carries another one."""

from __future__ import annotations

import pytest

from claimcheck.language.date.calendar import TimeSpan
from claimcheck.language.number.agreement import is_comparable, is_date_carried, is_long, is_quantity_carried, is_rival
from claimcheck.language.number.quantity import Quantity, read_figures
from tests.language.english import ENGLISH


def quantity(text: str) -> Quantity:
    (found,) = read_figures(text, ENGLISH).quantities
    return found


def date(text: str) -> TimeSpan:
    return read_figures(text, ENGLISH).moments[-1]


@pytest.mark.parametrize(
    ("ours", "theirs", "is_carried"),
    [
        ("1.5 trillion dollars", "$1,500 billion", True),
        ("more than 4,700 people", "4,750 people", True),
        ("more than 4,800 people", "more than 4,700 people", False),
        ("more than 4,700 people", "more than 4,800 people", True),
        ("4,750 people", "more than 4,700 people", True),
        ("4,700 people", "4,750 people", True),
        ("4,750 people", "4,700 people", False),
        ("4,800 people", "4,750 people", True),
        ("4,750 people", "4,800 people", False),
        ("up to 50 tanks", "no more than 50 tanks", True),
        ("about 30 people", "29 people", True),
        ("about 30 people", "40 people", False),
        ("nearly 30 people", "31 people", False),
        ("more than ten people", "a thousand cars", False),
        ("26 to 33 jets", "26 to 33 jets", True),
        ("28 jets", "26 to 33 jets", False),
        ("26 to 33 jets", "28 jets", True),
        ("50 km", "31 miles", True),
        ("three decades", "30 years", True),
        ("a fifth of voters", "20 per cent of voters", True),
        ("5 pounds", "2.27 kg", True),
        ("79 per cent", "more than 79 per cent", True),
        ("more than 79 per cent", "79 per cent", False),
    ],
)
def test_what_carries_a_quantity(ours: str, theirs: str, is_carried: bool) -> None:
    mine, other = quantity(ours), quantity(theirs)
    assert is_comparable(mine, other)
    assert is_quantity_carried(mine, other) is is_carried


@pytest.mark.parametrize(
    ("ours", "theirs", "may_be_one"),
    [
        ("€1", "$1", False),
        ("$5", "US$5", True),
        ("5 km", "5 years", False),
        ("28 jets", "28 km", False),
        ("28", "28 km", True),
        ("28 km", "28", True),
        ("70 years", "the 70th birthday", False),
        ("70", "the 70th birthday", True),
        ("the 70th birthday", "70", False),
    ],
)
def test_what_may_be_of_one_thing(ours: str, theirs: str, may_be_one: bool) -> None:
    assert is_comparable(quantity(ours), quantity(theirs)) is may_be_one


@pytest.mark.parametrize(
    ("ours", "theirs", "is_carried"),
    [
        ("on 8 March 2022", "on 8 March 2022", True),
        ("in March 2022", "on 8 March 2022", True),
        ("on 8 March 2022", "in March 2022", False),
        ("in 2022", "on 8 March", True),
        ("on 8 March", "on 8 March 2022", True),
        ("on 9 March", "on 8 March", False),
        ("before 2008", "in 2007", True),
        ("before 2008", "in 2008", False),
        ("after 2008", "in 2009", True),
        ("by 2008", "in 2008", True),
        ("on Monday", "on Monday", True),
        ("on Monday", "on Tuesday", False),
        ("on Monday", "on 8 March", False),
        ("from 2013 to 2015", "in 2014", True),
    ],
)
def test_what_carries_a_date(ours: str, theirs: str, is_carried: bool) -> None:
    assert is_date_carried(date(ours), date(theirs)) is is_carried


def test_stretches_of_time_with_one_end_in_common_are_rivals() -> None:
    assert is_rival(date("10–12 March"), date("10–14 March"))
    assert not is_rival(date("10–12 March"), date("10–12 March"))
    assert not is_rival(date("10–12 March"), date("13–14 March"))
    assert not is_rival(date("10–12 March"), date("10 March"))


def test_a_year_is_long() -> None:
    assert is_long(date("in 2022"))
    assert is_long(date("the 1980s"))
    assert not is_long(date("in March 2022"))
    assert not is_long(date("in March"))
