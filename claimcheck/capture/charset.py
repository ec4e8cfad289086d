"""From bytes to text, by a byte-order mark or a declared encoding."""

from __future__ import annotations

import codecs

from claimcheck.model.pattern import late

# Only these are ever decoded with.  Python's table also holds compressors, escapes and UTF-7, in which a document
# could say one thing to a browser and another to us.
_SAFE = late(
    r"utf-8|cp125[0-8]|cp866|cp874|cp932|cp949|iso8859-(?:[2-8]|1[03456])|koi8-[ru]|mac-(?:roman|cyrillic)"
    r"|gb18030|big5hkscs|euc_jp|iso2022_jp"
)
# What browsers take a name for, where Python takes it for less (WHATWG Encoding Standard §4.2).
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Names that browsers know and Python does not.
_ALIASES = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "x-gbk": "gb18030",
    "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-8-i": "iso8859-8",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16: its mark is the beginning of this one.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def find_codec(label: str) -> str | None:
    """Return the codec for a declared name as browsers read it; None for a name that is not one of a text encoding."""
    label = label.strip().strip("\"'").lower()
    known = _ALIASES.get(label)
    if known is None:
        try:
            known = codecs.lookup(label).name
        except (LookupError, ValueError):
            return None
    # A declaration that can be read as ASCII is not in UTF-16, whatever it says.
    if known.startswith("utf-16"):
        return "utf-8"
    known = _READ_AS.get(known, known)
    return known if _SAFE.fullmatch(known) else None


def decode(data: bytes, declared: str | None = None) -> str:
    """Decode by the byte-order mark, else by the declared codec, else as UTF-8.

    A byte that fits nothing becomes U+FFFD, "a character nobody knows", rather than a guess.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace")
    return data.decode(declared or "utf-8", "replace")
