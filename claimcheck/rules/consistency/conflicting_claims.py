"""The rule *conflicting-claims*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.rules.kit.place import point_at_difference, show_contrast
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: twenty-six
    statement: Poland owned 26 MiG-29s.
    contradicts: [thirty-three]
  - id: thirty-three
    statement: Poland owned 33 MiG-29s.
  - id: range
    statement: Poland owned 26 to 33 MiG-29s.
  - id: exports-2020
    statement: In 2020 exports came to $12 billion.
  - id: exports-2021
    statement: In 2021 exports came to $15 billion.
  - id: stopped
    statement: Washington stopped the jets.
    when: 2022-03
  - id: not-stopped
    statement: Washington did not stop the jets.
    when: 2022-05
"""

BAD = """
claims:
  - id: twenty-six
    statement: Poland owned 26 MiG-29s.
  - id: thirty-three
    statement: Poland owned 33 MiG-29s.  # conflicting-claims
  - id: eighth
    statement: On 8 March the Pentagon abruptly reversed its position.
  - id: ninth
    statement: On 9 March the Pentagon abruptly reversed its position.  # conflicting-claims
  - id: bomb
    statement: According to the report the bomb was planted by Anna Berg.
  - id: bomb-again
    statement: According to the report the bomb was planted by Carl Dahl.  # conflicting-claims
  - id: stopped
    statement: Washington stopped the jets.
  - id: not-stopped
    statement: Washington did not stop the jets.  # conflicting-claims
  - id: jets
    statement: 波兰有26架战机。
  - id: more-jets
    statement: 波兰有33架战机。  # conflicting-claims
"""


@rule(severity=Severity.WARNING, certainty=Certainty.HEURISTIC, good=GOOD, bad=BAD)
def conflicting_claims(case: Case) -> Iterator[Observation]:
    """Two claims that differ only in a number, date, name or negation, not declared to conflict.

    Why it matters: one of them may be a slip, or they rest on reports that contradict each other.  As long as that is
    not declared, both can stand as supported side by side.

    How to fix it: where both cannot be true, write `contradicts` on one of them and judge between them.  Where both
    can, say in the statements, or with `when`, what tells them apart.

    What it cannot see: conflicts between statements that are worded differently.  Numbers are compared by value, and
    held against each other where their unit is one and neither is a range, a bound or a rounding of the other.  Only
    one sort of thing may differ: a number and a year beside it are of two years.  Claims of different kinds, surely
    about different times, or of which you hold one refuted, are left alone; so are three and more that differ in a
    date, a name or several numbers, which are a series, and names that open a sentence.  Of 270 pairs of claims nearly
    alike of which a text supports one and refutes the other, it finds 100, and none of 10 other pairs.  Among 4,076
    pairs of news sentences it reports 8, of which 7 give different figures for one thing; two names for one group of
    people are its false alarm.
    """
    for first, second, differences in case.claim_pairs.conflicting:
        yield Observation(
            second.at / "statement",
            f"`{second.id}` says the same as `{first.id}`, but for {show_contrast(differences)}; "
            "no `contradicts` joins them",
            fragment=point_at_difference(second.statement, differences),
            related=(Related(f"`{first.id}` says it here", first.at / "statement"),),
            help="declare `contradicts`, mend what is a slip, or say what tells them apart",
        )
