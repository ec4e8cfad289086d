"""Plain text and Markdown, which is read as it is written."""

from __future__ import annotations

import codecs


def extract(data: bytes) -> str:
    """Decode UTF-8, or UTF-16/32 where a byte-order mark says so.

    A byte that is not UTF-8 becomes U+FFFD, "a character nobody knows", rather than a guess.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return data.decode("utf-32", "replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")
