"""Who refers to whom: the ids that records name, which of them are used, and where that cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.claim import Claim, Evidence, Waiver
from claimcheck.model.dossier import Dossier
from claimcheck.model.finding import Problem
from claimcheck.model.position import Pointer, Step
from claimcheck.model.record import NamedTuple
from claimcheck.model.source import CaptureFile, Derivation, Origin, Source
from claimcheck.model.suggestion import suggest

# The list that holds the records of a kind.
LISTS = {"claim": "claims", "source": "sources", "origin": "origins"}

_HOLDERS = {"evidence", "source", "origins", "derived_from", "possibly_same_as"}
_RECORDS = (Claim, Evidence, Source, Derivation, Origin, CaptureFile, Waiver)
_HARMLESS = {name for record in _RECORDS for name in record._fields} - _HOLDERS


class Reference(NamedTuple):
    """An id that a record names: of a `claim`, `source`, `origin` or `rule`.

    Made by the hundred thousand; its pointer is put together only where one is asked for.
    """

    kind: str
    id: str
    holder: Pointer
    steps: tuple[Step, ...]

    @property
    def at(self) -> Pointer:
        return Pointer(self.holder.file, self.holder.path + self.steps)


def list_references(dossier: Dossier) -> Iterator[Reference]:
    """Yield every reference in the order of the records; those that could not be read are left out."""
    for claim in dossier.claims:
        for piece in claim.evidence:
            if piece.source:
                yield Reference("source", piece.source, piece.at, steps=("source",))
            for index, name in enumerate(piece.via):
                yield Reference("source", name, piece.at, steps=("via", index))
            for index, name in enumerate(piece.origins):
                yield Reference("origin", name, piece.at, steps=("origins", index))
        for name, steps in claim.premise_steps:
            yield Reference("claim", name, claim.at, steps=steps)
        for index, name in enumerate(claim.contradicts):
            yield Reference("claim", name, claim.at, steps=("contradicts", index))
        yield from _list_rules(claim.waivers)
    for source in dossier.sources:
        for debt in source.derived_from:
            if debt.source:
                yield Reference("source", debt.source, debt.at, steps=("source",))
        yield from _list_rules(source.waivers)
    for origin in dossier.origins:
        for index, name in enumerate(origin.possibly_same_as):
            yield Reference("origin", name, origin.at, steps=("possibly_same_as", index))
        yield from _list_rules(origin.waivers)


def _list_rules(waivers: tuple[Waiver, ...]) -> Iterator[Reference]:
    for waiver in waivers:
        if waiver.rule:
            yield Reference("rule", waiver.rule, waiver.at, steps=("rule",))


def find_used_sources(dossier: Dossier) -> set[str]:
    """Return the sources that evidence or another source names."""
    used = {piece.source for claim in dossier.claims for piece in claim.evidence}
    used.update(name for claim in dossier.claims for piece in claim.evidence for name in piece.via)
    used.update(debt.source for source in dossier.sources for debt in source.derived_from if debt.source != source.id)
    return used


def find_used_origins(dossier: Dossier) -> set[str]:
    """Return the origins that evidence names."""
    return {name for claim in dossier.claims for piece in claim.evidence for name in piece.origins}


def find_named_origins(dossier: Dossier) -> set[str]:
    """Return the origins that evidence names, or that are told from another one by `possibly_same_as`."""
    named = find_used_origins(dossier)
    for origin in dossier.origins:
        if origin.possibly_same_as:
            named.update((origin.id, *origin.possibly_same_as))
    return named


def hides_references(dossier: Dossier) -> bool:
    """Tell whether something that could not be read may name a source or an origin: then nothing is "unused"."""
    return is_blind(dossier) or any(_may_hide(problem) for problem in dossier.problems)


def _may_hide(problem: Problem) -> bool:
    if problem.rule == "escaping-path":
        return False
    fields = [step for step in problem.at.path if isinstance(step, str)]
    return not fields or fields[-1] not in _HARMLESS


def is_blind(dossier: Dossier) -> bool:
    """Tell whether a file of the dossier was never looked into, so that any record may stand there."""
    seen = set(dossier.files)
    return any(unread.file not in seen and _may_hold_records(unread.file) for unread in dossier.unread)


def _may_hold_records(file: str) -> bool:
    """Tell whether a path may be that of a YAML file or of a folder."""
    name = file.rpartition("/")[2].lower()
    return name.endswith((".yaml", ".yml")) or "." not in name


def find_lost_kinds(dossier: Dossier) -> set[str]:
    """Return the kinds of record that may be missing as a whole: a list under another name, a file never read."""
    if is_blind(dossier):
        return set(LISTS)
    lost: set[str] = set()
    for problem in dossier.problems:
        if problem.rule == "invalid-field" and len(problem.at.path) == 1:
            name = suggest(str(problem.at.path[0]), LISTS.values())
            lost.update(kind for kind, list_name in LISTS.items() if list_name == name)
    return lost
