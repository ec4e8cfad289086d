"""Records by their ids, where they stand, and who names them."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import QuoteCheck
from claimcheck.analysis.reference import list_references
from claimcheck.load.tree import Tree
from claimcheck.model.claim import Claim
from claimcheck.model.dossier import Dossier
from claimcheck.model.position import Pointer, Span
from claimcheck.model.record import NamedTuple
from claimcheck.model.source import Origin, Source
from claimcheck.server.workspace import Snapshot, list_parts


class SymbolPlace(NamedTuple):
    """A span in a file of the dossier, with the tree that it was found in."""

    file: str
    span: Span
    tree: Tree


def find_claim(snapshot: Snapshot, name: str) -> Claim | None:
    return next((claim for part in list_parts(snapshot) for claim in part.claims if claim.id == name), None)


def find_source(snapshot: Snapshot, name: str) -> Source | None:
    return next((source for part in list_parts(snapshot) for source in part.sources if source.id == name), None)


def find_origin(snapshot: Snapshot, name: str) -> Origin | None:
    return next((origin for part in list_parts(snapshot) for origin in part.origins if origin.id == name), None)


def list_records(snapshot: Snapshot, kind: str) -> Iterator[Claim | Source | Origin]:
    """Yield the records of a kind: claim, source or origin."""
    for part in list_parts(snapshot):
        yield from {"claim": part.claims, "source": part.sources, "origin": part.origins}[kind]


def find_definitions(snapshot: Snapshot, kind: str, name: str) -> list[SymbolPlace]:
    """Return where records of a kind have this id: one place, unless the id is given twice."""
    places = (_locate(snapshot, record.at / "id") for record in list_records(snapshot, kind) if record.id == name)
    return [place for place in places if place is not None]


def find_references(snapshot: Snapshot, kind: str, name: str) -> list[SymbolPlace]:
    """Return where records name an id of a kind, definitions left out."""
    places: list[SymbolPlace | None] = []
    for part in list_parts(snapshot):
        dossier = part if isinstance(part, Dossier) else part.finish()[0]
        found = (reference for reference in list_references(dossier) if (reference.kind, reference.id) == (kind, name))
        places += [_locate(snapshot, reference.at) for reference in found]
    return [place for place in places if place is not None]


def _locate(snapshot: Snapshot, at: Pointer) -> SymbolPlace | None:
    # What is remembered of a file that does not parse is in the tree that did.
    spare = (part.documents[at.file] for part in snapshot.spare if at.file in part.documents)
    tree = next(spare, None) or snapshot.trees.get(at.file)
    return None if tree is None else SymbolPlace(at.file, tree.locate(at.path), tree)


def find_check(case: Case, at: Pointer, words: str) -> QuoteCheck | None:
    """Return what became of the quote at a place; None where these were not its words when it was audited."""
    for claim in case.dossier.claims:
        for piece in claim.evidence:
            if piece.at.file == at.file and piece.at.path == at.path[:-1] and piece.quote == words:
                return case.quote(piece)
    return None
