"""What the forms of a word have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.english import ENGLISH


@pytest.mark.parametrize(
    "forms",
    [
        "protect protects protected protecting protection protective",
        "reduce reduces reduced reducing",
        "stop stops stopped stopping",
        "realise realize realised realizing",
        "labour labor labours",
        "minister ministers minister's ministers'",
        "begin began begun",
        "break broke broken breaking",
        "jet jets",
        "death deaths dies died die",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({ENGLISH.certainty.stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("iran", "iraq"), ("killed", "kissed"), ("port", "part"), ("2019", "2018"), ("may", "mayor")]
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert ENGLISH.certainty.stem(one) != ENGLISH.certainty.stem(other)


@given(st.text(alphabet="abdeginorstuyz'", min_size=1, max_size=30))
def test_a_stem_is_never_empty(word: str) -> None:
    assert ENGLISH.certainty.stem(word.strip("'") or "x")
