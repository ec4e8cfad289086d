"""A Markdown file → what a reader of it sees, and at which of the file's lines."""

from __future__ import annotations

import re

from claimcheck.capture import plain
from claimcheck.capture.extraction import NoText
from claimcheck.capture.html import web_page
from claimcheck.capture.markdown.front_matter import count_front_matter
from claimcheck.capture.markdown.page import render
from claimcheck.capture.markdown.sentinel import NONCHARACTERS, read_marks
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import Limits

# At each of these the parser looks whether markup begins or ends.
_MARKS = "\n*_=~^|{<>&`\\[]!%"
# Lines of the page that is made of the file are not the file's.
_LINE = re.compile(r" \(line [\d,]+\)")


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the words that are seen, blocks parted by blank lines, cells by tabs; raise `NoText`.

    The extracted `raw` is the file as it is written, `lines` tells where its lines begin in the text.
    """
    written = plain.extract(data, limits)
    raw = written.text.replace("\r\n", "\n").replace("\r", "\n")
    if len(raw) > limits.capture_characters:
        raise NoText(f"has {len(raw):,} characters; the limit is {limits.capture_characters:,} (capture_characters)")
    marks = sum(map(raw.count, _MARKS))
    if marks > limits.markdown_marks:
        raise NoText(f"has {marks:,} lines and marks; the limit is {limits.markdown_marks:,} (markdown_marks)")
    lines = NONCHARACTERS.sub("\ufffd", raw).split("\n")
    front = count_front_matter(lines)
    lines[:front] = [""] * front
    page = render("\n".join(lines), limits)
    try:
        shown = web_page.extract(b"\xef\xbb\xbf" + page.encode(), limits)
    except NoText as reason:
        raise NoText(_LINE.sub("", str(reason))) from None
    text, annotations, starts = read_marks(shown.text, shown.annotations)
    return Extracted(text, guess=written.guess, annotations=annotations, raw=raw, lines=starts)
