"""Which places locators name, as far as that is beyond doubt."""

from __future__ import annotations

import pytest

from claimcheck.analysis.quote.locator import read_locator


@pytest.mark.parametrize(
    ("text", "kind", "spans"),
    [
        ("p. 3", "page", [(3, 3)]),
        ("p.3", "page", [(3, 3)]),
        ("P. 3", "page", [(3, 3)]),
        ("pp. 3–4", "page", [(3, 4)]),
        ("pp. 123-4", "page", [(123, 124)]),
        ("pp. 3, 7", "page", [(3, 3), (7, 7)]),
        ("p. 12f.", "page", [(12, 13)]),
        ("S. 12 ff.", "page", [(12, 22)]),
        ("Seite 12", "page", [(12, 12)]),
        ("стр. 5", "page", [(5, 5)]),
        ("page 3, third paragraph", "page", [(3, 3)]),
        ("vol. 2, p. 3", "page", [(3, 3)]),
        ("p. 12, l. 4", "page", [(12, 12)]),
        ("para. 3", "paragraph", [(3, 3)]),
        ("¶ 3", "paragraph", [(3, 3)]),
        ("¶¶ 3-5", "paragraph", [(3, 5)]),
        ("paragraphs 3 and 5", "paragraph", [(3, 3), (5, 5)]),
        ("line 12", "line", [(12, 12)]),
        ("ll. 3–4", "line", [(3, 4)]),
        ("footnote 3", "note", [(3, 3)]),
        ("fn. 3", "note", [(3, 3)]),
        ("00:03:10", "time", [(190, 190)]),
        ("3:10", "time", [(190, 190), (11400, 11400)]),
        ("at 1:00", "time", [(60, 60), (3600, 3600)]),
        ("00:03:10.500", "time", [(190, 190)]),
        ("3m10s", "time", [(190, 190)]),
        ("t=190s", "time", [(190, 190)]),
        ("190 s", "time", [(190, 190)]),
        ("https://example.org/watch?v=x&t=190", "time", [(190, 190)]),
        ("Page 3 of 12", "page", [(3, 3)]),
        ("[00:03:10]", "time", [(190, 190)]),
        ("12 min", "time", [(720, 779)]),
        ("minute 12", "time", [(660, 779)]),
        ("1 h 2 min 3 s", "time", [(3723, 3723)]),
    ],
)
def test_a_place_is_read(text: str, kind: str, spans: list[tuple[int, int]]) -> None:
    locator = read_locator(text)
    assert locator is not None
    assert (locator.kind.value, [span[:2] for span in locator.spans]) == (kind, spans)


def test_a_span_of_times_holds_what_is_between() -> None:
    locator = read_locator("00:03:10–00:04:00")
    assert locator is not None
    assert (190, 240) in [span[:2] for span in locator.spans]


@pytest.mark.parametrize("text", ["p. 3 of the printed edition", "print p. 3"])
def test_a_locator_may_say_that_it_means_the_printed_numbers(text: str) -> None:
    locator = read_locator(text)
    assert locator is not None
    assert locator.numbering == "printed"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "p. A3",
        "p. 3A",
        "p. xii",
        "§ 5",
        "s. 12",
        "ch. 3",
        "art. 5",
        "3 pages",
        "the third box",
        "updated 12:30 p.m.",
        "14:05 GMT",
        "p. 1,204",
        "Fig. 3",
        "no. 4",
        "1:2:3:4",
        "p. " + "3" * 300,
    ],
)
def test_what_may_mean_something_else_is_not_read(text: str) -> None:
    assert read_locator(text) is None
