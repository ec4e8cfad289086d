"""What governs words from outside: a negation, a hedge or a condition in their own clause.

Scope is read, not parsed: a few words may stand between, a comma or another clause ends it.  A "that" is crossed once:
what is not true, or not said, reaches the words behind it, and what is not known does not:

    before = read_view("It is not true that the jets left.", 0, 19, vocabulary)
    find_governor_before(before, [])     # Governor("negation", 6, 9): "not"
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.sentence.cue import KINDS, Cue, find_cues
from claimcheck.language.sentence.token import MARKS, Token, TokenView
from claimcheck.language.text.letter import DASHES
from claimcheck.language.vocabulary.phrase import may_have_phrase
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.record import NamedTuple

# How many words may stand between what governs and the words that it governs.  Of all these only the first moves a row
# of `tests.calibrate`, quote-cut: 2 find one quote more, 4 one less.
_NEAR_WORDS = 3
_NEAR_MODAL_WORDS = 2
_NEAR_DENIAL_WORDS = 2
_NEAR_ACROSS_WORDS = 4
_NEAR_HEDGE_ACROSS_WORDS = 1
# How many words of a tag are read for "he denied", and how much of what follows the words.
_LONGEST_TAG_WORDS = 6
_READ_BEHIND_WORDS = 12
_MOST_MARKS = 4
# Among how many words behind the marks must begin what takes the words back.
_FIRST_WORDS = 2
# How many words and marks on either side hold all that can govern the words, its whole phrase included.
MOST_BEFORE_WORDS = 16
MOST_BEHIND_WORDS = 10
# How many words of a condition or an exception are shown.
_SHOWN_WORDS = 3
_GOVERNING = frozenset(("negation", "privation", "denial", "falsehood", "hedge", "condition", "question"))
_PAUSES = frozenset("," + DASHES)
_BETWEEN = _PAUSES | MARKS


class Governor(NamedTuple):
    """What governs words: "negation", "hedge" or "contrast", and its code-point offsets in the text, half open."""

    kind: str
    start: int
    end: int


def may_govern(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether `find_governor_before` might find anything in these words, the head behind them included."""
    return may_have_phrase(words, vocabulary.syntax.phrases, _GOVERNING)


def may_take_back(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether `find_governor_behind` might find anything in a stretch of these words."""
    return may_have_phrase(words[:MOST_BEHIND_WORDS], vocabulary.syntax.phrases, KINDS) or (
        not vocabulary.syntax.denying.isdisjoint(words[: _MOST_MARKS + _LONGEST_TAG_WORDS])
    )


def find_governor_before(before: TokenView, head: Sequence[Token]) -> Governor | None:
    """Return what governs the words behind some tokens; `head` is the first of these words, if any."""
    syntax, last = before.vocabulary.syntax, len(before.words)
    while last and before.words[last - 1] in MARKS:
        last -= 1
    # What the words begin with may complete a phrase: "failed [to send".
    view = TokenView(before.text, [*before.tokens[:last], *head], before.vocabulary)
    cues = [cue for cue in find_cues(view) if cue.begin < last]
    by_end = {min(cue.end, last): cue for cue in cues if cue.name in _GOVERNING}
    first = view.word(last)
    index = last
    if view.word(index - 1) == "," and index > 1:
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
            between = view.words[index : last if across is None else across]
            is_reached = _reaches(view, cue, distance, between, across is not None or first in syntax.joiner)
            # Not to explain how or why it is so is not to deny it.
            is_asked = distance > 0 and first in syntax.joints and first not in syntax.joiner
            if not is_reached or is_asked or _is_double(cue, cues):
                return None
            return Governor(KINDS[cue.name], view.tokens[cue.begin].start, view.tokens[min(cue.end, last) - 1].end)
        index -= 1
        word = view.words[index]
        if word in syntax.joiner and across is None:
            across = index
            distance = 0
        elif not word[0].isalnum() or word in syntax.clause or distance == _NEAR_ACROSS_WORDS:
            return None
        else:
            distance += 1
    return None


def _reaches(view: TokenView, cue: Cue, distance: int, between: Sequence[str], is_across: bool) -> bool:
    """Tell whether a phrase reaches the words, so many words away, across a "that" or not."""
    syntax = view.vocabulary.syntax
    if distance and _is_in_aside(view, cue.begin):
        return False
    if cue.name == "privation":
        return distance == 0 and not is_across
    if cue.name == "falsehood":
        return distance == 0 and is_across
    if cue.name == "negation":
        is_known = is_across and not syntax.factive.isdisjoint(between)
        return distance <= (_NEAR_ACROSS_WORDS if is_across else _NEAR_WORDS) and not is_known
    if cue.name == "denial":
        return distance <= _NEAR_DENIAL_WORDS and view.word(cue.begin - 1) not in syntax.determiners
    if view.words[cue.begin] in syntax.modals:
        return distance <= _NEAR_MODAL_WORDS and not is_across
    return distance <= (_NEAR_HEDGE_ACROSS_WORDS if is_across else _NEAR_WORDS)


def _is_in_aside(view: TokenView, index: int) -> bool:
    """Tell whether "who" opens the clause of a word: its verb is not that of the words behind it."""
    syntax = view.vocabulary.syntax
    for word in reversed(view.words[:index]):
        if word in syntax.who:
            return True
        if not word[0].isalnum() or word in syntax.clause:
            return False
    return False


def _is_double(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Tell whether what denies is itself denied: `nobody doubts that`."""
    return any(
        other.name == "negation" and other.end <= cue.begin and cue.begin - other.end < _NEAR_WORDS for other in cues
    )


def find_governor_behind(behind: TokenView) -> Governor | None:
    """Return what takes back, or leaves open, the words in front of some tokens."""
    text, tokens, syntax = behind.text, behind.tokens, behind.vocabulary.syntax
    index = 0
    while index < _MOST_MARKS and behind.word(index) in _BETWEEN:
        if behind.words[index] in MARKS and text[tokens[index].start - 1 : tokens[index].start].isspace():
            # Somebody else begins to speak.
            return None
        index += 1
    has_pause = not _PAUSES.isdisjoint(behind.words[:index])
    view = TokenView(text, tokens[index : index + _READ_BEHIND_WORDS], behind.vocabulary)
    cues = [cue for cue in find_cues(view) if cue.name in KINDS]
    if cues and cues[0].begin == 0:
        return _judge_behind(view, cues, has_pause, index > 0)
    if cues and cues[0].begin < _FIRST_WORDS and not has_pause and view.words[0] in syntax.auxiliaries:
        if KINDS[cues[0].name] == "negation":
            return Governor("negation", view.tokens[0].start, view.tokens[cues[0].end - 1].end)
        return None
    return _read_denial(view) if index else None


def _judge_behind(view: TokenView, cues: Sequence[Cue], has_pause: bool, has_mark: bool) -> Governor | None:
    """Judge a phrase that stands right behind the words."""
    cue = cues[0]
    last = cue.end
    if cue.name == "turn":
        if len(cues) == 1 or KINDS[cues[1].name] != "negation":
            return None
        last = cues[1].end
    elif cue.name == "hedge":
        # "…, reportedly," belongs to the words before it, "…, reportedly in May" to those behind.
        if has_mark and view.word(cue.end)[:1].isalnum():
            return None
    elif cue.name == "negation":
        # "…, not in Kyiv" takes nothing back.
        if has_mark or has_pause:
            return None
    elif cue.name in ("contrast", "condition"):
        while last < cue.end + _SHOWN_WORDS and view.word(last)[:1].isalnum():
            last += 1
    else:
        return None
    return Governor(KINDS[cue.name], view.tokens[0].start, view.tokens[last - 1].end)


def _read_denial(view: TokenView) -> Governor | None:
    """Read `…, he denied`."""
    syntax = view.vocabulary.syntax
    for index, word in enumerate(view.words[:_LONGEST_TAG_WORDS]):
        if word in syntax.denying:
            is_last = not view.word(index + 1)[:1].isalnum()
            return Governor("negation", view.tokens[0].start, view.tokens[index].end) if is_last else None
        if not word[0].isalnum() or word in syntax.clause:
            return None
    return None
