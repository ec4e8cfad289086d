"""The rule *confusable-name*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.provenance import Party
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.position import Pointer
from claimcheck.model.source import Source
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports}
      - {source: paper-two, stance: supports}
sources:
  - {id: paper-one, author: Anna Berg, publisher: The Daily News}
  - {id: paper-two, author: Adam Berg, publisher: The Daily Mail}
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports}
      - {source: paper-two, stance: supports}
sources:
  - {id: paper-one, author: Anna Berg, publisher: The Gazette}
  - id: paper-two
    author: "Berg, A."  # confusable-name
    publisher: Gazette Ltd  # confusable-name
"""


@rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def confusable_name(case: Case) -> Iterator[Observation]:
    """Two spellings that may be one author's or one publisher's; at the least, they count as one.

    Why it matters: "Owen Matthews" and "Matthews, O." look like two people, and two people look like two lines of
    evidence.  Until somebody says otherwise, the least that is certain is one.

    How to fix it: write one name in one way.  Where they are two parties, say so in the configuration:
    `[corroboration] distinct = [["A. Berg", "Anna Berg"]]`.

    What it cannot see: pen names, married names, names in two scripts, and houses that belong to one owner.  Names of
    persons are alike in any order, with initials or without middle names, with or without marks on letters; those of
    houses but for articles, legal forms and editions, or where one is the initials of the other.
    """
    first_by: dict[Party, tuple[Source, str]] = {}
    provenance = case.provenance
    for source in case.dossier.sources:
        for party in provenance.people(source):
            first_by.setdefault(party, (source, party.kind))
    for one, other in provenance.confusable:
        if one not in first_by or other not in first_by or first_by[one][0] is first_by[other][0]:
            continue
        places = sorted((_locate(first_by[party][0], party), party.key) for party in (one, other))
        later = other if places[1][1] == other.key else one
        earlier = one if later is other else other
        yield Observation(
            _locate(first_by[later][0], later),
            f"the {later.kind} “{provenance.names[later]}” may be “{provenance.names[earlier]}” "
            f"of `{first_by[earlier][0].id}`: at the least, they count as one",
            related=(Related("the other spelling", _locate(first_by[earlier][0], earlier)),),
            help=f'write one name, or set `[corroboration] distinct = [["{provenance.names[earlier]}", '
            f'"{provenance.names[later]}"]]`',
        )


def _locate(source: Source, party: Party) -> Pointer:
    return source.at / party.kind
