"""The rule *name-drift*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.fidelity.evidence_text import Drift
from claimcheck.analysis.fidelity.name.name_drift import IN_PLACE, NOWHERE, find_name_drift, may_have_name_drift
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.nearest import name_nearest, observe_drift, show_words, walk_drifts
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: signed
    statement: Norway and Peru signed the FTA in Geneva on behalf of the United Nations.
    evidence:
      - source: the-article
        stance: supports
        quote: the Norwegian and the Peruvian envoys signed the free-trade agreement for the UN
  - id: told
    statement: According to Lena Hartmann, Ingrid Berg told Anton Vasilevsky that the port of Odesa would stay open.
    evidence:
      - source: the-article
        stance: supports
        quote: Berg told Vasilevskiy that the harbour would stay open
  - id: rests
    statement: Berg went back to Helsinki.
    evidence:
      - source: the-article
        stance: supports
        quote: Then she went home
    rests_on: [home]
  - id: home
    statement: Berg lives in Helsinki.
    evidence:
      - source: the-article
        stance: supports
sources:
  - id: the-article
    author: Lena Hartmann
=== the-article.txt
In Geneva the Norwegian and the Peruvian envoys signed the free-trade agreement (FTA) for the UN.
In Odessa, Ingrid Berg had called on the mayor. Berg told Vasilevskiy that the harbour would stay open.
Then she went home.
"""

BAD = """
claims:
  - id: signed
    statement: The envoys of Norway signed the treaty in Vienna.  # name-drift
    evidence:
      - source: the-article
        stance: supports
        quote: the envoys of Norway signed the treaty in Geneva
  - id: told
    statement: Ingrid Berg told Tomas Lindqvist that the harbour would stay open.  # name-drift
    evidence:
      - source: the-article
        stance: supports
        quote: Berg told Anton Weiss that the harbour would stay open
  - id: paid
    statement: The harbour is owned by Nordhavn Invest and was paid for by Lisbon.  # name-drift
    evidence:
      - source: the-article
        stance: supports
        quote: Nordhavn Invest, which owns the harbour, had paid for it with a loan from Madrid
sources:
  - id: the-article
=== the-article.txt
In May the envoys of Norway signed the treaty in Geneva.
Berg told Anton Weiss that the harbour would stay open.
Nordhavn Invest, which owns the harbour, had paid for it with a loan from Madrid.
"""


@rule(severity=Severity.NOTE, certainty=Certainty.HEURISTIC, good=GOOD, bad=BAD)
def name_drift(case: Case) -> Iterator[Observation]:
    """A name in the statement that no supporting quote has, nor the words around it.

    Why it matters: a name is easily exchanged for another one between the source and the statement: the minister for
    his predecessor, one capital for the next.  The quote is then verified, and what is stated is about somebody else.

    How to fix it: name whom the source names, or quote the words in which the name stands.  A surname, a part of a
    name, other spellings, letters and what they stand for, a country, its people, its capital and its government go
    for one another; so does what the words around the quote, the record of the source with its author and its origins,
    and the statements that the claim rests on have.

    What it cannot see: whom "he" or "the minister" means.  So it speaks where another name stands in the place of the
    one that is stated, or where the whole saved text lacks that name; of a text under 1,500 characters, or an excerpt,
    only beside other names, and not of the subject.  It does not see a name that stands nearby and is somebody else’s,
    or two people of one surname where that stands alone; it does not know that "Big Blue" is IBM.  A first word is
    judged only where another name stands in its place, and what a statement denies is not judged.  Silent where no
    supporting quote is verified, where any support has no quote, for claims of absence, and where a source is in a
    language of which it has no list of words (it has English) and no `translation` is given.  Statements are taken to
    be English; one that is plainly not, or has capitals throughout, is not judged.
    """
    for stated, drift in walk_drifts(case, may_have_name_drift, find_name_drift):
        is_in_place = drift.kind == IN_PLACE
        nearest = name_nearest(drift, "in its place stands" if is_in_place else "the nearest is")
        yield observe_drift(
            stated,
            drift,
            f"{_say_what(drift, show_words(stated, drift))}{nearest}",
            "name whom the source names, or quote the words that have this name",
            "in its place" if is_in_place else "the nearest",
        )


def _say_what(drift: Drift, words: str) -> str:
    """Return that a name is wanting, and how far it was looked for."""
    if drift.kind == NOWHERE:
        return f"{words} stands nowhere in the saved texts that are quoted"
    return f"no supporting quote, nor the words around it, has {words}"
