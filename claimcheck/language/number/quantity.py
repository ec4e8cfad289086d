"""The quantities that a text names: how many, of what, in which unit or currency, exactly or more than that.

They are told by value: "1.5 trillion" is 1,500 billion, "three decades" are 30 years, "a twenty-fifth" is 4 %.  In
"more than 33 jets, for €1 each" are a count of jets above 33, and 1 EUR.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from claimcheck.language.date.calendar import FIRST_YEAR, LAST_YEAR, TimeSpan, read_dates
from claimcheck.language.number.numeral import Numeral, is_numeral, read_numeral, read_part, read_range
from claimcheck.language.sentence.token import DASH_MARKS, MARKS, STOPS, TokenView, read_view
from claimcheck.language.vocabulary.phrase import match_phrase, match_phrase_before
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# "Eight years ago" tells a date.
SHIFTED = "shifted"
_DENIED = "denied"
# So much of a text is read, in characters: a quote or a statement seldom has a hundredth of it.
LONGEST = 20_000
_DIGITS = "0123456789"
_DIGIT = late(f"[{_DIGITS}]")
_WORD = late(r"[^\W_]+")
# Only so many words behind a number say what is counted.
_MOST_NOUN_WORDS = 5
# Units of so few letters are signs, and may be capitals: "MW".
_LONGEST_SIGN_CHARS = 3
_HUNDRED = 100.0
# A part of a whole has no last digit; up to half of so much apart, "a third" is 35 %.
_PART_STEP = 0.04
_LONGEST_WHOLE_CHARS = 8
# Marks are given out of so many, or of ten or a hundred; 9/11 is no mark.
_FIVE = 5
# A half is one of two.
_HALVES = 2


class Quantity(NamedTuple):
    """A quantity: code-point offsets, half open, and its least and greatest value, which differ in a range.

    `sort` is "count", "ordinal", "share" (of 1), "money" or "measure"; `unit` the currency, or the dimension, in whose
    first unit the value is.  `step` is what its last digit is worth, and `scale` what its unit is: `low / scale` is the
    number as written.  `comparison` is "above", "least", "below", "most", "near", "nearly", "shifted" or empty.
    `nouns` say what is counted, without the endings of their plurals.  `is_year` says that it may as well be a year.
    `weight` is what the unit weighs, in kilograms, where its word is that of a currency and of a weight: 5 pounds.
    """

    start: int
    end: int
    low: float
    high: float
    step: float
    scale: float = 1.0
    sort: str = "count"
    unit: str = ""
    comparison: str = ""
    nouns: frozenset[str] = frozenset()
    is_year: bool = False
    weight: float = 0.0


class Figures(NamedTuple):
    """The quantities and dates of a text, each in its order."""

    quantities: list[Quantity]
    moments: list[TimeSpan]


_NOTHING = Figures([], [])


# Two rules read the same passages, one after the other.
@lru_cache(1 << 14)
def read_figures(text: str, vocabulary: Vocabulary) -> Figures:
    """Return the quantities and dates that the first `LONGEST` characters of a text name; no number is both."""
    known = vocabulary.numbers.anchors
    if not _DIGIT.search(text) and known.isdisjoint(_WORD.findall(text.lower())):
        return _NOTHING
    view = read_view(text, 0, min(len(text), LONGEST), vocabulary)
    anchors = [i for i, word in enumerate(view.words) if word in known or word[0] in _DIGITS or "-" in word]
    moments, dated = read_dates(view, anchors)
    return Figures(read_quantities(view, anchors, dated), moments)


def read_quantities(view: TokenView, anchors: list[int], dated: Container[int]) -> list[Quantity]:
    """Return the quantities that begin at some tokens; those that are `dated` belong to dates."""
    starts, behind = view.vocabulary.numbers.starts, 0
    found: list[Quantity] = []
    for index in anchors:
        word = view.words[index]
        if index in dated:
            # "2000 troops" may be many.
            if len(word) == 4 and word.isdecimal():
                token, value = view.tokens[index], float(word)
                found.append(Quantity(token.start, token.end, value, value, step=1.0, is_year=True))
        elif index >= behind and (word[0].isdecimal() or word.partition("-")[0] in starts):
            behind = _read_at(view, index, dated, found)
    return found


def _read_at(view: TokenView, index: int, dated: Container[int], found: list[Quantity]) -> int:
    """Add the quantity that begins at a token, if there is one, and return where to go on."""
    word = view.words[index]
    if word in view.vocabulary.numbers.multiples:
        found.append(_read_multiple(view, index))
        return index + 1
    if not word[0].isdecimal():
        if _add_half(view, index, found):
            return index + 1
        part = read_part(view, index)
        if part is not None:
            value, end = part
            found.append(_make_share(view, index, end, value))
            return end
    numeral = read_numeral(view, index)
    if numeral is None:
        return index + 1
    if _is_time(view, numeral):
        return numeral.end + 2
    ends = read_range(view, numeral, dated)
    if ends is None:
        return _read_unit(view, numeral, numeral.value, numeral.value, dated, found)
    low, other = ends
    if other.value <= low:
        # A score: "4-0".
        return other.end
    return _read_unit(view, other._replace(begin=numeral.begin), low, other.value, dated, found)


def _read_unit(
    view: TokenView, numeral: Numeral, low: float, high: float, dated: Container[int], found: list[Quantity]
) -> int:
    """Add a number with its unit, currency and comparison, and return where it all ends."""
    numbers = view.vocabulary.numbers
    currency, begin = _find_currency_before(view, numeral.begin)
    step, rest = numeral.step, numeral.rest
    factor = numbers.attached.get(rest)
    # "5m" alone is five metres, and five million where something follows that can be counted.
    if factor is not None and not (rest in numbers.units and not currency and not _is_noun(view, numeral.end)):
        low, high, step, numeral = low * factor, high * factor, step * factor, numeral._replace(rest="")
    measure = _measure(view, numeral, currency, dated)
    if measure is None or (measure.sort == "count" and _is_of_name(view, numeral)):
        return numeral.end
    comparison, begin, end = _compare(view, begin, measure.end)
    if comparison == _DENIED:
        return end
    if not comparison and measure.unit == "time" and view.word(end) in numbers.words["ago"]:
        comparison = SHIFTED
    nouns = _find_nouns(view, end, numeral.is_ordinal)
    is_bare = measure.sort == "count" and not nouns and view.word(numeral.begin).isdecimal()
    found.append(
        Quantity(
            start=view.tokens[begin].start,
            end=view.tokens[end - 1].end,
            low=low * measure.scale,
            high=high * measure.scale,
            step=step * measure.scale,
            scale=measure.scale,
            sort=measure.sort,
            unit=measure.unit,
            comparison=comparison,
            nouns=nouns,
            is_year=is_bare and FIRST_YEAR <= low <= LAST_YEAR,
            weight=measure.weight,
        )
    )
    return end


def _is_time(view: TokenView, numeral: Numeral) -> bool:
    """Tell a time of day, or decimals without the number before them: "10:30", ".343"."""
    at, tokens = numeral.begin - 1, view.tokens
    if view.word(at) == "." and tokens[at].end == tokens[at + 1].start:
        return at == 0 or tokens[at - 1].end < tokens[at].start
    return view.word(numeral.end) == ":" and view.word(numeral.end + 1)[:1].isdecimal()


# Parts and multiples of a whole.


def _make_share(view: TokenView, begin: int, end: int, value: float) -> Quantity:
    comparison, begin, _ = _compare(view, begin, end)
    return Quantity(
        view.tokens[begin].start,
        view.tokens[end - 1].end,
        value,
        value,
        step=_PART_STEP,
        sort="share",
        comparison=comparison,
        nouns=_find_nouns(view, end, is_ordinal=False),
    )


def _add_half(view: TokenView, index: int, found: list[Quantity]) -> bool:
    """Read the half of "a year and a half", "two miles and a half"; return whether it is one."""
    numbers, tokens, at = view.vocabulary.numbers, view.tokens, index - 3
    if numbers.parts.get(view.words[index]) != _HALVES or view.word(index - 1) not in numbers.words["article"]:
        return False
    unit = numbers.units.get(view.word(at))
    if unit is None or view.word(index - 2) not in numbers.words["joint"]:
        return False
    half = unit.factor / 2
    if found and found[-1].end == tokens[at].end:
        last = found[-1]
        found[-1] = last._replace(low=last.low + half, high=last.high + half, step=half, end=tokens[index].end)
        return True
    if view.word(at - 1) not in numbers.words["article"]:
        return False
    comparison, begin, end = _compare(view, at - 1, index + 1)
    found.append(
        Quantity(
            tokens[begin].start,
            tokens[end - 1].end,
            3 * half,
            3 * half,
            step=half,
            scale=unit.factor,
            sort="measure",
            unit=unit.dimension,
            comparison=comparison,
        )
    )
    return True


def _read_multiple(view: TokenView, index: int) -> Quantity:
    numbers = view.vocabulary.numbers
    value = numbers.multiples[view.words[index]]
    comparison, begin, end = _compare(view, index, index + 1)
    start, stop = view.tokens[begin].start, view.tokens[end - 1].end
    nouns = frozenset(map(view.vocabulary.stem, numbers.words["times"]))
    return Quantity(start, stop, value, value, step=1.0, comparison=comparison, nouns=nouns)


def _read_whole(view: TokenView, numeral: Numeral, dated: Container[int]) -> tuple[float, int] | None:
    """Return the whole of which a number is a part, and where it ends: "72 out of 100", "50/100", "one in five"."""
    numbers, at, rest = view.vocabulary.numbers, numeral.end, numeral.rest
    if rest[:1] == "/":
        value = float(rest[1:]) if rest[1:].isdecimal() and len(rest) < _LONGEST_WHOLE_CHARS else 0.0
        return (value, at) if value > numeral.value and value % _FIVE == 0 else None
    if view.word(at) in numbers.words["out"] and view.word(at + 1) in numbers.words["of"]:
        at += 2
    elif view.word(at) in numbers.words["within"]:
        at += 1
    else:
        return None
    if at in dated or not is_numeral(view, at):
        return None
    whole = read_numeral(view, at)
    if whole is None or whole.rest or whole.value <= numeral.value or view.word(whole.end) in numbers.units:
        return None
    return whole.value, whole.end


# What a number measures: a share, money, a unit of measure, or how many of something.


class _Measure(NamedTuple):
    """What a number measures, as in `Quantity`, and the token at which the words for it end."""

    sort: str
    end: int
    unit: str = ""
    scale: float = 1.0
    weight: float = 0.0


def _measure(view: TokenView, numeral: Numeral, currency: str, dated: Container[int]) -> _Measure | None:
    """Return what a number measures; None where it is part of a name: "F16s", "47 Meters Down"."""
    numbers, end, rest = view.vocabulary.numbers, numeral.end, numeral.rest
    words = numbers.words
    if numeral.is_ordinal:
        return _Measure("ordinal", end)
    if currency:
        return _Measure("money", end, currency) if not rest or rest[0] == "-" else None
    whole = _read_whole(view, numeral, dated)
    if whole is not None:
        return _Measure("share", whole[1], scale=1 / whole[0])
    if rest[:1] == "-" or rest in numbers.units:
        behind, at = rest.lstrip("-").partition("-")[0], end - 1
    elif rest in ("", numbers.owner):
        behind, at = view.word(end), end
    else:
        return None
    next_word = view.word(at + 1)
    if behind == "%" or behind in words["percent"]:
        return _Measure("share", at + 1, scale=1 / _HUNDRED)
    if view.word(at) in words["percent_of"] and next_word in words["percent_end"]:
        return _Measure("share", at + 2, scale=1 / _HUNDRED)
    if behind in words["percentage"] and next_word in words["points"]:
        return _Measure("measure", at + 2, behind)
    if behind in numbers.currencies:
        weight = numbers.units[behind].factor if behind in numbers.units else 0.0
        return _Measure("money", at + 1, numbers.currencies[behind], weight=weight)
    dollar = numbers.dollars.get(behind)
    if dollar and view.is_capital(at) and next_word in words["dollar"]:
        return _Measure("money", at + 2, dollar)
    if behind in words["square"] and next_word in numbers.units:
        factor = numbers.units[next_word].factor
        return _Measure("measure", at + 2, "area", factor * factor)
    if behind in words["metric"]:
        behind, at = next_word, at + 1
    if behind in numbers.units:
        unit = numbers.units[behind]
        return None if _is_title(view, at) else _Measure("measure", at + 1, unit.dimension, unit.factor)
    return _Measure("count", end)


def _find_currency_before(view: TokenView, begin: int) -> tuple[str, int]:
    """Return the currency that stands before a number, and where it begins: "$5", "US$5", "EUR 5"."""
    numbers, tokens, before = view.vocabulary.numbers, view.tokens, view.word(begin - 1)
    if before in numbers.signs:
        sign = numbers.signs[before]
        dollar = numbers.dollars.get(view.word(begin - 2)) if sign == "$" else None
        is_beside = begin >= 2 and tokens[begin - 1].start - tokens[begin - 2].end <= 1
        if dollar and is_beside and view.is_capital(begin - 2):
            return dollar, begin - 2
        return sign, begin - 1
    code = numbers.currencies.get(before, "") if len(before) == 3 else ""
    if code and view.text[tokens[begin - 1].start : tokens[begin - 1].end].isupper():
        return code, begin - 1
    return "", begin


# The words around a number: what it is compared by, what is counted, whether it belongs to a name.


def _compare(view: TokenView, begin: int, end: int) -> tuple[str, int, int]:
    """Return what a quantity is compared by, and where it begins and ends with that."""
    numbers = view.vocabulary.numbers
    before = match_phrase_before(view.words, begin, numbers.comparisons, numbers.words["fillers"])
    if before is not None:
        comparison, begin = before
        return comparison, begin, end
    behind = match_phrase(view.words, end, numbers.behind)
    if behind is not None:
        comparison, end = behind
        return comparison, begin, end
    if view.word(end) == "+" and view.tokens[end].start == view.tokens[end - 1].end:
        return "least", begin, end + 1
    return "", begin, end


def _find_nouns(view: TokenView, index: int, is_ordinal: bool) -> frozenset[str]:
    """Return what is counted: the plurals among the words behind a number, and behind an ordinal all of them."""
    numbers, determiners = view.vocabulary.numbers, view.vocabulary.syntax.determiners
    if view.word(index) in numbers.words["of"]:
        index += 1
        while view.word(index) in determiners:
            index += 1
    return frozenset(
        view.vocabulary.stem(word) for word in _list_following(view, index) if is_ordinal or numbers.is_plural(word)
    )


def _list_following(view: TokenView, index: int) -> list[str]:
    """Return the words behind a number up to a verb, preposition or mark; "two and" goes on to the noun."""
    numbers, words = view.vocabulary.numbers, list[str]()
    for word in view.words[index : index + _MOST_NOUN_WORDS]:
        if word in MARKS or word in DASH_MARKS:
            continue
        if word in numbers.words["joint"] and words and not numbers.is_plural(words[-1]):
            continue
        if not word[0].isalpha() or word in numbers.stops:
            break
        words.append(word)
    return words


def _is_noun(view: TokenView, index: int) -> bool:
    word = view.word(index)
    return word[:1].isalpha() and word not in view.vocabulary.numbers.stops and not _is_title(view, index)


def _is_title(view: TokenView, index: int) -> bool:
    """Tell a word of a title, "47 Meters Down", from a unit, "47 MW"."""
    if not view.is_capital(index):
        return False
    token = view.tokens[index]
    return token.end - token.start > _LONGEST_SIGN_CHARS


def _is_of_name(view: TokenView, numeral: Numeral) -> bool:
    """Tell whether a number goes with the name before it: "Article 5", "FIFA 09", "a Week 13 game"."""
    numbers, at, end = view.vocabulary.numbers, numeral.begin - 1, numeral.end
    if numeral.is_word or numeral.is_ordinal or at < 1:
        return False
    before = view.words[at]
    is_name = before.isalpha() and view.is_capital(at) and before not in numbers.stops
    if not is_name or before in numbers.comparisons or view.words[at - 1] in STOPS:
        return False
    behind = view.word(end)
    if behind == "%" or behind in numbers.words["percent"] or behind in numbers.units:
        return False
    return not any(map(numbers.is_plural, _list_following(view, end)))
