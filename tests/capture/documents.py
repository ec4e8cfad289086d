"""Documents as people have them, built by hand: no file of anybody's is part of the tests."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def paragraph(*runs: str) -> str:
    """Return a paragraph; a run without markup is wrapped into some."""
    return f"<w:p>{''.join(run if run.startswith('<') else words(run) for run in runs)}</w:p>"


def words(text: str, properties: str = "") -> str:
    """Return a run of words."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def part(root: str, body: str, namespace: str = TRANSITIONAL) -> str:
    """Return a part of a Word document."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} xmlns:w="{namespace}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="' + _RELATIONS + '" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        f'xmlns:v="urn:schemas-microsoft-com:vml">{body}</w:{root}>'
    )


def relations(targets: Mapping[str, str]) -> str:
    """Return a part of relations: id → kind and target, as in "styles styles.xml"."""
    entries = ""
    for name, value in targets.items():
        kind, target = value.split()
        entries += f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}">{entries}</Relationships>'


def archive(members: Mapping[str, str | bytes] | Sequence[tuple[str, str | bytes]]) -> bytes:
    """Return a ZIP archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items() if isinstance(members, Mapping) else members:
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def docx(body: str, namespace: str = TRANSITIONAL, **parts: str) -> bytes:
    """Return a Word document; `footnotes="…"` and the like are the bodies of its other parts."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"rId1": "officeDocument word/document.xml"}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>", namespace),
    }
    targets = {}
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        targets[f"id-{name}"] = f"{kind} {name}.xml"
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        members[f"word/{name}.xml"] = part(root, content, namespace)
    if targets:
        members["word/_rels/document.xml.rels"] = relations(targets)
    return archive(members)


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of numbered objects, the first of which is its catalogue."""
    data = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %s >>\nstream\n" % (len(content), entries) + content + b"\nendstream"


def pdf(pages: Sequence[str | bytes | None], packed: bool = False) -> bytes:
    """Return a PDF: a page of lines of text, of a content stream, or (None) of nothing but a picture."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * index) for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [ %s ] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        stream(
            b"\x00", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        ),
    ]
    for index, page in enumerate(pages):
        if page is None:
            content, resources = b"600 0 0 800 0 0 cm /Im1 Do", b"/XObject << /Im1 4 0 R >>"
        else:
            content = page if isinstance(page, bytes) else _show(page)
            resources = b"/Font << /F1 3 0 R >>"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 600 800 ] /Resources << %s >> /Contents %d 0 R >>"
            % (resources, 6 + 2 * index)
        )
        objects.append(stream(zlib.compress(content), b"/Filter /FlateDecode") if packed else stream(content))
    return pdf_of(objects)


def _show(text: str) -> bytes:
    shown = b"BT /F1 12 Tf 14 TL 72 720 Td\n"
    for line in text.split("\n"):
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown += b"(%s) Tj T*\n" % escaped.encode("cp1252")
    return shown + b"ET"


def odt(body: str, styles: str = "", **members: str) -> bytes:
    """Return an OpenDocument text with this body and these automatic styles."""
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    content = (
        f"<office:document-content {namespaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **members})
