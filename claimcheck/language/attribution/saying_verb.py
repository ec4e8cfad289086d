"""Verbs of saying and holding among the words of a text: which words are verbs there, and of what kind."""

from __future__ import annotations

from claimcheck.language.sentence.token import STOPS, Token, is_point
from claimcheck.language.vocabulary.phrase import match_phrase
from claimcheck.language.vocabulary.vocabulary import Vocabulary

# How many words "according to" and the like have at the most.
_LONGEST_ACCORDING = 8


class Verbs:
    """One text in one language."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.language = vocabulary.syntax

    def is_finite(self, word: str) -> bool:
        """Tell whether a word may be a finite verb of saying or holding."""
        return word in self.language.saying or word in self.language.holding

    def is_capital(self, token: Token) -> bool:
        return self.text[token.start].isupper()

    def is_stop(self, tokens: list[Token], index: int) -> bool:
        """Tell whether a sentence or half of one ends with a token."""
        word, start, _ = tokens[index]
        return word in STOPS and not (word == "." and is_point(self.text, start, self.vocabulary))

    def is_verb(self, tokens: list[Token], index: int, is_joined: bool = False) -> bool:
        """Tell whether a word is a finite verb here; `is_joined` where "that" or the like follows it.

        Where it could be a noun as well (`reports`), the word before it decides: a name, a pronoun or an auxiliary.
        """
        word = tokens[index].word
        language = self.language
        if not self.is_finite(word) or self.is_passive(tokens, index):
            return False
        if word not in language.ambiguous:
            return True
        if not index or self.is_capital(tokens[index]):
            return False
        before = tokens[index - 1]
        if before.word in language.determiners or before.word.endswith(language.owner_endings):
            return False
        if is_joined or before.word in language.before_verbs:
            return True
        # One of the two is plural: "officials claim", "Berg claims".
        if before.word.endswith("s") == word.endswith("s"):
            return False
        return self.is_capital(before) or not word.endswith("s")

    def is_passive(self, tokens: list[Token], index: int) -> bool:
        """Tell `was told` from `told`: nobody is named who tells."""
        language = self.language
        while index and (
            self.is_adverb(tokens[index - 1].word)
            or (tokens[index - 1].word in language.auxiliaries and tokens[index - 1].word not in language.be)
        ):
            index -= 1
        return index > 0 and tokens[index - 1].word in language.be

    def is_progressive(self, tokens: list[Token], index: int) -> bool:
        """Tell `is saying` from `saying`."""
        index = self._skip_adverbs(tokens, index)
        return index > 0 and tokens[index - 1].word in self.language.auxiliaries

    def is_wished(self, tokens: list[Token], index: int) -> bool:
        """Tell whether a verb is what somebody would do, or is to do."""
        index = self._skip_adverbs(tokens, index)
        before = tokens[index - 1].word if index else ""
        return before in self.language.infinitive or before in self.language.modals

    def is_negated(self, tokens: list[Token], index: int) -> bool:
        return index > 0 and tokens[index - 1].word in self.language.nots

    def is_adverb(self, word: str) -> bool:
        return word.endswith(self.language.adverb_endings)

    def _skip_adverbs(self, tokens: list[Token], index: int) -> int:
        while index and self.is_adverb(tokens[index - 1].word):
            index -= 1
        return index

    def is_adjunct(self, token: Token) -> bool:
        """Tell whether a word begins, or is, a when, where or how."""
        word = token.word
        return word in self.language.prepositions or word in self.language.times or self.is_adverb(word)

    def match_according(self, tokens: list[Token], index: int) -> int:
        """Return how many words `according to` has here; 0 where it does not stand here."""
        words = [token.word for token in tokens[index : index + _LONGEST_ACCORDING]]
        found = match_phrase(words, 0, self.language.according)
        return 0 if found is None else found[1]
