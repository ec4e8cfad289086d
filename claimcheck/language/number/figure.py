"""The quantities and dates that a text names, read in one go."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.language.date.calendar import Calendar
from claimcheck.language.date.time_span import TimeSpan
from claimcheck.language.number.amount import Amounts
from claimcheck.language.number.quantity import Quantity
from claimcheck.language.sentence.token import read_tokens
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# More of a text is not read: a quote or a statement seldom has a hundredth of it.
LONGEST = 20_000
_DIGITS = "0123456789"
_DIGIT = late(f"[{_DIGITS}]")
_WORD = late(r"[^\W_]+")


class Figures(NamedTuple):
    """The quantities and dates of a text, each in its order."""

    quantities: list[Quantity]
    moments: list[TimeSpan]


_NOTHING = Figures([], [])


# Two rules read the same passages, one after the other.
@lru_cache(1 << 14)
def read_figures(text: str, vocabulary: Vocabulary) -> Figures:
    """Return the quantities and dates that the first `LONGEST` characters of a text name."""
    known = vocabulary.numbers.anchors
    if not _DIGIT.search(text) and known.isdisjoint(_WORD.findall(text.lower())):
        return _NOTHING
    tokens = read_tokens(text, 0, min(len(text), LONGEST))
    words = [token[0] for token in tokens]
    anchors = [i for i, word in enumerate(words) if word in known or word[0] in _DIGITS or "-" in word]
    calendar = Calendar(text, tokens, anchors, vocabulary)
    return Figures(Amounts(text, tokens, calendar.taken, vocabulary).read(anchors), calendar.moments)
