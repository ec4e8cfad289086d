"""Dates: what is read, what is refused and why, and comparisons that the precision may not decide."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.date import EDTF_PATTERN, Date, Day

BEFORE_ALL, AFTER_ALL = (-1, 0, 0), (10_000, 0, 0)

GOOD: list[tuple[str, Day, Day]] = [
    ("2022", (2022, 1, 1), (2022, 12, 31)),
    ("0000", (0, 1, 1), (0, 12, 31)),
    ("9999", (9999, 1, 1), (9999, 12, 31)),
    ("2022-03", (2022, 3, 1), (2022, 3, 31)),
    ("2022-04", (2022, 4, 1), (2022, 4, 30)),
    ("2022-02", (2022, 2, 1), (2022, 2, 28)),
    ("2024-02", (2024, 2, 1), (2024, 2, 29)),
    ("1900-02", (1900, 2, 1), (1900, 2, 28)),
    ("2000-02-29", (2000, 2, 29), (2000, 2, 29)),
    ("2022-03-08", (2022, 3, 8), (2022, 3, 8)),
    ("2022-03-08T23:59:59", (2022, 3, 8), (2022, 3, 8)),
    ("2022-03-08T12:00:00Z", (2022, 3, 8), (2022, 3, 8)),
    ("2022-03-08T12:00:00+02:00", (2022, 3, 8), (2022, 3, 8)),
    ("2022-03-01/2022-03-08", (2022, 3, 1), (2022, 3, 8)),
    ("2022-03/2022", (2022, 3, 1), (2022, 12, 31)),
    ("2022/2022-03", (2022, 1, 1), (2022, 3, 31)),
    ("2022-03-08/2022-03-08", (2022, 3, 8), (2022, 3, 8)),
    ("../2022-03", BEFORE_ALL, (2022, 3, 31)),
    ("2022-03/..", (2022, 3, 1), AFTER_ALL),
]


@pytest.mark.parametrize(("text", "first", "last"), GOOD, ids=[text for text, _, _ in GOOD])
def test_first_and_last_day(text: str, first: Day, last: Day) -> None:
    date = Date.parse(text)
    assert date == (text, first, last, True, True)
    assert str(date) == text
    assert re.search(EDTF_PATTERN, text)


@pytest.mark.parametrize(
    ("text", "start_is_firm", "end_is_firm"),
    [
        ("2022?", False, False),
        ("2022-03~", False, False),
        ("2022-03-08%", False, False),
        ("2022?/2023", False, True),
        ("2022/2023~", True, False),
        ("2022~/2023?", False, False),
        ("../2022?", True, False),
        ("2022?/..", False, True),
    ],
)
def test_qualifiers(text: str, start_is_firm: bool, end_is_firm: bool) -> None:
    date = Date.parse(text)
    assert (date.start_is_firm, date.end_is_firm) == (start_is_firm, end_is_firm)
    assert (date.earliest, date.latest) == Date.parse(re.sub("[?~%]", "", text))[1:3]
    assert re.search(EDTF_PATTERN, text)


HOW = "write YYYY, YYYY-MM or YYYY-MM-DD"

BAD = [
    ("", HOW),
    ("22", HOW),
    ("22022", HOW),
    ("-2022", HOW),
    ("2022-3", HOW),
    ("2022-3-8", HOW),
    ("2022/03/08", "one / between"),
    ("08.03.2022", HOW),
    ("8 March 2022", HOW),
    ("March 2022", HOW),
    ("today", HOW),
    ("2022 ", HOW),
    ("2022\n", HOW),
    ("２０２２", HOW),
    ("٢٠٢٢", HOW),
    ("202X", HOW),
    ("2022-XX", HOW),
    ("?2022", HOW),
    ("2022??", HOW),
    ("2022-03-08T12:00", HOW),
    ("2022T12:00:00", HOW),
    ("2022-03-08 12:00:00", HOW),
    ("2022-00", "there is no month 00"),
    ("2022-13", "there is no month 13"),
    ("2022-13-01", "there is no month 13"),
    ("2022-03-00", "2022-03 has no day 00"),
    ("2022-03-32", "2022-03 has no day 32"),
    ("2022-04-31", "2022-04 has no day 31"),
    ("2022-02-29", "2022-02 has no day 29"),
    ("1900-02-29", "1900-02 has no day 29"),
    ("2022-02-30?", "2022-02 has no day 30"),
    ("2022-03-08T24:00:00", "there is no time 24:00:00"),
    ("2022-03-08T12:60:00", "there is no time 12:60:00"),
    ("2022-03-08T12:00:60", "there is no time 12:00:60"),
    ("..", HOW),
    ("../..", "open at both ends"),
    ("/2022", HOW),
    ("2022/", HOW),
    ("/", HOW),
    ("2022/2023/2024", "one / between"),
    ("2022/03", HOW),
    ("2023/2022", "ends before it begins"),
    ("2022-03-08/2022-03-07", "ends before it begins"),
    ("2022-13/2023", "there is no month 13"),
    ("2022/2023-02-29", "2023-02 has no day 29"),
]


@pytest.mark.parametrize(("text", "reason"), BAD)
def test_what_is_refused_and_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        Date.parse(text)


def test_a_calendar_day() -> None:
    assert Date.on(datetime.date(2022, 3, 8)) == Date.parse("2022-03-08")


COMPARISONS = [
    ("2022-03-07", "2022-03-08", True),
    ("2022-03-08", "2022-03-08", False),
    ("2022-03-09", "2022-03-08", False),
    ("2021", "2022", True),
    ("2021-12", "2022-01-01", True),
    ("2022-03", "2022-04-01", True),
    ("2023", "2022", False),
    ("2022-04", "2022-03", False),
    # The precision cannot tell.
    ("2022", "2022", None),
    ("2022", "2022-03-08", None),
    ("2022-03-08", "2022", None),
    ("2022-03-08", "2022-03", None),
    # A day is not before a month that ends with it, and the other way round.
    ("2022-03-31", "2022-03", False),
    ("2022-03", "2022-03-01", False),
    ("2022-03", "2022-03-31", None),
    # Intervals
    ("2022-03-01/2022-03-08", "2022-03-09", True),
    ("2022-03-01/2022-03-08", "2022-03-08", None),
    ("2022-03-01/2022-03-08", "2022-03-01", False),
    ("2022-03-09", "2022-03-01/2022-03-08", False),
    ("2022-03-05", "2022-03-01/2022-03-08", None),
    ("2022-03-01/2022-03-08", "2022-03-05/2022-03-12", None),
    # Open ends
    ("../2021", "2022", True),
    ("../2022", "2022-03", None),
    ("2022/..", "2021", False),
    ("2022/..", "2023", None),
    ("2021", "2022/..", True),
    ("2023", "2022/..", None),
    ("2023", "../2022", False),
    ("2021", "../2022", None),
    ("../2021", "2022/..", True),
    ("2022/..", "../2021", False),
    ("2022/..", "../2023", None),
    # An end that is not firm decides nothing, the other end does.
    ("2021?", "2022", None),
    ("2021", "2022~", None),
    ("2023?", "2022", None),
    ("2023", "2022%", None),
    ("2020?/2021", "2022", True),
    ("2020/2021?", "2022", None),
    ("2021", "2022/2023?", True),
    ("2021", "2022?/2023", None),
    ("2023?/2024", "2022", None),
    ("2023/2024?", "2022", False),
    ("2023", "2021?/2022", False),
    ("2023", "2021/2022?", None),
]


@pytest.mark.parametrize(("one", "other", "answer"), COMPARISONS)
def test_is_before(one: str, other: str, answer: bool | None) -> None:
    assert Date.parse(one).is_before(Date.parse(other)) is answer


@st.composite
def points(draw: st.DrawFn) -> str:
    # Years close together, so that dates meet.
    day = draw(st.dates(datetime.date(2020, 1, 1), datetime.date(2022, 12, 31)))
    return day.isoformat()[: draw(st.sampled_from([4, 7, 10]))] + draw(st.sampled_from(["", "", "?", "~", "%"]))


@st.composite
def dates(draw: st.DrawFn) -> Date:
    ends = [draw(points()), draw(points())]
    shape = draw(st.sampled_from(["{0}", "{0}/{1}", "../{0}", "{0}/.."]))
    if shape == "{0}/{1}":
        ends.sort(key=lambda end: Date.parse(end).earliest)
        if Date.parse(ends[1]).latest < Date.parse(ends[0]).earliest:
            ends.reverse()
    return Date.parse(shape.format(*ends))


@pytest.mark.slow
@given(dates(), dates())
def test_no_two_dates_are_before_one_another(one: Date, other: Date) -> None:
    if one.is_before(other):
        assert other.is_before(one) is False


@pytest.mark.slow
@given(dates(), dates(), dates())
def test_before_goes_on(one: Date, two: Date, three: Date) -> None:
    if one.is_before(two) and two.is_before(three):
        assert one.is_before(three)


@pytest.mark.slow
@given(dates(), dates())
def test_a_decided_comparison_holds_for_every_day(one: Date, other: Date) -> None:
    answer = one.is_before(other)
    ends = [(mine, its) for mine in (one.earliest, one.latest) for its in (other.earliest, other.latest)]
    if answer is not None:
        assert all((mine < its) is answer for mine, its in ends)


@pytest.mark.slow
@given(dates())
def test_a_qualifier_never_decides(date: Date) -> None:
    vague = date._replace(start_is_firm=False, end_is_firm=False)
    for other in (Date.parse("1900"), Date.parse("2100"), date):
        assert vague.is_before(other) is None
        assert other.is_before(vague) is None


@pytest.mark.slow
@given(dates())
def test_the_pattern_for_editors_takes_every_date(date: Date) -> None:
    assert re.search(EDTF_PATTERN, date.text)


@given(st.text("0123456789-/.?~%T:Z+", max_size=25))
def test_parsing_is_all_or_an_error_in_words(text: str) -> None:
    try:
        date = Date.parse(text)
    except ValueError as error:
        assert len(str(error)) > 10  # noqa: PT017  (both ways are right, and each is looked at)
    else:
        assert date.earliest <= date.latest
        assert re.search(EDTF_PATTERN, text)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("2022-03-06", "2022-03-08", True),
        ("2022-03-07", "2022-03-08", False),
        ("2022-12-31", "2023-01-01", False),
        ("2022-02", "2022-03-01", True),
        ("2022-03-06?", "2022-03-08", False),
        ("2022", "2022-03-08", False),
        ("../2022-03-07", "2022-03-09", True),
        ("0000-12-31", "0001-01-01", True),
    ],
)
def test_is_well_before(one: str, other: str, answer: bool) -> None:
    assert Date.parse(one).is_well_before(Date.parse(other)) is answer
