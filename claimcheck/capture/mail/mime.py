"""MIME: the fields, parameters, encodings and boundaries of a mail (RFC 2045 to 2047, 5322).

The standard library's parser takes 3 s for one field of 10,000 quotation marks, and makes an object of each line;
here each byte is looked at a fixed number of times at each level of nesting.
"""

from __future__ import annotations

import binascii
import re

from claimcheck.capture.charset import decode, find_codec
from claimcheck.capture.extraction import NoText
from claimcheck.model.limit import Limits
from claimcheck.model.record import NamedTuple

_FIELD_NAME = re.compile(rb"([!-9;-~]+)[ \t]*:")
# A line that begins with a blank goes on with the field before it.
_FIELD_END = re.compile(rb"\n(?![ \t])")
_BLANK = re.compile(rb"\r?\n")
_PARAMETER = re.compile(r';\s*([^\s=;"]+)\s*=\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|([^;"]*))', re.DOTALL)
_QUOTED_PAIR = re.compile(r"\\(.)", re.DOTALL)
# A run of encoded words: white space between two of them is none of the text.
_WORD = r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?\r\n]*\?="
_WORDS = re.compile(rf"{_WORD}(?:\s+{_WORD}|{_WORD})*")
_ONE_WORD = re.compile(r"=\?([^?\s*]{1,60})(?:\*[^?\s]*)?\?([bBqQ])\?([^?\r\n]*)\?=")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


class Entity(NamedTuple):
    """A message or a part of one: its fields by lower-case name, and where its body lies in the data.

    `guess` is the encoding that a field was read in where nothing says in which it is, else empty.
    """

    fields: dict[str, str]
    start: int
    stop: int
    guess: str = ""

    def media_type(self, default: str) -> str:
        """Return the media type in lower case, such as `text/plain`."""
        named = self.fields.get("content-type", "").partition(";")[0].strip().lower()
        return named if "/" in named else default

    def parameter(self, field: str, name: str) -> str:
        """Return a parameter of a field; empty where there is none."""
        for found in _PARAMETER.finditer(self.fields.get(field, "")):
            key, quoted, bare = found[1].lower(), found[2], found[3]
            value = bare.strip() if quoted is None else _QUOTED_PAIR.sub(r"\1", quoted)
            if key == name:
                return value
            # RFC 2231 puts an encoding and a language in front.
            if key == f"{name}*":
                return value.rpartition("'")[2]
        return ""


def read_entity(data: bytes, start: int, stop: int, limits: Limits) -> Entity:
    """Read the fields at the beginning of `data[start:stop]`; raise `NoText`."""
    fields: dict[str, str] = {}
    position = start
    guess = ""
    # The first line that is no field ends the header; where no blank line does, it is the first of the body.
    while name := _FIELD_NAME.match(data, position, stop):
        last = _FIELD_END.search(data, name.end(), stop)
        position = last.end() if last else stop
        if position - start > limits.mail_header_bytes:
            longest = f"{limits.mail_header_bytes:,}"
            raise NoText(f"has a header of more than {longest} bytes, which is the limit (mail_header_bytes)")
        value, unsure = decode(data[name.end() : last.start() if last else stop])
        guess = guess or unsure
        value = value.replace("\r", "").replace("\n", "")
        fields.setdefault(name[1].decode("ascii").lower(), value.strip())
    blank = _BLANK.match(data, position, stop)
    return Entity(fields, blank.end() if blank else position, stop, guess)


def split_parts(data: bytes, entity: Entity, boundary: str, most: int) -> list[tuple[int, int]]:
    """Return where the parts lie in the data that a boundary parts, `most` and one at most.

    What stands before the first and behind the last is no part of the message.
    """
    if not boundary:
        return []
    line = re.compile(rb"\r?\n--" + re.escape(boundary.encode("utf-8", "replace")) + rb"(--)?[ \t]*\r?(?=\n|\Z)")
    parts: list[tuple[int, int]] = []
    begin = -1
    # The line may be the first of the body: the one that ends the header is before it.
    for found in line.finditer(data, max(entity.start - 1, 0), entity.stop):
        if begin >= 0:
            parts.append((begin, max(begin, found.start())))
        begin = -1 if found[1] else min(found.end() + 1, entity.stop)
        if begin < 0 or len(parts) > most:
            break
    # Where the last boundary is missing, the message was cut off: what there is of it is text.
    if begin >= 0:
        parts.append((begin, entity.stop))
    return parts


def decode_body(data: bytes, entity: Entity) -> bytes:
    """Return a body, its transfer encoding undone."""
    body = data[entity.start : entity.stop]
    encoding = entity.fields.get("content-transfer-encoding", "").partition(";")[0].strip().lower()
    if encoding == "base64":
        return _decode_base64(body)
    return binascii.a2b_qp(body) if encoding == "quoted-printable" else body


def _decode_base64(data: bytes) -> bytes:
    data = _NOT_BASE64.sub(b"", data)
    data = data[: len(data) - (len(data) % 4 == 1)]
    return binascii.a2b_base64(data + b"=" * (-len(data) % 4))


def decode_words(value: str) -> str:
    """Return a field's value with its encoded words decoded."""
    return _WORDS.sub(_decode_run, value) if "=?" in value else value


def _decode_run(match: re.Match[str]) -> str:
    # The bytes of one character may be cut in two by the words of a careless sender.
    text, pending, codec = "", b"", ""
    for charset, encoding, payload in _ONE_WORD.findall(match[0]):
        raw = payload.encode("utf-8", "replace")
        if charset.lower() != codec:
            text += decode(pending, find_codec(codec)).text
            pending, codec = b"", charset.lower()
        pending += _decode_base64(raw) if encoding in "bB" else binascii.a2b_qp(raw, header=True)
    return text + decode(pending, find_codec(codec)).text
