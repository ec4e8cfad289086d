"""Statements that are nearly the same."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest

from claimcheck.analysis.comparison.near_duplicate import find_alike

REVERSAL = "On 8 March the Pentagon abruptly reversed its position on the Polish proposal."


@pytest.mark.parametrize(
    "other",
    [
        "On 8 March the Pentagon suddenly reversed its position on the Polish offer.",
        "On 8 March the Pentagon reversed its position on the proposal.",
        "On 8 March, it is said, the Pentagon abruptly reversed its position on the Polish proposal.",
        "The Pentagon abruptly reversed its position on the Polish proposal on 8 March.",
        "ON 8 MARCH THE PENTAGON ABRUPTLY REVERSED ITS POSITION ON THE POLISH PROPOSAL",
    ],
)
def test_alike(other: str) -> None:
    assert find_alike([REVERSAL, "Warsaw bought the jets in 2003.", other]) == [(0, 2)]


def test_not_alike() -> None:
    assert find_alike([REVERSAL, "On 8 March the Pentagon said nothing of the kind to Poland.", "", "Yes."]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中国坚定支持俄罗斯的军事行动", "中国支持俄罗斯的军事行动"),
        ("ประเทศจีนสนับสนุนรัสเซียอย่างมั่นคง", "ประเทศจีนสนับสนุนรัสเซียอย่างมั่นคงมาก"),
        ("Китай решительно поддержал Россию в марте", "В марте Китай решительно поддержал Россию"),
        ("الصين تدعم روسيا بقوة", "الصين تدعم روسيا"),
    ],
)
def test_scripts(one: str, other: str) -> None:
    assert find_alike([one, other]) == [(0, 1)]


def test_the_same_many_times_goes_with_the_first() -> None:
    statements = [REVERSAL] * 5_000
    assert find_alike(statements) == [(0, index) for index in range(1, 5_000)]


def test_more_alike_than_are_compared_each_with_each() -> None:
    """A template leaves the statements few rare words; those that are the nearest are found still."""
    statements = [f"The ministry of trade said that exports grew by {number} per cent." for number in range(300)]
    found = set(find_alike(statements))
    joined = {index for pair in found for index in pair}
    assert len(joined) == len(statements)
    assert len(found) <= 16 * len(statements)


@pytest.mark.slow
def test_the_time_is_bounded_for_any_statements() -> None:
    rng = random.Random(3)
    words = [f"w{number}" for number in range(12)]
    begun = time.process_time()
    find_alike([" ".join(rng.choices(words, k=60)) for _ in range(2_000)])
    many = time.process_time() - begun
    assert many < 20
    assert find_alike(["x " * 100_000 + "y", "x " * 100_000 + "z"]) == []


def test_order_decides_nothing() -> None:
    rng = random.Random(5)
    vocabulary = ["".join(rng.choices("abcdefghij", k=5)) for _ in range(500)]
    statements = [" ".join(rng.choices(vocabulary, k=12)) for _ in range(200)]
    statements += [statement + " again" for statement in statements[:50]]
    forward = {frozenset((statements[a], statements[b])) for a, b in find_alike(statements)}
    statements.reverse()
    assert {frozenset((statements[a], statements[b])) for a, b in find_alike(statements)} == forward
    assert len(forward) >= 50


def test_sorted() -> None:
    statements = [REVERSAL, "Warsaw bought the jets.", REVERSAL + " Again.", "Warsaw bought the jets!", REVERSAL]
    found = find_alike(statements)
    assert all(one < other for one, other in pairwise(found))
    assert all(one < other for one, other in found)
