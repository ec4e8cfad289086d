"""Captures that no record declares are found by the record's id."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.capture.extraction import SUFFIXES
from claimcheck.load.files import Folder
from claimcheck.model.capture import CaptureReading, CaptureState
from claimcheck.model.position import Pointer
from claimcheck.model.source import Source
from claimcheck.workspace.library import Library
from tests.capture.test_extraction import SAVED

SOURCE = Source(Pointer("sources/a.yaml"), "paper")


def find(root: Path, *outer: Path) -> CaptureReading | None:
    return Library(Folder(str(root)), (), [str(folder) for folder in outer]).find(SOURCE).capture


def write(root: Path, name: str, data: bytes = b"The red line") -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def tells_case(folder: Path) -> bool:
    """Tell whether the file system of a folder has two files whose names differ in case alone."""
    (folder / "case").touch()
    return not (folder / "CASE").exists()


@pytest.mark.slow
@pytest.mark.parametrize("spell", [str.upper, str.capitalize, str.swapcase, str.title], ids=lambda f: str(f.__name__))
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_capture_is_found_whatever_the_case_of_its_name(
    tmp_path: Path, suffix: str, spell: Callable[[str], str]
) -> None:
    if suffix == ".pdf":
        pytest.importorskip("pypdf")
    for name in (f"paper{spell(suffix)}", spell(f"paper{suffix}")):
        write(tmp_path / name, f"sources/{name}", SAVED[suffix])
        found = find(tmp_path / name)
        assert found is not None
        assert (found.file, found.text) == (f"sources/{name}", "The red line")


def test_also_in_a_folder_named_on_the_command_line(tmp_path: Path) -> None:
    write(tmp_path / "vault", "paper.Htm", b"<p>The red line")
    (tmp_path / "dossier" / "sources").mkdir(parents=True)
    found = find(tmp_path / "dossier", tmp_path / "vault")
    assert found is not None
    assert (found.file, found.text) == ("paper.Htm", "The red line")


def test_of_two_files_one_is_chosen_by_its_name_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not tells_case(tmp_path):
        pytest.skip("this file system does not tell names apart by case")
    names = ["paper.TXT", "Paper.txt", "paper.Txt", "PAPER.TXT"]
    for name in [*names, "paper.PDF"]:
        write(tmp_path, f"sources/{name}", name.encode())
    real = os.listdir
    for seed in range(8):
        order = random.Random(seed)
        monkeypatch.setattr(os, "listdir", lambda path, order=order: order.sample(real(path), len(real(path))))
        found = find(tmp_path)
        assert found is not None
        assert found.text == "PAPER.TXT"
    write(tmp_path, "sources/paper.txt", b"paper.txt")
    found = find(tmp_path)
    assert found is not None
    assert found.text == "paper.txt"


@pytest.mark.parametrize(
    "name", ["paper.text.doc", "paper.txt.bak", "newspaper.TXT", "paper", "paperTXT", "paper.ＴＸＴ"]
)
def test_other_names_are_none_of_it(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"sources/{name}")
    assert find(tmp_path) is None


def test_a_letter_that_only_looks_like_one_of_the_id_is_another(tmp_path: Path) -> None:
    # U+212A, the sign of Kelvin, is "k" in lower case.
    write(tmp_path, "sources/\u212aiev.txt")
    source = SOURCE._replace(id="kiev")
    assert Library(Folder(str(tmp_path)), (), ()).find(source).capture is None


def test_a_folder_without_a_list_is_asked_for_the_name_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "sources/paper.txt")

    def refuse(path: str) -> list[str]:
        raise PermissionError(path)

    monkeypatch.setattr(os, "listdir", refuse)
    found = find(tmp_path)
    assert found is not None
    assert found.state is CaptureState.READ
