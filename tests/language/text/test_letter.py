"""What single characters are, and how they are composed."""

from __future__ import annotations

import re
import time
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.text.letter import compose, is_currency, is_letter, is_mark, is_unspaced


@settings(max_examples=100)
@given(st.text(st.sampled_from("aé\u0301\u0323\u05b0\u093c\u0345 "), max_size=60))
def test_composing_is_nfkc_where_marks_are_few(text: str) -> None:
    composed = compose(text)
    if not re.search(r"[^ a-zé]{8}", text):
        assert composed == unicodedata.normalize("NFKC", text)
    assert Counter(unicodedata.normalize("NFKD", composed)) == Counter(unicodedata.normalize("NFKD", text))


def test_composing_is_linear_in_runs_of_marks() -> None:
    start = time.process_time()
    composed = compose("a" + "\u0301\u0323" * 100_000)
    assert time.process_time() - start < 5
    assert len(composed) > 100_000, "not one mark is lost"


@pytest.mark.parametrize(
    ("sign", "kinds"),
    [
        ("a", "letter"),
        ("ж", "letter"),
        ("ש", "letter"),
        ("\u0301", "letter mark"),
        ("\u093c", "letter mark"),
        ("北", "letter unspaced"),
        ("ก", "letter unspaced"),
        ("。", "unspaced"),
        ("€", "currency"),
        ("₺", "currency"),
        ("5", ""),
        ("'", ""),
        (" ", ""),
    ],
)
def test_kinds_of_characters(sign: str, kinds: str) -> None:
    found = {"letter": is_letter, "mark": is_mark, "unspaced": is_unspaced, "currency": is_currency}
    assert [name for name, is_one in found.items() if is_one(sign)] == kinds.split()


def test_nothing_is_no_currency() -> None:
    assert not is_currency("")
