"""A saved mail (.eml) → what its reader sees.

Subject, sender and date, then the body: the plain form where there is one, else the visible text of the page.
Mails in the mail are read too; attachments are not part of the text.
"""

from __future__ import annotations

from claimcheck.capture.charset import decode, find_codec
from claimcheck.capture.extraction import NoText
from claimcheck.capture.html.web_page import read_page
from claimcheck.capture.mail.mime import Entity, decode_body, decode_words, read_entity, split_parts
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import Limits
from claimcheck.model.record import NamedTuple

_SHOWN = ("Subject", "From", "Date")
_MESSAGES = ("message/rfc822", "message/global")


class _Piece(NamedTuple):
    text: str
    is_plain: bool = True
    guess: str = ""


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the text of a mail; raise `NoText`, also where there is nothing but a header."""
    mail = _Mail(limits)
    # A mailbox marks where a mail begins by such a line.
    start = data.find(b"\n") + 1 if data.startswith(b"From ") else 0
    pieces = mail.read_message(data, start, len(data), 0)
    if not mail.has_body:
        raise NoText("holds no words that can be read, only a header, attachments or an encrypted message")
    guess = next((piece.guess for piece in pieces if piece.guess), "")
    return Extracted("\n\n".join(piece.text for piece in pieces), guess=guess)


class _Mail:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.parts = 0
        self.has_body = False

    def read_message(self, data: bytes, start: int, stop: int, depth: int) -> list[_Piece]:
        entity = read_entity(data, start, stop, self.limits)
        fields = ((name, entity.fields.get(name.lower())) for name in _SHOWN)
        lines = [f"{name}: {decode_words(value)}" for name, value in fields if value]
        header = [_Piece("\n".join(lines), guess=entity.guess)] if lines else []
        return header + self.read_part(data, entity, "text/plain", depth)

    def read_part(self, data: bytes, entity: Entity, default: str, depth: int) -> list[_Piece]:
        if depth > self.limits.mail_depth:
            raise NoText(f"has parts more than {self.limits.mail_depth} deep, which is the limit (mail_depth)")
        media_type = entity.media_type(default)
        if media_type.startswith("multipart/"):
            most = self.limits.mail_parts
            parts = split_parts(data, entity, entity.parameter("content-type", "boundary"), most)
            self.parts += len(parts)
            if self.parts > most:
                raise NoText(f"has more than {most:,} parts, which is the limit (mail_parts)")
            if parts:
                return self.read_parts(data, parts, media_type, depth + 1)
            media_type = "text/plain"
        if media_type in _MESSAGES:
            body = decode_body(data, entity)
            return self.read_message(body, 0, len(body), depth + 1)
        if entity.fields.get("content-disposition", "").strip().lower().startswith("attachment"):
            return []
        return self.read_words(data, entity, media_type)

    def read_parts(self, data: bytes, parts: list[tuple[int, int]], media_type: str, depth: int) -> list[_Piece]:
        default = "message/rfc822" if media_type == "multipart/digest" else "text/plain"
        # What belongs to the first is pictures and styles.
        if media_type == "multipart/related":
            parts = parts[:1]
        found = []
        unread: NoText | None = None
        for start, stop in parts:
            try:
                found.append(self.read_part(data, read_entity(data, start, stop, self.limits), default, depth))
            except NoText as reason:
                if media_type != "multipart/alternative":
                    raise
                unread = reason
        if media_type == "multipart/alternative":
            found = [_choose(found)]
            # One form of the message will do; where none can be read, it is known why.
            if unread is not None and not found[0]:
                raise unread
        return [piece for pieces in found for piece in pieces]

    def read_words(self, data: bytes, entity: Entity, media_type: str) -> list[_Piece]:
        if media_type not in ("text/plain", "text/html"):
            return []
        body = decode_body(data, entity)
        charset = entity.parameter("content-type", "charset")
        # Many a mail says ASCII and is UTF-8.
        codec = find_codec(charset) if charset.lower() not in ("", "us-ascii", "ascii") else None
        if media_type == "text/html":
            text, guess = read_page(body, self.limits, codec)
        else:
            text, guess = decode(body, codec)
            text = text.replace("\r\n", "\n")
        text = text.strip()
        self.has_body = self.has_body or bool(text)
        return [_Piece(text, media_type == "text/plain", guess)] if text else []


def _choose(alternatives: list[list[_Piece]]) -> list[_Piece]:
    """Return the first form that is plain; with the last that is not where the plain one is but a stub of it."""
    plain: list[_Piece] = []
    rich: list[_Piece] = []
    for pieces in alternatives:
        if pieces and all(piece.is_plain for piece in pieces):
            plain = plain or pieces
        elif pieces:
            rich = pieces
    if plain and rich and sum(len(piece.text) for piece in rich) > 2 * sum(len(piece.text) for piece in plain):
        return plain + rich
    return plain or rich
