"""Which claims cannot be true together."""

from __future__ import annotations

from claimcheck.model.claim import Claim
from claimcheck.model.dossier import Dossier


def find_contraries(dossier: Dossier) -> dict[str, tuple[Claim, ...]]:
    """Return, by id, the claims that contradict a claim, whichever of the two says so; dangling ids left out."""
    known = dossier.claim_by_id
    found: dict[str, dict[str, Claim]] = {}
    for claim in dossier.claims:
        for name in claim.contradicts:
            other = known.get(name)
            if other is not None and other.id != claim.id:
                found.setdefault(claim.id, {})[other.id] = other
                found.setdefault(other.id, {})[claim.id] = known[claim.id]
    return {name: tuple(others.values()) for name, others in found.items()}
