"""Receipts: what the saved text proved about a quote, for runs that do not have that text.

A receipt holds for one quote of one source while the words, the source's pinned SHA-256 and the receipt itself are what
they were.  Its seal is a hash over all that it says, without a secret: it protects against slips and silent edits, not
against whoever writes both.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.model.record import NamedTuple

# Goes up where an older receipt proves nothing any more.
RECEIPT_VERSION = 1


class Receipt(NamedTuple):
    """An exact quote, as it was found on a day.

    `quote` is the SHA-256 of its words, `sha256` that of the saved text, `start` and `end` where it stood there, in
    code points, `locator` the page, cue or note if the format has them; `tool` is the version that looked.
    """

    source: str
    quote: str
    sha256: str
    outcome: str
    start: int
    end: int
    locator: str | None
    tool: str
    date: str

    @property
    def seal(self) -> str:
        """A hash over all that the receipt says."""
        return _digest("\n".join(map(repr, (RECEIPT_VERSION, *self))).encode())


def hash_words(quote: str) -> str:
    """Return the SHA-256 of a quote's words, as the YAML reader gives them."""
    return _digest(quote.encode("utf-8", "surrogatepass"))


def _digest(data: bytes) -> str:
    # Its import takes long, and few dossiers have receipts.
    import hashlib

    return hashlib.sha256(data).hexdigest()


class Receipts:
    """The receipts of a dossier, by source and quote; `broken` are the keys of those whose seal does not fit."""

    def __init__(self, receipts: Iterable[Receipt] = (), broken: Iterable[tuple[str, str]] = ()) -> None:
        self.by_key = {(receipt.source, receipt.quote): receipt for receipt in receipts}
        self._broken = frozenset(broken)

    def find(self, source_id: str, sha256: str | None, quote: str) -> Receipt | None:
        """Return the receipt that holds for a quote of a source whose text is pinned by a hash, or None."""
        receipt = self.by_key.get((source_id, hash_words(quote))) if self.by_key else None
        return receipt if receipt is not None and sha256 is not None and receipt.sha256 == sha256 else None

    def tell_void(self, source_id: str, sha256: str | None, quote: str) -> str:
        """Return why a quote that might have a receipt has none that holds; empty where it never had one."""
        if not self.by_key and not self._broken:
            return ""
        key = (source_id, hash_words(quote))
        if key in self._broken:
            return "its receipt was changed since it was written"
        if key in self.by_key:
            return (
                "its receipt is for another saved text" if sha256 else "its receipt is for a saved text that was pinned"
            )
        return ""


NO_RECEIPTS = Receipts()
