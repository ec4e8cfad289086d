"""The server: what the editor says, and what it is told.

Everything that takes time runs in threads; the event loop only reads, waits and sends.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from claimcheck import __version__
from claimcheck.audit.config import ConfigError
from claimcheck.load.files import YAML_SUFFIXES, Folder
from claimcheck.report.safe import visible
from claimcheck.server.diagnostic import SOURCE, Diagnostics
from claimcheck.server.document import OpenDocument
from claimcheck.server.request import Client, Request
from claimcheck.server.workspace import Audit, Workspace
from claimcheck.workspace.baseline_file import BadBaseline
from claimcheck.workspace.receipt_file import BadReceipts
from claimcheck.workspace.root import NoDossier, find_root

if TYPE_CHECKING:
    from pygls.server import ServerErrors

# How long, in seconds, nothing is typed before the dossier is audited.
PAUSE = 0.2
# After so many audits the memory of the old ones is given back: reading a dossier keeps the collector from it.
_AUDITS_A_COLLECTION = 16

_LOGGER = logging.getLogger(SOURCE)

Answer = TypeVar("Answer")


class Session(LanguageServer):
    """The dossiers and documents that an editor has open.  `captures` are folders with saved texts."""

    def __init__(self, captures: Sequence[str] = (), debug: bool = False) -> None:
        # Whole texts are sent with each change: the library counts lines as Python does, which also ends them at
        # U+2028 and the like, and would put small changes in the wrong place.
        super().__init__("claimcheck", __version__, types.TextDocumentSyncKind.Full)
        self.captures = [os.path.abspath(folder) for folder in captures]
        self.debug = debug
        self.documents: dict[str, OpenDocument] = {}
        self.workspaces: dict[str, Workspace] = {}
        self._tasks: dict[Workspace, asyncio.Task[None]] = {}
        self._shown: dict[str, str] = {}
        self._audits = 0
        self.is_ending = False

    # Documents

    def take(self, uri: str, text: str, version: int | None) -> None:
        """Take the text of a document that was opened or changed."""
        document = self.documents.get(uri)
        if document is None:
            document = self.documents[uri] = OpenDocument(uri, text, version)
        document.text, document.version = text, version
        self._attach(document)
        if document.workspace is not None:
            document.workspace.put(document.file, text)
            self.schedule(document.workspace)

    def drop(self, uri: str) -> None:
        """Forget a document that was closed: what is on the disk counts again."""
        document = self.documents.pop(uri, None)
        if document is None:
            return
        if document.published is not None:
            self._publish(document, [])
        self._detach(document)

    def _detach(self, document: OpenDocument) -> None:
        """Take a document away from its dossier, which is forgotten with the last of them."""
        workspace = document.workspace
        if workspace is None:
            return
        document.workspace = None
        workspace.put(document.file, None)
        if any(other.workspace is workspace for other in self.documents.values()):
            self.schedule(workspace)
        else:
            self.workspaces.pop(workspace.root, None)

    def look_again(self) -> None:
        """Take note that files on the disk may have changed."""
        for workspace in self.workspaces.values():
            workspace.touch()
        for document in self.documents.values():
            self._attach(document)
            if document.workspace is not None:
                document.workspace.put(document.file, document.text)
                self.schedule(document.workspace)

    def _attach(self, document: OpenDocument) -> None:
        """Find the dossier that a document belongs to: it may have come or gone since."""
        workspace, file = self._find_workspace(document.uri)
        if document.workspace is not None and document.workspace is not workspace:
            self._detach(document)
            self._publish(document, [])
        document.workspace, document.file = workspace, file

    def _find_workspace(self, uri: str) -> tuple[Workspace | None, str]:
        path = to_fs_path(uri)
        if path is None or not path.lower().endswith(YAML_SUFFIXES):
            return None, ""
        path = os.path.abspath(path)
        try:
            root = find_root(os.path.dirname(path))
        except NoDossier:
            return None, ""
        file = Folder(root).spell(os.path.relpath(path, root).replace(os.sep, "/"))
        workspace = self.workspaces.get(root) or Workspace(root, self.captures)
        try:
            if not workspace.covers(file):
                return None, ""
        except ConfigError:
            # The audit will say what is wrong with it.
            pass
        self.workspaces[root] = workspace
        return workspace, file

    # Findings

    def schedule(self, workspace: Workspace) -> None:
        """See to it that a dossier is audited once nothing has been typed for a while."""
        self._tasks = {known: task for known, task in self._tasks.items() if not task.done()}
        if workspace not in self._tasks:
            self._tasks[workspace] = asyncio.get_running_loop().create_task(self._work(workspace))

    async def _work(self, workspace: Workspace) -> None:
        done = -1
        while workspace.revision != done and self._is_served(workspace):
            revision = workspace.revision
            await asyncio.sleep(PAUSE)
            if workspace.revision == revision and await self._audit(workspace, revision):
                done = revision

    def _is_served(self, workspace: Workspace) -> bool:
        """Tell whether anybody still waits for what is found in a dossier."""
        return not self.is_ending and self.workspaces.get(workspace.root) is workspace

    async def _audit(self, workspace: Workspace, revision: int) -> bool:
        """Audit a dossier and send what was found; return False where something newer came in between."""

        def is_wanted() -> bool:
            return workspace.revision == revision and self._is_served(workspace)

        try:
            audit = await asyncio.to_thread(workspace.audit, is_wanted)
            if audit is None:
                return False
            self._shown.pop(workspace.root, None)
            await self.tell(workspace, audit)
            self._audits += 1
            if self._audits % _AUDITS_A_COLLECTION == 0:
                await asyncio.to_thread(gc.collect)
        except NoDossier:
            # Its folders are not there, or not yet.
            self._clear(workspace)
        except (ConfigError, BadBaseline, BadReceipts) as error:
            self._show(workspace, str(error))
            self._clear(workspace)
        except Exception as error:
            # An audit that breaks must not end the session: the next change is another chance.
            self.log("the audit broke", error)
        return True

    async def tell(self, workspace: Workspace, audit: Audit) -> None:
        """Send the findings of an audit, unless something newer is on its way."""
        files = {document.file for document in self.documents.values() if document.workspace is workspace}
        diagnostics = Diagnostics(workspace, audit, self.workspace.position_codec)
        found = await asyncio.to_thread(lambda: {file: diagnostics.of(file) for file in files})
        if workspace.revision == audit.snapshot.revision:
            for document in self.documents.values():
                if document.workspace is workspace and document.file in found:
                    self._publish(document, found[document.file])

    def _clear(self, workspace: Workspace) -> None:
        for document in self.documents.values():
            if document.workspace is workspace:
                self._publish(document, [])

    def _publish(self, document: OpenDocument, found: list[types.Diagnostic]) -> None:
        news = types.PublishDiagnosticsParams(document.uri, found, document.version)
        if news != document.published:
            document.published = news
            self.text_document_publish_diagnostics(news)

    def _show(self, workspace: Workspace, message: str) -> None:
        """Show a message to the user, once."""
        if self._shown.get(workspace.root) != message:
            self._shown[workspace.root] = message
            text = f"claimcheck: {visible(message)}"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, text))

    def log(self, what: str, error: Exception) -> None:
        """Log an error of ours: to the client on one line, and with its traceback on standard error, if asked for."""
        message = f"claimcheck: {what}: {visible(f'{type(error).__name__}: {error}')}"
        _LOGGER.error(message, exc_info=error if self.debug else None)
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))

    def report_server_error(self, error: Exception, source: ServerErrors) -> None:
        """Log what broke while a message was answered; the library would put it in the user's way."""
        self.log("a message could not be answered", error)

    def end(self) -> None:
        """Let audits under way come to nothing."""
        self.is_ending = True

    # Requests

    async def answer(self, uri: str, handle: Callable[[Request], Answer | None]) -> Answer | None:
        """Answer a request about a document of a dossier in a thread; None where there is no dossier."""
        document = self.documents.get(uri)
        workspace = None if document is None else document.workspace
        if document is None or workspace is None:
            return None
        # Noted before anything more can be typed.
        file, text, revision = document.file, document.text, workspace.revision
        versions = {uri: document.version for uri, document in self.documents.items()}

        client = Client(self.workspace.position_codec, self.client_capabilities, find_uri=self.find_uri)

        def run() -> Answer | None:
            try:
                snapshot = workspace.read()
            except (ConfigError, NoDossier):
                return None
            return handle(
                Request(
                    client,
                    workspace=workspace,
                    file=file,
                    text=text,
                    revision=revision,
                    versions=versions,
                    snapshot=snapshot,
                )
            )

        return await asyncio.to_thread(run)

    def find_uri(self, workspace: Workspace, file: str) -> str | None:
        """Return the address of a file of a dossier, as the editor spells it where it has it open."""
        for document in list(self.documents.values()):
            if document.workspace is workspace and document.file == file:
                return document.uri
        path = workspace.find_file(file)
        return None if path is None else from_fs_path(path)
