"""Numbers in digits and words, parts of a whole, and ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.number.numeral import Numeral, is_numeral, read_numeral, read_part, read_range
from claimcheck.language.sentence.token import TokenView, read_tokens
from tests.language.english import ENGLISH


def view(text: str) -> TokenView:
    return TokenView(text, read_tokens(text, 0, len(text)), ENGLISH)


@pytest.mark.parametrize(
    ("text", "value", "step", "rest"),
    [
        ("28", 28, 1, ""),
        ("1,500", 1500, 100, ""),
        ("18 000 men", 18000, 1000, ""),
        ("2.30", 2.3, 0.01, ""),
        ("2.3 million", 2.3e6, 1e5, ""),
        ("5m", 5, 1, "m"),
        ("3-year-old", 3, 1, "-year-old"),
        ("1.5 billion-pound", 1.5e9, 1e8, "-pound"),
        ("33-million", 33e6, 1e6, ""),
        ("twenty-five", 25, 1, ""),
        ("twenty-storey", 20, 1, "-storey"),
        ("two hundred and one", 201, 1, ""),
        ("two and a half million", 2.5e6, 5e5, ""),
        ("three dozen", 36, 12, ""),
        ("one hundred thousand", 1e5, 1e3, ""),
    ],
)
def test_values(text: str, value: float, step: float, rest: str) -> None:
    numeral = read_numeral(view(text), 0)
    assert numeral is not None
    assert (numeral.value, numeral.step) == pytest.approx((value, step))
    assert numeral.rest == rest
    assert not numeral.is_ordinal


@pytest.mark.parametrize(("text", "value"), [("26th", 26), ("third", 3), ("twenty-fifth", 25), ("42nd", 42)])
def test_ordinals(text: str, value: float) -> None:
    assert read_numeral(view(text), 0) == Numeral(value, 1.0, 0, 1, is_ordinal=True, is_word=not text[0].isdigit())


@pytest.mark.parametrize("text", ["million", "jets", "1,23,4", "12.000", "1" * 16, "and", "dozen"])
def test_what_is_no_number(text: str) -> None:
    assert read_numeral(view(text), 0) is None


def test_an_article_belongs_to_a_magnitude() -> None:
    assert read_numeral(view("half a million men"), 2) == Numeral(5e5, 1e6, 0, 3, is_word=True)
    assert read_numeral(view("a million men"), 1) == Numeral(1e6, 1e6, 0, 2, is_word=True)


@pytest.mark.parametrize(
    ("text", "index", "part"),
    [
        ("a fifth of it", 1, (1 / 5, 2)),
        ("two thirds", 0, (2 / 3, 2)),
        ("two-thirds", 0, (2 / 3, 1)),
        ("half the army", 0, (1 / 2, 1)),
        ("a quarter of it", 1, (1 / 4, 2)),
        ("a twenty-fifth", 1, (1 / 25, 2)),
        ("a second of it", 1, None),
        ("half past", 0, None),
        ("the fifth man", 1, None),
    ],
)
def test_parts_of_a_whole(text: str, index: int, part: tuple[float, int] | None) -> None:
    assert read_part(view(text), index) == part


@pytest.mark.parametrize(
    ("text", "index", "ends"),
    [
        ("26 to 33", 0, (26, 33)),
        ("26–33", 0, (26, 33)),
        ("26-33 million", 0, (26e6, 33e6)),
        ("26 to 33 million", 0, (26e6, 33e6)),
        ("between 26 and 33", 1, (26, 33)),
        ("4-0", 0, (4, 0)),
        ("26 and 33", 0, None),
        ("26 to the", 0, None),
        ("26th to 33rd", 0, None),
        ("26 jets to 33", 0, None),
    ],
)
def test_ranges(text: str, index: int, ends: tuple[float, float] | None) -> None:
    seen = view(text)
    numeral = read_numeral(seen, index)
    assert numeral is not None
    found = read_range(seen, numeral, dated=())
    assert (found and (found[0], found[1].value)) == ends


def test_a_range_ends_at_no_date() -> None:
    seen = view("26 to 33")
    numeral = read_numeral(seen, 0)
    assert numeral is not None
    assert read_range(seen, numeral, dated={2}) is None


def test_where_a_number_may_begin() -> None:
    seen = view("28 twenty-five million third jets")
    assert [is_numeral(seen, index) for index in range(-1, 6)] == [False, True, True, False, False, False, False]


WORDS = st.sampled_from("1 28 1,500 5m twenty twenty-five hundred million and a half third of to - 000 jets".split())


@given(st.lists(WORDS, min_size=1, max_size=12).map(" ".join))
def test_a_number_has_tokens_of_its_own(text: str) -> None:
    seen = view(text)
    for index in range(len(seen.words)):
        numeral = read_numeral(seen, index)
        if numeral is not None:
            assert 0 <= numeral.begin <= index < numeral.end <= len(seen.words)
            assert numeral.value >= 0
            assert numeral.step > 0
