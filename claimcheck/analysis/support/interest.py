"""Whether everything that supports a claim comes from parties to the matter."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.analysis.support.provenance import Provenance
from claimcheck.model.claim import Evidence
from claimcheck.model.source import Interest, Origin, Source


def find_interested(support: Iterable[Evidence], provenance: Provenance) -> tuple[Origin | Source, ...]:
    """Return the parties to the matter that all support goes back to, in the order in which they are met.

    Empty where anything may come from somebody else: an origin that is not registered as a party, or nobody named.
    What goes through a source that is a party is that party's, whoever told it.
    """
    dossier = provenance.dossier
    found: dict[str, Origin | Source] = {}
    for piece in support:
        pending = [provenance.enter(piece)]
        seen = set(pending)
        for current in pending:
            source = dossier.source_by_id.get(provenance.base(current))
            if source is not None and source.interest is Interest.PARTY:
                found[f"source {source.id}"] = source
                continue
            parents = provenance.parents.get(current, ())
            if parents:
                pending += [parent for parent in parents if parent not in seen]
                seen.update(parents)
                continue
            if not piece.origins:
                return ()
            for name in piece.origins:
                origin = dossier.origin_by_id.get(name)
                if origin is None or origin.interest is not Interest.PARTY:
                    return ()
                found[f"origin {name}"] = origin
    return tuple(found.values())
