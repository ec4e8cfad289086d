"""Ids that are taken for one another: the same to the eye, or one slip of the finger apart.

Look-alikes are found by a skeleton, in the manner of Unicode TS 39 but for ids: what looks the same has the same
one.  Ids one edit apart (optimal string alignment: a letter put in, left out, replaced, or two swapped) are found
by looking up every possible edit, so that the time grows with the ids and not with their pairs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.model.pattern import late

# Shorter ids are one edit apart by accident.
LEAST_LENGTH = 6
# How many more names of one pattern are kept, so that thousands of them cost no thousands of comparisons each.
_MOST_ALIKE = 8

# Letters of other scripts, both cases since a capital may look like another letter than its small form does.
_HOMOGLYPHS = str.maketrans(
    # Cyrillic
    "АВЕЅІЈКМНОРСТУХҮԚԜавгеѕіјкмнопрстухүһԁԛԝ"
    # Greek
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβεηικνορτυχγω"
    # Latin
    "ıɑɡ",
    "abesijkmhopctyxyqwabresijkmhonpctyxyhdqw" + "abezhikmnoptyxabenikvoptuxyw" + "iag",
)
_LOOKS = str.maketrans("01i", "oll")
# A hyphen between digits keeps numbers apart: 1-11 is not 11-1.
_IDLE_HYPHEN = late("(?<![0-9])[-_ ]+|[-_ ]+(?![0-9])")

# Digits with the hyphens between them; letters and Roman numbers that stand alone.
_NUMBERING = late(r"\d(?:-(?=\d))?|(?<![^\W\d_])(?:[^\W\d_]|[ivx]+)(?![^\W\d_])")


def skeleton(name: str) -> str:
    """Return what an id looks like: case, homoglyphs, 0/o, 1/l/i, rn/m, vv/w and idle hyphens made one."""
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name.translate(_HOMOGLYPHS)).translate(_HOMOGLYPHS)
    name = _IDLE_HYPHEN.sub("", name.casefold())
    return name.translate(_LOOKS).replace("rn", "m").replace("vv", "w")


def find_alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of different names that look the same: each with the first one of its looks."""
    first: dict[str, str] = {}
    for name in dict.fromkeys(names):
        other = first.setdefault(skeleton(name), name)
        if other != name:
            yield name, other


def find_slips(few: Sequence[str], many: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each of `few` that is one edit away from one of `many`, with the first such one.

    Digits do not count, since `claim-1` and `claim-2` are honest; neither do letters that number a series, as in
    `witness-a` and `part-ii`.  Neither sequence may hold a name of the other.
    """
    few = [name for name in few if len(name) >= LEAST_LENGTH]
    many = [name for name in many if len(name) >= LEAST_LENGTH]
    order = {name: place for place, name in enumerate(many)}
    found: dict[str, str] = {}
    # Being one edit apart goes both ways: the smaller side is indexed, the larger one looked up.
    is_turned = len(few) > len(many)
    for one, other in _find_pairs(many, few) if is_turned else _find_pairs(few, many):
        name, partner = (other, one) if is_turned else (one, other)
        if name not in found or order[partner] < order[found[name]]:
            found[name] = partner
    for name in few:
        if name in found:
            yield name, found[name]


def _find_pairs(some: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs one edit apart: such names have one letter less in common, or are it."""
    if not some or not others:
        return
    # Imported where it is needed: most dossiers have no name to look up.
    from rapidfuzz.distance import OSA

    lengths = {len(name) + step for name in some for step in (-1, 0, 1)}
    first: dict[str, str] = {}
    more: dict[str, list[str]] = {}
    for name in some:
        for key in _list_keys(name):
            if first.setdefault(key, name) is not name:
                bucket = more.setdefault(key, [])
                if len(bucket) < _MOST_ALIKE:
                    bucket.append(name)
    for name in others:
        if len(name) in lengths:
            for key in _list_keys(name):
                if key in first:
                    for other in (first[key], *more.get(key, ())):
                        if OSA.distance(other, name, score_cutoff=1) == 1:
                            yield other, name


def _list_keys(name: str) -> list[str]:
    """Return a name, and what leaving out one character that counts makes of it."""
    masked = _NUMBERING.sub(_blank, name)
    keys = [name]
    keys += [name[:place] + name[place + 1 :] for place, mask in enumerate(masked) if mask != "\0"]
    return keys


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])
