"""What could not be read as it was meant, so that nothing is concluded from it.

A misspelt source id or a stance that is no stance is an error with a name of its own.  What follows from it (one
source fewer, one line fewer, a lower ceiling) is no finding: it goes away with the error.
"""

from __future__ import annotations

from functools import cached_property

from claimcheck.analysis.graph import invert, reach
from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.dossier import Dossier
from claimcheck.model.position import Pointer, Step
from claimcheck.model.source import Origin, Source

# The fields that decide what a claim stands on.
_CLAIM_FIELDS = ("kind", "rests_on")
_EVIDENCE_FIELDS = ("source", "stance", "quote", "origins", "access", "via")
_SOURCE_FIELDS = ("author", "publisher", "reliability", "primary", "derived_from", "capture", "excerpt")
_ORIGIN_FIELDS = ("anonymous", "reliability", "possibly_same_as")
# A step that stands for the place itself: no key is empty.
_ITSELF = ""


class Damage:
    """The problems of a dossier, by the records they touch."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._steps: dict[Pointer, set[Step]] = {}
        self._files: set[str] = set()
        for problem in dossier.problems:
            file, path = problem.at
            if not path:
                self._files.add(file)
                continue
            for depth, step in enumerate(path):
                self._steps.setdefault(Pointer(file, path[:depth]), set()).add(step)
            self._steps.setdefault(problem.at, set()).add(_ITSELF)

    def is_read(self, record: Claim | Evidence | Source | Origin, *fields: str) -> bool:
        """Tell whether fields of a record hold what was written.

        They do not where a problem lies in one of them, where a required one is missing, or where a key was refused
        that may be one of them misspelt.
        """
        steps = self._steps.get(record.at)
        return not steps or not any(step in fields or step not in record._fields for step in steps)

    def is_whole(self, file: str) -> bool:
        """Tell whether the YAML of a file gave up no value: no alias, no key written twice."""
        return file not in self._files

    @cached_property
    def sources(self) -> frozenset[str]:
        """The ids of sources of which, or of whose forebears, something is missing."""
        parents = [
            (source, [derivation.source for derivation in source.derived_from]) for source in self.dossier.sources
        ]
        known = self.dossier.source_by_id
        hurt = [
            source.id
            for source, names in parents
            if not self.is_read(source, *_SOURCE_FIELDS) or not all(name in known for name in names)
        ]
        return frozenset(reach(hurt, invert((source.id, names) for source, names in parents)))

    @cached_property
    def claims(self) -> frozenset[str]:
        """The ids of claims of which it cannot be told what they stand on, premises included."""
        claims = self.dossier.claims
        hurt = (claim.id for claim in claims if not self._is_sound(claim))
        return frozenset(reach(hurt, invert((claim.id, claim.premise_ids) for claim in claims)))

    def _is_sound(self, claim: Claim) -> bool:
        if not self.is_read(claim, *_CLAIM_FIELDS) or not self._has_all_evidence(claim):
            return False
        known = self.dossier.claim_by_id
        return all(name in known for name in claim.premise_ids) and all(map(self._is_sound_piece, claim.evidence))

    def _has_all_evidence(self, claim: Claim) -> bool:
        """Tell whether every entry of the list was a piece of evidence."""
        at = claim.at / "evidence"
        return not any(step == _ITSELF or _ITSELF in self._steps[at / step] for step in self._steps.get(at, ()))

    def _is_sound_piece(self, piece: Evidence) -> bool:
        sources, origins = self.dossier.source_by_id, self.dossier.origin_by_id
        return (
            piece.source in sources
            and piece.source not in self.sources
            and self.is_read(piece, *_EVIDENCE_FIELDS)
            and all(name in origins and self.is_read(origins[name], *_ORIGIN_FIELDS) for name in piece.origins)
        )
