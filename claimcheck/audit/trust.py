"""What an audit took on the author's word: what no saved text shows, and what kept a finding away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.audit.run import Result
from claimcheck.model.claim import Access, Claim, Evidence, Kind, Stance
from claimcheck.model.record import NamedTuple
from claimcheck.model.source import Interest, Source


class Trusted(NamedTuple):
    """One thing that was taken on trust: its name, how often, and of which claims, by their ids in order.

    `words` say it in a sentence that `N claims` may follow.
    """

    what: str
    words: str
    number: int
    claims: tuple[str, ...] = ()


def list_trusted(result: Result) -> tuple[Trusted, ...]:
    """Return what was taken on trust, those things that occur, in one order."""
    return tuple(trusted for trusted in _list_all(result) if trusted.number)


def _list_all(result: Result) -> Iterator[Trusted]:
    case = result.case
    pieces = [(claim, piece) for claim in case.dossier.claims for piece in claim.evidence]
    bearing = [(claim, piece) for claim, piece in pieces if piece.stance is not Stance.CONTEXT]
    known = case.dossier.source_by_id

    def having(what: str, words: str, chosen: Iterable[tuple[Claim, Evidence]]) -> Trusted:
        found = list(chosen)
        return Trusted(what, words, len(found), tuple(dict.fromkeys(claim.id for claim, _ in found)))

    def by_source(claim: Claim, piece: Evidence) -> Source | None:
        return known.get(piece.source)

    yield having("primary", "that a source is an original record (`primary`)", _primary(case, bearing))
    attributed = [claim for claim in case.dossier.claims if claim.kind is Kind.ATTRIBUTION and _is_lifted(case, claim)]
    yield Trusted(
        "kind",
        "that a claim is only about what somebody said (`kind: attribution`)",
        len(attributed),
        tuple(claim.id for claim in attributed),
    )
    for access, what in ((Access.WITNESSED, "was there"), (Access.DOCUMENTED, "holds a document")):
        yield having(
            f"access: {access.value}",
            f"that a source {what} (`access: {access.value}`)",
            (pair for pair in bearing if pair[1].access is access),
        )
    yield having(
        "origin",
        "that an origin of which no text is saved says so (`origins`)",
        (pair for pair in bearing if pair[1].origins and case.quote(pair[1]) is None),
    )
    yield having(
        "seen",
        "that somebody read an original that is not saved (`seen`)",
        (pair for pair in bearing if (source := by_source(*pair)) is not None and source.seen is not None),
    )
    yield having(
        "interest",
        "that a source is no party to the matter (`interest: none`)",
        (pair for pair in bearing if (source := by_source(*pair)) is not None and source.interest is Interest.NONE),
    )
    yield having("excerpt", "words of an excerpt, which somebody typed", _in_excerpts(case, pieces))
    waived = [finding for finding in result.findings if finding.waiver is not None]
    claims = tuple(dict.fromkeys(finding.claim for finding in waived if finding.claim))
    yield Trusted("waiver", "findings that are waived", result.waived, claims)
    yield Trusted("severity", "findings that the settings lower", result.lowered_count)
    yield Trusted("ignore", "findings that the settings leave out", result.deselected_count)
    yield Trusted("baseline", "findings in the baseline", result.baselined)


def _primary(case: Case, pieces: Iterable[tuple[Claim, Evidence]]) -> Iterator[tuple[Claim, Evidence]]:
    for claim, piece in pieces:
        roots = {piece.source, *case.provenance.roots(case.provenance.enter(piece))}
        if any((source := case.dossier.source_by_id.get(root)) is not None and source.primary for root in roots):
            yield claim, piece


def _is_lifted(case: Case, claim: Claim) -> bool:
    """Tell whether the words in a source count as the record of a claim, because it is about those words."""
    return any(case.is_record(claim, piece) for piece in case.support(claim))


def _in_excerpts(case: Case, pieces: Iterable[tuple[Claim, Evidence]]) -> Iterator[tuple[Claim, Evidence]]:
    for claim, piece in pieces:
        check = case.quote(piece)
        if check is not None and check.outcome is Outcome.EXACT and check.checked_in == "excerpt":
            yield claim, piece
