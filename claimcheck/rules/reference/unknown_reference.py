"""The rule *unknown-reference*."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.reference import LISTS, Reference, find_lost_kinds, list_references
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.pattern import late
from claimcheck.model.suggestion import did_you_mean
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: the-article
        stance: supports
        origins: [insider]
    rests_on: [jets-offered]
    waivers:
      - rule: single-source
        reason: nobody else was in the room
  - id: jets-offered
    statement: Warsaw offered the jets.
sources:
  - id: the-article
    derived_from:
      - source: the-wire
  - id: the-wire
origins:
  - id: insider
    possibly_same_as: [official]
  - id: official
"""

BAD = (
    """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: the-artcile  # unknown-reference
        stance: supports
        origins:
          - official
          - insidre  # unknown-reference
      - source: insider  # unknown-reference
        stance: supports
    rests_on: [jets-offered]  # unknown-reference
    contradicts: [jets-went]  # unknown-reference
    waivers:
      - rule: single-sauce  # unknown-reference
        reason: nobody else was in the room
sources:
  - id: the-article
    derived_from:
      - source: the-wire  # unknown-reference
        how: republishes
origins:
  - id: insider
    possibly_same_as: [offical]  # unknown-reference
  - id: official
""",
)

# So many ids are compared in all to find the ones that were meant; a dossier with more to ask has another trouble.
_MOST_COMPARED = 1_000_000
_ID = late("[a-z0-9]+(-[a-z0-9]+)*")
_WHERE = {
    "claim": "write the claim, or name another",
    "source": "describe it under `sources`, or name another",
    "origin": "describe it under `origins`, or name another",
    "rule": "`claimcheck rules` lists the rules",
}
_NOUN = {"claim": "a claim", "source": "a source", "origin": "an origin", "rule": "a rule"}


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def unknown_reference(case: Case) -> Iterator[Observation]:
    """A source, origin, claim or rule that is named and does not exist.

    Why it matters: evidence that names no source cannot be checked, a premise that is not there bears nothing, and
    a waiver of no rule waives nothing.

    How to fix it: correct the id, or describe what it names.  Ids of claims, sources and origins are told apart: an
    origin is not a source, even where both are the same person.

    What it cannot see: an id that exists and is the wrong one.  Where a file of the dossier could not be opened at
    all, nothing is called unknown that might stand in it.
    """
    known: dict[str, Collection[str]] = {
        "claim": case.dossier.claim_by_id,
        "source": case.dossier.source_by_id,
        "origin": case.dossier.origin_by_id,
        "rule": dict.fromkeys(sorted(case.rule_names)),
    }
    silent = find_lost_kinds(case.dossier) | (set() if case.rule_names else {"rule"})
    hints: dict[tuple[str, str], str | None] = {}
    compared = 0
    for reference in list_references(case.dossier):
        kind, name = reference.kind, reference.id
        if name in known[kind] or kind in silent:
            continue
        # An id of a wrong shape is told as such where it stands; one in a file that does not parse may be there.
        if kind != "rule" and (name in case.dossier.lost_ids or not _ID.fullmatch(name)):
            continue
        if (kind, name) not in hints:
            compared += len(known[kind])
            hints[kind, name] = _suggest(reference, known) if compared <= _MOST_COMPARED else None
        yield Observation(reference.at, f"`{name}` is not {_NOUN[kind]}", help=hints[kind, name] or _WHERE[kind])


def _suggest(reference: Reference, known: dict[str, Collection[str]]) -> str | None:
    if reference.kind != "rule":
        for kind in LISTS:
            if reference.id in known[kind]:
                return f"`{reference.id}` is {_NOUN[kind]}, and here belongs {_NOUN[reference.kind]}"
    return did_you_mean(reference.id, known[reference.kind])
