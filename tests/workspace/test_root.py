"""Where a dossier lies, and which configuration it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.audit.config import Config, ConfigError
from claimcheck.load.files import Folder
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.workspace.root import NoDossier, find_root, find_starts, read_config

CATALOGUE = load_catalogue()


def write(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "is_dossier"),
    [
        ("claimcheck.toml", "", True),
        ("claims/a.yaml", "", True),
        ("pyproject.toml", "[tool.claimcheck]\n", True),
        ("pyproject.toml", "[tool.claimcheck.limits]\n", True),
        ("pyproject.toml", "[tool.other]\n", False),
        ("claims", "a file of that name", False),
    ],
)
def test_what_makes_a_folder_a_dossier(tmp_path: Path, name: str, text: str, is_dossier: bool) -> None:
    write(tmp_path / "a" / name, text)
    below = tmp_path / "a" / "b" / "c"
    below.mkdir(parents=True)
    for start in (tmp_path / "a", below):
        if is_dossier:
            assert find_root(str(start)) == str(tmp_path / "a")
        else:
            with pytest.raises(NoDossier, match="there is no dossier here"):
                find_root(str(start))


def test_the_nearest_folder_upward_is_the_dossier(tmp_path: Path) -> None:
    write(tmp_path / "claimcheck.toml")
    write(tmp_path / "inner" / "claims" / "a.yaml")
    assert find_root(str(tmp_path / "inner" / "claims")) == str(tmp_path / "inner")
    assert find_root(str(tmp_path)) == str(tmp_path)


def test_the_configuration_of_its_own_goes_before_that_of_the_project(tmp_path: Path) -> None:
    assert read_config(str(tmp_path), CATALOGUE) == Config()
    write(tmp_path / "pyproject.toml", '[tool.claimcheck]\nfail-on = "note"\n')
    assert read_config(str(tmp_path), CATALOGUE).fail_on == "note"
    write(tmp_path / "claimcheck.toml", 'fail-on = "never"\n')
    assert read_config(str(tmp_path), CATALOGUE).fail_on == "never"


def test_a_project_without_a_table_of_ours_has_the_default(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.other]\nx = 1\n")
    assert read_config(str(tmp_path), CATALOGUE) == Config()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff", "claimcheck.toml: is not UTF-8"),
        (b"#" * 100_001, "claimcheck.toml: has 100,001 bytes; the limit is 100,000 (config_bytes)"),
        (b"fail-on = 3", "claimcheck.toml: `fail-on` must be"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_an_error(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "claimcheck.toml").write_bytes(data)
    with pytest.raises(ConfigError) as refused:
        read_config(str(tmp_path), CATALOGUE)
    assert str(refused.value).startswith(words)


def test_a_configuration_that_is_a_dangling_link_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").symlink_to(tmp_path / "gone.toml")
    with pytest.raises(ConfigError, match=r"claimcheck\.toml: cannot be read"):
        read_config(str(tmp_path), CATALOGUE)


def test_the_folders_that_are_there_are_read_each_once(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path))
    config = Config(claims=("claims", "more"), sources=("sources", "claims"))
    with pytest.raises(NoDossier, match="there is no folder claims or more or sources in the dossier"):
        find_starts(folder, config)
    for name in ("sources", "claims"):
        (tmp_path / name).mkdir()
    assert find_starts(folder, config) == ["claims", "sources"]
