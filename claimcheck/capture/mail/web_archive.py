"""A page as browsers save it in one file (.mhtml, .mht): a mail of the page, its frames and its pictures."""

from __future__ import annotations

from claimcheck.capture.extraction import NoText
from claimcheck.capture.mail.mail_message import PAGES, MailReader, join_pieces
from claimcheck.capture.mail.mime import Entity, read_entity
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import Limits


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the text of the page and of its frames; raise `NoText` where there is no page in it."""
    reader = MailReader(limits)
    whole = read_entity(data, 0, len(data), limits)
    parts = [read_entity(data, start, stop, limits) for start, stop in reader.split(data, whole)]
    pages = [part for part in parts or [whole] if part.media_type("text/plain") in PAGES]
    root = whole.parameter("content-type", "start")
    # The page comes first, whatever its place in the file.
    pages.sort(key=lambda part: _identify(part) != root if root else False)
    pieces = [piece for part in pages for piece in reader.read_words(data, part, "text/html")]
    if not pieces:
        raise NoText("holds no page with words")
    return join_pieces(pieces)


def _identify(part: Entity) -> str:
    return part.fields.get("content-id", "").strip()
