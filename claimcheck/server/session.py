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
from claimcheck.server.request import OpenDocument, Request
from claimcheck.server.workspace import Audit, Workspace
from claimcheck.workspace.baseline_file import BadBaseline
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
        self.desks: dict[str, Workspace] = {}
        self._tasks: dict[Workspace, asyncio.Task[None]] = {}
        self._said: dict[str, str] = {}
        self._audits = 0
        self.is_ending = False

    # Documents

    def take(self, uri: str, text: str, version: int | None) -> None:
        """Take the text of a document that was opened or changed."""
        document = self.documents.get(uri)
        if document is None:
            document = self.documents[uri] = OpenDocument(uri, text, version)
        document.text, document.version = text, version
        self._seat(document)
        if document.desk is not None:
            document.desk.put(document.file, text)
            self.schedule(document.desk)

    def drop(self, uri: str) -> None:
        """Forget a document that was closed: what is on the disk counts again."""
        document = self.documents.pop(uri, None)
        if document is None:
            return
        if document.told is not None:
            self._publish(document, [])
        self._leave(document)

    def _leave(self, document: OpenDocument) -> None:
        """Take a document away from its dossier, which is forgotten with the last of them."""
        desk = document.desk
        if desk is None:
            return
        document.desk = None
        desk.put(document.file, None)
        if any(other.desk is desk for other in self.documents.values()):
            self.schedule(desk)
        else:
            self.desks.pop(desk.root, None)

    def look_again(self) -> None:
        """Take note that files on the disk may have changed."""
        for desk in self.desks.values():
            desk.touch()
        for document in self.documents.values():
            self._seat(document)
            if document.desk is not None:
                document.desk.put(document.file, document.text)
                self.schedule(document.desk)

    def _seat(self, document: OpenDocument) -> None:
        """Find the dossier that a document belongs to: it may have come or gone since."""
        desk, file = self._find_desk(document.uri)
        if document.desk is not None and document.desk is not desk:
            self._leave(document)
            self._publish(document, [])
        document.desk, document.file = desk, file

    def _find_desk(self, uri: str) -> tuple[Workspace | None, str]:
        path = to_fs_path(uri)
        if path is None or not path.lower().endswith(YAML_SUFFIXES):
            return None, ""
        path = os.path.abspath(path)
        try:
            root = find_root(os.path.dirname(path))
        except NoDossier:
            return None, ""
        file = Folder(root).spell(os.path.relpath(path, root).replace(os.sep, "/"))
        desk = self.desks.get(root) or Workspace(root, self.captures)
        try:
            if not desk.covers(file):
                return None, ""
        except ConfigError:
            # The audit will say what is wrong with it.
            pass
        self.desks[root] = desk
        return desk, file

    # Findings

    def schedule(self, desk: Workspace) -> None:
        """See to it that a dossier is audited once nothing has been typed for a while."""
        self._tasks = {known: task for known, task in self._tasks.items() if not task.done()}
        if desk not in self._tasks:
            self._tasks[desk] = asyncio.get_running_loop().create_task(self._work(desk))

    async def _work(self, desk: Workspace) -> None:
        done = -1
        while desk.revision != done and not self.is_ending and self.desks.get(desk.root) is desk:
            revision = desk.revision
            await asyncio.sleep(PAUSE)
            if desk.revision == revision and await self._audit(desk, revision):
                done = revision

    async def _audit(self, desk: Workspace, revision: int) -> bool:
        """Audit a dossier and send what was found; return False where something newer came in between."""

        def is_wanted() -> bool:
            return desk.revision == revision and not self.is_ending and self.desks.get(desk.root) is desk

        try:
            audit = await asyncio.to_thread(desk.audit, is_wanted)
            if audit is None:
                return False
            self._said.pop(desk.root, None)
            await self.tell(desk, audit)
            self._audits += 1
            if self._audits % _AUDITS_A_COLLECTION == 0:
                await asyncio.to_thread(gc.collect)
        except NoDossier:
            # Its folders are not there, or not yet.
            self._clear(desk)
        except (ConfigError, BadBaseline) as error:
            self._say(desk, str(error))
            self._clear(desk)
        except Exception as error:
            # An audit that breaks must not end the session: the next change is another chance.
            self.log("the audit broke", error)
        return True

    async def tell(self, desk: Workspace, audit: Audit) -> None:
        """Send the findings of an audit, unless something newer is on its way."""
        files = {document.file for document in self.documents.values() if document.desk is desk}
        diagnostics = Diagnostics(desk, audit, self.workspace.position_codec)
        found = await asyncio.to_thread(lambda: {file: diagnostics.of(file) for file in files})
        if desk.revision == audit.snapshot.revision:
            for document in self.documents.values():
                if document.desk is desk and document.file in found:
                    self._publish(document, found[document.file])

    def _clear(self, desk: Workspace) -> None:
        for document in self.documents.values():
            if document.desk is desk:
                self._publish(document, [])

    def _publish(self, document: OpenDocument, found: list[types.Diagnostic]) -> None:
        news = types.PublishDiagnosticsParams(document.uri, found, document.version)
        if news != document.told:
            document.told = news
            self.text_document_publish_diagnostics(news)

    def _say(self, desk: Workspace, message: str) -> None:
        """Show a message to the user, once."""
        if self._said.get(desk.root) != message:
            self._said[desk.root] = message
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

    # Questions

    async def ask(self, uri: str, answer: Callable[[Request], Answer | None]) -> Answer | None:
        """Answer a question about a document of a dossier in a thread; None where there is no dossier."""
        document = self.documents.get(uri)
        desk = None if document is None else document.desk
        if document is None or desk is None:
            return None
        # Noted before anything more can be typed.
        file, text, revision = document.file, document.text, desk.revision
        versions = {uri: document.version for uri, document in self.documents.items()}

        def run() -> Answer | None:
            try:
                snapshot = desk.read()
            except (ConfigError, NoDossier):
                return None
            return answer(Request(self, desk, file, text, revision, versions, snapshot))

        return await asyncio.to_thread(run)

    def uri_of(self, desk: Workspace, file: str) -> str | None:
        """Return the address of a file of a dossier, as the editor spells it where it has it open."""
        for document in list(self.documents.values()):
            if document.desk is desk and document.file == file:
                return document.uri
        path = desk.find_file(file)
        return None if path is None else from_fs_path(path)
