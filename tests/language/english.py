"""The words of English, for tests."""

from __future__ import annotations

from claimcheck.language.vocabulary.vocabulary import Vocabulary, find_vocabulary


def load() -> Vocabulary:
    vocabulary = find_vocabulary("en")
    assert vocabulary is not None
    return vocabulary


ENGLISH = load()
