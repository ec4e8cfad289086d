"""What of a page is set as a menu or a list of headlines: told by its layout alone, whatever the language.

Prose has sentences, in long lines or in lines that go on in the next one.  A menu has short lines without a mark, or
bars and dots between its entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimcheck.model.pattern import late

# So many lines in a row without a mark are a list.
_LEAST_LINES = 4
# A line of so many words is an entry unless it begins with a small letter, as one does that goes on with another; a
# longer one, up to so many, where it begins like a headline.
_SHORT = 4
_LONGEST = 14
# What has a longer word is of a script without spaces, where a line is one word.
_LONGEST_WORD = 24
# So many entries between bars are a menu, of so many words each.
_LEAST_ENTRIES = 4
_LONGEST_ENTRY = 6

_LINE = late(r"[^\n]+")
_MARK = late(r"[.,:;!?…](?![^\s\"'”’»)\]])|[。！？、，،؛؟۔।]")
_BARS = ("|", "•", "·", "▪", "►", "▸", "›", " > ")
_BAR = late("|".join(map(re.escape, _BARS)))


def may_have_menus(text: str) -> bool:
    """Tell, fast, whether a text may have a menu."""
    return text.count("\n") >= _LEAST_LINES - 1 or any(bar in text for bar in _BARS)


def find_menus(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text that are menus, as code-point offsets; they may overlap.

    "News\\nSport\\nWeather\\nAbout us\\nTen died on Monday." → the first four lines.
    """
    return [*_find_lists(text), *_find_barred(text)]


def _find_lists(text: str) -> Iterator[tuple[int, int]]:
    """Yield lines in a row that are entries; blank lines may stand between them."""
    lines = ((*line.span(), line[0].strip()) for line in _LINE.finditer(text))
    return _join(((start, end, _is_entry(line)) for start, end, line in lines if line), _LEAST_LINES)


def _is_entry(line: str) -> bool:
    """Tell whether a line is one of a menu, if others like it stand around it."""
    words = line.split(maxsplit=_LONGEST)
    if len(words) > _LONGEST or max(map(len, words)) > _LONGEST_WORD or _MARK.search(line):
        return False
    if len(words) <= _SHORT:
        return not line[0].islower()
    return (line[0].isupper() or line[0].isdigit()) and not line.isupper()


def _find_barred(text: str) -> Iterator[tuple[int, int]]:
    """Yield entries in a row that bars part, within a line."""
    for line in _LINE.finditer(text):
        bars = [bar.span() for bar in _BAR.finditer(text, *line.span())]
        if len(bars) >= _LEAST_ENTRIES - 1:
            starts = (line.start(), *(end for _, end in bars))
            ends = (*(start for start, _ in bars), line.end())
            entries = zip(starts, ends, strict=True)
            yield from _join(((start, end, _is_short(text[start:end])) for start, end in entries), _LEAST_ENTRIES)


def _is_short(entry: str) -> bool:
    return len(entry.split(maxsplit=_LONGEST_ENTRY)) <= _LONGEST_ENTRY


def _join(pieces: Iterable[tuple[int, int, bool]], least: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of at least so many pieces in a row that are told to fit."""
    first = last = number = 0
    for start, end, is_fit in pieces:
        if is_fit:
            first = first if number else start
            last = end
            number += 1
        else:
            if number >= least:
                yield first, last
            number = 0
    if number >= least:
        yield first, last
