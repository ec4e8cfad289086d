"""Whether a page has more text than is read, told without reading it."""

from __future__ import annotations

import re

from claimcheck.capture.extraction import NoText
from claimcheck.capture.html.element import RAW
from claimcheck.model.limit import Limits

# What holds no text, by how it begins, and how it ends.
_BEGINS = re.compile(
    rf"<(!--|(?:{'|'.join(sorted(RAW - {'textarea', 'xmp'}))})(?=[ \t\n\r\f/>]))", re.ASCII | re.IGNORECASE
)
_WHITE = " \n\t\r\f\0"
# Characters of markup that one character of text may take.
_LONGEST_REFERENCE = 34


def refuse_long(markup: str, limits: Limits) -> None:
    """Raise `NoText` where there is more text between a page's tags than a text may have, white space not counted.

    What is counted is no more than there is: of a page that is only a little over the limit it says nothing.
    """
    most = limits.capture_characters
    if len(markup) <= most:
        return
    # The beginning is enough for most pages that are far over.
    for part in (markup[: 2 * most], markup):
        if _count_text(part, most) > most:
            raise NoText(
                f"has more than {most:,} characters between its tags; the limit is {most:,} (capture_characters)"
            )


def _count_text(part: str, most: int) -> int:
    """Return how much text a part of a page has at least; where that is no more than `most`, any number up to it."""
    count = len(part) - sum(map(part.count, _WHITE)) - _LONGEST_REFERENCE * part.count("&")
    position = 0
    while count > most and (match := _BEGINS.search(part, position)):
        closing = "-->" if match[1] == "!--" else f"</{match[1]}"
        position = part.find(closing, match.end())
        if position < 0:
            return 0
        count -= position - match.end()
    if count <= most:
        return 0
    pieces = part.split("<")[1:]
    if not pieces:
        return count
    ends = [piece.find(">") for piece in pieces]
    cut_off = len(pieces[-1]) if ends[-1] < 0 else 0
    return count - sum(ends) - ends.count(-1) - 2 * len(pieces) - cut_off
