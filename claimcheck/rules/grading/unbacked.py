"""The rule *unbacked*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.analysis.support.ceiling import Ceiling
from claimcheck.analysis.support.party_wording import count_lines
from claimcheck.model.claim import Claim
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.scale import Confidence
from claimcheck.rules.kit.rule import rule

_ORIGINS = """
origins:
  - {id: minister, name: the minister}
  - {id: general, name: the general}
"""

GOOD = f"""
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    confidence: high
    evidence:
      - source: paper-one
        stance: supports
        quote: Washington stopped the jets on Tuesday
        origins: [minister]
      - {{source: the-book, stance: supports, origins: [general]}}
sources:
  - {{id: paper-one, author: Anna Berg, publisher: The One}}
  - {{id: the-book, author: Carl Dahl, publisher: The Two, seen: {{by: the desk, on: 2026-11-02}}}}
{_ORIGINS}
=== paper-one.txt
Washington stopped the jets on Tuesday, the minister said.
"""

BAD = f"""
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    confidence: high  # unbacked
    evidence:
      - {{source: paper-one, stance: supports, origins: [minister]}}
      - {{source: paper-two, stance: supports, origins: [general]}}
sources:
  - {{id: paper-one, author: Anna Berg, publisher: The One}}
  - {{id: paper-two, author: Carl Dahl, publisher: The Two}}
{_ORIGINS}
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def unbacked(case: Case) -> Iterator[Observation]:
    """The confidence rests on sources that nobody has saved or seen.

    Why it matters: two sources without a text are two lines of evidence for whoever believes that they exist.  What
    they say, and that they say it, is the author's word alone.

    How to fix it: save the text of the sources and quote the words that bear the claim.  Where the original cannot be
    saved, such as a book on a shelf or a call, say under `seen` who read it.  Or lower the confidence.

    What it cannot see: whether the quoted words say what the statement says.  "High" needs one quote at least that
    was found in a saved text, and two lines that are more than asserted; "moderate" one.  Where the confidence is
    above what all the evidence bears, `overconfident` says so.
    """
    for claim in case.dossier.claims:
        stated = claim.confidence
        if stated not in (Confidence.MODERATE, Confidence.HIGH) or claim.id in case.damage.claims:
            continue
        ceiling = case.backed_ceiling(claim)
        if stated.rank <= ceiling.confidence.rank or case.is_overconfident(claim) or ceiling.premise is not None:
            continue
        # Words that are not as they are quoted are told there, once.
        checks = (case.quote(piece) for piece in claim.evidence)
        if any(check is not None and check.outcome not in (Outcome.EXACT, Outcome.UNCHECKED) for check in checks):
            continue
        yield Observation(
            claim.at / "confidence",
            f"confidence {stated.value}, but {_tell_backing(case, claim, ceiling)}",
            help="quote what the saved texts say, or say under `seen` who read the original",
        )


def _tell_backing(case: Case, claim: Claim, ceiling: Ceiling) -> str:
    lines, bears = case.lines(claim), ceiling.confidence.value
    if not lines.backed:
        return f"nobody has saved or seen a source of it: what is backed bears {bears}"
    if not lines.has_unbacked:
        return f"{ceiling.reason}: what is backed bears {bears}"
    verb = "is" if lines.backed == 1 else "are"
    return f"only {lines.backed} of its {count_lines(lines.min)} {verb} backed, which bears {bears}: {ceiling.reason}"
