"""The words around a number: what it is compared by, what is counted, whether it belongs to a name."""

from __future__ import annotations

from claimcheck.language.number.numeral import Numeral
from claimcheck.language.number.quantity import Quantity
from claimcheck.language.sentence.token import DASH_MARKS, MARKS, STOPS, Token
from claimcheck.language.vocabulary.phrase import match_phrase, match_phrase_before
from claimcheck.language.vocabulary.vocabulary import Vocabulary

# Only so many words behind a number say what is counted.
_MOST_NOUNS = 5
# Units of so few letters are signs, and may be capitals: "MW".
_LONGEST_SIGN = 3


class Surrounding:
    """The tokens of one text, and the quantities found in it so far."""

    def __init__(self, text: str, tokens: list[Token], vocabulary: Vocabulary) -> None:
        self.text, self.tokens, self.lexicon = text, tokens, vocabulary.numbers
        self.syntax = vocabulary.syntax
        self.words = [token.word for token in tokens]
        self.found: list[Quantity] = []

    def word(self, index: int) -> str:
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""

    def is_title(self, index: int) -> bool:
        """Tell a word of a title, "47 Meters Down", from a unit, "47 MW"."""
        if index >= len(self.tokens):
            return False
        token = self.tokens[index]
        return token.end - token.start > _LONGEST_SIGN and self.text[token.start].isupper()

    def is_name(self, numeral: Numeral, end: int) -> bool:
        """Tell whether a number goes with the name before it: "Article 5", "FIFA 09", "a Week 13 game"."""
        at = numeral.begin - 1
        if numeral.is_word or numeral.is_ordinal or at < 1:
            return False
        before = self.tokens[at]
        is_name = before.word.isalpha() and self.text[before.start].isupper() and before.word not in self.lexicon.stops
        if not is_name or before.word in self.lexicon.comparisons or self.tokens[at - 1].word in STOPS:
            return False
        if self.word(end) in ("%", *self.lexicon.words["percent"]) or self.word(end) in self.lexicon.units:
            return False
        return not any(map(self.is_plural, self.following(end)))

    def is_noun(self, index: int) -> bool:
        word = self.word(index)
        return word[:1].isalpha() and word not in self.lexicon.stops and not self.is_title(index)

    def compare(self, begin: int, end: int) -> tuple[str, int, int]:
        """Return what a quantity is compared by, and where it begins and ends with that."""
        lexicon = self.lexicon
        before = match_phrase_before(self.words, begin, lexicon.comparisons, lexicon.words["fillers"])
        if before is not None:
            return before[0], before[1], end
        behind = match_phrase(self.words, end, lexicon.behind)
        if behind is not None:
            return behind[0], begin, behind[1]
        if self.word(end) == "+" and self.tokens[end].start == self.tokens[end - 1].end:
            return "least", begin, end + 1
        return "", begin, end

    def nouns(self, index: int, is_ordinal: bool) -> frozenset[str]:
        """Return what is counted: the plurals among the words behind a number, and behind an ordinal all of them."""
        lexicon = self.lexicon
        if self.word(index) in lexicon.words["of"]:
            index += 1
            while self.word(index) in self.syntax.determiners:
                index += 1
        words = self.following(index)
        if not is_ordinal:
            words = list(filter(self.is_plural, words))
        return frozenset(map(self.stem, words))

    def following(self, index: int) -> list[str]:
        """Return the words behind a number up to a verb, preposition or mark; "two and" goes on to the noun."""
        lexicon, words = self.lexicon, list[str]()
        for token in self.tokens[index : index + _MOST_NOUNS]:
            word = token.word
            if word in MARKS or word in DASH_MARKS:
                continue
            if word in lexicon.words["joint"] and words and not self.is_plural(words[-1]):
                continue
            if not word[0].isalpha() or word in lexicon.stops:
                break
            words.append(word)
        return words

    def is_plural(self, word: str) -> bool:
        return word.endswith(self.lexicon.plural) or word in self.lexicon.words["irregular"]

    def stem(self, word: str) -> str:
        """Return a word without the ending that its singular and plural do not share."""
        for ending in self.lexicon.word_endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return word[: -len(ending)]
        return word
