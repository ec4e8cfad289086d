"""Locators held against the place where words stand, in every way in which its text may be counted."""

from __future__ import annotations

import pytest

from claimcheck.analysis.quote.locator import read_locator
from claimcheck.analysis.quote.numbering import Numbering
from claimcheck.model.capture import CaptureReading, CaptureState, Mark

WORDS = "shut the bridge on Monday"


def hold(locator: str, text: str, file: str = "paper.txt", marks: tuple[Mark, ...] = ()) -> tuple[str, str]:
    """Hold a locator against the place of WORDS."""
    read = read_locator(locator)
    assert read is not None
    reading = CaptureReading(CaptureState.READ, file, text, marks=marks)
    start = text.index(WORDS)
    held = Numbering(reading).hold(read, start, start + len(WORDS))
    return held.answer.value, held.place


def paged(*pages: str) -> tuple[str, tuple[Mark, ...]]:
    """Lay pages one behind the other, as a PDF is read."""
    marks, text = [], ""
    for number, page in enumerate(pages, 1):
        marks.append(Mark(len(text), f"p. {number}"))
        text += f"{page}\n\f"
    return text, tuple(marks)


PLAIN = paged("Nothing here.", "They shut the bridge on Monday.", "Nor here.", "Nor there.")
PRINTED = paged("Nothing.\n211", "They shut the bridge on Monday.\n212", "Nor here.\n213", "Nor there.\n214")
BROKEN = paged("They shut the", "bridge on Monday.", "Nor here.")


@pytest.mark.parametrize(
    ("locator", "pages", "answer"),
    [
        ("p. 2", PLAIN, "right"),
        ("pp. 2–3", PLAIN, "right"),
        ("p. 3", PLAIN, "wrong"),
        ("pp. 3, 4", PLAIN, "wrong"),
        # The file is a part of something: no printed number tells.
        ("p. 212", PLAIN, "unknown"),
        ("p. 212", PRINTED, "right"),
        ("p. 2", PRINTED, "right"),
        ("p. 213", PRINTED, "wrong"),
        ("print p. 2", PRINTED, "wrong"),
        ("print p. 3", PLAIN, "unknown"),
        ("para. 3", PLAIN, "unknown"),
        ("00:03:10", PLAIN, "unknown"),
        ("line 3", PLAIN, "unknown"),
    ],
)
def test_pages(locator: str, pages: tuple[str, tuple[Mark, ...]], answer: str) -> None:
    assert hold(locator, pages[0], "paper.pdf", pages[1])[0] == answer


def test_words_on_two_pages_are_on_either() -> None:
    text, marks = BROKEN
    start = text.index("shut")
    numbering = Numbering(CaptureReading(CaptureState.READ, "paper.pdf", text, marks=marks))
    answers = []
    for locator in ("p. 1", "p. 2", "p. 3"):
        read = read_locator(locator)
        assert read is not None
        answers.append(numbering.hold(read, start, text.index("Monday")))
    assert [held.answer.value for held in answers] == ["right", "right", "wrong"]
    assert answers[2].place == "pp. 1–2"


def test_form_feeds_part_the_pages_of_a_plain_text() -> None:
    text = PLAIN[0]
    assert hold("p. 2", text) == ("right", "")
    assert hold("p. 3", text) == ("wrong", "p. 2")


def test_marks_of_transcribers_tell_pages() -> None:
    text = "[Pg 11] One page.\n\n[Pg 12] They shut the bridge on Monday.\n\n[Pg 13] Another."
    assert hold("p. 12", text)[0] == "right"
    assert hold("p. 13", text) == ("wrong", "p. 12")
    assert hold("p. 12", "[Pg 11] They shut the bridge on Monday.")[0] == "unknown"


def test_lines_that_number_pages_may_stand_at_head_or_foot() -> None:
    text = "One page.\nPage 1 of 3\nThey shut the bridge on Monday.\nPage 2 of 3\nAnother.\nPage 3 of 3\n"
    assert [hold(f"p. {page}", text)[0] for page in (1, 2, 3)] == ["right", "right", "wrong"]


@pytest.mark.parametrize(
    ("locator", "text", "answer"),
    [
        ("para. 3", "One.\n\nTwo.\n\nThey shut the bridge on Monday.", "right"),
        ("para. 1", "One.\n\nTwo.\n\nThey shut the bridge on Monday.", "wrong"),
        ("para. 2", "One.\n\nTwo.\n\nThey shut the bridge on Monday.", "wrong"),
        # A title and a byline are counted or not.
        ("para. 2", "Title\n\nBy Ada Quill\n\nOne.\n\nThey shut the bridge on Monday.", "right"),
        ("para. 4", "Title\n\nBy Ada Quill\n\nOne.\n\nThey shut the bridge on Monday.", "right"),
        ("para. 5", "Title\n\nBy Ada Quill\n\nOne.\n\nThey shut the bridge on Monday.\n\nEnd.", "wrong"),
        # Breaks may have been lost.
        ("para. 9", "One.\n\nTwo.\n\nThey shut the bridge on Monday.", "unknown"),
        ("para. 1", "They shut the bridge on Monday.", "unknown"),
        # Each line is a paragraph.
        ("para. 1", "One.\nTwo.\nThey shut the bridge on Monday.", "wrong"),
        ("para. 3", "One.\nTwo.\nThey shut the bridge on Monday.", "right"),
        # Lines are broken anywhere.
        ("para. 1", "One\nof two.\nThey\nshut the bridge on Monday.", "unknown"),
        # Numbers that are printed.
        ("para. 3", "A\n\n1. One.\n\n2. Two.\n\nMore.\n\n3. They shut the bridge on Monday.\n\n4. Four.", "right"),
        ("[3], para 3", "[1] One.\n[2] Two.\n[3] They shut the bridge on Monday.\n[4] Four.", "right"),
        ("para. 4", "[1] One.\n[2] Two.\n[3] They shut the bridge on Monday.\n[4] Four.", "wrong"),
        ("p. 3", "One.\n\nTwo.\n\nThey shut the bridge on Monday.", "unknown"),
    ],
)
def test_paragraphs(locator: str, text: str, answer: str) -> None:
    assert hold(locator, text)[0] == answer


def test_numbered_paragraphs_of_a_judgment_are_known_in_a_pdf() -> None:
    text, marks = paged("1. One.\n2. Two.\n3. Three.", "4. They shut the bridge on Monday.\n5. Five.")
    assert hold("para. 4", text, "judgment.pdf", marks)[0] == "right"
    assert hold("para. 3", text, "judgment.pdf", marks) == ("wrong", "paragraph 4")


CUES = "Good evening. They shut the bridge on Monday. Good night."
TIMES = (Mark(0, "00:00:30"), Mark(CUES.index("They"), "00:01:00"), Mark(CUES.index("Good night"), "00:01:05"))


@pytest.mark.parametrize(
    ("locator", "answer"),
    [
        ("00:01:00", "right"),
        ("1:03", "right"),
        ("at 1:00", "right"),
        ("00:01:09", "right"),
        ("00:00:58", "right"),
        ("00:00:20–00:02:00", "right"),
        ("1 min", "right"),
        ("00:00:30", "wrong"),
        ("0:40", "wrong"),
        ("00:10:00", "wrong"),
        ("01:00:00", "wrong"),
        ("minute 5", "wrong"),
        ("p. 3", "unknown"),
        ("para. 3", "unknown"),
    ],
)
def test_times(locator: str, answer: str) -> None:
    assert hold(locator, CUES, "talk.vtt", TIMES)[0] == answer


def test_times_at_the_beginning_of_lines_are_times_of_a_transcript() -> None:
    text = "0:03 Good evening.\n0:30 They shut the bridge on Monday.\n0:41 Good night.\n"
    assert hold("0:30", text)[0] == "right"
    assert hold("2:30", text) == ("wrong", "00:00:30")
    # A programme of the day, and no time of what is said.
    assert hold("2:30", "12:30 They shut the bridge on Monday.")[0] == "unknown"


def test_notes_of_a_word_document() -> None:
    text = "Body.\n\nOne note.\n\nThey shut the bridge on Monday."
    marks = (Mark(7, "footnote 1"), Mark(18, "footnote 2"))
    assert hold("fn. 2", text, "a.docx", marks)[0] == "right"
    assert hold("fn. 1", text, "a.docx", marks) == ("wrong", "footnote 2")
    assert hold("fn. 1", text)[0] == "unknown"


def test_lines_of_a_plain_text() -> None:
    text = "One\n\nTwo\nThey shut the bridge on Monday.\nFive\nSix\n"
    assert [hold(f"line {line}", text)[0] for line in (2, 3, 4, 5, 60)] == [
        *("wrong", "right", "right", "wrong", "unknown")
    ]
    assert hold("line 2", text, "page.html")[0] == "unknown"


@pytest.mark.slow
def test_hostile_text_takes_no_longer_than_its_length() -> None:
    for piece in (" ", "\n", "\n ", "1. ", "\n1. x", "Page ", "[Pg 1]", "- ", "\t"):
        text = f"{piece * 300_000}They {WORDS}."
        for locator in ("p. 3", "para. 3", "3:10", "line 3"):
            hold(locator, text)
