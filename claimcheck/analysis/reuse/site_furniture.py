"""What of a saved text is the furniture of a page and no story: told by what it says and by how it is set.

How many pages have it tells nothing: a story of an agency stands in as many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from claimcheck.analysis.reuse.menu import find_menus, may_have_menus
from claimcheck.analysis.reuse.notice import find_notices, may_be_notice
from claimcheck.language.text.text_words import TextWords

# Fewer words beside a menu or a notice are a part of it.
_LEAST_WORDS = 25


def may_be_furniture(wording: TextWords, stretches: Iterable[tuple[int, int]]) -> bool:
    """Tell, fast, whether stretches of words may be furniture for the most part."""
    return may_have_menus(wording.text) or any(may_be_notice(wording, *stretch) for stretch in stretches)


def find_furniture(wording: TextWords) -> list[tuple[int, int]]:
    """Return menus and notices as code-point offsets, sorted and apart."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted((*find_menus(wording.text), *find_notices(wording))):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def leave_scraps_out(is_story: Sequence[bool], stretches: Iterable[tuple[int, int]]) -> list[bool]:
    """Return which words are a story's where few words beside furniture, in one stretch with it, are none.

    No list of words has all that notices say.
    """
    left = list(is_story)
    for start, end in stretches:
        if all(left[start:end]):
            continue
        for is_run, run in groupby(range(start, end), key=is_story.__getitem__):
            words = list(run)
            if is_run and len(words) < _LEAST_WORDS:
                left[words[0] : words[-1] + 1] = [False] * len(words)
    return left
