"""The provenance graph: which source derives from which, who stands behind each, and who may be one person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from claimcheck.analysis.graph import components, find_cycles, reach, strong_components
from claimcheck.analysis.policy import PARTY_KINDS, Policy
from claimcheck.language.text.letter import INVISIBLE, compose, is_letter
from claimcheck.model.claim import Access, Evidence
from claimcheck.model.dossier import Dossier
from claimcheck.model.record import NamedTuple
from claimcheck.model.source import Derivation, Source


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


def fold_name(name: str) -> str:
    """Return a name without case, punctuation and white space variants: `REUTERS ` is `Reuters`.

    Marks stay, as they are the vowels of many scripts; a name of signs only is itself.
    """
    folded = compose(compose(name).casefold())
    return " ".join("".join(map(_fold_sign, folded)).split()) or name


def _fold_sign(sign: str) -> str:
    if sign in INVISIBLE:
        return ""
    return sign if sign.isalnum() or is_letter(sign) else " "


class Provenance:
    """The derivations of one dossier."""

    def __init__(
        self, dossier: Dossier, policy: Policy, find_same_text: Callable[[], Mapping[str, tuple[str, ...]]] = dict
    ) -> None:
        self.dossier = dossier
        self.policy = policy
        self._find_same_text = find_same_text
        self._persons: dict[tuple[str, str], Party] = {}

    def person(self, kind: str, name: str) -> Party:
        """Return the author or publisher of a name; the same names stand on many sources."""
        known = self._persons.get((kind, name))
        if known is None:
            known = self._persons[kind, name] = Party(kind, fold_name(name))
        return known

    def people(self, source: Source) -> tuple[Party, ...]:
        """Return the authors and the publisher of a source, each once."""
        people = [self.person("author", name) for name in source.author if name]
        people += [self.person("publisher", source.publisher)] if source.publisher else []
        return tuple(dict.fromkeys(people))

    @cached_property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        """Source id → the ids it derives from.  An id that is not in the dossier is a source without anybody."""
        return {
            source.id: tuple(dict.fromkeys(d.source for d in source.derived_from if d.source))
            for source in reversed(self.dossier.sources)
        }

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
        for source in reversed(self.dossier.sources):
            own = (Party("source", source.id), *self.people(source))
            parties[source.id] = tuple(party for party in own if party.kind in shared)
        return parties

    def parties(self, source_id: str) -> tuple[Party, ...]:
        """Return who must be right for a source to be right: itself, its authors, its publisher."""
        known = self._parties.get(source_id)
        if known is None:
            return (Party("source", source_id),) if "source" in self.policy.shared else ()
        return known

    @cached_property
    def names(self) -> dict[Party, str]:
        """Party → the name to show, for authors and publishers, as the first source in the order of ids writes it."""
        names: dict[Party, str] = {}
        for source in sorted(self.dossier.sources, key=lambda source: source.id):
            for name in source.author:
                names.setdefault(self.person("author", name), name)
            if source.publisher:
                names.setdefault(self.person("publisher", source.publisher), source.publisher)
        return names

    def roots(self, source_id: str) -> tuple[str, ...]:
        """Return the sources at the beginning of every chain that leads to a source, sorted; a cycle has none."""
        parents = self.parents
        if not parents.get(source_id):
            return (source_id,)
        return tuple(sorted(name for name in reach([source_id], parents) if not parents.get(name)))

    def as_support(self, party: Party) -> Support:
        """Return a party with the name to show, and who may be the same."""
        if party.kind == "origin":
            group = self.same_origin.get(party.key, ())
            return Support("origin", party.key, tuple(name for name in group if name != party.key))
        return Support(party.kind, self.names.get(party, party.key))

    def is_own_origin(self, evidence: Evidence, root: str) -> bool:
        """Tell whether a root source itself is the origin of what no origin is named for."""
        if evidence.access in (Access.WITNESSED, Access.DOCUMENTED):
            return True
        source = self.dossier.source_by_id.get(root)
        return source is not None and source.primary

    def derivation(self, source: Source, parent: str) -> Derivation | None:
        """Return a source's own statement that it derives from `parent`."""
        return next((d for d in source.derived_from if d.source == parent), None)
