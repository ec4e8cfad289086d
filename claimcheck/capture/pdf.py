"""A PDF → its text, page by page, through pypdf (the extra `claimcheck[pdf]`).

Words that are drawn invisibly are read as well: that is how recognised text lies under the picture of a page.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import io
import logging
from functools import partial
from typing import Any

from claimcheck.capture.apart import run_apart
from claimcheck.capture.extract import NoText
from claimcheck.model.capture import Extracted, Mark
from claimcheck.model.limit import Limits

_MISSING = "needs the extra claimcheck[pdf]: pip install 'claimcheck[pdf]'"
# How far into the file its kind may be told: readers tolerate that much before it.
_HEAD = 1024


def version() -> str:
    """Return what changes when the text of a PDF may; raise `NoText` where pypdf is not installed."""
    try:
        return f"1, pypdf {importlib.metadata.version('pypdf')}"
    except importlib.metadata.PackageNotFoundError:
        raise NoText(_MISSING) from None


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the text of all pages, marked with their numbers from 1; raise `NoText`."""
    if b"%PDF-" not in data[:_HEAD]:
        raise NoText("is not a PDF")
    try:
        # Here, so that it is done once, and outside the limits.
        importlib.import_module("pypdf")
    except ModuleNotFoundError:
        raise NoText(_MISSING) from None
    pages = run_apart(partial(_read_pages, data, limits), limits)
    if not any(pages):
        raise NoText("holds no text: a scanned PDF needs OCR")
    marks = []
    offset = 0
    for number, page in enumerate(pages, 1):
        marks.append(Mark(offset, f"p. {number}"))
        offset += len(page) + 1
    return Extracted("\n".join(pages), tuple(marks))


def _read_pages(data: bytes, limits: Limits) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    # What it has to say about a stranger's file is none of the user's output.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    texts: list[str] = []
    place = "it"
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        # Many a PDF is encrypted against changes, with no password for reading.
        if reader.is_encrypted and not reader.decrypt(""):
            raise NoText("is encrypted with a password")
        count = len(reader.pages)
        if count > limits.pdf_pages:
            raise NoText(f"has {count:,} pages; the limit is {limits.pdf_pages:,} (pdf_pages)")
        left = limits.capture_characters
        pictures = 0
        for page in reader.pages:
            place = f"page {len(texts) + 1:,}"
            # Halves of pairs stand for one character, or for none.
            text = page.extract_text().strip().encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            left -= len(text) + 1
            if left < 0:
                most = f"{limits.capture_characters:,}"
                raise NoText(f"has more than {most} characters, which is the limit (capture_characters)")
            texts.append(text)
            pictures += not text and _has_picture(page)
    except (NoText, RecursionError, MemoryError):
        raise
    except DependencyError:
        raise NoText("is encrypted with AES, which needs one more package: pip install cryptography") from None
    except Exception as error:
        raise NoText(f"is a broken PDF: {place} cannot be read ({type(error).__name__})") from None
    # A title page that can be read says nothing about the pictures of pages behind it.
    if 2 * pictures > len(texts) > pictures:
        raise NoText(f"holds no text on {pictures:,} of {len(texts):,} pages: scanned pages need OCR")
    return texts


def _has_picture(page: Any) -> bool:
    try:
        objects = page["/Resources"]["/XObject"].get_object()
        return any(entry.get_object().get("/Subtype") == "/Image" for entry in objects.values())
    except Exception:
        return False
