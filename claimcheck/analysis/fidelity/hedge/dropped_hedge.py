"""Which hedge of its quotes the statement of a claim drops."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.analysis.case import Case
from claimcheck.analysis.fidelity.evidence_text import QuotedPassage, find_passages
from claimcheck.language.certainty.assertion import Assertion, Hedge, read_assertions
from claimcheck.language.sentence.cue import may_have_cue
from claimcheck.language.sentence.token import read_words
from claimcheck.language.vocabulary.phrase import may_have_phrase
from claimcheck.language.vocabulary.vocabulary import Vocabulary, find_vocabulary
from claimcheck.model.claim import Claim, Kind, Verdict

if TYPE_CHECKING:
    from claimcheck.analysis.fidelity.hedge.overstatement import Overstatement
    from claimcheck.language.attribution.dialogue_tag import Attribution

# A longer statement is no statement.
_LONGEST = 5_000
# What the author does not say to be so, and what an author may say on the word of others.
_OPEN = (Verdict.REFUTED, Verdict.DISPUTED, Verdict.UNPROVEN)
_REPORTED = (Kind.ATTRIBUTION, Kind.ASSESSMENT)


def find_dropped_hedge(case: Case, claim: Claim) -> tuple[Overstatement, QuotedPassage] | None:
    """Return what a claim's statement asserts and its quotes do not, and the passage; None where that is nothing.

    None too where it cannot be told: where something for the claim has no words to read, or nothing is verified.  The
    statement is not asserted where the verdict leaves it open.
    """
    words = find_vocabulary(None)
    if words is None or claim.kind is Kind.ABSENCE or claim.verdict in _OPEN:
        return None
    if len(claim.statement) > _LONGEST or claim.id in case.damage.claims:
        return None
    passages = find_passages(case, claim, words)
    if passages is None or any(passage.vocabulary is not words for passage in passages):
        return None
    spoken = [read_words(passage.text, passage.start, passage.end) for passage in passages]
    sources = [
        None if piece.origins or claim.kind in _REPORTED else _find_unnamed(passage, said, words)
        for piece, passage, said in zip(case.support(claim), passages, spoken, strict=True)
    ]
    # Most quotes have no such word, and need not be read any closer.
    quoted = {
        index: _read_quote(passage, words)
        for index, passage in enumerate(passages)
        if may_have_phrase(spoken[index], words.certainty.phrases, words.certainty.cautions)
    }
    if not any(sources) and not any(one.hedges or one.links for sentences in quoted.values() for one in sentences):
        return None
    from claimcheck.analysis.fidelity.hedge.overstatement import QuotedSentences, find_overstatement

    evidence = [
        QuotedSentences(
            _attribute(quoted.get(index) or _read_quote(passage, words), source), passage.reading is not None
        )
        for index, (source, passage) in enumerate(zip(sources, passages, strict=True))
    ]

    def read_carriers() -> list[Assertion]:
        carriers = []
        for source, passage in zip(sources, passages, strict=True):
            carriers += _attribute(read_assertions(passage.text, passage.begin, passage.stop, words), source)
        for premise in case.premises(claim):
            carriers += read_assertions(premise.statement, 0, len(premise.statement), words)
        return carriers

    statement = read_assertions(claim.statement, 0, len(claim.statement), words)
    found = find_overstatement(statement, evidence, read_carriers, claim.kind in _REPORTED)
    return None if found is None else (found, passages[found.quote])


def _read_quote(passage: QuotedPassage, words: Vocabulary) -> list[Assertion]:
    return read_assertions(passage.text, passage.start, passage.end, words)


def _find_unnamed(passage: QuotedPassage, said: list[str], words: Vocabulary) -> Attribution | None:
    """Return whom a quote itself has its words from, where that is somebody without a name; `said` are its words."""
    if words.certainty.nobody.isdisjoint(said):
        return None
    from claimcheck.language.attribution.attribution import find_attribution

    found = find_attribution(passage.text, passage.start, passage.end, words)
    if found is None or not found.is_said:
        return None
    start, end = _span(found)
    if start < passage.start or end > passage.end:
        return None
    return found if _is_nobody(passage.text[slice(*found.source)].replace("’", "'"), words) else None


def _is_nobody(name: str, words: Vocabulary) -> bool:
    """Tell whether a name names nobody: "a source close to the talks", "an official", and not "a cook, Anna Berg"."""
    called = name.lower().split()
    if not words.certainty.naming.isdisjoint(called) or any(
        one.endswith(",") and other[0].isupper() for one, other in pairwise(name.split())
    ):
        return False
    return not words.certainty.unnamed.isdisjoint(called) or (
        called[0] in words.certainty.articles and not words.certainty.somebody.isdisjoint(called)
    )


def _span(found: Attribution) -> tuple[int, int]:
    return min(found.cue[0], found.source[0]), max(found.cue[1], found.source[1])


def _attribute(sentences: Sequence[Assertion], source: Attribution | None) -> list[Assertion]:
    """Give the sentence that has its words from somebody without a name a hedge that says so."""
    if source is None:
        return list(sentences)
    start, end = _span(source)
    attributed = []
    for sentence in sentences:
        places = [index for index, token in enumerate(sentence.tokens) if start <= token.start < end]
        if places:
            first, last = places[0], places[-1] + 1
            hedge = Hedge("source", first, last, first=0, last=len(sentence.tokens), is_wide=True)
            terms = {index: stem for index, stem in sentence.terms.items() if not first <= index < last}
            sentence = sentence._replace(
                terms=terms, stems=frozenset(terms.values()), plain={}, hedges=[*sentence.hedges, hedge]
            )
        attributed.append(sentence)
    return attributed
