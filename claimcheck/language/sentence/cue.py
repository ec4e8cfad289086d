"""Words that deny, weaken or take back, found as phrases: "not only" is no negation, May is a month."""

from __future__ import annotations

from collections.abc import Container, Sequence

from claimcheck.language.sentence.token import Token
from claimcheck.language.vocabulary.syntax import Language, Phrases
from claimcheck.model.record import NamedTuple

# What a reader is told of each list of phrases.
KINDS = {
    "negation": "negation",
    "privation": "negation",
    "denial": "negation",
    "falsehood": "negation",
    "hedge": "hedge",
    "condition": "hedge",
    "question": "hedge",
    "contrast": "contrast",
    "turn": "contrast",
}
# The lists in which a sentence that is not sure betrays itself.
HEDGES = frozenset(("hedge", "condition", "question", "hint"))


class Cue(NamedTuple):
    """A phrase among tokens: the name of its list, and its first token and the one behind its last."""

    name: str
    begin: int
    end: int


def find_cues(tokens: Sequence[Token], text: str, language: Language, phrases: Phrases | None = None) -> list[Cue]:
    """Return the phrases of a stretch of text, in its order, the longest where several begin.

    `phrases` are other ones than those of the language.
    """
    phrases = language.phrases if phrases is None else phrases
    cues = []
    behind = 0
    for index, token in enumerate(tokens):
        # Few words begin a phrase.
        if token[0] not in phrases or index < behind:
            continue
        cue = _match(tokens, index, text, language, phrases)
        if cue is None:
            continue
        if cue.name != "idioms":
            cues.append(cue)
        behind = cue.end
    return cues


def may_have_cue(words: Sequence[str], phrases: Phrases, names: Container[str]) -> bool:
    """Tell whether `find_cues` might find anything of these names in words.

    Most words have nothing, and that is told in a fraction of the time.
    """
    if phrases.keys().isdisjoint(words):
        return False
    for index, word in enumerate(words, 1):
        if word not in phrases:
            continue
        next_word = words[index] if index < len(words) else None
        for others, name in phrases[word]:
            if (
                (not others or others[0] == next_word)
                and name in names
                and tuple(words[index : index + len(others)]) == others
            ):
                return True
    return False


def _match(tokens: Sequence[Token], index: int, text: str, language: Language, phrases: Phrases) -> Cue | None:
    word, start, _ = tokens[index]
    next_word = tokens[index + 1][0] if index + 1 < len(tokens) else None
    for others, name in phrases.get(word, ()):
        # Asked first, since it is seldom so, and the rest is dear.
        if others and others[0] != next_word:
            continue
        end = index + 1 + len(others)
        if end <= len(tokens) and all(
            token.word == other for token, other in zip(tokens[index + 1 : end], others, strict=True)
        ):
            # A month, or somebody called Will: no modal is capital but at the head of a sentence.
            if word in language.modals and index and text[start].isupper():
                return None
            return Cue(name, index, end)
    return None
