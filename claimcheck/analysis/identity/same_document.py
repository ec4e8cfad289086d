"""Which records of a dossier are one document: one address, one number, one saved text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimcheck.analysis.graph import components
from claimcheck.analysis.identity.address import level_doi, level_url
from claimcheck.model.book_number import level_isbn
from claimcheck.model.capture import SourceText
from claimcheck.model.dossier import Dossier
from claimcheck.model.record import NamedTuple
from claimcheck.model.source import Source

# What stands with others in one book, and has its number.
_PARTS_OF_BOOKS = frozenset(
    ("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference", "article")
)


class SameDocument(NamedTuple):
    """Records of one document: the ids of their sources, sorted; of each but the first, what it has in common."""

    sources: tuple[str, ...]
    common: Mapping[str, str]


def find_same_documents(dossier: Dossier, texts: Mapping[str, SourceText]) -> tuple[SameDocument, ...]:
    """Return the records that are of one document, in groups, the first of a group's ids first."""
    by_key: dict[tuple[str, str], list[str]] = {}
    for source_id in sorted(dossier.source_by_id):
        source = dossier.source_by_id[source_id]
        for key in _list_keys(source, texts.get(source_id)):
            by_key.setdefault(key, []).append(source_id)
    shared = {
        key: names for key, names in by_key.items() if len(names) > 1 and not _is_declared(key[0], names, dossier)
    }
    if not shared:
        return ()
    joined = components((names[0], other) for names in shared.values() for other in names[1:])
    common: dict[str, str] = {}
    for (what, _), names in shared.items():
        for name in names[1:]:
            common.setdefault(name, f"{what} of `{names[0]}`")
    groups = {tuple(sorted(members)) for members in joined.values()}
    return tuple(
        SameDocument(group, {name: common[name] for name in group if name in common}) for group in sorted(groups)
    )


def _is_declared(what: str, names: list[str], dossier: Dossier) -> bool:
    """Tell whether records of one text say themselves that one took it from another: then each is a document."""
    if what != "the saved text":
        return False
    return any(debt.source in names for name in names for debt in dossier.source_by_id[name].derived_from)


def _list_keys(source: Source, text: SourceText | None) -> Iterator[tuple[str, str]]:
    """Yield what no two documents have in common, each with the words for it."""
    for url in filter(None, (source.url, source.archive_url)):
        address = level_url(url)
        # The front page of a site is no document; who gives nothing else may mean any page of it.
        if address is not None and ("/" in address or "?" in address or "#" in address):
            yield "the address", address
    doi = level_doi(source.doi) if source.doi else None
    if doi:
        yield "the DOI", doi
    isbn = level_isbn(source.isbn) if source.isbn else None
    if isbn:
        yield "the ISBN", f"{isbn} {source.title if source.type in _PARTS_OF_BOOKS else ''}"
    capture = text.capture if text is not None else None
    if source.capture is not None and capture is not None and capture.file:
        yield "the capture file", capture.file
    if source.capture is not None and source.capture.sha256:
        yield "the pinned text", source.capture.sha256
    if capture is not None and capture.is_read:
        yield "the saved text", capture.text
