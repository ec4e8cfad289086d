"""The statement of a claim, and what it stands on: the one place where a claim is made a text with its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.fidelity.evidence_text import EvidenceText, QuotedPassage, StatedText
from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.language.sentence.token import REACH
from claimcheck.language.vocabulary.vocabulary import find_vocabulary
from claimcheck.model.claim import Claim, Evidence, Kind, Stance, Verdict
from claimcheck.model.source import Source

# How many characters of one passage, and of all passages of a claim, are read.
_LONGEST_PASSAGE_CHARS = 20_000
_MOST_READ_CHARS = 40_000
# How many sources are asked behind those of the evidence.
_MOST_SOURCES = 50
# What the author does not say to be so, and what an author may say on the word of others.
_OPEN = (Verdict.REFUTED, Verdict.DISPUTED, Verdict.UNPROVEN)
_REPORTED = (Kind.ATTRIBUTION, Kind.ASSESSMENT)


def state_claim(claim: Claim) -> StatedText | None:
    """Return the statement of a claim.  Statements are taken to be in English, None stands for its lists wanting."""
    vocabulary = find_vocabulary(None)
    if vocabulary is None:
        return None
    return StatedText(
        claim.statement,
        claim.at / "statement",
        vocabulary,
        is_open=claim.verdict in _OPEN,
        is_reported=claim.kind in _REPORTED,
    )


def gather_evidence(case: Case, claim: Claim) -> EvidenceText | None:
    """Return what supports a claim; None where something else may carry what is not in it.

    That is where no supporting quote is verified, or where something for the claim has no words to read: a piece
    without a quote, a source in a language of which there are no lists; where there is too much to read; and for
    claims of absence, which no quote bears out.
    """
    if claim.kind is Kind.ABSENCE:
        return None
    passages = []
    is_verified, length = False, 0
    for piece in case.support(claim):
        check = case.quote(piece)
        passage = None if check is None else _find_passage(case, piece, check)
        if check is None or passage is None:
            return None
        length += passage.stop - passage.begin
        if length > _MOST_READ_CHARS or passage.stop - passage.begin > _LONGEST_PASSAGE_CHARS:
            return None
        passages.append(passage)
        is_verified = is_verified or check.outcome is Outcome.EXACT
    if not is_verified:
        return None
    return EvidenceText(
        passages,
        premises=[premise.statement for premise in case.premises(claim)],
        records=list(_list_records(case, claim)),
        is_damaged=claim.id in case.damage.claims,
    )


def walk_passages(case: Case) -> Iterator[tuple[Claim, Evidence, QuotedPassage]]:
    """Yield the evidence whose quotes stand in their sources, exactly before nearly, as far as those can be read."""
    for outcome in (Outcome.EXACT, Outcome.ALTERED):
        for claim, piece, check in case.checked_evidence(outcome):
            passage = _find_passage(case, piece, check)
            if passage is not None and passage.reading is not None:
                yield claim, piece, passage


def _find_passage(case: Case, piece: Evidence, check: QuoteCheck) -> QuotedPassage | None:
    """Return the words of the source, or those of the file where they were not found or cannot be read."""
    source = case.dossier.source_by_id.get(piece.source)
    published = source.published if source else None
    vocabulary = find_vocabulary(source.language if source else None)
    reading, start, end = case.reading(check), check.start, check.end
    if vocabulary is None or reading is None or start is None or end is None:
        # Translations are in the language of the statement.
        words, spoken = (piece.translation, find_vocabulary(None)) if vocabulary is None else (piece.quote, vocabulary)
        if not words or spoken is None:
            return None
        passage = QuotedPassage.of_words(piece.source, words, spoken)
        return passage._replace(published=published, has_origin=bool(piece.origins), is_found=False)
    return QuotedPassage(
        piece.source,
        reading.text,
        start,
        end=end,
        begin=max(0, start - REACH),
        stop=min(len(reading.text), end + REACH),
        vocabulary=vocabulary,
        published=published,
        has_origin=bool(piece.origins),
        reading=reading,
        is_excerpt=reading is not case.text(piece.source).capture,
    )


def _list_records(case: Case, claim: Claim) -> Iterator[str]:
    """Yield what the files say of quotes, sources and origins."""
    sources, origins = case.dossier.source_by_id, case.dossier.origin_by_id
    for piece in claim.evidence:
        if piece.stance is Stance.REFUTES:
            continue
        yield from filter(None, (piece.quote, piece.translation, piece.locator, piece.note))
        yield from (origins[name].name or "" for name in piece.origins if name in origins)
    roots = [piece.source for piece in case.support(claim)]
    for source in _list_sources(roots, sources):
        yield from filter(None, (source.title, *source.publisher, *source.author))


def _list_sources(roots: list[str], sources: dict[str, Source]) -> Iterator[Source]:
    """Yield sources and those that they derive from."""
    open_ids, known = list(reversed(roots)), set[str]()
    while open_ids and len(known) < _MOST_SOURCES:
        name = open_ids.pop()
        if name in known or name not in sources:
            continue
        known.add(name)
        yield sources[name]
        open_ids += [derivation.source for derivation in sources[name].derived_from]
