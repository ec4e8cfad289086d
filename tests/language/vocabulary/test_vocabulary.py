"""The words of a language: every part has every list, in letters that are compared, and none says two things."""

from __future__ import annotations

from collections import Counter
from importlib import import_module

import pytest

from claimcheck.language.name.spelling import fold_word
from claimcheck.language.sentence.cue import HEDGES, KINDS
from claimcheck.language.vocabulary.phrase import Phrases, V, split_phrases
from claimcheck.language.vocabulary.vocabulary import (
    DIMENSIONS,
    LANGUAGES,
    CertaintyWords,
    NameWords,
    StatementWords,
    SyntaxWords,
    Vocabulary,
    find_vocabulary,
)

Tables = dict[str, dict[str, str]]
# The parts whose words are asked for by the names of their lists.
PARTS = {"syntax": SyntaxWords, "names": NameWords, "certainty": CertaintyWords, "statements": StatementWords}


def load(name: str) -> Vocabulary:
    vocabulary = find_vocabulary(name)
    assert vocabulary is not None
    return vocabulary


def read(name: str, part: str) -> Tables:
    lists: Tables = import_module(f"claimcheck.language.vocabulary.generated.{name}").LISTS[part]
    return lists


def list_phrases(phrases: Phrases[V]) -> list[tuple[str, ...]]:
    return [(first, *others) for first, found in phrases.items() for others, _ in found]


@pytest.mark.parametrize(
    ("code", "is_known"),
    [(None, True), ("en", True), ("EN-gb", True), ("pl", False), ("", True), ("../en", False), ("generated", False)],
)
def test_languages_are_known_by_their_tags(code: str | None, is_known: bool) -> None:
    assert (find_vocabulary(code) is not None) is is_known


def test_tags_of_one_language_have_one_vocabulary() -> None:
    assert find_vocabulary("en") is find_vocabulary("EN-gb") is find_vocabulary(None)


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_part_is_made_when_it_is_asked_for(name: str) -> None:
    vocabulary = Vocabulary(name, import_module(f"claimcheck.language.vocabulary.generated.{name}").LISTS)
    assert set(vars(vocabulary)) == {"code", "_files"}
    assert vocabulary.syntax is vocabulary.syntax
    assert "numbers" not in vars(vocabulary)


@pytest.mark.parametrize("name", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_a_part_has_every_list_and_no_other(name: str, part: str) -> None:
    lists = set(read(name, part)["words"])
    made = getattr(load(name), part)
    assert lists <= set(PARTS[part].__annotations__), "a list that nothing declares"
    assert set(PARTS[part].__annotations__) <= set(vars(made))
    assert all(getattr(made, field) for field in lists)


@pytest.mark.parametrize("name", LANGUAGES)
def test_words_are_levelled(name: str) -> None:
    for part in ("syntax", "numbers", "certainty", "statements", "forms"):
        for lists in read(name, part).values():
            for listed in lists.values():
                assert listed.lower() == listed or listed.isupper()
                assert "’" not in listed
                assert listed.split()


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_phrase_of_the_syntax_is_in_one_list(name: str) -> None:
    syntax = load(name).syntax
    assert {kind for found in syntax.phrases.values() for _, kind in found} == {*KINDS, *HEDGES, "according", "idioms"}
    assert [phrase for phrase, count in Counter(list_phrases(syntax.phrases)).items() if count > 1] == []
    assert {kind for found in syntax.according.values() for _, kind in found} == {"according"}


@pytest.mark.parametrize("name", LANGUAGES)
def test_what_tells_of_certainty_agrees(name: str) -> None:
    certainty, lists = load(name).certainty, read(name, "certainty")
    assert [phrase for phrase, count in Counter(list_phrases(certainty.phrases)).items() if count > 1] == []
    effects = Counter(word for listed in lists["effects"].values() for word in set(listed.split()))
    assert [word for word, count in effects.items() if count > 1] == []
    assert certainty.nouns | certainty.leading <= set(effects)
    assert certainty.qualities <= certainty.nouns


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_language_has_its_numbers(name: str) -> None:
    numbers = load(name).numbers
    assert len(set(numbers.months.values())) == 12
    assert len(set(numbers.weekdays.values())) == 7
    assert {unit.dimension for unit in numbers.units.values()} == set(DIMENSIONS)
    for phrases in (numbers.comparisons, numbers.behind, numbers.dating):
        assert [phrase for phrase, count in Counter(list_phrases(phrases)).items() if count > 1] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_names_are_folded_and_agree(name: str) -> None:
    lists = read(name, "names")
    listed = [text for table in lists.values() for text in table.values()]
    assert [
        word for text in listed for word in text.replace(",", " ").replace(";", " ").split() if not _is_folded(word)
    ] == []
    assert lists["regions"].keys() == lists["members"].keys()
    places = lists["places"].keys()
    assert {code for text in lists["members"].values() for code in text.split()} <= places
    assert {code.partition("-")[0] for code in lists["organs"]} <= places
    codes = [code for table in ("places", "organs", "bodies", "regions") for code in lists[table]]
    assert len(codes) == len(set(codes))
    assert all(len(pair.split()) == 2 for pair in lists["pairs"]["nicknames"].split(","))


def _is_folded(word: str) -> bool:
    return fold_word(word) == word or word.partition("-")[0].isalpha()


@pytest.mark.slow
@pytest.mark.parametrize("name", LANGUAGES)
def test_the_names_of_places_lead_to_their_codes(name: str) -> None:
    names = load(name).names
    lists = {code: said.replace(";", ",") for code, said in read(name, "names")["places"].items()}
    for words, code in split_phrases(lists):
        assert any(code in codes for others, codes in names.places[words[0]] if list(others) == words[1:])
        assert " ".join(words) in names.list_phrases(frozenset((code,)))


def test_a_country_is_named_by_its_parts_and_by_who_acts_for_it() -> None:
    names = load("en").names
    assert names.is_there("us", "us-ca")
    assert not names.is_there("us-ca", "us")
    assert names.is_there("us-pentagon", "us")
    assert names.is_there("africa", "ke")
    assert not names.is_there("ir", "iq")


@pytest.mark.parametrize(
    ("one", "other", "is_metonym"),
    [
        ("kyiv", "ukraine", True),
        ("kyiv", "kiev", True),
        ("washington", "us", True),
        ("pentagon", "america", True),
        ("pentagon", "washington", True),
        ("london", "uk", True),
        ("kremlin", "putin", True),
        ("brussels", "eu", True),
        ("turkiye", "turkey", True),
        ("kharkiv", "kyiv", False),
        ("kharkiv", "ukraine", False),
        ("california", "us", False),
        ("iran", "iraq", False),
        ("kenya", "africa", False),
        ("berg", "lund", False),
    ],
)
def test_who_stands_for_whom(one: str, other: str, is_metonym: bool) -> None:
    names = load("en").names
    assert names.is_metonym(one, other) is is_metonym
    assert names.is_metonym(other, one) is is_metonym


def test_what_weighs_in_words_that_differ() -> None:
    differences = load("en").differences
    assert "first" not in differences.numbers
    assert {"third", "twice", "percent", "lakh", "once"} <= differences.numbers
    assert {"km", "dollars", "pm", "m"} <= differences.units
    assert {"not", "without", "refused", "нет", "nicht", "不"} <= differences.negations
    assert differences.negations.isdisjoint(("rejected", "may", "but"))
    assert {"the", "you"} <= differences.openers
    assert differences.openers.isdisjoint(("may", "friday"))


def test_pairs_of_statements_are_pairs() -> None:
    statements = load("en").statements
    assert frozenset(("rise", "fall")) in statements.opposites
    assert all(len(pair) == 2 for pair in statements.opposites)
    assert statements.contractions["can't"] == "can"
