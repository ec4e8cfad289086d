"""How much it weighs that words differ: whether a number, a negation or a name is among them."""

from __future__ import annotations

from claimcheck.language.text.word import MONEY, SHARES, Run, Words
from claimcheck.language.vocabulary.vocabulary import DifferenceWords, load_default
from claimcheck.model.pattern import late

# The weightiest first: the order in which a reader must see them.
KINDS = ("number", "negation", "name", "wording", "punctuation")

_IS_NUMBER = late(rf"[\d{MONEY}{SHARES}]")
_SENTENCE_END = late("[.!?…:]")
# A prefix turns the meaning of words that are no shorter: "inform" is not "not form".
_SHORTEST_TURNED = 5


def classify(ours: Run, theirs: Run) -> str:
    """Return the weightiest kind of what differs between two runs of words, either of which may be empty.

    "28" and "23 of" differ in a number, "did" and "did not" by a negation, "Kyiv" and "Minsk" in a name.
    """
    lists = load_default().differences
    if any(_is_number(run.words.keys, index, lists) for run in (ours, theirs) for index in range(run.start, run.end)):
        return "number"
    mine, other = ours.keys, theirs.keys
    if any(_is_negation(key, lists) for key in (*mine, *other)) or _is_turned(mine, other, lists):
        return "negation"
    if _has_name(ours, lists) or _has_name(theirs, lists) or _is_other_opening(ours, theirs, lists):
        return "name"
    return "wording"


def classify_word(words: Words, index: int) -> str:
    """Return what `classify` says of a word beside which there is nothing."""
    lists = load_default().differences
    if _is_number(words.keys, index, lists):
        return "number"
    if _is_negation(words.keys[index], lists):
        return "negation"
    return "name" if not words.is_shouted and _is_name(words, index, lists) else "wording"


def _is_number(keys: list[str], index: int, lists: DifferenceWords) -> bool:
    key = keys[index]
    if key in lists.numbers or (key in lists.units and index > 0 and _IS_NUMBER.search(keys[index - 1])):
        return True
    if key.isascii() and key.isalpha():
        return False
    return _IS_NUMBER.search(key) is not None or any(map(str.isnumeric, key))


def _is_negation(key: str, lists: DifferenceWords) -> bool:
    return key in lists.negations or key.endswith(lists.denying_endings)


def _is_turned(ours: list[str], theirs: list[str], lists: DifferenceWords) -> bool:
    """Tell whether a word of one side is the other's with a prefix that negates."""
    return any(
        len(word) >= len(prefix) + _SHORTEST_TURNED and word.startswith(prefix) and word[len(prefix) :] in others
        for words, others in ((ours, theirs), (theirs, ours))
        if others
        for word in words
        for prefix in lists.denying_prefixes
    )


def _has_name(run: Run, lists: DifferenceWords) -> bool:
    """Tell whether a word has a capital where no sentence begins; in capitals throughout none can be told."""
    words = run.words
    return not words.is_shouted and any(_is_name(words, index, lists) for index in range(run.start, run.end))


def _is_name(words: Words, index: int, lists: DifferenceWords) -> bool:
    text = words.texts[index]
    return text != text.lower() and words.keys[index] not in lists.capitals and not _begins_sentence(words, index)


def _is_other_opening(ours: Run, theirs: Run, lists: DifferenceWords) -> bool:
    """Tell whether a sentence begins with one word here and another there that may both be names."""
    return all(
        run.end - run.start == 1
        and not run.words.is_shouted
        and run.words.texts[run.start][0].isupper()
        and run.words.keys[run.start] not in lists.openers
        for run in (ours, theirs)
    )


def _begins_sentence(words: Words, index: int) -> bool:
    return index == 0 or _SENTENCE_END.search(words.marks[index - 1]) is not None
