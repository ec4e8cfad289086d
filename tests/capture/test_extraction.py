"""The table of formats, and what holds for all of them; captures of all kinds beside a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.audit.config import Config
from claimcheck.capture import plain
from claimcheck.capture.docx import word_document
from claimcheck.capture.extraction import FORMATS, SUFFIXES, NoText, extract_text
from claimcheck.model.capture import CaptureReading, CaptureState, Extracted
from claimcheck.model.limit import DEFAULT_LIMITS
from claimcheck.workspace.open import OpenOptions, open_dossier
from tests.capture import documents

SAVED = {
    ".txt": b"The red line",
    ".text": b"The red line",
    ".md": b"The red line",
    ".markdown": b"The red line",
    ".html": b"<p>The red line",
    ".htm": b"<p>The red line",
    ".xhtml": b"<p>The red line</p>",
    ".mhtml": b"Content-Type: text/html\n\n<p>The red line",
    ".mht": b"Content-Type: text/html\n\n<p>The red line",
    ".pdf": documents.pdf(["The red line"]),
    ".docx": documents.docx(documents.paragraph("The red line")),
    ".odt": documents.odt("<text:p>The red line</text:p>"),
    ".eml": b"\nThe red line",
    ".srt": b"1\n00:00:07,0 --> 00:00:08,0\nThe red line",
    ".vtt": b"WEBVTT\n\n00:07.000 --> 00:08.000\nThe red line",
}
LOCATORS = {".pdf": "p. 1", ".srt": "00:00:07", ".vtt": "00:00:07"}


def test_every_suffix_has_a_reader() -> None:
    assert set(SUFFIXES) == set(FORMATS) == set(SAVED)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_each_format_is_read(suffix: str) -> None:
    if suffix == ".pdf":
        pytest.importorskip("pypdf")
    for file in (f"a{suffix}", f"folder/A{suffix.upper()}"):
        text, marks, *_ = extract_text(SAVED[suffix], file)
        assert text == "The red line"
        assert CaptureReading(CaptureState.READ, file, text, marks=marks).locator(5) == LOCATORS.get(suffix)


def test_the_limit_of_characters_holds_to_one() -> None:
    limits = DEFAULT_LIMITS._replace(capture_characters=12)
    for suffix in set(SUFFIXES) - {".pdf"}:
        assert extract_text(SAVED[suffix], f"a{suffix}", limits).text == "The red line"
        with pytest.raises(NoText, match=r"^has 12 characters; the limit is 11 \(capture_characters\)$"):
            extract_text(SAVED[suffix], f"a{suffix}", limits._replace(capture_characters=11))


@pytest.mark.parametrize("file", ["a.doc", "a", "a.pdf.exe", ""])
def test_other_files_are_refused(file: str) -> None:
    with pytest.raises(
        NoText,
        match=r"cannot be read \(can be: \.docx, \.eml, \.htm, \.html, \.markdown, \.md, \.mht, \.mhtml, ",
    ):
        extract_text(b"words", file)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (RecursionError(), "cannot be read: it is nested too deeply"),
        (MemoryError(), "cannot be read: it needs more memory than there is"),
        (KeyError("x"), "cannot be read: its reader failed with KeyError"),
        (NoText("is odd"), "is odd"),
    ],
)
def test_a_reader_that_fails_ends_nothing(error: Exception, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Extracted:
        raise error

    monkeypatch.setattr(plain, "extract", fail)
    with pytest.raises(NoText) as reason:
        extract_text(b"words", "a.txt")
    assert str(reason.value) == why


def test_half_a_character_is_an_unknown_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "extract", lambda *_: Extracted("a\ud83db"))
    assert extract_text(b"words", "a.txt").text == "a\ufffdb"


def write_dossier(root: Path, folder: Path) -> None:
    (root / "claims").mkdir(parents=True)
    folder.mkdir(exist_ok=True)
    records = "".join(f"  - id: saved-{suffix[1:]}\n" for suffix in SUFFIXES)
    (root / "claims" / "a.yaml").write_text(f"sources:\n{records}")
    for suffix, data in SAVED.items():
        (folder / f"saved-{suffix[1:]}{suffix}").write_bytes(data)


def open_readings(root: Path, captures: list[str]) -> dict[str, CaptureReading]:
    case = open_dossier(str(root), OpenOptions(captures=captures, config=Config(), catalogue={})).case
    readings = {}
    for suffix in SUFFIXES:
        reading = case.text(f"saved-{suffix[1:]}").capture
        assert reading is not None
        readings[suffix] = reading
    return readings


@pytest.mark.slow
def test_captures_of_all_kinds_are_found_beside_the_record(
    tmp_path: Path, cache_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pypdf")
    root = tmp_path / "dossier"
    write_dossier(root, root / "claims")
    with monkeypatch.context() as patch:
        patch.setenv("CI", "1")  # no cache
        readings = open_readings(root, [])
    assert {reading.text for reading in readings.values()} == {"The red line"}
    assert {suffix: reading.locator(0) for suffix, reading in readings.items() if reading.marks} == LOCATORS
    assert list(cache_home.iterdir()) == []
    assert open_readings(root, []) == readings
    assert len(list((cache_home / "cache" / "claimcheck").iterdir())) == 3
    assert open_readings(root, []) == readings


def test_what_is_kept_outside_of_the_dossier_is_copied_nowhere(tmp_path: Path, cache_home: Path) -> None:
    pytest.importorskip("pypdf")
    write_dossier(tmp_path / "dossier", tmp_path / "vault")
    readings = open_readings(tmp_path / "dossier", [str(tmp_path / "vault")])
    assert {reading.text for reading in readings.values()} == {"The red line"}
    assert list(cache_home.iterdir()) == []


def test_a_cache_in_the_dossier_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "dossier"
    write_dossier(root, root / "claims")
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / "cache"))
    open_readings(root, [])
    assert not (root / "cache").exists()


def test_a_text_from_the_cache_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "dossier"
    write_dossier(root, root / "claims")
    first = open_readings(root, [])

    def fail(*_: object) -> Extracted:
        raise AssertionError

    monkeypatch.setattr(word_document, "extract", fail)
    assert open_readings(root, [])[".docx"] == first[".docx"]
