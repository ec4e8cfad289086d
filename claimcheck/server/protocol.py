"""The messages that the server understands, each handed to what answers it."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from claimcheck.capture.extraction import SUFFIXES
from claimcheck.load.files import YAML_SUFFIXES
from claimcheck.server import handler
from claimcheck.server.session import Session
from claimcheck.workspace.root import CONFIG_FILE, PYPROJECT

# What completion opens by itself: behind a key, in a list, in an id.
_TRIGGERS = [" ", "-", "[", ","]


def make_server(captures: Sequence[str] = (), debug: bool = False) -> Session:
    """Return a server that is ready to be started."""
    session = Session(captures, debug)
    _serve_documents(session)
    _serve_requests(session)
    return session


def _serve_documents(session: Session) -> None:
    @session.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        _watch_files(session)

    @session.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        session.take(document.uri, document.text, document.version)

    @session.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if uri in session.documents:
            text = session.workspace.get_text_document(uri).source
            session.take(uri, text, params.text_document.version)

    @session.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        session.look_again()

    @session.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        session.drop(params.text_document.uri)

    @session.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        session.look_again()

    @session.feature(types.SHUTDOWN)
    def shutdown(params: None) -> None:
        session.end()


def _watch_files(session: Session) -> None:
    """Ask to be told when files on the disk change, where the client can tell."""
    workspace = session.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is None or not watching.dynamic_registration:
        return
    suffixes = ",".join(_in_any_case(suffix.removeprefix(".")) for suffix in (*YAML_SUFFIXES, *SUFFIXES))
    globs = (f"**/*.{{{suffixes}}}", f"**/{CONFIG_FILE}", f"**/{PYPROJECT}")
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(glob) for glob in globs])
    wanted = types.Registration("claimcheck-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    session.client_register_capability(types.RegistrationParams([wanted]))


def _in_any_case(word: str) -> str:
    """Return the glob of a word whatever the case of its letters: "[mM][dD]"."""
    return "".join(f"[{letter}{letter.upper()}]" if letter.isalpha() else letter for letter in word)


def _serve_requests(session: Session) -> None:
    @session.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return await session.answer(params.text_document.uri, lambda request: handler.hover(request, params.position))

    @session.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> list[types.Location] | None:
        return await session.answer(params.text_document.uri, lambda request: handler.define(request, params.position))

    @session.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location] | None:
        with_own = params.context.include_declaration
        return await session.answer(
            params.text_document.uri, lambda request: handler.refer(request, params.position, with_own)
        )

    @session.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))
    async def completion(params: types.CompletionParams) -> types.CompletionList | None:
        return await session.answer(
            params.text_document.uri, lambda request: handler.complete(request, params.position)
        )

    kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix])

    @session.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        return await session.answer(
            params.text_document.uri, lambda request: handler.fix(request, params.range, params.context)
        )
