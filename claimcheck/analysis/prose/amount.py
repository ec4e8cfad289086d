"""Reading the quantities of a text: numbers with their units, currencies, ranges and comparisons."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.analysis.prose.lexicon import Lexicon
from claimcheck.analysis.prose.numeral import Numeral, read_numeral
from claimcheck.analysis.prose.portion import Portions
from claimcheck.analysis.prose.quantity import SHIFTED, Quantity
from claimcheck.analysis.prose.sentence import DASH_MARKS, Token
from claimcheck.analysis.prose.year import FIRST_YEAR, LAST_YEAR

_HUNDRED = 100.0
_DENIED = "denied"
# From here on a word for a magnitude may be that of both ends of a range.
_THOUSAND = 1000


class _Measure(NamedTuple):
    """What a number measures, as in `Quantity`, and the token at which the words for it end."""

    sort: str
    end: int
    unit: str = ""
    scale: float = 1.0


class Amounts(Portions):
    """The quantities of one text; the tokens `taken` belong to its dates."""

    def __init__(self, text: str, tokens: list[Token], taken: set[int], lexicon: Lexicon) -> None:
        super().__init__(text, tokens, lexicon)
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
        currency, begin = self._currency_before(numeral.begin)
        step, rest = numeral.step, numeral.rest
        factor = self.lexicon.attached.get(rest)
        # "5m" alone is five metres, and five million where something follows that can be counted.
        if factor is not None and not (rest in self.lexicon.units and not currency and not self.is_noun(numeral.end)):
            low, high, step, numeral = low * factor, high * factor, step * factor, numeral._replace(rest="")
        measure = self._measure(numeral, currency)
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
                is_year=is_bare and FIRST_YEAR <= low <= LAST_YEAR,
            )
        )
        return end

    def _measure(self, numeral: Numeral, currency: str) -> _Measure | None:
        """Return what a number measures; None where it is part of a name: "F16s", "47 Meters Down"."""
        lexicon, end, rest = self.lexicon, numeral.end, numeral.rest
        if numeral.is_ordinal:
            return _Measure("ordinal", end)
        if currency:
            return _Measure("money", end, currency) if not rest or rest[0] == "-" else None
        whole = self.read_whole(numeral)
        if whole is not None:
            return _Measure("share", whole[1], scale=1 / whole[0])
        if rest[:1] == "-" or rest in lexicon.units:
            behind, at = rest.lstrip("-").partition("-")[0], end - 1
        elif rest in ("", lexicon.owner):
            behind, at = self.word(end), end
        else:
            return None
        if behind == "%" or behind in lexicon.words["percent"]:
            return _Measure("share", at + 1, scale=1 / _HUNDRED)
        if self._is_per_cent(at):
            return _Measure("share", at + 2, scale=1 / _HUNDRED)
        if behind in lexicon.words["percentage"] and self.word(at + 1) in lexicon.words["points"]:
            return _Measure("measure", at + 2, behind)
        if behind in lexicon.currencies:
            return _Measure("money", at + 1, lexicon.currencies[behind])
        if behind in lexicon.words["square"] and self.word(at + 1) in lexicon.units:
            factor = lexicon.units[self.word(at + 1)].factor
            return _Measure("measure", at + 2, "area", factor * factor)
        if behind in lexicon.words["metric"]:
            behind, at = self.word(at + 1), at + 1
        if behind in lexicon.units:
            unit = lexicon.units[behind]
            return None if self.is_title(at) else _Measure("measure", at + 1, unit.dimension, unit.factor)
        return _Measure("count", end)

    def _currency_before(self, begin: int) -> tuple[str, int]:
        """Return the currency that stands before a number, and where it begins: "$5", "US$5", "EUR 5"."""
        lexicon, before = self.lexicon, self.word(begin - 1)
        if before in lexicon.signs:
            sign = lexicon.signs[before]
            dollar = lexicon.dollars.get(self.word(begin - 2)) if sign == "$" else None
            is_beside = begin >= 2 and self.tokens[begin - 1].start - self.tokens[begin - 2].end <= 1
            if dollar and is_beside and self.text[self.tokens[begin - 2].start].isupper():
                return dollar, begin - 2
            return sign, begin - 1
        code = lexicon.currencies.get(before, "") if len(before) == 3 else ""
        if code and self.text[self.tokens[begin - 1].start : self.tokens[begin - 1].end].isupper():
            return code, begin - 1
        return "", begin

    def _is_per_cent(self, index: int) -> bool:
        words = self.lexicon.words
        return self.word(index) in words["percent_of"] and self.word(index + 1) in words["percent_end"]


def _scale(one: Numeral, other: Numeral) -> float:
    """Return the lower end of a range; the magnitude behind it is that of both: "26 to 33 million"."""
    if other.step >= _THOUSAND > one.value and one.value * other.step < other.value:
        return one.value * other.step
    return one.value
