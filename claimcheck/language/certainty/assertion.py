"""How sure the sentences of a text are of what they say: what their hedges govern, and what none does.

Scope is read, not parsed.  A modal, an adverb or an adjective governs the word that follows it, its head, and reaches
to the end of its clause; "it is possible that" governs the rest of the sentence:

    [sentence] = read_assertions("The bridge might have been hit.", 0, 31, vocabulary)
    sentence.hedges     # "might have", with the head "hit"
    sentence.plain      # {1: "bridg"}: the stem that no hedge governs
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, islice

from claimcheck.language.sentence.cue import Cue, find_cues
from claimcheck.language.sentence.token import BREAK, MARKS, STOPS, TokenView, find_ends, read_view
from claimcheck.language.text.letter import DASHES
from claimcheck.language.vocabulary.vocabulary import Vocabulary
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
    places, with the name of their list, and `links` the phrases that only tell what goes with what.
    """

    view: TokenView
    terms: dict[int, str]
    stems: frozenset[str]
    plain: dict[int, str]
    effects: dict[int, str]
    hedges: list[Hedge]
    links: list[Cue]

    @property
    def is_question(self) -> bool:
        return self.view.words[-1] == "?"

    def gather(self, first: int, last: int) -> frozenset[str]:
        """Return the stems of a stretch."""
        terms = self.terms
        return frozenset(terms[index] for index in range(max(0, first), last) if index in terms)

    def gather_main(self, first: int, last: int) -> frozenset[str]:
        """Return the stems of a stretch without what is said by the way: ", who had left in May,"."""
        stems = set()
        is_aside = False
        words, who = self.view.words, self.view.vocabulary.syntax.who
        for index in range(first, last):
            word = words[index]
            if word in _PAUSES:
                is_aside = False
            elif word in who:
                is_aside = is_aside or "," in words[max(0, index - _NEAR_WHO_WORDS) : index]
            elif not is_aside and index in self.terms:
                stems.add(self.terms[index])
        return frozenset(stems)

    def find_border(self, index: int, most: int) -> int:
        """Return where the clause ends in which a word stands, so many words on at the most."""
        last = min(len(self.view.words), index + most)
        return next((place for place in range(index, last) if _is_border(self.view, place)), last)

    def is_denied(self, index: int) -> bool:
        """Tell whether a "not" or the like stands a few words before a word, in its clause."""
        negations = self.view.vocabulary.certainty.negations
        for word in reversed(self.view.words[max(0, index - _NEAR_NOT_WORDS) : index]):
            if word in negations:
                return True
            if word in _PAUSES:
                return False
        return False

    def has_denial(self, first: int, last: int) -> bool:
        return not self.view.vocabulary.certainty.negations.isdisjoint(self.view.words[first:last])

    def asserts(self, index: int) -> bool:
        """Tell whether the sentence says a word of its own, and leaves it neither open nor to somebody."""
        if self.is_question or self._is_left_open(index):
            return False
        words, syntax = self.view.vocabulary.certainty, self.view.vocabulary.syntax
        if not words.conditions.isdisjoint(self.view.words):
            return False
        nouns = [hedge for hedge in self.hedges if hedge.name == "adjective" and hedge.head is not None]
        told = {place for hedge in nouns for place in range(hedge.begin, hedge.end)}
        last_pause = max((place for place, word in enumerate(self.view.words) if word == ","), default=-1)
        for place, word in enumerate(self.view.words):
            if word in words.attitudes and place not in told:
                # "…, suggests a study"
                is_tag = index < last_pause < place and (word in syntax.saying or word in syntax.holding)
                if place <= index or is_tag:
                    return False
        return True

    def _is_left_open(self, index: int) -> bool:
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


def read_assertions(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Assertion]:
    """Return the sentences of `text[start:end]` that have words which say something."""
    return list(islice(_read(text, start, end, vocabulary), _MOST_SENTENCES))


def _read(text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Assertion]:
    begin = start
    for stop in (*islice(find_ends(text, start, end, vocabulary), _MOST_ENDS), end):
        found = _read_sentence(text, begin, min(stop, begin + _LONGEST_CHARS), vocabulary) if stop > begin else None
        if found is not None:
            yield found
        begin = max(begin, stop)


def _read_sentence(text: str, start: int, end: int, vocabulary: Vocabulary) -> Assertion | None:
    view = read_view(text, start, end, vocabulary)
    words = vocabulary.certainty
    cues = find_cues(view, words.phrases)
    told = {index for cue in cues for index in range(cue.begin, cue.end)}
    terms = {
        index: words.stem(word)
        for index, word in enumerate(view.words)
        if word not in words.light and word[0].isalnum() and index not in told
    }
    if not terms:
        return None
    hedges = [_read_hedge(cue, view, terms) for cue in cues if cue.name not in LINKS]
    return Assertion(
        view,
        terms,
        frozenset(terms.values()),
        plain=_find_plain(terms, hedges, len(view.words)),
        effects={index: words.effects[view.words[index]] for index in terms if view.words[index] in words.effects},
        hedges=hedges,
        links=[cue for cue in cues if cue.name in LINKS and _is_told(cue, view)],
    )


def _read_hedge(cue: Cue, view: TokenView, terms: dict[int, str]) -> Hedge:
    """Return a hedge with its head and its clause."""
    name, begin, end = cue.name, cue.begin, cue.end
    length = len(view.words)
    if name in _WIDE:
        return Hedge(name, begin, end, first=begin, last=_find_wide_end(view, end), is_wide=True)
    first, last = begin, end
    while first and begin - first < _LONGEST_CLAUSE_WORDS and not _is_border(view, first - 1):
        first -= 1
    while last < length and last - end < _LONGEST_CLAUSE_WORDS and not _is_border(view, last):
        last += 1
    if name in _ADVERBS and last == end:
        # "Reportedly, …" and "…, reportedly." reach over the whole sentence, "…, reportedly, …" over nothing for sure.
        if begin == 0:
            return Hedge(name, begin, end, first=0, last=_find_wide_end(view, end), is_wide=True)
        if last + 1 >= length:
            return Hedge(name, begin, end, first=0, last=length, is_wide=True)
        return Hedge(name, begin, end, first=first, last=last)
    return Hedge(name, begin, end, first=first, last=last, head=_find_head(cue, view, terms, last))


def _find_wide_end(view: TokenView, begin: int) -> int:
    """Return where that ends which "it is possible that" governs: at ", because", and with a quotation."""
    breaks = view.vocabulary.certainty.breaks
    for index in range(begin, len(view.words)):
        word, before = view.words[index], view.word(index - 1)
        if word in _BREAKS or (word in MARKS and before in _CLOSING) or (before == "," and word in breaks):
            return index
    return len(view.words)


def _find_head(cue: Cue, view: TokenView, terms: dict[int, str], last: int) -> int | None:
    """Return the word that a hedge governs first: a verb, or what somebody or something may be."""
    index = cue.end
    if cue.name == "adjective":
        if index not in terms:
            return None
        while index + 1 in terms and index + 1 - cue.end < _LONGEST_NOUN_WORDS:
            index += 1
        return index
    passed, endings = view.vocabulary.certainty.before_heads, view.vocabulary.syntax.adverb_endings
    while index < last and (view.words[index] in passed or view.words[index].endswith(endings)):
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


def _is_told(cue: Cue, view: TokenView) -> bool:
    """Tell what a sentence says to be linked from what it calls linked by the way."""
    if view.words[cue.begin] not in view.vocabulary.certainty.linked:
        return True
    syntax = view.vocabulary.syntax
    for index in range(cue.begin - 1, max(-1, cue.begin - 1 - _NEAR_BE_WORDS), -1):
        if view.words[index] in syntax.be:
            return not index or view.words[index - 1] not in syntax.relative
    return False


def _is_border(view: TokenView, index: int) -> bool:
    """Tell whether a clause ends with a word or mark."""
    word = view.words[index]
    return word in _PAUSES or word in STOPS or word in view.vocabulary.certainty.borders
