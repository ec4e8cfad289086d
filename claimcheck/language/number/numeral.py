"""Numbers in digits or words: "1,500", "2.3 million", "twenty-five", "a hundred and one", "26th"; parts and ranges.

"2.3 million" is 2,300,000, whose last digit is worth 100,000; "two thirds" are 2/3 of 1; of "26 to 33" 33 is the end.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from claimcheck.language.sentence.token import DASH_MARKS, Token, TokenView
from claimcheck.language.vocabulary.vocabulary import NumberWords
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# Fifteen digits are exact in a float; longer ones are no quantities.
_DIGITS = late(r"(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,15})?(?![\d])(.*)", re.DOTALL)
_GROUP = late(r"\d{3}(?!\d)")
_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
_FIRST_GROUP = 3
# "12.000" may be twelve thousand.
_AMBIGUOUS = ".000"
_MOST_GROUPS = 5
# A second is no part; a half is one of two.
_SECOND = 2
# What parts thousands: a space, a no-break one, a narrow or thin one.
_SPACES = " \u00a0\u202f\u2009"
# Numbers of more words are none.
_MOST_WORDS = 12
_TENS = 20
_THOUSAND = 1000
_HUNDRED = 100


class Numeral(NamedTuple):
    """A number: what its last digit that is not a trailing zero is worth, and the tokens that it takes, half open.

    `rest` is what is written at its digits or its last word: "s", "m", "-year-old".
    """

    value: float
    step: float
    begin: int
    end: int
    rest: str = ""
    is_ordinal: bool = False
    is_word: bool = False


def read_numeral(view: TokenView, index: int) -> Numeral | None:
    """Return the number that begins at a token; None where none does, or where letters make a name of it."""
    numeral = _read_digits(view, index) if view.words[index][0].isdecimal() else _read_words(view, index)
    return numeral if numeral is None or numeral.is_ordinal else _add_half(view, numeral)


def is_numeral(view: TokenView, index: int) -> bool:
    """Tell whether a number that is no ordinal may begin at a token."""
    word = view.word(index)
    return word[:1].isdecimal() or _is_low(word, view.vocabulary.numbers)


def _add_half(view: TokenView, numeral: Numeral) -> Numeral:
    """Read on in "two and a half million"."""
    numbers = view.vocabulary.numbers
    words = view.words[numeral.end : numeral.end + 4]
    if numeral.rest or len(words) < 3 or words[0] not in numbers.words["joint"]:
        return numeral
    if words[1] not in numbers.words["article"] or numbers.parts.get(words[2]) != 2:
        return numeral
    factor = numbers.magnitudes.get(words[-1], 1.0)
    end = numeral.end + 3 + (factor > 1)
    return numeral._replace(value=(numeral.value + 0.5) * factor, step=0.5 * factor, end=end)


def _read_digits(view: TokenView, index: int) -> Numeral | None:
    words, magnitudes = view.words, view.vocabulary.numbers.magnitudes
    match = _DIGITS.fullmatch(words[index])
    if match is None:
        return None
    digits, decimals, rest = match[1].replace(",", ""), match[2] or "", match[3]
    end = index + 1
    if rest[:1] in (".", ","):
        # The next sentence begins without a space; a third group of digits is none.
        if rest[1:2].isdecimal():
            return None
        rest = ""
    if not rest and not decimals and len(digits) <= _FIRST_GROUP:
        while (
            end < min(len(words), index + _MOST_GROUPS)
            and _GROUP.fullmatch(words[end])
            and _is_thousands(view.tokens, end, view.text)
        ):
            digits += words[end]
            end += 1
    if decimals == _AMBIGUOUS:
        return None
    value = float(digits + decimals)
    step = 10.0 ** -max(0, len(decimals) - 1)
    if not decimals and value >= _THOUSAND:
        step = 10.0 ** (len(digits) - len(digits.rstrip("0")))
    if rest in _ORDINAL_ENDINGS:
        return Numeral(value, 1.0, index, end, is_ordinal=True)
    if rest[:1] == "-" and rest[1:] in magnitudes:
        factor = magnitudes[rest[1:]]
        return Numeral(value * factor, step * factor, index, end)
    if not rest:
        while end < len(words) and words[end] in magnitudes:
            factor = magnitudes[words[end]]
            value, step, end = value * factor, step * factor, end + 1
        # "1.5 billion-pound"
        head, _, tail = view.word(end).partition("-")
        if tail and head in magnitudes:
            factor = magnitudes[head]
            value, step, end, rest = value * factor, step * factor, end + 1, f"-{tail}"
    return Numeral(value, step, index, end, rest)


def _is_thousands(tokens: Sequence[Token], index: int, text: str) -> bool:
    """Tell whether one space parts the token from the one before it."""
    start, stop = tokens[index - 1].end, tokens[index].start
    return stop - start == 1 and text[start] in _SPACES


def _read_words(view: TokenView, index: int) -> Numeral | None:
    words, numbers = view.words, view.vocabulary.numbers
    total = group = 0.0
    step = 1.0
    begin, at, rest = index, index, ""
    last = ""
    while at < len(words) and at - index < _MOST_WORDS:
        word = words[at]
        head, _, tail = word.partition("-")
        if word in numbers.cardinals:
            value = numbers.cardinals[word]
            if last == "unit" or (last == "tens" and not 0 < value < 10):
                break
            group += value
            last = "tens" if value >= _TENS else "unit"
            step = 1.0
        elif tail and head in numbers.cardinals and last not in ("unit", "tens"):
            group += numbers.cardinals[head]
            step = 1.0
            if tail in numbers.cardinals:
                group += numbers.cardinals[tail]
                last = "unit"
            elif tail in numbers.ordinals and numbers.cardinals[head] >= _TENS:
                value = total + group + numbers.ordinals[tail]
                return Numeral(value, 1.0, begin, at + 1, is_ordinal=True, is_word=True)
            elif tail in numbers.magnitudes:
                group *= numbers.magnitudes[tail]
                last, step = "magnitude", numbers.magnitudes[tail]
            else:
                rest, at = f"-{tail}", at + 1
                break
        elif word in numbers.magnitudes:
            factor = numbers.magnitudes[word]
            if not last:
                article = _find_article(view, index)
                if article is None:
                    return None
                begin = article
                group = 0.5 if numbers.parts.get(words[begin]) == 2 else 1.0
            if factor > _HUNDRED:
                total, group = (total + group) * factor, 0.0
            else:
                group *= factor
            last, step = "magnitude", factor
        elif word in numbers.words["joint"] and last == "magnitude" and _is_low(view.word(at + 1), numbers):
            pass
        elif word in numbers.ordinals and not last:
            return Numeral(numbers.ordinals[word], 1.0, index, index + 1, is_ordinal=True, is_word=True)
        else:
            break
        at += 1
    if not last and not rest:
        return None
    return Numeral(total + group, step, begin, at, rest, is_word=True)


def _is_low(word: str, numbers: NumberWords) -> bool:
    return word.partition("-")[0] in numbers.cardinals


def _find_article(view: TokenView, index: int) -> int | None:
    """Return where "a million" or "half a million" begins; None for a bare "million"."""
    numbers = view.vocabulary.numbers
    if view.word(index - 1) not in numbers.words["article"]:
        return None
    return index - 2 if numbers.parts.get(view.word(index - 2)) == 2 else index - 1


def read_part(view: TokenView, index: int) -> tuple[float, int] | None:
    """Return what "a fifth of", "two thirds", "half", "a twenty-fifth" are of 1, and where they end."""
    numbers, word, behind = view.vocabulary.numbers, view.words[index], view.word(index + 1)
    head, _, tail = word.partition("-")
    if tail in numbers.thirds and head in numbers.cardinals:
        return numbers.cardinals[head] / numbers.thirds[tail], index + 1
    if word in numbers.cardinals and behind in numbers.thirds:
        return numbers.cardinals[word] / numbers.thirds[behind], index + 2
    is_whole = behind in numbers.words["of"] or not behind[:1].isalnum()
    is_half = numbers.parts.get(word) == _SECOND and behind in numbers.words["definite"]
    if word in numbers.parts and (is_whole or is_half) and view.word(index - 1) not in numbers.ordinals:
        return 1 / numbers.parts[word], index + 1
    # "An estimated twenty-fifth": a word may stand between.
    is_one = not numbers.words["article"].isdisjoint((view.word(index - 1), view.word(index - 2)))
    numeral = read_numeral(view, index) if is_one and is_whole else None
    if numeral is None or not (numeral.is_ordinal and numeral.is_word) or numeral.value <= _SECOND:
        return None
    return 1 / numeral.value, index + 1


def read_range(view: TokenView, numeral: Numeral, dated: Container[int]) -> tuple[float, Numeral] | None:
    """Return both ends of the range or score that a number opens: "26 to 33", "26-33", "between 26 and 33", "4-0".

    Tokens that are `dated` belong to dates.
    """
    other = _read_other(view, numeral, dated)
    if other is None:
        return None
    low = numeral.value
    # The magnitude behind it is that of both: "26 to 33 million".
    if other.step >= _THOUSAND > low and low * other.step < other.value:
        low *= other.step
    return low, other


def _read_other(view: TokenView, numeral: Numeral, dated: Container[int]) -> Numeral | None:
    words, at = view.vocabulary.numbers.words, numeral.end
    if numeral.is_ordinal:
        return None
    if numeral.rest[:1] == "-" and numeral.rest[1:2].isdecimal():
        token, tail = view.tokens[at - 1], numeral.rest[1:]
        alone = TokenView(view.text, [Token(tail, token.end - len(tail), token.end)], view.vocabulary)
        other = read_numeral(alone, 0)
        return None if other is None else _read_magnitude(view, other._replace(begin=at - 1, end=at))
    if numeral.rest:
        return None
    between = view.word(at)
    is_range = between in DASH_MARKS or between in words["to"]
    if between in words["joint"]:
        is_range = not words["between"].isdisjoint((view.word(numeral.begin - 1), view.word(numeral.begin - 2)))
    if not is_range or not view.word(at + 1)[:1].isalnum() or at + 1 in dated:
        return None
    return read_numeral(view, at + 1) if is_numeral(view, at + 1) else None


def _read_magnitude(view: TokenView, numeral: Numeral) -> Numeral:
    """Return the number of "26-33 million" with its magnitude."""
    factor = view.vocabulary.numbers.magnitudes.get(view.word(numeral.end))
    if factor is None:
        return numeral
    return numeral._replace(value=numeral.value * factor, step=numeral.step * factor, end=numeral.end + 1)
