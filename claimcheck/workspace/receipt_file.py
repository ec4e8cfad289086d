"""The file of receipts at a dossier's root: reading it, and its text."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from claimcheck.analysis.quote.receipt import NO_RECEIPTS, RECEIPT_VERSION, Receipt, Receipts
from claimcheck.load.files import Folder, Unreadable, read_bytes
from claimcheck.model.limit import Limits

RECEIPTS_FILE = "claimcheck-receipts.json"
_TYPES: dict[str, type | tuple[type, ...]] = {"start": int, "end": int, "locator": (str, type(None))}


class BadReceipts(Exception):
    """A file of receipts that cannot be used; the message says why to the user."""


def read_receipts(folder: Folder, limits: Limits) -> Receipts:
    """Read the receipts of a dossier, none where there is no file; raise `BadReceipts`.

    One that was changed by hand is no receipt any more, and is remembered as that.
    """
    path = folder.path(RECEIPTS_FILE)
    if not os.path.lexists(path):
        return NO_RECEIPTS
    if not folder.is_inside(path):
        raise BadReceipts(f"{RECEIPTS_FILE} is a link that leaves the dossier")
    try:
        text = read_bytes(path, limits.baseline_bytes, "baseline_bytes").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadReceipts(f"{RECEIPTS_FILE} is not UTF-8") from None
    except Unreadable as reason:
        raise BadReceipts(f"{RECEIPTS_FILE} {reason}") from None
    return parse_receipts(text)


def parse_receipts(text: str) -> Receipts:
    """Return the receipts in the text of a file; raise `BadReceipts` where it is none."""
    import json  # only where there is a file

    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        raise BadReceipts(f"{RECEIPTS_FILE} is not JSON") from None
    version = table.get("receipt_version") if isinstance(table, dict) else None
    records = table.get("receipts") if isinstance(table, dict) else None
    if type(version) is not int or not isinstance(records, list):
        raise BadReceipts(f"{RECEIPTS_FILE} is no file of receipts: it needs receipt_version and the list receipts")
    if version > RECEIPT_VERSION:
        raise BadReceipts(f"{RECEIPTS_FILE} was written by a later version of claimcheck")
    receipts, broken = [], []
    for record in records:
        receipt = _read_record(record)
        if receipt is None:
            raise BadReceipts(f"{RECEIPTS_FILE} is damaged: one of its receipts is not one that claimcheck writes")
        if version == RECEIPT_VERSION and record["seal"] == receipt.seal:
            receipts.append(receipt)
        else:
            broken.append((receipt.source, receipt.quote))
    return Receipts(receipts, broken)


def _read_record(record: Any) -> Receipt | None:
    if not isinstance(record, dict) or record.keys() != {*Receipt._fields, "seal"}:
        return None
    for name, value in record.items():
        if not isinstance(value, _TYPES.get(name, str)) or isinstance(value, bool):
            return None
    return Receipt(**{name: record[name] for name in Receipt._fields})


def describe_receipts(receipts: Iterable[Receipt]) -> dict[str, Any]:
    """Return receipts as JSON has them, sorted: equal ones give equal files."""
    return {
        "receipt_version": RECEIPT_VERSION,
        "receipts": [
            {**receipt._asdict(), "seal": receipt.seal}
            for receipt in sorted(receipts, key=lambda receipt: (receipt.source, receipt.quote))
        ],
    }
