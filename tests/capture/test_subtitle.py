"""What is said in subtitles, as one text, and when."""

from __future__ import annotations

import contextlib
import time

import pytest

from claimcheck.capture.extraction import NoText, extract_text
from claimcheck.model.capture import CaptureReading, CaptureState, Mark

SRT = """1
00:00:01,000 --> 00:00:03,500
The <i>red</i> line,
he said,

2
00:03:10,000 --> 00:03:12,000 X1:40 X2:600
is {\\an8}crossed &amp; done.

3
01:00:00,000 --> 01:00:02,000
<font color="#fff">2 < 3</font> and 5 > 4
"""
VTT = """WEBVTT - a title
Kind: captions

STYLE
::cue { color: red }

NOTE
not said

intro
00:01.000 --> 00:03.500 align:start
<v Owen Matthews>The <c.red>red</c> line,</v>

00:03:10.000 --> 00:03:12.000
- is <00:03:11.000>crossed.
- &lt;Indeed&gt;.

REGION
id:x
"""
ROLLING = """WEBVTT

00:00:00.080 --> 00:00:02.389 align:start position:0%
\x20
the<00:00:00.400><c> red</c><00:00:00.800><c> line</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
the red line
\x20

00:00:02.399 --> 00:00:04.000 align:start position:0%
the red line
was<00:00:02.800><c> never</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
was never
\x20

00:00:04.010 --> 00:00:06.000 align:start position:0%
was never
crossed
"""
CASES = [
    ("a.srt", SRT, "The red line, he said, is crossed & done. 2 < 3 and 5 > 4", ["00:00:01", "00:03:10", "01:00:00"]),
    ("a.vtt", VTT, "The red line, - is crossed. - <Indeed>.", ["00:00:01", "00:03:10"]),
    ("a.vtt", ROLLING, "the red line was never crossed", ["00:00:00", "00:00:02", "00:00:04"]),
    # Stray blank lines, no numbers, points for commas, hours left out.
    ("a.srt", "00:01.5 --> 00:02.5\none\n\ntwo\n00:03.5 --> 00:04.5\nthree", "one two three", ["00:00:01", "00:00:03"]),
    (
        "a.srt",
        "1\n00:00:01,0 --> 00:00:02,0\nin\n\n2\n00:00:03,0 --> 00:00:04,0\n22",
        "in 22",
        ["00:00:01", "00:00:03"],
    ),
    ("a.srt", "1\r\n00:00:01,0 --> 00:00:02,0\r\none\r\n\r\n", "one", ["00:00:01"]),
    # What is said twice is said twice.
    (
        "a.srt",
        "1\n00:00:01,0 --> 00:00:02,0\nNo.\n\n2\n00:00:02,0 --> 00:00:03,0\nNo.",
        "No. No.",
        ["00:00:01", "00:00:02"],
    ),
    ("a.vtt", "WEBVTT\n00:01.0 --> 00:02.0\none\n00:02.0 --> 00:03.0\ntwo", "one two", ["00:00:01", "00:00:02"]),
    ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\na <b c", "a <b c", ["00:00:01"]),
    ("a.vtt", "WEBVTT\n\nnonsense --> no\nnot said\n\n123:00:00.000 --> 123:00:01.000\nsaid", "said", ["123:00:00"]),
]


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize(("file", "subtitles", "text", "labels"), CASES, ids=lambda value: str(value)[:20])
def test_what_is_said(file: str, subtitles: str, text: str, labels: list[str], mark: str) -> None:
    extracted = extract_text((mark + subtitles).encode(), file)
    assert extracted.text == text
    assert [entry.label for entry in extracted.marks] == labels


def test_the_time_of_a_place_is_known() -> None:
    text, marks, *_ = extract_text(SRT.encode(), "a.srt")
    reading = CaptureReading(CaptureState.READ, "a.srt", text, marks=marks)
    assert reading.locator(text.index("red")) == "00:00:01"
    assert reading.locator(text.index("is crossed") - 1) == "00:00:01"
    assert reading.locator(text.index("is crossed")) == "00:03:10"
    assert reading.locator(len(text)) == "01:00:00"


def test_a_text_without_pages_has_no_locators() -> None:
    assert CaptureReading(CaptureState.READ, "a.txt", "words").locator(2) is None
    assert CaptureReading(CaptureState.READ, "a.pdf", "words", marks=(Mark(3, "p. 2"),)).locator(2) is None


def test_other_words_are_no_subtitles() -> None:
    for file in ("a.srt", "a.vtt"):
        with pytest.raises(NoText, match="holds no cues"):
            extract_text(b"WEBVTT\n\nwords", file)


HOSTILE = [
    "1\n00:00:01,0 --> 00:00:02,0\n" + "\n" * 1_000_000,
    "1\n00:00:01,0 --> 00:00:02,0\n" + "<" * 1_000_000,
    "1\n00:00:01,0 --> 00:00:02,0\n" + "<i" * 500_000,
    "1\n00:00:01,0 --> 00:00:02,0\n" + "{\\" * 500_000,
    "1\n00:00:01,0 --> 00:00:02,0\n" + "x\n" * 1_000_000 + "2\n00:00:01,0 --> 00:00:02,0\n" + "x\n" * 500_000,
    "00:00:01,0 --> 00:00:02,0\nx\n" * 100_000,
    "00:00:01,0 -->" * 200_000,
    "00:00:01,0 --> 00:00:02,0" + " " * 1_000_000 + "x\n",
]


@pytest.mark.slow
@pytest.mark.parametrize("file", ["a.srt", "a.vtt"])
@pytest.mark.parametrize("subtitles", HOSTILE, ids=lambda subtitles: ascii(subtitles[24:40]))
def test_hostile_subtitles_are_read_in_time(subtitles: str, file: str) -> None:
    begins = time.process_time()
    with contextlib.suppress(NoText):
        extract_text(("WEBVTT\n\n" * (file == "a.vtt") + subtitles).encode(), file)
    assert time.process_time() - begins < 8
