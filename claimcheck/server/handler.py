"""Answers to what an editor asks about a place in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types
from pygls.uris import from_fs_path

from claimcheck.model.finding import Finding
from claimcheck.model.position import Pointer
from claimcheck.report.safe import visible
from claimcheck.server import completion
from claimcheck.server.action import Fix, list_fixes
from claimcheck.server.completion_context import find_word
from claimcheck.server.diagnostic import Diagnostics
from claimcheck.server.hover import describe
from claimcheck.server.hover_card import write_markdown, write_text
from claimcheck.server.request import Request
from claimcheck.server.symbol import SymbolPlace, find_check, find_definitions, find_references
from claimcheck.server.target import Target, find_spot
from claimcheck.server.text_document import TextDocument


def look(asked: Request, position: types.Position) -> Target | None:
    """Return what stands at a position: by the tree of the file, or by its lines where it does not parse."""
    page = asked.page(asked.text)
    tree = asked.snapshot.trees.get(asked.file)
    if tree is not None and tree.is_whole and tree.text == asked.text:
        return find_spot(tree, page.offset(position))
    row, column = page.place(position)
    found = find_word(page.lines(), row, column)
    if found is None:
        return None
    gap, word = found
    if gap.field is None or not word:
        return None
    return Target(gap.record, gap.field, word, page.starts[row] + gap.start, page.starts[row] + gap.end)


def hover(asked: Request, position: types.Position) -> types.Hover | None:
    """Return what is told about a place, in Markdown where the client reads it."""
    spot = look(asked, position)
    card = None if spot is None else describe(spot, asked.file, asked.snapshot, asked.desk.last)
    if spot is None or card is None:
        return None
    place = asked.page(asked.text).range_between(spot.start, spot.end)
    content = types.MarkupContent(types.MarkupKind.PlainText, write_text(card))
    if _reads_markdown(asked.session.client_capabilities):
        content = types.MarkupContent(types.MarkupKind.Markdown, write_markdown(card))
    return types.Hover(content, place)


def _reads_markdown(capabilities: types.ClientCapabilities) -> bool:
    told = capabilities.text_document.hover if capabilities.text_document else None
    return bool(told and told.content_format and types.MarkupKind.Markdown in told.content_format)


def define(asked: Request, position: types.Position) -> list[types.Location] | None:
    """Return where an id is given, or where the words of a quote stand in a saved text that has lines."""
    spot = look(asked, position)
    if spot is None:
        return None
    if spot.names is not None and spot.names != "rule":
        return list(_list_locations(asked, find_definitions(asked.snapshot, spot.names, spot.word)))
    audit = asked.desk.last
    if audit is None or spot.is_key or spot.field.name != "quote":
        return None
    check = find_check(audit.result.case, Pointer(asked.file, spot.path), spot.word)
    place = None if check is None else audit.result.case.place(check)
    path = None if place is None or not place.reading.has_lines else asked.desk.find_file(place.reading.file)
    uri = None if path is None else from_fs_path(path)
    if place is None or uri is None:
        return None
    return [types.Location(uri, asked.page(place.reading.text).range_between(place.start, place.end))]


def refer(asked: Request, position: types.Position, with_own: bool) -> list[types.Location] | None:
    """Return who names the id at a place, before them the record itself where that is wanted."""
    spot = look(asked, position)
    if spot is None or spot.names is None:
        return None
    places = find_references(asked.snapshot, spot.names, spot.word)
    if with_own and spot.names != "rule":
        places = [*find_definitions(asked.snapshot, spot.names, spot.word), *places]
    return list(_list_locations(asked, places))


def _list_locations(asked: Request, places: Iterable[SymbolPlace]) -> Iterator[types.Location]:
    pages: dict[str, TextDocument] = {}
    for file, span, tree in places:
        uri = asked.session.uri_of(asked.desk, file)
        if uri is not None:
            if file not in pages:
                pages[file] = asked.page(tree.text)
            yield types.Location(uri, pages[file].range(span))


def complete(asked: Request, position: types.Position) -> types.CompletionList | None:
    """Return what may be written at a place."""
    return completion.complete(asked.page(asked.text), position, asked.snapshot)


def fix(asked: Request, place: types.Range, about: types.CodeActionContext) -> list[types.CodeAction]:
    """Return the quick fixes for the findings at a place, or for those that the client names."""
    wanted = about.only is None or any(_is_quick_fix(kind) for kind in about.only)
    audit = asked.desk.last
    # An edit must fit the text that the editor has: while another audit is on its way there is none to offer.
    if not wanted or audit is None or audit.snapshot.revision != asked.revision:
        return []
    diagnostics = Diagnostics(asked.desk, audit, asked.codec)
    actions = []
    for finding in diagnostics.list_findings(asked.file):
        found = diagnostics.describe(finding)
        shown = [known for known in about.diagnostics if _is_same(known, finding, found)]
        if shown or _touches(found.range, place):
            edits = ((offer, _make_edit(asked, diagnostics, offer)) for offer in list_fixes(finding, audit))
            actions += [_make_action(offer, edit, shown or [found]) for offer, edit in edits if edit is not None]
    return actions


def _is_quick_fix(kind: types.CodeActionKind | str) -> bool:
    name = kind.value if isinstance(kind, types.CodeActionKind) else kind
    return name in ("", "quickfix")


def _is_same(known: types.Diagnostic, finding: Finding, found: types.Diagnostic) -> bool:
    """Tell whether a diagnostic that the client has is of a finding: by its data, or by what all clients keep."""
    if isinstance(known.data, dict) and "fingerprint" in known.data:
        return bool(known.data["fingerprint"] == finding.fingerprint)
    return known.code == found.code and known.range == found.range


def _touches(one: types.Range, other: types.Range) -> bool:
    first, last = (other.start.line, other.start.character), (other.end.line, other.end.character)
    return (one.start.line, one.start.character) <= last and first <= (one.end.line, one.end.character)


def _make_action(offer: Fix, edit: types.WorkspaceEdit, mended: list[types.Diagnostic]) -> types.CodeAction:
    return types.CodeAction(
        visible(offer.title),
        types.CodeActionKind.QuickFix,
        mended,
        is_preferred=offer.is_preferred or None,
        edit=edit,
    )


def _make_edit(asked: Request, diagnostics: Diagnostics, offer: Fix) -> types.WorkspaceEdit | None:
    """Return a fix as the client takes it; None where it would touch a file that cannot be named."""
    edits: dict[str, list[types.TextEdit]] = {}
    for edit in offer.edits:
        uri, page = asked.session.uri_of(asked.desk, edit.file), diagnostics.page(edit.file)
        if uri is None or page is None:
            return None
        edits.setdefault(uri, []).append(types.TextEdit(page.range_between(edit.start, edit.end), edit.words))
    workspace = asked.session.client_capabilities.workspace
    if not (workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes):
        return types.WorkspaceEdit(changes=edits)
    # With its version an edit is refused by the editor where something was typed meanwhile.
    changes = [
        types.TextDocumentEdit(
            types.OptionalVersionedTextDocumentIdentifier(uri, asked.versions.get(uri)), list(entries)
        )
        for uri, entries in edits.items()
    ]
    return types.WorkspaceEdit(document_changes=list(changes))
