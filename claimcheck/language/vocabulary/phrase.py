"""Phrases among words: one index of lists of them, and one way to find them, for all lists of a language.

Of the list `least = "at least, no fewer than"` the words "no fewer than 40 jets" have "least" at 0, which ends at 3.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TypeVar

V = TypeVar("V")
# Phrases by one word of each, their first or their last: the other words in order, and what the phrase says.  Of
# several by one word the longest comes first.
Phrases = dict[str, list[tuple[tuple[str, ...], V]]]


def split_phrases(lists: Mapping[str, str]) -> Iterable[tuple[list[str], str]]:
    """Yield the phrases of lists that commas part, in words, each with the name of its list."""
    return ((phrase.split(), name) for name, listed in lists.items() for phrase in listed.split(","))


def index_phrases(phrases: Iterable[tuple[Sequence[str], V]]) -> Phrases[V]:
    """Return phrases by their first words, for `match_phrase`."""
    return _index((words[0], tuple(words[1:]), says) for words, says in phrases)


def index_phrases_by_end(phrases: Iterable[tuple[Sequence[str], V]]) -> Phrases[V]:
    """Return phrases by their last words, for `match_phrase_before`."""
    return _index((words[-1], tuple(words[:-1]), says) for words, says in phrases)


def _index(entries: Iterable[tuple[str, tuple[str, ...], V]]) -> Phrases[V]:
    index: Phrases[V] = {}
    for word, others, says in sorted(entries, key=lambda entry: -len(entry[1])):
        index.setdefault(word, []).append((others, says))
    return index


def match_phrase(words: Sequence[str], index: int, phrases: Phrases[V]) -> tuple[V, int] | None:
    """Return what the longest phrase says that begins at a word, and where it ends; None where none does."""
    found = phrases.get(words[index]) if index < len(words) else None
    if found is None:
        return None
    behind = index + 1
    next_word = words[behind] if behind < len(words) else None
    for others, says in found:
        if not others:
            return says, behind
        # Asked first, since it is seldom so, and the rest is dear.
        if others[0] == next_word:
            end = behind + len(others)
            if tuple(words[behind:end]) == others:
                return says, end
    return None


def match_phrase_before(
    words: Sequence[str], index: int, phrases: Phrases[V], passed: Container[str] = ()
) -> tuple[V, int] | None:
    """Return what the longest phrase says that ends before a word, and where it begins; None where none does.

    One word that is `passed` may stand between: "more than the 40 jets".
    """
    last = index - 1
    if last > 0 and words[last] in passed and words[last] not in phrases:
        last -= 1
    for others, says in phrases.get(words[last], ()) if last >= 0 else ():
        begin = last - len(others)
        if begin >= 0 and tuple(words[begin:last]) == others:
            return says, begin
    return None


def may_have_phrase(words: Sequence[str], phrases: Phrases[V], wanted: Container[V]) -> bool:
    """Tell whether a phrase that says something wanted stands among words; a longer one may still hide it.

    Most words have none, and that is told in a fraction of the time.
    """
    if phrases.keys().isdisjoint(words):
        return False
    for index, word in enumerate(words, 1):
        for others, says in phrases.get(word, ()):
            if says in wanted and tuple(words[index : index + len(others)]) == others:
                return True
    return False
