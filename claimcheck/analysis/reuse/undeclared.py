"""Which sources of a dossier share text though nothing is declared between them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.analysis.reuse.copying import CommonText, find_common_texts
from claimcheck.analysis.support.provenance import Provenance, fold_name
from claimcheck.model.dossier import Dossier
from claimcheck.model.pattern import late

# The host of a URL, without what tells one edition of a site from another.
_SITE = late(r"[a-z][a-z0-9+.-]*://(?:www\.|m\.|amp\.)*([^/?#]+)", re.IGNORECASE)


def find_undeclared(dossier: Dossier, texts: Mapping[str, str], provenance: Provenance) -> tuple[CommonText, ...]:
    """Return the groups of sources whose saved texts, given by the sources' ids, share passages.

    Left out are pairs of which one derives from the other, or both from a third, directly or through others.
    """
    lines = {source_id: _trace(source_id, provenance.parents) for source_id in texts}
    houses = {source_id: _name_houses(dossier, source_id) for source_id in texts}
    return find_common_texts(
        texts,
        lambda one, other: not lines[one].isdisjoint(lines[other]),
        lambda one, other: not houses[one].isdisjoint(houses[other]),
    )


def _trace(source_id: str, parents: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return a source and all that it derives from."""
    seen = {source_id}
    pending = [source_id]
    while pending:
        new = set(parents.get(pending.pop(), ())) - seen
        seen |= new
        pending += new
    return seen


def _name_houses(dossier: Dossier, source_id: str) -> set[str]:
    """Return the publisher and the web site of a source, as far as they are known."""
    source = dossier.source_by_id.get(source_id)
    if source is None:
        return set()
    site = _SITE.match(source.url or "")
    houses = {fold_name(source.publisher)} if source.publisher else set()
    return houses | {site[1].casefold()} if site else houses
