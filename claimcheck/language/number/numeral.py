"""One number in digits or words: "1,500", "2.3 million", "twenty-five", "a hundred and one", "26th"."""

from __future__ import annotations

import re

from claimcheck.language.sentence.token import Token
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


def read_numeral(tokens: list[Token], index: int, text: str, lexicon: NumberWords) -> Numeral | None:
    """Return the number that begins at a token; None where none does, or where letters make a name of it."""
    if tokens[index].word[0].isdecimal():
        numeral = _read_digits(tokens, index, text, lexicon)
    else:
        numeral = _read_words(tokens, index, lexicon)
    return numeral if numeral is None or numeral.is_ordinal else _add_half(numeral, tokens, lexicon)


def _add_half(numeral: Numeral, tokens: list[Token], lexicon: NumberWords) -> Numeral:
    """Read on in "two and a half million"."""
    words = [token.word for token in tokens[numeral.end : numeral.end + 4]]
    if numeral.rest or len(words) < 3 or words[0] not in lexicon.words["joint"]:
        return numeral
    if words[1] not in lexicon.words["article"] or lexicon.parts.get(words[2]) != 2:
        return numeral
    factor = lexicon.magnitudes.get(words[-1], 1.0)
    end = numeral.end + 3 + (factor > 1)
    return numeral._replace(value=(numeral.value + 0.5) * factor, step=0.5 * factor, end=end)


def _read_digits(tokens: list[Token], index: int, text: str, lexicon: NumberWords) -> Numeral | None:
    match = _DIGITS.fullmatch(tokens[index].word)
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
            end < min(len(tokens), index + _MOST_GROUPS)
            and _GROUP.fullmatch(tokens[end].word)
            and _is_thousands(tokens, end, text)
        ):
            digits += tokens[end].word
            end += 1
    if decimals == _AMBIGUOUS:
        return None
    value = float(digits + decimals)
    step = 10.0 ** -max(0, len(decimals) - 1)
    if not decimals and value >= _THOUSAND:
        step = 10.0 ** (len(digits) - len(digits.rstrip("0")))
    if rest in _ORDINAL_ENDINGS:
        return Numeral(value, 1.0, index, end, "", is_ordinal=True)
    if rest[:1] == "-" and rest[1:] in lexicon.magnitudes:
        factor, rest = lexicon.magnitudes[rest[1:]], ""
        return Numeral(value * factor, step * factor, index, end)
    if not rest:
        while end < len(tokens) and tokens[end].word in lexicon.magnitudes:
            factor = lexicon.magnitudes[tokens[end].word]
            value, step, end = value * factor, step * factor, end + 1
        # "1.5 billion-pound"
        head, _, tail = tokens[end].word.partition("-") if end < len(tokens) else ("", "", "")
        if tail and head in lexicon.magnitudes:
            factor = lexicon.magnitudes[head]
            value, step, end, rest = value * factor, step * factor, end + 1, f"-{tail}"
    return Numeral(value, step, index, end, rest)


def _is_thousands(tokens: list[Token], index: int, text: str) -> bool:
    """Tell whether one space parts the token from the one before it."""
    start, stop = tokens[index - 1].end, tokens[index].start
    return stop - start == 1 and text[start] in _SPACES


def _read_words(tokens: list[Token], index: int, lexicon: NumberWords) -> Numeral | None:
    total = group = 0.0
    step = 1.0
    begin, at, rest = index, index, ""
    last = ""
    while at < len(tokens) and at - index < _MOST_WORDS:
        word = tokens[at].word
        head, _, tail = word.partition("-")
        if word in lexicon.cardinals:
            value = lexicon.cardinals[word]
            if last == "unit" or (last == "tens" and not 0 < value < 10):
                break
            group += value
            last = "tens" if value >= _TENS else "unit"
            step = 1.0
        elif tail and head in lexicon.cardinals and last not in ("unit", "tens"):
            group += lexicon.cardinals[head]
            step = 1.0
            if tail in lexicon.cardinals:
                group += lexicon.cardinals[tail]
                last = "unit"
            elif tail in lexicon.ordinals and lexicon.cardinals[head] >= _TENS:
                return Numeral(total + group + lexicon.ordinals[tail], 1.0, begin, at + 1, "", True, True)
            elif tail in lexicon.magnitudes:
                group *= lexicon.magnitudes[tail]
                last, step = "magnitude", lexicon.magnitudes[tail]
            else:
                rest, at = f"-{tail}", at + 1
                break
        elif word in lexicon.magnitudes:
            factor = lexicon.magnitudes[word]
            if not last:
                article = _find_article(tokens, index, lexicon)
                if article is None:
                    return None
                begin = article
                group = 0.5 if lexicon.parts.get(tokens[begin].word) == 2 else 1.0
            if factor > _HUNDRED:
                total, group = (total + group) * factor, 0.0
            else:
                group *= factor
            last, step = "magnitude", factor
        elif word in lexicon.words["joint"] and last == "magnitude" and _is_low(tokens, at + 1, lexicon):
            pass
        elif word in lexicon.ordinals and not last:
            return Numeral(lexicon.ordinals[word], 1.0, index, index + 1, "", True, True)
        else:
            break
        at += 1
    if not last and not rest:
        return None
    return Numeral(total + group, step, begin, at, rest, is_word=True)


def _find_article(tokens: list[Token], index: int, lexicon: NumberWords) -> int | None:
    """Return where "a million" or "half a million" begins; None for a bare "million"."""
    if not index or tokens[index - 1].word not in lexicon.words["article"]:
        return None
    return index - 2 if index > 1 and lexicon.parts.get(tokens[index - 2].word) == 2 else index - 1


def _is_low(tokens: list[Token], index: int, lexicon: NumberWords) -> bool:
    return index < len(tokens) and tokens[index].word.partition("-")[0] in lexicon.cardinals
