"""Hedges of the evidence that a text drops: "was hit" where the quote has "might have been hit".

Most quotes have no word that hedges, and these are not read any closer: what compares sentences is imported where
there is something for it to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.analysis.fidelity.evidence_text import Drift, EvidenceText, PassageWords, QuotedPassage, StatedText
from claimcheck.language.certainty.assertion import Assertion, Hedge, read_assertions
from claimcheck.language.sentence.token import read_words
from claimcheck.language.vocabulary.phrase import may_have_phrase
from claimcheck.language.vocabulary.vocabulary import CertaintyWords

if TYPE_CHECKING:
    from claimcheck.language.attribution.attribution import Attribution

# A longer text is no statement.
_LONGEST_CHARS = 5_000


def may_have_hedge_drift(stated: StatedText) -> bool:
    """Tell whether a text asserts anything; its evidence need not be gathered where it does not."""
    return not stated.is_open and len(stated.text) <= _LONGEST_CHARS


def find_hedge_drift(stated: StatedText, evidence: EvidenceText) -> Iterator[Drift]:
    """Yield the first hedge of the quotes that a text drops, with the words of the quote that have it, if any.

    `kind` is "hedge", "forecast", "source", "association" or "comparison".  None is yielded where it cannot be told:
    where the evidence is damaged, or in another language than the text.
    """
    vocabulary, passages = stated.vocabulary, evidence.passages
    is_of_one_language = all(passage.vocabulary is vocabulary for passage in passages)
    if evidence.is_damaged or not is_of_one_language or not may_have_hedge_drift(stated):
        return
    words = vocabulary.certainty
    spoken = [read_words(passage.text, passage.start, passage.end) for passage in passages]
    sources = [
        None if passage.has_origin or stated.is_reported else _find_unnamed(passage, said)
        for passage, said in zip(passages, spoken, strict=True)
    ]
    # Most quotes have no such word, and need not be read any closer.
    quoted = {
        index: _read_quote(passage)
        for index, passage in enumerate(passages)
        if may_have_phrase(spoken[index], words.phrases, words.cautions)
    }
    if not any(sources) and not any(one.hedges or one.links for sentences in quoted.values() for one in sentences):
        return
    from claimcheck.analysis.fidelity.hedge.overstatement import QuotedSentences, find_overstatement

    sentences = [
        QuotedSentences(_attribute(quoted.get(index) or _read_quote(passage), source), passage.is_found)
        for index, (source, passage) in enumerate(zip(sources, passages, strict=True))
    ]

    def read_carriers() -> list[Assertion]:
        carriers = []
        for source, passage in zip(sources, passages, strict=True):
            carriers += _attribute(read_assertions(passage.text, passage.begin, passage.stop, vocabulary), source)
        for premise in evidence.premises:
            carriers += read_assertions(premise, 0, len(premise), vocabulary)
        return carriers

    statement = read_assertions(stated.text, 0, len(stated.text), vocabulary)
    found = find_overstatement(statement, sentences, read_carriers, stated.is_reported)
    if found is not None:
        start, end = found.asserted
        yield Drift(start, end, PassageWords(passages[found.quote], *found.hedged), kind=found.kind)


def _read_quote(passage: QuotedPassage) -> list[Assertion]:
    return read_assertions(passage.text, passage.start, passage.end, passage.vocabulary)


def _find_unnamed(passage: QuotedPassage, said: list[str]) -> Attribution | None:
    """Return whom a quote itself has its words from, where that is somebody without a name; `said` are its words."""
    words = passage.vocabulary.certainty
    if words.nobody.isdisjoint(said):
        return None
    from claimcheck.language.attribution.attribution import find_attribution

    found = find_attribution(passage.text, passage.start, passage.end, passage.vocabulary)
    if found is None or not found.is_said:
        return None
    start, end = found.span
    if start < passage.start or end > passage.end:
        return None
    return found if _is_nobody(passage.text[slice(*found.source)].replace("’", "'"), words) else None


def _is_nobody(name: str, words: CertaintyWords) -> bool:
    """Tell whether a name names nobody: "a source close to the talks", "an official", and not "a cook, Anna Berg"."""
    called = name.lower().split()
    if not words.naming.isdisjoint(called) or any(
        one.endswith(",") and other[0].isupper() for one, other in pairwise(name.split())
    ):
        return False
    return not words.unnamed.isdisjoint(called) or (
        called[0] in words.articles and not words.somebody.isdisjoint(called)
    )


def _attribute(sentences: Sequence[Assertion], source: Attribution | None) -> list[Assertion]:
    """Give the sentence that has its words from somebody without a name a hedge that says so."""
    if source is None:
        return list(sentences)
    start, end = source.span
    attributed = []
    for sentence in sentences:
        places = [index for index, token in enumerate(sentence.view.tokens) if start <= token.start < end]
        if places:
            first, last = places[0], places[-1] + 1
            hedge = Hedge("source", first, last, first=0, last=len(sentence.view.tokens), is_wide=True)
            terms = {index: stem for index, stem in sentence.terms.items() if not first <= index < last}
            sentence = sentence._replace(
                terms=terms, stems=frozenset(terms.values()), plain={}, hedges=[*sentence.hedges, hedge]
            )
        attributed.append(sentence)
    return attributed
