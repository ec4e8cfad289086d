"""The rule *expired-waiver*."""

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
        reason: the minister speaks to others in autumn
        until: 2026-06-30
sources:
  - {id: paper}
"""

BAD = """
# On 30 June 2026:
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper, stance: supports}
    waivers:
      - rule: single-source
        reason: the minister speaks to others in spring
        until: 2026-06-29  # expired-waiver
  - id: jets-offered
    statement: Warsaw offered the jets.
    evidence:
      - {source: paper, stance: supports}
    waivers:
      - rule: circular-reporting
        reason: it was one, once
        until: 2026-05  # expired-waiver
sources:
  - {id: paper}
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def expired_waiver(upkeep: Upkeep) -> Iterator[Observation]:
    """A waiver whose last day is past.

    Why it matters: somebody said that the finding would be looked at again by that day.  It counts again.

    How to fix it: mend what was found.  Where it must be accepted for longer, give a new day, and see that the
    reason still holds.

    What it cannot see: whether the reason was a good one.  A waiver without `until` never ends.
    """
    for use in upkeep.waivers:
        until = use.waiver.until
        # What cannot be waived at all is told by unused-waiver.
        if not use.is_expired or until is None or not use.can_be_waived:
            continue
        year, month, day = until.latest
        message = f"this waiver of `{use.waiver.rule}` ended on {year:04}-{month:02}-{day:02}"
        if use.answered:
            message += ": the finding is back"
            help_line = "mend what it finds, or give a new day and see that the reason holds"
        elif use.is_judged:
            message += ", and there is nothing left to waive"
            help_line = "take the waiver out"
        else:
            help_line = "take the waiver out, or give a new day"
        yield Observation(use.waiver.at / "until", message, help=help_line)
