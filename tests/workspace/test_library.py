"""Where saved texts are looked for, in which order, and what becomes of each."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from claimcheck.load.files import Folder
from claimcheck.model.capture import CaptureReading, CaptureState, SourceText
from claimcheck.model.limit import Limits
from claimcheck.model.position import Pointer
from claimcheck.model.source import CaptureFile, Source
from claimcheck.workspace.library import KeptCaptures, Library

AT = Pointer("sources/news/all.yaml", ("sources", 0))
TEXT = "The bridge was closed."
SHA = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "dossier", "sources/news/all.yaml", "")


def write(root: Path, name: str, text: str = TEXT) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def declare(file: str, sha256: str | None = None) -> Source:
    return Source(AT, "paper", capture=CaptureFile(AT / "capture", file, sha256))


def look(
    root: Path,
    source: Source,
    outer: tuple[str, ...] = (),
    kept: KeptCaptures | None = None,
    limits: Limits | None = None,
) -> SourceText:
    library = Library(Folder(str(root)), ["captures"], outer, limits or Limits(), kept=kept)
    return library.find(source)


def state_of(reading: CaptureReading | None) -> tuple[CaptureState, str] | None:
    return None if reading is None else (reading.state, reading.file)


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("paper.txt", "sources/news/paper.txt"),
        ("texts/paper.txt", "sources/news/texts/paper.txt"),
        ("../paper.txt", "sources/paper.txt"),
        ("../../paper.txt", "paper.txt"),
        ("texts/paper.txt", "captures/paper.txt"),
    ],
)
def test_a_declared_capture_is_beside_its_record_or_in_a_capture_folder(root: Path, file: str, place: str) -> None:
    found = look(write(root, place), declare(file)).capture
    assert state_of(found) == (CaptureState.READ, place)
    assert found is not None
    assert found.text == TEXT


def test_the_nearest_place_goes_first(root: Path, tmp_path: Path) -> None:
    outer = write(tmp_path / "outer", "paper.txt", "outside")
    assert look(root, declare("paper.txt")).capture == CaptureReading(
        CaptureState.MISSING, "paper.txt", why="is not at hand"
    )
    for place, text in (("captures/paper.txt", "inside"), ("sources/news/paper.txt", "beside")):
        before = look(root, declare("paper.txt"), (str(outer),)).capture
        write(root, place, text)
        after = look(root, declare("paper.txt"), (str(outer),)).capture
        assert before is not None
        assert after is not None
        assert (before.text, after.text) == ({"inside": "outside", "beside": "inside"}[text], text)


def test_a_folder_outside_is_not_named(root: Path, tmp_path: Path) -> None:
    outer = write(tmp_path / "outer", "paper.txt")
    assert state_of(look(root, declare("deep/paper.txt"), (str(outer),)).capture) == (CaptureState.READ, "paper.txt")


@pytest.mark.parametrize(
    "file", ["../../../paper.txt", "/paper.txt", "~/paper.txt", "../../..", ".hidden/paper.txt", "a\\b"]
)
def test_a_capture_may_not_lie_outside_of_the_dossier(root: Path, file: str) -> None:
    write(root.parent, "paper.txt")
    assert state_of(look(root, declare(file)).capture) == (CaptureState.ESCAPING, file)


def test_a_link_that_leaves_is_not_followed(root: Path) -> None:
    write(root.parent, "secret.txt")
    (root / "sources/news/paper.txt").symlink_to(root.parent / "secret.txt")
    found = look(root, declare("paper.txt")).capture
    assert found == CaptureReading(
        CaptureState.ESCAPING, "sources/news/paper.txt", why="is a link that leaves its folder"
    )


def test_a_changed_file_is_told_with_its_hash_and_another_place_may_have_the_right_one(root: Path) -> None:
    write(root, "sources/news/paper.txt", "changed")
    digest = hashlib.sha256(b"changed").hexdigest()
    changed = CaptureReading(CaptureState.CHANGED, "sources/news/paper.txt", why=f"has the SHA-256 {digest}")
    assert look(root, declare("paper.txt", SHA)).capture == changed
    write(root, "captures/paper.txt")
    assert state_of(look(root, declare("paper.txt", SHA)).capture) == (CaptureState.READ, "captures/paper.txt")


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("paper.txt", " \n", "holds no text"),
        ("paper.doc", "x", "is a .doc file, which cannot be read"),
        ("paper.txt", "x" * 101, "has 101 bytes; the limit is 100 (capture_bytes)"),
    ],
)
def test_what_cannot_be_read_says_why(root: Path, name: str, text: str, why: str) -> None:
    write(root, f"captures/{name}", text)
    found = look(root, declare(name), limits=Limits(capture_bytes=100)).capture
    assert found is not None
    assert found.state is CaptureState.UNREADABLE
    assert found.why.startswith(why)


def test_an_undeclared_capture_is_found_by_the_id_in_the_order_of_suffixes(root: Path) -> None:
    source = Source(AT, "paper")
    assert look(root, source) == SourceText()
    write(root, "captures/paper.html", "<p>page")
    assert state_of(look(root, source).capture) == (CaptureState.READ, "captures/paper.html")
    write(root, "captures/paper.txt")
    assert state_of(look(root, source).capture) == (CaptureState.READ, "captures/paper.txt")
    write(root, "sources/news/paper.md")
    assert state_of(look(root, source).capture) == (CaptureState.READ, "captures/paper.txt"), "the suffix goes first"


@pytest.mark.parametrize("name", ["../paper", "a/b", ".paper", ""])
def test_an_id_that_is_no_file_name_finds_nothing(root: Path, name: str) -> None:
    write(root, "sources/paper.txt")
    assert look(root, Source(AT, name)).capture is None


def test_an_excerpt_is_only_looked_for_where_it_is_declared(root: Path) -> None:
    write(root, "sources/news/part.txt")
    source = Source(AT, "paper", excerpt=CaptureFile(AT / "excerpt", "part.txt"))
    texts = look(root, source)
    assert texts.capture is None
    assert state_of(texts.excerpt) == (CaptureState.READ, "sources/news/part.txt")
    assert look(root, Source(AT, "paper", capture=CaptureFile(AT / "capture"))) == SourceText()


def test_of_two_sources_with_one_id_the_first_has_the_text(root: Path) -> None:
    write(root, "sources/news/a.txt", "first")
    write(root, "sources/news/b.txt", "second")
    library = Library(Folder(str(root)), [], [])
    found = library.find_all([declare("a.txt"), declare("b.txt")])["paper"].capture
    assert found is not None
    assert found.text == "first"


def test_what_has_not_changed_is_not_read_again(root: Path) -> None:
    write(root, "captures/paper.txt")
    kept: KeptCaptures = {}
    first, second = (look(root, declare("paper.txt"), kept=kept).capture for _ in range(2))
    assert first is second
    write(root, "captures/paper.txt", "another, longer text of the paper")
    third = look(root, declare("paper.txt"), kept=kept).capture
    assert third is not None
    assert third.text == "another, longer text of the paper"
    other = look(root, declare("paper.txt", SHA), kept=kept).capture
    assert state_of(other) == (CaptureState.CHANGED, "captures/paper.txt"), "the hash belongs to what is kept"
