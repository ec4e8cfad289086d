"""Reading the quantities of a text: numbers with their units, currencies, ranges and comparisons."""

from __future__ import annotations

from claimcheck.language.date.year import FIRST_YEAR, LAST_YEAR
from claimcheck.language.number.measure import Measures
from claimcheck.language.number.numeral import Numeral, read_numeral
from claimcheck.language.number.quantity import SHIFTED, Quantity
from claimcheck.language.sentence.token import DASH_MARKS, Token
from claimcheck.language.vocabulary.vocabulary import Vocabulary

_DENIED = "denied"
# From here on a word for a magnitude may be that of both ends of a range.
_THOUSAND = 1000


class Amounts(Measures):
    """The quantities of one text; the tokens `taken` belong to its dates."""

    def __init__(self, text: str, tokens: list[Token], taken: set[int], vocabulary: Vocabulary) -> None:
        super().__init__(text, tokens, vocabulary)
        self.taken = taken

    def read(self, anchors: list[int]) -> list[Quantity]:
        starts, behind = self.lexicon.starts, 0
        for index in anchors:
            word = self.tokens[index].word
            if index in self.taken:
                self._read_year(index)
            elif index >= behind and (word[0].isdecimal() or word.partition("-")[0] in starts):
                behind = self._read_at(index)
        return self.found

    def _read_year(self, index: int) -> None:
        """Keep a bare year as a number too: "2000 troops" may be many."""
        token = self.tokens[index]
        if len(token.word) == 4 and token.word.isdecimal():
            value = float(token.word)
            self.found.append(Quantity(token.start, token.end, value, value, 1.0, is_year=True))

    def _read_at(self, index: int) -> int:
        """Read the quantity that begins at a token, if there is one, and return where to go on."""
        word = self.tokens[index].word
        if word in self.lexicon.multiples:
            self.read_multiple(index)
            return index + 1
        share = None if word[0].isdecimal() else self.read_part(index)
        if share is not None:
            return share
        numeral = read_numeral(self.tokens, index, self.text, self.lexicon)
        if numeral is None:
            return index + 1
        if self._is_time(numeral):
            return numeral.end + 2
        other = self._read_other(numeral)
        if other is None:
            return self._read_unit(numeral, numeral.value, numeral.value)
        low = _scale(numeral, other)
        if other.value <= low:
            # A score: "4-0".
            return other.end
        return self._read_unit(other._replace(begin=numeral.begin), low, other.value)

    def _read_other(self, numeral: Numeral) -> Numeral | None:
        """Return the other end of a range or score: "26 to 33", "26-33", "between 26 and 33"."""
        words, at = self.lexicon.words, numeral.end
        if numeral.is_ordinal:
            return None
        if numeral.rest[:1] == "-" and numeral.rest[1:2].isdecimal():
            token = self.tokens[at - 1]
            tail = numeral.rest[1:]
            other = read_numeral([Token(tail, token.end - len(tail), token.end)], 0, self.text, self.lexicon)
            return None if other is None else self._read_magnitude(other._replace(begin=at - 1, end=at))
        if numeral.rest:
            return None
        between = self.word(at)
        is_range = between in DASH_MARKS or between in words["to"]
        if between in words["joint"]:
            is_range = not words["between"].isdisjoint((self.word(numeral.begin - 1), self.word(numeral.begin - 2)))
        if not is_range or not self.word(at + 1)[:1].isalnum() or at + 1 in self.taken:
            return None
        if not self.is_number(at + 1):
            return None
        return read_numeral(self.tokens, at + 1, self.text, self.lexicon)

    def _read_magnitude(self, numeral: Numeral) -> Numeral:
        """Return the number of "26-33 million" with its magnitude."""
        factor = self.lexicon.magnitudes.get(self.word(numeral.end))
        if factor is None:
            return numeral
        return numeral._replace(value=numeral.value * factor, step=numeral.step * factor, end=numeral.end + 1)

    def _is_time(self, numeral: Numeral) -> bool:
        """Tell a time of day, or decimals without the number before them: "10:30", ".343"."""
        at = numeral.begin - 1
        if self.word(at) == "." and self.tokens[at].end == self.tokens[at + 1].start:
            return at == 0 or self.tokens[at - 1].end < self.tokens[at].start
        return self.word(numeral.end) == ":" and self.word(numeral.end + 1)[:1].isdecimal()

    def _read_unit(self, numeral: Numeral, low: float, high: float) -> int:
        """Read the unit, the currency and the comparison of a number, and return where it all ends."""
        currency, begin = self.currency_before(numeral.begin)
        step, rest = numeral.step, numeral.rest
        factor = self.lexicon.attached.get(rest)
        # "5m" alone is five metres, and five million where something follows that can be counted.
        if factor is not None and not (rest in self.lexicon.units and not currency and not self.is_noun(numeral.end)):
            low, high, step, numeral = low * factor, high * factor, step * factor, numeral._replace(rest="")
        measure = self.measure(numeral, currency)
        if measure is None or (measure.sort == "count" and self.is_name(numeral, numeral.end)):
            return numeral.end
        comparison, begin, end = self.compare(begin, measure.end)
        if comparison == _DENIED:
            return end
        if not comparison and measure.unit == "time" and self.word(end) in self.lexicon.words["ago"]:
            comparison = SHIFTED
        start, stop = self.tokens[begin].start, self.tokens[end - 1].end
        nouns = self.nouns(end, numeral.is_ordinal)
        is_bare = measure.sort == "count" and not nouns and self.word(numeral.begin).isdecimal()
        self.found.append(
            Quantity(
                start,
                stop,
                low * measure.scale,
                high * measure.scale,
                step * measure.scale,
                measure.scale,
                measure.sort,
                measure.unit,
                comparison,
                nouns,
                is_bare and FIRST_YEAR <= low <= LAST_YEAR,
                measure.weight,
            )
        )
        return end


def _scale(one: Numeral, other: Numeral) -> float:
    """Return the lower end of a range; the magnitude behind it is that of both: "26 to 33 million"."""
    if other.step >= _THOUSAND > one.value and one.value * other.step < other.value:
        return one.value * other.step
    return one.value
