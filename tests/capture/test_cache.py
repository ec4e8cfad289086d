"""Texts of slow formats are kept where the user's caches are, and trusted no further than they deserve."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.capture import cache as module
from claimcheck.capture.cache import Cache, find_folder, open_cache
from claimcheck.capture.docx import word_document
from claimcheck.capture.extraction import NoText, extract_text
from claimcheck.model.capture import Annotation, AnnotationKind, Extracted, Mark
from claimcheck.model.limit import DEFAULT_LIMITS, Limits
from tests.capture import documents

WORDS = documents.docx(documents.paragraph("The red line"))
KEPT = Extracted(
    "The red line\nwas crossed",
    (Mark(0, "p. 1"), Mark(13, "p. 2"), Mark(24, "p. 3", True)),
    annotations=(Annotation(4, 7, AnnotationKind.STRUCK_OUT), Annotation(13, 24, AnnotationKind.VOICE, "Ann")),
)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(str(tmp_path / "cache"))


@pytest.fixture
def key(cache: Cache) -> str:
    """Return the key of an entry that is there."""
    key = cache.key(b"data", ".pdf", "1", DEFAULT_LIMITS)
    cache.put(key, KEPT)
    assert cache.get(key) == KEPT
    return key


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by one whenever a Word document is really read."""
    found: list[int] = []
    extract = word_document.extract

    def count(data: bytes, limits: Limits) -> Extracted:
        found.append(len(data))
        return extract(data, limits)

    monkeypatch.setattr(word_document, "extract", count)
    return found


def entry(cache: Cache, key: str) -> Path:
    return Path(cache.folder) / f"{key}.json"


def test_a_text_is_read_once(cache: Cache, reads: list[int]) -> None:
    for _ in range(3):
        assert extract_text(WORDS, "a.docx", cache=cache).text == "The red line"
    assert len(reads) == 1


def test_without_a_cache_it_is_read_each_time(reads: list[int]) -> None:
    for _ in range(2):
        extract_text(WORDS, "a.docx")
    assert len(reads) == 2


def test_other_bytes_suffixes_versions_and_limits_have_other_keys(cache: Cache) -> None:
    keys = {
        cache.key(b"a", ".pdf", "1", DEFAULT_LIMITS),
        cache.key(b"b", ".pdf", "1", DEFAULT_LIMITS),
        cache.key(b"a", ".docx", "1", DEFAULT_LIMITS),
        cache.key(b"a", ".pdf", "2", DEFAULT_LIMITS),
        cache.key(b"a", ".pdf", "1", DEFAULT_LIMITS._replace(pdf_pages=1)),
    }
    assert len(keys) == 5


def test_another_version_of_the_reader_reads_anew(
    cache: Cache, reads: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    extract_text(WORDS, "a.docx", cache=cache)
    monkeypatch.setattr(word_document, "version", lambda: "other")
    extract_text(WORDS, "a.docx", cache=cache)
    assert len(reads) == 2


def test_fast_formats_are_not_kept(cache: Cache) -> None:
    extract_text(b"words", "a.txt", cache=cache)
    extract_text(b"words", "a.html", cache=cache)
    assert not Path(cache.folder).exists()


def test_what_gives_no_text_is_not_kept(cache: Cache) -> None:
    with pytest.raises(NoText):
        extract_text(documents.docx(""), "a.docx", cache=cache)
    assert not Path(cache.folder).exists()


def test_entries_are_the_users_alone(cache: Cache, key: str) -> None:
    assert stat.S_IMODE(os.stat(cache.folder).st_mode) == 0o700
    assert stat.S_IMODE(entry(cache, key).stat().st_mode) == 0o600
    assert [path.name for path in Path(cache.folder).iterdir()] == [f"{key}.json"]


def test_any_text_comes_back(cache: Cache) -> None:
    for text in ("\x00\x1f\u2028", "\U0001f600é", 'a"b\\'):
        key = cache.key(text.encode(), ".pdf", "1", DEFAULT_LIMITS)
        cache.put(key, Extracted(text, (Mark(len(text), "p. 1"),)))
        assert cache.get(key) == Extracted(text, (Mark(len(text), "p. 1"),))


def forge(**changes: object) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))

    return write


def replace(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink()
    make(path)


def elsewhere(path: Path) -> None:
    target = path.with_name("elsewhere")
    path.rename(target)
    path.symlink_to(target)


ODD: dict[str, Callable[[Path], object]] = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-3]),
    "not JSON": lambda path: path.write_bytes(b"\x80\x04\x95"),
    "deep": lambda path: path.write_bytes(b"[" * 1_000_000),
    "a list": lambda path: path.write_text("[]"),
    "another's": forge(key="0" * 64),
    "no key": lambda path: path.write_text('{"text": "words", "marks": []}'),
    "no text": forge(text=""),
    "blank": forge(text=" \n"),
    "text of another kind": forge(text=["words"]),
    "half a character": forge(text="\ud800"),
    "marks of another kind": forge(marks={"0": "p. 1"}),
    "a mark of another kind": forge(marks=[[0, "p. 1"]]),
    "a mark at true": forge(marks=[[True, "p. 1", False]]),
    "a mark that is a number": forge(marks=[[0, "p. 1", 1]]),
    "a mark past the end": forge(marks=[[999, "p. 1", False]]),
    "a mark before the beginning": forge(marks=[[-1, "p. 1", False]]),
    "marks out of order": forge(marks=[[9, "p. 1", False], [0, "p. 2", False]]),
    "open to others": lambda path: path.chmod(0o620),
    "in a folder open to others": lambda path: path.parent.chmod(0o777),
    "a link": elsewhere,
    "a folder": lambda path: replace(path, Path.mkdir),
    "a pipe": lambda path: replace(path, os.mkfifo),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_entry_is_ignored(cache: Cache, key: str, name: str) -> None:
    ODD[name](entry(cache, key))
    assert cache.get(key) is None
    # And does no harm to what comes after.
    cache.put(key, KEPT)
    assert cache.get(key) in (KEPT, None)


@pytest.mark.parametrize("name", ["gone", "cut off", "another's", "open to others", "a link", "a pipe"])
def test_a_broken_entry_is_made_anew(cache: Cache, key: str, name: str) -> None:
    ODD[name](entry(cache, key))
    cache.put(key, KEPT)
    assert cache.get(key) == KEPT
    assert stat.S_IMODE(entry(cache, key).stat().st_mode) == 0o600


def test_an_entry_of_another_user_is_ignored(cache: Cache, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    user = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: user + 1)
    assert cache.get(key) is None


def test_an_entry_that_is_too_large_is_ignored(cache: Cache, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    size = entry(cache, key).stat().st_size
    monkeypatch.setattr(module, "_MOST", size)
    assert cache.get(key) == KEPT
    monkeypatch.setattr(module, "_MOST", size - 1)
    assert cache.get(key) is None
    cache.put(cache.key(b"other", ".pdf", "1", DEFAULT_LIMITS), KEPT)
    assert len(list(Path(cache.folder).iterdir())) == 1


def test_the_oldest_go_first(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [cache.key(bytes([number]), ".pdf", "1", DEFAULT_LIMITS) for number in range(3)]
    for number, key in enumerate(keys):
        cache.put(key, KEPT)
        os.utime(entry(cache, key), (number, number))
    (Path(cache.folder) / f"{keys[0]}.{'0' * 16}.tmp").write_bytes(b"left over")
    os.utime(Path(cache.folder) / f"{keys[0]}.{'0' * 16}.tmp", (0, 0))
    (Path(cache.folder) / "not ours").write_bytes(b"x" * 10_000)
    monkeypatch.setattr(module, "_MOST", 3 * entry(cache, keys[0]).stat().st_size)
    newest = cache.key(b"new", ".pdf", "1", DEFAULT_LIMITS)
    cache.put(newest, KEPT)
    assert {path.name for path in Path(cache.folder).iterdir()} == {
        "not ours", f"{newest}.json", f"{keys[1]}.json", f"{keys[2]}.json"
    }  # fmt: skip


def test_what_cannot_be_written_is_no_matter(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    key = cache.key(b"data", ".pdf", "1", DEFAULT_LIMITS)
    Path(cache.folder).write_bytes(b"a file where the folder should be")
    cache.put(key, KEPT)
    assert cache.get(key) is None
    assert extract_text(WORDS, "a.docx", cache=cache).text == "The red line"

    def refuse(*_: object, **__: object) -> None:
        raise OSError

    Path(cache.folder).unlink()
    monkeypatch.setattr(os, "replace", refuse)
    cache.put(key, KEPT)
    assert cache.get(key) is None
    assert list(Path(cache.folder).iterdir()) == []


FOLDERS = [
    ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/claimcheck"),
    ("linux", {"XDG_CACHE_HOME": "relative"}, "/home/me/.cache/claimcheck"),
    ("linux", {"XDG_CACHE_HOME": ""}, "/home/me/.cache/claimcheck"),
    ("darwin", {"XDG_CACHE_HOME": "/x"}, "/home/me/Library/Caches/claimcheck"),
    ("win32", {"LOCALAPPDATA": "/local"}, "/local/claimcheck"),
    ("win32", {"LOCALAPPDATA": ""}, None),
    ("linux", {"XDG_CACHE_HOME": "", "HOME": "nowhere"}, None),
]


@pytest.mark.parametrize(("platform", "environment", "folder"), FOLDERS)
def test_each_platform_has_its_place(
    platform: str, environment: dict[str, str], folder: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert find_folder() == folder


def test_a_cache_in_an_audited_folder_is_not_used(cache_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = cache_home / "cache"
    assert open_cache([str(cache_home / "cach")]) is not None
    assert open_cache([str(cache_home / "cache" / "claimcheck" / "below")]) is not None
    for outside in (cache_home, dossier, dossier / "claimcheck", Path("/")):
        assert open_cache(["/nowhere", str(outside)]) is None
    dossier.mkdir()
    (cache_home / "linked").symlink_to(dossier)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home / "linked"))
    assert open_cache([str(dossier)]) is None


def test_there_is_none_in_ci_and_none_without_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    assert open_cache([]) is not None
    monkeypatch.setenv("CI", "true")
    assert open_cache([]) is None
    monkeypatch.delenv("CI")
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "nowhere")
    assert open_cache([]) is None
