"""A text that is held against what it stands on, that ground, and what is found where the two do not agree.

The text is a claim's statement, a sentence of a draft or a translation; nothing here knows which.  `claim_evidence.py`
makes a pair of these records of a claim, and each kind of drift is one function `find_…_drift(stated, evidence)` that
yields a `Drift` for each of its findings:

    stated = StatedText("Poland owned 28 jets.", Pointer("draft.md"), vocabulary)
    passage = QuotedPassage.of_words("the-article", "Warsaw bought all of its 33 jets", vocabulary)
    [drift] = find_number_drift(stated, EvidenceText([passage]))     # "28", and the nearest is "33"
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.capture import CaptureReading
from claimcheck.model.date import Date
from claimcheck.model.position import Pointer
from claimcheck.model.record import NamedTuple


class StatedText(NamedTuple):
    """A text that says something, where it stands, and the words of its language.

    `is_open` where its author does not say that it is so, and `is_reported` where it only tells what somebody says or
    holds.
    """

    text: str
    at: Pointer
    vocabulary: Vocabulary
    is_open: bool = False
    is_reported: bool = False


class QuotedPassage(NamedTuple):
    """A quote as it stands in its source.

    `text[start:end]` are its words, and `text[begin:stop]` the ones around them that are read too; offsets count code
    points.  `published` is the day of the source, `has_origin` says that it is known whose words they are, and
    `is_found` that they stand in the source, or nearly.  `reading` is None where the text is not a saved one: the quote
    of the file, or its translation.  `is_excerpt` where the reading is not the whole of the source.
    """

    source: str
    text: str
    start: int
    end: int
    begin: int
    stop: int
    vocabulary: Vocabulary
    published: Date | None = None
    has_origin: bool = False
    is_found: bool = True
    reading: CaptureReading | None = None
    is_excerpt: bool = False

    @classmethod
    def of_words(cls, source: str, words: str, vocabulary: Vocabulary) -> QuotedPassage:
        """Return a quote of which nothing but its words is at hand."""
        end = len(words)
        return cls(source, words, 0, end=end, begin=0, stop=end, vocabulary=vocabulary)


class EvidenceText(NamedTuple):
    """What a text stands on: passages that are quoted for it, and the statements that it rests on.

    `records` are what the files say of the quotes and their sources: titles, authors, notes.  `is_damaged` where
    something of it could not be read as it was meant, so that little can be concluded from it.
    """

    passages: Sequence[QuotedPassage]
    premises: Sequence[str] = ()
    records: Sequence[str] = ()
    is_damaged: bool = False


class PassageWords(NamedTuple):
    """`text[start:end]` of a passage; `meaning` is what they mean where they do not say it."""

    passage: QuotedPassage
    start: int
    end: int
    meaning: str = ""


class Drift(NamedTuple):
    """Words of a text, `[start, end)` in code points, that its evidence does not carry.

    `nearest` are the words of a passage that come nearest to them; None where none does.  `kind` tells what it is
    about, where a function knows several.
    """

    start: int
    end: int
    nearest: PassageWords | None
    kind: str = ""
