"""What the forms of a word have in common."""

from __future__ import annotations

from importlib import import_module
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.vocabulary.stem import Stemmer
from claimcheck.language.vocabulary.vocabulary import LANGUAGES
from tests.language.english import ENGLISH

FORMS = [
    "protect protects protected protecting",
    "reduce reduces reduced reducing",
    "stop stops stopped stopping",
    "hop hops hopped hopping",
    "hope hopes hoped hoping",
    "plan plans planned planning",
    "plane planes",
    "rate rates rated rating",
    "study studies studied studying",
    "tie ties tied",
    "die dies died death deaths",
    "play plays played playing",
    "agree agrees agreed agreeing",
    "travel travels travelled traveled travelling traveling",
    "realise realize realised realizing realizes",
    "labour labor labours labored",
    "fulfil fulfill fulfils fulfilled",
    "minister ministers minister's ministers'",
    "begin began begun beginning begins",
    "break broke broken breaking",
    "go goes went gone going",
    "pass passes passed passing",
    "house houses",
    "box boxes",
    "church churches",
    "bus buses",
    "jet jets",
    "pay paid pays",
    "policy policies",
    "university universities",
    "army armies",
]


@pytest.mark.parametrize("forms", FORMS)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({ENGLISH.stem(form) for form in forms.split()}) == 1
    assert len({ENGLISH.certainty.stem(form) for form in forms.split()}) == 1


def test_words_have_stems_of_their_own() -> None:
    stems = {forms: ENGLISH.stem(forms.split()[0]) for forms in FORMS}
    assert [pair for pair in combinations(FORMS, 2) if stems[pair[0]] == stems[pair[1]]] == []


@pytest.mark.parametrize(
    "words",
    [
        "iran iraq",
        "killed kissed",
        "port part",
        "2019 2018",
        "may mayor",
        "policy police",
        "policies police",
        "news new",
        "army arm",
        "armies arms",
        "past paste",
        "hopped hoped",
        "universe university",
        "war ware",
        "win wine",
        "sitting siting",
        "caring car",
        "four for",
        "hour or",
        "journal jornal",
        "sing s",
        "evening even",
        "need ne",
        "bring br",
        "this thi",
    ],
)
def test_other_words_have_other_stems(words: str) -> None:
    one, other = words.split()
    assert ENGLISH.stem(one) != ENGLISH.stem(other)
    assert ENGLISH.certainty.stem(one) != ENGLISH.certainty.stem(other)


@pytest.mark.parametrize(
    "words", ["protect protection protective", "assist assistance", "leaf leafy", "form formation", "govern governor"]
)
def test_suffixes_make_words_that_belong_together(words: str) -> None:
    assert len({ENGLISH.certainty.stem(word) for word in words.split()}) == 1
    assert len({ENGLISH.stem(word) for word in words.split()}) > 1


def test_a_set_of_suffixes_is_one_of_several() -> None:
    plain = Stemmer({"ran": "run"}, {"news": "news"})
    assert [plain.find(word) for word in ("ran", "running", "news", "nation's")] == ["run", "run", "news", "nation"]
    assert plain.with_suffixes(["ation", "ion"]).find("formation") == "form"
    assert plain.with_suffixes(["ation", "ion"]).find("nation") == "nation", "four letters must be left"


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_form_is_one_of_one_word(name: str) -> None:
    lists = import_module(f"claimcheck.language.vocabulary.generated.{name}").LISTS["forms"]["words"]
    groups = [group.split() for listed in lists.values() for group in listed.split(",")]
    forms = [form for _, *forms in groups for form in forms]
    assert [form for form in forms if forms.count(form) > 1] == []


@given(st.text(alphabet="abdeginorstuyz'", min_size=1, max_size=30))
def test_a_stem_is_never_empty(word: str) -> None:
    for stem in (ENGLISH.stem, ENGLISH.certainty.stem):
        found = stem(word.strip("'") or "x")
        assert found
        assert found == found.lower()


@given(st.text(max_size=40))
def test_nothing_breaks_it(word: str) -> None:
    assert isinstance(ENGLISH.certainty.stem(word), str)
