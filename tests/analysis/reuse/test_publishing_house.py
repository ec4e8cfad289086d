"""Which texts are of one house, and of which that cannot be told."""

from __future__ import annotations

import pytest

from claimcheck.analysis.reuse.publishing_house import House, Kinship, name_house
from tests.analysis.casework import source


@pytest.mark.parametrize(
    ("url", "site"),
    [
        (None, ""),
        ("https://www.paper.example/a", "paper.example"),
        ("https://m.paper.example:8080/a", "paper.example"),
        ("HTTPS://amp.Paper.example", "paper.example"),
        ("https://web.archive.org/web/20220308123456/https://www.paper.example/a", "paper.example"),
        ("https://web.archive.org/web/2022id_/http:/paper.example/a", "paper.example"),
        ("https://archive.ph/2022.03.08-120000/https://paper.example/a", "paper.example"),
        ("https://archive.ph/AbCdE", ""),
        ("https://perma.cc/AB12-CD34", ""),
        ("no address", ""),
    ],
)
def test_sites(url: str | None, site: str) -> None:
    assert name_house(source("one")._replace(url=url)) == House("", site)


@pytest.mark.parametrize(
    ("one", "other", "kinship"),
    [
        (House("a"), House("a"), Kinship.SAME),
        (House("a", "a.example"), House("b", "a.example"), Kinship.SITE),
        (House("a", "a.example"), House("", "a.example"), Kinship.SAME),
        (House("a", "a.example"), House("a", "b.example"), Kinship.SAME),
        (House("", "news.a.example"), House("", "a.example"), Kinship.SAME),
        (House("a", "a.example"), House("b", "b.example"), Kinship.OTHER),
        (House("a"), House("b"), Kinship.OTHER),
        (House("", "aa.example"), House("", "a.example"), Kinship.OTHER),
        (House("a"), House("", "a.example"), Kinship.UNKNOWN),
        (House(), House("a", "a.example"), Kinship.UNKNOWN),
        (House(), House(), Kinship.UNKNOWN),
    ],
)
def test_kinship(one: House, other: House, kinship: Kinship) -> None:
    assert one.kinship(other) is kinship
    assert other.kinship(one) is kinship
