"""A document that is open in the editor."""

from __future__ import annotations

from lsprotocol import types

from claimcheck.server.workspace import Workspace


class OpenDocument:
    """A document by its address; `workspace` is the dossier that it belongs to, None where it belongs to none."""

    def __init__(self, uri: str, text: str, version: int | None) -> None:
        self.uri = uri
        self.text = text
        self.version = version
        self.workspace: Workspace | None = None
        self.file = ""
        # What the editor was told last.
        self.published: types.PublishDiagnosticsParams | None = None
