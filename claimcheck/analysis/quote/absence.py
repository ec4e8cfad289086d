"""Words that a claim of absence says are not there: the whole text is searched for them, in any of their forms."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.analysis.quote.exact import QuotePlace
from claimcheck.language.sentence.token import Token, read_tokens
from claimcheck.language.text.letter import IS_UNSPACED
from claimcheck.language.vocabulary.vocabulary import Vocabulary

# Two forms of one word begin alike; a stem alone may be that of two words: "hope", "hop".
_LEAST_ALIKE = 4


def find_words(phrase: str, text: str, vocabulary: Vocabulary | None) -> QuotePlace | None:
    """Return where words first stand in a text one behind the other, each in any of its forms; None where nowhere.

    Case, marks and line breaks between them aside.  Without a vocabulary only the forms that are given are looked for;
    in scripts without spaces, the letters.
    """
    if IS_UNSPACED.search(phrase):
        at = text.casefold().find(phrase.casefold())
        return None if at < 0 else QuotePlace(at, at + len(phrase))
    wanted = _read_words(phrase)
    if not wanted:
        return None
    tokens = _read_words(text)
    first, *others = (token.word for token in wanted)
    for index in range(len(tokens) - len(others)):
        if _is_form(tokens[index].word, first, vocabulary) and all(
            _is_form(tokens[index + step].word, word, vocabulary) for step, word in enumerate(others, 1)
        ):
            return QuotePlace(tokens[index].start, tokens[index + len(others)].end)
    return None


def _read_words(text: str) -> Sequence[Token]:
    return [token for token in read_tokens(text, 0, len(text)) if token.word[0].isalnum()]


def _is_form(word: str, wanted: str, vocabulary: Vocabulary | None) -> bool:
    """Tell whether two words are forms of one."""
    if word == wanted:
        return True
    if vocabulary is None or word[:_LEAST_ALIKE] != wanted[:_LEAST_ALIKE]:
        return False
    return vocabulary.stem(word) == vocabulary.stem(wanted)
