"""Which sources of a dossier share text though nothing is declared between them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from claimcheck.analysis.reuse.copying import CommonText, find_common_texts
from claimcheck.analysis.reuse.publishing_house import House, name_house
from claimcheck.analysis.support.provenance import Provenance
from claimcheck.model.dossier import Dossier


def find_undeclared(dossier: Dossier, texts: Mapping[str, str], provenance: Provenance) -> tuple[CommonText, ...]:
    """Return the groups of sources whose saved texts, given by the sources' ids, share passages.

    Left out are pairs of which one derives from the other, or both from a third, directly or through others, and
    records of one document, such as a page that was saved on two days.
    """
    # What one source has from another in a part of it only is declared all the same.
    known = {
        provenance.document(source.id): {
            provenance.document(debt.source) for debt in source.derived_from if debt.source
        }
        for source in dossier.sources
    }
    lines = {source_id: _trace(provenance.document(source_id), known) for source_id in texts}
    sources = dossier.source_by_id
    houses = {name: name_house(sources[name]) if name in sources else House() for name in texts}
    return find_common_texts(texts, lambda one, other: not lines[one].isdisjoint(lines[other]), houses)


def _trace(source_id: str, parents: Mapping[str, Collection[str]]) -> set[str]:
    """Return a source and all that it derives from."""
    seen = {source_id}
    pending = [source_id]
    while pending:
        new = set(parents.get(pending.pop(), ())) - seen
        seen |= new
        pending += new
    return seen
