"""The table of formats."""

from __future__ import annotations

import importlib
import os

from claimcheck.model.limit import DEFAULT_LIMITS, Limits

# Suffix → module of this package.  Imported when a file of that kind is met.
FORMATS = {".txt": "plain", ".md": "plain"}

# The suffixes that may stand beside a record as its capture, in the order in which they are looked for.
# The formats without a module are known by name, so that the answer is "cannot tell" and not "no capture".
SUFFIXES = (".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".srt", ".vtt")


class NoText(Exception):
    """A capture that gives no text, and why, in words that end a sentence about it."""


def extract_text(data: bytes, file: str, limits: Limits = DEFAULT_LIMITS) -> str:
    """Return the whole text of a saved file; raise `NoText`."""
    suffix = os.path.splitext(file)[1].lower()
    module = FORMATS.get(suffix)
    if module is None:
        known = ", ".join(sorted(FORMATS))
        raise NoText(f"is a {suffix or 'nameless'} file, which cannot be read yet (can be: {known})")
    text: str = importlib.import_module(f"claimcheck.capture.{module}").extract(data)
    if len(text) > limits.capture_characters:
        raise NoText(f"has {len(text):,} characters; the limit is {limits.capture_characters:,}")
    if not text or text.isspace():
        raise NoText("holds no text")
    return text
