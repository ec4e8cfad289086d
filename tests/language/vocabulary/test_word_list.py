"""The files of words are TOML, and what is read of them is what a reader of TOML reads."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck.language.vocabulary import word_list
from claimcheck.language.vocabulary.word_list import parse_lists

FILES = sorted((Path(word_list.__file__).parent / "words").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_read_as_toml_reads_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parse_lists(text) == tomllib.loads(text)
    assert any(words.split() for lists in parse_lists(text).values() for words in lists.values())


def test_there_are_files() -> None:
    assert "en.toml" in {path.name for path in FILES}


@pytest.mark.parametrize(
    "text",
    [
        'a = "before any table"',
        "[t]\nnumber = 1",
        '[t]\na = "x" # behind it',
        '[t]\na = "back\\\\slash"',
        '[t]\na = "in " quotes"',
        "[t]\na = 'it's'",
        '[t]\na = "never closed',
        "[t]\na = '''\nnever closed\n",
        '[t]\na = "x"\na = "y"',
        '[t]\na b = "x"',
        "[t]\nno list\n",
        '[t]\n = "x"',
        '[t]\n"" = "x"',
    ],
)
def test_what_is_not_plain_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="line"):
        parse_lists(text)


def test_lists_keep_their_lines() -> None:
    assert parse_lists("# words\n[first]\none = 'a b'\n\n[second]\ntwo = '''\nc d\ne\n'''\n") == {
        "first": {"one": "a b"},
        "second": {"two": "c d\ne\n"},
    }
