"""Which words of a text are names, and how names are spelt."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.name.proper_name import LONGEST, may_have_names, read_names
from tests.language.english import ENGLISH


def names_of(text: str) -> list[str]:
    return [text[name.start : name.end] for name in read_names(text, ENGLISH).names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Oslo Anna Berg met nobody.", ["Oslo Anna Berg"]),
        ("Then the Norwegian Prime Minister Anna Berg spoke.", ["Norwegian", "Anna Berg"]),
        (
            "She worked for the Bank of England and for Ursula von der Hagen.",
            ["Bank of England", "Ursula von der Hagen"],
        ),
        ("They flew with J. R. Berg and St. John’s U.S. friends.", ["J. R. Berg", "John", "U.S."]),
        ("Berg’s ship was the Anna-Maria II.", ["Berg", "Anna-Maria II"]),
        ("He met O’Hara of AT&T, and Noe\u0308l.", ["O’Hara of AT&T", "Noe\u0308l"]),
        ("In May Helen May told Berg Monday.", ["Helen May", "Berg"]),
        ("On Monday, 8 March, I was told by Mr. May’s NGOs.", []),
        ("It said: The war is lost. “Nobody cares,” he said — And that was it.", []),
        ("The president, the Prime Minister and the Supreme Court say so.", []),
        ("An X-ray of CO2 and of a V-shaped F-35 for US$5 million.", []),
        ("ПОТОМ Анна Берг пришла.", ["ПОТОМ Анна Берг"]),
        ("", []),
    ],
)
def test_what_is_a_name(text: str, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("Berg spoke.", False),
        ("Anna Berg spoke.", True),
        ("UNESCO spoke.", True),
        ("UnionPay spoke.", True),
        ("Nobody but Berg spoke.", True),
    ],
)
def test_a_capital_at_the_beginning_of_a_sentence_is_no_sure_sign(text: str, is_sure: bool) -> None:
    (name,) = read_names(text, ENGLISH).names
    assert name.is_sure is is_sure


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "A ",
        "A. ",
        "A.A.",
        "Ab of ",
        "Ab\n",
        "Ab-",
        "Ab ’s ",
        "a\u0301",
        "A\u0301\u0323",
        "'",
        "\n \n",
        "- ",
        "USA ",
        "President ",
        "United States of ",
        "Anna Berg. ",
    ],
)
def test_reading_is_linear(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        best = 9.0
        for _ in range(3):
            read_names.cache_clear()
            start = time.process_time()
            read_names(text, ENGLISH)
            best = min(best, time.process_time() - start)
        return best

    # No more than so much is read of a text.
    assert cost(1_000_000) <= 12 * cost(LONGEST // 5) + 0.3


@given(st.text("aB t.'’-“ éÉ\n", max_size=20))
def test_names(text: str) -> None:
    assert may_have_names(text, ENGLISH) or not read_names(text, ENGLISH).names


def test_a_statement_with_one_capital_names_nobody() -> None:
    assert not may_have_names("The bridge was closed to lorries.", ENGLISH)
    assert may_have_names("Prague closed the bridge to lorries.", ENGLISH)
    assert may_have_names("The bridge was closed by Anna Berg.", ENGLISH)
