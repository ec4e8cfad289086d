"""Which names may be of one house, and which name nobody."""

from __future__ import annotations

import pytest

from claimcheck.analysis.identity.party_name import is_description, is_platform, names_nobody
from claimcheck.analysis.identity.same_party import find_alike_houses

SAME = [
    ("The Gazette Ltd", "Gazette"),
    ("The New York Times", "New York Times"),
    ("The New York Times Company", "New York Times"),
    ("BBC", "BBC News"),
    ("BBC News", "BBC World"),
    ("BBC", "British Broadcasting Corporation"),
    ("Reuters", "Reuters UK"),
    ("Associated Press", "AP"),
    ("A.P.", "Associated Press"),
    ("Agence France-Presse", "AFP"),
    ("Der Spiegel", "Spiegel Online"),
    ("nytimes.com", "nytimes"),
    ("Axel Springer SE", "Axel Springer"),
    ("Éditions du Seuil", "Editions du Seuil"),
]
OTHERS = [
    ("Daily News", "Daily Mail"),
    ("The Times", "The Times of India"),
    ("The Sunday Times", "The Times"),
    ("Daily News", "The Daily"),
    ("Paper One", "Paper Two"),
    ("Associated Press", "Associated Newspapers"),
    ("Evening Standard", "Weekly Standard"),
    ("Kyiv Post", "Kyiv Independent"),
    ("Fox", "Fax"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_names_may_be_of_one_house(one: str, other: str) -> None:
    assert find_alike_houses([one, other]) == [tuple(sorted((one, other)))]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_houses_are_not_taken_for_one(one: str, other: str) -> None:
    assert find_alike_houses([one, other]) == []


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Staff",
            "staff reporter",
            "By Staff",
            "et al.",
            "Et Al",
            "unknown",
            "Unknown.",
            "N/A",
            "n.a.",
            "-",
            "—",
            "?",
        ),
        *(
            "[name withheld]",
            "Agencies",
            "Anonymous",
            "Our correspondent",
            "Editorial Board",
            "The Editors",
            "Редакция",
        ),
        *("self-published", "Redaktion", "La rédaction", "Redacción", "TBD", "None", "Various authors", "Anon.", "..."),
        *("A Staff Reporter", "Web desk", "Newsroom", "编辑部"),
    ],
)
def test_words_that_name_nobody(name: str) -> None:
    assert names_nobody(name)


@pytest.mark.parametrize(
    "name", ["Anna Berg", "Reuters", "Stafford", "The Unknown Soldier Trust", "Ed", "X. Y. Zhou", "王伟"]
)
def test_names_that_name_somebody(name: str) -> None:
    assert not names_nobody(name)


@pytest.mark.parametrize("name", ["Telegram", "YouTube", "X (formerly Twitter)", "vk", "Substack"])
def test_places_where_anybody_publishes(name: str) -> None:
    assert is_platform(name)
    assert not is_platform(f"The Daily {name}")


@pytest.mark.parametrize(
    "name",
    [
        "a senior official",
        "the insider",
        "Senior US officials",
        "person close to the talks",
        "source with longstanding ties to the top of China’s leadership",
        "two people familiar with the matter",
        "Western diplomat, who asked not to be named",
        "an aide to the president",
        "ein hochrangiger Beamter",
        "источник в Кремле",
    ],
)
def test_a_description_names_nobody(name: str) -> None:
    assert is_description(name)


@pytest.mark.parametrize(
    "name",
    [
        "Ned Price, a US official",
        "the mayor of Portville",
        "Harbour master",
        "official spokesman Ned Price",
        "Reuters",
        "State Department cable 22-114",
        "Witness A. Berg",
        "",
    ],
)
def test_a_name_or_an_office_names_somebody(name: str) -> None:
    assert not is_description(name)
