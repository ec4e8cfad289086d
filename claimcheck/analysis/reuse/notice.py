"""What pages say to whoever reads them, in any paper: consent, sign-ups, rights, licences, refusals.

A sentence is a notice where it has a set phrase of one, or speaks to its reader ("your", "our", "please") of what a
page has to do with: cookies, or browsers, accounts and passwords.  A story about cookies has the things and no reader,
a speech has the reader and not the things.  What stands between two notices, for a sentence or two, is one too.

The words are data, `language/vocabulary/words/und/notices.toml`.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from claimcheck.language.text.text_words import SHINGLE, TextWords
from claimcheck.language.vocabulary.word_list import load_lists
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

_WORD = late(r"[^\W_]+")
_END = late(r"[.!?…](?![^\s\"'”’»)\]])|[。！？\n]")
# So many topics make a notice of a sentence that speaks to its reader.  Beside a notice one does, and without a word to
# the reader so many that are such a share of the words.
_ENOUGH_TOPICS = 3
_LEAST_SHARE_OF_TOPICS = 0.25
# So many sentences, of so many words in all, are a notice between two; so many that may be some are beside one.
_MOST_BETWEEN = 2
_MOST_WORDS_BETWEEN = 40
# What has a word from the lists less often than once in so many words is no notice for the most part.
_WORDS_FOR_ONE = 12


class _Grade(enum.Enum):
    """Whether a sentence is a notice; what is doubtful is one beside another."""

    NONE = 0
    DOUBTFUL = 1
    NOTICE = 2


class _Sentence(NamedTuple):
    """A sentence from `start` to `end`, of so many words."""

    start: int
    end: int
    words: int
    grade: _Grade


class _Lists(NamedTuple):
    """The words of one language, or of some that are much alike.  What each list holds is said in its file."""

    reader: frozenset[str]
    capitals: frozenset[str]
    asking: frozenset[str]
    here: tuple[str, ...]
    sharp: frozenset[str]
    topics: frozenset[str]


class _Vocabulary(NamedTuple):
    """The lists of every language, and the set phrases of all, each by one of its words.

    `unspaced` are phrases of scripts without spaces, which are looked for in the text; `cues` are words of which a
    notice has one at least.
    """

    languages: tuple[_Lists, ...]
    phrases: dict[str, list[str]]
    unspaced: tuple[str, ...]
    cues: frozenset[str]


def may_be_notice(wording: TextWords, start: int, end: int) -> bool:
    """Tell, fast, whether the words from `start` to `end` may be notices for the most part."""
    if wording.shingle > SHINGLE:
        return True
    cues = sum(map(_load().cues.__contains__, wording.words[start:end]))
    return cues * _WORDS_FOR_ONE >= end - start


def find_notices(wording: TextWords) -> list[tuple[int, int]]:
    """Return the stretches of a text that are notices, as code-point offsets, sorted and apart.

    "Ten died. Accept our cookies." → the second sentence.
    """
    sentences = _grade(wording)
    chosen = {*_reach(sentences, range(len(sentences))), *_reach(sentences, range(len(sentences) - 1, -1, -1))}
    found: list[tuple[int, int]] = []
    between = words_between = 0
    for index, sentence in enumerate(sentences):
        if index in chosen:
            is_near = between <= _MOST_BETWEEN and words_between <= _MOST_WORDS_BETWEEN
            found.append((found.pop()[0] if found and is_near else sentence.start, sentence.end))
            between = words_between = 0
        else:
            between += 1
            words_between += sentence.words
    return found


def _reach(sentences: Sequence[_Sentence], order: Iterable[int]) -> Iterator[int]:
    """Yield, in an order, the notices and the few sentences behind one that may be notices."""
    left = 0
    for index in order:
        grade = sentences[index].grade
        left = _MOST_BETWEEN if grade is _Grade.NOTICE else left - 1 if grade is _Grade.DOUBTFUL else -1
        if left >= 0:
            yield index


def _grade(wording: TextWords) -> list[_Sentence]:
    text, vocabulary = wording.text, _load()
    unspaced = [phrase for phrase in vocabulary.unspaced if phrase in text]
    sentences = []
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        words = wording.read(start, end)
        if words:
            sentences.append(_Sentence(start, end, len(words), _judge(text[start:end], words, vocabulary, unspaced)))
        start = end
    return sentences


def _judge(written: str, words: list[str], vocabulary: _Vocabulary, unspaced: list[str]) -> _Grade:
    """Tell of a sentence, given as it is written and in levelled words, whether it is a notice."""
    if any(phrase in written for phrase in unspaced):
        return _Grade.NOTICE
    met = vocabulary.cues.intersection(words)
    if not met:
        return _Grade.NONE
    sentence = f" {' '.join(words)} "
    if any(phrase in sentence for word in met for phrase in vocabulary.phrases.get(word, ())):
        return _Grade.NOTICE
    best = _Grade.NONE
    for lists in vocabulary.languages:
        topics = len(lists.topics.intersection(words))
        is_sharp = not lists.sharp.isdisjoint(words)
        if (topics or is_sharp) and _is_address(written, words, sentence, lists):
            if is_sharp or topics >= _ENOUGH_TOPICS:
                return _Grade.NOTICE
            best = _Grade.DOUBTFUL
        elif is_sharp or topics >= max(_ENOUGH_TOPICS, _LEAST_SHARE_OF_TOPICS * len(words)):
            best = _Grade.DOUBTFUL
    return best


def _is_address(written: str, words: list[str], sentence: str, lists: _Lists) -> bool:
    """Tell whether a sentence speaks to its reader in a language."""
    if words[0] in lists.asking or any(phrase in sentence for phrase in lists.here):
        return True
    if lists.reader.isdisjoint(words) and not lists.capitals:
        return False
    as_written = _WORD.findall(written)
    # "US" is not "us", but for where all is written so.
    is_loud = written.isupper()
    return not lists.capitals.isdisjoint(as_written[1:]) or any(
        word.lower() in lists.reader and (is_loud or len(word) == 1 or not word.isupper()) for word in as_written
    )


@cache
def _load() -> _Vocabulary:
    tables = dict(load_lists("notices"))
    unspaced = tables.pop("unspaced")["phrases"]
    languages = tuple(
        _Lists(
            frozenset(TextWords(table.get("reader", "")).words),
            frozenset(table.get("capitals", "").split()),
            frozenset(TextWords(table.get("asking", "")).words),
            tuple(_list_phrases(table.get("here", ""))),
            frozenset(TextWords(table.get("sharp", "")).words),
            frozenset(TextWords(table.get("topics", "")).words),
        )
        for table in tables.values()
    )
    phrases: dict[str, list[str]] = {}
    things = frozenset().union(*(lists.sharp | lists.topics for lists in languages))
    for table in tables.values():
        for phrase in _list_phrases(table["phrases"]):
            # The word that is met least elsewhere.
            key = max(phrase.split(), key=lambda word: (word in things, len(word)))
            phrases.setdefault(key, []).append(phrase)
    cues = things.union(phrases)
    return _Vocabulary(languages, phrases, tuple(phrase.strip() for phrase in unspaced.split(",")), cues)


def _list_phrases(listed: str) -> Iterator[str]:
    """Yield phrases, levelled as texts are, each with a space on either side."""
    return (f" {' '.join(TextWords(phrase).words)} " for phrase in listed.split(",") if phrase)
