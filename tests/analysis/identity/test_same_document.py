"""Two spellings of one address have one key, and two records of one document count as one."""

from __future__ import annotations

import pytest

from claimcheck.analysis.identity.address import find_saved, level_doi, level_url
from claimcheck.model.book_number import level_isbn
from claimcheck.testing import audit_files

ADDRESS = "https://example.org/a/b"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/a/b",
        "https://www.example.org/a/b",
        "https://m.example.org/a/b/",
        "HTTPS://EXAMPLE.ORG:443/a/b#top",
        "https://example.org/a/b?utm_source=x&utm_medium=y",
        "https://example.org/a/b/?fbclid=1",
        "https://example.org/a/%62",
        "https://web.archive.org/web/20220310120000/https://example.org/a/b",
        "https://web.archive.org/web/20220310120000id_/http://www.example.org/a/b",
        "https://archive.ph/20220310/https://example.org/a/b",
    ],
)
def test_spellings_of_one_address(url: str) -> None:
    assert level_url(url) == level_url(ADDRESS)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/A/b",
        "https://example.org/a",
        "https://example.com/a/b",
        "https://example.org/a/b?page=2",
        "https://example.org/a/b?id=7&utm_source=x",
        "https://example.org/a/b#!/chapter",
        "https://news.example.org/a/b",
        "https://archive.ph/AbCdE",
        "mailto:a@example.org",
    ],
)
def test_other_addresses(url: str) -> None:
    assert level_url(url) != level_url(ADDRESS)


def test_what_an_archive_says_of_its_copy() -> None:
    assert find_saved("https://web.archive.org/web/20220310120000/http://a.org/x") == (
        "http://a.org/x",
        "20220310120000",
    )
    assert find_saved("https://archive.ph/AbCdE") is None


def test_numbers_of_documents() -> None:
    assert level_doi("https://doi.org/10.1000/ABC") == level_doi("doi:10.1000/abc") == "10.1000/abc"
    assert level_doi("11.1000/abc") is None
    assert level_isbn("3-16-148410-X") == level_isbn("978-3-16-148410-0") == "9783161484100"
    assert level_isbn("978-3-16-148410-1") is None


CLAIM = """\
claims:
  - id: bridge
    statement: The bridge was shut.
    evidence:
      - {source: a, stance: supports, origins: [master]}
      - {source: b, stance: supports, origins: [driver]}
origins: [{id: master, name: Ann Low}, {id: driver, name: Bob High}]
sources:
"""


def count(one: str, two: str, **texts: str) -> tuple[str, set[str]]:
    """Return the lines of evidence from two records, and the rules that found something."""
    files = {"claims/a.yaml": f"{CLAIM}  - {{id: a{one}}}\n  - {{id: b{two}}}\n"}
    result = audit_files(files | {f"claims/{name}.txt": text for name, text in texts.items()})
    lines = result.case.lines(result.case.dossier.claims[0])
    return f"{lines.min}..{lines.max}", {finding.rule for finding in result.findings}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (", url: http://example.org/x", ", url: https://www.example.org/x/"),
        (", doi: 10.1000/abc", ", doi: https://doi.org/10.1000/ABC"),
        (", isbn: 3-16-148410-X", ", isbn: 978-3-16-148410-0"),
        (", url: https://example.org/x", ", archive_url: https://web.archive.org/web/2022/https://example.org/x"),
        (", url: https://example.org/x, primary: true", ", url: https://example.org/x, author: Ann Low"),
    ],
)
def test_two_records_of_one_document_are_one_line(one: str, two: str) -> None:
    lines, rules = count(one, two)
    assert lines == "1..1"
    assert "same-document" in rules


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (", url: https://example.org/", ", url: https://example.org"),
        (", url: https://example.org/?p=1", ", url: https://example.org/?p=2"),
        (", isbn: 3-16-148410-X, type: chapter, title: One", ", isbn: 3-16-148410-X, type: chapter, title: Two"),
    ],
)
def test_two_documents_are_two_lines(one: str, two: str) -> None:
    lines, rules = count(one, two)
    assert lines == "2..2"
    assert "same-document" not in rules


def test_one_text_is_one_document_unless_it_is_declared_to_be_taken_over() -> None:
    same = "The bridge was shut on Monday."
    assert count("", "", a=same, b=same)[0] == "1..1"
    assert count("", "", a=same, b=f"{same} So we hear.")[0] == "2..2"
    lines, rules = count("", ", derived_from: [{source: a, how: republishes}]", a=same, b=same)
    assert lines == "1..1"
    assert "same-document" not in rules


@pytest.mark.parametrize(
    ("one", "two", "lines"),
    [
        ("author: Owen Matthews", "author: 'Matthews, Owen'", "1..2"),
        ("author: Owen Matthews and Ada Quill", "author: [Ada Quill, Carl Berg]", "1..1"),
        ("author: Owen Matthews and Ada Quill", "author: A. Quill", "1..2"),
        ("publisher: AP", "publisher: Associated Press", "1..2"),
        ("publisher: [The One, The Two]", "publisher: The Two", "1..1"),
        ("publisher: Telegram", "publisher: Telegram", "2..2"),
        ("author: Staff", "author: Staff", "2..2"),
        ("author: Anna Berg", "author: Adam Berg", "2..2"),
        ("container_title: Nature", "container_title: Nature", "2..2"),
        ("archive: National Archives", "archive: National Archives", "2..2"),
    ],
)
def test_who_may_be_one_party_is_one_at_the_least(one: str, two: str, lines: str) -> None:
    assert count(f", {one}", f", {two}")[0] == lines
