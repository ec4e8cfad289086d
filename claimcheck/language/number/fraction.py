"""Parts and multiples: "a fifth of", "two thirds", "half", "a twenty-fifth", "one in five", "twice"."""

from __future__ import annotations

from claimcheck.language.number.number_context import Surrounding
from claimcheck.language.number.numeral import Numeral, read_numeral
from claimcheck.language.number.quantity import Quantity

# A part of a whole has no last digit; up to half of so much apart, "a third" is 35 %.
_PART_STEP = 0.04
_LONGEST_WHOLE = 8
# Marks are given out of so many, or of ten or a hundred; 9/11 is no mark.
_FIVE = 5
# A second is no part.
_SECOND = 2


class Portions(Surrounding):
    """The parts and multiples of one text."""

    taken: set[int]

    def read_part(self, index: int) -> int | None:
        """Read "a fifth of", "two thirds", "half", "a twenty-fifth"; return where it ends."""
        lexicon, word = self.lexicon, self.word(index)
        if self._add_half(index):
            return index + 1
        head, _, tail = word.partition("-")
        if tail in lexicon.thirds and head in lexicon.cardinals:
            return self._add_share(index, index + 1, lexicon.cardinals[head] / lexicon.thirds[tail])
        if word in lexicon.cardinals and self.word(index + 1) in lexicon.thirds:
            return self._add_share(index, index + 2, lexicon.cardinals[word] / lexicon.thirds[self.word(index + 1)])
        is_whole = self.word(index + 1) in lexicon.words["of"] or not self.word(index + 1)[:1].isalnum()
        is_half = lexicon.parts.get(word) == _SECOND and self.word(index + 1) in lexicon.words["definite"]
        if word in lexicon.parts and (is_whole or is_half) and self.word(index - 1) not in lexicon.ordinals:
            return self._add_share(index, index + 1, 1 / lexicon.parts[word])
        # "An estimated twenty-fifth": a word may stand between.
        is_one = not lexicon.words["article"].isdisjoint((self.word(index - 1), self.word(index - 2)))
        numeral = read_numeral(self.tokens, index, self.text, lexicon) if is_one and is_whole else None
        if numeral is None or not (numeral.is_ordinal and numeral.is_word) or numeral.value <= _SECOND:
            return None
        return self._add_share(index, index + 1, 1 / numeral.value)

    def _add_half(self, index: int) -> bool:
        """Read the half of "a year and a half", "two miles and a half"; return whether it is one."""
        lexicon, words, at = self.lexicon, self.lexicon.words, index - 3
        if lexicon.parts.get(self.word(index)) != _SECOND or self.word(index - 1) not in words["article"]:
            return False
        unit = lexicon.units.get(self.word(at))
        if unit is None or self.word(index - 2) not in words["joint"]:
            return False
        half = unit.factor / 2
        if self.found and self.found[-1].end == self.tokens[at].end:
            last = self.found[-1]
            whole = last._replace(low=last.low + half, high=last.high + half, step=half, end=self.tokens[index].end)
            self.found[-1] = whole
            return True
        if self.word(at - 1) not in words["article"]:
            return False
        comparison, begin, end = self.compare(at - 1, index + 1)
        start, stop, value = self.tokens[begin].start, self.tokens[end - 1].end, 3 * half
        self.found.append(Quantity(start, stop, value, value, half, unit.factor, "measure", unit.dimension, comparison))
        return True

    def _add_share(self, begin: int, end: int, value: float) -> int:
        comparison, begin, _ = self.compare(begin, end)
        start, stop = self.tokens[begin].start, self.tokens[end - 1].end
        nouns = self.nouns(end, False)
        self.found.append(
            Quantity(start, stop, value, value, _PART_STEP, 1.0, "share", comparison=comparison, nouns=nouns)
        )
        return end

    def read_multiple(self, index: int) -> None:
        value = self.lexicon.multiples[self.word(index)]
        comparison, begin, end = self.compare(index, index + 1)
        start, stop = self.tokens[begin].start, self.tokens[end - 1].end
        nouns = frozenset(map(self.stem, self.lexicon.words["times"]))
        self.found.append(Quantity(start, stop, value, value, 1.0, comparison=comparison, nouns=nouns))

    def read_whole(self, numeral: Numeral) -> tuple[float, int] | None:
        """Return the whole of which a number is a part, and where it ends: "72 out of 100", "50/100", "one in five"."""
        words, at, rest = self.lexicon.words, numeral.end, numeral.rest
        if rest[:1] == "/":
            value = float(rest[1:]) if rest[1:].isdecimal() and len(rest) < _LONGEST_WHOLE else 0.0
            return (value, at) if value > numeral.value and value % _FIVE == 0 else None
        if self.word(at) in words["out"] and self.word(at + 1) in words["of"]:
            at += 2
        elif self.word(at) in words["within"]:
            at += 1
        else:
            return None
        if at in self.taken or not self.word(at) or not self.is_number(at):
            return None
        whole = read_numeral(self.tokens, at, self.text, self.lexicon)
        if whole is None or whole.rest or whole.value <= numeral.value or self.word(whole.end) in self.lexicon.units:
            return None
        return whole.value, whole.end

    def is_number(self, index: int) -> bool:
        word = self.word(index)
        return word[:1].isdecimal() or word.partition("-")[0] in self.lexicon.cardinals
