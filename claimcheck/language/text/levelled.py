"""What the forms of a text level though it may tell two things apart: "us" and "US", "5 mW" and "5 MW", 5′ and 5″.

A quote may begin with a small letter what begins a sentence, and a headline may be all capitals; that is typography.
So is how quotation marks are typed; but a prime is a unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# Common words that are spelled as something else is abbreviated.
_WORDS = frozenset("us it who aids ice salt pet sad ram cap aim eta".split())
# A milliwatt is no megawatt, nor a bit a byte: the units whose prefix or name is another in the other case.
_ROOTS = ("W", "Wh", "Hz", "V", "A", "J", "Pa", "eV", "N", "g", "T")
_UNITS = frozenset(
    (
        *(f"{prefix}{root}" for prefix in "mMpPzZyY" for root in _ROOTS),
        *(f"{prefix}{root}" for prefix in ("", "k", "K", "M", "G", "T") for root in ("b", "B", "bit", "bps", "Bps")),
    )
)
_TOKEN = late(r"[^\W\d_]+")
_NUMBER_BEFORE = late(r"\d[\s\u00a0\u202f-]?\Z")
# In fewer letters nobody can tell whether it is a headline.
_FEW_LETTERS = 12


# Feet and inches, minutes and seconds; and what is typed for them behind a number.
_PRIMES = frozenset("′″")
_PRIMED = late("[0-9](''|[′'’″\"”“])")
_SINGLE = frozenset("′'’")


class LevelledDifference(NamedTuple):
    """A word or sign of a quote, and the one of the source in its place."""

    quote: str
    source: str


def find_levelled_difference(quote: str, source: str) -> LevelledDifference | None:
    """Return the first word or unit of a quote that means something else in the form it has in the source, or None.

    Both are the same but for case, marks and spaces.  Case is not looked at where one of them is all capitals.
    """
    if quote == source:
        return None
    return _find_prime(quote, source) or _find_case(quote, source)


def _find_prime(quote: str, source: str) -> LevelledDifference | None:
    """Return the first prime, on either side, that is another one on the other."""
    if _PRIMES.isdisjoint(quote) and _PRIMES.isdisjoint(source):
        return None
    pairs = zip(_PRIMED.finditer(quote), _PRIMED.finditer(source), strict=False)
    for ours, theirs in pairs:
        if (ours[1] in _SINGLE) != (theirs[1] in _SINGLE):
            return LevelledDifference(ours[0], theirs[0])
    return None


def _find_case(quote: str, source: str) -> LevelledDifference | None:
    ours, theirs = list(_list_tokens(quote)), list(_list_tokens(source))
    if len(ours) != len(theirs) or _is_shouted(quote) or _is_shouted(source):
        return None
    for (word, begins_number), (other, _) in zip(ours, theirs, strict=True):
        if word != other and word.casefold() == other.casefold():
            is_word = word.casefold() in _WORDS and {word, other} == {word.upper(), word.lower()}
            is_unit = begins_number and word in _UNITS and other in _UNITS
            if is_word or is_unit:
                return LevelledDifference(word, other)
    return None


def _list_tokens(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a text, each with whether a number stands before it."""
    for match in _TOKEN.finditer(text):
        yield match[0], _NUMBER_BEFORE.search(text, max(0, match.start() - 2), match.start()) is not None


def _is_shouted(text: str) -> bool:
    """Tell whether a text is in capitals, all or nearly."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return len(letters) >= _FEW_LETTERS and 2 * capitals > len(letters)
