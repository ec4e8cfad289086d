"""What a statement asserts and the quotes for it only hold possible, or only tell to go together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice

from claimcheck.analysis.fidelity.hedge.causal_claim import find_overdrawn
from claimcheck.analysis.fidelity.hedge.flat_support import is_backed
from claimcheck.analysis.fidelity.hedge.flatness import is_asserted, is_excused
from claimcheck.analysis.fidelity.hedge.hedged_word import find_hedged
from claimcheck.analysis.fidelity.hedge.reservation import Gap, QuotedSentences
from claimcheck.language.certainty.assertion import Assertion
from claimcheck.language.certainty.causal_effect import has_cause
from claimcheck.language.certainty.hedge import Hedge
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.record import NamedTuple

# How many words of an asserted and of a hedged clause are shown.
_SHOWN = 4
# How many words that match are judged.
_MOST_TRIED = 200
# What the name of a list is to a reader, where it is not a hedge.
_KINDS = {
    "tie": "association",
    "difference": "comparison",
    **{name: name for name in ("forecast", "source", "association", "comparison")},
}


class Overstatement(NamedTuple):
    """A hedge that was dropped: "hedge", "forecast", "source", "association" or "comparison".

    `asserted` are the code-point offsets of words of the statement, half open, and `hedged` those of words of a quote
    in its text; `quote` tells which quote that is, by its place among them.
    """

    kind: str
    asserted: tuple[int, int]
    hedged: tuple[int, int]
    quote: int


def find_overstatement(
    statement: Sequence[Assertion],
    evidence: Sequence[QuotedSentences],
    read_carriers: Callable[[], Sequence[Assertion]],
    is_reported: bool,
    words: Vocabulary,
) -> Overstatement | None:
    """Return the first reservation of the quotes that a statement drops; None where it drops none.

    Nothing is dropped where any other sentence says the same without a reservation: `read_carriers` returns those of
    the quotes, of the words around them and of the premises.  It is called where there is something to drop, which is
    seldom, for they are many.  Where it `is_reported`, the statement only says what somebody says or holds.
    """
    found = next(_find_gaps(statement, evidence, cache(read_carriers), is_reported, words), None)
    if found is None:
        return None
    ours, theirs, reservation = found.ours, found.theirs, found.reservation
    head = reservation.head if isinstance(reservation, Hedge) else None
    return Overstatement(
        _KINDS.get(reservation.name, "hedge"),
        _show(ours, found.place, found.place + 1, words),
        _show(theirs, reservation.begin, max(reservation.end, (head or 0) + 1), words),
        found.quote,
    )


def _find_gaps(
    statement: Sequence[Assertion],
    evidence: Sequence[QuotedSentences],
    read_carriers: Callable[[], Sequence[Assertion]],
    is_reported: bool,
    words: Vocabulary,
) -> Iterator[Gap]:
    for gap in islice(find_hedged(statement, evidence, is_reported, words), _MOST_TRIED):
        hedge = gap.reservation
        if (
            isinstance(hedge, Hedge)
            and is_asserted(gap.ours, gap.place, words)
            and not is_excused(gap.ours, gap.place, gap.theirs, hedge, words)
            and not is_backed(gap, read_carriers(), words)
        ):
            yield gap
    read_causes = cache(lambda: [sentence for sentence in read_carriers() if has_cause(sentence, words)])
    for gap in islice(find_overdrawn(statement, evidence, words), _MOST_TRIED):
        if not is_backed(gap, read_causes(), words):
            yield gap


def _show(sentence: Assertion, first: int, behind: int, words: Vocabulary) -> tuple[int, int]:
    """Return the offsets of some words and the next ones of their clause, no "the" or "by" at their end."""
    last = max(behind, sentence.find_border(behind, _SHOWN - 1, words))
    while last > behind and sentence.word(last - 1) in words.certainty.light:
        last -= 1
    return sentence.tokens[first].start, sentence.tokens[last - 1].end
