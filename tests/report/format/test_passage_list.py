"""Where words stand, for a terminal and to paste."""

from __future__ import annotations

import yaml

from claimcheck.analysis.passage import Passage, PassageSearch
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.report.format import passage_list

FOUND = Passage(
    source="paper",
    checked_in="capture",
    outcome=Outcome.EXACT,
    score=100.0,
    start=10,
    end=40,
    words="the jets never\nleft the field",
    before="He said that ",
    behind=", and stayed.",
    locator=None,
    file="paper.html",
    line=3,
    has_lines=False,
    url="https://example.org/jets",
)


def search(*passages: Passage, wanted: str = "the jets never left", unread: tuple[str, ...] = ()) -> PassageSearch:
    return PassageSearch(wanted, passages, unread)


def test_a_passage_with_what_stands_around_it_and_a_link() -> None:
    assert passage_list.render(search(FOUND)).splitlines() == [
        "✓ paper  paper.html, word for word",
        "    He said that »the jets never left the field«, and stayed.",
        "    https://example.org/jets#:~:text=the%20jets%20never,left%20the%20field",
    ]


def test_what_has_pages_is_no_web_page() -> None:
    lines = passage_list.render(search(FOUND._replace(locator="p. 4"))).splitlines()
    assert lines[0] == "✓ paper  p. 4 of paper.html, word for word"
    assert len(lines) == 2


def test_what_is_only_alike_is_said_to_be() -> None:
    altered = FOUND._replace(outcome=Outcome.ALTERED, score=99.96)
    assert "altered, 99 % alike" in passage_list.render(search(altered))


def test_nothing_and_what_was_not_searched() -> None:
    assert passage_list.render(search(unread=("book", "film"))).splitlines() == [
        "These words stand in no text that was searched, nor anything near them.",
        "",
        "Not searched, for want of a text: book; film",
    ]


def test_evidence_to_paste_reads_back() -> None:
    broken = FOUND._replace(words="the jets never left the air-\nfield", locator="p. 4")
    stitched = FOUND._replace(outcome=Outcome.STITCHED)
    escaped = FOUND._replace(words="red \x1b words")
    pasted = passage_list.render_yaml(search(FOUND, broken, stitched, escaped, wanted="left the airfield"))
    assert yaml.safe_load(pasted) == [
        {"source": "paper", "stance": "supports", "quote": "the jets never left the field"},
        {"source": "paper", "stance": "supports", "quote": "the jets never left the airfield", "locator": "p. 4"},
        {"source": "paper", "stance": "supports", "quote": "red \x1b words"},
    ]
