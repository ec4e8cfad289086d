"""A text as it is read: what its format says to be a note mark stands beside it."""

from __future__ import annotations

from claimcheck.analysis.quote.matching import match_quote
from claimcheck.analysis.quote.reading import Readings
from claimcheck.language.text.normalise import FoldedText
from claimcheck.model.capture import Annotation, AnnotationKind

TEXT = "The pact was ratified 3 in May by all of them."
MARKS = (Annotation(21, 23, AnnotationKind.NOTE_MARK),)


def outcome(quote: str, annotations: tuple[Annotation, ...]) -> str:
    match = match_quote(quote, FoldedText(TEXT), Readings(TEXT, annotations=annotations))
    return match.outcome.value if match else "not-found"


def test_a_quote_without_a_note_mark_is_exact_and_one_with_it_is_too() -> None:
    assert outcome("The pact was ratified in May", MARKS) == "exact"
    assert outcome("The pact was ratified 3 in May", MARKS) == "exact"
    assert outcome("The pact was ratified in May", ()) == "altered"
