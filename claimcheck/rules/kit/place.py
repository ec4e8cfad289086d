"""Places in captures, and differing words, as messages show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import QuoteCheck, QuotePart, trim_marks
from claimcheck.model.capture import CaptureReading
from claimcheck.model.claim import Evidence
from claimcheck.model.finding import Related
from claimcheck.model.pattern import late
from claimcheck.model.position import Fragment, Location
from claimcheck.model.suggestion import enumerate_words, shorten

if TYPE_CHECKING:
    from claimcheck.language.text.difference import Difference

# How many differences a message lists, and how many characters it shows of any words.
_MOST_SHOWN = 4
_LONGEST = 60
# How many characters are shown on either side of a place.
_AROUND = 50
_LETTER = late(r"[^\W_]")


def show_differences(differences: Sequence[Difference]) -> str:
    """Return how a quote differs from its source: `number “23” where the source has “28”`."""
    return _show_all(
        differences,
        changed="{kind} {quote} where the source has {source}",
        added="{kind} {quote} is not in the source",
        missing="{kind} {source} of the source is missing",
    )


def show_contrast(differences: Sequence[Difference]) -> str:
    """Return how a statement differs from another one: `number “23” instead of “28”`."""
    return _show_all(
        differences,
        changed="{kind} {quote} instead of {source}",
        added="{kind} {quote}, which only this one has",
        missing="{kind} {source}, which only the other has",
    )


def _show_all(differences: Sequence[Difference], changed: str, added: str, missing: str) -> str:
    shown = []
    for difference in differences[:_MOST_SHOWN]:
        form = added if not difference.source else changed if difference.quote else missing
        quote, source = _show_words(difference.quote), _show_words(difference.source)
        shown.append(form.format(kind=difference.kind, quote=quote, source=source))
    if len(differences) > _MOST_SHOWN:
        shown.append(f"{len(differences) - _MOST_SHOWN} more")
    return "; ".join(shown)


def point_at_difference(quote: str, differences: Sequence[Difference]) -> Fragment | None:
    """Return where in a quote its weightiest difference stands; None where words are missing there, or stand twice."""
    words = differences[0].quote if differences else ""
    if not words or len(words) > _LONGEST:
        return None
    found = list(_find_words(words.split(), quote))
    return found[0] if len(found) == 1 else None


def _find_words(words: Sequence[str], quote: str) -> Iterator[Fragment]:
    """Yield where words stand in a quote, with whatever marks and line breaks between them."""
    start = quote.find(words[0])
    while start >= 0:
        end = start
        for word in words:
            at = quote.find(word, end)
            if at < 0 or _LETTER.search(quote, end, at):
                break
            end = at + len(word)
        else:
            if not _LETTER.match(quote[start - 1 : start]) and not _LETTER.match(quote, end):
                yield Fragment(start, end)
        start = quote.find(words[0], start + 1)


def show_quote(quote: str) -> str:
    """Return a quote in quotation marks, as much of it as a message bears."""
    return _show_words(trim_marks(quote) or quote)


def _show_words(text: str) -> str:
    return f"“{shorten(' '.join(text.split()), _LONGEST)}”"


def point_at_capture(case: Case, check: QuoteCheck, message: str) -> tuple[Related, ...]:
    """Return the place of a quote in the text where it stands, with its page, cue or note where the format has them.

    Where the text was taken out of the file, no line of the file is the place, and the words around it are told.
    """
    place = case.place(check)
    return () if place is None else (point_at_text(place.reading, place.start, place.end, message),)


def point_at_part(case: Case, piece: Evidence, check: QuoteCheck, message: str) -> tuple[Related, ...]:
    """Return the place of what stands of a quote in its own source; nothing where no part of it does."""
    capture = case.text(piece.source).capture
    if check.part is None or capture is None:
        return ()
    return (point_at_text(capture, check.part.start, check.part.end, message),)


def point_at_text(reading: CaptureReading, start: int, end: int, message: str) -> Related:
    """Return the place of a stretch of a saved text, given by its code-point offsets."""
    if reading.has_lines:
        return Related(message, Location(reading.file, reading.span(start, end)))
    place = reading.locator(start) or show_around(reading.text, start, end)
    return Related(f"{message}, {place}" if place else message, Location(reading.file))


def show_around(text: str, start: int, end: int) -> str:
    """Return a place by the words around it, for who opens a file that has no lines: `between “…” and “…”`.

    Empty where nothing stands around it.
    """
    before, behind = text[max(0, start - _AROUND) : start].split(), text[end : end + _AROUND].split()
    # Words that the stretch cuts off are none.
    before = before[1:] if start > _AROUND and len(before) > 1 else before
    behind = behind[:-1] if end + _AROUND < len(text) and len(behind) > 1 else behind
    shown = [f"“{' '.join(words)}”" if any(map(_LETTER.search, words)) else "" for words in (before, behind)]
    if all(shown):
        return f"between {shown[0]} and {shown[1]}"
    return f"behind {shown[0]}" if shown[0] else f"before {shown[1]}" if shown[1] else ""


def show_part(part: QuotePart) -> str:
    """Return what stands of a quote, and what does not: `only “…” stands there (p. 2), and “…” does not`."""
    place = f" ({part.locator})" if part.locator else ""
    return f"only {_show_words(part.words)} stands there{place}, and {_show_words(part.missing)} does not"


def name_also(check: QuoteCheck) -> str:
    """Return what goes on a message where another source has the words: `; it stands word for word in `x``."""
    if not check.also_in:
        return ""
    return f"; it stands word for word in {enumerate_words([f'`{name}`' for name in check.also_in], 'and')}"
