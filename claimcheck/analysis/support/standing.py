"""What a piece of evidence is worth: checked by machine, by somebody's word, or by nobody."""

from __future__ import annotations

import enum

from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.model.claim import Access, Evidence
from claimcheck.model.source import Source


class Standing(enum.Enum):
    """The three answers, in the words that reports use."""

    VERIFIED = "verified"
    ATTESTED = "attested"
    ASSERTED = "asserted"


# Where a quote is checked that is verified: an excerpt was typed by whoever wrote the claim.
_VERIFYING = ("capture", "receipt")


def find_standing(piece: Evidence, source: Source | None, check: QuoteCheck | None) -> Standing:
    """Return the standing of a piece of evidence whose quote came to this, if it has one.

    *Verified*: the quote stands, exact, in a capture.  *Attested*: it stands in an excerpt, or somebody's word is
    given for it: the source is `seen`, or the author witnessed it.  *Asserted*: all else.
    """
    is_exact = check is not None and check.outcome is Outcome.EXACT
    if is_exact and check is not None and check.checked_in in _VERIFYING:
        return Standing.VERIFIED
    is_denied = check is not None and check.outcome not in (Outcome.EXACT, Outcome.UNCHECKED)
    is_vouched = piece.access is Access.WITNESSED or (source is not None and source.seen is not None)
    if is_exact or (is_vouched and not is_denied):
        return Standing.ATTESTED
    return Standing.ASSERTED
