"""How much it weighs that words differ: whether a number, a negation or a name is among them."""

from __future__ import annotations

from claimcheck.language.text.word import MONEY, SHARES, Run, Words
from claimcheck.model.pattern import late

# The weightiest first: the order in which a reader must see them.
KINDS = ("number", "negation", "name", "wording", "punctuation")

_IS_NUMBER = late(rf"[\d{MONEY}{SHARES}]")
_SENTENCE_END = late("[.!?…:]")
NUMBER_WORDS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
    dozen second third fourth fifth sixth seventh eighth ninth tenth half quarter thirds quarters twice hundreds
    thousands millions billions trillions dozens mn bn tn percent double triple once""".split()
)
# Behind a number these are a part of it.
UNITS = frozenset(
    """k m dollars euros pounds roubles rubles hryvnia yuan yen cents km kilometres kilometers miles metres meters
    feet kg kilograms tonnes tons litres liters degrees seconds minutes hours days weeks months years decades per
    am pm""".split()
)
_NEGATIONS = frozenset(
    """no not never none nobody nothing nowhere neither nor without cannot hardly scarcely barely unable failed denied
    refused
    не нет ни никогда никто ничего без ні немає ніколи ніхто nicht kein keine keinen nie niemals ohne
    pas jamais rien sans aucun aucune non mai senza nada nunca sin bez nigdy değil yok
    לא אין בלי لا لم لن ليس ليست بدون غير نه نیست नहीं न मत 안 못 不 没 沒 無 无 非 未 否 莫 勿 别 別""".split()
)
# The shortest word before which these turn its meaning: "inform" is not "not form".
_NEGATING = late(r"(?:un|non|dis|in|im|il|ir)(?=\w{5})")
# Words that begin a sentence and name nobody.
_OPENERS = frozenset(
    """a after all although an and as at because before both but by every few for from he her here his how however i if
    in it its many more most my no not now of on once one or our she since so some that the their then there these they
    this those though to we what when where which while who why with yes yet you your""".split()
)
_FIRST_PERSON = frozenset(("i", "i'm", "i've", "i'd", "i'll"))


def classify(ours: Run, theirs: Run) -> str:
    if _has_number(ours) or _has_number(theirs):
        return "number"
    mine, other = ours.keys, theirs.keys
    if any(map(_is_negation, mine)) or any(map(_is_negation, other)) or (mine and other and _is_turned(mine, other)):
        return "negation"
    if _has_name(ours) or _has_name(theirs) or _is_other_opening(ours, theirs):
        return "name"
    return "wording"


def classify_word(words: Words, index: int) -> str:
    """Return what `classify` says of a word beside which there is nothing."""
    if _is_number(words.keys, index):
        return "number"
    if _is_negation(words.keys[index]):
        return "negation"
    return "name" if not words.is_shouted and _is_name(words, index) else "wording"


def _has_number(run: Run) -> bool:
    return any(_is_number(run.words.keys, index) for index in range(run.start, run.end))


def _is_number(keys: list[str], index: int) -> bool:
    key = keys[index]
    if key in NUMBER_WORDS or (key in UNITS and index > 0 and _IS_NUMBER.search(keys[index - 1])):
        return True
    if key.isascii() and key.isalpha():
        return False
    return _IS_NUMBER.search(key) is not None or any(map(str.isnumeric, key))


def _is_negation(key: str) -> bool:
    return key in _NEGATIONS or key.endswith("n't")


def _is_turned(ours: list[str], theirs: list[str]) -> bool:
    """Tell whether a word of one side is the other's with a prefix that negates."""
    return any(
        (match := _NEGATING.match(word)) and word[match.end() :] in others
        for words, others in ((ours, theirs), (theirs, ours))
        for word in words
    )


def _has_name(run: Run) -> bool:
    """Tell whether a word has a capital where no sentence begins; in capitals throughout none can be told."""
    words = run.words
    return not words.is_shouted and any(_is_name(words, index) for index in range(run.start, run.end))


def _is_name(words: Words, index: int) -> bool:
    text = words.texts[index]
    return text != text.lower() and words.keys[index] not in _FIRST_PERSON and not _begins_sentence(words, index)


def _is_other_opening(ours: Run, theirs: Run) -> bool:
    """Tell whether a sentence begins with one word here and another there that may both be names."""
    return all(
        run.end - run.start == 1
        and not run.words.is_shouted
        and run.words.texts[run.start][0].isupper()
        and run.words.keys[run.start] not in _OPENERS
        for run in (ours, theirs)
    )


def _begins_sentence(words: Words, index: int) -> bool:
    return index == 0 or _SENTENCE_END.search(words.marks[index - 1]) is not None
