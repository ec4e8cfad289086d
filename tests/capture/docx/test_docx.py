"""The visible text of Word documents, and nothing that a reader of them does not see."""

from __future__ import annotations

import contextlib
import io
import re
import struct
import time
import zipfile
from collections.abc import Callable

import pytest

from claimcheck.capture.docx.word_document import extract
from claimcheck.capture.extraction import NoText, extract_text
from claimcheck.model.capture import CaptureReading, CaptureState
from claimcheck.model.limit import DEFAULT_LIMITS, Limits
from tests.capture.documents import STRICT, archive, docx, paragraph, part, relations, words


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    return extract_text(data, "document.docx", limits).text


def cell(*paragraphs: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(paragraphs)}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


BOX = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
SHAPE = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
CASES = [
    (paragraph("one") + paragraph("two"), "one\n\ntwo"),
    (paragraph("un", words("believ", "<w:b/>"), "able"), "unbelievable"),
    (paragraph("one ", "two"), "one two"),
    (paragraph("one", "<w:r><w:tab/></w:r>", "two", "<w:r><w:br/></w:r>", "three"), "one\ttwo\nthree"),
    ("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>one</w:t></w:r></w:p>", "one"),
    (paragraph("non", "<w:r><w:noBreakHyphen/></w:r>", "nuclear"), "non\u2011nuclear"),
    (paragraph("infor", "<w:r><w:softHyphen/></w:r>", "mation"), "infor\u00admation"),
    (paragraph("a", "<w:r><w:sym w:font='Wingdings' w:char='F04A'/></w:r>", "b"), "a\ufffdb"),
    (paragraph("a", "<w:r><w:sym w:font='Arial' w:char='20AC'/></w:r>", "b"), "a€b"),
    (paragraph("a &amp; b &lt; c"), "a & b < c"),
    # Tables.
    (
        table(
            (cell(paragraph("a")), cell(paragraph("b"), paragraph("c"))), (cell(paragraph("d")), cell(paragraph("e")))
        )
        + paragraph("f"),
        "a\tb\nc\nd\te\n\nf",
    ),
    (
        table(("<w:trPr><w:hidden/></w:trPr>", cell(paragraph("no"))), (cell(paragraph("seen")),)),
        "seen",
    ),
    # Text boxes, once, behind their paragraph.
    (paragraph("a sentence ", SHAPE, "that goes on"), "a sentence that goes on\n\nin the box"),
    (paragraph("", f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>"), "in the box"),
    # Changes that are tracked.
    (paragraph("kept ", "<w:del><w:r><w:delText>gone </w:delText></w:r></w:del>", "too"), "kept too"),
    (paragraph("kept ", "<w:del><w:r><w:t>gone </w:t></w:r></w:del>", "too"), "kept too"),
    (paragraph("kept ", f"<w:moveFrom>{words('gone ')}</w:moveFrom>", "too"), "kept too"),
    (paragraph("kept ", f"<w:ins>{words('added ')}</w:ins><w:moveTo>{words('moved ')}</w:moveTo>"), "kept added moved"),
    # Hidden words.
    (paragraph("seen ", words("hidden ", "<w:vanish/>"), "too"), "seen too"),
    (paragraph(words("seen", "<w:vanish w:val='0'/>")), "seen"),
    (paragraph(words("seen", "<w:vanish w:val='false'/><w:webHidden/>")), "seen"),
    (paragraph(words("seen", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")), "seen"),
    ("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>seen</w:t></w:r></w:p>", "seen"),
    (paragraph("seen", f"<w:r><w:rPr><w:vanish/></w:rPr><w:pict>{BOX}</w:pict></w:r>"), "seen"),
    # Fields.
    (
        paragraph(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK x </w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
            "link",
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        ),
        "link",
    ),
    (
        paragraph(f"<w:hyperlink>{words('li')}</w:hyperlink><w:fldSimple w:instr='X'>{words('nk')}</w:fldSimple>"),
        "link",
    ),
    (f"<w:sdt><w:sdtPr><w:id w:val='no'/></w:sdtPr><w:sdtContent>{paragraph('form')}</w:sdtContent></w:sdt>", "form"),
    # Numbers of notes, powers, glosses.
    (paragraph("in 2019", words("3", "<w:vertAlign w:val='superscript'/>"), " and"), "in 2019 3 and"),
    (paragraph("10", words("6", "<w:vertAlign w:val='superscript'/>")), "10⁶"),
    (paragraph("CO", words("2", "<w:vertAlign w:val='subscript'/>")), "CO2"),
    (paragraph("20", "19", words("22", "<w:vertAlign w:val='baseline'/>")), "201922"),
    (
        paragraph(
            f"<w:r><w:ruby><w:rt>{words('kan')}</w:rt><w:rubyBase>{words('漢')}</w:rubyBase></w:ruby></w:r>", "字"
        ),
        "漢字\n\nkan",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize("namespace", ["transitional", STRICT], ids=["transitional", "strict"])
@pytest.mark.parametrize(("body", "text"), CASES, ids=lambda value: value[:50])
def test_what_is_visible(body: str, text: str, namespace: str) -> None:
    data = docx(body, namespace) if namespace == STRICT else docx(body)
    assert read(data) == text


def note(number: int, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}">{paragraph(f"<w:r><w:{kind}Ref/></w:r>", text)}</w:{kind}>'


def test_notes_stand_at_the_end_where_the_document_names_them() -> None:
    body = paragraph(
        "words",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        ", more",
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
        ".",
    )
    footnotes = note(-1, "a rule") + note(2, "a footnote") + note(3, "an orphan")
    data = docx(body, footnotes=footnotes, endnotes=note(2, "an endnote", "endnote"), comments=paragraph("a comment"))
    assert read(data) == "words, more.\n\na footnote\n\nan endnote"


def reference(number: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}" {more}/></w:r>'


def locate(data: bytes) -> dict[str, str | None]:
    """Return the locator of each word of a document."""
    text, marks, *_ = extract(data, DEFAULT_LIMITS)
    reading = CaptureReading(CaptureState.READ, "document.docx", text, marks=marks)
    return {match[0]: reading.locator(match.start()) for match in re.finditer(r"\w+", text)}


def test_what_is_not_the_document_s_own_has_a_locator() -> None:
    section = '<w:sectPr><w:headerReference r:id="id-header1"/></w:sectPr>'
    data = docx(
        paragraph("words", reference(7), reference(9, more='w:customMarkFollows="1"'), reference(8)) + section,
        footnotes=note(8, "second") + note(9, "starred") + note(7, "first"),
        header1=paragraph("above"),
    )
    assert locate(data) == {
        "words": None,
        "second": "footnote 2",
        "starred": "footnote",
        "first": "footnote 1",
        "above": "header",
    }


@pytest.mark.parametrize(
    ("properties", "label"),
    [
        ('<w:numRestart w:val="eachPage"/>', "footnote"),
        ('<w:numStart w:val="5"/>', "footnote"),
        ('<w:numStart w:val="1"/><w:numRestart w:val="continuous"/>', "footnote 1"),
    ],
)
def test_notes_that_are_not_numbered_through_have_no_number(properties: str, label: str) -> None:
    properties = f"<w:footnotePr>{properties}</w:footnotePr>"
    body = paragraph("words", reference(7))
    notes = note(7, "first")
    assert locate(docx(body, settings=properties, footnotes=notes))["first"] == label
    assert locate(docx(f"{body}<w:sectPr>{properties}</w:sectPr>", footnotes=notes))["first"] == label


def drawing(element: str) -> str:
    return f"<w:r><w:drawing><a:graphic><a:graphicData>{element}</a:graphicData></a:graphic></w:drawing></w:r>"


TITLE = "<a:p><a:r><a:t>Sales</a:t></a:r><a:br/><a:r><a:t>by year</a:t></a:r></a:p>"
CACHE = "<c:pt><c:v>{}</c:v></c:pt><c:pt><c:v>{}</c:v></c:pt>"
CHART = (
    f"<c:title><c:tx><c:rich>{TITLE}</c:rich></c:tx></c:title>"
    f"<c:cat><c:strRef><c:f>A1:A2</c:f><c:strCache>{CACHE.format('North', 'South')}</c:strCache></c:strRef></c:cat>"
    f"<c:val><c:numRef><c:numCache>{CACHE.format(1, 2)}</c:numCache></c:numRef></c:val>"
)
DIAGRAM = (
    "<dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Plan</a:t></a:r></a:p></dgm:t></dgm:pt>"
    "<dgm:pt><dgm:t><a:p><a:r><a:t>Do</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>"
)


def test_the_words_of_charts_and_diagrams_are_read() -> None:
    body = paragraph(
        "words", drawing('<dgm:relIds r:dm="id-dataModel1" r:lo="x"/>'), drawing('<c:chart r:id="id-chartSpace1"/>')
    )
    data = docx(body, chartSpace1=CHART, chartSpace2=CHART, dataModel1=DIAGRAM)
    assert read(data) == "words\n\nPlan\n\nDo\n\nSales\nby year\n\nNorth\nSouth"
    assert locate(data)["Do"] == "diagram"
    assert locate(data)["North"] == "chart"


def test_a_chart_of_deleted_or_hidden_words_is_not_read() -> None:
    chart = drawing('<c:chart r:id="id-chartSpace1"/>')
    hidden = chart.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    for body in (f"<w:del>{chart}</w:del>", hidden):
        assert read(docx(paragraph("words", body), chartSpace1=CHART)) == "words"


def test_a_note_out_of_place_ends_nothing() -> None:
    body = paragraph("one ", f"<w:r><w:rPr><w:footnote w:id='7'>{words('two ')}</w:footnote></w:rPr></w:r>", "three")
    assert read(docx(paragraph(reference(7)) + body)).split() == ["one", "two", "three"]


def test_a_note_of_deleted_words_is_deleted() -> None:
    deleted = f"<w:del>{reference(2)}</w:del>"
    assert read(docx(paragraph("words", deleted), footnotes=note(2, "a footnote"))) == "words"


def test_headers_and_footers_stand_at_the_end_where_the_document_names_them() -> None:
    section = '<w:sectPr><w:footerReference r:id="id-footer1"/><w:headerReference r:id="id-header2"/></w:sectPr>'
    data = docx(
        paragraph("words") + section,
        header1=paragraph("an orphan"),
        header2=paragraph("a header"),
        footer1=paragraph("a footer"),
    )
    assert read(data) == "words\n\na footer\n\na header"


STYLES = (
    '<w:style w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="child"><w:basedOn w:val="secret"/></w:style>'
    '<w:style w:styleId="open"><w:basedOn w:val="secret"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:styleId="one"><w:basedOn w:val="two"/></w:style>'
    '<w:style w:styleId="two"><w:basedOn w:val="one"/></w:style>'
)


@pytest.mark.parametrize(
    ("style", "shows"), [("secret", False), ("child", False), ("open", True), ("one", True), ("unknown", True)]
)
def test_styles_hide_words(style: str, shows: bool) -> None:
    run = words("words", f'<w:rStyle w:val="{style}"/>')
    whole = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{words(" and more")}</w:p>'
    text = read(docx(paragraph("seen ", run) + whole, styles=STYLES))
    assert text == ("seen words\n\nand more" if shows else "seen")


def test_what_a_run_says_itself_holds() -> None:
    run = words("words", '<w:rStyle w:val="secret"/><w:vanish w:val="0"/>')
    assert read(docx(paragraph(run), styles=STYLES)) == "words"


def test_the_main_part_is_found_by_its_relation() -> None:
    members = {
        "_rels/.rels": relations({"a": "officeDocument /word/document2.xml"}),
        "word/document2.xml": part("document", paragraph("words")),
        "word/document.xml": part("document", paragraph("a decoy")),
    }
    assert read(archive(members)) == "words"
    assert read(archive({"word/document.xml": part("document", paragraph("words"))})) == "words"
    assert read(archive({"WORD/Document.xml": part("document", paragraph("words"))})) == "words"


def test_utf_16_is_xml_too() -> None:
    xml = part("document", paragraph("ça va")).replace("UTF-8", "UTF-16")
    assert read(archive({"word/document.xml": xml.encode("utf-16")})) == "ça va"


MAIN = "word/document.xml"
GOOD = part("document", paragraph("words"))
REFUSED = [
    (b"", "is not a ZIP archive"),
    (b"PK\x05\x06" + b"\0" * 18, "is no Word document: there is no word/document.xml in it"),
    (b"words, not a document", "is not a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is encrypted, or in the old format .doc"),
    (docx(paragraph("words"))[:-40], "is not a ZIP archive"),
    (archive({"xl/workbook.xml": "<workbook/>"}), "is no Word document: there is no word/document.xml"),
    (archive({MAIN: "<workbook/>"}), "is no Word document"),
    (archive({MAIN: "<w:document"}), "is broken: word/document.xml is not well-formed XML"),
    (archive({MAIN: GOOD.replace("</w:p>", "")}), "is broken: word/document.xml is not well-formed XML"),
    (archive({MAIN: "<!DOCTYPE x>" + GOOD[GOOD.index("<w:document") :]}), "declares a document type"),
    (
        archive({MAIN: '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]><x>&a;&c;</x>'}),
        "declares a document type",
    ),
    (archive({MAIN: GOOD, MAIN.upper(): GOOD}), "holds word/document.xml more than once"),
    (docx(paragraph("words") + "<w:altChunk r:id='x'/>"), "holds another document in it (altChunk)"),
]


@pytest.mark.parametrize(("data", "why"), REFUSED, ids=lambda value: str(value)[:40])
def test_what_is_no_document_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(NoText, match="^" + re.escape(why)):
        extract(data, DEFAULT_LIMITS)


def test_a_member_that_stands_there_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = archive([(MAIN, GOOD), (MAIN, GOOD.replace("words", "others"))])
    with pytest.raises(NoText, match="more than once"):
        read(data)


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(archive({MAIN: GOOD}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    with pytest.raises(NoText, match="is encrypted"):
        read(bytes(data))


def test_a_member_that_is_damaged_is_refused() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as file:
        file.writestr(MAIN, GOOD)
    with pytest.raises(NoText, match="cannot be unpacked"):
        read(stored.getvalue().replace(b"words", b"w0rds", 1))


def test_other_compressions_are_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_LZMA) as file:
        file.writestr(MAIN, GOOD)
    with pytest.raises(NoText, match="compression"):
        read(data.getvalue())


def test_a_zip64_archive_is_refused() -> None:
    data = archive({MAIN: GOOD})
    end = data.rindex(b"PK\x05\x06")
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, 0, 1)
    with pytest.raises(NoText, match="ZIP64"):
        read(data[:end] + locator + data[end:])


def test_the_limits_hold_to_one() -> None:
    data = docx(paragraph("words"))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        size = sum(member.file_size for member in file.infolist() if member.filename != "[Content_Types].xml")
        members = len(file.infolist())
    # The document, its body, the paragraph, the run, the words.
    exact = DEFAULT_LIMITS._replace(docx_bytes=size, docx_members=members, docx_elements=5, xml_depth=5)
    assert read(data, exact) == "words"
    for name in ("docx_bytes", "docx_members", "docx_elements", "xml_depth"):
        with pytest.raises(NoText, match=rf"limit.*\({name}\)"):
            read(data, exact._replace(**{name: getattr(exact, name) - 1}))


# Made when they are needed: some are large.
HOSTILE: dict[str, Callable[[], bytes]] = {
    "a bomb": lambda: archive({MAIN: part("document", "<w:p/>" * 1_200_000)}),
    "one long word": lambda: archive({MAIN: part("document", paragraph("a" * 19_000_000))}),
    "one long name": lambda: archive({MAIN: f"<{'a' * 19_000_000}/>"}),
    "one long attribute": lambda: archive({MAIN: f"<a b='{'c' * 19_000_000}'/>"}),
    "many attributes": lambda: archive({MAIN: "<a " + " ".join(f"a{number}=''" for number in range(300_000)) + "/>"}),
    "deep": lambda: archive({MAIN: "<a>" * 1_000_000}),
    "many members": lambda: archive({str(number): "" for number in range(20_000)}),
    "many margins": lambda: docx('<w:headerReference r:id="a"/>' * 100_000, **{f"header{i}": "" for i in range(500)}),
    "many words": lambda: docx(paragraph("word ") * 60_000),
    "boxes": lambda: docx("<w:p><w:r><w:txbxContent>" * 60 + paragraph("x") + "</w:txbxContent></w:r></w:p>" * 60),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_read_or_refused_in_time(name: str) -> None:
    data = HOSTILE[name]()
    begins = time.process_time()
    with contextlib.suppress(NoText):
        read(data)
    assert time.process_time() - begins < 20
