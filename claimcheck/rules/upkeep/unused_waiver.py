"""The rule *unused-waiver*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.upkeep import Upkeep
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper, stance: supports}
    waivers:
      - rule: single-source
        reason: nobody else was in the room
sources:
  - {id: paper}
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper, stance: supports}
    waivers:
      - rule: circular-reporting  # unused-waiver
        reason: it was one, once
      - rule: invalid-field  # unused-waiver
        reason: errors of structure stay errors
sources:
  - {id: paper}
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def unused_waiver(upkeep: Upkeep) -> Iterator[Observation]:
    """A waiver answers no finding.

    Why it matters: it would hide the next finding of its rule without anybody having thought about that one.

    How to fix it: take it out.  Findings of the families structure and upkeep cannot be waived at all.

    What it cannot see: waivers of rules that did not run; nothing is said about those.
    """
    for use in upkeep.waivers:
        if not use.can_be_waived:
            yield Observation(
                use.waiver.at / "rule", f"`{use.waiver.rule}` cannot be waived", help="mend what it finds"
            )
        elif use.is_judged and not use.answered and not use.is_expired:
            yield Observation(
                use.waiver.at / "rule", f"`{use.waiver.rule}` finds nothing here", help="take the waiver out"
            )
