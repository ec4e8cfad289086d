"""The provenance graph: which source derives from which, who stands behind each, and who may be one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from claimcheck.analysis.graph import components, find_cycles, invert, reach, strong_components
from claimcheck.analysis.identity.party_name import fold_name, is_platform, names_nobody
from claimcheck.analysis.identity.person_name import split_byline
from claimcheck.analysis.identity.same_document import SameDocument
from claimcheck.analysis.identity.same_party import find_alike_houses, find_alike_persons
from claimcheck.analysis.policy import PARTY_KINDS, Policy
from claimcheck.model.claim import Access, Evidence
from claimcheck.model.dossier import Dossier
from claimcheck.model.record import NamedTuple
from claimcheck.model.source import Derivation, Extent, Source


class Party(NamedTuple):
    """Somebody or something whose discrediting takes support away.

    `kind` is origin, source, author or publisher; `key` is the id, or the folded name of a person or house.
    """

    kind: str
    key: str

    @property
    def rank(self) -> tuple[int, str]:
        """What sorts parties as reports name them: the beginning of the chain first."""
        return PARTY_KINDS.index(self.kind), self.key


class Support(NamedTuple):
    """One of the parties that a claim rests on, as readers are told of it.

    `id` is an id, or the name of an author or publisher; it begins with `UNKNOWN_KEY` where no origin is named.
    `possibly` are the other ids that may be the same origin, or the other sources that share text with it, undeclared.
    """

    kind: str
    id: str
    possibly: tuple[str, ...] = ()


# The origin that nobody names.  No id can be spelled like this.
UNKNOWN_KEY = "?"


def list_makers(source: Source) -> list[tuple[str, str]]:
    """Return who wrote and published a source, each with the kind of party, as far as anybody is named.

    A byline of several persons names each of them.
    """
    makers = [("author", name) for byline in source.author for name in split_byline(byline) if not names_nobody(name)]
    makers += [("publisher", name) for name in source.publisher if not (names_nobody(name) or is_platform(name))]
    return makers


class Provenance:
    """The derivations of one dossier."""

    def __init__(
        self,
        dossier: Dossier,
        policy: Policy,
        find_same_text: Callable[[], Mapping[str, tuple[str, ...]]] = dict,
        documents: Iterable[SameDocument] = (),
    ) -> None:
        self.dossier = dossier
        self.policy = policy
        self._find_same_text = find_same_text
        self._persons: dict[tuple[str, str], Party] = {}
        # Of each record that is not the only one of its document, the record that stands for all of them.
        self.documents = {name: same.sources[0] for same in documents for name in same.sources}

    def document(self, source_id: str) -> str:
        """Return the id that stands for a record: its own, or that of the first record of its document."""
        return self.documents.get(source_id, source_id)

    @cached_property
    def _records(self) -> dict[str, list[Source]]:
        """The records of each document, by the id that stands for it; of two records with one id the first counts."""
        records: dict[str, list[Source]] = {}
        for source in self.dossier.source_by_id.values():
            records.setdefault(self.document(source.id), []).append(source)
        return records

    def join_records(self, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
        """Return evidence with one source for all records of one document, and one for what comes by way of others."""
        if not self.documents and not self.passages:
            return evidence
        return [piece._replace(source=self.enter(piece)) for piece in evidence]

    @cached_property
    def passages(self) -> dict[tuple[str, tuple[str, ...]], str]:
        """A source and what passages of it come by → the id that stands for them, which none is spelled like."""
        return {
            (piece.source, piece.via): f"{self.document(piece.source)} via {' '.join(sorted(piece.via))}"
            for claim in self.dossier.claims
            for piece in claim.evidence
            if piece.via and piece.source
        }

    def enter(self, piece: Evidence) -> str:
        """Return the id at which a piece of evidence enters the graph: of its document, or of its passage."""
        known = self.passages.get((piece.source, piece.via)) if piece.via else None
        return self.document(piece.source) if known is None else known

    @cached_property
    def _bases(self) -> dict[str, str]:
        return {name: self.document(source) for (source, _), name in self.passages.items()}

    def base(self, source_id: str) -> str:
        """Return the source that an id of the graph is of: itself, unless it stands for passages."""
        return self._bases.get(source_id, source_id)

    @cached_property
    def by_base(self) -> dict[str, list[str]]:
        """The source → the ids that stand for passages of it."""
        return invert((name, (source,)) for name, source in self._bases.items())

    def person(self, kind: str, name: str) -> Party:
        """Return the author or publisher of a name; the same names stand on many sources."""
        known = self._persons.get((kind, name))
        if known is None:
            known = self._persons[kind, name] = Party(kind, fold_name(name))
        return known

    def people(self, source: Source) -> tuple[Party, ...]:
        """Return the authors and the publishers of a source, each once; words that name nobody are no party."""
        return tuple(dict.fromkeys(self.person(kind, name) for kind, name in list_makers(source)))

    @cached_property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        """Source id → the ids it derives from.  An id that is not in the dossier is a source without anybody.

        Of the records of one document the first has the parents of all, and the others are left out.
        """
        parents = {}
        for name, records in self._records.items():
            debts = (debt for source in records for debt in source.derived_from if debt.extent is Extent.WHOLE)
            named = (self.document(debt.source) for debt in debts if debt.source)
            # A document derives from itself only where it says so: not because another record of it does.
            parents[name] = tuple(dict.fromkeys(debt for debt in named if debt != name or len(records) == 1))
        for (source_id, via), name in self.passages.items():
            others = (self.document(other) for other in via if other)
            parents[name] = tuple(dict.fromkeys((*parents.get(self.document(source_id), ()), *others)))
        return parents

    @cached_property
    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """The cycles: sources that derive from one another, each with its ids in order, the smallest first."""
        return find_cycles(self.parents)

    @cached_property
    def rootless(self) -> dict[str, str]:
        """Source id → the smallest id of its strong component, for those that nothing outside feeds."""
        rootless = {}
        for members in strong_components(self.parents):
            if all(parent in members for m in members for parent in self.parents.get(m, ())):
                rootless.update(dict.fromkeys(members, min(members)))
        return rootless

    @cached_property
    def same_origin(self) -> dict[str, tuple[str, ...]]:
        """Origin id → all ids that may be the same one, itself included, sorted; only where there are others."""
        joined = components((origin.id, other) for origin in self.dossier.origins for other in origin.possibly_same_as)
        return {name: tuple(sorted(members)) for name, members in joined.items() if len(members) > 1}

    @cached_property
    def same_text(self) -> Mapping[str, tuple[str, ...]]:
        """Source id → all ids that it shares text with, undeclared, itself included, sorted."""
        return self._find_same_text()

    @cached_property
    def _parties(self) -> dict[str, tuple[Party, ...]]:
        shared = self.policy.shared
        parties = {}
        for name, records in self._records.items():
            own = dict.fromkeys((Party("source", name), *(who for source in records for who in self.people(source))))
            parties[name] = tuple(party for party in own if party.kind in shared)
        for name, source in self._bases.items():
            parties[name] = parties.get(source, (Party("source", source),) if "source" in shared else ())
        return parties

    @cached_property
    def confusable(self) -> tuple[tuple[Party, Party], ...]:
        """The pairs of authors, and of publishers, whose names may be two spellings of one party's, sorted."""
        pairs: list[tuple[Party, Party]] = []
        for kind, find in (("author", find_alike_persons), ("publisher", find_alike_houses)):
            if kind in self.policy.shared:
                names = [name for party, name in self.names.items() if party.kind == kind]
                found = find(names, self.policy.distinct)
                pairs += [(self.person(kind, one), self.person(kind, other)) for one, other in found]
        return tuple(pairs)

    @cached_property
    def same_name(self) -> dict[Party, tuple[Party, ...]]:
        """Author or publisher → all who may be the same, itself included, sorted; only where there are others."""
        return {party: tuple(sorted(members)) for party, members in components(self.confusable).items()}

    @cached_property
    def _least_parties(self) -> dict[str, tuple[Party, ...]]:
        same = self.same_name
        if not same:
            return self._parties
        united = {party: group[0] for party, group in same.items()}
        return {
            name: tuple(dict.fromkeys(united.get(party, party) for party in parties))
            for name, parties in self._parties.items()
        }

    def parties(self, source_id: str, is_least: bool = False) -> tuple[Party, ...]:
        """Return who must be right for a source to be right: itself, its authors, its publishers.

        `is_least` takes those whose names may be spellings of one for one: the first of them stands for all.
        """
        known = (self._least_parties if is_least else self._parties).get(source_id)
        if known is None:
            return (Party("source", source_id),) if "source" in self.policy.shared else ()
        return known

    @cached_property
    def names(self) -> dict[Party, str]:
        """Party → the name to show, for authors and publishers, as the first source in the order of ids writes it."""
        names: dict[Party, str] = {}
        for source in sorted(self.dossier.sources, key=lambda source: source.id):
            for kind, name in list_makers(source):
                names.setdefault(self.person(kind, name), name)
        return names

    def roots(self, source_id: str) -> tuple[str, ...]:
        """Return the sources at the beginning of every chain that leads to a source, sorted; a cycle has none."""
        parents = self.parents
        source_id = self.document(source_id)
        if not parents.get(source_id):
            return (source_id,)
        return tuple(sorted(name for name in reach([source_id], parents) if not parents.get(name)))

    def as_support(self, party: Party) -> Support:
        """Return a party with the name to show, and who may be the same."""
        if party.kind == "origin":
            group = self.same_origin.get(party.key, ())
            return Support("origin", party.key, tuple(name for name in group if name != party.key))
        if party.kind == "source":
            return Support("source", party.key)
        others = [self.names[other] for other in self.same_name.get(party, ()) if other != party]
        return Support(party.kind, self.names.get(party, party.key), tuple(others))

    def is_own_origin(self, evidence: Evidence, root: str) -> bool:
        """Tell whether a root source itself is the origin of what no origin is named for."""
        if evidence.access in (Access.WITNESSED, Access.DOCUMENTED):
            return True
        return any(source.primary for source in self._records.get(root, ()))

    def derivation(self, source: Source, parent: str) -> Derivation | None:
        """Return a source's own statement that it derives from `parent`."""
        return next((d for d in source.derived_from if d.source == parent), None)
