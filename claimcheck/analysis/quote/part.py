"""What stands of a quote that does not stand whole: the longest run of its words that is word for word in a text."""

from __future__ import annotations

from claimcheck.analysis.quote.exact import QuotePart, find_exact, split_fragments, trim_marks
from claimcheck.language.text.normalise import FoldedText, fold
from claimcheck.model.record import NamedTuple

# Fewer words, fewer letters or a smaller share of the quote stand anywhere, and tell nothing.
_FEWEST_WORDS = 4
_FEWEST_LETTERS = 15
_LEAST_SHARE = 1 / 3
# What it may cost, in words times the characters of the text; it is only told, and decides nothing.
_MOST_WORK = 60_000_000
_MOST_WORDS = 300


class _Run(NamedTuple):
    """Words of a quote, from one to before another."""

    first: int
    last: int


def find_part(quote: str, text: FoldedText) -> QuotePart | None:
    """Return the longest run of a quote's words that stands in a text; None where it is too short to tell anything."""
    words = quote.split()
    if not len(words) >= _FEWEST_WORDS or len(words) * len(text.folded) > _MOST_WORK:
        return None
    run = _find_run(words, text.folded)
    # The fold tells letters only: what stands must stand as words and marks do.
    while run.last - run.first >= max(_FEWEST_WORDS, len(words) * _LEAST_SHARE):
        standing = trim_marks(" ".join(words[run.first : run.last]))
        place = find_exact(standing, text) if len(split_fragments(standing)) == 1 else None
        if place is not None:
            if len(fold(standing)) < _FEWEST_LETTERS:
                return None
            missing = " … ".join(filter(None, (" ".join(words[: run.first]), " ".join(words[run.last :]))))
            return QuotePart(place.start, place.end, standing, missing) if missing else None
        run = _Run(run.first, run.last - 1) if run.last < len(words) else _Run(run.first + 1, run.last)
    return None


def _find_run(words: list[str], folded: str) -> _Run:
    """Return the longest run of words whose fold is in a folded text, the first of several."""
    best = _Run(0, 0)
    first = 0
    # At its end a run may have a mark that the source has not.
    for last in range(1, len(words) + 1):
        # Of what stands every part stands: the run may only begin later than the one that ended a word before.
        while first < last and fold(trim_marks(" ".join(words[first:last]))).rstrip(",.;") not in folded:
            first += 1
        if last - first > best.last - best.first:
            best = _Run(first, last)
    return best
