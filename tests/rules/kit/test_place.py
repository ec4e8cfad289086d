"""Differing words and places as messages show them."""

from __future__ import annotations

import pytest

from claimcheck.language.text.difference import Difference
from claimcheck.model.capture import CaptureReading, CaptureState, Mark
from claimcheck.model.finding import Related
from claimcheck.model.position import Fragment, Location, Span
from claimcheck.rules.kit.place import (
    point_at_capture,
    point_at_difference,
    point_at_text,
    show_around,
    show_contrast,
    show_differences,
    show_quote,
)
from tests.analysis.casework import case, claim, evidence, source

NUMBER = Difference("number", "23", "28")
ADDED = Difference("word", "never", "")
MISSING = Difference("negation", "", "not")


@pytest.mark.parametrize(
    ("difference", "against_source", "against_other"),
    [
        (NUMBER, "number “23” where the source has “28”", "number “23” instead of “28”"),
        (ADDED, "word “never” is not in the source", "word “never”, which only this one has"),
        (MISSING, "negation “not” of the source is missing", "negation “not”, which only the other has"),
        (
            Difference("word", "{quote}", "{0} {source}"),
            "word “{quote}” where the source has “{0} {source}”",
            "word “{quote}” instead of “{0} {source}”",
        ),
    ],
)
def test_a_difference_is_told_by_who_has_the_words(
    difference: Difference, against_source: str, against_other: str
) -> None:
    assert show_differences([difference]) == against_source
    assert show_contrast([difference]) == against_other


def test_four_differences_are_told_and_the_rest_are_counted() -> None:
    four = "; ".join(["number “23” where the source has “28”"] * 4)
    assert show_differences([NUMBER] * 4) == four
    assert show_differences([NUMBER] * 6) == f"{four}; 2 more"
    assert show_contrast([]) == ""


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("the  bridge\n was", "“the bridge was”"),
        ("“the bridge”", "“the bridge”"),
        ("…", "“…”"),
        ("x" * 60, f"“{'x' * 60}”"),
        ("x" * 61, f"“{'x' * 59}…”"),
    ],
)
def test_a_quote_is_shown_in_one_line_of_some_length(quote: str, shown: str) -> None:
    assert show_quote(quote) == shown


@pytest.mark.parametrize(
    ("quote", "words", "marked"),
    [
        ("the 23 jets", "23", "23"),
        ("the 23, or 23 jets", "23", None),
        ("the 230 jets", "23", None),
        ("x23 and 23 jets", "23", "23"),
        ("of “big,\nold” jets", "big old", "big,\nold"),
        ("of big and old jets", "big old", None),
        ("the jets", "", None),
        ("y" * 61, "y" * 61, None),
    ],
)
def test_the_words_that_differ_are_marked_where_they_stand_once(quote: str, words: str, marked: str | None) -> None:
    found = point_at_difference(quote, [Difference("word", words, "other"), NUMBER])
    expected = None if marked is None else Fragment(quote.rindex(marked), quote.rindex(marked) + len(marked))
    assert found == expected


def test_no_difference_has_no_place() -> None:
    assert point_at_difference("the jets", []) is None


def read(file: str, text: str, *marks: Mark) -> CaptureReading:
    return CaptureReading(CaptureState.READ, file, text, marks=marks)


TEXT = "One line.\nThe bridge\nwas closed."


def test_a_place_in_plain_text_has_lines_and_columns() -> None:
    found = point_at_text(read("a.txt", TEXT), 14, 24, "here")
    assert found == Related("here", Location("a.txt", Span(2, 5, 3, 4)))


def test_a_place_in_what_was_taken_out_of_a_file_is_told_in_words() -> None:
    page = read("a.pdf", TEXT, Mark(0, "p. 1"), Mark(10, "p. 2"))
    assert point_at_text(page, 14, 24, "here") == Related("here, p. 2", Location("a.pdf"))
    assert point_at_text(read("a.html", TEXT), 24, 26, "here") == Related(
        "here, between “One line. The bridge was” and “losed.”", Location("a.html")
    )


def test_a_quote_points_at_its_capture_where_it_was_found() -> None:
    found, lost = evidence("paper", quote="The bridge was closed."), evidence("paper", quote="Nobody ever saw it open.")
    made = case([claim("one", found, lost)], [source("paper")], captures={"paper": TEXT})
    assert point_at_capture(made, made.quotes[found.at], "here") == (
        Related("here", Location("paper.txt", Span(2, 1, 3, 12))),
    )
    assert point_at_capture(made, made.quotes[lost.at], "here") == ()


def test_the_words_around_a_place_are_whole_and_few() -> None:
    text = f"{'so ' * 40}it was said there. HERE nobody was asked about it {'at all ' * 40}"
    start = text.index("HERE")
    shown = show_around(text, start, start + 4)
    assert shown.startswith("between “so so")
    assert shown.endswith("asked about it at all at all at all”")
    assert len(shown) < 130
    assert show_around("HERE it ends", 0, 4) == "before “it ends”"
    assert show_around("Thus HERE", 5, 9) == "behind “Thus”"
    assert show_around("HERE", 0, 4) == show_around("… HERE —", 2, 6) == ""
