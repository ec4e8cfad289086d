"""From bytes to text: by a byte-order mark, by what is declared, by what the bytes can only be, or as browsers do.

What is left to a guess is said to be one, and a byte that fits nothing becomes U+FFFD, a letter that cannot be read.
"""

from __future__ import annotations

import codecs

from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

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
# Bytes that are the upper halves of most letters, and those of them that no text has in any number; how many bytes are
# looked at for one.
_LOW = frozenset(range(0x21))
_CONTROLS = _LOW - frozenset(b" \t\n\v\f\r")
_HEAD = 64
# Of so many letters of a text one at least is a space, a digit or a line end; so many of these outweigh a letter that
# has a NUL in its lower half.
_RAREST_NUL = 50
_DOMINANT = 8
# What no text has.
_NO_TEXT = late("[\x00-\x08\x0e-\x1f\ufffe\uffff]")


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


class Decoded(NamedTuple):
    """A text, and the name of the encoding that it was taken to be in where nothing said so, else an empty string."""

    text: str
    guess: str = ""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode by the byte-order mark, else as UTF-16 where it can be nothing else, else by the declared codec.

    Where none is declared it is UTF-8; and what is no UTF-8 is windows-1252, which browsers take such texts for.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(codec, "replace"))
    wide = _decode_utf16(data)
    if wide is not None:
        return Decoded(wide)
    if declared is not None:
        return Decoded(data.decode(declared, "replace"))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _guess(data)


def is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, as hardly any text is that is not meant to be."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(data: bytes) -> Decoded:
    """Decode what is no UTF-8 and declares nothing."""
    text = data.decode("utf-8", "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    # More whole letters of UTF-8 than bytes that are none: a UTF-8 text that was damaged, or cut within a letter.  In
    # windows-1252 every one of these letters would be two or three others ("â€œ").
    if foreign - broken > broken:
        return Decoded(text, "UTF-8")
    # Five bytes are no letter of windows-1252.  Browsers make controls of them, which nobody sees; they become U+FFFD
    # here, because where they occur the guess is wrong, and a quote that touches one cannot be told to be right or
    # wrong.  (So it is with a declared windows-1252.)
    return Decoded(data.decode("cp1252", "replace"), "windows-1252")


def _decode_utf16(data: bytes) -> str | None:
    """Return the text of UTF-16 that has no mark; None where the bytes may be another encoding.

    At every second place lie the upper halves of letters: NUL for Latin ones, digits, spaces and line ends, 3 for
    Greek, 4 for Cyrillic ones, no more than 32 for most of what is written.  Of Chinese, Japanese and Korean ones
    the halves say nothing; where there is no space, digit or line end among them, the order of the bytes is not told.
    """
    if len(data) < 2 or not (b"\0" in data or _CONTROLS.intersection(data[:_HEAD])):
        return None
    sides = (data[::2], data[1::2])
    nuls = [side.count(0) for side in sides]
    if any(nuls):
        upper = int(nuls[1] > nuls[0])
        if nuls[upper] < _DOMINANT * nuls[1 - upper]:
            return None
        is_wide = _has_mostly(sides[upper], _LOW) or (
            nuls[upper] * _RAREST_NUL >= len(sides[upper]) and not is_utf8(data)
        )
    else:
        upper = int(_has_mostly(sides[1], _CONTROLS))
        is_wide = _has_mostly(sides[upper], _CONTROLS) and not _has_mostly(sides[1 - upper], _CONTROLS)
    if not is_wide:
        return None
    codec = ("utf-16-be", "utf-16-le")[upper]
    try:
        text = data[: len(data) // 2 * 2].decode(codec)
    except UnicodeDecodeError:
        return None
    # Half a letter is left where the file was cut.
    return None if _NO_TEXT.search(text) else text + "\ufffd" * (len(data) % 2)


def _has_mostly(side: bytes, wanted: frozenset[int]) -> bool:
    """Tell whether nine of ten bytes are among some."""
    return 10 * len(side.translate(None, bytes(wanted))) <= len(side)
