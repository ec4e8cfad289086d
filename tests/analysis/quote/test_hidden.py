"""Where a style sheet hides words none of them is quoted; where it may hide them nobody can tell."""

from __future__ import annotations

import pytest

from claimcheck.capture.extraction import extract_text
from claimcheck.model.capture import CaptureReading, CaptureState
from tests.analysis.quote.test_verification import check


def outcome(quote: str, page: str) -> str:
    found = extract_text(page.encode(), "page.html")
    reading = CaptureReading(CaptureState.READ, "page.html", found.text, annotations=found.annotations)
    return check(quote, reading).outcome.value


HIDES = "<style>.x{display:none}</style>"
MAY_HIDE = "<style>div > .x{display:none}</style>"


@pytest.mark.parametrize("style", [HIDES, "<style>@media screen{ p .x{visibility:hidden} }</style>"])
def test_hidden_words(style: str) -> None:
    page = (
        f"{style}<p>The council did <b class=x>not</b> close the bridge in May. <i class=x>It was torn down again.</i>"
    )
    assert outcome("The council did close the bridge in May", page) == "exact"
    assert outcome("The council did not close the bridge in May", page) == "altered"
    assert outcome("It was torn down again", page) == "not-found"


def test_words_that_may_be_hidden() -> None:
    page = f"{MAY_HIDE}<div><p>The council did <b class=x>not</b> close it in May.<p class=x>It was torn down.</div>"
    assert outcome("The council did close it in May", page) == "unchecked"
    assert outcome("The council did not close it in May", page) == "unchecked"
    assert outcome("It was torn down", page) == "unchecked"
    assert outcome("close it in May", page) == "exact"
    assert outcome("close it in June", page) == "altered"
    assert outcome("The council did never close it in May", page) == "altered"
    assert outcome("nobody in the town had heard of any of it", page) == "not-found"


def test_words_that_stand_twice_are_found_where_they_are_seen() -> None:
    page = f"{MAY_HIDE}<div><p class=x>It was torn down again.<p>As I said, it was torn down again.</div>"
    assert outcome("it was torn down again", page) == "exact"
