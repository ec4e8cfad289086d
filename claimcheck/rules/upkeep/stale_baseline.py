"""The rule *stale-baseline*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.position import Pointer
from claimcheck.model.upkeep import StaleEntry, Upkeep
from claimcheck.rules.kit.rule import rule

# Entries beyond these are counted.
_MOST_NAMED = 5

GOOD = """
claims:
  - id: a-claim
    statement: Without a baseline nothing in it can be stale.
"""


# A baseline is not part of a dossier's files, so no example can hold one; tests of the command line do.
@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=())
def stale_baseline(upkeep: Upkeep) -> Iterator[Observation]:
    """The baseline has entries that answer no finding any more.

    Why it matters: such an entry would hide the finding when it comes back, without anybody having thought about it
    again.  Entries of one rule are told together.

    How to fix it: write the baseline anew with `claimcheck check --write-baseline`.  Mend or waive what is new before
    that: the new baseline takes in all that is found.

    What it cannot see: entries of rules that did not run.  While a file does not parse, or a saved text is not at hand
    that was there when the baseline was written, nothing is said at all: what is not found may only be unread.
    """
    stale: dict[str, list[StaleEntry]] = {}
    for entry in upkeep.stale:
        stale.setdefault(entry.rule, []).append(entry)
    for name, entries in stale.items():
        place = entries[0].place
        answer = "1 entry answers" if len(entries) == 1 else f"{len(entries):,} entries answer"
        related = tuple(Related(f"in {entry.file}: {entry.message}", entry.place) for entry in entries[:_MOST_NAMED])
        yield Observation(
            at=Pointer(place.file),
            message=f"{answer} no finding of `{name}` any more",
            related=related,
            help="write the baseline anew with `claimcheck check --write-baseline`; it takes in what is new, too",
            location=place,
        )
