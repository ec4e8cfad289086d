"""Page furniture: running heads and feet and the numbers of pages, where they stand between two halves of a text.

    gave the order to shut the bridge on
    12
    ^L
    THE PORTVILLE GAZETTE
    Monday evening without a vote

Who copies the sentence leaves out what stands between, and has quoted word for word.  What is taken for furniture
stands alone on lines next to a form feed, which readers of PDFs write between pages too, and is known by what other
pages have in its place: the same words, or a number that rises by one a page.  Where there is nothing to compare with,
a number that could be one of the sentence is in doubt, and said to be: a number that is left out must never make words
exact.
"""

from __future__ import annotations

import enum
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise

from claimcheck.analysis.quote.abridged import Cut
from claimcheck.analysis.quote.exact import count_words
from claimcheck.language.text.letter import DASHES, QUOTES
from claimcheck.language.vocabulary.vocabulary import load_default
from claimcheck.language.vocabulary.word_list import load_words
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

_FORM_FEED = "\f"
# Texts with more pages are not looked at, nor are longer lines, nor more lines at either end of a page.
_MOST_PAGES = 20_000
_LONGEST_LINE = 160
_MOST_LINES = 4
# What is the same on so many pages that follow one another is furniture; and all pages of a text are enough if it has
# but few.  Between two of them so many may lie that have it not: heads take turns, pictures have no number.
_RUN = 3
_FEW_PAGES = 3
_STEP = 3
# A head that ends as a sentence does has so many words at least; so many has a line of running text.
_SENTENCE_WORDS = 4
_FEWEST_LETTERS = 3
_TEXT_WORDS = 4

_HEAD, _FOOT = "head", "foot"

_SOLID = late(r"\S")
_DIGITS = late("([0-9]{1,9})")
_LABELS = (
    r"page|pages|pag\.?|pg\.?|pp?\.|seite|s\.|página|pagina|pág\.?|strona|str\.|стр\.|страница|сторінка|стор\.|с\."
    r"|sayfa|sida|side|sivu|oldal|strana|σελίδα|σελ\.|עמוד|صفحة|صفحه|trang|halaman|หน้า|第"
)
_OF = r"of|von|de|di|do|sur|z|из|з|av|af|van|od|ze|/"
_NUMBER = late(
    rf"(?P<bare>[1-9][0-9]{{0,3}})"
    rf"|(?P<sign>[{re.escape(DASHES)}·•|~*_])\s?(?P<marked>[1-9][0-9]{{0,3}})\s?(?P=sign)"
    rf"|(?P<part>[1-9][0-9]{{0,3}})\s?/\s?(?P<whole>[1-9][0-9]{{0,3}})"
    rf"|\[?(?:{_LABELS})\s?(?P<labelled>[1-9][0-9]{{0,3}})(?:\s?(?:{_OF})\s?(?P<total>[1-9][0-9]{{0,3}}))?"
    rf"(?:\s?(?:页|頁|ページ|쪽))?\]?"
    rf"|(?P<roman>[ivxlc]{{1,9}}|[IVXLC]{{1,9}})",
    re.IGNORECASE,
)
# A short line with a number in it.
_LONE = late(r"\n[ \t]*(?P<line>[^\s0-9][^\n0-9]{0,11}[0-9]{1,4}[^\n]{0,14}?)[ \t\r]*(?=\n)")
_MARKUP = "|*_~"
_LONGEST_NUMBER = 30
# A number that nothing confirms is that of a page only up to this one: 1945 is a year.
_HIGHEST_ALONE = 999
_ROMAN = late(r"(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# Roman numbers that are words of some language.
_ROMAN_WORDS = frozenset(("vi", "xi", "li"))

_STOP = late(rf"[.!?…。！？।؟][{re.escape(QUOTES)})\]]*\Z")
_BROKEN_WORD = late(rf"[^\W\d_][{re.escape(DASHES)}\u00ad\ufffe]\Z")
_LAST_WORD = late(r"[^\W\d_]+\.?\Z")
_FIRST_WORD = late(r"[^\W\d_]+")


class Furniture(NamedTuple):
    """What to leave out of a text: what is furniture, and what is or may be; both in order.

    `possible` is empty where it would be the same.
    """

    sure: tuple[Cut, ...] = ()
    possible: tuple[Cut, ...] = ()


class _Line(NamedTuple):
    """A line that is not blank, without the white space around it: its offsets, half open, and its words."""

    start: int
    end: int
    words: str


class _Number(NamedTuple):
    """A line that may be the number of its page, so many lines from its end; `kind` is a group of `_NUMBER`."""

    depth: int
    value: int
    kind: str


class _Certainty(enum.Enum):
    """On what condition a line is furniture."""

    # None.
    SURE = 4
    # Running text stands beside it.
    IN_PROSE = 3
    # A sentence goes on over it.
    WITHIN_SENTENCE = 2
    # A sentence goes on over it that it cannot be a part of; else it is in doubt.
    IF_APART = 1
    # It may be furniture, and may be a part of the text.
    DOUBTFUL = 0


class _Found(NamedTuple):
    """A line of furniture at an end of a page; `is_set_off` says that a blank line parts it from the text."""

    line: _Line
    certainty: _Certainty
    is_set_off: bool = False


# A page, by its index from 0, and which of its ends.
_End = tuple[int, str]


def find_furniture(text: str) -> Furniture:
    """Return what stands between the pages of a text that is none of it."""
    borders = _find_borders(text)
    return _Book(text, borders).find() if borders else Furniture()


def _find_borders(text: str) -> list[int]:
    """Return the offsets at which pages end: at form feeds, or else behind lines that only a page can have."""
    count = text.count(_FORM_FEED)
    if count:
        return [match.start() for match in re.finditer(_FORM_FEED, text)] if count < _MOST_PAGES else []
    borders = []
    for match in _LONE.finditer(text):
        number = _read_number(match["line"], 0)
        # In a text without form feeds stars and bars may be those of Markdown.
        if number is not None and number.kind in ("marked", "labelled", "total") and match["line"][0] not in _MARKUP:
            borders.append(match.end("line"))
    return borders if len(borders) < _MOST_PAGES else []


class _Book:
    """The pages of a text, and what stands at their ends."""

    def __init__(self, text: str, borders: Sequence[int]) -> None:
        self.text = text
        self.has_feeds = _FORM_FEED in text
        begins = [0, *(border + self.has_feeds for border in borders)]
        # Of each page the first lines and the last.
        self.pages = [_read_lines(text, start, stop) for start, stop in zip(begins, [*borders, len(text)], strict=True)]
        self.least = 2 if len(self.pages) <= _FEW_PAGES else _RUN
        self.running = self._find_running()
        self.numbers = self._find_numbers()
        self.confirmed = self._confirm()

    def find(self) -> Furniture:
        """Return what to leave out between the pages."""
        sure: list[Cut] = []
        possible: list[Cut] = []
        # The page before, and the furniture at its foot; None where it holds nothing to go on from.
        last: tuple[int, list[_Found]] | None = None
        for page, lines in enumerate(self.pages):
            heads, feet = (list(self._peel(page, end)) for end in (_HEAD, _FOOT))
            if len(heads) + len(feet) >= len(lines):
                # A page of a picture, or of nothing, parts no sentence.
                if not all(found.certainty is _Certainty.SURE for found in (*heads, *feet)):
                    last = None
                continue
            if last is not None:
                for cuts, cut in zip((sure, possible), self._cut(*last, page, heads), strict=True):
                    if cut is not None:
                        cuts.append(cut)
            last = page, feet
        return Furniture(tuple(sure), tuple(possible) if possible != sure else ())

    def _cut(self, last: int, feet: list[_Found], page: int, heads: list[_Found]) -> tuple[Cut | None, Cut | None]:
        """Return what to leave out between two pages: what is furniture, and what is or may be."""
        before = self.pages[last][-1 - len(feet)].words
        behind = self.pages[page][len(heads)].words
        counts = []
        for found in (feet, heads):
            levels = [_settle(line, before, behind) for line in found]
            counts.append([_count(levels, least) for least in (_Certainty.IF_APART, _Certainty.DOUBTFUL)])
        is_parted = any(self.pages[last + 1 : page])
        cuts = []
        for foot, head in zip(*counts, strict=True):
            end, start = self.pages[last][-1 - foot].end, self.pages[page][head].start
            cuts.append(Cut(end, start, "\n") if foot or head or is_parted else None)
        return cuts[0], cuts[1]

    def _edge(self, page: int, end: str) -> list[_Line]:
        """Return the lines at an end of a page, the outermost first."""
        lines = self.pages[page]
        return lines[:_MOST_LINES] if end == _HEAD else lines[: -_MOST_LINES - 1 : -1]

    def _find_running(self) -> dict[tuple[int, str, int], _Certainty]:
        """Return the lines that stand so on several pages, by page, end and depth."""
        known: dict[tuple[str, str], list[_Place]] = defaultdict(list)
        for page in range(len(self.pages)):
            for end in (_HEAD, _FOOT):
                for depth, line in enumerate(self._edge(page, end)):
                    shape, values = _read_shape(line.words)
                    if shape:
                        known[end, shape].append(_Place(page, depth, values))
        running: dict[tuple[int, str, int], _Certainty] = {}
        for (end, shape), places in known.items():
            words = count_words(shape)
            for run in _chain(places):
                # Of few pages all must have it in the same line.
                if len(run) >= (self.least if len({place.depth for place in run}) == 1 else _RUN):
                    is_same = all(place.values == run[0].values for place in run)
                    certainty = _Certainty.WITHIN_SENTENCE
                    if len(run) >= _RUN:
                        # Of "Witness 2" and "Witness 3" not everything is furniture.
                        certainty = _Certainty.SURE if is_same else certainty
                        certainty = certainty if is_same or words < _SENTENCE_WORDS else _Certainty.IN_PROSE
                    running.update({(place.page, end, place.depth): certainty for place in run})
        return running

    def _find_numbers(self) -> dict[_End, _Number]:
        """Return the outermost number at each end of a page, running heads aside."""
        numbers = {}
        for page in range(len(self.pages)):
            for end in (_HEAD, _FOOT):
                for depth, line in enumerate(self._edge(page, end)):
                    number = _read_number(line.words, depth)
                    if number is not None:
                        numbers[page, end] = number
                    if number is not None or (page, end, depth) not in self.running:
                        break
        return numbers

    def _confirm(self) -> dict[_End, _Certainty]:
        """Return where the numbers stand that rise by one a page, and how certain they are."""
        known: dict[tuple[bool, int], list[_End]] = defaultdict(list)
        for (page, end), number in sorted(self.numbers.items()):
            known[number.kind == "roman", number.value - page].append((page, end))
        confirmed: dict[_End, _Certainty] = {}
        for places in known.values():
            run: list[_End] = []
            for place in places:
                if run and place[0] - run[-1][0] > _STEP:
                    confirmed.update(self._take(run))
                    run = []
                run.append(place)
            confirmed.update(self._take(run))
        return confirmed

    def _take(self, run: list[_End]) -> dict[_End, _Certainty]:
        """Return the places of a run where it has enough pages; of few pages all must have it at the same end."""
        if len({page for page, _ in run}) >= _RUN:
            return dict.fromkeys(run, _Certainty.SURE)
        ends = ([place for place in run if place[1] == end] for end in (_HEAD, _FOOT))
        return {place: _Certainty.IN_PROSE for places in ends if len(places) >= self.least for place in places}

    def _peel(self, page: int, end: str) -> Iterator[_Found]:
        """Yield the lines at an end of a page that are furniture, or may be, the outermost first."""
        edge = self._edge(page, end)
        number = self.numbers.get((page, end))
        for depth, line in enumerate(edge):
            certainty: _Certainty | None
            if number is not None and depth == number.depth:
                certainty = self._judge(page, end, number)
            else:
                certainty = self.running.get((page, end, depth))
            if certainty is None:
                return
            yield _Found(line, certainty, depth + 1 < len(edge) and self._is_set_off(line, edge[depth + 1]))

    def _is_set_off(self, line: _Line, inner: _Line) -> bool:
        first, second = sorted((line, inner))
        return self.text.count("\n", first.end, second.start) > 1

    def _judge(self, page: int, end: str, number: _Number) -> _Certainty | None:
        """Tell how certain it is that a number is that of its page; None where it is not."""
        edge = self._edge(page, end)
        has_others = any(_read_number(line.words, 0) is not None for line in edge[number.depth + 1 :])
        if (page, end) in self.confirmed:
            # The last of a column of numbers may chance to fit.
            return None if has_others and number.kind in ("bare", "part") else self.confirmed[page, end]
        if number.kind in ("marked", "total", "labelled"):
            return _Certainty.IN_PROSE if self.has_feeds or number.kind != "labelled" else None
        # A text whose pages have numbers has no other ones there.
        if self.confirmed or number.value > _HIGHEST_ALONE:
            return None
        is_alone = len(self.pages) == 2 and len(self.numbers) == 1 and not has_others
        if number.kind == "roman":
            words = edge[number.depth].words
            return _Certainty.WITHIN_SENTENCE if is_alone and len(words) > 1 and words not in _ROMAN_WORDS else None
        return _Certainty.IF_APART if is_alone else _Certainty.DOUBTFUL


def _read_lines(text: str, start: int, stop: int) -> list[_Line]:
    """Return the first lines of a stretch that are not blank, and the last."""
    lines: list[_Line] = []
    while len(lines) < _MOST_LINES and (found := _SOLID.search(text, start, stop)) is not None:
        end = text.find("\n", found.start(), stop)
        end = stop if end < 0 else end
        lines.append(_read_line(text, found.start(), end))
        start = end
    last: list[_Line] = []
    rest = text[start:stop].rstrip()
    while len(last) < _MOST_LINES and rest:
        begin = rest.rfind("\n") + 1
        last.append(_read_line(text, start + begin, start + len(rest)))
        rest = rest[:begin].rstrip()
    return lines + last[::-1]


def _read_line(text: str, start: int, end: int) -> _Line:
    """Read a line that is not blank."""
    line = text[start:end]
    words = line.strip()
    start += len(line) - len(line.lstrip())
    return _Line(start, start + len(words), " ".join(words[: _LONGEST_LINE + 1].split()))


def _read_shape(words: str) -> tuple[str, tuple[int, ...]]:
    """Return what a running head or foot has the same on all its pages, and its numbers; nothing for other lines."""
    if len(words) > _LONGEST_LINE:
        return "", ()
    parts = _DIGITS.split(words.casefold())
    shape = "#".join(parts[::2])
    # "No." and "MR SMITH:" are said, and by whom.
    if sum(map(str.isalpha, shape)) < _FEWEST_LETTERS or words.endswith((":", "：")):
        return "", ()
    if _STOP.search(words) and count_words(words) < _SENTENCE_WORDS:
        return "", ()
    return shape, tuple(map(int, parts[1::2]))


class _Place(NamedTuple):
    """Where a line of some shape stands, so many lines from the end of a page, and its numbers."""

    page: int
    depth: int
    values: tuple[int, ...]


def _chain(places: list[_Place]) -> Iterator[list[_Place]]:
    """Yield the runs of lines of one shape in which each number is the same, or rises as the pages do."""
    run: list[_Place] = []
    moving: list[bool] = []
    for place in places:
        if run and place.page == run[-1].page:
            continue
        step = place.page - run[-1].page if run else 0
        moves = [two - one for one, two in zip(run[-1].values, place.values, strict=True)] if run else []
        is_next = 0 < step <= _STEP and all(move in (0, step) for move in moves)
        now = [move != 0 for move in moves]
        if run and not (is_next and (len(run) == 1 or now == moving)):
            yield run
            # What ends one run may begin the next.
            run = run[-1:] if is_next else []
        moving = now
        run.append(place)
    if run:
        yield run


def _read_number(words: str, depth: int) -> _Number | None:
    """Read a line that may be the number of a page, and nothing else."""
    match = _NUMBER.fullmatch(words) if len(words) <= _LONGEST_NUMBER else None
    if match is None:
        return None
    if match["roman"]:
        value = _read_roman(words)
        return None if value is None else _Number(depth, value, "roman")
    of = match["whole"] or match["total"]
    value = int(match["bare"] or match["marked"] or match["part"] or match["labelled"])
    if of and value > int(of):
        return None
    if match["labelled"]:
        return _Number(depth, value, "total" if of else "labelled")
    return _Number(depth, value, "marked" if match["marked"] else "part" if of else "bare")


def _read_roman(words: str) -> int | None:
    """Read a roman number below a hundred in small letters."""
    if not _ROMAN.fullmatch(words):
        return None
    values = [*(_ROMAN_VALUES[letter] for letter in words), 0]
    return sum(-one if one < two else one for one, two in pairwise(values))


def _settle(found: _Found, before: str, behind: str) -> _Certainty | None:
    """Return how certain a line is once the lines of text around it are known; None where it is not furniture."""
    certainty = found.certainty
    if certainty in (_Certainty.SURE, _Certainty.DOUBTFUL):
        return certainty
    # No cells of a table.
    is_prose = max(map(count_words, (before, behind))) >= _TEXT_WORDS or _BROKEN_WORD.search(before) is not None
    goes_on = _STOP.search(before) is None or behind[:1].islower()
    if certainty is _Certainty.IF_APART:
        is_sure = is_prose and goes_on and _is_apart(before, behind, found.is_set_off)
        return certainty if is_sure else _Certainty.DOUBTFUL
    return certainty if is_prose and (goes_on or certainty is _Certainty.IN_PROSE) else None


def _count(levels: list[_Certainty | None], least: _Certainty) -> int:
    """Return how many lines, from the outermost inward, are certain enough."""
    count = 0
    for level in levels:
        if level is None or level.value < least.value:
            break
        count += 1
    return count


def _is_apart(before: str, behind: str, is_set_off: bool) -> bool:
    """Tell whether a number between two lines of text is none of theirs; where it may be, it counts as theirs."""
    if _BROKEN_WORD.search(before) and behind[:1].islower():
        return True
    last, first = _LAST_WORD.search(before), _FIRST_WORD.match(behind)
    # A sign at either end may be one of a number: 5 %, $12, 12,000, 3-12.
    if last is None or first is None or count_words(before) < _TEXT_WORDS:
        return False
    takes_number, goes_on, closed = _load_words()
    if last[0].casefold().rstrip(".") in takes_number or first[0].casefold() in goes_on:
        return False
    return is_set_off or first[0][0].isupper() or first[0].casefold() in closed


@cache
def _load_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words behind which a number belongs to the sentence, those before which it does, and the closed."""
    words = partial(load_words, "page_numbers", "words")
    counted = load_default().differences
    goes_on = counted.numbers | counted.units | words("goes_on")
    return words("takes_number"), goes_on, words("closed")
