"""What two pages share at their heads and at their feet: of one house, that is its furniture.

A story may stand at the head or the foot of two pages too.  So what two houses have in common is not looked at here.
Pages whose houses are not known are taken for those of one where they have both a head and a foot in common, and both
are short.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.analysis.reuse.publishing_house import Kinship
from claimcheck.analysis.reuse.shared_passage import SharedPassage

# So many words that are not shared may stand before a head, behind a foot, or within them: a date, a name, a headline.
_WIDEST_GAP = 15
# Of two pages, one that has no more than such a share of its words for itself is all in the other one, margins too.
_MOST_OWN = 0.1
# Of pages whose houses are not known, a head or a foot of fewer words is a phrase, and one of so many is a story.
_SHORTEST = 10
_LONG = 75

# For each word of two texts, whether it counts.
Counted = tuple[Sequence[bool], Sequence[bool]]


def is_contained(passages: Sequence[SharedPassage], counted: Counted) -> bool:
    """Tell whether one of two texts has hardly a word that counts and stands in no passage."""
    return any(
        sum(own) <= _MOST_OWN * sum(counts) for own, counts in zip(leave_out(passages, counted), counted, strict=True)
    )


def find_margins(passages: Sequence[SharedPassage], counted: Counted, kinship: Kinship) -> list[SharedPassage]:
    """Return which passages, given in the order of the first text, are the heads and the feet of two pages."""
    head = _find_head(passages)
    ends = (len(counted[0]), len(counted[1]))
    foot = [_turn(passage, ends) for passage in _find_head([_turn(passage, ends) for passage in reversed(passages)])]
    foot = sorted({*foot} - {*head})
    sizes = (_count(head, counted), _count(foot, counted))
    if kinship is Kinship.UNKNOWN and not all(_SHORTEST <= size < _LONG for size in sizes):
        return []
    if kinship is Kinship.SITE and min(sizes) < _SHORTEST and max(sizes) >= _LONG:
        # Of several publishers, and either a head or a foot: what is so long and has no counterpart is their story.
        return []
    return [*head, *foot]


def leave_out(passages: Sequence[SharedPassage], counted: Counted) -> Counted:
    """Return which words of both texts still count where what stands in passages does not."""
    ones, others = map(list, counted)
    for (start, end), (place, stop) in passages:
        ones[start:end] = [False] * (end - start)
        others[place:stop] = [False] * (stop - place)
    return ones, others


def _find_head(passages: Iterable[SharedPassage]) -> list[SharedPassage]:
    """Return the passages, given in the order of the one text, with which both texts begin."""
    head: list[SharedPassage] = []
    one = other = 0
    for passage in passages:
        if passage.one[0] - one > _WIDEST_GAP:
            break
        if 0 <= passage.other[0] - other <= _WIDEST_GAP:
            head.append(passage)
            one, other = passage.one[1], passage.other[1]
    return head


def _turn(passage: SharedPassage, ends: tuple[int, int]) -> SharedPassage:
    """Return a passage as it is counted from the ends of the texts."""
    one, other = ends
    return SharedPassage(
        (one - passage.one[1], one - passage.one[0]), (other - passage.other[1], other - passage.other[0])
    )


def _count(passages: Iterable[SharedPassage], counted: Counted) -> int:
    """Return how many words count in passages, in that text where they are more."""
    ones, others = counted
    sizes = [(sum(ones[slice(*passage.one)]), sum(others[slice(*passage.other)])) for passage in passages]
    return max(map(sum, zip(*sizes, strict=True)), default=0)
