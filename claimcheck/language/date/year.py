"""The years that a text names: "2003", "the early 1980s", "2017–18", "from 2013 to 2015"."""

from __future__ import annotations

import re

from claimcheck.language.date.time_span import DAYS, MONTHS, TimeSpan
from claimcheck.language.sentence.token import DASH_MARKS, Token
from claimcheck.language.vocabulary.phrase import match_phrase_before
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.date import Day
from claimcheck.model.pattern import late

_YEAR = late(r"([1-9]\d{3})(s|'s)?(?:[-/](\d{2}|\d{4}))?(?:[.,][^\W\d].*)?", re.DOTALL)
_SHORT_DECADE = late(r"([1-9]0)'?s")
_ERA_YEAR = late(r"[1-9]\d{0,3}")
_SEASON = late(r"\d\d")
FIRST_YEAR, LAST_YEAR = 1000, 2199
_CENTURY = 100
# A life is no stretch of time in which all else takes place.
_LONGEST_SPAN = 5
# In a bracket of so many words a year tells one work from another.
_LABEL = 3


class Years:
    """The years of one text; `taken` holds the tokens that are part of a date."""

    def __init__(self, text: str, tokens: list[Token], vocabulary: Vocabulary) -> None:
        self.text, self.tokens, self.lexicon = text, tokens, vocabulary.numbers
        self.words = [token.word for token in tokens]
        self.moments: list[TimeSpan] = []
        self.taken: set[int] = set()

    def word(self, index: int) -> str:
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""

    def year(self, index: int) -> int | None:
        match = _YEAR.fullmatch(self.word(index))
        if match is None or match[2] == "s" or match[3] or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            return None
        return int(match[1])

    def _is_apart(self, index: int) -> bool:
        """Tell whether the "s" of a decade is written apart: "in the 1970 's"."""
        return self.word(index) == "'" and self.word(index + 1) in self.lexicon.words["decade"]

    def read_part_of_year(self, index: int) -> None:
        """Read "mid-2017"."""
        prefix, _, digits = self.word(index).rpartition("-")
        match = _YEAR.fullmatch(digits)
        if match is not None and self.cut(prefix, 1, MONTHS) != (1, MONTHS):
            years = (int(match[1]), int(match[1]) + (9 if match[2] == "s" else 0))
            self._add_years(index, index + 1, *years, part=prefix)

    def _is_count(self, index: int) -> bool:
        """Tell whether four digits say how many: "2000 troops", "more than 1800", "$2000"."""
        lexicon = self.lexicon
        behind, before = self.word(index + 1), self.word(index - 1)
        if before in lexicon.words["dating"] or index - 1 in self.taken:
            return False
        if before in lexicon.signs or before == "#" or behind == "%":
            return True
        if before == "." and self.tokens[index - 1].end == self.tokens[index].start:
            return True
        if behind in lexicon.units or behind in lexicon.magnitudes or behind in lexicon.currencies:
            return True
        # "Under the 1973 ruling" compares nothing.
        if match_phrase_before(self.words, index, lexicon.comparisons):
            return True
        is_plural = behind.endswith(lexicon.plural) and behind not in lexicon.stops and len(behind) > 2
        return is_plural and before not in lexicon.words["definite"] and not self._is_capital(index + 1)

    def _is_capital(self, index: int) -> bool:
        return index < len(self.tokens) and self.text[self.tokens[index].start].isupper()

    def _add_years(
        self, begin: int, end: int, first: int, last: int, is_span: bool = False, part: str | None = None
    ) -> None:
        word, before = self.read_part(begin) if part is None else (part, begin)
        if last - first == 9:
            first, last = (first + cut for cut in self.cut(word, 0, 9))
            months = (1, MONTHS)
        else:
            months = self.cut(word, 1, MONTHS)
        self.add(before, end, (first, months[0], 1), (last, months[1], DAYS), True, is_span)

    def read_era(self, index: int) -> bool:
        """Read "44 BC" and "AD 79"; return whether the number is such a year.  1 BC is the year 0."""
        digits, words = self.word(index), self.lexicon.words
        if not _ERA_YEAR.fullmatch(digits):
            return False
        begin, end = index, index + 1
        if self._is_capital(end) and self.word(end) in words["before_christ"]:
            year, end = 1 - int(digits), end + 1
        elif self._is_capital(end) and self.word(end) in words["after_christ"]:
            year, end = int(digits), end + 1
        elif index and self._is_capital(index - 1) and self.word(index - 1) in words["after_christ"]:
            year, begin = int(digits), index - 1
        else:
            return False
        self.add(begin, end, (year, 1, 1), (year, MONTHS, DAYS))
        return True

    def read_part(self, begin: int) -> tuple[str, int]:
        """Return the word that says which part of a stretch of time is meant, and where the date begins with it."""
        words, at = self.lexicon.words, begin - 1
        if self.word(at) in words["definite"] and self.word(at - 1) in words["of"]:
            at -= 1
        at -= self.word(at) in words["of"]
        word = self.word(at)
        return (word, at) if self.cut(word, 1, MONTHS) != (1, MONTHS) else ("", begin)

    def cut(self, word: str, first: int, last: int) -> tuple[int, int]:
        """Return the part of a stretch of time that a word means: early, in the middle, late."""
        words, half = self.lexicon.words, (first + last) // 2
        if word in words["early"]:
            return first, half
        if word in words["middle"]:
            quarter = (last - first + 1) // 4
            return first + quarter, last - quarter
        return (half, last) if word in words["late"] else (first, last)

    def _join_years(self, index: int) -> None:
        """Add the stretch between two years: "2013–2015", "from 2013 to 2015"."""
        if len(self.moments) < 2:
            return
        words, between = self.lexicon.words, self.word(index - 1)
        is_joined = between in words["joint"] and self.moments[-2].comparison == "edge"
        if not (is_joined or between in DASH_MARKS or between in words["to"]):
            return
        one, other = self.moments[-2:]
        if index - 2 in self.taken and one.first < other.first and other.last[0] - one.first[0] <= _LONGEST_SPAN:
            self.moments.append(one._replace(end=other.end, last=other.last, is_span=True, comparison=""))

    def add(self, begin: int, end: int, first: Day, last: Day, has_year: bool = True, is_span: bool = False) -> None:
        comparison = match_phrase_before(self.words, begin, self.lexicon.dating, self.lexicon.words["fillers"])
        self.taken.update(range(begin, end))
        start, stop = self.tokens[begin].start, self.tokens[end - 1].end
        name = comparison[0] if comparison else ""
        is_aside = self._is_aside(begin, end)
        is_label = is_aside or self._is_label(begin, end)
        self.moments.append(TimeSpan(start, stop, first, last, has_year, None, name, is_span, is_label, is_aside))

    def _is_aside(self, begin: int, end: int) -> bool:
        """Tell whether a date stands in a bracket of few words: "(2016 film)"."""
        is_opened = "(" in (self.word(at) for at in range(begin - _LABEL, begin))
        return is_opened and ")" in (self.word(at) for at in range(end, end + _LABEL))

    def _is_label(self, begin: int, end: int) -> bool:
        """Tell whether a date says which one is meant: "the 2020 pandemic"."""
        behind, words = self.word(end), self.lexicon.words
        is_before_name = behind.isalpha() and behind not in self.lexicon.stops
        return end == begin + 1 and is_before_name and self.word(begin - 1) in words["definite"]

    def read_years(self, index: int) -> None:
        """Read the year, the decade or the years that a token names."""
        word = self.word(index)
        short = _SHORT_DECADE.fullmatch(word)
        if short is not None and self.word(index - 1) in self.lexicon.words["definite"] | {"'"}:
            self._add_years(index, index + 1, 1900 + int(short[1]), 1909 + int(short[1]))
            return
        match = _YEAR.fullmatch(word)
        if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR or self._is_count(index):
            return
        year, end = int(match[1]), index + 1
        if match[3]:
            last = int(match[3]) if len(match[3]) == 4 else year - year % _CENTURY + int(match[3])
            if year < last < year + _CENTURY:
                self._add_years(index, end, year, last, is_span=True)
        elif year % 10 == 0 and (match[2] == "s" or self._is_apart(end)):
            self._add_years(index, end if match[2] == "s" else end + 2, year, year + 9)
        elif self.word(end) in DASH_MARKS and _SEASON.fullmatch(self.word(end + 1)):
            self._add_season(index, year)
        else:
            self._add_years(index, end, year, year)
            self._join_years(index)

    def _add_season(self, index: int, year: int) -> None:
        """Add the years of "2017–18"; of "1999–03" the first."""
        last = year - year % _CENTURY + int(self.word(index + 2))
        if last > year:
            self._add_years(index, index + 3, year, last, is_span=True)
        else:
            self._add_years(index, index + 1, year, year)
