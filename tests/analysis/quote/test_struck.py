"""Words that are struck out are there, and it is told that they are."""

from __future__ import annotations

import pytest

from claimcheck.analysis.quote.matching import match_quote
from claimcheck.analysis.quote.reading import Readings
from claimcheck.capture.extraction import extract_text
from claimcheck.language.text.normalise import FoldedText
from claimcheck.model.capture import AnnotationKind
from tests.capture.documents import docx, paragraph, words

STRUCK = [
    "<p>The fine was <del>400</del> 900 crowns for each.",
    "<p>The fine was <s>400</s> 900 crowns for each.",
    "<p>The fine was <strike>4<b>0</b>0</strike> 900 crowns for each.",
    "<p>The fine was <span style='text-decoration: line-through'>400</span> 900 crowns for each.",
    "<p>The fine was <span style='text-decoration-line:line-through'>400</span> 900 crowns for each.",
]


def outcome(quote: str, data: bytes, file: str) -> str:
    found = extract_text(data, file)
    match = match_quote(quote, FoldedText(found.text), Readings(found.text, annotations=found.annotations))
    return match.outcome.value if match else "not-found"


def check(data: bytes, file: str) -> None:
    found = extract_text(data, file)
    assert [(found.text[start:end].strip(), kind) for start, end, kind, _ in found.annotations] == [
        ("400", AnnotationKind.STRUCK_OUT)
    ]
    assert outcome("The fine was 400 900 crowns for each", data, file) == "exact"
    assert outcome("The fine was 900 crowns for each", data, file) == "exact"
    assert outcome("The fine was 400 crowns for each", data, file) == "altered"
    assert outcome("The fine was 800 crowns for each", data, file) == "altered"


@pytest.mark.parametrize("page", STRUCK)
def test_pages(page: str) -> None:
    check(page.encode(), "page.html")


STYLES = (
    "<w:style w:styleId='Struck'><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:styleId='Reference'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>"
)


@pytest.mark.parametrize("properties", ["<w:strike/>", "<w:dstrike w:val='true'/>", "<w:rStyle w:val='Struck'/>"])
def test_word(properties: str) -> None:
    check(docx(paragraph("The fine was ", words("400", properties), " 900 crowns for each."), styles=STYLES), "a.docx")


@pytest.mark.parametrize("properties", ["", "<w:strike w:val='0'/>", "<w:rStyle w:val='Struck'/><w:strike w:val='0'/>"])
def test_what_is_not_struck(properties: str) -> None:
    data = docx(paragraph("The fine was ", words("400", properties), " 900 crowns for each."), styles=STYLES)
    assert not extract_text(data, "a.docx").annotations
    assert outcome("The fine was 900 crowns for each", data, "a.docx") == "altered"


@pytest.mark.parametrize(
    "properties", ["<w:vertAlign w:val='superscript'/>", "<w:rStyle w:val='Reference'/>", "<w:rStyle w:val='None'/>"]
)
def test_marks_of_notes_in_word(properties: str) -> None:
    is_raised = "None" not in properties
    data = docx(paragraph("The fine", words("3", properties), " was 900 crowns for each."), styles=STYLES)
    assert (outcome("The fine was 900 crowns for each", data, "a.docx") == "exact") is is_raised
    power = docx(paragraph("There were 10", words("6", properties), " cells in each tube."), styles=STYLES)
    assert outcome("There were 10 cells in each tube", power, "a.docx") == "altered"
    assert (outcome("There were 106 cells in each tube", power, "a.docx") == "altered") is is_raised
