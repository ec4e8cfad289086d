"""What an editor asks about a document of a dossier, and the client that asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lsprotocol import types
from pygls.workspace import PositionCodec

from claimcheck.model.record import NamedTuple
from claimcheck.server.text_document import TextDocument
from claimcheck.server.workspace import Snapshot, Workspace


class Client(NamedTuple):
    """What the answer to a client hangs on: how it counts columns, what it can do, and how it names files.

    `find_uri` returns the address of a file of a dossier, as the editor spells it; None where there is none.
    """

    codec: PositionCodec
    capabilities: types.ClientCapabilities
    find_uri: Callable[[Workspace, str], str | None]


class Request(NamedTuple):
    """What was asked about: a file of a dossier, its text when that was asked, and the dossier as it stands.

    `versions` are those of all open documents, by their addresses, and `revision` is the dossier's, at that time.
    """

    client: Client
    workspace: Workspace
    file: str
    text: str
    revision: int
    versions: Mapping[str, int | None]
    snapshot: Snapshot

    def open_text(self, text: str) -> TextDocument:
        """Return a text with its positions as this client counts them."""
        return TextDocument(text, self.client.codec)

    def find_uri(self, file: str) -> str | None:
        """Return the address of a file of the dossier; None where there is none."""
        return self.client.find_uri(self.workspace, file)
