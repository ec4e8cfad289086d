"""Which names of a text its evidence does not have, whatever the text is."""

from __future__ import annotations

import time

import pytest

from claimcheck.analysis.fidelity.evidence_text import EvidenceText, QuotedPassage, StatedText
from claimcheck.analysis.fidelity.name.name_drift import (
    IN_PLACE,
    NOWHERE,
    UNQUOTED,
    find_name_drift,
    may_have_name_drift,
)
from claimcheck.model.capture import CaptureReading, CaptureState
from claimcheck.model.position import Pointer
from tests.language.english import ENGLISH

FILLER = "Nothing more was said of the harbour, and nobody asked for more. " * 30


def stated(text: str) -> StatedText:
    """Return a sentence that is no claim's."""
    return StatedText(text, Pointer("draft.md"), ENGLISH)


def capture(quote: str, around: str = FILLER, is_excerpt: bool = False) -> QuotedPassage:
    """Return a quote that begins a saved text."""
    reading = CaptureReading(CaptureState.READ, "article.txt", f"{quote}. {around}")
    return QuotedPassage(
        "article",
        reading.text,
        start=0,
        end=len(quote),
        begin=0,
        stop=len(quote) + 1,
        vocabulary=ENGLISH,
        reading=reading,
        is_excerpt=is_excerpt,
    )


def find(text: str, evidence: EvidenceText) -> list[tuple[str, str, str]]:
    """Return what drifts, the nearest words, and what kind of drift it is."""
    found = []
    for drift in find_name_drift(stated(text), evidence):
        nearest = drift.nearest
        shown = "" if nearest is None else nearest.passage.text[nearest.start : nearest.end]
        found.append((text[drift.start : drift.end], shown, drift.kind))
    return found


QUOTES = EvidenceText(
    [
        QuotedPassage.of_words("first", "the envoys of Norway signed the treaty in Geneva", ENGLISH),
        QuotedPassage.of_words("second", "Berg told Anton Weiss that the harbour would stay open", ENGLISH),
    ]
)


def test_a_plain_sentence_is_held_against_two_quotes() -> None:
    assert find("Norwegian envoys signed it in Geneva, and Ingrid Berg told Weiss.", QUOTES) == []
    assert find("The envoys of Norway signed the treaty in Vienna.", QUOTES) == [("Vienna", "Geneva", IN_PLACE)]
    assert find("Berg told Tomas Lind that the harbour would stay open.", QUOTES) == [
        ("Tomas Lind", "Anton Weiss", IN_PLACE)
    ]


def test_premises_and_records_carry_a_name() -> None:
    statement = "Berg told Tomas Lind that the harbour would stay open."
    assert find(statement, QUOTES._replace(premises=["Lind called on Berg."])) == []
    assert find(statement, QUOTES._replace(records=["Tomas Lind"])) == []
    assert find(statement, QUOTES._replace(records=["Jens Holm"])) != []


def test_a_whole_saved_text_may_have_a_name_nowhere() -> None:
    quote, drifting = "Berg told her that the harbour would stay open", "Berg was told of it by Nordhavn Invest."
    assert find(drifting, EvidenceText([capture(quote)])) == [("Nordhavn Invest", "", NOWHERE)]
    assert find(drifting, EvidenceText([capture(quote, f"{FILLER} Nordhavn Invest")])) == []
    assert find(drifting, EvidenceText([capture(quote, is_excerpt=True)])) == []
    assert find(drifting, EvidenceText([QuotedPassage.of_words("article", f"{quote}. {FILLER}", ENGLISH)])) == []


def test_a_short_text_may_leave_out_what_it_is_about() -> None:
    quote = capture("It was paid for by Lisbon and opened in May", "")
    assert find("It was paid for by Lisbon and Nordhavn and opened in May.", EvidenceText([quote])) == [
        ("Nordhavn", "", UNQUOTED)
    ]
    assert find("Nordhavn was paid for by Lisbon and opened in May.", EvidenceText([quote])) == []


def test_nothing_is_told_where_capitals_or_words_tell_nothing() -> None:
    assert find("The envoys of Norway signed the treaty in Vienna.", QUOTES) != []
    assert find("THE ENVOYS OF NORWAY SIGNED IN VIENNA", QUOTES) == []
    assert find("Die Gesandten von Norwegen und der Hafen in Vienna sind in der Stadt.", QUOTES) == []


def test_a_text_without_names_has_no_drift() -> None:
    assert may_have_name_drift(stated("Prague closed the bridge to lorries."))
    assert not may_have_name_drift(stated("The bridge was closed to lorries."))
    assert not may_have_name_drift(stated("He met Anna Berg and then Jens Holm, too. " * 40)), "too many are not judged"
    assert not may_have_name_drift(stated(f"He met Berg. {'x' * 20_000}"))


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["in Oslo ", "Anna Berg and ", "U.S. ", "President Anna "])
def test_many_names_of_quotes_cost_little(unit: str) -> None:
    words = (unit * 4_000)[:19_000]
    start = time.process_time()
    find("The envoys of Norway signed the treaty in Vienna and Tomas Lind left.", EvidenceText([capture(words, "")]))
    assert time.process_time() - start < 5
