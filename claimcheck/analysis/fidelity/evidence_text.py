"""What the evidence for a claim says of numbers and dates: in the quotes, and in the words around them.

The words around a quote are read only where the quotes leave something open.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.language.date.calendar import TimeSpan
from claimcheck.language.date.relative_date import resolve
from claimcheck.language.number.quantity import LONGEST, Figures, Quantity, read_figures
from claimcheck.language.sentence.token import REACH, find_begin, find_ends
from claimcheck.language.vocabulary.vocabulary import Vocabulary, find_vocabulary
from claimcheck.model.capture import CaptureReading
from claimcheck.model.claim import Claim, Evidence, Kind
from claimcheck.model.date import Date
from claimcheck.model.record import NamedTuple

_FIRST_YEAR, _LAST_YEAR = 0, 9999
# How many numbers and dates of one statement are judged, and how many characters of passages are read for it.
_MOST_FIGURES = 50
_MOST_READ = 40_000


class QuotedPassage(NamedTuple):
    """A supporting quote as it stands in its source.

    `text[start:end]` are its words, and `text[begin:stop]` the ones around them that are read too.  `reading` is None
    where the text is not that of the source: the quote of the file, or its translation.
    """

    source: str
    text: str
    start: int
    end: int
    begin: int
    stop: int
    vocabulary: Vocabulary
    published: Date | None
    reading: CaptureReading | None = None


class PassageFigures:
    """What one passage says of numbers and dates; offsets are those of its text."""

    def __init__(self, passage: QuotedPassage) -> None:
        self.passage = passage

    @cached_property
    def quoted(self) -> Figures:
        return self._read(self.passage.start, self.passage.end)

    @cached_property
    def told(self) -> list[TimeSpan]:
        """The dates in the quote, those that its relative words mean too."""
        start, end = self.passage.start, self.passage.end
        return self.quoted.moments + [date for date in self._relative[0] if start <= date.start and date.end <= end]

    @cached_property
    def around(self) -> Figures:
        """What stands in the quote and around it."""
        return self._read(self.passage.begin, self.passage.stop)

    @cached_property
    def dates(self) -> list[TimeSpan]:
        """The dates in the quote and around it: named, told from other ones, and the day of publication.

        What a source tells without a date may be of that day, or of its month or year.
        """
        published = self.passage.published
        dates = self.around.moments + self._relative[0]
        if published is not None and published.earliest[0] >= _FIRST_YEAR and published.latest[0] <= _LAST_YEAR:
            dates.append(TimeSpan(0, 0, published.earliest, published.latest))
        return dates

    @cached_property
    def is_open(self) -> bool:
        """Tell whether a relative date in the sentence of the quote could not be worked out."""
        text, start, end, vocabulary = *self.passage[1:4], self.passage.vocabulary
        first = find_begin(text, start, vocabulary)
        last = next(find_ends(text, max(start, end - 1), self.passage.stop, vocabulary), end)
        return any(first <= offset < last for offset in self._relative[1])

    @cached_property
    def _relative(self) -> tuple[list[TimeSpan], list[int]]:
        _, text, _, _, begin, stop, vocabulary, published, _ = self.passage
        base = begin
        named = [moment._replace(start=moment.start - base, end=moment.end - base) for moment in self.around.moments]
        found, still_open = resolve(text[begin:stop], named, vocabulary, published)
        dates = [date._replace(start=date.start + base, end=date.end + base) for date in found]
        return dates, [offset + base for offset in still_open]

    def _read(self, start: int, end: int) -> Figures:
        quantities, moments = read_figures(self.passage.text[start:end], self.passage.vocabulary)
        return Figures(
            [found._replace(start=found.start + start, end=found.end + start) for found in quantities],
            [found._replace(start=found.start + start, end=found.end + start) for found in moments],
        )


class StatementGround:
    """All that carries the numbers and dates of a statement: supporting quotes, and the statements it rests on."""

    def __init__(
        self, statement: Figures, carriers: list[PassageFigures], premises: list[str], vocabulary: Vocabulary
    ) -> None:
        self.statement = statement
        self.carriers = carriers
        self._premises, self._vocabulary = premises, vocabulary

    @property
    def quoted(self) -> Figures:
        figures = [carrier.quoted for carrier in self.carriers]
        return Figures(*(list(chain.from_iterable(found)) for found in zip(*figures, strict=True)))

    @property
    def told(self) -> list[TimeSpan]:
        """The dates in the quotes, those that their relative words mean too."""
        return [date for carrier in self.carriers for date in carrier.told]

    def quantities(self) -> list[Quantity]:
        """What stands in the quotes, around them and in the premises."""
        figures = chain((carrier.around for carrier in self.carriers), self.premises)
        return [quantity for found in figures for quantity in found.quantities]

    def moments(self) -> list[TimeSpan]:
        """The dates in the quotes, around them and in the premises, those of relative words and of publication too."""
        named = [found for figures in self.premises for found in figures.moments]
        return [found for carrier in self.carriers for found in carrier.dates] + named

    @cached_property
    def premises(self) -> list[Figures]:
        return [read_figures(statement, self._vocabulary) for statement in self._premises]

    def find(self, figure: Quantity | TimeSpan | None) -> QuotedPassage | None:
        """Return the passage that quotes a figure."""
        found = (c.passage for c in self.carriers if any(figure is one for one in chain(c.quoted.quantities, c.told)))
        return next(found, None)


def find_ground(case: Case, claim: Claim) -> StatementGround | None:
    """Return what a claim's numbers and dates are held against; None where it cannot be told.

    That is where no supporting quote is verified, or where something for it has no words to read: a piece without a
    quote, a source in a language of which there are no lists; and where there is too much to read.
    """
    vocabulary = find_vocabulary(None)
    if vocabulary is None or claim.kind is Kind.ABSENCE or len(claim.statement) > LONGEST:
        return None
    statement = read_figures(claim.statement, vocabulary)
    figures = len(statement.quantities) + len(statement.moments)
    if not 0 < figures <= _MOST_FIGURES or claim.id in case.damage.claims:
        return None
    passages = find_passages(case, claim, vocabulary)
    if passages is None:
        return None
    carriers = [PassageFigures(passage) for passage in passages]
    return StatementGround(statement, carriers, [premise.statement for premise in case.premises(claim)], vocabulary)


def find_passages(case: Case, claim: Claim, vocabulary: Vocabulary) -> list[QuotedPassage] | None:
    """Return the passages that support a claim; None where something else may carry what they do not."""
    passages = []
    is_verified, length = False, 0
    for piece in case.support(claim):
        check = case.quote(piece)
        passage = None if check is None else _find_passage(case, piece, check, vocabulary)
        if check is None or passage is None:
            return None
        length += passage.stop - passage.begin
        if length > _MOST_READ or passage.stop - passage.begin > LONGEST:
            return None
        passages.append(passage)
        is_verified = is_verified or check.outcome is Outcome.EXACT
    return passages if is_verified else None


def _find_passage(case: Case, piece: Evidence, check: QuoteCheck, default: Vocabulary) -> QuotedPassage | None:
    """Return the words of the source, or those of the file where they were not found or cannot be read."""
    source = case.dossier.source_by_id.get(piece.source)
    vocabulary = find_vocabulary(source.language if source else None)
    published = source.published if source else None
    reading, start, end = case.reading(check), check.start, check.end
    if vocabulary is None or reading is None or start is None or end is None:
        words = piece.translation if vocabulary is None else piece.quote
        if not words:
            return None
        return QuotedPassage(piece.source, words, 0, len(words), 0, len(words), vocabulary or default, published)
    begin, stop = max(0, start - REACH), min(len(reading.text), end + REACH)
    return QuotedPassage(piece.source, reading.text, start, end, begin, stop, vocabulary, published, reading)
