"""The rule *nameless-party*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.identity.party_name import fold_name, is_description, is_platform, names_nobody
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.position import Pointer
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, origins: [mayor, insider]}
sources:
  - {id: paper-one, author: Anna Berg, publisher: The Gazette}
origins:
  - {id: mayor, name: the mayor of Portville}
  - {id: insider, name: a senior official, anonymous: true}
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, origins: [insider]}
      - {source: paper-two, stance: supports, origins: [insider]}
sources:
  - id: paper-one
    author: Staff  # nameless-party
    publisher: Telegram  # nameless-party
  - {id: paper-two, author: staff}
origins:
  - id: insider
    name: a senior official  # nameless-party
"""


@rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def nameless_party(case: Case) -> Iterator[Observation]:
    """A name that names nobody: it is no party, and an origin of that kind is anonymous.

    Why it matters: "Staff" of two papers is not one person, and "a senior official" is nobody in particular.  Taken
    for names they would join what is apart, or make a named witness of one who is not named.

    How to fix it: leave the field out, or write who it is.  Where anybody publishes, as on Telegram, who does is the
    author, and the platform belongs under `archive`.  An origin that is only described is `anonymous: true`.

    What it cannot see: pen names, and names of houses that are unknown to it.  Each such name is told once.
    """
    told: set[tuple[str, str]] = set()
    for source in case.dossier.sources:
        for kind, names in (("author", source.author), ("publisher", source.publisher)):
            for name in names:
                is_place = kind == "publisher" and is_platform(name)
                if not name or not (is_place or names_nobody(name)) or (kind, fold_name(name)) in told:
                    continue
                told.add((kind, fold_name(name)))
                yield _observe_name(source.at / kind, name, kind, is_place)
    for origin in case.dossier.origins:
        if not origin.anonymous and origin.name and is_description(origin.name):
            yield Observation(
                origin.at / "name",
                f"“{origin.name}” names nobody: the origin `{origin.id}` counts as anonymous",
                help="set `anonymous: true`, or write who it is",
            )


def _observe_name(at: Pointer, name: str, kind: str, is_place: bool) -> Observation:
    if is_place:
        return Observation(
            at,
            f"on “{name}” anybody publishes: it is no {kind}, and joins no two sources",
            help="name it under `archive`, and who published there as the author",
        )
    return Observation(
        at, f"“{name}” names nobody: it is no {kind}, and joins no two sources", help="leave it out, or write who it is"
    )
