"""The dates that a text names: "8 March 2022", "on July 26th", "10–12 March", "before 2008", "on Monday"."""

from __future__ import annotations

from claimcheck.language.date.time_span import DAYS, MONTHS, NO_YEAR, TimeSpan
from claimcheck.language.date.year import Years
from claimcheck.language.sentence.token import DASH_MARKS, Token
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.pattern import late

_ISO = late(r"([12]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_DAY = late(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:-(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?")
# The shortest number that is a date has three characters: "80s".
_SHORTEST = 2


class Calendar(Years):
    """The dates of one text."""

    def __init__(self, text: str, tokens: list[Token], anchors: list[int], vocabulary: Vocabulary) -> None:
        super().__init__(text, tokens, vocabulary)
        for index in anchors:
            if index not in self.taken:
                self._read_at(index)

    def _read_at(self, index: int) -> None:
        token = self.tokens[index]
        word = token.word
        if word[0].isdecimal():
            if not self.read_era(index) and len(word) > _SHORTEST:
                self._read_number(index)
        elif word in self.lexicon.weekdays:
            if self.text[token.start].isupper():
                self._read_weekday(index)
        elif word.rpartition("-")[2] in self.lexicon.months:
            self._read_month(index)
        elif "-" in word:
            self.read_part_of_year(index)

    def _read_month(self, index: int) -> None:
        lexicon = self.lexicon
        prefix, _, name = self.word(index).rpartition("-")
        if name not in lexicon.months or not self.text[self.tokens[index].end - len(name)].isupper():
            return
        month = lexicon.months[name]
        begin, end = index, index + 1
        if self.word(end) == ".":
            end += 1
        days = self._read_days_before(index)
        if days is not None:
            begin = days[0]
        else:
            days = self._read_days_behind(end)
            if days is not None:
                end = days[0]
        year_at = end + (self.word(end) == ",") + (self.word(end) in lexicon.words["of"])
        year = self.year(year_at)
        if year is not None:
            end = year_at + 1
        elif days is None and not (prefix or self._is_dated(begin)):
            return
        if days is not None:
            first, last = days[1:]
        elif prefix:
            first, last = self.cut(prefix, 1, DAYS)
        else:
            part, begin = self.read_part(begin)
            first, last = self.cut(part, 1, DAYS)
        at = NO_YEAR if year is None else year
        self.add(begin, end, (at, month, first), (at, month, last), year is not None, bool(days and days[1] < days[2]))

    def _is_dated(self, index: int) -> bool:
        """Tell whether what stands before a bare month makes it one: "in March", "from March to May"."""
        before = self.word(index - 1)
        words = self.lexicon.words
        if before in words["dating"] or before in words["current"]:
            return True
        joined = before in words["joint"] or before in words["to"] or before in DASH_MARKS or before == ","
        return joined and index - 2 in self.taken

    def _read_days_before(self, index: int) -> tuple[int, int, int] | None:
        """Return where the days before a month begin, and the first and the last of them."""
        at = index - 2 if self.word(index - 1) in self.lexicon.words["of"] else index - 1
        last = self._day(at)
        if last is None or at in self.taken:
            return None
        joints = self.lexicon.words["to"] | self.lexicon.words["joint"]
        if last[0] == last[1] and (self.word(at - 1) in DASH_MARKS or self.word(at - 1) in joints):
            first = self._day(at - 2)
            if first is not None and first[1] < last[0]:
                return at - 2, first[0], last[1]
        return at, *last

    def _read_days_behind(self, index: int) -> tuple[int, int, int] | None:
        first = self._day(index)
        if first is None or self.word(index + 1) in (":", "%"):
            return None
        if first[0] == first[1] and self.word(index + 1) in DASH_MARKS:
            last = self._day(index + 2)
            if last is not None and first[0] < last[1] and self.word(index + 3) not in self.lexicon.months:
                return index + 3, first[0], last[1]
        return index + 1, *first

    def _day(self, index: int) -> tuple[int, int] | None:
        match = _DAY.fullmatch(self.word(index))
        if match is None:
            return None
        first = int(match[1])
        return first, int(match[2] or first)

    def _read_weekday(self, index: int) -> None:
        """Read a weekday that has no date beside it."""
        at = index + 1 + (self.word(index + 1) == ",")
        if index - 1 in self.taken or self.word(at) in self.lexicon.months or self._day(at) is not None:
            return
        token = self.tokens[index]
        day = (NO_YEAR, 1, 1)
        weekday = self.lexicon.weekdays[token.word]
        self.moments.append(TimeSpan(token.start, token.end, day, (NO_YEAR, MONTHS, DAYS), False, weekday))

    def _read_number(self, index: int) -> None:
        iso = _ISO.fullmatch(self.word(index))
        if iso is None:
            self.read_years(index)
            return
        day = (int(iso[1]), int(iso[2]), int(iso[3]))
        self.add(index, index + 1, day, day)
