"""Files that could be the capture of a source, pins that differ by line ends, and captures without a pin."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from claimcheck.audit.run import Result
from claimcheck.workspace.open import OpenOptions, open_dossier

STORY = "Line one.\nThe bridge was shut.\n"


def audit(
    root: Path, source: str = "", captures: tuple[str, ...] = (), files: dict[str, bytes] | None = None
) -> Result:
    """Audit a dossier with one source and files named after it."""
    for name, data in {"m__txt": STORY.encode(), **(files or {})}.items():
        path = root / "claims" / name.replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    piece = "{source: m, stance: supports, quote: The bridge was shut}"
    text = f"claims: [{{id: a, statement: s, evidence: [{piece}]}}]\nsources: [{{id: m{source}}}]\n"
    (root / "claims" / "a.yaml").write_text(text, encoding="utf-8")
    return open_dossier(str(root), OpenOptions(captures=captures)).audit()


def find(result: Result, rule: str) -> list[str]:
    return [f"{finding.message} | {finding.help}" for finding in result.findings if finding.rule == rule]


def test_a_second_file_that_could_be_it_is_told(tmp_path: Path) -> None:
    (told,) = find(audit(tmp_path, files={"m__html": b"<p>x", "M__PDF": b"%PDF"}), "stray-file")
    assert "checked against `claims/m.txt`, and not against `claims/M.PDF`, `claims/m.html`" in told
    assert "`capture: {file: m.txt}`" in told


@pytest.mark.parametrize("name", ["m__doc", "m__DOC", "m__epub", "m__rtf", "m__msg"])
def test_a_file_that_cannot_be_read_is_told(name: str, tmp_path: Path) -> None:
    assert len(find(audit(tmp_path, files={name: b"x"}), "stray-file")) == 1


@pytest.mark.parametrize("name", ["m__yaml", "m__png", "m__sha256", "m2__doc", "m__excerpt__txt", "m"])
def test_other_files_are_left_alone(name: str, tmp_path: Path) -> None:
    assert find(audit(tmp_path, files={name: b"claims: []\n"}), "stray-file") == []


def test_a_picture_is_told_where_nothing_else_is_there(tmp_path: Path) -> None:
    result = audit(tmp_path, ", note: x", files={"m__jpg": b"x"})
    assert find(result, "stray-file") == []
    (tmp_path / "claims" / "m.txt").unlink()
    told = find(open_dossier(str(tmp_path)).audit(), "stray-file")
    assert told == [
        "`claims/m.jpg` could be the capture of `m`, and is not read | save it as text, HTML or PDF under the same name"
    ]


def test_where_a_capture_is_declared_its_neighbours_are_fine(tmp_path: Path) -> None:
    assert (
        find(audit(tmp_path, ", capture: {file: m.txt}", files={"m__html": b"<p>x", "m__doc": b"x"}), "stray-file")
        == []
    )


def test_files_outside_of_the_dossier_are_told_by_name_alone(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "m.doc").write_bytes(b"x")
    (told,) = find(audit(tmp_path / "case", captures=(str(vault),)), "stray-file")
    assert "`m.doc`" in told
    assert str(vault) not in told


@pytest.mark.parametrize(
    "data",
    [
        STORY.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + STORY.encode(),
        STORY.replace("\n", "\r\n").encode("utf-8-sig"),
    ],
)
def test_a_pin_that_differs_by_line_ends_says_so(data: bytes, tmp_path: Path) -> None:
    pin = hashlib.sha256(STORY.encode()).hexdigest()
    (told,) = find(
        audit(tmp_path, f", capture: {{file: m.txt, sha256: {pin}}}", files={"m__txt": data}), "changed-capture"
    )
    assert "but for its line ends or a byte-order mark" in told
    assert ".gitattributes" in told
    (told,) = find(
        audit(tmp_path, f", capture: {{file: m.txt, sha256: {pin}}}", files={"m__txt": data + b"!"}), "changed-capture"
    )
    assert "line ends" not in told


def test_a_declared_capture_without_a_pin_is_given_one(tmp_path: Path) -> None:
    (told,) = find(audit(tmp_path, ", capture: {file: m.txt}"), "unpinned-capture")
    assert f"add `sha256: {hashlib.sha256(STORY.encode()).hexdigest()}`" in told
    assert find(audit(tmp_path), "unpinned-capture") == []
