"""What became of the quotes of a dossier: each is looked for in the saved text of its source, and then in all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from claimcheck.analysis.quote.exact import Budget, Outcome, QuoteCheck, QuotePlace, find_exact
from claimcheck.language.text.letter import QUOTES
from claimcheck.language.text.normalise import FoldedText
from claimcheck.model.capture import CaptureReading, SourceText
from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.dossier import Dossier
from claimcheck.model.position import Pointer

if TYPE_CHECKING:
    from claimcheck.analysis.quote.matching import Match
    from claimcheck.analysis.quote.reading import Readings

_NO_TEXT = SourceText()
# Encodings that are guessed and have not all letters, by the names that readings give them, and Python's for them.
_GUESSED = {"windows-1252": "cp1252"}


class Verifier:
    """Looks for quotes in the saved texts of a dossier's sources.

    `folded` holds the texts that are levelled already, by
    source and which of its texts it is.
    """

    def __init__(
        self,
        dossier: Dossier,
        texts: Mapping[str, SourceText],
        folded: dict[tuple[str, str], FoldedText] | None = None,
    ) -> None:
        self.dossier = dossier
        self.texts = texts
        self._folded = {} if folded is None else folded
        self._readings: dict[str, Readings] = {}

    def verify(self, claims: Iterable[Claim]) -> dict[Pointer, QuoteCheck]:
        """Return the outcome of every quote of claims, by the place of its piece of evidence."""
        checks: dict[Pointer, QuoteCheck] = {}
        missing: list[Evidence] = []
        for claim in claims:
            for piece in claim.evidence:
                if piece.quote is not None:
                    check = checks[piece.at] = self.check(piece)
                    if check.outcome is Outcome.NOT_FOUND:
                        missing.append(piece)
        if missing:
            checks |= self.search_elsewhere(missing)
        return {at: check._replace(locator=self._locate(check)) for at, check in checks.items()}

    def search_elsewhere(self, missing: list[Evidence]) -> Iterator[tuple[Pointer, QuoteCheck]]:
        """Look for what is missing from its own source in all others, all of it at once."""
        from claimcheck.analysis.quote.elsewhere import OpenQuote, find_elsewhere
        from claimcheck.analysis.quote.near_elsewhere import find_nearby

        wanted = {piece.at: OpenQuote(piece.quote or "", piece.source) for piece in missing}
        texts = list(self._captures())
        for at, place in find_elsewhere(wanted, texts).items():
            del wanted[at]
            yield at, QuoteCheck(Outcome.MISATTRIBUTED, 100.0, *place.place, place.source, "capture")
        for at, (source, match) in find_nearby(wanted, texts).items():
            outcome = Outcome.MISATTRIBUTED if match.outcome is Outcome.EXACT else Outcome.NOT_FOUND
            yield at, _report(match, source)._replace(outcome=outcome)

    def reading(self, check: QuoteCheck) -> CaptureReading | None:
        """Return the saved text in which a quote was found, or nearly; None where it was found nowhere."""
        if check.found_in is None:
            return None
        texts = self.texts.get(check.found_in, _NO_TEXT)
        return texts.excerpt if check.checked_in == "excerpt" else texts.capture

    def _locate(self, check: QuoteCheck) -> str | None:
        reading = self.reading(check)
        return None if reading is None or check.start is None else reading.locator(check.start)

    def _captures(self) -> Iterator[tuple[str, FoldedText]]:
        """Yield the captures that were read, in the order of the sources' ids."""
        for source_id in sorted(self.texts):
            capture = self.texts[source_id].capture
            if capture is not None and capture.is_read:
                yield source_id, self._fold(source_id, "capture", capture.text)

    def check(self, piece: Evidence) -> QuoteCheck:
        """Return what became of a quote in the texts of its own source."""
        quote = piece.quote or ""
        if piece.source not in self.dossier.source_by_id:
            return QuoteCheck(Outcome.UNCHECKED, why="its source is not in the dossier")
        text = self.texts.get(piece.source, _NO_TEXT)
        capture, excerpt = text.capture, text.excerpt
        if capture is not None and capture.is_read:
            check = self._check_capture(quote, piece.source, capture)
            foreign = _find_foreign(quote, capture) if check.outcome is not Outcome.EXACT else ""
            if foreign:
                why = f"the capture declares no encoding: it was read as {capture.guess}, which has no “{foreign}”"
                return QuoteCheck(Outcome.UNCHECKED, why=why)
            if check.outcome is not Outcome.NOT_FOUND or not capture.unread:
                return check
            why = f"its text lacks these words, but OCR is needed: no text could be read from {capture.unread}"
        elif capture is None:
            why = "the source has no capture"
        else:
            why = {
                "missing": "the capture is not at hand",
                "changed": "the capture is not the text that was pinned",
                "unreadable": f"the capture {capture.why}",
                "escaping": "the capture lies outside the dossier",
                "closed": f"its capture {capture.why}",
            }[capture.state.value]
        if excerpt is not None and excerpt.is_read:
            folded = self._fold(piece.source, "excerpt", excerpt.text)
            place = find_exact(quote, folded)
            if place is None and excerpt.raw:
                place = self._find_rendered(quote, folded, excerpt)
            if place is not None:
                return QuoteCheck(Outcome.EXACT, 100.0, *place, piece.source, "excerpt")
            why += ", and the excerpt lacks these words"
        return QuoteCheck(Outcome.UNCHECKED, why=why)

    def _check_capture(self, quote: str, source_id: str, capture: CaptureReading) -> QuoteCheck:
        """Tell what became of a quote in the whole text of its source."""
        folded = self._fold(source_id, "capture", capture.text)
        budget = Budget()
        place = find_exact(quote, folded, budget)
        if place is not None:
            return QuoteCheck(Outcome.EXACT, 100.0, *place, source_id, "capture")
        if capture.raw:
            from claimcheck.analysis.quote.written import find_written

            place = find_written(quote, folded, capture.raw)
            if place is not None:
                return QuoteCheck(Outcome.EXACT, 100.0, *place, source_id, "capture")
        # What is word for word where it should be needs none of this, and starts sooner without.
        from claimcheck.analysis.quote.matching import match_altered, stands_but_for_scraps
        from claimcheck.analysis.quote.near import TooMuchWork

        try:
            match = match_altered(quote, folded, self._read(source_id, capture), budget)
        except TooMuchWork:
            return QuoteCheck(Outcome.UNCHECKED, why="quote and capture are too long to be compared")
        if match is not None and match.outcome is Outcome.UNCHECKED:
            return QuoteCheck(Outcome.UNCHECKED, why=match.why)
        if match is not None:
            return _report(match, source_id)
        if stands_but_for_scraps(quote, folded):
            why = "beside an ellipsis stand too few words to say where they are from, the rest is word for word"
            return QuoteCheck(Outcome.UNCHECKED, why=why)
        return QuoteCheck(Outcome.NOT_FOUND, checked_in="capture")

    def _find_rendered(self, quote: str, folded: FoldedText, excerpt: CaptureReading) -> QuotePlace | None:
        """Return where a quote stands in a rendered excerpt but for marks of notes, or with the file's markup."""
        from claimcheck.analysis.quote.reading import Readings
        from claimcheck.analysis.quote.written import find_written

        place = find_written(quote, folded, excerpt.raw)
        clean = Readings(excerpt.text, is_whole=False, annotations=excerpt.annotations).clean
        if place is None and clean is not None:
            found = find_exact(quote, clean.text)
            place = found and clean.original(found)
        return place

    def _read(self, source_id: str, capture: CaptureReading) -> Readings:
        from claimcheck.analysis.quote.reading import Readings

        known = self._readings.get(source_id)
        if known is None:
            known = self._readings[source_id] = Readings(capture.text, annotations=capture.annotations)
        return known

    def _fold(self, source_id: str, which: str, text: str) -> FoldedText:
        key = (source_id, which)
        folded = self._folded.get(key)
        if folded is None:
            folded = self._folded[key] = FoldedText(text)
        return folded


def _report(match: Match, source: str) -> QuoteCheck:
    return QuoteCheck(match.outcome, match.score, *match.place, source, "capture", match.differences, match.why)


def _find_foreign(quote: str, capture: CaptureReading) -> str:
    """Return a letter of a quote that no text can have in the encoding that was guessed; empty where there is none.

    Such a quote says nothing against its words: the guess is wrong, or a letter of the quote is.
    """
    if capture.guess not in _GUESSED:
        return ""
    for letter in sorted(set(unicodedata.normalize("NFC", quote))):
        if letter.isalpha() and letter not in QUOTES and not letter.encode(_GUESSED[capture.guess], "ignore"):
            return letter
    return ""
