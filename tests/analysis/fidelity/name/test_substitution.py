"""Which name of the quotes stands where a name of a text does."""

from __future__ import annotations

import pytest

from claimcheck.analysis.fidelity.name.substitution import QuotedNames, find_substitution, list_rivals, read_titles
from claimcheck.language.name.proper_name import read_names
from tests.language.english import ENGLISH


def substitute(statement: str, name: str, *quotes: str) -> tuple[str, int, bool] | None:
    """Return the rival of a name, in which quote it stands, and whether it stands in its place."""
    stated = read_names(statement, ENGLISH)
    (ours,) = (one for one in stated.names if statement[one.start : one.end] == name)
    read = [QuotedNames(read_names(quote, ENGLISH), 0, len(quote)) for quote in quotes]
    rival, is_in_place = find_substitution(ours, stated, list_rivals(stated, read, ENGLISH), ENGLISH)
    return rival and (quotes[rival.quote][rival.name.start : rival.name.end], rival.quote, is_in_place)


@pytest.mark.parametrize(
    ("statement", "name", "quote", "rival", "is_in_place"),
    [
        ("They signed the treaty in Vienna.", "Vienna", "they signed the treaty in Geneva", "Geneva", True),
        ("They signed the treaty in Vienna.", "Vienna", "for Geneva it was a long day", "Geneva", False),
        ("Berg told Tomas Lind of it.", "Tomas Lind", "she told Anton Weiss", "Anton Weiss", True),
        ("It was told to Minister Lind.", "Lind", "there stood Minister Weiss", "Weiss", True),
        ("Berg told Tomas Lind of it.", "Tomas Lind", "they met in Geneva", None, False),
        ("Berg told Tomas Lind of it.", "Tomas Lind", "she told Berg", None, False),
    ],
)
def test_what_stands_in_the_place_of_a_name(
    statement: str, name: str, quote: str, rival: str | None, is_in_place: bool
) -> None:
    assert substitute(statement, name, quote) == (None if rival is None else (rival, 0, is_in_place))


def test_the_nearest_of_all_quotes_is_taken() -> None:
    quotes = "for Lisbon it was a long day", "they signed the treaty in Geneva", "they signed the treaty in Madrid"
    assert substitute("They signed the treaty in Vienna.", "Vienna", *quotes) == ("Geneva", 1, True)


def test_only_the_sentences_of_a_quote_have_rivals() -> None:
    stated = read_names("They signed it in Vienna.", ENGLISH)
    text = "It was in Lisbon. They signed it in Geneva. It was in Madrid."
    (rival,) = list_rivals(stated, [QuotedNames(read_names(text, ENGLISH), 18, 43)], ENGLISH)
    assert text[rival.name.start : rival.name.end] == "Geneva"


def test_titles_stand_right_before_a_name() -> None:
    reading = read_names("Then former President Anna Berg spoke.", ENGLISH)
    assert "president" in read_titles(reading.words, reading.names[-1], ENGLISH)
    reading = read_names("The President met Anna Berg.", ENGLISH)
    assert read_titles(reading.words, reading.names[-1], ENGLISH) == set()
