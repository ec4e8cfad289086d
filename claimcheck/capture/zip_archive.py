"""The members of a ZIP archive, within bounds."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from claimcheck.capture.extraction import NoText
from claimcheck.model.limit import Limits

_END = b"PK\x05\x06"
_END_SIZE = 22
_ENTRY = b"PK\x01\x02"
_BIG = b"PK\x06\x07"
_BIG_SIZE = 20
# Office documents are stored or deflated.  The other methods need far more memory than they give text.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What the standard library raises for archives that are not as they should be.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)


class ZipArchive:
    """An archive whose members are read by name, in whatever case; raises `NoText` for all that is odd."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._left = limits.docx_bytes
        self._limits = limits
        self._check_size(data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise NoText("is a broken ZIP archive") from None
        self._members: dict[str, list[zipfile.ZipInfo]] = {}
        for member in self._archive.infolist():
            self._members.setdefault(member.filename.lower(), []).append(member)

    def _check_size(self, data: bytes) -> None:
        """Count the members before an object is made of each."""
        end = data.rfind(_END, max(0, len(data) - _END_SIZE - 0xFFFF))
        if end < 0:
            raise NoText("is not a ZIP archive")
        # For archives beyond 4 GB, which no capture is: the counts that hold would stand elsewhere.
        if data.startswith(_BIG, max(0, end - _BIG_SIZE)):
            raise NoText("is a ZIP64 archive, which no document needs to be")
        size = int.from_bytes(data[end + 12 : end + 16], "little")
        members = data.count(_ENTRY, max(0, end - size), end)
        if members > self._limits.docx_members:
            raise NoText(f"has {members:,} members; the limit is {self._limits.docx_members:,} (docx_members)")

    def read(self, name: str) -> bytes | None:
        """Return a member's bytes; None where there is none of that name."""
        members = self._members.get(name.lower(), [])
        if not members:
            return None
        # Readers differ in which of two they take; so could what a reader shows and what was checked.
        if len(members) > 1:
            raise NoText(f"holds {name} more than once")
        member = members[0]
        if member.flag_bits & 1:
            raise NoText("is encrypted")
        if member.compress_type not in _METHODS:
            raise NoText(f"holds {name} in a compression that no document has")
        try:
            with self._archive.open(member) as stream:
                data = stream.read(self._left + 1)
        except _BROKEN:
            raise NoText(f"is broken: {name} cannot be unpacked") from None
        self._left -= len(data)
        if self._left < 0:
            raise NoText(f"has more than {self._limits.docx_bytes:,} bytes unpacked, which is the limit (docx_bytes)")
        return data
