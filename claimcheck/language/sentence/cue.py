"""Words that deny, weaken or take back, found as phrases: "not only" is no negation, May is a month."""

from __future__ import annotations

from claimcheck.language.sentence.token import TokenView
from claimcheck.language.vocabulary.phrase import Phrases, match_phrase
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


def find_cues(view: TokenView, phrases: Phrases[str] | None = None) -> list[Cue]:
    """Return the phrases among tokens, in their order, the longest where several begin.

    `phrases` are other ones than those of the syntax.  "He may go, not only to Kyiv" has "may", a hedge, and no "not".
    """
    syntax, words = view.vocabulary.syntax, view.words
    phrases = syntax.phrases if phrases is None else phrases
    cues: list[Cue] = []
    if phrases.keys().isdisjoint(words):
        return cues
    behind = 0
    for index, word in enumerate(words):
        # Few words begin a phrase.
        if word not in phrases or index < behind:
            continue
        found = match_phrase(words, index, phrases)
        # A month, or somebody called Will: no modal is capital but at the head of a sentence.
        if found is None or (word in syntax.modals and index and view.is_capital(index)):
            continue
        name, behind = found
        if name != "idioms":
            cues.append(Cue(name, index, behind))
    return cues
