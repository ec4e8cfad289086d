"""The only place that opens the dossier's files.

What the dossier says never reaches outside it: links are resolved before anything is opened, special files are
never opened to be read, sizes are bounded, and everything passed over is reported.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from claimcheck.model.limit import DEFAULT_LIMITS, Limits
from claimcheck.model.record import NamedTuple

YAML_SUFFIXES = (".yaml", ".yml")
# Not every platform has each.  Without the last, Windows ends a file at its first Ctrl-Z and turns its line ends.
_FLAGS = ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY")


class Unreadable(Exception):
    """A file that cannot be read, and why, in words that end a sentence about it."""


class FileIdentity(NamedTuple):
    """What a file is known by under all of its names: links, other spellings, other cases of its letters."""

    device: int
    inode: int


_READS: ContextVar[set[FileIdentity] | None] = ContextVar("_READS", default=None)


@contextmanager
def log_reads() -> Iterator[None]:
    """Remember every file that is read within: `was_read` answers by it."""
    token = _READS.set(set())
    try:
        yield
    finally:
        _READS.reset(token)


def was_read(identity: FileIdentity) -> bool:
    """Tell whether a file was read, or could not be, since `log_reads` began; False outside of it."""
    return identity in (_READS.get() or ())


def identify(path: str) -> FileIdentity | None:
    """Return what the file or folder is known by that a path leads to, links followed; None where there is none."""
    try:
        return _identify(os.stat(path))
    except (OSError, ValueError):
        return None


def _identify(status: os.stat_result) -> FileIdentity:
    return FileIdentity(status.st_dev, status.st_ino)


def _note_read(identity: FileIdentity | None) -> None:
    reads = _READS.get()
    if reads is not None and identity is not None:
        reads.add(identity)


class FolderEntry(NamedTuple):
    """A file found by the walk, or a place that the walk could not read (`why` says so; `rule` names the finding)."""

    file: str
    why: str = ""
    rule: str = "invalid-yaml"


def read_bytes(path: str, most: int, limit: str = "") -> bytes:
    """Read a regular file of at most `most` bytes; raise `Unreadable`.  Never blocks on a pipe or a device.

    `limit` is the name of the limit, for the message.
    """
    name = f" ({limit})" if limit else ""
    flags = os.O_RDONLY
    for flag in _FLAGS:
        flags |= getattr(os, flag, 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        # What may not be read may still be replaced.
        _note_read(identify(path))
        raise Unreadable(_why(error)) from None
    try:
        status = os.fstat(descriptor)
        _note_read(_identify(status))
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("is not a regular file")
        if status.st_size > most:
            raise Unreadable(f"has {status.st_size:,} bytes; the limit is {most:,}{name}")
        chunks = []
        left = most + 1
        while left > 0:
            chunk = os.read(descriptor, min(left, 1 << 20))
            if not chunk:
                break
            chunks.append(chunk)
            left -= len(chunk)
        if left <= 0:
            raise Unreadable(f"has more than {most:,} bytes, which is the limit{name}")
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)
    except OSError as error:
        raise Unreadable(_why(error)) from None
    finally:
        os.close(descriptor)


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror.lower()}"
    return "cannot be read"


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes, in lower-case hexadecimal."""
    # Its import takes a quarter of an interpreter's start, and not every dossier pins its captures.
    import hashlib

    return hashlib.sha256(data).hexdigest()


class Folder:
    """A folder tree that nothing may leave: the dossier, or a capture folder named on the command line."""

    def __init__(self, root: str) -> None:
        self.root = root
        self._real_root = os.path.realpath(root)

    def path(self, file: str) -> str:
        """Return the path to open for a name relative to the root."""
        return os.path.join(self.root, *file.split("/")) if file else self.root

    def read(self, file: str, most: int, limit: str = "") -> bytes:
        """Return the bytes of a file, by its name relative to the root; raise `Unreadable`."""
        return read_bytes(self.path(file), most, limit)

    def stamp(self, file: str) -> object:
        """Return what differs once the file has changed, by its name relative to the root; None where it is gone."""
        try:
            status = os.stat(self.path(file))
        except (OSError, ValueError):
            return None
        return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino, status.st_dev

    def is_inside(self, path: str) -> bool:
        """Tell whether `path`, links resolved, lies in the folder."""
        real = os.path.realpath(path)
        return real == self._real_root or real.startswith(self._real_root.rstrip(os.sep) + os.sep)

    def names(self, folder: str) -> list[str] | None:
        """Return the names in a folder, by its name relative to the root, in no order; None where it has no list."""
        try:
            return os.listdir(self.path(folder))
        except (OSError, ValueError):
            return None

    def spell(self, file: str) -> str:
        """Return a name relative to the root as the disk spells it; what is not there stays as it is written.

        Where large and small letters name one file, or `é` as one character and as two, findings bear only one of
        the names that a user may write.
        """
        spelled = ""
        for part in file.split("/"):
            folder = self.path(spelled)
            path = os.path.join(folder, part)
            try:
                names = os.listdir(folder)
                if part not in names:
                    like = [name for name in names if _fold(name) == _fold(part)]
                    part = next((name for name in like if os.path.samefile(os.path.join(folder, name), path)), part)
            except (OSError, ValueError):
                # What cannot be listed or is not there: the walk says so.
                pass
            spelled = f"{spelled}/{part}" if spelled else part
        return spelled

    def is_there(self, file: str) -> bool:
        """Tell whether there is anything of a name, or may be: a folder on the way to it may not be enterable."""
        try:
            os.lstat(self.path(file))
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return False
        except OSError as error:
            return error.errno != errno.ENAMETOOLONG
        return True

    def find_obstacle(self, folder: str = "") -> str:
        """Return why a folder cannot be entered, in words that end a sentence about it.

        Empty where it can be, and where there is none.
        """
        try:
            os.lstat(os.path.join(self.path(folder), os.curdir))
        except (FileNotFoundError, ValueError):
            return ""
        except OSError as error:
            return _why(error).replace("read", "entered", 1)
        return ""

    def walk(self, start: str, limits: Limits = DEFAULT_LIMITS) -> Iterator[FolderEntry]:
        """Yield the YAML files below `start` (relative to the root), sorted by name, folders in depth.

        Folders whose name begins with a dot are not part of a dossier.  Linked folders are not entered.
        """
        pending = [(start, 0)]
        folders = 0
        while pending:
            folder, depth = pending.pop()
            folders += 1
            if folders > limits.folders:
                yield FolderEntry(folder, f"lies past the limit of {limits.folders:,} folders (folders)")
                return
            if depth > limits.folder_depth:
                yield FolderEntry(folder, f"lies more than {limits.folder_depth} folders deep (folder_depth)")
                continue
            try:
                with os.scandir(self.path(folder)) as scan:
                    entries = sorted(scan, key=lambda entry: os.fsencode(entry.name))
            except OSError as error:
                yield FolderEntry(folder, _why(error))
                continue
            below = []
            for entry in entries:
                file = f"{folder}/{entry.name}" if folder else entry.name
                is_yaml = entry.name.lower().endswith(YAML_SUFFIXES)
                try:
                    is_folder = entry.is_dir(follow_symlinks=False)
                    is_regular = entry.is_file(follow_symlinks=False)
                except OSError as error:
                    # Some file systems do not say with the name what bears it.
                    yield FolderEntry(file, _why(error))
                    continue
                if is_folder:
                    if not entry.name.startswith("."):
                        below.append((file, depth + 1))
                elif entry.is_symlink():
                    yield from self._judge_link(file, entry, is_yaml)
                elif is_yaml:
                    yield self._judge(file, is_regular)
            pending.extend(reversed(below))

    def _judge(self, file: str, is_regular: bool) -> FolderEntry:
        if not is_regular:
            return FolderEntry(file, "is not a regular file")
        try:
            file.encode()
        except UnicodeEncodeError:
            return FolderEntry(file, "has a name that is not UTF-8")
        return FolderEntry(file)

    def _judge_link(self, file: str, entry: os.DirEntry[str], is_yaml: bool) -> Iterator[FolderEntry]:
        # An editor's lock is a dangling link of this name, and no part of the dossier.
        if entry.name.startswith(".#"):
            return
        path = self.path(file)
        if not self.is_inside(path):
            yield FolderEntry(file, "is a link that leaves the dossier", "escaping-path")
            return
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
                yield FolderEntry(file, _why(error))
            elif is_yaml:
                yield FolderEntry(file, "is a link to nothing")
            return
        if stat.S_ISDIR(mode):
            yield FolderEntry(file, "is a link to a folder, which is not followed")
        elif is_yaml:
            yield self._judge(file, stat.S_ISREG(mode))


class OpenFolder(Folder):
    """A folder of which an editor has files open: their texts, by name, stand in for what is on the disk.

    A text whose file is not there yet is met behind the others.
    """

    def __init__(self, root: str, unsaved: Mapping[str, str]) -> None:
        super().__init__(root)
        self.unsaved = unsaved

    def read(self, file: str, most: int, limit: str = "") -> bytes:
        text = self.unsaved.get(file)
        if text is None:
            return super().read(file, most, limit)
        data = text.encode("utf-8", "replace")
        if len(data) > most:
            raise Unreadable(f"has {len(data):,} bytes; the limit is {most:,}{f' ({limit})' if limit else ''}")
        return data

    def stamp(self, file: str) -> object:
        text = self.unsaved.get(file)
        return super().stamp(file) if text is None else text

    def walk(self, start: str, limits: Limits = DEFAULT_LIMITS) -> Iterator[FolderEntry]:
        left = {file for file in self.unsaved if _is_below(file, start)}
        for entry in super().walk(start, limits):
            left.discard(entry.file)
            yield entry
        yield from (FolderEntry(file) for file in sorted(left) if file.lower().endswith(YAML_SUFFIXES))


def _is_below(file: str, start: str) -> bool:
    """Tell whether a file would be met by a walk from `start`: no folder on the way to it is hidden."""
    prefix = f"{start}/" if start else ""
    if not file.startswith(prefix):
        return False
    return not any(part.startswith(".") for part in file[len(prefix) :].split("/")[:-1])


def has_safe_shape(file: str, depth: int = 0) -> bool:
    """Tell whether a path written in a dossier stays in it, by its text alone; nothing is opened.

    `depth` is how many folders below the root the path starts.  Hidden files and folders are out of bounds.
    """
    if not file or file.startswith(("/", "~")) or file.endswith("/") or any(character in file for character in "\\:\0"):
        return False
    for part in file.split("/"):
        if part == "..":
            depth -= 1
        elif part not in ("", "."):
            if part.startswith("."):
                return False
            depth += 1
        if depth < 0:
            return False
    return True
