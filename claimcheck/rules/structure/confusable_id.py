"""The rule *confusable-id*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.analysis.case import Case
from claimcheck.analysis.confusable import find_alike, find_slips
from claimcheck.analysis.reference import find_named_origins, find_used_sources, hides_references
from claimcheck.model.claim import Claim
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.source import Origin, Source
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-1
    statement: Washington stopped the first jets.
    evidence:
      - {source: post-one, stance: supports, origins: [witness-a]}
      - {source: post-one-b, stance: supports, origins: [minister, ministers]}
  - id: jets-2
    statement: Washington stopped the second jets.
sources:
  - {id: post-one}
  - {id: post-one-b}
origins:
  - {id: witness-a}
  - {id: witness-b}
  - {id: minister}
  - {id: ministers}
"""

BAD = (
    """
claims:
  - id: back-channel
    statement: There was a back-channel.
    evidence:
      - {source: paper-one, stance: supports}
  - id: backchannel  # confusable-id
    statement: There was no back-channel.
sources:
  - id: paper-one
  - id: Paper-One  # confusable-id
  - id: рарег-one  # confusable-id
""",
    """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-two, stance: supports, origins: [insider]}
sources:
  - id: paper-two
  - id: paper-tow  # confusable-id
origins:
  - id: insiders  # confusable-id
  - id: insider
""",
)


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def confusable_id(case: Case) -> Iterator[Observation]:
    """Two ids of one kind that are easily taken for one another.

    Why it matters: evidence that names the wrong one of two look-alikes is checked against the wrong source, and
    a reader of the file will not see it.

    How to fix it: rename one so that the eye tells them apart.  Where both stand for the same thing, keep one.

    What it cannot see: a mix-up of ids that look different.  Ids that differ in one letter are named only for
    sources and origins, and only where one of the two is never used; numbers and letters that count a series, as
    in `witness-a` and `witness-b`, are taken to be meant.
    """
    dossier = case.dossier
    yield from _observe_alike(dossier.claims)
    yield from _observe_alike(dossier.sources)
    yield from _observe_alike(dossier.origins)
    if not hides_references(dossier):
        yield from _observe_slips(dossier.sources, find_used_sources(dossier))
        yield from _observe_slips(dossier.origins, find_named_origins(dossier))


def _observe_alike(records: Sequence[Claim | Source | Origin]) -> Iterator[Observation]:
    by_id = {record.id: record for record in reversed(records)}
    for name, other in find_alike(record.id for record in records):
        yield Observation(
            by_id[name].at / "id",
            f"`{name}` looks like `{other}`",
            related=(Related("which stands here", by_id[other].at / "id"),),
            help="rename one, or keep one where both are the same",
        )


def _observe_slips(records: Sequence[Source | Origin], used: set[str]) -> Iterator[Observation]:
    by_id = {record.id: record for record in reversed(records)}
    names = list(dict.fromkeys(record.id for record in records))
    alike = {name for pair in find_alike(names) for name in pair}
    unused = [name for name in names if name not in used and name not in alike]
    for name, other in find_slips(unused, [name for name in names if name in used]):
        yield Observation(
            by_id[name].at / "id",
            f"`{name}` is never used, and is one slip away from `{other}`",
            related=(Related("which stands here", by_id[other].at / "id"),),
            help="name the one that is meant; take the other out where it is the same, or rename it",
        )
