"""How much it weighs that words differ: whether a number, a negation or a name is among them."""

from __future__ import annotations

from claimcheck.language.text.word import MONEY, SHARES, Capitals, Run, Words
from claimcheck.language.vocabulary.vocabulary import DifferenceWords, load_default
from claimcheck.model.pattern import late

# The weightiest first: the order in which a reader must see them.
KINDS = ("number", "negation", "name", "wording", "punctuation")

_IS_NUMBER = late(rf"[\d{MONEY}{SHARES}]")
_SENTENCE_END = late("[.!?…:]")
_SPEECH_BEGINS = late("[,;—–-] ?[“„«»\"‘‚'‹「『]")
# So many small words of a language that gives every noun a capital show it; and so many long words, such a share of
# which has one, a headline.
_FEW_SMALL = 2
_LONG_WORD = 4
_HEADLINE = 4
_MOST_CAPITAL = 0.8
_AROUND = "“”„‟«»‹›‘’‚‛\"'()[].,;:!?…—–-"
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
    return "name" if _is_name(words, index, lists) else "wording"


def read_capitals(text: str) -> Capitals:
    """Return what a capital tells in a text, by its small words and by how many others have one."""
    words = text.split()
    small = load_default().differences.capitalising
    if sum(word.strip(_AROUND).lower() in small for word in words) >= _FEW_SMALL:
        return Capitals.OF_NOUNS
    long = [word.strip(_AROUND) for word in words if len(word) >= _LONG_WORD]
    letters = [word for word in long if word[:1].isalpha()]
    capital = sum(word[0] != word[0].lower() for word in letters)
    return (
        Capitals.OF_ALL if len(letters) >= _HEADLINE and capital >= _MOST_CAPITAL * len(letters) else Capitals.OF_NAMES
    )


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
    return any(_is_name(run.words, index, lists) for index in range(run.start, run.end))


def _is_name(words: Words, index: int, lists: DifferenceWords) -> bool:
    if words.is_shouted or words.capitals is Capitals.OF_ALL:
        return False
    if not _has_capital(words, index) or words.keys[index] in lists.capitals or _begins_sentence(words, index):
        return False
    return words.capitals is Capitals.OF_NAMES or _is_name_among_nouns(words, index, lists)


def _is_name_among_nouns(words: Words, index: int, lists: DifferenceWords) -> bool:
    """Tell whether a word is a name where every noun has a capital: beside another, or behind "in", "nach", "aus"."""
    if words.keys[index].endswith(lists.noun_endings):
        return False
    before = index > 0 and not words.marks[index - 1]
    behind = index + 1 < len(words.texts) and not words.marks[index]
    if (before and _has_capital(words, index - 1)) or (behind and _has_capital(words, index + 1)):
        return True
    return before and words.keys[index - 1] in lists.before_names


def _has_capital(words: Words, index: int) -> bool:
    return words.texts[index] != words.texts[index].lower()


def _is_other_opening(ours: Run, theirs: Run, lists: DifferenceWords) -> bool:
    """Tell whether a sentence begins with one word here and another there that may both be names.

    A noun that begins a sentence by itself has mostly the ending of a plural.
    """
    return all(
        run.end - run.start == 1
        and not run.words.is_shouted
        and run.words.capitals is Capitals.OF_NAMES
        and run.words.texts[run.start][0].isupper()
        and run.words.keys[run.start] not in lists.openers
        and run.words.keys[run.start] not in lists.capitals
        and not run.words.keys[run.start].endswith(lists.plain_endings)
        for run in (ours, theirs)
    )


def _begins_sentence(words: Words, index: int) -> bool:
    if index == 0 or _SENTENCE_END.search(words.marks[index - 1]) is not None:
        return True
    # What somebody says begins anew: he said, “Bridges fall”.
    return _SPEECH_BEGINS.search(words.gaps[index - 1]) is not None
