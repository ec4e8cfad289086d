"""The modules of words hold what the lists say that people write."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from claimcheck.language.vocabulary.vocabulary import LANGUAGES
from tests.update_words import ROOT, wanted_files

FOLDERS = sorted(folder for folder in (ROOT / "words").iterdir() if folder.is_dir())


def test_every_language_has_a_folder_of_lists_and_a_module() -> None:
    assert {folder.name for folder in FOLDERS} >= set(LANGUAGES)
    modules = {path.stem for path in (ROOT / "generated").glob("*.py")} - {"__init__"}
    assert modules == {folder.name for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_module_is_current(folder: Path) -> None:
    path = ROOT / "generated" / f"{folder.name}.py"
    assert path.read_text(encoding="utf-8") == wanted_files()[path], "run `python tests/update_words.py`"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_module_has_the_words_of_the_lists(folder: Path) -> None:
    made = import_module(f"claimcheck.language.vocabulary.generated.{folder.name}").LISTS
    read = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.toml")}
    assert made.keys() == read.keys()
    for name, tables in read.items():
        assert made[name].keys() == tables.keys()
        for table, lists in tables.items():
            split = {key: words.split() for key, words in lists.items()}
            assert {key: words.split() for key, words in made[name][table].items()} == split
            assert all(split.values())
