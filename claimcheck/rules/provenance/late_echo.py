"""The rule *late-echo*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
sources:
  - id: paper-one
    published: 2022-03
    derived_from:
      - {source: agency, how: quotes}
  - id: paper-two
    published: 2022-03-08
    derived_from:
      - {source: agency, how: republishes}
  - id: paper-three
    published: 2022-02?
    derived_from:
      - {source: agency, how: cites}
  - {id: agency, published: 2022-03-09}
"""

BAD = """
sources:
  - id: paper-one
    published: 2022-03-07
    derived_from:
      - {source: almanac, how: cites}
      - source: agency  # late-echo
        how: republishes
  - {id: agency, published: 2022-03-09}
  - {id: almanac, published: 2021}
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def late_echo(case: Case) -> Iterator[Observation]:
    """A source that is older than the one it derives from.

    Why it matters: nobody repeats what is not yet published.  Where the dates are right, the debt runs the other way,
    or both draw on a third; then the lines of evidence are counted along a chain that does not exist.

    How to fix it: look at both dates, then at which of the two names the other.  An extract that was printed before
    its book, or a text that was seen before it was published, is no mistake: waive the finding and say so.

    What it cannot see: dates that are missing, uncertain or too coarse to decide it, and an order that only the hour
    could tell.  A single day is not held against anybody: the clocks of the world are that far apart.
    """
    sources = case.dossier.source_by_id
    for source in case.dossier.sources:
        for derivation in source.derived_from:
            parent = sources.get(derivation.source)
            if parent is None or source.published is None or parent.published is None:
                continue
            if not source.published.is_well_before(parent.published):
                continue
            yield Observation(
                derivation.at / "source",
                f"`{source.id}`, published {source.published}, derives from `{parent.id}`, which was published later: "
                f"{parent.published}",
                related=(
                    Related(f"`{source.id}` was published {source.published}", source.at / "published"),
                    Related(f"`{parent.id}` was published {parent.published}", parent.at / "published"),
                ),
                help="look at both dates, then at which of the two names the other",
            )
