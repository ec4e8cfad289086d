"""Which saved texts share so much that one of them has it from the other, or both from a third.

What counts are words outside quotation marks: two newsrooms that quote one speaker have copied nothing.  Passages of a
few words are stock phrases, and left out; so is the furniture of pages.  The thresholds are measured by
`tests/calibrate/copies.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from functools import lru_cache

from claimcheck.analysis.graph import components
from claimcheck.analysis.reuse.shared_passage import SharedPassage, find_shared
from claimcheck.analysis.reuse.shingle import find_candidates
from claimcheck.language.text.text_words import TextWords
from claimcheck.model.record import NamedTuple

# A shared passage of fewer words is a phrase.
_SHORTEST = 10
# Copies have so many words in common, and such a share of the shorter text or one passage of so many words.
_LEAST_WORDS = 25
_LEAST_SHARE = 0.18
_LONG = 75
# What stands in so many texts is the furniture of pages, unless it is such a share of the shorter one.
_MANY = 4
_LEAST_SHARE_OF_MANY = 0.33
# Pages of one house have furniture in common too: of two of them, the shorter is a copy for the greater part.
_LEAST_SHARE_IN_HOUSE = 0.5
# So many texts are held in words at a time.
_MOST_HELD = 256

_Shingles = Set[tuple[str, ...]]
# Tells something of two sources, by their ids.
Relation = Callable[[str, str], bool]


class CopyPlace(NamedTuple):
    """Code-point offsets in a saved text, half open."""

    start: int
    end: int


class Copy(NamedTuple):
    """Two sources, the lesser id first, whose saved texts share passages.

    So many `words` outside quotation marks are in both, which is `share` of the shorter text; `places` are where the
    longest passage stands in each.
    """

    sources: tuple[str, str]
    words: int
    share: float
    places: tuple[CopyPlace, CopyPlace]


class CommonText(NamedTuple):
    """Sources of which each shares passages with another, sorted, and the pairs that do, the most words first."""

    sources: tuple[str, ...]
    copies: tuple[Copy, ...]


class Likeness(NamedTuple):
    """How much two texts share: words, the share of the shorter one, and the longest passage with its words."""

    words: int
    share: float
    longest: int
    passage: SharedPassage

    @property
    def is_copy(self) -> bool:
        return self.words >= _LEAST_WORDS and (self.share >= _LEAST_SHARE or self.longest >= _LONG)


def find_common_texts(
    texts: Mapping[str, str], is_declared: Relation, is_one_house: Relation
) -> tuple[CommonText, ...]:
    """Return the groups of sources whose texts share passages though nothing is declared between them."""
    names = sorted(texts)
    wording = lru_cache(_MOST_HELD)(lambda index: TextWords(texts[names[index]]))
    alike: dict[tuple[int, int], Copy] = {}
    for one, other in find_candidates(texts[name] for name in names):
        likeness = compare(wording(one), wording(other))
        if likeness is not None and likeness.is_copy:
            places = (_locate(wording(one), likeness.passage.one), _locate(wording(other), likeness.passage.other))
            alike[one, other] = Copy((names[one], names[other]), likeness.words, likeness.share, places)
    for pairs in _group(alike):
        members = sorted({member for pair in pairs for member in pair})
        if len(members) >= _MANY:
            furniture = _find_frequent(map(wording, members))
            for one, other in pairs:
                if alike[one, other].share < _LEAST_SHARE_OF_MANY:
                    likeness = compare(wording(one), wording(other), furniture)
                    if likeness is None or not likeness.is_copy:
                        del alike[one, other]
    copies = {
        pair: copy
        for pair, copy in alike.items()
        if not is_declared(*copy.sources) and (copy.share >= _LEAST_SHARE_IN_HOUSE or not is_one_house(*copy.sources))
    }
    return tuple(_gather(copies[pair] for pair in pairs) for pairs in _group(copies))


def _gather(copies: Iterable[Copy]) -> CommonText:
    ranked = sorted(copies, key=lambda copy: (-copy.words, copy.sources))
    return CommonText(tuple(sorted({source for copy in ranked for source in copy.sources})), tuple(ranked))


def compare(one: TextWords, other: TextWords, furniture: _Shingles = frozenset()) -> Likeness | None:
    """Return how much two texts share, what is `furniture` not counted; None where it is nothing of any length."""
    if (len(other.words), other.words) < (len(one.words), one.words):
        found = compare(other, one, furniture)
        return found and found._replace(passage=SharedPassage(found.passage.other, found.passage.one))
    passages = find_shared(one, other)
    if one.count(sum(end - start for (start, end), _ in passages)) < _SHORTEST:
        return None
    ones, others = _list_counted(one, furniture), _list_counted(other, furniture)
    ranked = [
        (words, passage)
        for passage in passages
        if (words := one.count(min(sum(ones[slice(*passage.one)]), sum(others[slice(*passage.other)])))) >= _SHORTEST
    ]
    if not ranked:
        return None
    longest, passage = max(ranked, key=lambda entry: entry[0])
    words = one.count(
        min(
            _count_covered((passage.one for _, passage in ranked), ones),
            _count_covered((passage.other for _, passage in ranked), others),
        )
    )
    return Likeness(words, words / one.count(len(one.words)), longest, passage)


def _list_counted(wording: TextWords, furniture: _Shingles) -> list[bool]:
    """Tell for each word whether it counts."""
    if not furniture:
        return wording.is_free
    counted = list(wording.is_free)
    for start, shingle in enumerate(wording.shingles()):
        if shingle in furniture:
            counted[start : start + wording.shingle] = [False] * wording.shingle
    return counted


def _count_covered(stretches: Iterable[tuple[int, int]], is_counted: list[bool]) -> int:
    """Count the words in stretches that may overlap."""
    return sum(is_counted[word] for word in {word for stretch in stretches for word in range(*stretch)})


def _find_frequent(wordings: Iterable[TextWords]) -> _Shingles:
    numbers: Counter[tuple[str, ...]] = Counter()
    for wording in wordings:
        numbers.update(set(wording.shingles()))
    return {shingle for shingle, number in numbers.items() if number >= _MANY}


def _group(pairs: Collection[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return pairs in groups that share no member, in the order of their least members."""
    joined = components(pairs)
    groups: dict[int, list[tuple[int, int]]] = {}
    for pair in pairs:
        # Members of one group have one list in common.
        groups.setdefault(id(joined[pair[0]]), []).append(pair)
    return sorted(groups.values(), key=lambda group: min(map(min, group)))


def _locate(wording: TextWords, stretch: tuple[int, int]) -> CopyPlace:
    return CopyPlace(*wording.locate(stretch[0], stretch[1] - 1))
