"""The rule *number-drift*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.fidelity.number_drift import find_number_drift, may_have_number_drift
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.nearest import name_nearest, observe_drift, show_words, walk_drifts
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: trade
    statement: Trade came to 1,500 billion dollars, and exports were about a fifteenth of it.
    evidence:
      - source: the-article
        stance: supports
        quote: trade came to $1.5 trillion, of which $100 billion were exports
  - id: jets
    statement: Poland owned more than 30 jets, bought for €1 each.
    evidence:
      - source: the-article
        stance: supports
        quote: Warsaw bought all of its 33 jets for one euro each
  - id: march
    statement: The column marched nearly 50 kilometres in three decades.
    evidence:
      - source: the-article
        stance: supports
        quote: a march of 30 miles
  - id: not-quoted
    statement: Poland owned 28 jets.
    evidence:
      - source: the-article
        stance: supports
sources:
  - id: the-article
=== the-article.txt
In that year trade came to $1.5 trillion, of which $100 billion were exports.

Warsaw bought all of its 33 jets for one euro each.

It was a march of 30 miles, and it took 30 years.
"""

BAD = """
claims:
  - id: jets
    statement: Poland owned 28 jets.  # number-drift
    evidence:
      - source: the-article
        stance: supports
        quote: Poland’s 26 to 33 jets were made for East Germany
  - id: price
    statement: Warsaw bought the jets for $1 each.  # number-drift
    evidence:
      - source: the-article
        stance: supports
        quote: sold to Warsaw for the symbolic sum of €1 each
  - id: dead
    statement: At least 45 people were killed.  # number-drift
    evidence:
      - source: the-article
        stance: supports
        quote: the bombs killed and wounded many in the market
sources:
  - id: the-article
=== the-article.txt
Poland’s 26 to 33 jets were made for East Germany and had been sold to Warsaw for the symbolic sum of €1 each.
A year earlier the bombs killed and wounded many in the market.
"""


@rule(severity=Severity.WARNING, certainty=Certainty.HEURISTIC, good=GOOD, bad=BAD)
def number_drift(case: Case) -> Iterator[Observation]:
    """A number in the statement that no supporting quote carries.

    Why it matters: between the source and the statement a number is rounded up, loses its "at most", or takes another
    currency.  Whoever checks the quote then finds it verified, and the number in the statement is another one.

    How to fix it: state the number as the quote has it, or quote the words in which it stands.  Numbers are compared
    by value, with unit, currency and comparison: "1.5 trillion" is "1,500 billion", "three decades" are "30 years",
    "60 %" is "60 out of 100", and "4,750" goes with "more than 4,700"; €1 is not $1, and 79 % is not "more than 79 %".
    A rounded number is carried by the exact one, a share, a sum or a difference by the two numbers that make it, and
    any number by the words around the quote and by the statements that the claim rests on.

    What it cannot see: what the number is said of, beyond the plural behind it; a number that is right by chance;
    "one", "eight years ago", and few things that the quote does not count ("three films" of a list).  Ordinals are held
    only against ordinals of the same thing, years are the business of *date-drift*, and numbers that belong to names
    ("Article 5") are nobody's.  Silent where no supporting quote is verified, where any support has no quote, for
    claims of absence, and where a source is in a language of which it has no list of words (it has English) and no
    `translation` is given.  Statements are taken to be English.
    """
    for stated, drift in walk_drifts(case, may_have_number_drift, find_number_drift):
        message = f"no supporting quote has {show_words(stated, drift)}{name_nearest(drift)}"
        yield observe_drift(stated, drift, message, "state what is quoted, or quote the words that have this number")
