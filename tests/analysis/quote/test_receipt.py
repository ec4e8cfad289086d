"""A receipt holds while words, pin and receipt are what they were, and for nothing else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.analysis.quote.receipt import Receipt, Receipts, hash_words
from claimcheck.workspace.receipt_file import BadReceipts, describe_receipts, parse_receipts

PIN = "ab" * 32
QUOTE = "‘It worked,’ said the Chinese source."
KEPT = Receipt("paper", hash_words(QUOTE), PIN, "exact", 10, 47, "p. 3", "1.0", "2026-11-30")
TEXT = json.dumps(describe_receipts([KEPT]), ensure_ascii=False)


def test_what_was_written_holds() -> None:
    assert parse_receipts(TEXT).find("paper", PIN, QUOTE) == KEPT


@pytest.mark.parametrize(
    ("source", "pin", "quote", "void"),
    [
        ("other", PIN, QUOTE, ""),
        ("paper", "cd" * 32, QUOTE, "its receipt is for another saved text"),
        ("paper", None, QUOTE, "its receipt is for a saved text that was pinned"),
        ("paper", PIN, QUOTE.replace("It", "it"), ""),
        ("paper", PIN, f"{QUOTE} ", ""),
    ],
)
def test_other_words_another_source_or_another_pin_have_no_receipt(
    source: str, pin: str | None, quote: str, void: str
) -> None:
    receipts = parse_receipts(TEXT)
    assert receipts.find(source, pin, quote) is None
    assert receipts.tell_void(source, pin, quote) == void


@pytest.mark.parametrize("field", [name for name in Receipt._fields if name not in ("start", "end", "source", "quote")])
def test_a_receipt_that_was_changed_is_none(field: str) -> None:
    table = json.loads(TEXT)
    table["receipts"][0][field] = "cd" * 32
    receipts = parse_receipts(json.dumps(table))
    assert receipts.find("paper", PIN, QUOTE) is None
    assert receipts.find("paper", "cd" * 32, QUOTE) is None
    assert receipts.tell_void("paper", PIN, QUOTE) == "its receipt was changed since it was written"


@settings(max_examples=2000, deadline=None)
@given(st.data())
def test_no_mutation_stays_valid(data: st.DataObject) -> None:
    """Change one character of the file, the quote or the pin: nothing is proved by it any more."""
    what = data.draw(st.sampled_from(["file", "quote", "pin"]))
    text, quote, pin = TEXT, QUOTE, PIN
    letter = data.draw(st.characters(codec="utf-8", exclude_categories=["Cs"]))

    def change(words: str) -> str:
        at = data.draw(st.integers(0, len(words) - 1))
        changed = words[:at] + data.draw(st.sampled_from(["", letter, words[at] + letter])) + words[at + 1 :]
        return changed if changed != words else words + letter

    if what == "file":
        text = change(text)
        try:
            is_same = json.loads(text) == json.loads(TEXT)
        except ValueError:
            is_same = False
        if is_same:  # white space between values
            return
    elif what == "quote":
        quote = change(quote)
    else:
        pin = change(pin)
    try:
        receipts = parse_receipts(text)
    except BadReceipts:
        return
    assert receipts.find("paper", pin, quote) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is no file of receipts"),
        ('{"receipt_version": true, "receipts": []}', "is no file of receipts"),
        ('{"receipt_version": 99, "receipts": []}', "later version"),
        ('{"receipt_version": 1, "receipts": [1]}', "is damaged"),
        ('{"receipt_version": 1, "receipts": [{"quote": "x"}]}', "is damaged"),
        (TEXT.replace("10", "true"), "is damaged"),
    ],
)
def test_a_file_that_is_none_of_receipts_is_told(text: str, message: str) -> None:
    with pytest.raises(BadReceipts, match=message):
        parse_receipts(text)


def test_an_older_version_proves_nothing() -> None:
    assert (
        parse_receipts(TEXT.replace('"receipt_version": 1', '"receipt_version": 0')).find("paper", PIN, QUOTE) is None
    )
    assert Receipts().find("paper", PIN, QUOTE) is None
