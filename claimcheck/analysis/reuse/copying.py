"""Which saved texts share so much that one of them has it from the other, or both from a third.

What counts are words outside quotation marks: two newsrooms that quote one speaker have copied nothing.  Passages of a
few words are stock phrases, and left out; so is the furniture of pages.  It is told from a story by what it is
(`furniture`) and, between pages of one house, by where it stands: at the head and the foot (`margin`).  How many texts
have it tells nothing, as a story of an agency stands in many.  The thresholds are measured by
`tests/calibrate/copies.py` and `tests/calibrate/stories.py`.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from operator import and_

from claimcheck.analysis.graph import components, join_components
from claimcheck.analysis.reuse.margin import Counted, find_margins, is_contained, leave_out
from claimcheck.analysis.reuse.publishing_house import House, Kinship
from claimcheck.analysis.reuse.shared_passage import SharedPassage, find_shared
from claimcheck.analysis.reuse.shingle import find_candidates
from claimcheck.analysis.reuse.site_furniture import find_furniture, leave_scraps_out, may_be_furniture
from claimcheck.language.text.text_words import TextWords
from claimcheck.model.record import NamedTuple

# A shared passage of fewer words is a phrase.
_SHORTEST = 10
# Copies have so many words in common, and such a share of the shorter text or one passage of so many words.
_LEAST_WORDS = 25
_LEAST_SHARE = 0.14
_LONG = 75
# Of two pages of one house, the shorter is a copy where so much of what it has between head and foot is in the other.
_LEAST_SHARE_IN_HOUSE = 0.5
# So many texts are held in words at a time.
_MOST_HELD = 256
# So many texts that were passed over are tried with one that shares a passage, and each with so many.
_MOST_TRIED = 16

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


class CopyComparison(NamedTuple):
    """How much two texts share, each None where it is nothing of any length.

    In `likeness` the heads and feet of pages of one house do not count; `as_strangers` is what would be said of two
    houses.
    """

    likeness: Likeness | None
    as_strangers: Likeness | None


class Page:
    """A saved text in words, with those marked that count."""

    def __init__(self, text: str) -> None:
        self.wording = TextWords(text)

    @cached_property
    def is_story(self) -> list[bool]:
        """For each word, whether it stands outside menus and notices."""
        return self.wording.mark_outside(find_furniture(self.wording))


def find_common_texts(
    texts: Mapping[str, str], is_declared: Relation, houses: Mapping[str, House]
) -> tuple[CommonText, ...]:
    """Return the groups of sources whose texts share passages though nothing is declared between them.

    `houses` may lack sources of which nothing is known.
    """
    return _Search(texts, is_declared, houses).run()


class _Search:
    """Compares the texts that may share passages.

    `kept` are the copies that are told.  `passed_over` has, for a text, those that share a passage with it though
    nothing is told of the two: it is declared, or they are of one house.
    """

    def __init__(self, texts: Mapping[str, str], is_declared: Relation, houses: Mapping[str, House]) -> None:
        self.names = sorted(texts)
        self.texts = texts
        self.is_declared = is_declared
        self.houses = houses
        self.page = lru_cache(_MOST_HELD)(lambda index: Page(texts[self.names[index]]))
        self.kept: dict[tuple[int, int], Copy] = {}
        self.passed_over: dict[int, list[int]] = {}

    def run(self) -> tuple[CommonText, ...]:
        for one, other in find_candidates(self.texts[name] for name in self.names):
            if self.try_pair(one, other):
                self.passed_over.setdefault(one, []).append(other)
                self.passed_over.setdefault(other, []).append(one)
        if self.passed_over:
            self.reach_over()
        return tuple(_gather(self.kept[pair] for pair in pairs) for pairs in _group(self.kept))

    def try_pair(self, one: int, other: int) -> bool:
        """Keep a pair if it is one to tell of; tell whether it is passed over."""
        names = self.names[one], self.names[other]
        found = compare(self.page(one), self.page(other), self.kinship(one, other))
        if found.likeness is None or not found.likeness.is_copy or self.is_declared(*names):
            return found.as_strangers is not None and found.as_strangers.is_copy
        places = (
            _locate(self.page(one).wording, found.likeness.passage.one),
            _locate(self.page(other).wording, found.likeness.passage.other),
        )
        self.kept[one, other] = Copy(names, found.likeness.words, found.likeness.share, places)
        return False

    def kinship(self, one: int, other: int) -> Kinship:
        nobody = House()
        ours, theirs = (self.houses.get(self.names[index], nobody) for index in (one, other))
        return ours.kinship(theirs)

    def reach_over(self) -> None:
        """Compare a text with what shares a passage with the one that it is a copy of, and was passed over there.

        Of many texts that share a passage only some are candidates with each other.  Where one of these pairs is passed
        over, the story that all of them print would fall in two groups.
        """
        groups = components(self.kept)
        tries: Counter[int] = Counter()
        pending = deque(sorted(self.kept))
        while pending:
            pair = pending.popleft()
            for near, far in (pair, pair[::-1]):
                for third in self.passed_over.get(near, ())[:_MOST_TRIED]:
                    if third == far or groups[far] is groups.get(third) or tries[third] >= _MOST_TRIED:
                        continue
                    tries[third] += 1
                    joined = (min(far, third), max(far, third))
                    self.try_pair(*joined)
                    if joined in self.kept:
                        pending.append(joined)
                        join_components(groups, *joined)


def _gather(copies: Iterable[Copy]) -> CommonText:
    ranked = sorted(copies, key=lambda copy: (-copy.words, copy.sources))
    return CommonText(tuple(sorted({source for copy in ranked for source in copy.sources})), tuple(ranked))


def compare(one: Page, other: Page, kinship: Kinship = Kinship.OTHER) -> CopyComparison:
    """Return how much two texts share of what counts between them."""
    ours, theirs = one.wording, other.wording
    if (len(theirs.words), theirs.words) < (len(ours.words), ours.words):
        return CopyComparison(*map(_turn, compare(other, one, kinship)))
    passages = find_shared(ours, theirs)
    # Words of a script without spaces are letters, whichever text has more of them.
    count = max(ours, theirs, key=lambda wording: wording.shingle).count
    long = [passage for passage in passages if count(passage.one[1] - passage.one[0]) >= _SHORTEST]
    if not long:
        return CopyComparison(None, None)
    counted: Counted = (ours.is_free, theirs.is_free)
    length = len(ours.words)
    likeness = _weigh(long, counted, length, count)
    if likeness is None or likeness.words < _LEAST_WORDS:
        return CopyComparison(likeness, likeness)
    here, there = ([passage[side] for passage in long] for side in (0, 1))
    if may_be_furniture(ours, here) or may_be_furniture(theirs, there):
        counted = (
            list(map(and_, ours.is_free, leave_scraps_out(one.is_story, here))),
            list(map(and_, theirs.is_free, leave_scraps_out(other.is_story, there))),
        )
        length = min(sum(one.is_story), sum(other.is_story))
        likeness = _weigh(long, counted, length, count)
    if likeness is None or kinship is Kinship.OTHER:
        return CopyComparison(likeness, likeness)
    margins = find_margins(passages, counted, kinship)
    if (kinship is Kinship.UNKNOWN and not margins) or is_contained(passages, counted):
        return CopyComparison(likeness, likeness)
    counted = leave_out(margins, counted)
    kept = _weigh(long, counted, length, count)
    if kept is not None and kinship is Kinship.SAME:
        least = _LEAST_SHARE_IN_HOUSE * count(min(map(sum, counted)))
        kept = kept if kept.words >= least else None
    return CopyComparison(kept, likeness)


def _turn(likeness: Likeness | None) -> Likeness | None:
    """Return the likeness of the other text to the one."""
    return likeness and likeness._replace(passage=SharedPassage(likeness.passage.other, likeness.passage.one))


def _weigh(
    passages: Iterable[SharedPassage], counted: Counted, length: int, count: Callable[[int], int]
) -> Likeness | None:
    """Return how much passages are of a text of such a length, given which words of both texts count."""
    ones, others = counted
    ranked = [
        (words, passage)
        for passage in passages
        if (words := count(min(sum(ones[slice(*passage.one)]), sum(others[slice(*passage.other)])))) >= _SHORTEST
    ]
    if not ranked:
        return None
    longest, passage = max(ranked, key=lambda entry: entry[0])
    words = count(
        min(
            _count_covered((passage.one for _, passage in ranked), ones),
            _count_covered((passage.other for _, passage in ranked), others),
        )
    )
    return Likeness(words, words / max(words, count(length)), longest, passage)


def _count_covered(stretches: Iterable[tuple[int, int]], counts: Sequence[bool]) -> int:
    """Count the words in stretches that may overlap."""
    number = position = 0
    for start, end in sorted(stretches):
        number += sum(counts[max(start, position) : end])
        position = max(position, end)
    return number


def _group(pairs: Collection[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return pairs in groups that share no member, in the order of their least members."""
    joined = components(pairs)
    groups: dict[int, list[tuple[int, int]]] = {}
    for pair in sorted(pairs):
        # Members of one group have one list in common.
        groups.setdefault(id(joined[pair[0]]), []).append(pair)
    return sorted(groups.values(), key=lambda group: min(map(min, group)))


def _locate(wording: TextWords, stretch: tuple[int, int]) -> CopyPlace:
    return CopyPlace(*wording.locate(stretch[0], stretch[1] - 1))
