"""Plain text and Markdown, which is read as it is written."""

from __future__ import annotations

from claimcheck.capture.charset import decode
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import Limits


def extract(data: bytes, limits: Limits) -> Extracted:
    """Decode UTF-8, or UTF-16/32 where a byte-order mark says so."""
    return Extracted(decode(data))
