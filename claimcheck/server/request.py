"""Documents that an editor has open, and questions about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.workspace import PositionCodec

from claimcheck.model.record import NamedTuple
from claimcheck.server.text_document import TextDocument
from claimcheck.server.workspace import Snapshot, Workspace

if TYPE_CHECKING:
    from claimcheck.server.session import Session


class OpenDocument:
    """A document that is open in the editor; `desk` is None where it belongs to no dossier."""

    def __init__(self, uri: str, text: str, version: int | None) -> None:
        self.uri = uri
        self.text = text
        self.version = version
        self.desk: Workspace | None = None
        self.file = ""
        # What the editor was told last.
        self.told: types.PublishDiagnosticsParams | None = None


class Request(NamedTuple):
    """What was asked about: a file of a dossier, its text when that was asked, and the dossier as it stands.

    `versions` are those of all open documents, by their addresses, and `revision` is the dossier's, at that time.
    """

    session: Session
    desk: Workspace
    file: str
    text: str
    revision: int
    versions: Mapping[str, int | None]
    snapshot: Snapshot

    @property
    def codec(self) -> PositionCodec:
        return self.session.workspace.position_codec

    def page(self, text: str) -> TextDocument:
        """Return a text with its positions as this client counts them."""
        return TextDocument(text, self.codec)
