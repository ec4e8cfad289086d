"""Names of authors and publishers, levelled so that spellings of one can be told from names of two."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from claimcheck.language.name.spelling import BARRED
from claimcheck.language.text.letter import INVISIBLE, compose, is_letter
from claimcheck.language.vocabulary.word_list import load_phrases, load_words
from claimcheck.model.source import Origin

# Letters that are one character with their mark, as those write them who have no such key.
_BARRED = str.maketrans({**BARRED, "ß": "ss", "ŧ": "t"})

_MOST_NAMES = 4096


def fold_name(name: str) -> str:
    """Return a name without case, punctuation and white space variants: `REUTERS ` is `Reuters`.

    Marks stay, as they are the vowels of many scripts; a name of signs only is itself.
    """
    folded = compose(compose(name).casefold())
    return " ".join("".join(map(_fold_sign, folded)).split()) or name


def _fold_sign(sign: str) -> str:
    if sign in INVISIBLE:
        return ""
    return sign if sign.isalnum() or is_letter(sign) else " "


def spell_plainly(name: str) -> str:
    """Return a folded name without the marks on its Latin letters: `łukasz żak` is `lukasz zak`."""
    if name.isascii():
        return name
    return "".join(_strip(letter) for letter in compose(name).translate(_BARRED))


def _strip(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    # In other scripts a mark makes another letter: й is no и.
    return parts[0] if len(parts) > 1 and parts[0].isascii() else letter


@cache
def list_plainly(table: str, part: str) -> frozenset[str]:
    """Return the words of a list about names of parties, as `spell_plainly` has them."""
    return frozenset(map(spell_plainly, load_words("parties", table, part)))


@cache
def _list_names(part: str) -> frozenset[str]:
    return frozenset(spell_plainly(fold_name(name)) for name in load_phrases("parties", "nobody", part))


def names_nobody(name: str) -> bool:
    """Tell whether what stands as a name names nobody: "Staff", "et al.", "n/a", "-", "unknown"."""
    plain = spell_plainly(fold_name(name))
    if not any(map(str.isalpha, plain)):
        return True
    plain = plain.removeprefix("by ").removeprefix("the ")
    return plain in _list_names("names")


def is_platform(name: str) -> bool:
    """Tell whether a name is that of a place where anybody publishes: "Telegram", "YouTube"."""
    return spell_plainly(fold_name(name)) in _list_names("platforms")


def is_anonymous(origin: Origin) -> bool:
    """Tell whether nobody is named: it says so, or its name is only a description ("a senior official")."""
    return origin.anonymous or (origin.name is not None and is_description(origin.name))


@lru_cache(_MOST_NAMES)
def is_description(name: str) -> bool:
    """Tell whether a name only says what somebody is: "a senior US official", "person close to the talks".

    Its head is a word for a person of whom there are many.  "Ned Price, a US official" and "the mayor of Portville"
    are names.
    """
    head = ""
    for word in name.split():
        plain = spell_plainly(fold_name(word))
        if plain in list_plainly("descriptions", "ends") and head:
            break
        head = plain
        if word[-1] in ",;:(–—":
            break
    return head in list_plainly("descriptions", "people")
