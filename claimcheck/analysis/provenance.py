"""The provenance graph: which source derives from which, who stands behind each, and who may be one person."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from claimcheck.analysis.letter import INVISIBLE, compose, is_letter
from claimcheck.analysis.policy import Policy
from claimcheck.model.claim import Access, Evidence
from claimcheck.model.dossier import Dossier
from claimcheck.model.source import Derivation, Source


class Party(NamedTuple):
    """Somebody or something whose discrediting takes support away.

    `kind` is origin, source, author or publisher; `key` is the id, or the folded name of a person or house.
    """

    kind: str
    key: str


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
    """The derivations of one dossier.  A circle is a set of sources that derive from one another."""

    def __init__(self, dossier: Dossier, policy: Policy) -> None:
        self.dossier = dossier
        self.policy = policy

    @cached_property
    def parents(self) -> dict[str, tuple[str, ...]]:
        """Source id → the ids it derives from.  An id that is not in the dossier is a source without anybody."""
        return {
            source.id: tuple(dict.fromkeys(d.source for d in source.derived_from if d.source))
            for source in reversed(self.dossier.sources)
        }

    @cached_property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """The circles, each with its ids in the order of a walk round it, the smallest id first."""
        found = [
            tuple(component)
            for component in _strong_components(self.parents)
            if len(component) > 1 or component[0] in self.parents.get(component[0], ())
        ]
        return tuple(sorted(_walk_round(frozenset(component), self.parents) for component in found))

    @cached_property
    def rootless(self) -> dict[str, str]:
        """Source id → the name of its circle, for circles that nothing outside feeds."""
        rootless = {}
        for component in _strong_components(self.parents):
            members = frozenset(component)
            is_circle = len(component) > 1 or component[0] in self.parents.get(component[0], ())
            if is_circle and all(parent in members for m in members for parent in self.parents.get(m, ())):
                rootless.update(dict.fromkeys(members, min(members)))
        return rootless

    @cached_property
    def same_origin(self) -> dict[str, tuple[str, ...]]:
        """Origin id → all ids that may be the same one, itself included, sorted; only where there are others."""
        leader: dict[str, str] = {}

        def find(name: str) -> str:
            while (above := leader.get(name, name)) != name:
                leader[name] = leader.get(above, above)
                name = above
            return name

        for origin in self.dossier.origins:
            for other in origin.possibly_same_as:
                one, two = sorted((find(origin.id), find(other)))
                leader[two] = one
                leader.setdefault(one, one)
        groups: dict[str, list[str]] = {}
        for name in leader:
            groups.setdefault(find(name), []).append(name)
        return {name: tuple(sorted(members)) for members in groups.values() for name in members if len(members) > 1}

    @cached_property
    def _parties(self) -> dict[str, tuple[Party, ...]]:
        shared = self.policy.shared
        parties = {}
        for source in reversed(self.dossier.sources):
            own = [Party("source", source.id)] if "source" in shared else []
            if "author" in shared:
                own += [Party("author", fold_name(name)) for name in source.author if name]
            if "publisher" in shared and source.publisher:
                own.append(Party("publisher", fold_name(source.publisher)))
            parties[source.id] = tuple(dict.fromkeys(own))
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
                names.setdefault(Party("author", fold_name(name)), name)
            if source.publisher:
                names.setdefault(Party("publisher", fold_name(source.publisher)), source.publisher)
        return names

    def roots(self, source_id: str) -> tuple[str, ...]:
        """Return the sources at the beginning of every chain that leads to a source, sorted; circles left out."""
        seen = {source_id}
        pending = [source_id]
        roots = []
        while pending:
            current = pending.pop()
            above = self.parents.get(current, ())
            if not above:
                roots.append(current)
            for parent in above:
                if parent not in seen:
                    seen.add(parent)
                    pending.append(parent)
        return tuple(sorted(roots))

    def is_own_origin(self, evidence: Evidence, root: str) -> bool:
        """Tell whether a root source itself is the origin of what no origin is named for."""
        if evidence.access in (Access.WITNESSED, Access.DOCUMENTED):
            return True
        source = self.dossier.source_by_id.get(root)
        return source is not None and source.primary

    def derivation(self, source: Source, parent: str) -> Derivation | None:
        """Return a source's own statement that it derives from `parent`."""
        return next((d for d in source.derived_from if d.source == parent), None)


def _strong_components(graph: dict[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Yield the strongly connected components (Tarjan 1972), without recursion: chains may be long."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    on_stack: set[str] = set()
    stack: list[str] = []
    for start in graph:
        if start in index:
            continue
        work: list[tuple[str, Iterator[str]]] = [(start, iter(graph.get(start, ())))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        while work:
            node, children = work[-1]
            for child in children:
                if child not in index:
                    index[child] = low[child] = len(index)
                    stack.append(child)
                    on_stack.add(child)
                    work.append((child, iter(graph.get(child, ()))))
                    break
                if child in on_stack:
                    low[node] = min(low[node], index[child])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    component = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        component.append(member)
                        if member == node:
                            break
                    yield component


def _walk_round(members: frozenset[str], graph: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return a shortest way from the smallest member back to itself."""
    start = min(members)
    came_from: dict[str, str] = {}
    pending: list[str] = [start]
    for current in pending:
        for parent in sorted(graph.get(current, ())):
            if parent == start:
                path = [current]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return tuple(reversed(path))
            if parent in members and parent not in came_from:
                came_from[parent] = current
                pending.append(parent)
    return (start,)
