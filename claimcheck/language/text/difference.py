"""How a quote and the words of its source differ, word by word, the weightiest first.

A number, a negation or a name that differs changes what is said; another word may; a comma seldom does.  "28 jets left"
and "23 jets flew" differ in a number, 28 and 23, and in wording, "left" and "flew".
"""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein, Postfix, Prefix

from claimcheck.language.text.difference_kind import KINDS, classify, read_capitals
from claimcheck.language.text.word import Capitals, Run, level_lines, read_words
from claimcheck.model.record import NamedTuple

# How many words are kept of what is the same.
_KEPT = 4


class Difference(NamedTuple):
    """Words in which quote and source differ; `kind` is one of `KINDS`; either side may be empty."""

    kind: str
    quote: str
    source: str


class Comparison(NamedTuple):
    """The differences, the weightiest first, and the longest run of the source's words that nothing stands for."""

    differences: tuple[Difference, ...]
    left_out: int


def compare(quote: str, source: str) -> Comparison:
    """Compare a quote with the stretch of the source that it answers to.

    Words are matched first; marks are compared only behind words that both sides have.
    """
    levelled = level_lines(quote), level_lines(source)
    capitals = max(map(read_capitals, levelled), key=list(Capitals).index)
    ours, theirs = (read_words(text)._replace(capitals=capitals) for text in _trim_alike(*levelled))
    differences = []
    left_out = 0
    for code in Levenshtein.opcodes(ours.keys, theirs.keys):
        a, b, c, d = code.src_start, code.src_end, code.dest_start, code.dest_end
        if code.tag != "equal":
            mine, other = Run(ours, a, b), Run(theirs, c, d)
            if code.tag == "insert":
                left_out = max(left_out, other.count_words())
            differences.append(Difference(classify(mine, other), mine.join(), other.join()))
        elif ours.marks[a:b] != theirs.marks[c:d]:
            for index, place in zip(range(a, b), range(c, d), strict=True):
                ending, other_ending = ours.marks[index], theirs.marks[place]
                # Behind its last word a quote may end as its own sentence needs.
                if ending != other_ending and index + 1 < len(ours.keys):
                    one, two = ours.texts[index] + ending, theirs.texts[place] + other_ending
                    differences.append(Difference("punctuation", one, two))
    differences.sort(key=lambda difference: KINDS.index(difference.kind))
    return Comparison(tuple(differences), left_out)


def _trim_alike(quote: str, source: str) -> tuple[str, str]:
    """Take off what is the same at the beginning and at the end, but for some words, which tell what others are."""
    alike = Prefix.similarity(quote, source)
    begin = alike
    for _ in range(_KEPT):
        begin = max(0, quote.rfind(" ", 0, begin))
    behind = len(quote) - min(Postfix.similarity(quote, source), min(len(quote), len(source)) - alike)
    end = behind
    for _ in range(_KEPT):
        end = quote.find(" ", end + 1) if end < len(quote) else end
        end = len(quote) if end < 0 else end
    return quote[begin:end], source[begin : end + len(source) - len(quote)]
