"""Whether a text names whom a name of another text names, and whether a name stands anywhere in the saved texts."""

from __future__ import annotations

import time

import pytest

from claimcheck.analysis.fidelity.evidence_text import QuotedPassage
from claimcheck.analysis.fidelity.name.mention import Mentions, NameSearch, find_code, find_codes, list_initials
from claimcheck.language.name.proper_name import LONGEST, Name, read_names
from claimcheck.model.capture import CaptureReading, CaptureState, Mark
from tests.language.english import ENGLISH

FILLER = "Nothing more was said of the harbour, and nobody asked for more. " * 30


def is_named(name: str, text: str) -> bool:
    """Tell whether the last name of one text is named in another."""
    return Mentions([read_names(text, ENGLISH)], ENGLISH).names(read_names(name, ENGLISH).names[-1])


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


def name_of(text: str) -> Name:
    return read_names(text, ENGLISH).names[-1]


def test_words_and_letters_stand_in_a_text() -> None:
    mentions = Mentions([read_names("The chancellor met the UN envoy.", ENGLISH)], ENGLISH)
    assert mentions.has_words({"chancellor", "envoy"})
    assert not mentions.has_words({"chancellor", "minister"})
    assert mentions.has_acronym("un")
    assert not mentions.has_acronym("met")


def test_places_have_codes_and_a_part_of_another_name_has_none() -> None:
    assert find_code(name_of("in Kyiv"), ENGLISH) == find_code(name_of("in Kiev"), ENGLISH) != frozenset()
    assert find_code(name_of("with Anna Berg"), ENGLISH) == frozenset()
    mexico, new_mexico = (find_codes(read_names(text, ENGLISH).words, ENGLISH) for text in ("Mexico", "New Mexico"))
    assert mexico
    assert mexico.isdisjoint(new_mexico)


def test_letters_stand_for_runs_of_words() -> None:
    letters = {found for _, _, found in list_initials(read_names("the Institute of Arctic Research", ENGLISH).words)}
    assert {"ia", "ioa", "iar", "ioar"} <= letters


def capture(text: str, is_excerpt: bool = False, marks: tuple[Mark, ...] = ()) -> QuotedPassage:
    reading = CaptureReading(CaptureState.READ, "article.txt", text, marks=marks)
    passage = QuotedPassage.of_words("article", text, ENGLISH)
    return passage._replace(reading=reading, is_excerpt=is_excerpt)


@pytest.mark.parametrize(
    ("name", "words", "is_there"),
    [
        ("Anna Berg", "BERG said so", True),
        ("Anna Berg", "Anna Lund said so", False),
        ("Anna Maria Berg", "Anna Maria said so", True),
        ("in Ukraine", "the Ukrainians said so", True),
        ("the Poles", "in Poland", True),
        ("the US", "they told us", False),
        ("the US", "the U.S. said so", True),
        ("the NHA", "the Northern Harbour Authority", True),
        ("the Northern Harbour Authority", "the NHA said so", True),
        ("by O’Hara", "O'HARA said so", True),
        ("in Oslo", "in Bergen", False),
    ],
)
def test_a_name_is_looked_for_in_the_whole_text(name: str, words: str, is_there: bool) -> None:
    assert NameSearch([capture(f"{FILLER}{words}.")], ENGLISH).has(name_of(name)) is is_there


def test_a_text_that_is_short_or_not_whole_does_not_say_that_a_name_is_nowhere() -> None:
    name = name_of("in Oslo")
    assert NameSearch([capture(FILLER)], ENGLISH).has(name) is False
    assert NameSearch([capture(FILLER[:1_000])], ENGLISH).has(name) is None
    assert NameSearch([capture(FILLER, is_excerpt=True)], ENGLISH).has(name) is None
    assert NameSearch([capture(FILLER, marks=(Mark(0, "p. 1", is_unread=True),))], ENGLISH).has(name) is None
    assert NameSearch([QuotedPassage.of_words("article", FILLER, ENGLISH)], ENGLISH).has(name) is None
    assert NameSearch([capture("a" * 2_000_001)], ENGLISH).has(name) is True, "too long to be looked through"


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
def test_asking_is_linear(piece: str) -> None:
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
