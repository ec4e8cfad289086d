"""Texts of slow formats, kept between runs in the user's cache folder.

Only texts are kept, never verdicts; by a name that is made of all that the text depends on, one file each, so that
no two runs get in each other's way; as JSON, which runs nothing.  Whatever is wrong with an entry or its folder, the
text is worked out anew, in silence: a cache may only ever save time.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Callable, Sequence

from claimcheck.model.capture import Annotation, AnnotationKind, Extracted, Mark
from claimcheck.model.limit import Limits
from claimcheck.model.pattern import late

_FORMAT = 3
# Bytes: of one entry, and of all together.
_MOST = 200_000_000
# Entries, and what a run that was killed has left of one.
_NAME = late(r"[0-9a-f]{64}\.(?:json|[0-9a-f]{16}\.tmp)")
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def find_folder() -> str | None:
    """Return where this user's caches belong on this platform; None where that is not known."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        # A relative one is to be ignored, says the XDG specification.
        if not os.path.isabs(base):
            base = os.path.expanduser("~/.cache")
    return os.path.join(base, "claimcheck") if os.path.isabs(base) else None


def open_cache(outside: Sequence[str]) -> Cache | None:
    """Return the user's cache; None where there is none, in CI, and where it would lie in one of the folders `outside`.

    What lies in a folder that is audited is a stranger's, and could say anything.
    """
    folder = find_folder()
    if folder is None or os.environ.get("CI"):
        return None
    real = os.path.realpath(folder)
    for other in map(os.path.realpath, outside):
        if real == other or real.startswith(other.rstrip(os.sep) + os.sep):
            return None
    return Cache(folder)


class Cache:
    """Texts by name, in a folder of the user's own."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def key(self, data: bytes, suffix: str, version: str, limits: Limits) -> str:
        """Return the name for the text of `data`, as a reader of this version reads it within these limits."""
        # Its import takes a quarter of an interpreter's start, and few formats are kept here.
        import hashlib

        parts = (str(_FORMAT), hashlib.sha256(data).hexdigest(), suffix, version, repr(limits))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def get(self, key: str) -> Extracted | None:
        """Return a text; None where it is not there, or anything about it is odd."""
        try:
            data = self._read(key)
            return None if data is None else _parse(key, data)
        except (OSError, ValueError, RecursionError, MemoryError):
            return None

    def put(self, key: str, extracted: Extracted) -> None:
        """Keep a text, if that can be done."""
        import json  # late, like the formats: most dossiers hold none that is slow

        annotations = [(start, end, kind.value, label) for start, end, kind, label in extracted.annotations]
        record = {"key": key, "text": extracted.text, "marks": extracted.marks, "annotations": annotations}
        with contextlib.suppress(OSError, ValueError, MemoryError):
            data = json.dumps(record, ensure_ascii=False).encode()
            if len(data) <= _MOST:
                os.makedirs(self.folder, mode=0o700, exist_ok=True)
                if _is_own(os.lstat(self.folder), stat.S_ISDIR):
                    self._write(key, data)
                    self._prune()

    def _path(self, key: str) -> str:
        return os.path.join(self.folder, f"{key}.json")

    def _read(self, key: str) -> bytes | None:
        if not _is_own(os.lstat(self.folder), stat.S_ISDIR):
            return None
        flags = os.O_RDONLY
        for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
            flags |= getattr(os, name, 0)
        descriptor = os.open(self._path(key), flags)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not _is_own(status, stat.S_ISREG) or status.st_size > _MOST:
                return None
            return file.read(_MOST)

    def _write(self, key: str, data: bytes) -> None:
        temporary = os.path.join(self.folder, f"{key}.{os.urandom(8).hex()}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
            flags |= getattr(os, name, 0)
        descriptor = os.open(temporary, flags, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            os.replace(temporary, self._path(key))
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise

    def _prune(self) -> None:
        """Delete the oldest entries where all together are too large."""
        with os.scandir(self.folder) as scan:
            found = [(entry.stat(follow_symlinks=False), entry.path) for entry in scan if _NAME.fullmatch(entry.name)]
        left = _MOST
        for status, path in sorted(found, key=lambda entry: entry[0].st_mtime_ns, reverse=True):
            left -= status.st_size
            if left < 0:
                os.unlink(path)


def _is_own(status: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Tell whether a file or folder is of a kind, the user's own, and nobody else's to write."""
    if not is_kind(status.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & _OTHERS_MAY_WRITE


def _parse(key: str, data: bytes) -> Extracted:
    """Read an entry; raise ValueError for one that is not as it was written."""
    import json

    record = json.loads(data)
    if not isinstance(record, dict) or record.get("key") != key:
        raise ValueError(key)
    text, found, annotated = record.get("text"), record.get("marks"), record.get("annotations")
    if not isinstance(text, str) or not isinstance(found, list) or not isinstance(annotated, list):
        raise ValueError(key)
    if not text or text.isspace():
        raise ValueError(key)
    text.encode()
    marks: list[Mark] = []
    for entry in found:
        if not (isinstance(entry, list) and [type(value) for value in entry] == [int, str, bool]):
            raise ValueError(key)
        if not (marks[-1].offset if marks else 0) <= entry[0] <= len(text):
            raise ValueError(key)
        marks.append(Mark(*entry))
    annotations: list[Annotation] = []
    for entry in annotated:
        if not (isinstance(entry, list) and [type(value) for value in entry] == [int, int, str, str]):
            raise ValueError(key)
        start, end, kind, label = entry
        if not (annotations[-1].start if annotations else 0) <= start <= end <= len(text):
            raise ValueError(key)
        annotations.append(Annotation(start, end, AnnotationKind(kind), label))
    return Extracted(text, tuple(marks), annotations=tuple(annotations))
