"""The words in which quote and source differ, and which of them a reader must see first."""

from __future__ import annotations

import pytest

from claimcheck.analysis.difference import KINDS, Difference, compare


@pytest.mark.parametrize(
    ("quote", "source", "differences"),
    [
        ("28 jets", "23 jets", [("number", "28", "23")]),
        ("€5 billion", "$5 billion", [("number", "€5", "$5")]),
        ("by 15", "by 15%", [("number", "15", "15%")]),
        ("on 8 March 2022", "on 9 March 2021", [("number", "8", "9"), ("number", "2022", "2021")]),
        ("two of three", "two of four", [("number", "three", "four")]),
        ("It did become law", "It did not become law", [("negation", "", "not")]),
        ("they can't leave", "they can leave", [("negation", "can't", "can")]),
        ("Иван был дома", "Иван не был дома", [("negation", "", "не")]),
        ("sent to Kyiv", "sent to Minsk", [("name", "Kyiv", "Minsk")]),
        ("it fell sharply", "it rose sharply", [("wording", "fell", "rose")]),
        ("we saw it, then left", "we saw it then left", [("punctuation", "it,", "it")]),
        ("The [new] law", "The new law", []),
        ("“so it is,” he said", "‘so it is,’ he said", []),
        ("12,000 people left", "12 000 people left", []),
        ("the information was", "the infor-\nmation was", []),
        ("Then he left.", "Then he left", []),
        ("那个人昨天不在家", "那个人昨天在家", [("wording", "那个人昨天不在家", "那个人昨天在家")]),
    ],
)
def test_differences(quote: str, source: str, differences: list[tuple[str, str, str]]) -> None:
    assert list(compare(quote, source).differences) == [Difference(*difference) for difference in differences]


def test_the_weightiest_comes_first() -> None:
    found = compare("Well then, 28 men went to Kyiv at once", "Well then 23 men did not go to Minsk soon")
    kinds = [difference.kind for difference in found.differences]
    assert kinds == sorted(kinds, key=KINDS.index)
    assert kinds[0] == "number"
    assert "punctuation" in kinds


def test_the_same_text_does_not_differ() -> None:
    text = "“Nobody,” he said on 3 May, “has paid €5 for it – not one.”"
    assert compare(text, text) == ((), 0)


def test_words_left_out_are_counted_by_their_longest_run() -> None:
    assert compare("he said that it worked", "he said that in the end it worked well").left_out == 3
    assert compare("he said so", "he said so").left_out == 0
