"""The words that a hedge governs.

Scope is read, not parsed.  A modal, an adverb or an adjective governs the word that follows it, its head, and reaches
to the end of its clause; "it is possible that" governs the rest of the sentence.
"""

from __future__ import annotations

from claimcheck.language.sentence.cue import Cue
from claimcheck.language.sentence.token import BREAK, MARKS, STOPS, Token
from claimcheck.language.text.letter import DASHES
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.record import NamedTuple

# The lists whose phrases govern what follows up to the end of the sentence, and those of adverbs.
_WIDE = frozenset(("matrix", "belief", "weak"))
ADVERBS = frozenset(("adverb", "rumour"))
# What hedges on somebody's word: whoever says whose word it is has hedged as much.
ON_WORD = frozenset(("hearsay", "rumour", "belief", "source"))
# How many words of a clause are read on either side of a hedge, and how many a noun may have before it.
_LONGEST_CLAUSE = 30
_LONGEST_NOUN = 3
PAUSES = frozenset((*",;:()", *DASHES))
# What ends the reach of a phrase within a sentence, and what stands before a mark that closes a quotation.
_BREAKS = frozenset((";", BREAK))
_CLOSING = frozenset(",.?!")


class Hedge(NamedTuple):
    """A phrase that hedges, `[begin, end)` among the tokens of its sentence.

    `name` is that of its list.  `head` is the token that it governs first; where it has none and `is_wide`, it governs
    all of `[first, last)`, else the words from its own on.  `[first, last)` is its clause.
    """

    name: str
    begin: int
    end: int
    head: int | None
    first: int
    last: int
    is_wide: bool


def find_scope(cue: Cue, tokens: list[Token], terms: dict[int, str], words: Vocabulary) -> Hedge:
    """Return a hedge with its head and its clause."""
    if cue.name in _WIDE:
        return Hedge(*cue, None, cue.begin, _find_wide_end(tokens, cue.end, words), True)
    first, last = cue.begin, cue.end
    while first and cue.begin - first < _LONGEST_CLAUSE and not is_border(tokens[first - 1].word, words):
        first -= 1
    while last < len(tokens) and last - cue.end < _LONGEST_CLAUSE and not is_border(tokens[last].word, words):
        last += 1
    if cue.name in ADVERBS and last == cue.end:
        # "Reportedly, …" and "…, reportedly." reach over the whole sentence, "…, reportedly, …" over nothing for sure.
        if cue.begin == 0:
            return Hedge(*cue, None, 0, _find_wide_end(tokens, cue.end, words), True)
        is_at_end = last + 1 >= len(tokens)
        return Hedge(*cue, None, 0, len(tokens), True) if is_at_end else Hedge(*cue, None, first, last, False)
    head = _find_head(cue, tokens, terms, last, words)
    return Hedge(*cue, head, first, last, False)


def _find_wide_end(tokens: list[Token], begin: int, words: Vocabulary) -> int:
    """Return where that ends which "it is possible that" governs: at ", because", and with a quotation."""
    for index in range(begin, len(tokens)):
        word, before = tokens[index].word, tokens[index - 1].word if index else ""
        if (
            word in _BREAKS
            or (word in MARKS and before in _CLOSING)
            or (before == "," and word in words.certainty.breaks)
        ):
            return index
    return len(tokens)


def _find_head(cue: Cue, tokens: list[Token], terms: dict[int, str], last: int, words: Vocabulary) -> int | None:
    """Return the word that a hedge governs first: a verb, or what somebody or something may be."""
    index = cue.end
    if cue.name == "adjective":
        if index not in terms:
            return None
        while index + 1 in terms and index + 1 - cue.end < _LONGEST_NOUN:
            index += 1
        return index
    language = words.syntax
    while index < last and (
        tokens[index].word in words.certainty.before_heads or tokens[index].word.endswith(language.adverb_endings)
    ):
        index += 1
    return index if index < last and index in terms else None


def is_border(word: str, words: Vocabulary) -> bool:
    """Tell whether a clause ends with a word or mark."""
    return word in PAUSES or word in STOPS or word in words.certainty.borders
