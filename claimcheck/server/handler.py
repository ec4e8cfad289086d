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
from claimcheck.server.hover import describe, write_markdown, write_text
from claimcheck.server.request import Request
from claimcheck.server.symbol import SymbolPlace, find_check, find_definitions, find_references
from claimcheck.server.target import Target, find_target
from claimcheck.server.text_document import TextDocument


def find_target_at(request: Request, position: types.Position) -> Target | None:
    """Return what stands at a position: by the tree of the file, or by its lines where it does not parse."""
    document = request.open_text(request.text)
    tree = request.snapshot.trees.get(request.file)
    if tree is not None and tree.is_whole and tree.text == request.text:
        return find_target(tree, document.offset(position))
    row, column = document.place(position)
    found = find_word(document.lines(), row, column)
    if found is None:
        return None
    gap, word = found
    if gap.field is None or not word:
        return None
    return Target(gap.record, gap.field, word, document.starts[row] + gap.start, document.starts[row] + gap.end)


def hover(request: Request, position: types.Position) -> types.Hover | None:
    """Return what is told about a place, in Markdown where the client reads it."""
    target = find_target_at(request, position)
    told = None if target is None else describe(target, request.file, request.snapshot, request.workspace.last)
    if target is None or told is None:
        return None
    place = request.open_text(request.text).range_between(target.start, target.end)
    content = types.MarkupContent(types.MarkupKind.PlainText, write_text(told))
    if _reads_markdown(request.client.capabilities):
        content = types.MarkupContent(types.MarkupKind.Markdown, write_markdown(told))
    return types.Hover(content, place)


def _reads_markdown(capabilities: types.ClientCapabilities) -> bool:
    told = capabilities.text_document.hover if capabilities.text_document else None
    return bool(told and told.content_format and types.MarkupKind.Markdown in told.content_format)


def define(request: Request, position: types.Position) -> list[types.Location] | None:
    """Return where an id is given, or where the words of a quote stand in a saved text that has lines."""
    target = find_target_at(request, position)
    if target is None:
        return None
    if target.names is not None and target.names != "rule":
        return list(_list_locations(request, find_definitions(request.snapshot, target.names, target.word)))
    audit = request.workspace.last
    if audit is None or target.is_key or target.field.name != "quote":
        return None
    check = find_check(audit.result.case, Pointer(request.file, target.path), target.word)
    place = None if check is None else audit.result.case.place(check)
    path = None if place is None or not place.reading.has_lines else request.workspace.find_file(place.reading.file)
    uri = None if path is None else from_fs_path(path)
    if place is None or uri is None:
        return None
    document = request.open_text(place.reading.written)
    return [types.Location(uri, document.range(place.reading.span(place.start, place.end)))]


def refer(request: Request, position: types.Position, with_own: bool) -> list[types.Location] | None:
    """Return who names the id at a place, before them the record itself where that is wanted."""
    target = find_target_at(request, position)
    if target is None or target.names is None:
        return None
    places = find_references(request.snapshot, target.names, target.word)
    if with_own and target.names != "rule":
        places = [*find_definitions(request.snapshot, target.names, target.word), *places]
    return list(_list_locations(request, places))


def _list_locations(request: Request, places: Iterable[SymbolPlace]) -> Iterator[types.Location]:
    documents: dict[str, TextDocument] = {}
    for file, span, tree in places:
        uri = request.find_uri(file)
        if uri is not None:
            if file not in documents:
                documents[file] = request.open_text(tree.text)
            yield types.Location(uri, documents[file].range(span))


def complete(request: Request, position: types.Position) -> types.CompletionList | None:
    """Return what may be written at a place."""
    return completion.complete(request.open_text(request.text), position, request.snapshot)


def fix(request: Request, place: types.Range, about: types.CodeActionContext) -> list[types.CodeAction]:
    """Return the quick fixes for the findings at a place, or for those that the client names."""
    wanted = about.only is None or any(_is_quick_fix(kind) for kind in about.only)
    audit = request.workspace.last
    # An edit must fit the text that the editor has: while another audit is on its way there is none to offer.
    if not wanted or audit is None or audit.snapshot.revision != request.revision:
        return []
    diagnostics = Diagnostics(request.workspace, audit, request.client.codec)
    actions = []
    for finding in diagnostics.list_findings(request.file):
        found = diagnostics.describe(finding)
        shown = [known for known in about.diagnostics if _is_same(known, finding, found)]
        if shown or _touches(found.range, place):
            edits = ((offer, _make_edit(request, diagnostics, offer)) for offer in list_fixes(finding, audit))
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


def _make_edit(request: Request, diagnostics: Diagnostics, offer: Fix) -> types.WorkspaceEdit | None:
    """Return a fix as the client takes it; None where it would touch a file that cannot be named."""
    edits: dict[str, list[types.TextEdit]] = {}
    for edit in offer.edits:
        uri, document = request.find_uri(edit.file), diagnostics.document(edit.file)
        if uri is None or document is None:
            return None
        edits.setdefault(uri, []).append(types.TextEdit(document.range_between(edit.start, edit.end), edit.words))
    workspace = request.client.capabilities.workspace
    if not (workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes):
        return types.WorkspaceEdit(changes=edits)
    # With its version an edit is refused by the editor where something was typed meanwhile.
    changes = [
        types.TextDocumentEdit(
            types.OptionalVersionedTextDocumentIdentifier(uri, request.versions.get(uri)), list(entries)
        )
        for uri, entries in edits.items()
    ]
    return types.WorkspaceEdit(document_changes=list(changes))
