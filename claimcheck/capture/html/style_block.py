"""The style sheets that stand in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.capture.html.element import RAW
from claimcheck.capture.html.markup import Endless, find_declaration_end, find_raw_end, read_attributes
from claimcheck.capture.html.style_sheet import StyleSheet

# How far into a page its document type stands; without one, browsers take names in any case.
_HEAD = 2_000
_BEGINS = re.compile(rf"<(?:!--|({'|'.join(sorted(RAW))})(?=[ \t\n\r\f/>]))", re.ASCII | re.IGNORECASE)
_STYLE = re.compile("<style", re.ASCII | re.IGNORECASE)


def find_sheet(markup: str) -> StyleSheet | None:
    """Return the rules of a page's own style sheets; None where they hide nothing."""
    blocks = list(_find_blocks(markup))
    if not blocks:
        return None
    sheet = StyleSheet(is_exact="<!doctype" in markup[:_HEAD].lower())
    for css, media in blocks:
        sheet.add(css, media)
    return sheet if sheet.hides else None


def _find_blocks(markup: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in the `style` elements of a page, and the media that each is for."""
    if not _STYLE.search(markup):
        return
    position = 0
    try:
        while match := _BEGINS.search(markup, position):
            name = (match[1] or "").lower()
            if not name:
                position = find_declaration_end(markup, match.start())
                continue
            start, attributes, _ = read_attributes(markup, match.end())
            position = find_raw_end(markup, name, start)
            if name == "style" and attributes.get("type", "").lower() in ("", "text/css"):
                yield markup[start:position], attributes.get("media", "")
    except Endless:
        # The page is refused where it is read.
        return
