"""Where sentences and quotations begin and end."""

from __future__ import annotations

import pytest

from claimcheck.language.sentence.quotation import find_quotation
from claimcheck.language.sentence.token import BREAK, REACH, find_begin, find_end, find_ends, read_tokens, read_words
from tests.language.english import ENGLISH


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", ["He left.", " She stayed."]),
        ("Mr. Berg left. Gen. Lund (D-Vt.) stayed.", ["Mr. Berg left.", " Gen. Lund (D-Vt.) stayed."]),
        ("At 3 p.m. the U.S. jets left. It rained.", ["At 3 p.m. the U.S. jets left.", " It rained."]),
        ("It cost 3.5 million. J. Berg paid.", ["It cost 3.5 million.", " J. Berg paid."]),
        ("“Is it so?” he asked. “No!” “Why?”", ["“Is it so?” he asked.", " “No!", "” “Why?", "”"]),
        ("A headline\n\nThe jets left", ["A headline\n\n", "The jets left"]),
        ("The jets left\nthe base. They flew.", ["The jets left\nthe base.", " They flew."]),
        ("• one thing\n• another", ["•", " one thing\n•", " another"]),
        ("They left … and came back.", ["They left … and came back."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    ends = [*find_ends(text, 0, len(text), ENGLISH), len(text)]
    pieces = [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    assert [piece for piece in pieces if piece] == sentences


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("It rained. As he said, [the jets left] on Monday. It rained.", "as he said ,", "on monday ."),
        ("“It rained.” [The jets left.] It rained.", "", ""),
        ("It rained. “[The jets left],” he said. It rained.", "“", ", ” he said ."),
        ("“[The jets left.]” It rained.", "“", ""),
        ("A headline\n\n[The jets left]\n\nIt rained.", "", "\n\n"),
    ],
)
def test_the_rest_of_a_sentence(text: str, before: str, after: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    begin, stop = find_begin(text, start, ENGLISH), find_end(text, start, end, ENGLISH)
    assert " ".join(token.word for token in read_tokens(text, begin, start)) == before
    assert " ".join(token.word for token in read_tokens(text, end, stop)) == after


def test_no_more_is_read_than_needed() -> None:
    side = "word " * 10_000
    text, start, end = f"{side}the jets left {side}", len(side), len(side) + 14
    begin, stop = find_begin(text, start, ENGLISH), find_end(text, start, end, ENGLISH)
    for tokens in (read_tokens(text, begin, start), read_tokens(text, end, stop)):
        assert {token.word for token in tokens} == {"word"}
        assert len(tokens) <= REACH // 5


@pytest.mark.parametrize("text", ["It’s late.\n \n“No,” he said…", "DON’T x_y — É", "10.5 km/h, U.S.-made"])
def test_words_are_those_of_the_tokens(text: str) -> None:
    words = [BREAK if word.isspace() else word for word in read_words(text, 0, len(text))]
    assert words == [token.word for token in read_tokens(text, 0, len(text))]


@pytest.mark.parametrize("text", ["İstanbul’da DON’T", "ﬁne ½ x_y", "don't\u2028"])
def test_tokens_know_their_places(text: str) -> None:
    for word, start, end in read_tokens(text, 0, len(text)):
        assert text[start:end].lower().replace("’", "'") == word.lower().replace("’", "'")


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("“It rained and [the jets left],” he said.", "“It rained and the jets left,”"),
        ('He said: "It rained and [the jets left]."', '"It rained and the jets left."'),
        ("‘It’s late and [the jets left],’ he said.", "‘It’s late and the jets left,’"),
        ("“It rained,” he said, and [the jets left].", None),
        ('"It rained," he said, and [the jets left] "late".', None),
        ("“It rained\n\nand [the jets left],” he said.", None),
        ("It’s late and [the jets left] the pilots’ base.", None),
        ("“It rained and [the jets left]", None),
    ],
)
def test_quotations(text: str, quotation: str | None) -> None:
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    found = find_quotation(text, start, end)
    assert (None if found is None else text[slice(*found)]) == quotation
