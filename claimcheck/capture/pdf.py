"""A PDF → its text, page by page, through pypdf (the extra `claimcheck[pdf]`).

Words that are drawn invisibly are read as well: that is how recognised text lies under the picture of a page.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import io
import logging
import re
from functools import partial
from itertools import islice
from typing import Any

from claimcheck.capture.extraction import NoText
from claimcheck.capture.sandbox import run_apart
from claimcheck.model.capture import Extracted, Mark
from claimcheck.model.limit import Limits

_MISSING = "needs the extra claimcheck[pdf]: pip install 'claimcheck[pdf]'"
# Between two pages: a line's end and a form feed, as most readers of PDFs write it.
_BETWEEN = "\n\f"
# How far into the file its kind may be told: readers tolerate that much before it.
_HEAD = 1024
# What begins a picture in a stream of drawing operators.
_INLINE_PICTURE = re.compile(rb"(?:\A|\s)BI\s")
# What stands for a letter where the font does not tell which: a control, or a character of nobody's.  One of these that
# begins a word or stands alone is a bullet.
_NOBODYS = "[\ue000-\uf8ff]"
_UNTOLD = re.compile(rf"[\x00-\x08\x0e-\x1f]|(?<=\S){_NOBODYS}|{_NOBODYS}(?={_NOBODYS})")
# Drawings that are drawn within drawings, of which more than these are not looked into.
_MOST_FORMS = 200


def version() -> str:
    """Return what changes when the text of a PDF may; raise `NoText` where pypdf is not installed."""
    try:
        return f"3, pypdf {importlib.metadata.version('pypdf')}"
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
        marks.append(Mark(offset, f"p. {number}", page is None))
        offset += len(page or "") + len(_BETWEEN)
    return Extracted(_BETWEEN.join(page or "" for page in pages), tuple(marks))


def _read_pages(data: bytes, limits: Limits) -> list[str | None]:
    """Return the text of each page; None for a page that shows nothing but pictures."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    # What it has to say about a stranger's file is none of the user's output.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    texts: list[str | None] = []
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
        for page in reader.pages:
            place = f"page {len(texts) + 1:,}"
            # Halves of pairs stand for one character, or for none.
            text = page.extract_text().encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            text = _UNTOLD.sub("\ufffd", text.strip())
            left -= len(text) + len(_BETWEEN)
            if left < 0:
                most = f"{limits.capture_characters:,}"
                raise NoText(f"has more than {most} characters, which is the limit (capture_characters)")
            texts.append(None if not text and _has_picture(page) else text)
    except (NoText, RecursionError, MemoryError):
        raise
    except DependencyError:
        raise NoText("is encrypted with AES, which needs one more package: pip install cryptography") from None
    except Exception as error:
        raise NoText(f"is a broken PDF: {place} cannot be read ({type(error).__name__})") from None
    # A title page that can be read says nothing about the pictures of pages behind it.
    pictures = texts.count(None)
    if 2 * pictures > len(texts) > pictures:
        raise NoText(f"holds no text on {pictures:,} of {len(texts):,} pages: scanned pages need OCR")
    return texts


def _has_picture(page: Any) -> bool:
    """Tell whether a page shows a picture: as an object, within a form, or in the page's own drawing.

    Where that cannot be told it may: words that are not read must not be called missing.
    """
    try:
        contents = page.get_contents()
        if contents is not None and _INLINE_PICTURE.search(contents.get_data()):
            return True
        drawings = [page]
        for drawing in islice(drawings, _MOST_FORMS):
            for entry in _follow(_follow(drawing, "/Resources"), "/XObject").values():
                if entry.get_object()["/Subtype"] == "/Image":
                    return True
                drawings.append(entry.get_object())
        return len(drawings) > _MOST_FORMS
    except Exception:
        return True


def _follow(dictionary: Any, key: str) -> Any:
    """Return the dictionary that a key leads to; an empty one where there is no such key."""
    found = dictionary.get(key)
    return {} if found is None else found.get_object()
