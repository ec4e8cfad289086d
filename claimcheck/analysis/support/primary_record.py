"""Why a piece of evidence that could be a primary record is not taken for one."""

from __future__ import annotations

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.model.claim import Claim, Kind


def explain_unverified(case: Case, claim: Claim) -> str | None:
    """Return what keeps a claim's support from being a verified primary record, where only checking is wanting."""
    for piece in case.support(claim):
        source = case.dossier.source_by_id.get(piece.source)
        if source is None or case.is_record(claim, piece):
            continue
        if claim.kind is Kind.ATTRIBUTION:
            why = f"`{source.id}` would do as the record of these words"
        elif source.primary:
            why = f"`{source.id}` would do as a primary record"
        else:
            continue
        return f"{why}, but {_say_what_is_wanting(case.quote(piece))}"
    return None


def _say_what_is_wanting(check: QuoteCheck | None) -> str:
    if check is None:
        return "it is not quoted"
    if check.outcome is Outcome.UNCHECKED:
        return f"its quote is unchecked: {check.why}"
    return "it is not quoted word for word"
