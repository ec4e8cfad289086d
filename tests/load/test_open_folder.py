"""A folder of which an editor has files open, and what is kept from one reading to the next."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck.load.files import Folder, OpenFolder, Unreadable
from claimcheck.load.loader import KeptFiles, load_dossier
from claimcheck.model.limit import Limits

ONE = "claims:\n  - id: one\n    statement: x\n"


def make(tmp_path: Path) -> Path:
    (tmp_path / "claims/deep").mkdir(parents=True)
    (tmp_path / "claims/a.yaml").write_text(ONE, encoding="utf-8")
    (tmp_path / "claims/deep/b.yaml").write_text(ONE.replace("one", "two"), encoding="utf-8")
    return tmp_path


def ids(folder: Folder, kept: KeptFiles | None = None, limits: Limits | None = None) -> list[str]:
    dossier, _ = load_dossier(folder, ["claims"], limits or Limits(), kept)
    return [claim.id for claim in dossier.claims]


def test_open_texts_stand_in_and_new_ones_come_last(tmp_path: Path) -> None:
    root = str(make(tmp_path))
    assert ids(OpenFolder(root, {})) == ["one", "two"]
    unsaved = {
        "claims/a.yaml": ONE.replace("one", "typed"),
        "claims/0.yaml": ONE.replace("one", "new"),
        "claims/0.txt": "no YAML",
        "claims/.git/c.yaml": ONE.replace("one", "hidden"),
        "elsewhere/c.yaml": ONE.replace("one", "outside"),
        "claims-too/c.yaml": ONE.replace("one", "outside"),
    }
    assert ids(OpenFolder(root, unsaved)) == ["typed", "two", "new"]


def test_limits_hold_for_open_texts_too(tmp_path: Path) -> None:
    root = str(make(tmp_path))
    folder = OpenFolder(root, {"claims/a.yaml": "é" * 20})
    assert folder.read("claims/a.yaml", 40) == "é".encode() * 20
    with pytest.raises(Unreadable, match="has 40 bytes; the limit is 39 "):
        folder.read("claims/a.yaml", 39, "yaml_bytes")
    dossier, _ = load_dossier(folder, ["claims"], Limits(yaml_bytes=39))
    assert "has 40 bytes" in dossier.unread[0].why
    # Half a pair is nothing that could be saved.
    assert OpenFolder(root, {"claims/a.yaml": "\ud800"}).read("claims/a.yaml", 9) == b"?"


def test_what_is_kept_is_what_would_be_read(tmp_path: Path) -> None:
    root, kept = str(make(tmp_path)), KeptFiles()
    assert ids(Folder(root), kept) == ids(Folder(root)) == ["one", "two"]
    first = dict(kept)
    assert ids(Folder(root), kept) == ["one", "two"]
    assert all(kept[file] is first[file] for file in kept)
    path = tmp_path / "claims/a.yaml"
    path.write_text(ONE.replace("one", "new"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert ids(Folder(root), kept) == ["new", "two"]
    assert kept["claims/deep/b.yaml"] is first["claims/deep/b.yaml"]
    assert ids(OpenFolder(root, {"claims/a.yaml": ONE}), kept) == ["one", "two"]
    assert ids(Folder(root), kept) == ["new", "two"]
    path.write_bytes(b"\xff")
    dossier, source_map = load_dossier(Folder(root), ["claims"], Limits(), kept)
    cold, _ = load_dossier(Folder(root), ["claims"])
    assert (dossier.problems, dossier.unread, dossier.files) == (cold.problems, cold.unread, cold.files)
    path.unlink()
    assert ids(Folder(root), kept) == ["two"]
    assert list(kept) == ["claims/deep/b.yaml"]
    assert source_map.line("claims/deep/b.yaml", 2) == "  - id: two"
