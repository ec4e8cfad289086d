"""Character references of HTML: `&amp;`, `&#8212;`, `&#x2014;`."""

from __future__ import annotations

import html
import re
from functools import lru_cache

# Bounded, because the standard library turns however many digits into a number; the longest name has 31 letters.
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]+|#[0-9]+|[A-Za-z][A-Za-z0-9]{1,30});?")
_DIGITS = 8


@lru_cache(maxsize=4096)
def _decode(reference: str) -> str:
    if reference[1] == "#":
        is_hexadecimal = reference[2] in "xX"
        digits = reference[3 if is_hexadecimal else 2 :].rstrip(";").lstrip("0")
        if len(digits) > _DIGITS:
            return "\ufffd"
        return html.unescape(f"&#{'x' if is_hexadecimal else ''}{digits or '0'};")
    return html.unescape(reference)


def unescape(text: str) -> str:
    """Replace the references that HTML knows; any other ampersand stays."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda match: _decode(match[0]), text)
