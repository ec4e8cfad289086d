"""Whom bylines name, and which of them may be one person."""

from __future__ import annotations

import pytest

from claimcheck.analysis.identity.person_name import split_byline
from claimcheck.analysis.identity.same_party import find_alike_persons

SAME = [
    ("Owen Matthews", "Matthews, Owen"),
    ("Owen Matthews", "O. Matthews"),
    ("Owen Matthews", "By Owen Matthews"),
    ("Owen Matthews", "OWEN MATTHEWS (in Kyiv)"),
    ("Owen Matthews", "Owen Matthews in Kyiv"),
    ("Owen Matthews", "Owen J. Matthews"),
    ("Owen Matthews", "Matthews, O. J."),
    ("Owen Matthews", "Dr Owen Matthews"),
    ("Owen Matthews", "Owen Matthews, PhD"),
    ("Owen Matthews", "Owen Mathews"),
    ("Owen J. Matthews", "Matthews OJ"),
    ("Owen J. Matthews", "O.J. Matthews"),
    ("José Núñez", "Jose Nunez"),
    ("Łukasz Żak", "Lukasz Zak"),
    ("Søren Kjær", "Soren Kjaer"),
    ("Jürgen Müller", "Juergen Mueller"),
    ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
    ("Orbán Viktor", "Viktor Orban"),
    ("{Eckel-Passow}, Jeanette", "Jeanette Eckel-Passow"),
    ("Anna Foltyn‐Dumitru", "A. Foltyn-Dumitru"),
    ("Анна Петрова", "Петрова, Анна"),
    ("Anna Maria Berg", "Anna Berg"),
]
OTHERS = [
    ("Anna Berg", "Adam Berg"),
    ("Anna Berg", "Anna Borg"),
    ("Anna Berg", "Anna Berger"),
    ("Anna M. Berg", "Anna K. Berg"),
    ("A. Berg", "Berg Ltd"),
    ("Reuters", "Owen Reuters"),
    ("Anna Berg", "Berg"),
    ("John Smith", "Jane Smith"),
    ("Иван Быков", "Иван Биков"),
    ("Marks and Spencer", "Marks"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_may_be_one_person(one: str, other: str) -> None:
    assert find_alike_persons([one, other]) == [tuple(sorted((one, other)))]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_persons_are_not_taken_for_one(one: str, other: str) -> None:
    assert find_alike_persons([one, other]) == []


def test_a_name_that_differs_in_signs_only_is_no_other_spelling() -> None:
    assert find_alike_persons(["Anna Berg", "ANNA  BERG "]) == []


def test_the_desk_may_know_better() -> None:
    assert find_alike_persons(["A. Berg", "Anna Berg"], [["anna berg", "A. Berg", "Ada Quill"]]) == []


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Owen Matthews and Ada Quill", ["Owen Matthews", "Ada Quill"]),
        ("By Owen Matthews, Ada Quill & Carl Berg in Kyiv", ["Owen Matthews", "Ada Quill", "Carl Berg"]),
        ("Owen Matthews; Ada Quill", ["Owen Matthews", "Ada Quill"]),
        ("Anna Petrova und Karl Weiß", ["Anna Petrova", "Karl Weiß"]),
        ("Owen Matthews and agencies", ["Owen Matthews and agencies"]),
        ("Marks and Spencer", ["Marks and Spencer"]),
        ("Department of Trade and Industry", ["Department of Trade and Industry"]),
        ("Ortega y Gasset", ["Ortega y Gasset"]),
        ("Berg, Anna", ["Berg, Anna"]),
        ("World Bank", ["World Bank"]),
        ("x" * 1000, ["x" * 1000]),
        ("", [""]),
    ],
)
def test_a_byline_names_each_of_its_authors(byline: str, names: list[str]) -> None:
    assert split_byline(byline) == names
