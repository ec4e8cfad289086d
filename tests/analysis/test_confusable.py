"""Ids that are taken for one another, against the slow way of finding them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from claimcheck.analysis.confusable import LEAST_LENGTH, find_alike, find_slips, skeleton

# Letters that no Roman number is made of; every word has two of them, so that none numbers a series.
WORDS = st.text("abc", min_size=2, max_size=4)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map("-".join)


def slow_slips(few: list[str], many: list[str]) -> list[tuple[str, str]]:
    pairs = []
    for name in few:
        near = [
            other for other in many if min(len(name), len(other)) >= LEAST_LENGTH and OSA.distance(name, other) == 1
        ]
        pairs += [(name, other) for other in near[:1]]
    return pairs


@pytest.mark.slow
@given(st.lists(NAMES, unique=True, max_size=14), st.integers(0, 14))
def test_slips_are_those_of_the_slow_way(names: list[str], cut: int) -> None:
    few, many = names[:cut], names[cut:]
    assert list(find_slips(few, many)) == slow_slips(few, many)


@pytest.mark.slow
@given(st.lists(st.text("ab1-", min_size=6, max_size=8), unique=True, max_size=14), st.integers(0, 14))
def test_a_slip_is_always_one_edit(names: list[str], cut: int) -> None:
    for one, other in find_slips(names[:cut], names[cut:]):
        assert OSA.distance(one, other) == 1


@pytest.mark.slow
@given(st.lists(st.text("aoO0l1iIrnmvw-аоі", min_size=1, max_size=6), max_size=12))
def test_alike_are_those_with_one_skeleton(names: list[str]) -> None:
    unique = list(dict.fromkeys(names))
    expected = []
    for place, name in enumerate(unique):
        before = [other for other in unique[:place] if skeleton(other) == skeleton(name)]
        expected += [(name, before[0])] if before else []
    assert list(find_alike(names)) == expected


def test_a_hyphen_between_digits_is_kept() -> None:
    assert skeleton("mig-29") == skeleton("mig29")
    assert skeleton("note-1-11") != skeleton("note-11-1")
    assert skeleton("2022-1") != skeleton("20221")


def measure(few: list[str], many: list[str]) -> float:
    start = time.process_time()
    list(find_alike([*few, *many]))
    list(find_slips(few, many))
    return time.process_time() - start


@pytest.mark.slow
def test_time_grows_with_the_ids_and_not_with_their_pairs() -> None:
    series = [f"daily-telegraph-{number // 100:05}-{'abcdefghij'[number % 10] * 2}" for number in range(20_000)]
    strange = [f"paper-tw{chr(0x4E00 + number)}" for number in range(20_000)]
    for names in (list(dict.fromkeys(series)), strange):
        half = len(names) // 2
        # By pairs it would be minutes.
        assert measure(names[:half], names[half:]) < 5
        assert measure(names[:100], names[100:]) < 5
