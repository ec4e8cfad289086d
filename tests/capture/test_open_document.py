"""Documents of LibreOffice: what is seen is read, what is hidden or deleted is not."""

from __future__ import annotations

import pytest

from claimcheck.capture.extraction import NoText, extract_text
from claimcheck.model.capture import AnnotationKind, Extracted
from tests.capture import documents

STYLES = (
    '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="T2"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T3"><style:text-properties style:text-line-through-style="none"/></style:style>'
)
CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"


def read(body: str, **members: str) -> Extracted:
    return extract_text(documents.odt(body, STYLES, **members), "a.odt")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:h>The bridge</text:h><text:p>It was shut.</text:p>", "The bridge\n\nIt was shut."),
        ("<text:p>on<text:s/>Monday<text:s text:c='3'/>evening</text:p>", "on Monday evening"),
        ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc"),
        (
            "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list><text:p>two</text:p>",
            "one\n\ntwo",
        ),
        (
            f"<table:table><table:table-row>{CELL.format('a')}{CELL.format('b')}</table:table-row></table:table>",
            "a\nb",
        ),
        ("<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes><text:p>kept</text:p>", "kept"),
        ("<text:p>kept<office:annotation><text:p>a comment</text:p></office:annotation> too</text:p>", "kept too"),
        ("<text:p>a <text:span text:style-name='T2'>hidden</text:span> b</text:p>", "a b"),
        ("<text:section text:display='none'><text:p>hidden</text:p></text:section><text:p>seen</text:p>", "seen"),
    ],
)
def test_what_a_reader_sees(body: str, text: str) -> None:
    assert read(body).text.replace("\n\t", "\t").replace("\t\n", "\n") == text


def test_notes_stand_behind_and_their_marks_beside_the_text() -> None:
    body = (
        "<text:p>It was shut<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>So they say.</text:p></text:note-body></text:note> on Monday.</text:p>"
    )
    found = read(body)
    assert found.text == "It was shut 1 on Monday.\n\nSo they say."
    assert [(mark.label, found.text[mark.offset :]) for mark in found.marks] == [("footnote 1", "So they say.")]
    assert [found.text[one.start : one.end] for one in found.annotations] == [" 1"]


def test_what_is_struck_out_is_told() -> None:
    span = "<text:span text:style-name='{}'>{}</text:span>"
    found = read(f"<text:p>We {span.format('T1', 'never')} {span.format('T3', 'shut')} it.</text:p>")
    (one,) = found.annotations
    assert (one.kind, found.text[one.start : one.end].strip()) == (AnnotationKind.STRUCK_OUT, "never")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no archive", "is not a ZIP archive"),
        (documents.archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "there is no content.xml in it"),
        (documents.archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "of another kind"),
        (documents.odt("<text:p>x", ""), "is not well-formed"),
        (documents.odt("<text:p>x</text:p>", "", **{"META-INF/manifest.xml": "<encryption-data/>"}), "is encrypted"),
        (documents.odt("<text:span>" * 2_000 + "</text:span>" * 2_000), "deep, which is the limit"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, why: str) -> None:
    with pytest.raises(NoText, match=why):
        extract_text(data, "a.odt")
