"""What a saved text says of itself."""

from __future__ import annotations

import pytest

from claimcheck.model.capture import CaptureReading, CaptureState, Mark, SourceText

READ = CaptureReading(CaptureState.READ, "a.pdf", "one two", marks=(Mark(0, "p. 1"), Mark(4, "p. 2", is_unread=True)))
OTHER = CaptureReading(CaptureState.READ, "a.txt", "one")
GONE = CaptureReading(CaptureState.MISSING, "a.pdf", why="is not at hand")


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (SourceText(), None),
        (SourceText(GONE), None),
        (SourceText(READ, OTHER), ("capture", READ)),
        (SourceText(GONE, OTHER), ("excerpt", OTHER)),
        (SourceText(None, OTHER), ("excerpt", OTHER)),
        (SourceText(READ, GONE), ("capture", READ)),
    ],
)
def test_the_capture_goes_before_the_excerpt(texts: SourceText, found: tuple[str, CaptureReading] | None) -> None:
    assert texts.first_read() == found


@pytest.mark.parametrize(("offset", "label"), [(0, "p. 1"), (3, "p. 1"), (4, "p. 2"), (99, "p. 2")])
def test_a_character_stands_on_the_last_page_that_begins_before_it(offset: int, label: str) -> None:
    assert READ.locator(offset) == label


def test_text_without_marks_or_before_them_has_no_locator() -> None:
    assert OTHER.locator(0) is None
    assert READ._replace(marks=(Mark(2, "p. 1"),)).locator(1) is None


def test_pages_that_could_not_be_read_are_named_and_many_are_counted() -> None:
    marks = tuple(Mark(0, f"p. {number}", is_unread=True) for number in range(1, 11))
    assert OTHER.unread == ""
    assert READ.unread == "p. 2"
    assert READ._replace(marks=marks).unread == ", ".join(f"p. {n}" for n in range(1, 9)) + " and 2 more"


@pytest.mark.parametrize(("file", "has_lines"), [("a.txt", True), ("a.MD", True), ("a.html", False), ("txt", False)])
def test_only_plain_text_has_lines(file: str, has_lines: bool) -> None:
    assert READ._replace(file=file).has_lines is has_lines
