"""Plain text, which is read as it is written."""

from __future__ import annotations

from claimcheck.capture.charset import decode
from claimcheck.capture.extraction import NoText
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import Limits

# One NUL in so many characters is dirt, more are no text.
_MOST_NULS = 20


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the text, decoded; raise `NoText` for what is none."""
    text, guess = decode(data)
    if text.count("\0") * _MOST_NULS > len(text):
        raise NoText("is no text: it holds NULs, and is not in UTF-16")
    return Extracted(text, guess=guess)
