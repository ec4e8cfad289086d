"""The rule *rule-crashed*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.upkeep import Upkeep
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: a-claim
    statement: Nothing that a dossier says should break a rule.
"""


# No dossier is known that breaks a rule; that one which breaks is reported is tested with a rule made to.
@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=())
def rule_crashed(upkeep: Upkeep) -> Iterator[Observation]:
    """A rule broke while it ran.

    Why it matters: what the rule would have found is not in the report, so a clean report would be false.

    How to fix it: this is a defect of claimcheck.  Please report it, with the smallest dossier that shows it; until
    then `--ignore` the rule that is named.

    What it cannot see: a rule that answers wrongly without breaking.
    """
    for crash in upkeep.crashes:
        yield Observation(
            crash.at,
            f"the rule `{crash.rule}` broke: {crash.error}",
            help="a defect of claimcheck: please report it; the other rules ran",
        )
