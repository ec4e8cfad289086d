"""Bylines: whom they name, and whether two of those may be one person.

"By Owen J. Matthews and Ada Quill (in Kyiv)"  →  Owen J. Matthews, Ada Quill
"Matthews, Owen", "O. Matthews", "Matthews OJ"  may be the first of them
"""

from __future__ import annotations

from functools import lru_cache, partial

from claimcheck.analysis.identity.party_name import fold_name, names_nobody, spell_plainly
from claimcheck.language.vocabulary.word_list import load_words
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# Where somebody is, what somebody is: no part of the name.
_ASIDE = late(r"[(\[][^()\[\]]{0,80}[)\]]|\s+(?:in|at|for)\s+[A-Z][\w .-]{1,40}\Z|\s+[|–—]\s.*\Z")
_GLUED = late(r"[A-Z]{1,3}\Z")
_BRACES = str.maketrans("", "", "{}")
# Longer texts are no bylines.
_LONGEST = 400
_MOST_NAMES = 4096
_words = partial(load_words, "parties", "persons")
_DOUBLED = late(r"([a-z])\1")
# How one sound is written at the end of names that are spelled in other letters at home.
_ENDING = late(r"(?:iyy|iy|yi|ii|ij|yj|yy|y)\Z")
_UMLAUTS = late("ae|oe|ue")


class PersonName(NamedTuple):
    """A name in levelled words: its given names or their initials, and the family's; `shown` is as it is written."""

    shown: str
    given: tuple[str, ...]
    family: str


@lru_cache(_MOST_NAMES)
def read_byline(text: str) -> tuple[PersonName, ...]:
    """Return the persons that a byline names; none where it is no list of personal names of two words or more.

    A house, or a name of one word, is nobody's given and family name, and compared as it is.
    """
    if len(text) > _LONGEST:
        return ()
    words = _ASIDE.sub(" ", text.translate(_BRACES)).replace(";", " ; ").split()
    while len(words) > 1 and words[0].rstrip(":").casefold() in _words("openers"):
        del words[0]
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _words("joiners"):
            parts.append([])
        else:
            parts[-1].append(word)
    persons: list[PersonName] = []
    for part in map(" ".join, parts):
        if part and not names_nobody(part):
            persons += _read_part(part)
    # One that is no name says that the others are none either: "Marks and Spencer".
    return tuple(persons) if all(person.family for person in persons) else ()


def split_byline(text: str) -> list[str]:
    """Return the names in a byline: of several persons each, else the text as it is."""
    persons = read_byline(text)
    return [person.shown for person in persons] if len(persons) > 1 else [text]


def _read_part(text: str) -> list[PersonName]:
    parts = [part for part in map(str.strip, text.split(",")) if part]
    parts = [part for part in parts if spell_plainly(fold_name(part)) not in _words("degrees")]
    if len(parts) == 2 and (len(parts[0].split()) == 1 or _is_initials(parts[1])):
        return [_read_name(f"{parts[1]} {parts[0]}", parts[0])]
    return [_read_name(part) for part in parts]


def _is_initials(text: str) -> bool:
    return all(len(fold_name(word)) == 1 for word in text.replace(".", ". ").split())


def _read_name(text: str, family: str = "") -> PersonName:
    """Read one name; without a family name where it is of one word."""
    words = text.replace(".", ". ").split()
    glued = _GLUED.match(words[-1]) if not family and len(words) == 2 and not words[0].isupper() else None
    if glued:
        # "Matthews OJ", as library records have it.
        words = [*words[1], words[0]]
    # A double name is one word: "Eckel-Passow".
    plain = [spell_plainly(fold_name(word)).replace(" ", "") for word in words if any(map(str.isalnum, word))]
    while plain and plain[0] in _words("titles"):
        del plain[0]
    while plain and plain[-1] in _words("degrees"):
        plain.pop()
    size = len(family.split()) if family else 1
    if len(plain) <= size:
        return PersonName(text, (), "")
    return PersonName(" ".join(text.split()), tuple(plain[:-size]), " ".join(plain[-size:]))


def may_be_same_person(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names may be spellings of one: initials, middle names, order, marks, doubled letters."""
    if level_name(one.family) == level_name(other.family):
        return _do_given_names_agree(one.given, other.given)
    words = sorted(map(level_name, (*one.given, one.family)))
    # "Orbán Viktor": families first.
    return all(len(word) > 1 for word in words) and words == sorted(map(level_name, (*other.given, other.family)))


def _do_given_names_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether given names agree as far as both have them; the first must be in both."""
    if not _agree(one[0], other[0]):
        return False
    if len(one) == len(other):
        return all(map(_agree, one, other))
    shorter, longer = sorted((one[1:], other[1:]), key=len)
    return all(any(_agree(name, candidate) for candidate in longer) for name in shorter)


def _agree(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return level_name(one) == level_name(other)


def level_name(word: str) -> str:
    """Return a word as all its spellings have it: `mueller` is `muller`, `zelenskyy` is `zelenski`."""
    return _ENDING.sub("i", _DOUBLED.sub(r"\1", _UMLAUTS.sub(lambda match: match[0][0], word)))
