"""Names of houses: "The Gazette Ltd" and "Gazette", "BBC News" and "BBC World", "Associated Press" and "AP"."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.analysis.identity.party_name import fold_name, list_plainly, spell_plainly
from claimcheck.model.record import NamedTuple

_MOST_NAMES = 4096
# An abbreviation has so many letters.
_SHORTEST, _LONGEST = 2, 6


class HouseName(NamedTuple):
    """What is left of a name without article, legal form and edition, and what it may be shortened to, if to anything.

    `letters` are the initials of a name of several words; of one that is itself an abbreviation, it.
    """

    core: str
    letters: str
    is_short: bool


@lru_cache(_MOST_NAMES)
def read_house(name: str) -> HouseName:
    """Return what is compared of the name of a house."""
    bare = "".join(name.split()) if all(len(word.strip(".")) == 1 for word in name.split()) else name
    # "A.P." and "nytimes.com"
    written = bare.replace(".", "") if bare.replace(".", "").isupper() else bare
    words = [spell_plainly(word) for word in fold_name(written).split()]
    whole = words
    if len(words) > 1 and words[0] in list_plainly("houses", "articles"):
        words = words[1:]
    full = words
    while len(words) > 1 and words[-1] in list_plainly("houses", "legal"):
        words = words[:-1]
    unregistered = words
    while len(words) > 1 and words[-1] in list_plainly("houses", "parts"):
        words = words[:-1]
    if all(word in list_plainly("houses", "common") for word in words):
        # "Daily News" is not the house of "The Daily".
        words = unregistered
    is_short = len(words) == 1 and written.split()[0].isupper() and _SHORTEST <= len(words[0]) <= _LONGEST
    letters = words[0] if is_short else "".join(word[0] for word in full) if len(full) > 1 else ""
    return HouseName(" ".join(words) or " ".join(whole), letters, is_short)


def may_be_same_house(one: HouseName, other: HouseName) -> bool:
    """Tell whether two names may be of one house: alike but for article, form and edition, or one an abbreviation."""
    if one.core == other.core:
        return True
    return one.is_short != other.is_short and one.letters == other.letters != ""
