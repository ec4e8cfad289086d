"""Whom a saved text names as the one it has its news from: agencies it credits, and what "according to" points at.

English only.  What is found serves to suggest what to look for, and decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimcheck.analysis.identity.party_name import fold_name
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

_AGENCIES = {
    "Reuters": "Reuters",
    "Thomson Reuters": "Reuters",
    "AP": "The Associated Press",
    "Associated Press": "The Associated Press",
    "AFP": "Agence France-Presse",
    "Agence France-Presse": "Agence France-Presse",
    "Agence France Presse": "Agence France-Presse",
    "dpa": "dpa",
    "DPA": "dpa",
    "UPI": "UPI",
    "TASS": "TASS",
    "ITAR-TASS": "TASS",
    "RIA Novosti": "RIA Novosti",
    "Interfax-Ukraine": "Interfax-Ukraine",
    "Interfax": "Interfax",
    "Ukrinform": "Ukrinform",
    "UNIAN": "UNIAN",
    "Xinhua": "Xinhua",
    "Kyodo": "Kyodo",
    "Yonhap": "Yonhap",
    "ANSA": "ANSA",
    "EFE": "EFE",
    "PA Media": "PA Media",
    "Press Association": "PA Media",
    "PTI": "Press Trust of India",
    "ANI": "ANI",
    "IANS": "IANS",
    "Anadolu Agency": "Anadolu Agency",
    "Bloomberg": "Bloomberg",
}
_AGENCY = "(?P<name>" + "|".join(sorted(_AGENCIES, key=len, reverse=True)) + r")\b"
# "(Reuters)", a line that is nothing else or begins with it, "© 2022 The Associated Press", "AP contributed".
_CREDITS = (
    late(rf"\({_AGENCY}(?: Photo)?\)"),
    late(rf"^[ \t]*(?:By |Source: |From |©[ \t]?(?:\d{{4}} )?)?(?:[Tt]he )?{_AGENCY}[ \t]*(?:[—–:-]|$)", re.MULTILINE),
    late(rf"(?:©|[Cc]opyright)[ \t]?(?:\d{{4}} )?(?:[Tt]he )?{_AGENCY}"),
    late(rf"{_AGENCY} contributed to this"),
    late(rf"\b(?:with|from|via) (?:[Tt]he )?{_AGENCY}"),
)
# A name: capitalised words, with a few small ones between.
_NAME = r"(?:[Tt]he )?(?P<name>[A-Z][\w&’'-]{0,30}(?: (?:of |for |and )?[A-Z][\w&’'-]{0,30}){0,4})"
_REPORTS = (
    late(rf"\b(?:first|originally) (?:reported|published) (?:by|in) {_NAME}"),
    late(rf"\b{_NAME} (?:was the )?first (?:to )?report(?:ed)?\b"),
    late(rf"\b(?:told|in an interview with|citing|as reported by|reported by|interview (?:to|with)) {_NAME}"),
    late(rf"\b[Aa]ccording to (?:a (?:report|statement|release) (?:by|in|from) )?{_NAME}"),
)
_RELEASE = late(r"\b(?:press|news|media) release\b|\bjoint statement\b", re.IGNORECASE)


# What begins with a capital letter and is nobody.
_NOBODY = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December He She It They We I You His Her Its Their This That These Those There".split()
)


class Credit(NamedTuple):
    """Somebody whom a text names: a wire's credit, somebody it reports to have it from, or a release.

    Of two, the one with the lesser `rank` says more.
    """

    rank: int
    name: str


def level_agency(name: str) -> str:
    """Return an agency's name in one spelling, any other name as it is."""
    return _AGENCIES.get(name.removeprefix("The ").removeprefix("the "), name)


def find_credits(text: str) -> frozenset[Credit]:
    """Return everybody whom a text names as the one it has its news from."""
    return frozenset(_find(text))


def _find(text: str) -> Iterator[Credit]:
    for pattern in _CREDITS:
        yield from (Credit(0, _AGENCIES[match["name"]]) for match in pattern.finditer(text))
    for rank, pattern in enumerate(_REPORTS, 1):
        for match in pattern.finditer(text):
            name = match["name"]
            if name.split()[0] not in _NOBODY and not name.endswith(("'s", "’s")):
                yield Credit(rank, level_agency(name))
    yield from (Credit(len(_REPORTS) + 1, f"a {match[0].lower()}") for match in _RELEASE.finditer(text))


class Hint(NamedTuple):
    """What credits suggest about texts that share passages: `sources` name `name` as the one they have it from.

    `published` is another of them that it published, where there is one.
    """

    sources: tuple[str, ...]
    name: str
    published: str | None = None


def find_hint(texts: Mapping[str, str], publishers: Mapping[str, str]) -> Hint | None:
    """Return what the credits in texts, by the ids of their sources, say best about where these have it from."""
    naming: dict[Credit, list[str]] = {}
    for source in sorted(texts):
        for credit in find_credits(texts[source]):
            naming.setdefault(credit, []).append(source)
    houses = {_fold(house): source for source, house in sorted(publishers.items(), reverse=True)}
    for credit in sorted(naming):
        published = houses.get(_fold(credit.name))
        others = tuple(source for source in naming[credit] if source != published)
        if published is not None and others:
            return Hint(others[:1], publishers[published], published)
    shared = [credit for credit, sources in naming.items() if len(sources) > 1]
    if shared:
        best = min(shared, key=lambda credit: (credit.rank, -len(naming[credit]), credit.name))
        return Hint(tuple(naming[best]), best.name)
    wires = sorted(credit for credit in naming if credit.rank == 0)
    return Hint(tuple(naming[wires[0]]), wires[0].name) if wires else None


def _fold(name: str) -> str:
    return fold_name(level_agency(name)).removeprefix("the ")
