"""Pages, cues and notes: where a quote stands is said wherever its outcome is, and what no page gave is not missing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from claimcheck.analysis.passage import find_passages
from claimcheck.audit.run import Result
from claimcheck.model.capture import CaptureReading, CaptureState, Mark
from claimcheck.report.format import case_file, json_report, memo, passage_list, text
from claimcheck.testing import audit_files
from tests.capture import documents

HEAD = """\
claims:
  - id: jets-stay
    statement: The jets stay.
    evidence:
"""
SOURCES = """\
sources:
  - {id: film, url: "https://film.example/"}
  - {id: memo}
  - {id: report}
  - {id: page, url: "https://page.example/"}
"""
FILM = """\
1
00:00:07,000 --> 00:00:09,000
Good evening to you all.

2
00:03:10,500 --> 00:03:14,000
We will not send

3
00:03:14,200 --> 00:03:19,000
our 28 jets to anybody.
"""
NOTE = f'<w:footnote w:id="5">{documents.paragraph("Norway arrived two hours late.")}</w:footnote>'
MEMO = documents.docx(
    documents.paragraph("The committee met on Tuesday", '<w:r><w:footnoteReference w:id="5"/></w:r>', "."),
    footnotes=NOTE,
)
PAGE = "<p>Nobody appealed.\n<p>The court ruled that the ban was unlawful."


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")


def audit(*evidence: str, pages: list[str | bytes | None] | None = None) -> Result:
    files: dict[str, str | bytes] = {
        "claims/one.yaml": HEAD + "".join(f"      - {{stance: supports, {piece}}}\n" for piece in evidence) + SOURCES,
        "claims/film.srt": FILM,
        "claims/memo.docx": MEMO,
        "claims/page.html": PAGE,
    }
    if pages is not None:
        pytest.importorskip("pypdf")
        files["claims/report.pdf"] = documents.pdf(pages)
    return audit_files(files)


def show(result: Result) -> tuple[str, str, list[Any]]:
    """Return the case file, the document, and the evidence of the report for programs."""
    claims = json.loads(json_report.render(result))["claims"]
    return case_file.render(result), memo.render(result), claims[0]["evidence"]


def test_a_quote_that_stands_is_located() -> None:
    case, document, evidence = show(
        audit(
            "source: film, quote: will not send our 28 jets",
            "source: memo, quote: Norway arrived two hours late",
            "source: memo, quote: The committee met on Tuesday",
        )
    )
    assert [piece["quote"]["locator"] for piece in evidence] == ["00:03:10", "footnote 1", None]
    assert [piece["quote"]["outcome"] for piece in evidence] == ["exact"] * 3
    for words in ("word for word in the capture, 00:03:10\n", "word for word in the capture, footnote 1\n"):
        assert words in case
    assert "✓ word for word in the capture, `00:03:10`\n" in document
    assert "✓ word for word in the capture, footnote 1\n" in document


def test_what_the_author_and_the_capture_say_is_both_shown() -> None:
    case, document, (piece,) = show(audit("source: film, locator: min. 9, quote: will not send our 28 jets"))
    assert (piece["locator"], piece["quote"]["locator"]) == ("min. 9", "00:03:10")
    for shown in (case, document):
        assert "min. 9" in shown
        assert "00:03:10" in shown


def test_a_quote_that_differs_is_located() -> None:
    result = audit(
        "source: film, quote: We will not send our 23 jets to anybody",
        "source: film, quote: our 28 jets to anybody … Good evening to you all",
        "source: memo, quote: will not send our 28 jets",
    )
    case, document, evidence = show(result)
    outcomes = [(piece["quote"]["outcome"], piece["quote"]["locator"]) for piece in evidence]
    assert outcomes == [("altered", "00:03:10"), ("stitched", "00:00:07"), ("misattributed", "00:03:10")]
    for words in ("% alike), 00:03:10:", "stitched, 00:00:07: its pieces", "not in memo; it stands in film, 00:03:10"):
        assert words in " ".join(case.split())
    for words in (
        "the words of the capture differ, `00:03:10` (",
        "stitched together from `00:00:07` on: ",
        "word for word in `film`, `00:03:10`",
    ):
        assert words in document
    related = [place.message for finding in result.findings for place in finding.related]
    assert [message.rpartition(", ")[2] for message in related] == ["00:03:10", "00:00:07", "00:03:14", "00:03:10"]


def test_no_line_is_named_of_a_file_that_is_not_its_text() -> None:
    result = audit("source: page, quote: The court ruled that the ban was lawful")
    (finding,) = [finding for finding in result.findings if finding.rule == "quote-altered"]
    assert finding.related[0].message == "the words of the source, behind “Nobody appealed.”"
    assert " = the words of the source, behind “Nobody appealed.”: claims/page.html\n" in text.render(result)
    assert "the words of the source, behind “Nobody appealed.” — `claims/page.html`\n" in memo.render(result)


def test_words_are_not_missing_where_a_page_could_not_be_read() -> None:
    pages: list[str | bytes | None] = [
        "The annual report",
        "Losses rose to 4.2 million tonnes.",
        None,
        "The end.",
        None,
    ]
    result = audit(
        "source: report, locator: p. 7, quote: Losses rose to 4.2 million tonnes",
        "source: report, quote: profits fell to nothing in the first half",
        "source: film, quote: profits fell to nothing in the first half",
        pages=pages,
    )
    case, document, evidence = show(result)
    assert [piece["quote"]["outcome"] for piece in evidence] == ["exact", "unchecked", "not-found"]
    assert evidence[0]["quote"]["locator"] == "p. 2"
    why = "its text lacks these words, but OCR is needed: no text could be read from p. 3 and p. 5"
    assert [thing.why for thing in result.not_checked] == [why]
    assert why in " ".join(case.split())
    assert "OCR is needed: no text could be read from p. 3 and p. 5\n" in document
    shown = passage_list.render(find_passages("profits fell to nothing", result.case))
    assert "Not searched, for want of a text: report, p. 3 and p. 5" in shown


def test_words_are_missing_where_a_page_is_blank() -> None:
    result = audit(
        "source: report, quote: profits fell to nothing in the first half", pages=["Annual report", "", "End"]
    )
    assert result.quotes()["not-found"] == 1


def test_an_excerpt_stands_in_for_pages_that_could_not_be_read() -> None:
    pytest.importorskip("pypdf")
    quote = "profits fell to nothing in the first half"
    files: dict[str, str | bytes] = {
        "claims/one.yaml": HEAD
        + f"      - {{source: report, stance: supports, quote: {quote}}}\n"
        + "sources:\n  - {id: report, capture: {file: report.pdf}, excerpt: {file: excerpt.txt}}\n",
        "claims/report.pdf": documents.pdf(["Annual report", None, "The end"]),
        "claims/excerpt.txt": f"Page 2: {quote}.",
    }
    (check,) = audit_files(files).case.quotes.values()
    assert (check.outcome.value, check.checked_in) == ("exact", "excerpt")


def test_many_pages_that_could_not_be_read_are_counted() -> None:
    def unread(number: int) -> str:
        marks = tuple(Mark(index, f"p. {index + 1}", True) for index in range(number))
        return CaptureReading(CaptureState.READ, "a.pdf", "x" * 99, marks=marks).unread

    assert unread(0) == ""
    assert unread(1) == "p. 1"
    assert unread(8).endswith("p. 7 and p. 8")
    assert unread(40).endswith("p. 8 and 32 more")


def test_only_web_pages_are_linked_to() -> None:
    _, document, _ = show(
        audit("source: film, quote: will not send our 28 jets", "source: page, quote: The court ruled that the ban")
    )
    assert document.count("[on the page]") == 1
    assert "page.example/#:~:text=" in document


def test_both_places_of_words_that_stand_twice_are_told() -> None:
    pages: list[str | bytes | None] = ["They shut it down.", "Nothing.", "Again they shut it down."]
    files: dict[str, str | bytes] = {
        "claims/a.yaml": "claims:\n  - id: a\n    statement: A.\n    evidence:\n"
        "      - {source: report, stance: supports, quote: they shut it down}\n"
        "      - {source: report, stance: supports, quote: they shut it down, locator: p. 3}\n",
        "sources/a.yaml": "sources:\n  - {id: report}\n",
        "sources/report.pdf": documents.pdf(pages),
    }
    case, document, evidence = show(audit_files(files))
    told, chosen = (piece["quote"] for piece in evidence)
    assert (told["locator"], [place["locator"] for place in told["also_at"]]) == ("p. 1", ["p. 3"])
    assert (chosen["locator"], chosen["also_at"]) == ("p. 3", [])
    assert "word for word in the capture, p. 1; also p. 3" in " ".join(case.split())
    assert "word for word in the capture, p. 1; also p. 3" in document.replace("`", "")


def test_another_source_that_has_the_words_and_the_part_that_stands_are_told() -> None:
    files = {
        "claims/a.yaml": "claims:\n  - id: a\n    statement: A.\n    evidence:\n"
        "      - {source: one, stance: supports, quote: the mayor shut the bridge on Monday evening}\n"
        "      - {source: two, stance: supports, quote: the mayor shut the bridge whatever his deputies swore to}\n",
        "sources/a.yaml": "sources:\n  - {id: one}\n  - {id: two}\n",
        "sources/one.txt": "They say the mayor shut the bridge on Sunday evening.",
        "sources/two.txt": "They say the mayor shut the bridge on Monday evening.",
    }
    result = audit_files(files)
    case, document, _ = show(result)
    messages = {finding.rule: finding.message for finding in result.findings}
    assert messages["quote-altered"].endswith("; it stands word for word in `two`")
    part = "only “the mayor shut the bridge” stands there, and “whatever his deputies swore to” does not"
    assert part in messages["quote-not-found"]
    for shown in (case, document):
        shown = " ".join(shown.split())
        assert "word for word in `two`" in shown
        assert "only “the mayor shut the bridge” stands there" in shown
