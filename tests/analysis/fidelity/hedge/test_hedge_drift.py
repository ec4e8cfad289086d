"""Which hedges of its evidence a text drops, whatever the text is."""

from __future__ import annotations

import pytest

from claimcheck.analysis.fidelity.evidence_text import EvidenceText, QuotedPassage, StatedText
from claimcheck.analysis.fidelity.hedge.hedge_drift import find_hedge_drift, may_have_hedge_drift
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.position import Pointer
from tests.language.english import ENGLISH

FLAT = "The bridge was hit by two rockets."
HEDGED = "The bridge might have been hit by two rockets"
OTHER = "the rockets were made in the north"
SOURCE = "A source close to the talks said that the envoy met the rebels twice in the spring"


def stated(text: str, is_open: bool = False, is_reported: bool = False) -> StatedText:
    """Return a sentence that is no claim's."""
    return StatedText(text, Pointer("draft.md"), ENGLISH, is_open=is_open, is_reported=is_reported)


def quotes(*words: str, has_origin: bool = False) -> EvidenceText:
    named = ((f"source-{n}", one) for n, one in enumerate(words))
    return EvidenceText([QuotedPassage.of_words(*one, ENGLISH)._replace(has_origin=has_origin) for one in named])


def find(text: StatedText, evidence: EvidenceText) -> list[tuple[str, str, str, str]]:
    """Return the kind of what is dropped, the words that assert, those that hedge, and their source."""
    found = []
    for drift in find_hedge_drift(text, evidence):
        assert drift.nearest is not None
        passage, start, end = drift.nearest.passage, drift.nearest.start, drift.nearest.end
        found.append((drift.kind, text.text[drift.start : drift.end], passage.text[start:end], passage.source))
    return found


def test_a_plain_sentence_is_held_against_two_quotes() -> None:
    assert find(stated(FLAT), quotes(OTHER, HEDGED)) == [
        ("hedge", "hit by two rockets", "might have been hit by two rockets", "source-1")
    ]
    assert find(stated("The bridge may have been hit by two rockets."), quotes(OTHER, HEDGED)) == []


def test_what_says_it_flatly_excuses_it() -> None:
    assert find(stated(FLAT), quotes(HEDGED, "two rockets hit the bridge")) == []
    assert find(stated(FLAT), quotes(HEDGED)._replace(premises=["Two rockets hit the bridge."])) == []
    text = f"{HEDGED}. Now it is known that two rockets hit the bridge."
    around = QuotedPassage("source", text, start=0, end=len(HEDGED), begin=0, stop=len(text), vocabulary=ENGLISH)
    assert find(stated(FLAT), EvidenceText([around])) == []
    assert find(stated(FLAT), EvidenceText([around._replace(stop=len(HEDGED))])) != []


def test_somebody_without_a_name_is_a_hedge_unless_the_origin_is_known() -> None:
    text = "The envoy met the rebels twice in the spring."
    ((kind, _, hedged, _),) = find(stated(text), quotes(SOURCE))
    assert (kind, hedged) == ("source", "A source close to the talks said")
    assert find(stated(text), quotes(SOURCE, has_origin=True)) == []
    assert find(stated(text, is_reported=True), quotes(SOURCE)) == []
    assert find(stated(text), quotes(SOURCE.replace("A source close to the talks", "Anna Berg"))) == []


def test_nothing_is_told_where_it_cannot_be() -> None:
    assert find(stated(FLAT), quotes(HEDGED)._replace(is_damaged=True)) == []
    other = Vocabulary("xx", {})
    assert find(stated(FLAT), EvidenceText([QuotedPassage.of_words("source", HEDGED, other)])) == []
    unfound = [QuotedPassage.of_words("source", HEDGED, ENGLISH)._replace(is_found=False)]
    assert find(stated(FLAT), EvidenceText(unfound)) == []


@pytest.mark.parametrize("text", [stated(FLAT, is_open=True), stated(FLAT * 200)])
def test_what_is_not_asserted_drops_nothing(text: StatedText) -> None:
    assert may_have_hedge_drift(stated(FLAT))
    assert not may_have_hedge_drift(text)
    assert find(text, quotes(HEDGED)) == []
