"""The lists of words: every language has every list, and none says two things of one phrase."""

from __future__ import annotations

from collections import Counter

import pytest

from claimcheck.language.sentence.cue import HEDGES, KINDS
from claimcheck.language.vocabulary.syntax import LANGUAGES, Language, find_language

LISTS = {*KINDS, *HEDGES, "according", "idioms"}


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_file_has_every_list_and_no_other(name: str) -> None:
    language = find_language(name)
    assert language is not None
    assert set(vars(language)) == set(Language.__annotations__)
    assert all(vars(language).values())
    assert {kind for found in language.phrases.values() for _, kind in found} == LISTS


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_phrase_is_in_one_list(name: str) -> None:
    language = find_language(name)
    assert language is not None
    phrases = Counter((first, others) for first, found in language.phrases.items() for others, _ in found)
    assert [phrase for phrase, count in phrases.items() if count > 1] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_words_are_levelled(name: str) -> None:
    language = find_language(name)
    assert language is not None
    words = [word for listed in vars(language).values() for word in listed]
    assert [word for word in words if word != word.lower() or "’" in word] == []


@pytest.mark.parametrize(("code", "is_known"), [(None, True), ("en", True), ("EN-gb", True), ("pl", False), ("", True)])
def test_languages_are_known_by_their_tags(code: str | None, is_known: bool) -> None:
    assert (find_language(code) is not None) is is_known
