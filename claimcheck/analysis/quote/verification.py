"""What became of the quotes of a dossier: each is looked for in the saved text of its source, and then in all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from claimcheck.analysis.quote.exact import (
    Budget,
    OtherPlace,
    Outcome,
    QuoteCheck,
    QuotePart,
    QuotePlace,
    find_exact,
    find_places,
)
from claimcheck.analysis.quote.receipt import NO_RECEIPTS
from claimcheck.analysis.quote.struck import WHY, find_struck
from claimcheck.language.text.letter import QUOTES
from claimcheck.language.text.normalise import FoldedText
from claimcheck.model.capture import Annotation, AnnotationKind, CaptureReading, CaptureState, SourceText
from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.dossier import Dossier
from claimcheck.model.position import Pointer

if TYPE_CHECKING:
    from claimcheck.analysis.quote.abridged import Abridged
    from claimcheck.analysis.quote.elsewhere import Found, OpenQuote
    from claimcheck.analysis.quote.hidden import Shown
    from claimcheck.analysis.quote.matching import Match
    from claimcheck.analysis.quote.numbering import Held, Numbering
    from claimcheck.analysis.quote.own_words import ForeignWords
    from claimcheck.analysis.quote.reading import Readings

_NO_TEXT = SourceText()
# A text that is elsewhere: a receipt may stand in for it.
_NOT_AT_HAND = (CaptureState.MISSING, CaptureState.CLOSED)
# Longer texts, in code points, are not searched on for other places of words that were found; nor are more told.
_MOST_REREAD = 3_000_000
_MOST_PLACES = 8
# What may stand word for word elsewhere though its own source has something near, or could not be asked.
_NOT_EXACT = (Outcome.ALTERED, Outcome.STITCHED, Outcome.UNCHECKED)
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
        # For quotes whose saved text is not at hand.
        self.receipts = NO_RECEIPTS
        self._folded = {} if folded is None else folded
        self._readings: dict[str, Readings] = {}
        self._numberings: dict[str, Numbering] = {}
        self._foreign: dict[str, ForeignWords] = {}
        self._shown: dict[str, Shown] = {}

    def verify(self, claims: Iterable[Claim]) -> dict[Pointer, QuoteCheck]:
        """Return the outcome of every quote of claims, by the place of its piece of evidence."""
        claims = list(claims)
        checks: dict[Pointer, QuoteCheck] = {}
        missing: list[Evidence] = []
        open_pieces: list[Evidence] = []
        for claim in claims:
            for piece in claim.evidence:
                if piece.quote is not None:
                    check = checks[piece.at] = self.check(piece)
                    if check.outcome is Outcome.NOT_FOUND:
                        missing.append(piece)
                    elif check.outcome in _NOT_EXACT:
                        open_pieces.append(piece)
        for at, check in self.search_elsewhere(missing) if missing else ():
            # Of words that are nearly in another source it is told what stands of them in their own.
            part = checks[at].part if check.outcome is Outcome.NOT_FOUND else None
            checks[at] = check._replace(part=part)
        for at, sources in self.search_also(open_pieces) if open_pieces else ():
            checks[at] = checks[at]._replace(also_in=sources)
        pieces = {piece.at: piece for claim in claims for piece in claim.evidence}
        return {at: self._place(pieces[at], check) for at, check in checks.items()}

    def _place(self, piece: Evidence, check: QuoteCheck) -> QuoteCheck:
        """Choose of several places the one that is meant, and tell in which page, cue or note it is."""
        if check.also_at:
            check = self._choose(piece, check)
        capture = self.texts.get(piece.source, _NO_TEXT).capture
        if check.part is not None and capture is not None:
            check = check._replace(part=check.part._replace(locator=capture.locator(check.part.start)))
        if check.also_at and capture is not None:
            others = tuple(other._replace(locator=capture.locator(other.start)) for other in check.also_at)
            check = check._replace(also_at=others)
        check = check._replace(locator=self._locate(check))
        reading = self.reading(check)
        if reading is not None and check.outcome is Outcome.EXACT and check.start is not None and check.end is not None:
            voices = _find_voices(reading, check.start, check.end)
            if voices:
                return check._replace(outcome=Outcome.STITCHED, score=99.0, why=voices)
        is_struck = reading is not None and bool(reading.annotations) and find_struck(reading, check)
        return check._replace(why=WHY) if is_struck else check

    def _choose(self, piece: Evidence, check: QuoteCheck) -> QuoteCheck:
        """Return the place that the locator names as the only one; else the first that is the source's own words."""
        places = _list_places(check)
        answers = self._hold(piece, places)
        if answers is not None:
            right = [place for place, held in zip(places, answers, strict=True) if held.is_right]
            if right:
                return check._replace(start=right[0].start, end=right[0].end, also_at=_others(right, right[0]))
        foreign = self._foreign_words(check)
        if foreign is not None and check.also_at:
            own = [place for place in places if foreign.find(*place) is None]
            if own and own[0] != places[0]:
                return check._replace(start=own[0].start, end=own[0].end, also_at=_others(places, own[0]))
        return check

    def find_foreign(self, check: QuoteCheck) -> Annotation | None:
        """Return the stretch of others' words in which a quote stands; None where it stands in the text's own too."""
        foreign = self._foreign_words(check)
        places = _list_places(check)
        if foreign is None or not places:
            return None
        found = [foreign.find(*place) for place in places]
        return None if None in found else found[0]

    def show_entry(self, check: QuoteCheck, foreign: Annotation) -> str:
        """Return the beginning of the entry of a list in which a quote stands."""
        words = self._foreign_words(check)
        return "" if words is None or check.start is None else words.entry(foreign, check.start)

    def _foreign_words(self, check: QuoteCheck) -> ForeignWords | None:
        reading = self.reading(check)
        if reading is None or check.found_in is None or check.checked_in != "capture":
            return None
        from claimcheck.analysis.quote.own_words import ForeignWords

        known = self._foreign.get(check.found_in)
        if known is None:
            known = self._foreign[check.found_in] = ForeignWords(reading)
        return known

    def hold_locator(self, piece: Evidence, check: QuoteCheck) -> list[Held] | None:
        """Hold a piece's locator against each place of its quote; None where nothing can be held.

        Where no place is certainly wrong, or one is right, that answer comes first.
        """
        if check.checked_in != "capture" or check.start is None:
            return None
        answers = self._hold(piece, _list_places(check))
        return answers and sorted(answers, key=lambda held: held.is_wrong)

    def _hold(self, piece: Evidence, places: list[QuotePlace]) -> list[Held] | None:
        if not piece.locator:
            return None
        from claimcheck.analysis.quote.locator import read_locator
        from claimcheck.analysis.quote.numbering import Numbering

        locator = read_locator(piece.locator)
        capture = self.texts.get(piece.source, _NO_TEXT).capture
        if locator is None or capture is None or not capture.is_read:
            return None
        numbering = self._numberings.get(piece.source)
        if numbering is None:
            numbering = self._numberings[piece.source] = Numbering(capture)
        return [numbering.hold(locator, *place) for place in places]

    def search_elsewhere(self, missing: list[Evidence]) -> Iterator[tuple[Pointer, QuoteCheck]]:
        """Look for what is missing from its own source in all others, all of it at once."""
        from claimcheck.analysis.quote.elsewhere import OpenQuote
        from claimcheck.analysis.quote.near_elsewhere import find_nearby

        wanted = {piece.at: OpenQuote(piece.quote or "", piece.source) for piece in missing}
        texts = list(self._captures())
        for at, place in self._find_exact_elsewhere(wanted, texts).items():
            del wanted[at]
            yield at, QuoteCheck(Outcome.MISATTRIBUTED, 100.0, *place.place, place.source, "capture")
        for at, (source, match) in find_nearby(wanted, texts).items():
            outcome = Outcome.MISATTRIBUTED if match.outcome is Outcome.EXACT else Outcome.NOT_FOUND
            yield at, _report(match, source)._replace(outcome=outcome)

    def search_also(self, pieces: list[Evidence]) -> Iterator[tuple[Pointer, tuple[str, ...]]]:
        """Look in all other sources for quotes of which their own has something near, or no text; all of them at once.

        Yields the ids of sources that have them word for word: the first one.
        """
        from claimcheck.analysis.quote.elsewhere import OpenQuote

        wanted = {piece.at: OpenQuote(piece.quote or "", piece.source) for piece in pieces}
        for at, place in self._find_exact_elsewhere(wanted, list(self._captures())).items():
            yield at, (place.source,)

    def _find_exact_elsewhere(
        self, wanted: Mapping[Pointer, OpenQuote], texts: list[tuple[str, FoldedText]]
    ) -> Mapping[Pointer, Found]:
        """Look for quotes in texts, and where these have marks of notes, in them without those."""
        from claimcheck.analysis.quote.elsewhere import Found, find_elsewhere

        found = dict(find_elsewhere(wanted, texts))
        left = {at: quote for at, quote in wanted.items() if at not in found}
        clean = dict(self._marked_captures()) if left else {}
        if clean:
            places = find_elsewhere(left, ((source, abridged.text) for source, abridged in clean.items()))
            for at, (source, place) in places.items():
                found[at] = Found(source, clean[source].original(place))
        return found

    def _marked_captures(self) -> Iterator[tuple[str, Abridged]]:
        """Yield the captures in which marks of notes stand, without them."""
        for source_id in sorted(self.texts):
            capture = self.texts[source_id].capture
            if capture is not None and capture.is_read and capture.annotations_of(AnnotationKind.NOTE_MARK):
                clean = self._read(source_id, capture).clean
                if clean is not None:
                    yield source_id, clean

    def reading(self, check: QuoteCheck) -> CaptureReading | None:
        """Return the saved text in which a quote was found, or nearly; None where it was found nowhere."""
        if check.found_in is None:
            return None
        texts = self.texts.get(check.found_in, _NO_TEXT)
        if check.checked_in == "receipt":
            return texts.excerpt if check.start is not None else None
        return texts.excerpt if check.checked_in == "excerpt" else texts.capture

    def _locate(self, check: QuoteCheck) -> str | None:
        if check.checked_in == "receipt":
            return check.locator
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
            why = f"its text lacks these words, but {capture.gap}"
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
        place = None
        if excerpt is not None and excerpt.is_read:
            folded = self._fold(piece.source, "excerpt", excerpt.text)
            place = find_exact(quote, folded)
            if place is None and excerpt.raw:
                place = self._find_rendered(quote, folded, excerpt)
        if capture is not None and capture.state in _NOT_AT_HAND:
            pin = self.dossier.source_by_id[piece.source].capture
            sha256 = pin.sha256 if pin is not None else None
            receipt = self.receipts.find(piece.source, sha256, quote)
            if receipt is not None:
                start, end = place or (None, None)
                locator = receipt.locator
                return QuoteCheck(Outcome.EXACT, 100.0, start, end, piece.source, "receipt", locator=locator)
            void = self.receipts.tell_void(piece.source, sha256, quote)
            why += f", and {void}" if void else ""
        if place is not None:
            return QuoteCheck(Outcome.EXACT, 100.0, *place, piece.source, "excerpt")
        if excerpt is not None and excerpt.is_read:
            why += ", and the excerpt lacks these words"
        return QuoteCheck(Outcome.UNCHECKED, why=why)

    def _check_capture(self, quote: str, source_id: str, capture: CaptureReading) -> QuoteCheck:
        """Tell what became of a quote in the whole text of its source."""
        folded = self._fold(source_id, "capture", capture.text)
        budget = Budget()
        places = find_places(quote, folded, budget, 1 if len(folded.folded) > _MOST_REREAD else _MOST_PLACES)
        if not places and capture.raw:
            from claimcheck.analysis.quote.written import find_written

            written = find_written(quote, folded, capture.raw)
            places = [] if written is None else [written]
        shown = self._show(source_id, capture)
        if places and shown is None:
            also_at = _others(places, places[0])
            return QuoteCheck(Outcome.EXACT, 100.0, *places[0], source_id, "capture", also_at=also_at)
        # What is word for word where it should be needs none of this, and starts sooner without.
        from claimcheck.analysis.quote.matching import Match, match_altered, stands_but_for_scraps
        from claimcheck.analysis.quote.near import TooMuchWork

        try:
            if places:
                match: Match | None = Match(Outcome.EXACT, places[0], 100.0)
            else:
                match = match_altered(quote, folded, self._read(source_id, capture), budget)
            if shown is not None:
                match = shown.settle(quote, match)
        except TooMuchWork:
            return QuoteCheck(Outcome.UNCHECKED, why="quote and capture are too long to be compared")
        if match is not None and match.outcome is Outcome.UNCHECKED:
            return QuoteCheck(Outcome.UNCHECKED, why=match.why)
        if match is not None:
            check = _report(match, source_id)
            if check.outcome is not Outcome.STITCHED:
                return check
            return check._replace(part=self._find_part(quote, source_id, capture))
        if stands_but_for_scraps(quote, folded):
            why = "beside an ellipsis stand too few words to say where they are from, the rest is word for word"
            return QuoteCheck(Outcome.UNCHECKED, why=why)
        part = self._find_part(quote, source_id, capture)
        return QuoteCheck(Outcome.NOT_FOUND, checked_in="capture", part=part)

    def _find_part(self, quote: str, source_id: str, capture: CaptureReading) -> QuotePart | None:
        """Return what stands of a quote in the text of its source, read without what stands between its words."""
        from claimcheck.analysis.quote.part import find_part

        clean = self._read(source_id, capture).clean
        if clean is None:
            return find_part(quote, self._fold(source_id, "capture", capture.text))
        part = find_part(quote, clean.text)
        if part is None:
            return None
        place = clean.original(QuotePlace(part.start, part.end))
        return part._replace(start=place.start, end=place.end)

    def _show(self, source_id: str, capture: CaptureReading) -> Shown | None:
        """Return a text without the words that may be hidden; None where it has none."""
        if not capture.annotations or not capture.annotations_of(AnnotationKind.MAYBE_HIDDEN):
            return None
        from claimcheck.analysis.quote.hidden import Shown

        known = self._shown.get(source_id)
        if known is None:
            known = self._shown[source_id] = Shown(capture)
        return known

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


def _find_voices(reading: CaptureReading, start: int, end: int) -> str:
    """Return that a place has words of two speakers, and of whom; empty where it has not."""
    found = [one for one in reading.annotations_of(AnnotationKind.VOICE) if one.start < end and start < one.end]
    if len(found) < 2:
        return ""
    names = list(dict.fromkeys(one.label for one in found if one.label))
    if len(names) == 1 and all(one.label for one in found):
        return ""
    return "these are words of two speakers" + (f": {' and '.join(names[:2])}" if len(names) > 1 else "")


def _report(match: Match, source: str) -> QuoteCheck:
    return QuoteCheck(match.outcome, match.score, *match.place, source, "capture", match.differences, match.why)


def _others(places: list[QuotePlace], chosen: QuotePlace) -> tuple[OtherPlace, ...]:
    return tuple(OtherPlace(*place) for place in places if place != chosen)


def _list_places(check: QuoteCheck) -> list[QuotePlace]:
    """Return all places of a quote that was found, the chosen one first."""
    if check.start is None or check.end is None:
        return []
    return [QuotePlace(check.start, check.end), *(QuotePlace(other.start, other.end) for other in check.also_at)]


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
