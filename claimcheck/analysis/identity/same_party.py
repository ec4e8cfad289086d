"""Which authors, and which publishers, may be one under two spellings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from claimcheck.analysis.identity.house_name import may_be_same_house, read_house
from claimcheck.analysis.identity.party_name import fold_name
from claimcheck.analysis.identity.person_name import PersonName, level_name, may_be_same_person, read_byline

# More names than these under one key are not compared with one another.
_MOST_ALIKE = 200

Pair = tuple[str, str]


def find_alike_persons(names: Iterable[str], distinct: Sequence[Sequence[str]] = ()) -> list[Pair]:
    """Return the pairs of names that may be spellings of one person's: `("Matthews, Owen", "O. Matthews")`, sorted.

    `distinct` are groups of names that are known to be of as many parties.
    """
    persons = {name: read for name in set(names) if len(read := read_byline(name)) == 1}

    def may_be_one(one: str, other: str) -> bool:
        return may_be_same_person(persons[one][0], persons[other][0])

    return _pair(persons, lambda name: _list_person_keys(persons[name][0]), may_be_one, distinct)


def _list_person_keys(person: PersonName) -> Iterator[str]:
    """Yield the family name, and all names in one order: what spellings of one name share one of."""
    yield level_name(person.family)
    yield " ".join(sorted(map(level_name, (*person.given, person.family))))


def find_alike_houses(names: Iterable[str], distinct: Sequence[Sequence[str]] = ()) -> list[Pair]:
    """Return the pairs of names that may be of one house: `("AP", "Associated Press")`, sorted."""
    houses = {name: read_house(name) for name in set(names)}

    def may_be_one(one: str, other: str) -> bool:
        return may_be_same_house(houses[one], houses[other])

    return _pair(houses, lambda name: filter(None, (houses[name].core, houses[name].letters)), may_be_one, distinct)


def _pair(
    names: Iterable[str],
    list_keys: Callable[[str], Iterable[str]],
    may_be_one: Callable[[str, str], bool],
    distinct: Sequence[Sequence[str]],
) -> list[Pair]:
    """Return the pairs of names that share a key and may be one."""
    by_key: dict[str, list[str]] = {}
    for name in sorted(names):
        for key in set(list_keys(name)):
            by_key.setdefault(key, []).append(name)
    apart = {frozenset(map(fold_name, pair)) for group in distinct for pair in combinations(group, 2)}
    found = {
        pair
        for together in by_key.values()
        if 1 < len(together) <= _MOST_ALIKE
        for pair in combinations(together, 2)
        if fold_name(pair[0]) != fold_name(pair[1])
        if frozenset(map(fold_name, pair)) not in apart and may_be_one(*pair)
    }
    return sorted(found)
