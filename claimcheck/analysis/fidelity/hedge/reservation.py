"""What the quotes for a statement say, in sentences, and the places where they say less than it does."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.certainty.assertion import Assertion
from claimcheck.language.certainty.hedge import Hedge
from claimcheck.language.sentence.cue import Cue
from claimcheck.model.record import NamedTuple


class QuotedSentences(NamedTuple):
    """What a quote says; `is_verified` where it was found."""

    sentences: Sequence[Assertion]
    is_verified: bool


class Gap(NamedTuple):
    """A word of a statement that a quote has only with a reservation: a hedge, or a phrase that says less.

    `ours` and `theirs` are the two sentences, `place` is that of the word in ours, and `quote` counts the quotes.
    """

    ours: Assertion
    place: int
    quote: int
    theirs: Assertion
    reservation: Hedge | Cue
