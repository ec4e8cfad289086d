"""Which words of a sentence say that one thing acts on another."""

from __future__ import annotations

import pytest

from claimcheck.language.certainty.assertion import read_assertions
from claimcheck.language.certainty.causal_effect import has_cause, is_cause
from tests.language.english import ENGLISH


@pytest.mark.parametrize(
    ("sentence", "effect", "is_one"),
    [
        ("Garlic reduces fever", "reduces", True),
        ("Garlic reduced the fever", "reduced", True),
        ("Garlic eaters had a reduced pulse", "reduced", False),
        ("The fever was reduced by garlic", "reduced", True),
        ("The fever was reduced in June", "reduced", False),
        ("Garlic is harming the liver", "harming", True),
        ("Fever fell by reducing the dose", "reducing", False),
        ("Garlic leads to a reduction of fever", "reduction", True),
        ("The reduction of fever took a week", "reduction", False),
        ("Garlic is effective", "effective", True),
        ("An effective remedy was sought", "effective", False),
        ("Garlic protects against fever", "protects", True),
        ("She leads a team", "leads", False),
        ("Fever increased in the camp", "increased", False),
    ],
)
def test_what_acts_on_something(sentence: str, effect: str, is_one: bool) -> None:
    (read,) = read_assertions(sentence, 0, len(sentence), ENGLISH)
    (place,) = (index for index in read.effects if read.view.words[index] == effect)
    assert is_cause(read, place) is is_one


def test_a_cause_may_be_told_without_a_verb() -> None:
    (read,) = read_assertions("It was warm because of the fire", 0, 31, ENGLISH)
    assert has_cause(read)
    (read,) = read_assertions("It was warm beside the fire", 0, 27, ENGLISH)
    assert not has_cause(read)
