"""How sure the sentences of a text are of what they say: what their hedges govern, and what none does.

Scope is read, not parsed.  A modal, an adverb or an adjective governs the word that follows it, its head, and reaches
to the end of its clause; "it is possible that" governs the rest of the sentence:

    [sentence] = read_assertions("The bridge might have been hit.", 0, 31, words)
    sentence.hedges     # "might have", with the head "hit"
    sentence.plain      # {1: "bridg"}: the stem that no hedge governs
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, islice

from claimcheck.language.sentence.cue import Cue, find_cues
from claimcheck.language.sentence.token import BREAK, MARKS, STOPS, TokenView, find_ends, read_view
from claimcheck.language.text.letter import DASHES
from claimcheck.language.vocabulary.certainty import Assurance
from claimcheck.model.record import NamedTuple

# The lists of phrases that say what goes with what, or set groups side by side: they hedge nothing.
LINKS = frozenset(("association", "tie", "comparison", "difference"))
COMPARISONS = frozenset(("comparison", "difference"))
# What hedges on somebody's word: whoever says whose word it is has hedged as much.
ON_WORD = frozenset(("hearsay", "rumour", "belief", "source"))
# The lists whose phrases govern what follows up to the end of the sentence, and those of adverbs.
_WIDE = frozenset(("matrix", "belief", "weak"))
_ADVERBS = frozenset(("adverb", "rumour"))
_PAUSES = frozenset((*",;:()", *DASHES))
# What ends the reach of a phrase within a sentence, and what stands before a mark that closes a quotation.
_BREAKS = frozenset((";", BREAK))
_CLOSING = frozenset(",.?!")
# How many words of a clause are read on either side of a hedge, and how many a noun may have before it.
_LONGEST_CLAUSE_WORDS = 30
_LONGEST_NOUN_WORDS = 3
# How many words may stand between a "not" and what it denies, "is" and "linked to", a comma and "who".
_NEAR_NOT_WORDS = 4
_NEAR_BE_WORDS = 3
_NEAR_WHO_WORDS = 3
# How many sentences of a text are read, how many ends of sentences are looked for, and how many characters of one read.
_MOST_SENTENCES = 200
_MOST_ENDS = 1_000
_LONGEST_CHARS = 2_000


class Hedge(NamedTuple):
    """A phrase that hedges, `[begin, end)` among the tokens of its sentence.

    `name` is that of its list.  `head` is the token that it governs first; where it has none and `is_wide`, it governs
    all of `[first, last)`, else the words from its own on.  `[first, last)` is its clause.
    """

    name: str
    begin: int
    end: int
    first: int
    last: int
    head: int | None = None
    is_wide: bool = False


class Assertion(NamedTuple):
    """A sentence: its tokens, the stems of its words that say something, by their places, and what it says of them.

    `plain` are the stems that no hedge governs, `effects` the words that tell what one thing does to another, by their
    places, with the name of their list, and `links` the phrases that only tell what goes with what.  `vocabulary` are
    the lists that it was read by.
    """

    tokens: list[Token]
    terms: dict[int, str]
    stems: frozenset[str]
    plain: dict[int, str]
    effects: dict[int, str]
    hedges: list[Hedge]
    links: list[Cue]
    vocabulary: Assurance

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

    def gather_main(self, first: int, last: int) -> frozenset[str]:
        """Return the stems of a stretch without what is said by the way: ", who had left in May,"."""
        stems = set()
        is_aside = False
        for index in range(first, last):
            word = self.tokens[index].word
            if word in _PAUSES:
                is_aside = False
            elif word in self.vocabulary.language.who:
                is_aside = is_aside or any(self.word(place) == "," for place in range(index - _NEAR_WHO_WORDS, index))
            elif not is_aside and index in self.terms:
                stems.add(self.terms[index])
        return frozenset(stems)

    def find_border(self, index: int, most: int) -> int:
        """Return where the clause ends in which a word stands, so many words on at the most."""
        last = min(len(self.tokens), index + most)
        return next(
            (place for place in range(index, last) if _is_border(self.tokens[place].word, self.vocabulary)), last
        )

    def is_denied(self, index: int) -> bool:
        """Tell whether a "not" or the like stands a few words before a word, in its clause."""
        for token in reversed(self.tokens[max(0, index - _NEAR_NOT_WORDS) : index]):
            if token.word in self.vocabulary.negations:
                return True
            if token.word in _PAUSES:
                return False
        return False

    def has_denial(self, first: int, last: int) -> bool:
        return any(token.word in self.vocabulary.negations for token in self.tokens[first:last])

    def is_left_open(self, index: int) -> bool:
        """Tell whether a hedge reaches a word, whatever clauses stand between: "may ease pain, which would …"."""
        for hedge in self.hedges:
            if hedge.name == "adjective":
                if hedge.head is not None and hedge.begin <= index <= hedge.head:
                    return True
            elif hedge.name in _ADVERBS:
                if hedge.first <= index < hedge.last:
                    return True
            elif hedge.is_wide or hedge.first <= index:
                return True
        return False

    def asserts(self, index: int) -> bool:
        """Tell whether the sentence says a word of its own, and leaves it neither open nor to somebody."""
        if self.is_question or self.is_left_open(index):
            return False
        language = self.vocabulary.language
        nouns = [hedge for hedge in self.hedges if hedge.name == "adjective" and hedge.head is not None]
        told = {place for hedge in nouns for place in range(hedge.begin, hedge.end)}
        last_pause = max((place for place, token in enumerate(self.tokens) if token.word == ","), default=-1)
        for place, token in enumerate(self.tokens):
            word = token.word
            if word in self.vocabulary.conditions:
                return False
            if word in self.vocabulary.attitudes and place not in told:
                # "…, suggests a study"
                is_tag = index < last_pause < place and (word in language.saying or word in language.holding)
                if place <= index or is_tag:
                    return False
        return True


def read_assertions(text: str, start: int, end: int, words: Vocabulary) -> list[Assertion]:
    """Return the sentences of `text[start:end]` that have words which say something."""
    return list(islice(_read(text, start, end, words), _MOST_SENTENCES))


def _read(text: str, start: int, end: int, words: Vocabulary) -> Iterator[Assertion]:
    begin = start
    for stop in (*islice(find_ends(text, start, end, words.language), _MOST_ENDS), end):
        found = _read_sentence(text, begin, min(stop, begin + _LONGEST_CHARS), words) if stop > begin else None
        if found is not None:
            yield found
        begin = max(begin, stop)


def _read_sentence(text: str, start: int, end: int, vocabulary: Vocabulary) -> Assertion | None:
    view = read_view(text, start, end, vocabulary)
    words = vocabulary.certainty
    cues = find_cues(view, words.phrases)
    told = {index for cue in cues for index in range(cue.begin, cue.end)}
    terms = {
        index: words.certainty.stem(token.word)
        for index, token in enumerate(tokens)
        if token.word not in words.certainty.light and token.word[0].isalnum() and index not in told
    }
    if not terms:
        return None
    effects = {index: words.effects[tokens[index].word] for index in terms if tokens[index].word in words.effects}
    hedges = [_read_hedge(cue, tokens, terms, words) for cue in cues if cue.name not in LINKS]
    links = [cue for cue in cues if cue.name in LINKS and _is_told(cue, tokens, words)]
    return Assertion(
        tokens,
        terms,
        frozenset(terms.values()),
        plain=_find_plain(terms, hedges, len(tokens)),
        effects=effects,
        hedges=hedges,
        links=links,
        vocabulary=words,
    )


def _read_hedge(cue: Cue, tokens: list[Token], terms: dict[int, str], words: Assurance) -> Hedge:
    """Return a hedge with its head and its clause."""
    name, begin, end = cue.name, cue.begin, cue.end
    if name in _WIDE:
        return Hedge(name, begin, end, first=begin, last=_find_wide_end(tokens, end, words), is_wide=True)
    first, last = begin, end
    while first and begin - first < _LONGEST_CLAUSE_WORDS and not _is_border(tokens[first - 1].word, words):
        first -= 1
    while last < len(tokens) and last - end < _LONGEST_CLAUSE_WORDS and not _is_border(tokens[last].word, words):
        last += 1
    if name in _ADVERBS and last == end:
        # "Reportedly, …" and "…, reportedly." reach over the whole sentence, "…, reportedly, …" over nothing for sure.
        if begin == 0:
            return Hedge(name, begin, end, first=0, last=_find_wide_end(tokens, end, words), is_wide=True)
        if last + 1 >= len(tokens):
            return Hedge(name, begin, end, first=0, last=len(tokens), is_wide=True)
        return Hedge(name, begin, end, first=first, last=last)
    return Hedge(name, begin, end, first=first, last=last, head=_find_head(cue, tokens, terms, last, words))


def _find_wide_end(tokens: list[Token], begin: int, words: Assurance) -> int:
    """Return where that ends which "it is possible that" governs: at ", because", and with a quotation."""
    for index in range(begin, len(tokens)):
        word, before = tokens[index].word, tokens[index - 1].word if index else ""
        if word in _BREAKS or (word in MARKS and before in _CLOSING) or (before == "," and word in words.breaks):
            return index
    return len(tokens)


def _find_head(cue: Cue, tokens: list[Token], terms: dict[int, str], last: int, words: Assurance) -> int | None:
    """Return the word that a hedge governs first: a verb, or what somebody or something may be."""
    index = cue.end
    if cue.name == "adjective":
        if index not in terms:
            return None
        while index + 1 in terms and index + 1 - cue.end < _LONGEST_NOUN_WORDS:
            index += 1
        return index
    language = words.language
    while index < last and (
        tokens[index].word in words.before_heads or tokens[index].word.endswith(language.adverb_endings)
    ):
        index += 1
    return index if index < last and index in terms else None


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
    for index in range(cue.begin - 1, max(-1, cue.begin - 1 - _NEAR_BE_WORDS), -1):
        if tokens[index].word in words.language.be:
            return not index or tokens[index - 1].word not in words.language.relative
    return False


def _is_border(word: str, words: Assurance) -> bool:
    """Tell whether a clause ends with a word or mark."""
    return word in _PAUSES or word in STOPS or word in words.borders
