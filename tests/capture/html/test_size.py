"""A page that has too much text is refused before it is read."""

from __future__ import annotations

import time

import pytest

from claimcheck.capture.extraction import NoText, extract_text
from claimcheck.capture.html.size import refuse_long
from claimcheck.model.limit import DEFAULT_LIMITS

LIMITS = DEFAULT_LIMITS._replace(capture_characters=100)


@pytest.mark.parametrize(
    "markup",
    ["<p>" + "word" * 30, "<p><b>word</b> " * 60, "<style>p{}</style>" + "<p>a b c d e f g</p>" * 20],
)
def test_long_pages_are_refused(markup: str) -> None:
    with pytest.raises(NoText, match=r"^has more than 100 characters between its tags; the limit is 100"):
        refuse_long(markup, LIMITS)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>" + "word" * 20, "<p>" + " \n\t" * 500 + "word", "<p title='" + "a" * 500 + "'>word",
        "<script>" + "word" * 100 + "</script>word", "<!--" + "word" * 100 + "-->word", "<script>" + "word" * 100,
        "<p>" + "&nbsp;" * 90, "<p><b><i></i></b></p>" * 50, "<SCRIPT>" + "word" * 100 + "</SCRIPT>word",
    ],
)  # fmt: skip
def test_others_are_not(markup: str) -> None:
    refuse_long(markup, LIMITS)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["<p>some words that go on for a while in a paragraph</p>\n", "some words ", "<!-- -->"]
)
def test_it_takes_no_time(piece: str) -> None:
    data = (piece * (20_000_000 // len(piece))).encode()
    begun = time.process_time()
    with pytest.raises(NoText):
        extract_text(data, "page.html")
    assert time.process_time() - begun < 1
