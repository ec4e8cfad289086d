"""Answers to what falls with somebody, over one small dossier."""

from __future__ import annotations

from claimcheck.analysis.support.fall import Impact
from claimcheck.analysis.support.party_lookup import find_party
from claimcheck.analysis.support.ranking import rank_parties
from claimcheck.report.part.impact_wording import ImpactAnswer
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.testing import audit_files

DOSSIER = """\
claims:
  - id: sold
    statement: The lamp was sold.
    verdict: supported
    confidence: moderate
    evidence:
      - {source: wire, stance: supports, origins: [clerk]}
  - id: gone
    statement: The lamp is gone.
    confidence: low
    rests_on: [sold]
  - id: weak
    statement: The lamp was weak.
    evidence:
      - {source: wire, stance: supports, origins: [clerk]}
      - {source: paper, stance: supports, origins: [keeper]}
  - id: new
    statement: The lamp was new.
    verdict: disputed
    evidence:
      - {source: paper, stance: supports, origins: [keeper]}
      - {source: wire, stance: refutes}
sources:
  - {id: wire}
  - {id: paper, author: "Anna |Berg|"}
origins:
  - {id: clerk, anonymous: true}
  - {id: keeper, reliability: B}
"""


def ask(*names: str) -> ImpactAnswer:
    """Return what falls with somebody; of nobody, the ranking of all."""
    result = audit_files({"claims/a.yaml": DOSSIER}, load_catalogue())
    case = result.case
    effects = Impact(case)
    parties = [find_party(name, case.provenance) for name in names]
    answer = effects.discredit(parties) if names else rank_parties(effects)
    return ImpactAnswer(answer, case, result.source_map)
