"""What two texts have in common, word for word, and where it stands in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.language.text.text_words import TextWords
from claimcheck.model.record import NamedTuple

# So many words may have been changed or put in between two stretches of one passage.
_WIDEST_GAP = 8


class Stretch(NamedTuple):
    """Words in a row that stand in both texts: so many, from these words on."""

    one: int
    other: int
    length: int


class SharedPassage(NamedTuple):
    """What stands in both texts, a few words apart: the words `one[0]` to `one[1]` and `other[0]` to `other[1]`."""

    one: tuple[int, int]
    other: tuple[int, int]


def find_shared(one: TextWords, other: TextWords) -> list[SharedPassage]:
    """Return the passages that two texts share, in the order of the first text, where they do not overlap."""
    passages: list[SharedPassage] = []
    for stretch in _find_stretches(one, other):
        start, place, length = stretch
        if passages:
            last = passages[-1]
            if start - last.one[1] <= _WIDEST_GAP and 0 <= place - last.other[1] <= _WIDEST_GAP:
                passages[-1] = SharedPassage((last.one[0], start + length), (last.other[0], place + length))
                continue
        passages.append(SharedPassage((start, start + length), (place, place + length)))
    return passages


def _find_stretches(one: TextWords, other: TextWords) -> Iterator[Stretch]:
    # What only one of them has in a script without spaces, the other may have beside much else.
    size = max(one.shingle, other.shingle)
    # Of a shingle that the other text repeats, the first place: where that is the wrong one, the next shingle tells.
    backwards = list(other.shingles(size))[::-1]
    places = dict(zip(backwards, range(len(backwards) - 1, -1, -1), strict=True))
    found = enumerate(map(places.get, one.shingles(size)))
    end = 0
    for start, place in [(start, place) for start, place in found if place is not None]:
        if start >= end:
            length = _measure(one.words, other.words, start, place, size)
            yield Stretch(start, place, length)
            end = start + length


def _measure(words: Sequence[str], others: Sequence[str], start: int, place: int, length: int) -> int:
    """Return how many words are the same from two places on, `length` of which are known to be."""
    most = min(len(words) - start, len(others) - place)
    while length < most and words[start + length] == others[place + length]:
        length += 1
    return length
