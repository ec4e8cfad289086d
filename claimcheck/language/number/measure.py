"""What a number measures: a share, money, a unit of measure, or how many of something."""

from __future__ import annotations

from claimcheck.language.number.fraction import Portions
from claimcheck.language.number.numeral import Numeral
from claimcheck.model.record import NamedTuple

_HUNDRED = 100.0


class Measure(NamedTuple):
    """What a number measures, as in `Quantity`, and the token at which the words for it end."""

    sort: str
    end: int
    unit: str = ""
    scale: float = 1.0
    weight: float = 0.0


class Measures(Portions):
    """What the numbers of one text measure."""

    def measure(self, numeral: Numeral, currency: str) -> Measure | None:
        """Return what a number measures; None where it is part of a name: "F16s", "47 Meters Down"."""
        lexicon, end, rest = self.lexicon, numeral.end, numeral.rest
        if numeral.is_ordinal:
            return Measure("ordinal", end)
        if currency:
            return Measure("money", end, currency) if not rest or rest[0] == "-" else None
        whole = self.read_whole(numeral)
        if whole is not None:
            return Measure("share", whole[1], scale=1 / whole[0])
        if rest[:1] == "-" or rest in lexicon.units:
            behind, at = rest.lstrip("-").partition("-")[0], end - 1
        elif rest in ("", lexicon.owner):
            behind, at = self.word(end), end
        else:
            return None
        if behind == "%" or behind in lexicon.words["percent"]:
            return Measure("share", at + 1, scale=1 / _HUNDRED)
        if self._is_per_cent(at):
            return Measure("share", at + 2, scale=1 / _HUNDRED)
        if behind in lexicon.words["percentage"] and self.word(at + 1) in lexicon.words["points"]:
            return Measure("measure", at + 2, behind)
        if behind in lexicon.currencies:
            weight = lexicon.units[behind].factor if behind in lexicon.units else 0.0
            return Measure("money", at + 1, lexicon.currencies[behind], weight=weight)
        dollar = lexicon.dollars.get(behind)
        if dollar and self.text[self.tokens[at].start].isupper() and self.word(at + 1) in lexicon.words["dollar"]:
            return Measure("money", at + 2, dollar)
        if behind in lexicon.words["square"] and self.word(at + 1) in lexicon.units:
            factor = lexicon.units[self.word(at + 1)].factor
            return Measure("measure", at + 2, "area", factor * factor)
        if behind in lexicon.words["metric"]:
            behind, at = self.word(at + 1), at + 1
        if behind in lexicon.units:
            unit = lexicon.units[behind]
            return None if self.is_title(at) else Measure("measure", at + 1, unit.dimension, unit.factor)
        return Measure("count", end)

    def currency_before(self, begin: int) -> tuple[str, int]:
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
