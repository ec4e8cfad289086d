"""Which words of a text are names, and whether a text names the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.analysis.fidelity.name.mention import Mentions
from claimcheck.language.name.proper_name import LONGEST, may_have_names, read_names
from tests.language.english import ENGLISH


def names_of(text: str) -> list[str]:
    return [text[name.start : name.end] for name in read_names(text, ENGLISH).names]


def is_named(name: str, text: str) -> bool:
    """Tell whether the last name of one text is named in another."""
    return Mentions([read_names(text, ENGLISH)], ENGLISH).names(read_names(name, ENGLISH).names[-1])


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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anna Berg", "It was Berg."),
        ("It was Berg", "It was Anna Berg."),
        ("Anna Berg", "It was ANNA-LENA BERG."),
        ("Anna K. Berg", "It was A. K. Berg."),
        ("Bill Hansen", "It was William Hansen."),
        ("the Noël", "Noel"),
        ("the Łódź", "in Lodz"),
        ("the Kraków", "in Kraków"),
        ("in Kyiv", "in Kiev"),
        ("with Zelensky", "with Zelenskyy"),
        ("with Zelenskyi", "with Zelenskiy"),
        ("with Mikhail", "with Mihail"),
        ("of al-Qaida", "of al-Qaeda"),
        ("in Poland", "Polish jets"),
        ("the Polish jets", "Poland’s jets"),
        ("the Chinese", "in China"),
        ("for Beijing", "China said so"),
        ("the Kremlin", "Russia said so"),
        ("Russia", "said the Kremlin"),
        ("the United States", "the U.S. said so"),
        ("the US", "the United States said so"),
        ("America", "said the US"),
        ("the Pentagon", "said the US"),
        ("the EU", "the European Union said so"),
        ("the European Union", "the EU said so"),
        ("the CCP", "the Chinese Communist Party said so"),
        ("the Northern Harbour Authority", "the NHA said so"),
        ("the NHA", "the Northern Harbour Authority said so"),
        ("the Institute of Arctic Research", "the IAR said so"),
        ("the Federal Reserve", "said the Fed"),
        ("the FBI", "said the Federal Bureau of Investigation"),
        ("Africa", "in Kenya"),
        ("Texas", "a Texan"),
        ("the United States", "in Texas"),
        ("the U.S. Supreme Court", "the Supreme Court said so"),
        ("a Marxist", "by Marx"),
        ("the University of Oxford", "in Oxford"),
        ("the Oxford University", "at the University of Oxford"),
        ("the Acme Corporation", "said Acme Inc."),
    ],
)
def test_names_of_one(name: str, text: str) -> None:
    assert is_named(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anna Berg", "It was Anna Hansen."),
        ("Anna Berg", "It was Olaf Berg."),
        ("Bill Hansen", "It was Hillary Hansen."),
        ("in Iran", "in Iraq"),
        ("the Iranians", "the Iraqis"),
        ("in Austria", "in Australia"),
        ("the Austrian", "the Australian"),
        ("in Niger", "in Nigeria"),
        ("in Gambia", "in Zambia"),
        ("in Slovakia", "in Slovenia"),
        ("in Poland", "in Prague"),
        ("in Texas", "in the United States"),
        ("the Pentagon", "the White House said so"),
        ("the US", "they told us"),
        ("America", "they told us"),
        ("the CCP", "the Communist Youth"),
        ("the University of Oxford", "the University of Cambridge"),
        ("the Russian Army", "the Ukrainian Army"),
        ("with J. R. Berg", "with J. R. Hansen"),
        ("with Andrew Stone", "as it was"),
        ("North Korea", "to South Korea, and then north"),
        ("in Oslo", ""),
    ],
)
def test_names_of_others(name: str, text: str) -> None:
    assert not is_named(name, text)


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
        start = time.process_time()
        reading = read_names(text, ENGLISH)
        mentions = Mentions([reading], ENGLISH)
        for name in reading.names[:40]:
            mentions.names(name)
        return time.process_time() - start

    # No more than so much is read of a text.
    assert cost(1_000_000) <= 12 * cost(LONGEST // 5) + 0.3


@given(st.text("aB t.'’-“ éÉ\n", max_size=20))
def test_names(text: str) -> None:
    assert may_have_names(text, ENGLISH) or not read_names(text, ENGLISH).names


def test_a_statement_with_one_capital_names_nobody() -> None:
    assert not may_have_names("The bridge was closed to lorries.", ENGLISH)
    assert may_have_names("Prague closed the bridge to lorries.", ENGLISH)
    assert may_have_names("The bridge was closed by Anna Berg.", ENGLISH)
