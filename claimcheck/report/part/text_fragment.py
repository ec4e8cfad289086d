"""Links into the live page: a text fragment that scrolls to the quoted words and marks them.

Syntax `#:~:text=start[,end]` (WICG, "Text Fragments").  Both ends must be whole words.  A single term cannot reach
over a block's end or a line break, so longer quotes, and those that cross a line of the capture, are given by their
first and last words.  It works on the live HTML page only, and misses when the page has changed.
"""

from __future__ import annotations

import re
import string

# A term longer than this is given by its ends; each end has this many words.
_LONGEST = 90
_END_WORDS = 5
_PAPER = (".pdf", ".docx", ".doc", ".txt", ".epub", ".zip")
_PLAIN = frozenset(string.ascii_letters + string.digits + "._~")
# A word that a hyphen and a line's end break in two: on the page it may stand whole.
_BROKEN_WORD = re.compile(r"(?<!\S)\S+[-\u2010\u00ad\ufffe][ \t]*[\r\n]\s*\S+")
_BREAK = re.compile(r"\s*[\r\n]\s*")


def link_to_words(url: str, words: str) -> str | None:
    """Return the address of the page with the words marked; None where it is no web page.

    `words` are the source's own, as they stand in its capture, beginning and ending at whole words.
    """
    address, _, fragment = url.partition("#")
    if not address.lower().startswith(("http://", "https://")) or address.lower().split("?")[0].endswith(_PAPER):
        return None
    words = _BROKEN_WORD.sub("\n", words)
    pieces = words.split()
    if not pieces:
        return None
    lines = [line.split() for line in _BREAK.split(words.strip())]
    if len(lines) == 1 and len(" ".join(pieces)) <= _LONGEST:
        term = _encode(pieces)
    else:
        # Neither end may cross a line, and the two may not overlap.
        most = min(_END_WORDS, len(pieces) // 2)
        term = f"{_encode(lines[0][:most])},{_encode(lines[-1][-most:])}"
    return f"{address}#{fragment}:~:text={term}"


def _encode(words: list[str]) -> str:
    """Percent-encode all but ASCII letters and digits: a raw hyphen or comma would part the term."""
    data = " ".join(words).encode("utf-8", "replace")
    return "".join(chr(byte) if chr(byte) in _PLAIN else f"%{byte:02X}" for byte in data)
