"""How sure the sentences of a text are of what they say: what their hedges govern, and what none does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, islice

from claimcheck.language.certainty.hedge import ADVERBS, PAUSES, Hedge, find_scope, is_border
from claimcheck.language.sentence.cue import Cue, find_cues
from claimcheck.language.sentence.token import Token, TokenView, find_ends, read_tokens
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.record import NamedTuple

# The lists of phrases that say what goes with what, or set groups side by side: they hedge nothing.
LINKS = frozenset(("association", "tie", "comparison", "difference"))
COMPARISONS = frozenset(("comparison", "difference"))
# How many words may stand between a "not" and what it denies, "is" and "linked to", a comma and "who".
_NEAR_NOT = 4
_NEAR_BE = 3
_NEAR_WHO = 3
# How many sentences of a text are read, how many ends of sentences are looked for, and how many characters of one read.
_MOST_SENTENCES = 200
_MOST_ENDS = 1_000
_LONGEST = 2_000


class Assertion(NamedTuple):
    """A sentence: its tokens, the stems of its words that say something, by their places, and what it says of them.

    `plain` are the stems that no hedge governs, `effects` the words that tell what one thing does to another, by their
    places, with the name of their list, and `links` the phrases that only tell what goes with what.
    """

    tokens: list[Token]
    terms: dict[int, str]
    stems: frozenset[str]
    plain: dict[int, str]
    effects: dict[int, str]
    hedges: list[Hedge]
    links: list[Cue]

    @property
    def is_question(self) -> bool:
        return self.tokens[-1].word == "?"

    def word(self, index: int) -> str:
        """Return a word of the sentence; nothing before its first one and behind its last."""
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""

    def gather(self, first: int, last: int) -> frozenset[str]:
        """Return the stems of a stretch."""
        terms = self.terms
        return frozenset(terms[index] for index in range(max(0, first), last) if index in terms)

    def gather_main(self, first: int, last: int, words: Vocabulary) -> frozenset[str]:
        """Return the stems of a stretch without what is said by the way: ", who had left in May,"."""
        stems = set()
        is_aside = False
        for index in range(first, last):
            word = self.tokens[index].word
            if word in PAUSES:
                is_aside = False
            elif word in words.syntax.who:
                is_aside = is_aside or any(self.word(place) == "," for place in range(index - _NEAR_WHO, index))
            elif not is_aside and index in self.terms:
                stems.add(self.terms[index])
        return frozenset(stems)

    def find_border(self, index: int, most: int, words: Vocabulary) -> int:
        """Return where the clause ends in which a word stands, so many words on at the most."""
        last = min(len(self.tokens), index + most)
        return next((place for place in range(index, last) if is_border(self.tokens[place].word, words)), last)

    def is_denied(self, index: int, words: Vocabulary) -> bool:
        """Tell whether a "not" or the like stands a few words before a word, in its clause."""
        for token in reversed(self.tokens[max(0, index - _NEAR_NOT) : index]):
            if token.word in words.certainty.negations:
                return True
            if token.word in PAUSES:
                return False
        return False

    def has_denial(self, first: int, last: int, words: Vocabulary) -> bool:
        return any(token.word in words.certainty.negations for token in self.tokens[first:last])

    def is_left_open(self, index: int) -> bool:
        """Tell whether a hedge reaches a word, whatever clauses stand between: "may ease pain, which would …"."""
        for hedge in self.hedges:
            if hedge.name == "adjective":
                if hedge.head is not None and hedge.begin <= index <= hedge.head:
                    return True
            elif hedge.name in ADVERBS:
                if hedge.first <= index < hedge.last:
                    return True
            elif hedge.is_wide or hedge.first <= index:
                return True
        return False


def read_assertions(text: str, start: int, end: int, words: Vocabulary) -> list[Assertion]:
    """Return the sentences of `text[start:end]` that have words which say something."""
    return list(islice(_read(text, start, end, words), _MOST_SENTENCES))


def _read(text: str, start: int, end: int, words: Vocabulary) -> Iterator[Assertion]:
    begin = start
    for stop in (*islice(find_ends(text, start, end, words), _MOST_ENDS), end):
        found = _read_sentence(text, begin, min(stop, begin + _LONGEST), words) if stop > begin else None
        if found is not None:
            yield found
        begin = max(begin, stop)


def _read_sentence(text: str, start: int, end: int, words: Vocabulary) -> Assertion | None:
    tokens = read_tokens(text, start, end)
    cues = find_cues(TokenView(text, tokens, words), words.certainty.phrases)
    told = {index for cue in cues for index in range(cue.begin, cue.end)}
    terms = {
        index: words.certainty.stem(token.word)
        for index, token in enumerate(tokens)
        if token.word not in words.certainty.light and token.word[0].isalnum() and index not in told
    }
    if not terms:
        return None
    effects = {
        index: words.certainty.effects[tokens[index].word]
        for index in terms
        if tokens[index].word in words.certainty.effects
    }
    hedges = [find_scope(cue, tokens, terms, words) for cue in cues if cue.name not in LINKS]
    links = [cue for cue in cues if cue.name in LINKS and _is_told(cue, tokens, words)]
    return Assertion(
        tokens, terms, frozenset(terms.values()), _find_plain(terms, hedges, len(tokens)), effects, hedges, links
    )


def _find_plain(terms: dict[int, str], hedges: list[Hedge], length: int) -> dict[int, str]:
    """Return the terms that no hedge governs, in one walk."""
    steps = [0] * (length + 1)
    for hedge in hedges:
        steps[hedge.first if hedge.is_wide else hedge.begin] += 1
        steps[hedge.last] -= 1
    depths = list(accumulate(steps))
    return {index: stem for index, stem in terms.items() if not depths[index]}


def _is_told(cue: Cue, tokens: list[Token], words: Vocabulary) -> bool:
    """Tell what a sentence says to be linked from what it calls linked by the way."""
    if tokens[cue.begin].word not in words.certainty.linked:
        return True
    for index in range(cue.begin - 1, max(-1, cue.begin - 1 - _NEAR_BE), -1):
        if tokens[index].word in words.syntax.be:
            return not index or tokens[index - 1].word not in words.syntax.relative
    return False
