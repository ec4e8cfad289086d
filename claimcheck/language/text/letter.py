"""What single characters are: letters and marks of all scripts, quotation marks, dashes, invisible ones."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from claimcheck.model.pattern import late

# Apostrophes are among the quotation marks, in all the ways in which they are typed.
QUOTES = "'\"`´′ʼ‘’‚‛“”„‟«»‹›❛❜❝❞〝〞〟＂＇｀「」『』﹁﹂﹃﹄׳״"
DASHES = "-‐‑‒–—―−⸺⸻﹘﹣－־֊⸗⹀"
# Soft hyphen, zero-width characters, joiners, directional marks, variation selectors, BOM, and U+FFFE (pdfium's
# line-end hyphen).
INVISIBLE = (
    "\u00ad\u034f\u061c\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
    "\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f"
    "\ufeff\ufff9\ufffa\ufffb\ufffe"
    # Tatweel, which makes an Arabic word longer on the line.
    "\u0640"
)
# Stands in a saved text for a letter that could not be read; for several, or for none that is seen, as well.  A run of
# these may have accents on it.
LOST = "\ufffd"
LOST_RUN = f"{LOST}[{LOST}\u0300-\u036f]*"
# Vowel points of Arabic and Hebrew, which most texts leave out, as ranges for a regular expression.
POINTS = "\u064b-\u0652\u0670\u06d6-\u06dc\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
# Scripts written without spaces between words, their punctuation included, as ranges for a regular expression.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3001-\u9fff\uf900-\ufaff"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff9f\U00020000-\U0003ffff"
)
IS_UNSPACED = late(f"[{UNSPACED}]")
# Marks are no word characters; this is quickly told.
_NO_WORD_RUN = late(r"[^\w\s\x00-\x7f]{9}")


def compose(text: str) -> str:
    """Return the NFKC form, but in linear time.

    Normalising is quadratic in runs of combining marks (CPython gh-149079).  No script stacks nine, so longer runs
    are normalised eight by eight, with a grapheme joiner between that is taken out again: not one mark is lost.
    """
    if not _NO_WORD_RUN.search(text):
        return unicodedata.normalize("NFKC", text)
    # Sets of characters are quick only where all are of the basic plane.
    broken = _eight_marks(0x10000 if max(text) < "\U00010000" else 0x20000).sub("\\g<0>\u034f", text)
    return unicodedata.normalize("NFKC", broken).replace("\u034f", "")


@cache
def _eight_marks(stop: int) -> re.Pattern[str]:
    """Eight marks with another behind them.  Not made before it is needed: there are thousands of marks."""
    marks = "".join(filter(is_mark, map(chr, range(0x300, stop))))
    return re.compile(f"[{marks}]{{8}}(?=[{marks}])")


def is_mark(sign: str) -> bool:
    """Tell whether a character is a combining mark."""
    return unicodedata.category(sign)[0] == "M"


def is_letter(sign: str) -> bool:
    """Tell whether a character belongs to a word: a letter of any script, or a mark on one."""
    return sign.isalpha() or (sign > "\x7f" and is_mark(sign))


def is_unspaced(sign: str) -> bool:
    """Tell whether a character is of a script that puts no spaces between words."""
    return sign > "\x7f" and IS_UNSPACED.match(sign) is not None


def is_currency(sign: str) -> bool:
    """Tell whether a character is the sign of a currency."""
    return sign != "" and unicodedata.category(sign) == "Sc"
