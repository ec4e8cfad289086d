"""A saved web page → its whole visible text.

Not the article that an extractor takes it for: those lose 3 to 16 % of the sentences that people quote.  Visible is
what a browser shows without running scripts or loading style sheets: no scripts, templates, comments, attributes,
and nothing in an element that its own markup hides.  Where that cannot be told, because something never ends, there
is no text at all.  (The standard library's parser is quadratic on hostile pages.)
"""

from __future__ import annotations

import re

from claimcheck.capture.charset import Decoded, decode, find_codec, is_utf8
from claimcheck.capture.extraction import NoText
from claimcheck.capture.html.page import read_visible
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import Limits

# How far into a page its encoding may be declared (WHATWG HTML §13.2.3.2), and how far it is looked for where the page
# can do without it no more: browsers begin anew where they meet it later.
_PRESCAN = 1024
_LATE = 100_000
_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)")


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the visible text: blocks parted by blank lines, cells by tabs; raise `NoText`."""
    text, guess = read_page(data, limits)
    return Extracted(text, guess=guess)


def read_page(data: bytes, limits: Limits, codec: str | None = None) -> Decoded:
    """Return the visible text of a page, and of one that was sent with a codec; raise `NoText`."""
    markup, guess = decode(data, codec or _find_declared(data))
    tags = markup.count("<")
    if tags > limits.html_tags:
        raise NoText(f"has {tags:,} angle brackets; the limit is {limits.html_tags:,} (html_tags)")
    return Decoded(read_visible(markup), guess)


def _find_declared(data: bytes) -> str | None:
    """Return the codec that a page declares; None where it declares none that is known."""
    head = _drop_comments(data[:_PRESCAN])
    found = _CHARSET.search(head) or _XML.match(head)
    if found is None and not is_utf8(data):
        found = _CHARSET.search(_drop_comments(data[:_LATE]))
    return find_codec(found[1].decode("ascii")) if found else None


def _drop_comments(markup: bytes) -> bytes:
    first, *others = markup.split(b"<!--")
    return first + b"".join(other.partition(b"-->")[2] for other in others)
