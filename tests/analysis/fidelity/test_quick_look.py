"""A quick look tells that nothing is there: it may never hide what a closer one finds."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.analysis.fidelity import omission
from claimcheck.analysis.fidelity.omission import find_omissions
from claimcheck.language.vocabulary.phrase import Phrases
from tests.language.english import ENGLISH

SYNTAX, WORDS = ENGLISH.syntax, ENGLISH.certainty


def list_phrases(phrases: Phrases[str]) -> list[str]:
    return [" ".join((first, *others)) for first, found in phrases.items() for others, _ in found]


QUOTE = "the jets left the base"
SAID = st.lists(
    st.sampled_from(
        [*list_phrases(SYNTAX.phrases), *sorted(SYNTAX.denying), *sorted(SYNTAX.joiner)]
        + [*"“”,.—?", "\n\n", "the", "pilot", "who", "he", "it", "was", "and", "reconnaissance-squadron"] * 20
    ),
    max_size=24,
).map(" ".join)


@pytest.mark.slow
@settings(max_examples=400)
@given(SAID, st.sampled_from([QUOTE, "“the jets left”", "that the jets left", "to send the jets"]), SAID)
def test_omissions(before: str, quote: str, behind: str) -> None:
    text = f"{before} {quote} {behind}"
    start = len(before) + 1
    place = (start, start + len(quote))
    found = list(find_omissions(quote, text, *place, ENGLISH))
    with (
        patch.object(omission, "may_govern", return_value=True),
        patch.object(omission, "may_take_back", return_value=True),
    ):
        assert list(find_omissions(quote, text, *place, ENGLISH)) == found


@pytest.mark.slow
def test_omissions_of_all_phrases() -> None:
    """A phrase that governs the words is found by both looks, at every distance from them."""
    found = 0
    for phrase in list_phrases(SYNTAX.phrases):
        for between in ("", "that ", "the pilot ", "the pilot said that the old ", "he said that one of the "):
            for text in (f"İlker said it. They {phrase} {between}{QUOTE}", f"{QUOTE}, {between}{phrase} in May"):
                start = text.index(QUOTE)
                quick = list(find_omissions(QUOTE, text, start, start + len(QUOTE), ENGLISH))
                with (
                    patch.object(omission, "may_govern", return_value=True),
                    patch.object(omission, "may_take_back", return_value=True),
                ):
                    assert list(find_omissions(QUOTE, text, start, start + len(QUOTE), ENGLISH)) == quick
                found += bool(quick)
    assert found > 200
