"""Which of many statements say nearly the same, found without comparing each with each.

Statements that are alike have rare words in common.  Those that share two of their four rarest words are compared,
letter by letter and with their words in alphabetical order, so that a phrase that was moved counts for little.  Where
no more than two words of either are not in the other, the two rarest that both have are always among the four rarest
of each; what is alike by longer detours may be passed over.  `tests/bench/bench_claims.py` measures it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from rapidfuzz.distance import Indel

from claimcheck.language.text.letter import IS_UNSPACED
from claimcheck.language.text.text_words import TextWords
from claimcheck.model.record import NamedTuple

# What is less alike is not the same statement.
_LEAST_ALIKE = 0.75
# By so many of its rarest words a statement is looked up.
_RAREST = 4
# So many statements are compared each with each; more are parted by a further word.
_MOST_TOGETHER = 64
# A statement is compared with so many others, those with the most rare words in common.
_MOST_COMPARED = 16
# What is longer is no statement: it is the same as another or it is not.
_LONGEST = 600


class _Statement(NamedTuple):
    """A statement's words, levelled, as one text, the same in alphabetical order, and what it is looked up by."""

    text: str
    sorted: str
    keys: set[str]


def find_alike(statements: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of statements that are nearly the same, as indices, the lesser first; sorted.

    Of those that are the same but for typography each goes with the first, and only the first with any other.
    """
    first: dict[str, int] = {}
    read: dict[int, _Statement] = {}
    found = []
    for index, statement in enumerate(statements):
        known = _read(statement)
        other = first.setdefault(known.text, index)
        if other != index:
            found.append((other, index))
        elif len(known.text) <= _LONGEST:
            read[index] = known
    found += (pair for pair in _find_candidates(read) if _is_alike(read[pair[0]], read[pair[1]]))
    found.sort()
    return found


def _read(statement: str) -> _Statement:
    words = TextWords(statement).words
    if not statement.isascii() and IS_UNSPACED.search(statement):
        # Two letters in a row stand for a word, and no order but their own makes sense.
        text = "".join(words)
        return _Statement(text, text, {text[place : place + 2] for place in range(len(text) - 1)})
    return _Statement(" ".join(words), " ".join(sorted(words)), set(words))


def _is_alike(one: _Statement, other: _Statement) -> bool:
    # Cheap, and the end of most.
    if 2 * len(one.keys & other.keys) < min(len(one.keys), len(other.keys)):
        return False
    return (
        Indel.normalized_similarity(one.sorted, other.sorted, score_cutoff=_LEAST_ALIKE) > 0
        or Indel.normalized_similarity(one.text, other.text, score_cutoff=_LEAST_ALIKE) > 0
    )


def _find_candidates(read: Mapping[int, _Statement]) -> Iterator[tuple[int, int]]:
    """Yield the pairs to be compared, the lesser index first."""
    rarest = _rank(read)
    # Most pairs of words stand in one statement: a list is made at the second.  A pair is one number, which is lighter.
    size = 1 + max((ranks[-1] for ranks in rarest.values() if ranks), default=0)
    first: dict[int, int] = {}
    blocks: dict[int, list[int]] = {}
    for index, ranks in rarest.items():
        for one, other in combinations(ranks, 2):
            pair = one * size + other
            known = first.setdefault(pair, index)
            if known != index:
                blocks.setdefault(pair, [known]).append(index)
    partners: dict[int, list[int]] = {}
    for pair, block in blocks.items():
        for one, other in _pair(block, pair % size, rarest, read):
            partners.setdefault(one, []).append(other)
    for one, others in partners.items():
        if len(others) > _MOST_COMPARED:
            others = [other for other, _ in Counter(others).most_common(_MOST_COMPARED)]
        for other in set(others):
            yield one, other


def _rank(read: Mapping[int, _Statement]) -> dict[int, list[int]]:
    """Return the ranks of each statement's rarest words, the rarest first.

    What stands in one statement only is left out: nothing is found by it.
    """
    numbers: Counter[str] = Counter()
    for statement in read.values():
        numbers.update(statement.keys)
    common = sorted((number, key) for key, number in numbers.items() if number > 1)
    ranks = {key: rank for rank, (_, key) in enumerate(common)}
    return {
        index: sorted([ranks[key] for key in statement.keys if key in ranks])[:_RAREST]
        for index, statement in read.items()
    }


def _pair(
    block: list[int], rank: int, rarest: Mapping[int, list[int]], read: Mapping[int, _Statement]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a block of indices in order, of whose words in common the last has a rank.

    Where there are too many, those that share a further word make a block, and each is paired with the next in the
    alphabet.
    """
    pending = [(block, rank)]
    while pending:
        members, last = pending.pop()
        if len(members) <= _MOST_TOGETHER:
            yield from combinations(members, 2)
            continue
        ordered = sorted(members, key=lambda index: read[index].text)
        yield from ((min(pair), max(pair)) for pair in pairwise(ordered))
        further: dict[int, list[int]] = {}
        for index in members:
            for key in rarest[index]:
                if key > last:
                    further.setdefault(key, []).append(index)
        pending += [(parted, key) for key, parted in further.items() if len(parted) > 1]
