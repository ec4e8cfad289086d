"""The dossier's files are found in one order, opened safely, and nothing is passed over without a word."""

from __future__ import annotations

import gc
import hashlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.load.files import Folder, FolderEntry, Unreadable, digest, has_safe_shape, read_bytes
from claimcheck.load.loader import load_dossier
from claimcheck.model.dossier import Dossier

TEXT = "claims: []\n"


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")


def walk(root: Path, start: str = "claims") -> list[FolderEntry]:
    return list(Folder(str(root)).walk(start))


def load(root: Path, *starts: str) -> Dossier:
    return load_dossier(Folder(str(root)), starts or ("claims",))[0]


def link(root: Path, name: str, target: str | Path) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A dossier's root that has something beside it to reach for."""
    write(tmp_path, "dossier/claims/a.yaml", "dossier-2/secret.yaml", "secret.yaml")
    return tmp_path / "dossier"


def test_order_is_by_name_and_folders_come_after_files(tmp_path: Path) -> None:
    names = [
        "claims/é.yaml",
        "claims/b/z.yaml",
        "claims/b/a/a.yaml",
        "claims/a/a.yaml",
        "claims/z.yaml",
        "claims/B.yaml",
    ]
    write(tmp_path, *names)
    assert [entry.file for entry in walk(tmp_path)] == [
        "claims/B.yaml",
        "claims/z.yaml",
        "claims/é.yaml",
        "claims/a/a.yaml",
        "claims/b/z.yaml",
        "claims/b/a/a.yaml",
    ]
    assert not any(entry.why for entry in walk(tmp_path))


@pytest.mark.parametrize(
    ("name", "is_read"),
    [
        ("a.yaml", True),
        ("a.yml", True),
        ("A.YAML", True),
        ("a.Yml", True),
        (".hidden.yaml", True),
        ("two words.yaml", True),
        ("line\nbreak.yaml", True),
        ("a.yaml.bak", False),
        ("a.yaml~", False),
        ("a.json", False),
        ("yaml", False),
        ("a.txt", False),
        (".git/a.yaml", False),
        ("sub/.cache/a.yaml", False),
        ("x.yaml/inner.txt", False),
        ("x.yaml/inner.yaml", True),
    ],
)
def test_what_is_a_file_of_the_dossier(tmp_path: Path, name: str, is_read: bool) -> None:
    write(tmp_path, f"claims/{name}")
    assert walk(tmp_path) == ([FolderEntry(f"claims/{name}")] if is_read else [])


def test_walk_of_the_root_itself(root: Path) -> None:
    assert walk(root, "") == [FolderEntry("claims/a.yaml")]


def test_folders_given_twice_are_read_once(root: Path) -> None:
    write(root, "claims/sub/b.yaml")
    assert load(root, "claims/sub", "claims", "claims").files == ("claims/sub/b.yaml", "claims/a.yaml")


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("claims/out.yaml", "../../secret.yaml"),
        ("claims/out.txt", "../../secret.yaml"),
        ("claims/out", "../.."),
        ("claims/out.yaml", "../../dossier-2/secret.yaml"),
        ("claims/out", "../../dossier-2"),
        ("claims/out.yaml", "../../no-such-file.yaml"),
        ("claims/out.yaml", os.devnull),
        ("claims/out.yaml", "/"),
    ],
)
def test_links_that_leave_are_reported_and_not_followed(root: Path, name: str, target: str) -> None:
    link(root, name, target)
    dossier = load(root)
    (problem,) = dossier.problems
    assert (problem.rule, problem.at.file) == ("escaping-path", name)
    assert "leaves the dossier" in problem.observation.message
    assert [unread.file for unread in dossier.unread] == [name]
    assert dossier.files == ("claims/a.yaml",)


def test_links_that_leave_by_another_link(root: Path) -> None:
    link(root, "claims/b.yaml", "c.yaml")
    link(root, "claims/c.yaml", "../../secret.yaml")
    assert [problem.rule for problem in load(root).problems] == ["escaping-path"] * 2


def test_start_folder_that_is_a_link_out(root: Path) -> None:
    link(root, "sources", "../dossier-2")
    dossier = load(root, "claims", "sources")
    (problem,) = dossier.problems
    assert (problem.rule, problem.at.file) == ("escaping-path", "sources")
    assert dossier.files == ("claims/a.yaml",)


def test_start_folder_outside(root: Path) -> None:
    dossier = load(root, "../dossier-2")
    assert [problem.rule for problem in dossier.problems] == ["escaping-path"]
    assert not dossier.files


def test_links_within_are_read(root: Path) -> None:
    write(root, "shared/b.yaml")
    link(root, "claims/b.yaml", "../shared/b.yaml")
    link(root, "claims/c.yaml", root / "shared" / "b.yaml")
    link(root, "claims/d.yaml", "../../dossier/shared/b.yaml")
    dossier = load(root)
    assert not dossier.problems
    assert dossier.files == ("claims/a.yaml", "claims/b.yaml", "claims/c.yaml", "claims/d.yaml")


def test_root_that_is_a_link(root: Path) -> None:
    link(root.parent, "linked", "dossier")
    assert load(root.parent / "linked").files == ("claims/a.yaml",)


@pytest.mark.parametrize(
    ("name", "target", "words"),
    [
        ("claims/sub", "../shared", "link to a folder"),
        ("claims/self", ".", "link to a folder"),
        ("claims/up", "..", "link to a folder"),
        ("claims/x.yaml", "../shared", "link to a folder"),
        ("claims/b.yaml", "no-such-file.yaml", "link to nothing"),
        ("claims/b.yaml", "b.yaml", "link to nothing"),
    ],
)
def test_links_that_are_not_followed(root: Path, name: str, target: str, words: str) -> None:
    write(root, "shared/b.yaml")
    link(root, name, target)
    dossier = load(root)
    (problem,) = dossier.problems
    assert (problem.rule, problem.at.file) == ("invalid-yaml", name)
    assert words in problem.observation.message
    assert dossier.files == ("claims/a.yaml",)


@pytest.mark.parametrize("name", ["claims/.#a.yaml", "claims/notes.txt"])
def test_links_that_are_no_part_of_the_dossier(root: Path, name: str) -> None:
    link(root, name, "user@host.1234")
    assert not load(root).problems


@pytest.fixture
def _alarm() -> Iterator[None]:
    """Make a test that blocks fail instead."""
    if not hasattr(os, "mkfifo") or not hasattr(signal, "setitimer"):
        pytest.skip("there are no pipes here")

    def fail(signum: int, frame: object) -> None:
        raise TimeoutError("reading blocks")

    before = signal.signal(signal.SIGALRM, fail)
    signal.setitimer(signal.ITIMER_REAL, 10)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("_alarm")
def test_a_pipe_does_not_block(root: Path) -> None:
    os.mkfifo(root / "claims" / "pipe.yaml")
    link(root, "claims/to-pipe.yaml", "pipe.yaml")
    dossier = load(root)
    assert [(problem.at.file, problem.observation.message) for problem in dossier.problems] == [
        ("claims/pipe.yaml", "this is not a regular file"),
        ("claims/to-pipe.yaml", "this is not a regular file"),
    ]
    # Were it opened without being judged first, as when it takes a file's place in between:
    with pytest.raises(Unreadable, match="not a regular file"):
        read_bytes(str(root / "claims" / "pipe.yaml"), 100)


@pytest.mark.usefixtures("_alarm")
def test_a_pipe_of_another_name_is_no_part_of_the_dossier(root: Path) -> None:
    os.mkfifo(root / "claims" / "pipe")
    assert not load(root).problems


def test_a_name_that_is_not_utf_8(root: Path) -> None:
    for name in (b"\xff.yaml", b"\xfe/b.yaml"):
        path = os.path.join(os.fsencode(root / "claims"), name)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(TEXT.encode())
        except OSError as error:
            pytest.skip(f"this file system takes no such name: {error}")
    dossier = load(root)
    assert [problem.at.file for problem in dossier.problems] == ["claims/\udcff.yaml", "claims/\udcfe/b.yaml"]
    assert all("not UTF-8" in problem.observation.message for problem in dossier.problems)
    assert dossier.files == ("claims/a.yaml",)


def test_a_folder_that_cannot_be_entered(root: Path) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        pytest.skip("whoever runs this may enter every folder: the refusal is tested by a stand-in alone")
    write(root, "claims/closed/b.yaml")
    closed = root / "claims" / "closed"
    closed.chmod(0)
    try:
        entries = walk(root)
    finally:
        closed.chmod(0o700)
    assert entries == [FolderEntry("claims/a.yaml"), FolderEntry("claims/closed", "cannot be read: permission denied")]


def test_a_folder_that_cannot_be_entered_by_a_stand_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, "claims/closed/b.yaml", "claims/open/c.yaml")
    scan = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    dossier = load(root)
    (problem,) = dossier.problems
    assert (problem.rule, problem.at.file) == ("invalid-yaml", "claims/closed")
    assert problem.observation.message == "this cannot be read: permission denied"
    assert [unread.file for unread in dossier.unread] == ["claims/closed"]
    assert dossier.files == ("claims/a.yaml", "claims/open/c.yaml")


def test_a_start_folder_that_is_not_there(root: Path) -> None:
    dossier = load(root, "claims", "no-such-folder")
    assert [problem.observation.message for problem in dossier.problems] == [
        "this cannot be read: no such file or directory"
    ]


def test_a_file_that_cannot_be_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, "claims/b.yaml")
    open_file = os.open

    def refuse(path: str, flags: int) -> int:
        if path.endswith("a.yaml"):
            raise PermissionError(13, "Permission denied", path)
        return open_file(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    dossier = load(root)
    assert [problem.observation.message for problem in dossier.problems] == ["this cannot be read: permission denied"]
    assert dossier.files == ("claims/b.yaml",)


def test_a_file_that_fails_while_it_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int, length: int) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", fail)
    assert [problem.observation.message for problem in load(root).problems] == [
        "this cannot be read: input/output error"
    ]


def test_size_at_the_limit_and_one_past_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    assert read_bytes(str(path), 10) == b"x" * 10
    with pytest.raises(Unreadable, match=r"^has 10 bytes; the limit is 9 \(yaml_bytes\)$"):
        read_bytes(str(path), 9, "yaml_bytes")


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, small = tmp_path / "a", tmp_path / "small"
    path.write_bytes(b"x" * 11)
    small.write_bytes(b"")
    monkeypatch.setattr(os, "fstat", lambda descriptor: small.stat())
    assert read_bytes(str(path), 11) == b"x" * 11
    with pytest.raises(Unreadable, match=r"has more than 10 bytes, which is the limit \(yaml_bytes\)"):
        read_bytes(str(path), 10, "yaml_bytes")


def test_a_large_file_is_read_in_pieces(tmp_path: Path) -> None:
    data = os.urandom(3_000_000)
    path = tmp_path / "a"
    path.write_bytes(data)
    assert read_bytes(str(path), 3_000_000) == data


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    assert read_bytes(str(path), 0) == b""


@pytest.mark.parametrize(
    ("name", "words"), [("", "not a regular file"), ("no-such", "no such file"), ("a\0b", "cannot be read")]
)
def test_what_cannot_be_read_at_all(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_bytes(os.path.join(tmp_path, name), 100)


def test_devices_are_not_read() -> None:
    with pytest.raises(Unreadable, match="not a regular file"):
        read_bytes(os.devnull, 100)


def test_descriptors_are_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    opened, closed = [], []
    open_file, close_file = os.open, os.close

    def note_open(path: str, flags: int) -> int:
        opened.append(open_file(path, flags))
        return opened[-1]

    def note_close(descriptor: int) -> None:
        closed.append(descriptor)
        close_file(descriptor)

    monkeypatch.setattr(os, "open", note_open)
    monkeypatch.setattr(os, "close", note_close)
    read_bytes(str(path), 10)
    for place, most in ((path, 9), (tmp_path, 9)):
        with pytest.raises(Unreadable):
            read_bytes(str(place), most)
    assert len(opened) == 3
    assert opened == closed


def test_digest() -> None:
    assert digest(b"abc") == hashlib.sha256(b"abc").hexdigest()


@pytest.mark.parametrize("was_enabled", [True, False])
def test_the_collector_is_left_as_it_was(root: Path, was_enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_enabled else gc.disable)()
        load(root)
        assert gc.isenabled() is was_enabled
        assert gc.get_freeze_count() == 0
    finally:
        (gc.enable if before else gc.disable)()


SHAPES = [
    ("a.txt", 0, True),
    ("a/b/c.txt", 0, True),
    ("./a.txt", 0, True),
    ("a//b.txt", 0, True),
    ("a b.txt", 0, True),
    ("a..txt", 0, True),
    ("a~", 0, True),
    ("é/😀.txt", 0, True),
    ("a/../b.txt", 0, True),
    ("../captures/a.txt", 1, True),
    ("../../captures/a.txt", 2, True),
    ("../a/../../b.txt", 2, True),
    ("", 0, False),
    ("", 3, False),
    ("../a.txt", 0, False),
    ("..", 0, False),
    ("a/../../b.txt", 0, False),
    ("../../a.txt", 1, False),
    ("../a/../../b.txt", 1, False),
    ("/a.txt", 0, False),
    ("/a.txt", 5, False),
    ("//host/a.txt", 0, False),
    ("~/a.txt", 0, False),
    ("~root/a.txt", 0, False),
    ("a\\b.txt", 0, False),
    ("..\\a.txt", 1, False),
    ("\\\\host\\a.txt", 0, False),
    ("C:a.txt", 0, False),
    ("c:/a.txt", 0, False),
    ("file:///a.txt", 0, False),
    ("a.txt:stream", 0, False),
    ("a\0.txt", 0, False),
    (".git/config", 0, False),
    (".env", 0, False),
    ("a/.ssh/b", 0, False),
    ("../.git/config", 1, False),
    (".../a.txt", 0, False),
]


@pytest.mark.parametrize(("path", "depth", "is_safe"), SHAPES)
def test_safe_shape(path: str, depth: int, is_safe: bool) -> None:
    assert has_safe_shape(path, depth) is is_safe


@pytest.mark.parametrize("path", [path for path, depth, is_safe in SHAPES if is_safe and depth == 0])
def test_a_safe_shape_stays_inside(root: Path, path: str) -> None:
    folder = Folder(str(root))
    assert folder.is_inside(folder.path(path))


def test_inside(root: Path) -> None:
    folder = Folder(str(root))
    assert folder.is_inside(str(root))
    assert folder.is_inside(str(root / "claims" / ".." / "claims" / "a.yaml"))
    assert not folder.is_inside(str(root.parent))
    # A name that begins like the root's.
    assert not folder.is_inside(str(root.parent / "dossier-2" / "secret.yaml"))
    assert Folder("/").is_inside(str(root))
