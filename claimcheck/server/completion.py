"""What may be written at the cursor: ids, words of the format, keys, names of rules."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from claimcheck.audit.waiver import NEVER_WAIVED
from claimcheck.load.kind import Field, Many, Record
from claimcheck.model.claim import Claim
from claimcheck.model.source import Source
from claimcheck.report.safe import visible
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.server.completion_context import CompletionGap, find_gap
from claimcheck.server.symbol import list_records
from claimcheck.server.target import inner_record, what_it_names
from claimcheck.server.text_document import TextDocument
from claimcheck.server.workspace import Snapshot

# Of more ids than these, only those are sent that go with what is there already.
_MOST = 500
_KIND = types.CompletionItemKind


class _Word:
    """A word to write, and what is told about it."""

    def __init__(self, text: str, kind: types.CompletionItemKind, detail: str = "", description: str = "") -> None:
        self.text = text
        self.kind = kind
        self.detail = visible(detail)
        self.description = visible(description)


def complete(document: TextDocument, position: types.Position, snapshot: Snapshot) -> types.CompletionList | None:
    """Return what may be written at a position, each with the edit that writes it; None for nothing."""
    row, column = document.place(position)
    lines = document.lines()
    gap = find_gap(lines, row, column)
    if gap is None:
        return None
    words = list(_list_keys(gap) if gap.field is None else _list_values(gap.record, gap.field, snapshot))
    is_cut = len(words) > _MOST
    if is_cut:
        begun = lines[row][gap.start : column].lower()
        fitting = [word for word in words if begun in word.text.lower()]
        words = sorted(fitting, key=lambda word: not word.text.lower().startswith(begun))[:_MOST]
    place = types.Range(document.position(row, gap.start), document.position(row, gap.end))
    entries = [_make(word, gap, place, number) for number, word in enumerate(words)]
    return types.CompletionList(is_incomplete=is_cut, items=entries) if entries else None


def _make(word: _Word, gap: CompletionGap, place: types.Range, number: int) -> types.CompletionItem:
    return types.CompletionItem(
        label=word.text.rstrip(": "),
        kind=word.kind,
        detail=word.detail or None,
        documentation=word.description or None,
        # In the order of the file format, and of the files.
        sort_text=f"{number:05}",
        filter_text=word.text.rstrip(": "),
        text_edit=types.TextEdit(place, gap.lead + word.text),
    )


def _list_keys(gap: CompletionGap) -> Iterator[_Word]:
    for field in gap.record.fields.values():
        if field.name not in gap.taken:
            # What holds more than a word goes on in the next line.
            is_short = not isinstance(field.kind, Many) and inner_record(field) is None
            detail = f"{gap.record.noun} needs it" if field.required else ""
            yield _Word(f"{field.name}: " if is_short else f"{field.name}:", _KIND.Field, detail, field.description)


def _list_values(record: Record, field: Field, snapshot: Snapshot) -> Iterator[_Word]:
    names = what_it_names(record, field)
    if names == "rule":
        for rule in load_catalogue().values():
            if rule.family not in NEVER_WAIVED:
                yield _Word(rule.name, _KIND.EnumMember, rule.family, rule.summary)
    elif field.name == "id":
        # A new id is nobody's but the author's.
        return
    elif names is not None:
        yield from _list_ids(names, snapshot)
    else:
        yield from _list_words(field)


def _list_ids(kind: str, snapshot: Snapshot) -> Iterator[_Word]:
    known = set()
    for entity in list_records(snapshot, kind):
        if entity.id in known:
            continue
        known.add(entity.id)
        if isinstance(entity, Claim):
            yield _Word(entity.id, _KIND.Value, entity.verdict.value if entity.verdict else "", entity.statement)
        elif isinstance(entity, Source):
            by = ", ".join((*entity.author, *entity.publisher))
            yield _Word(entity.id, _KIND.Reference, entity.title or "", by)
        else:
            yield _Word(entity.id, _KIND.Reference, "anonymous" if entity.anonymous else "", entity.name or "")


def _list_words(field: Field) -> Iterator[_Word]:
    """Yield the words that the file format allows, or its examples where it allows any."""
    schema = field.kind.schema()
    if schema.get("type") == "boolean":
        yield from (_Word(word, _KIND.EnumMember) for word in ("true", "false"))
    words = schema.get("enum", ())
    meanings = schema.get("enumDescriptions", [""] * len(words))
    for word, meaning in zip(words, meanings, strict=True):
        yield _Word(str(word), _KIND.EnumMember, "default" if word == field.default else "", str(meaning))
