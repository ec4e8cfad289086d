"""Words that are struck out where a quote stands: the source has them, and takes them back."""

from __future__ import annotations

from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.model.capture import Annotation, AnnotationKind, CaptureReading

WHY = "words of it are struck out there"


def find_struck(reading: CaptureReading | None, check: QuoteCheck) -> Annotation | None:
    """Return the first words that are struck out where a quote stands word for word; None where there are none.

    It may be that the quote leaves them out.
    """
    if reading is None or check.outcome is not Outcome.EXACT or check.start is None or check.end is None:
        return None
    for annotation in reading.annotations_of(AnnotationKind.STRUCK_OUT):
        if annotation.start < check.end and check.start < annotation.end:
            return annotation
    return None
