"""What governs words from outside: a negation, a hedge or a condition in their own clause.

Scope is read, not parsed: a few words may stand between, a comma or another clause ends it.  A "that" is crossed once:
what is not true, or not said, reaches the words behind it, and what is not known does not.
"""

from __future__ import annotations

from claimcheck.language.sentence.cue import KINDS, Cue, find_cues
from claimcheck.language.sentence.token import MARKS, Token, TokenView
from claimcheck.language.text.letter import DASHES
from claimcheck.language.vocabulary.phrase import may_have_phrase
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.record import NamedTuple

# How many words may stand between what governs and the words that it governs.
_NEAR = 3
_NEAR_MODAL = 2
_NEAR_DENIAL = 2
_NEAR_ACROSS = 4
_NEAR_HEDGE_ACROSS = 1
# How many words of a tag are read for "he denied", and how much of what follows the words.
_LONGEST_TAG = 6
_MOST_BEHIND = 12
_MOST_MARKS = 4
# Among how many words behind the marks must begin what takes the words back.
_FIRST = 2
# How many words and marks on either side hold all that can govern the words, its whole phrase included.
MOST_BEFORE = 16
MOST_BEHIND = 10
# How many words of a condition or an exception are shown.
_SHOWN = 3
_GOVERNING = frozenset(("negation", "privation", "denial", "falsehood", "hedge", "condition", "question"))
_PAUSES = frozenset("," + DASHES)
_BETWEEN = _PAUSES | MARKS


class Governor(NamedTuple):
    """What governs words: "negation", "hedge" or "contrast", and its code-point offsets in the text, half open."""

    kind: str
    start: int
    end: int


class Scope:
    """One text in one language."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.language = vocabulary.syntax

    def may_govern(self, words: list[str]) -> bool:
        """Tell whether `read_before` might find anything in these words, the head behind them included."""
        return may_have_phrase(words, self.language.phrases, _GOVERNING)

    def may_take_back(self, words: list[str]) -> bool:
        """Tell whether `read_behind` might find anything in a stretch of these words."""
        return may_have_phrase(words[:MOST_BEHIND], self.language.phrases, KINDS) or (
            not self.language.denying.isdisjoint(words[: _MOST_MARKS + _LONGEST_TAG])
        )

    def read_before(self, tokens: list[Token], head: list[Token]) -> Governor | None:
        """Return what governs the words behind `tokens`; `head` is the first of them, if any."""
        language = self.language
        last = len(tokens)
        while last and tokens[last - 1].word in MARKS:
            last -= 1
        tokens = tokens[:last]
        # What the words begin with may complete a phrase: "failed [to send".
        cues = [cue for cue in find_cues(TokenView(self.text, [*tokens, *head], self.vocabulary)) if cue.begin < last]
        by_end = {min(cue.end, last): cue for cue in cues if cue.name in _GOVERNING}
        index = last
        if index > 1 and tokens[index - 1].word == ",":
            # "Reportedly, …": a comma sets off an adverb at the head of a sentence.
            adverb = by_end.get(index - 1)
            if adverb is None or adverb.name != "hedge" or adverb.begin:
                return None
            index -= 1
        distance = 0
        across: int | None = None
        while index:
            cue = by_end.get(index)
            if cue is not None:
                between = tokens[index : last if across is None else across]
                is_across = across is not None or (bool(head) and head[0].word in language.joiner)
                is_reached = self._reaches(tokens, cue, distance, is_across, between)
                if not is_reached or self._is_asked(head, distance) or _is_double(cue, cues):
                    return None
                return Governor(KINDS[cue.name], tokens[cue.begin].start, tokens[min(cue.end, last) - 1].end)
            index -= 1
            word = tokens[index].word
            if word in language.joiner and across is None:
                across = index
                distance = 0
            elif not word[0].isalnum() or word in language.clause or distance == _NEAR_ACROSS:
                return None
            else:
                distance += 1
        return None

    def _reaches(self, tokens: list[Token], cue: Cue, distance: int, is_across: bool, between: list[Token]) -> bool:
        """Tell whether a phrase reaches the words, so many words away, across a "that" or not."""
        language = self.language
        if distance and self._is_in_aside(tokens, cue.begin):
            return False
        if cue.name == "privation":
            return distance == 0 and not is_across
        if cue.name == "falsehood":
            return distance == 0 and is_across
        if cue.name == "negation":
            is_known = is_across and any(token.word in language.factive for token in between)
            return distance <= (_NEAR_ACROSS if is_across else _NEAR) and not is_known
        if cue.name == "denial":
            is_adjective = cue.begin > 0 and tokens[cue.begin - 1].word in language.determiners
            return distance <= _NEAR_DENIAL and not is_adjective
        if tokens[cue.begin].word in language.modals:
            return distance <= _NEAR_MODAL and not is_across
        return distance <= (_NEAR_HEDGE_ACROSS if is_across else _NEAR)

    def _is_asked(self, head: list[Token], distance: int) -> bool:
        """Tell whether the words say how or why: not to explain why it is so is not to deny it."""
        return distance > 0 and bool(head) and head[0].word in self.language.joints - self.language.joiner

    def _is_in_aside(self, tokens: list[Token], index: int) -> bool:
        """Tell whether "who" opens the clause of a word: its verb is not that of the words behind it."""
        while index:
            index -= 1
            word = tokens[index].word
            if word in self.language.who:
                return True
            if not word[0].isalnum() or word in self.language.clause:
                return False
        return False

    def read_behind(self, tokens: list[Token]) -> Governor | None:
        """Return what takes back, or leaves open, the words in front of `tokens`."""
        index = 0
        while index < min(len(tokens), _MOST_MARKS) and tokens[index].word in _BETWEEN:
            if tokens[index].word in MARKS and self.text[tokens[index].start - 1 : tokens[index].start].isspace():
                # Somebody else begins to speak.
                return None
            index += 1
        has_pause = any(token.word in _PAUSES for token in tokens[:index])
        tokens = tokens[index : index + _MOST_BEHIND]
        cues = [cue for cue in find_cues(TokenView(self.text, tokens, self.vocabulary)) if cue.name in KINDS]
        if cues and cues[0].begin == 0:
            return self._judge_behind(tokens, cues, has_pause, index > 0)
        if cues and cues[0].begin < _FIRST and not has_pause and tokens[0].word in self.language.auxiliaries:
            if KINDS[cues[0].name] == "negation":
                return Governor("negation", tokens[0].start, tokens[cues[0].end - 1].end)
            return None
        return self._read_denial(tokens) if index else None

    def _judge_behind(self, tokens: list[Token], cues: list[Cue], has_pause: bool, has_mark: bool) -> Governor | None:
        """Judge a phrase that stands right behind the words."""
        cue = cues[0]
        last = cue.end
        if cue.name == "turn":
            if len(cues) == 1 or KINDS[cues[1].name] != "negation":
                return None
            last = cues[1].end
        elif cue.name == "hedge":
            # "…, reportedly," belongs to the words before it, "…, reportedly in May" to those behind.
            if has_mark and cue.end < len(tokens) and tokens[cue.end].word[0].isalnum():
                return None
        elif cue.name == "negation":
            # "…, not in Kyiv" takes nothing back.
            if has_mark or has_pause:
                return None
        elif cue.name in ("contrast", "condition"):
            while last < min(cue.end + _SHOWN, len(tokens)) and tokens[last].word[0].isalnum():
                last += 1
        else:
            return None
        return Governor(KINDS[cue.name], tokens[0].start, tokens[last - 1].end)

    def _read_denial(self, tokens: list[Token]) -> Governor | None:
        """Read `…, he denied`."""
        for index, token in enumerate(tokens[:_LONGEST_TAG]):
            if token.word in self.language.denying:
                is_last = index + 1 == len(tokens) or not tokens[index + 1].word[0].isalnum()
                return Governor("negation", tokens[0].start, token.end) if is_last else None
            if not token.word[0].isalnum() or token.word in self.language.clause:
                return None
        return None


def _is_double(cue: Cue, cues: list[Cue]) -> bool:
    """Tell whether what denies is itself denied: `nobody doubts that`."""
    return any(other.name == "negation" and other.end <= cue.begin and cue.begin - other.end < _NEAR for other in cues)
