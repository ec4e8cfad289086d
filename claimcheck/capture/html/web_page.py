"""A saved web page → its whole visible text.

Not the article that an extractor takes it for: those lose 3 to 16 % of the sentences that people quote.  Visible is
what a browser shows without running scripts or loading style sheets: no scripts, templates, comments, attributes,
and nothing in an element that its own markup hides.  Where that cannot be told, because something never ends, there
is no text at all.  (The standard library's parser is quadratic on hostile pages.)
"""

from __future__ import annotations

import re

from claimcheck.capture.charset import decode, find_codec
from claimcheck.capture.extraction import NoText
from claimcheck.capture.html.page import read_visible
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import Limits

# How far into a page its encoding may be declared (WHATWG HTML §13.2.3.2).
_PRESCAN = 1024
_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the visible text: blocks parted by blank lines, cells by tabs; raise `NoText`."""
    return Extracted(read_page(data, limits))


def read_page(data: bytes, limits: Limits, codec: str | None = None) -> str:
    """Return the visible text of a page, and of one that was sent with a codec; raise `NoText`."""
    markup = _decode_page(data, codec)
    tags = markup.count("<")
    if tags > limits.html_tags:
        raise NoText(f"has {tags:,} angle brackets; the limit is {limits.html_tags:,} (html_tags)")
    return read_visible(markup)


def _decode_page(data: bytes, codec: str | None) -> str:
    """Decode a page by its byte-order mark, else by the codec it was sent with, else by what it declares."""
    if codec is None:
        declared = _CHARSET.search(_COMMENT.sub(b"", data[:_PRESCAN]))
        codec = find_codec(declared[1].decode("ascii")) if declared else None
    return decode(data, codec)
