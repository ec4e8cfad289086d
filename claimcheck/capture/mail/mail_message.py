"""A saved mail (.eml) → what its reader sees.

Subject, sender and date, then the body: the page that most programs show, and the plain form with what only that has;
mails in the mail, and attachments that are text.  Another attachment is named and not read: its words may be there.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.capture.charset import decode, find_codec
from claimcheck.capture.extraction import NoText
from claimcheck.capture.html.web_page import extract_page
from claimcheck.capture.mail.mime import Entity, decode_body, decode_words, read_entity, split_parts
from claimcheck.capture.mail.quoting import read_plain
from claimcheck.model.capture import Annotation, Extracted, Mark
from claimcheck.model.limit import Limits
from claimcheck.model.record import NamedTuple

_SHOWN = ("Subject", "From", "Date")
_MESSAGES = ("message/rfc822", "message/global")
PAGES = ("text/html", "application/xhtml+xml")
_BETWEEN = "\n\n"
# Where a quote stands that only this form of the mail has.
_PLAIN_FORM = "the plain text of the mail, which most readers are not shown"
# Text that no person is shown.
_SILENT = ("text/calendar", "text/x-amp-html", "text/css", "text/javascript", "text/vcard", "text/x-vcard")
# What most mails have for their layout.
_DECORATION = ("image/", "audio/", "video/")
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_LONGEST_NAME = 80


class _Piece(NamedTuple):
    """A part of a mail: its text, or only its name where it was not read."""

    text: str
    guess: str = ""
    annotations: tuple[Annotation, ...] = ()
    label: str = ""
    is_unread: bool = False
    is_plain: bool = False


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the text of a mail; raise `NoText`, also where there is nothing but a header."""
    mail = MailReader(limits)
    # A mailbox marks where a mail begins by such a line.
    start = data.find(b"\n") + 1 if data.startswith(b"From ") else 0
    pieces = mail.read_message(data, start, len(data), 0)
    if not mail.has_body:
        raise NoText("holds no words that can be read, only a header, attachments or an encrypted message")
    return join_pieces(pieces)


def join_pieces(pieces: Iterable[_Piece]) -> Extracted:
    """Return the text of pieces, with a mark where a part begins that has a name."""
    texts: list[str] = []
    marks: list[Mark] = []
    annotations: list[Annotation] = []
    length = 0
    guess = ""
    for piece in pieces:
        guess = guess or piece.guess
        if piece.is_unread:
            marks.append(Mark(length, piece.label, is_unread=True))
            continue
        if texts:
            length += len(_BETWEEN)
        if piece.label or marks:
            marks.append(Mark(length, piece.label))
        annotations += [one._replace(start=one.start + length, end=one.end + length) for one in piece.annotations]
        texts.append(piece.text)
        length += len(piece.text)
    return Extracted(_BETWEEN.join(texts), tuple(marks), guess, tuple(annotations))


class MailReader:
    """Reads messages and their parts within limits; `has_body` says whether any had words."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.parts = 0
        self.has_body = False

    def read_message(self, data: bytes, start: int, stop: int, depth: int) -> list[_Piece]:
        """Return the pieces of the message in `data[start:stop]`; raise `NoText`."""
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
            parts = self.split(data, entity)
            if parts:
                return self.read_parts(data, parts, media_type, depth + 1)
            media_type = "text/plain"
        if media_type in _MESSAGES:
            body = decode_body(data, entity)
            return self.read_message(body, 0, len(body), depth + 1)
        disposition = entity.fields.get("content-disposition", "").strip().lower()
        name = _find_name(entity)
        if not media_type.startswith("text/") and media_type not in PAGES:
            is_decoration = media_type.startswith(_DECORATION) and not disposition.startswith("attachment")
            if is_decoration or media_type in _SIGNATURES:
                return []
            return [_Piece("", label=f"the attachment {name or media_type}", is_unread=True)]
        label = f"attachment {name or media_type}" if disposition.startswith("attachment") else ""
        return [piece._replace(label=label) for piece in self.read_words(data, entity, media_type)]

    def split(self, data: bytes, entity: Entity) -> list[tuple[int, int]]:
        """Return where the parts of an entity lie in the data; raise `NoText` where there are too many."""
        most = self.limits.mail_parts
        parts = split_parts(data, entity, entity.parameter("content-type", "boundary"), most)
        self.parts += len(parts)
        if self.parts > most:
            raise NoText(f"has more than {most:,} parts, which is the limit (mail_parts)")
        return parts

    def read_parts(self, data: bytes, parts: list[tuple[int, int]], media_type: str, depth: int) -> list[_Piece]:
        default = "message/rfc822" if media_type == "multipart/digest" else "text/plain"
        # What belongs to the first is pictures and styles.
        if media_type == "multipart/related":
            parts = parts[:1]
        found: list[list[_Piece]] = []
        unread: NoText | None = None
        for start, stop in parts:
            try:
                found.append(self.read_part(data, read_entity(data, start, stop, self.limits), default, depth))
            except NoText as reason:
                if media_type != "multipart/alternative":
                    raise
                unread = reason
        if media_type == "multipart/alternative":
            # One form of the message will do; where none can be read, it is known why.
            if unread is not None and not any(found):
                raise unread
            return _join_forms(found)
        return [piece for pieces in found for piece in pieces]

    def read_words(self, data: bytes, entity: Entity, media_type: str) -> list[_Piece]:
        """Return the text of a part, as one piece, none where it has no words that a person is shown."""
        if media_type in _SILENT:
            return []
        body = decode_body(data, entity)
        charset = entity.parameter("content-type", "charset")
        # Many a mail says ASCII and is UTF-8.
        codec = find_codec(charset) if charset.lower() not in ("", "us-ascii", "ascii") else None
        if media_type in PAGES:
            page = extract_page(body, self.limits, codec)
            piece = _Piece(page.text, page.guess, page.annotations)
        else:
            text, guess = decode(body, codec)
            is_flowed = entity.parameter("content-type", "format").lower() == "flowed"
            plain = read_plain(
                text.replace("\r\n", "\n"), is_flowed, entity.parameter("content-type", "delsp").lower() == "yes"
            )
            piece = _Piece(plain.text, guess, plain.annotations, is_plain=True)
        if not piece.text or piece.text.isspace():
            return []
        self.has_body = True
        return [_strip(piece)]


def _find_name(entity: Entity) -> str:
    """Return the name of an attached file, on one line; empty where it has none."""
    name = entity.parameter("content-disposition", "filename") or entity.parameter("content-type", "name")
    return " ".join(decode_words(name).split())[:_LONGEST_NAME]


def _strip(piece: _Piece) -> _Piece:
    """Take off the white space at the ends of a piece."""
    start = len(piece.text) - len(piece.text.lstrip())
    text = piece.text.strip()
    moved = (
        one._replace(start=max(0, one.start - start), end=min(len(text), one.end - start)) for one in piece.annotations
    )
    return piece._replace(text=text, annotations=tuple(one for one in moved if one.start < one.end))


def _join_forms(forms: list[list[_Piece]]) -> list[_Piece]:
    """Return the forms of one message: the page that is shown, then the plain one where it has words of its own."""
    plain = [piece for pieces in forms if pieces and all(one.is_plain for one in pieces) for piece in pieces]
    rich = next((pieces for pieces in reversed(forms) if pieces and not all(one.is_plain for one in pieces)), [])
    if not rich:
        return plain
    shown = _squeeze(" ".join(piece.text for piece in rich))
    own = [piece for piece in plain if _squeeze(piece.text) not in shown]
    return [*rich, *(piece._replace(label=_PLAIN_FORM) for piece in own)]


def _squeeze(text: str) -> str:
    """Return a text without white space and marks of layout, so that two forms of one message compare."""
    return "".join(letter for letter in text if letter.isalnum())
