"""What is left of the provenance and of the evidence once some parties are discredited.

A source brings nothing any more where it is discredited itself, by name or by its author or publisher, and where all
that it derives from brings nothing.  What is left are exactly the routes that avoid the discredited; only what goes
round in a circle, which has no beginning, falls with the origins that are named for it.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from functools import cached_property

from claimcheck.analysis.graph import invert, reach
from claimcheck.analysis.support.corroboration import Corroboration, count_lines
from claimcheck.analysis.support.provenance import Party, Provenance
from claimcheck.analysis.support.route import is_known
from claimcheck.model.claim import Evidence


class Remainder(Provenance):
    """A provenance without the sources that bring nothing any more.

    `gone` are these, `touched` they and all that derive from them, `origins` the origins that are discredited.
    """

    def __init__(
        self, whole: Provenance, gone: Collection[str], touched: Collection[str], origins: Collection[str]
    ) -> None:
        super().__init__(whole.dossier, whole.policy, lambda: whole.same_text)
        self.documents = whole.documents
        self.passages = whole.passages
        self.whole = whole
        self.gone = frozenset(gone)
        self.touched = frozenset(touched)
        self.origins = frozenset(origins)
        # In a circle that nothing feeds it makes no difference who else is in it.
        self.rootless = whole.rootless
        self.same_origin = whole.same_origin
        self.confusable = whole.confusable
        self.same_name = whole.same_name
        self._records = whole._records
        self._parties = whole._parties
        self._least_parties = whole._least_parties

    @cached_property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        changed = {
            name: tuple(parent for parent in self.whole.parents.get(name, ()) if parent not in self.gone)
            for name in self.touched - self.gone
            if name not in self.whole.rootless
        }
        if not changed:
            return self.whole.parents
        return ChainMap(changed, self.whole.parents)  # type: ignore[arg-type]  # only ever read

    def take_out(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Return the evidence that still stands, without the origins that are discredited."""
        left = []
        for piece in self.join_records(evidence):
            if piece.source in self.gone:
                continue
            if self.origins.isdisjoint(piece.origins):
                left.append(piece)
            elif named := tuple(name for name in piece.origins if name not in self.origins):
                left.append(piece._replace(origins=named))
        return tuple(left)


class Descent:
    """The sources of a dossier by who made them and by what they derive from."""

    def __init__(self, provenance: Provenance) -> None:
        self.provenance = provenance
        sources = provenance.dossier.source_by_id.values()
        self.by_person = invert((provenance.document(source.id), provenance.people(source)) for source in sources)
        self.children = invert(provenance.parents.items())

    def double(self, parties: Collection[Party]) -> frozenset[Party]:
        """Return parties with all who may be the same: origins, authors and publishers, and sources that share text."""
        provenance = self.provenance
        found = set(parties)
        for party in parties:
            if party.kind == "origin":
                found.update(Party("origin", name) for name in provenance.same_origin.get(party.key, ()))
            elif party.kind == "source":
                found.update(Party("source", name) for name in provenance.same_text.get(party.key, ()))
            else:
                found.update(provenance.same_name.get(party, ()))
        return frozenset(found)

    def leave(self, parties: Iterable[Party]) -> Remainder:
        """Return what is left where parties are discredited."""
        discredited: set[str] = set()
        origins: set[str] = set()
        for party in parties:
            if party.kind == "origin":
                origins.add(party.key)
            else:
                documents = (self.provenance.document(party.key),) if party.kind == "source" else ()
                for name in documents or self.by_person.get(party, ()):
                    discredited.update((name, *self.provenance.by_base.get(name, ())))
        touched = reach(discredited, self.children)
        alive = self._find_alive(set(touched - discredited), touched)
        return Remainder(self.provenance, touched - alive, touched, origins)

    def _find_alive(self, candidates: set[str], touched: Set[str]) -> Set[str]:
        """Return the candidates that have a chain to a beginning left; what is not touched has all of its own."""
        parents, rootless = self.provenance.parents, self.provenance.rootless
        fed = [
            name
            for name in candidates
            if name in rootless or any(parent not in touched for parent in parents.get(name, ()))
        ]
        return reach(fed, {name: candidates.intersection(self.children.get(name, ())) for name in candidates})


def count_remaining(support: Sequence[Evidence], most: Remainder, least: Remainder) -> Corroboration:
    """Count the lines that are left behind pieces that support a claim; nobody they rest on is named.

    `most` is what is left where whoever may be the same as somebody discredited is another, `least` where it is the
    same one.  At least, whoever is not named is the same one too, where somebody was known.
    """
    certain = most.take_out(support)
    lines = count_lines(certain, most, names_parties=False)
    if least is not most:
        certain = least.take_out(support)
        fewest = count_lines(certain, least, names_parties=False)
        lines = fewest._replace(max=lines.max, is_exact=fewest.is_exact and lines.is_exact)
    if (
        lines.min
        and "origin" in least.policy.shared
        and not any(is_known(piece, least) for piece in certain)
        and any(is_known(piece, least.whole) for piece in least.join_records(support))
    ):
        lines = lines._replace(min=0)
    return lines
