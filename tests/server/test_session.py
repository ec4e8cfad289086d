"""The server as editors talk to it: started as they do, with what each of them says it can do."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the server needs the extra lsp")
pytest.importorskip("pytest_lsp", reason="the tests of the server need pytest-lsp")

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, fixture

from tests.server.dossier import CLAIMS, SOURCES, TEXT, write_dossier

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]

# What each client lets the server choose, and prefers.
ENCODINGS = {"visual_studio_code": "utf-16", "neovim": "utf-8", "emacs": "utf-32"}
# How many seconds a server may be silent before it is held to be broken.
PATIENCE = 10
# As an editor starts it, but that it does not wait so long for the next key stroke.
START = "from claimcheck.server import session; session.PAUSE = 0.04; from claimcheck.cli.main import main; main()"
COMMAND = [sys.executable, "-c", START, "lsp", "--stdio"]


@fixture(  # type: ignore[untyped-decorator]
    scope="module", params=list(ENCODINGS), config=ClientServerConfig(server_command=COMMAND)
)
async def client(language_client: LanguageClient, request: pytest.FixtureRequest) -> AsyncIterator[None]:
    lsp_client: Any = language_client
    lsp_client.name, lsp_client.watched = request.param, []

    def register(params: types.RegistrationParams) -> None:
        lsp_client.watched += params.registrations

    lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)(register)
    # The client keeps the newest findings only, and what is told twice in a row could be missed.
    lsp_client.told, lsp_client.news = [], asyncio.Event()
    keep = lsp_client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

    def hear(params: types.PublishDiagnosticsParams) -> None:
        keep(params)
        lsp_client.told.append(params)
        lsp_client.news.set()

    lsp_client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = hear
    capabilities = client_capabilities(request.param)
    answer = await lsp_client.initialize_session(types.InitializeParams(capabilities=capabilities))
    lsp_client.encoding = answer.capabilities.position_encoding
    yield
    await lsp_client.shutdown_session()


class Editor:
    """An editor with one document: what is typed, and what it is told."""

    def __init__(self, client: Any, path: Path, text: str | None = None) -> None:
        self.client = client
        self.uri = path.as_uri()
        self.text = path.read_text(encoding="utf-8") if text is None else text
        self.version = 1
        self.document = types.TextDocumentIdentifier(self.uri)
        self.heard = len(client.told)

    async def open(self) -> list[types.Diagnostic]:
        document = types.TextDocumentItem(self.uri, "yaml", self.version, self.text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return await self.listen()

    async def type(self, text: str) -> list[types.Diagnostic]:
        self.send(text)
        return await self.listen()

    def send(self, text: str) -> None:
        self.version += 1
        self.text = text
        change = types.TextDocumentContentChangeWholeDocument(text)
        document = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def listen(self) -> list[types.Diagnostic]:
        """Wait for findings of this document at its newest version, told since it was last listened to."""
        async with asyncio.timeout(PATIENCE):
            while True:
                while self.heard < len(self.client.told):
                    told = self.client.told[self.heard]
                    self.heard += 1
                    if (told.uri, told.version) == (self.uri, self.version):
                        return list(told.diagnostics)
                self.client.news.clear()
                await self.client.news.wait()

    def close(self) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.document))

    def at(self, words: str, skip: int = 0) -> types.Position:
        """Return the position behind the first letter of words, where lines are plain."""
        offset = -1
        for _ in range(skip + 1):
            offset = self.text.index(words, offset + 1)
        row = self.text.count("\n", 0, offset)
        return types.Position(row, offset - (self.text.rfind("\n", 0, offset) + 1) + 1)

    def words(self, place: types.Range) -> str:
        """Return what stands in a range of one line, by the units that were agreed on."""
        line = self.text.split("\n")[place.start.line]
        codec, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[
            self.client.encoding
        ]
        return line.encode(codec)[place.start.character * size : place.end.character * size].decode(codec)

    async def hover(self, position: types.Position) -> types.Hover | None:
        found: types.Hover | None = await self.client.text_document_hover_async(
            types.HoverParams(self.document, position)
        )
        return found

    async def complete(self, position: types.Position) -> list[str]:
        found = await self.client.text_document_completion_async(types.CompletionParams(self.document, position))
        return [] if found is None else [entry.text_edit.new_text for entry in found.items]

    async def fix(self, diagnostic: types.Diagnostic) -> list[types.CodeAction]:
        about = types.CodeActionContext([diagnostic], only=[types.CodeActionKind.QuickFix])
        params = types.CodeActionParams(self.document, diagnostic.range, about)
        return list(await self.client.text_document_code_action_async(params) or [])

    def apply(self, action: types.CodeAction) -> dict[str, str]:
        """Return the texts of this document and others after a quick fix, by their addresses."""
        assert action.edit is not None
        texts: dict[str, str] = {}
        edits: dict[str, Any] = dict(action.edit.changes or {})
        for change in action.edit.document_changes or ():
            assert isinstance(change, types.TextDocumentEdit)
            edits[change.text_document.uri] = change.edits
        for uri, entries in edits.items():
            text = self.text if uri == self.uri else Path(uri.removeprefix("file://")).read_text(encoding="utf-8")
            for edit in entries:
                lines = text.split("\n")
                assert edit.range.start.line == edit.range.end.line
                line = lines[edit.range.start.line]
                lines[edit.range.start.line] = (
                    line[: edit.range.start.character] + edit.new_text + line[edit.range.end.character :]
                )
                text = "\n".join(lines)
            texts[uri] = text
        return texts


def codes(diagnostics: list[types.Diagnostic]) -> list[str]:
    return sorted(str(diagnostic.code) for diagnostic in diagnostics)


def pick(diagnostics: list[types.Diagnostic], rule: str) -> types.Diagnostic:
    return next(diagnostic for diagnostic in diagnostics if diagnostic.code == rule)


async def test_findings_follow_what_is_typed_and_go_with_the_document(client: Any, tmp_path: Path) -> None:
    editor = Editor(client, write_dossier(tmp_path) / "claims/a.yaml")
    altered = pick(await editor.open(), "quote-altered")
    assert (altered.source, altered.severity) == ("claimcheck", types.DiagnosticSeverity.Error)
    assert editor.words(altered.range) == "opened"
    assert "“closed”" in altered.message
    related = (altered.related_information or [])[0]
    assert related.location.uri == (tmp_path / "sources/minutes.txt").as_uri()
    assert related.location.range.start == types.Position(0, 21)

    found = await editor.type(CLAIMS.replace("opened", "closed"))
    # The waiver answers a finding: neither of them is shown.
    assert not {"quote-altered", "single-source", "unused-waiver"} & set(codes(found))
    assert "opened" in (tmp_path / "claims/a.yaml").read_text(encoding="utf-8")

    found = await editor.type(CLAIMS.replace("[clerk]", "[clrk]"))
    assert editor.words(pick(found, "unknown-reference").range) == "clrk"

    found = await editor.type(CLAIMS.replace("single-source", "late-echo"))
    assert "single-source" in codes(found)
    assert pick(found, "unused-waiver").tags == (types.DiagnosticTag.Unnecessary,)

    editor.close()
    assert await editor.listen() == []


async def test_a_file_that_does_not_parse_is_told_and_the_others_keep_their_findings(
    client: Any, tmp_path: Path
) -> None:
    write_dossier(tmp_path, claims__b=CLAIMS.replace("bridge-closed", "gate-closed").replace("bridge-old", "gate-old"))
    one, other = Editor(client, tmp_path / "claims/a.yaml"), Editor(client, tmp_path / "claims/b.yaml")
    await one.open()
    before = codes(await other.open())
    assert "quote-altered" in before
    broken = CLAIMS.replace("source: minutes", "source: [")
    assert codes(await one.type(broken)) == ["invalid-yaml"]
    assert set(before) >= set(codes(list(client.diagnostics[other.uri]))) >= {"quote-altered"}
    one.close()
    other.close()


@pytest.mark.parametrize("prefix", ["", "😀 e\u0301 𝔊 — "])
async def test_columns_are_counted_as_was_agreed(client: Any, tmp_path: Path, prefix: str) -> None:
    assert client.encoding == ENCODINGS[client.name]
    text = CLAIMS.replace("quote: the Mayor", f"quote: {prefix}the Mayor")
    editor = Editor(client, write_dossier(tmp_path, claims__a=text) / "claims/a.yaml")
    line = CLAIMS.split("\n").index(next(line for line in CLAIMS.split("\n") if "quote:" in line))
    found = [one for one in await editor.open() if one.range.start.line == line]
    assert "opened" in {editor.words(one.range) for one in found} or prefix
    hover = await editor.hover(types.Position(line, found[0].range.start.character))
    assert hover is not None
    assert hover.range is not None
    assert editor.words(hover.range).startswith(f"{prefix}the Mayor")
    assert editor.words(hover.range).endswith("o’clock")
    editor.close()


async def test_hover_shows_the_case(client: Any, tmp_path: Path) -> None:
    editor = Editor(client, write_dossier(tmp_path) / "claims/a.yaml")
    await editor.open()
    hover = await editor.hover(editor.at("bridge-closed", 1))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    text = hover.contents.value
    assert "1 line of evidence" in text
    assert "Ceiling" in text
    assert "clerk" in text
    assert hover.contents.kind is types.MarkupKind.Markdown
    hover = await editor.hover(editor.at("minutes"))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "\\*council\\*" in hover.contents.value
    assert "bridge-closed" in hover.contents.value
    assert await editor.hover(types.Position(2, 30)) is None
    editor.close()


async def test_definitions_and_references_lead_to_ids(client: Any, tmp_path: Path) -> None:
    editor = Editor(client, write_dossier(tmp_path) / "claims/a.yaml")
    await editor.open()
    # A line above, not saved: places are those of the text on the screen.
    await editor.type("# a note\n" + CLAIMS)
    found = await client.text_document_definition_async(
        types.DefinitionParams(editor.document, editor.at("bridge-closed", 1))
    )
    assert [(place.uri, place.range.start.line) for place in found] == [(editor.uri, 2)]
    assert editor.words(found[0].range) == "bridge-closed"
    found = await client.text_document_definition_async(types.DefinitionParams(editor.document, editor.at("clerk")))
    assert [(place.uri, place.range.start.line) for place in found] == [((tmp_path / "sources/s.yaml").as_uri(), 7)]

    async def references(position: types.Position, with_own: bool) -> list[tuple[str, int]]:
        params = types.ReferenceParams(types.ReferenceContext(with_own), editor.document, position)
        places = await client.text_document_references_async(params)
        return [(place.uri.rpartition("/")[2], place.range.start.line) for place in places]

    assert await references(editor.at("minutes"), True) == [("s.yaml", 1), ("a.yaml", 7)]
    assert await references(editor.at("bridge-closed"), False) == [("a.yaml", 19)]
    editor.close()


async def test_completion_knows_ids_words_and_keys_while_the_file_does_not_parse(client: Any, tmp_path: Path) -> None:
    editor = Editor(client, write_dossier(tmp_path) / "claims/a.yaml")
    await editor.open()
    row = next(number for number, line in enumerate(CLAIMS.split("\n")) if "source: minutes" in line)
    tries = {
        "      - source: ": ["minutes"],
        "      - source: min": ["minutes"],
        "        origins: [": ["clerk"],
        "        stance: ": ["supports", "refutes", "context"],
        "    contradicts: [": ["bridge-closed", "bridge-old"],
        "    verdict: ": ["supported", "refuted", "disputed", "unproven"],
    }
    for line, expected in tries.items():
        lines = CLAIMS.split("\n")
        lines[row] = line
        lines.insert(row + 1, "   ]broken: [")
        editor.send("\n".join(lines))
        assert await editor.complete(types.Position(row, len(line))) == expected, line
    assert not await editor.complete(types.Position(2, 30))
    editor.close()


async def test_quick_fixes_are_offered_and_mend_what_they_say(client: Any, tmp_path: Path) -> None:
    editor = Editor(client, write_dossier(tmp_path) / "claims/a.yaml")
    found = await editor.open()
    fix = (await editor.fix(pick(found, "quote-altered")))[0]
    assert fix.kind == types.CodeActionKind.QuickFix
    assert fix.command is None
    texts = editor.apply(fix)
    assert texts == {editor.uri: CLAIMS.replace("opened", "closed")}
    assert "quote-altered" not in codes(await editor.type(texts[editor.uri]))

    found = await editor.type(CLAIMS)
    place = pick(found, "quote-altered").range

    async def offered(start: types.Position, only: list[str] | None) -> int:
        about = types.CodeActionContext([], only=only)
        params = types.CodeActionParams(editor.document, types.Range(start, start), about)
        return len(await client.text_document_code_action_async(params) or [])

    # The cursor alone tells what is meant, where a client sends no diagnostics.
    assert await offered(place.start, None) == 1
    assert await offered(place.start, ["refactor"]) == 0
    assert await offered(types.Position(0, 0), None) == 0
    # Not for a text that has not been audited yet: the edit would not fit it.
    editor.send("# above\n" + CLAIMS)
    assert await offered(place.start, None) == 0

    found = await editor.type(CLAIMS.replace("[clerk]", "[clerk, porter]"))
    stub = (await editor.fix(pick(found, "unknown-reference")))[0]
    texts = editor.apply(stub)
    assert texts == {(tmp_path / "sources/s.yaml").as_uri(): SOURCES.rstrip("\n") + "\n  - id: porter\n"}
    assert (tmp_path / "sources/s.yaml").read_text(encoding="utf-8") == SOURCES

    found = await editor.type(CLAIMS.replace("[clerk]", "[clrk]"))
    fixes = await editor.fix(pick(found, "unknown-reference"))
    assert [fix.title for fix in fixes] == ["Change to `clerk`", "Add the origin `clrk` to sources/s.yaml"]
    assert editor.apply(fixes[0]) == {editor.uri: CLAIMS}
    editor.close()


async def test_a_quote_leads_to_its_words_in_the_saved_text(client: Any, tmp_path: Path) -> None:
    editor = Editor(client, write_dossier(tmp_path) / "claims/a.yaml")
    await editor.open()
    found = await client.text_document_definition_async(
        types.DefinitionParams(editor.document, editor.at("the Mayor ordered"))
    )
    assert [place.uri for place in found] == [(tmp_path / "sources/minutes.txt").as_uri()]
    # The apostrophe of o’clock is three bytes and one unit of the other encodings.
    end = types.Position(1, 18 if client.encoding == "utf-8" else 16)
    assert (found[0].range.start, found[0].range.end) == (types.Position(0, 21), end)
    editor.close()


async def test_files_on_the_disk_are_watched_where_the_client_can(client: Any, tmp_path: Path) -> None:
    write_dossier(tmp_path)
    editor = Editor(client, tmp_path / "claims/a.yaml")
    assert "quote-altered" in codes(await editor.open())
    (tmp_path / "sources/minutes.txt").write_text(TEXT.replace("closed", "opened"), encoding="utf-8")
    change = types.FileEvent((tmp_path / "sources/minutes.txt").as_uri(), types.FileChangeType.Changed)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    assert "quote-altered" not in codes(await editor.listen())
    watching = client.capabilities.workspace.did_change_watched_files
    expected = [types.WORKSPACE_DID_CHANGE_WATCHED_FILES] if watching and watching.dynamic_registration else []
    assert [registration.method for registration in client.watched] == expected
    editor.close()


async def test_what_is_in_no_dossier_is_left_alone(client: Any, tmp_path: Path) -> None:
    write_dossier(tmp_path)
    strange = tmp_path / "compose.yaml"
    strange.write_text("claims: [", encoding="utf-8")
    editor = Editor(client, strange)
    document = types.TextDocumentItem(editor.uri, "yaml", 1, editor.text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(document))
    assert await editor.hover(types.Position(0, 2)) is None
    assert await editor.complete(types.Position(0, 9)) == []
    assert editor.uri not in client.diagnostics
    editor.close()


async def test_a_bad_configuration_is_said_once_and_findings_come_back(client: Any, tmp_path: Path) -> None:
    write_dossier(tmp_path)
    settings = tmp_path / "claimcheck.toml"
    editor = Editor(client, tmp_path / "claims/a.yaml")
    assert await editor.open()
    settings.write_text('fail-onn = "error"\n', encoding="utf-8")
    client.messages.clear()
    client.text_document_did_save(types.DidSaveTextDocumentParams(editor.document))
    assert await editor.listen() == []
    assert "fail-on" in client.messages[0].message
    settings.unlink()
    client.text_document_did_save(types.DidSaveTextDocumentParams(editor.document))
    assert "quote-altered" in codes(await editor.listen())
    editor.close()
