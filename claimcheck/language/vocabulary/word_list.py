"""The word lists as they stand in their files, without what makes a vocabulary of a language's own.

Who needs a list or two of those that belong to no one language, `words/und/NAME.toml`, loads no more than that.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

# The folder of words that weigh in a text of any language.
_ANY = "und"

# The tables of a file: lists by their names, each a text.
Tables = Mapping[str, Mapping[str, str]]


def load_files(name: str) -> Mapping[str, Tables]:
    """Return the tables of each file of a language's folder, by the name of the file."""
    files: Mapping[str, Tables] = import_module(f"claimcheck.language.vocabulary.generated.{name}").LISTS
    return files


def load_lists(file: str) -> Tables:
    """Return the lists of a file that belong to no one language, as they stand there."""
    return load_files(_ANY)[file]


@cache
def load_words(file: str, table: str, name: str) -> frozenset[str]:
    """Return the words of such a list, which white space parts."""
    return frozenset(load_lists(file)[table][name].split())


@cache
def load_phrases(file: str, table: str, name: str) -> frozenset[str]:
    """Return the phrases of such a list, which commas part."""
    return frozenset(filter(None, map(str.strip, load_lists(file)[table][name].split(","))))
