"""The rule *date-drift*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.fidelity.date_drift import find_date_drift, may_have_date_drift
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.nearest import name_nearest, observe_drift, show_words, walk_drifts
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: reversal
    statement: On 8 March 2022 the Pentagon turned against the proposal.
    evidence:
      - source: the-article
        stance: supports
        quote: the Pentagon abruptly reversed its position
  - id: built
    statement: The jets were built before 1985.
    evidence:
      - source: the-article
        stance: supports
        quote: made in the early 1980s for the East German Air Force
  - id: meeting
    statement: On 14 March they met in Rome.
    evidence:
      - source: the-article
        stance: supports
        quote: On Monday they met in Rome for the first time
sources:
  - {id: the-article, published: 2022-03-16}
=== the-article.txt
On the 8th of March, the Pentagon abruptly reversed its position.
The jets had been made in the early 1980s for the East German Air Force.
On Monday they met in Rome for the first time.
"""

BAD = """
claims:
  - id: reversal
    statement: On 9 March the Pentagon turned against the proposal.  # date-drift
    evidence:
      - source: the-article
        stance: supports
        quote: 8 March, the Pentagon abruptly reversed its position
  - id: built
    statement: The jets were built in the late 1980s.  # date-drift
    evidence:
      - source: the-article
        stance: supports
        quote: made in the early 1980s for the East German Air Force
sources:
  - {id: the-article, published: 2022-11-26}
=== the-article.txt
8 March, the Pentagon abruptly reversed its position.
The jets had been made in the early 1980s for the East German Air Force.
"""


@rule(severity=Severity.WARNING, certainty=Certainty.HEURISTIC, good=GOOD, bad=BAD)
def date_drift(case: Case) -> Iterator[Observation]:
    """A date in the statement that no supporting quote carries.

    Why it matters: a day that slips, or is more exact than the source, moves an event before its cause or gives it a
    precision that nobody vouched for.

    How to fix it: give the date as the quote has it, no more exactly, or quote the words in which it stands.  A month
    is carried by its days, and a day without its year by that day of any year.  "Yesterday", "on Monday" and "last
    year" are worked out from the source's `published`, "two days later" from the day that is named before it.  The
    words around the quote carry a date too, and so do the day of publication and the statements that the claim rests
    on.

    What it cannot see: what the date is said of; dates in figures such as 3/4/2022; holidays; calendars other than the
    Gregorian.  Silent where a relative date is left open ("last week", "a year earlier"), for years in brackets, for
    years that only say which one is meant ("the 2020 pandemic") while no date is quoted, and wherever *number-drift* is
    silent for want of quotes or of words.
    """
    for stated, drift in walk_drifts(case, may_have_date_drift, find_date_drift):
        message = f"no supporting quote has {show_words(stated, drift)}{name_nearest(drift)}"
        advice = "give the date as it is quoted, or quote the words that have this one"
        yield observe_drift(stated, drift, message, advice)
