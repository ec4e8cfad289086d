"""The rule *single-origin*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.party_wording import tell_lines, tell_what_it_rests_on
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, origins: [witness-one]}
      - {source: paper-two, stance: supports, origins: [witness-two]}
sources:
  - {id: paper-one, author: Anna Berg, publisher: The One}
  - {id: paper-two, author: Carl Dahl, publisher: The Two}
origins:
  - {id: witness-one, name: the minister}
  - {id: witness-two, name: the general}
"""

BAD = """
claims:
  - id: jets-stopped  # single-origin
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, origins: [insider]}
      - {source: paper-two, stance: supports, origins: [insider]}
sources:
  - {id: paper-one, author: Anna Berg, publisher: The One}
  - {id: paper-two, author: Carl Dahl, publisher: The Two}
origins:
  - {id: insider, anonymous: true}
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def single_origin(case: Case) -> Iterator[Observation]:
    """Several sources, but too few independent lines of evidence.

    Why it matters: a story that many print on the word of one insider, one agency or one author is as strong as
    that one.  Discredit a single party, and all the sources fall together.

    How to fix it: find a source with another origin, another author and another publisher.  Where there is none,
    keep the warning, or waive it with the reason: it is what a reader should know first.

    What it cannot see: dependence that nobody declared.  A verified quote from a source that is `primary: true`
    satisfies this rule, and so does the verified quote of an attribution.  Nothing is said of a claim that you hold
    refuted.
    """
    for claim, basis in case.upheld_claims():
        lines = basis.lines
        if len(lines.sources) < 2 or lines.premise or basis.has_record or not 0 < lines.max < case.policy.lines:
            continue
        rest = tell_what_it_rests_on(lines, case.dossier)
        yield Observation(
            claim.at / "id",
            f"{len(lines.sources)} sources, but {tell_lines(lines)}; {rest}",
            help="a second line needs another origin, another author and another publisher",
        )
