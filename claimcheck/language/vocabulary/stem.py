"""What is left of a word without its ending, by which its forms are known for one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.model.record import NamedTuple

# How many letters a suffix, which makes another word, and an ending must leave of a word.
_LEAST_WORD = 5
_LEAST_FORM = 3
_OWNERS = ("'s", "'")


class Endings(NamedTuple):
    """What words of a language end in, the longest first, and the stems of forms that are not told by their ends."""

    suffixes: tuple[str, ...]
    inflections: tuple[str, ...]
    irregular: Mapping[str, str]


def make_endings(suffixes: Iterable[str], inflections: Iterable[str], irregular: Mapping[str, str]) -> Endings:
    """Make endings of lists as they stand in a file, and of the stems of irregular forms."""
    return Endings(_sort(suffixes), _sort(inflections), irregular)


def _sort(endings: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))


def find_stem(word: str, endings: Endings) -> str:
    """Return what the forms of a word have in common: "protects" and "protection" are "protect".

    `word` is in lower case with straight apostrophes.  Two words may share a stem by chance: no judgement may rest on
    one stem alone.
    """
    for owner in _OWNERS:
        word = word.removesuffix(owner)
    word = _cut(endings.irregular.get(word, word), endings)
    # Realise and realize, labour and labor, stopped and stop.
    word = word.replace("z", "s")
    if word.endswith("our"):
        word = f"{word[:-3]}or"
    return word[:-1] if len(word) > _LEAST_FORM and word[-1] == word[-2] else word


def _cut(word: str, endings: Endings) -> str:
    for least, listed in ((_LEAST_WORD, endings.suffixes), (_LEAST_FORM, endings.inflections)):
        for ending in listed:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                return word.removesuffix(ending)
    return word
