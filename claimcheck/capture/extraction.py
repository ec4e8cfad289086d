"""The table of formats."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from claimcheck.capture.stand_in import find_pointer, find_refusal
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import DEFAULT_LIMITS, Limits
from claimcheck.model.pattern import late

if TYPE_CHECKING:
    from claimcheck.capture.cache import Cache

# Suffix → module of this package, imported when a file of that kind is met; in the order in which files that may stand
# beside a record as its capture are looked for.
FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown.markdown_text",
    ".markdown": "markdown.markdown_text",
    ".html": "html.web_page",
    ".htm": "html.web_page",
    ".xhtml": "html.web_page",
    ".mhtml": "mail.web_archive",
    ".mht": "mail.web_archive",
    ".pdf": "pdf",
    ".docx": "docx.word_document",
    ".odt": "open_document",
    ".eml": "mail.mail_message",
    ".srt": "subtitle",
    ".vtt": "subtitle",
}
# The formats that are worth keeping the text of; their modules have a `version`.
_SLOW = (".pdf", ".docx", ".odt")

# The suffixes that may stand beside a record as its capture, in the order in which they are looked for.
SUFFIXES = tuple(FORMATS)

_SURROGATE = late("[\ud800-\udfff]")


class NoText(Exception):
    """A capture that gives no text, and why, in words that end a sentence about it."""


def extract_text(data: bytes, file: str, limits: Limits = DEFAULT_LIMITS, cache: Cache | None = None) -> Extracted:
    """Return the whole text of a saved file, where its pages or cues begin, and what was guessed; raise `NoText`.

    Where there is a cache, the text of slow formats is taken from it and kept in it.
    """
    suffix = os.path.splitext(file)[1].lower()
    name = FORMATS.get(suffix)
    if name is None:
        known = ", ".join(sorted(FORMATS))
        raise NoText(f"is a {suffix or 'nameless'} file, which cannot be read (can be: {known})")
    pointer = find_pointer(data)
    if pointer:
        raise NoText(pointer)
    module = importlib.import_module(f"claimcheck.capture.{name}")
    if cache is None or suffix not in _SLOW:
        return _extract(module.extract, data, limits)
    key = cache.key(data, suffix, module.version(), limits)
    kept = cache.get(key)
    if kept is None:
        kept = _extract(module.extract, data, limits)
        cache.put(key, kept)
    return kept


def _extract(extract: Callable[[bytes, Limits], Extracted], data: bytes, limits: Limits) -> Extracted:
    try:
        extracted = extract(data, limits)
    except NoText:
        raise
    except RecursionError:
        raise NoText("cannot be read: it is nested too deeply") from None
    except MemoryError:
        raise NoText("cannot be read: it needs more memory than there is") from None
    except Exception as error:
        # A stranger's file must not end the run, and what was not read must not pass for read.
        raise NoText(f"cannot be read: its reader failed with {type(error).__name__}") from error
    text = extracted.text
    if len(text) > limits.capture_characters:
        raise NoText(f"has {len(text):,} characters; the limit is {limits.capture_characters:,} (capture_characters)")
    if not text or text.isspace():
        raise NoText("holds no text")
    refusal = find_refusal(text)
    if refusal:
        raise NoText(f"holds only “{refusal}”: save the page that was quoted, as it looks in a browser")
    # Half a pair is no character, and cannot be written to any report.
    return extracted._replace(text=_SURROGATE.sub("\ufffd", text))
