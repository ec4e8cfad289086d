"""Links that scroll a page to the quoted words: their form, and what a real browser makes of them."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

from claimcheck.report.part.text_fragment import link_to_words

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.parametrize(
    ("url", "words", "link"),
    [
        ("https://a.example/x", "it worked", "https://a.example/x#:~:text=it%20worked"),
        ("https://a.example/x#top", "it worked", "https://a.example/x#top:~:text=it%20worked"),
        (
            "https://a.example/x",
            "well-known, 5 % & more",
            "https://a.example/x#:~:text=well%2Dknown%2C%205%20%25%20%26%20more",
        ),
        (
            "https://a.example/x",
            "‘Привіт’",
            "https://a.example/x#:~:text=%E2%80%98%D0%9F%D1%80%D0%B8%D0%B2%D1%96%D1%82%E2%80%99",
        ),
        ("https://a.example/x", "one\ntwo", "https://a.example/x#:~:text=one,two"),
        ("https://a.example/x", "the infor-\nmation was it", "https://a.example/x#:~:text=the,it"),
        ("https://a.example/x", "infor\u00ad \n mation was it", "https://a.example/x#:~:text=was%20it"),
        (
            "https://a.example/x",
            " ".join(f"word{n}" for n in range(30)),
            "https://a.example/x#:~:text=word0%20word1%20word2%20word3%20word4,word25%20word26%20word27%20word28%20word29",
        ),
    ],
)
def test_form(url: str, words: str, link: str) -> None:
    assert link_to_words(url, words) == link


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://a.example/paper.pdf", "it worked"),
        ("https://a.example/paper.PDF?page=2", "it worked"),
        ("ftp://a.example/x", "it worked"),
        ("https://a.example/x", "   "),
        ("https://a.example/x", "infor-\nmation"),
    ],
)
def test_no_link_where_none_would_work(url: str, words: str) -> None:
    assert link_to_words(url, words) is None


PAGE = """<!doctype html><meta charset="utf-8"><style>body{font:20px sans-serif;background:#fff;color:#fff}
p{margin:150px 0}::target-text{background:#ff00ff;color:#ff00ff}</style>
<p>Nothing of interest stands up here, and nobody has ever read it.</p>
<p>The well-known minister said: “It worked, 5 % &amp; more – at once,” and left the room.<br>
Then the other one began to speak of the great many things that had been left unsaid by everybody else in that year,
and went on for rather longer than anybody had thought he would, until the lights went out at ten.</p>
<p>Nothing of interest stands down here.</p>
"""


def marked_pixels(png: bytes) -> int:
    """Count the magenta pixels of an 8-bit RGB(A) image: enough of PNG to read a screenshot."""
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert (depth, colour in (2, 6)) == (8, True)
    size = 3 if colour == 2 else 4
    data = b"".join(
        png[match.end() : match.end() + struct.unpack(">I", png[match.start() - 4 : match.start()])[0]]
        for match in re.finditer(b"IDAT", png)
    )
    raw = zlib.decompress(data)
    stride = width * size
    before = bytearray(stride)
    count = 0
    for row in range(height):
        start = row * (stride + 1)
        kind, line = raw[start], bytearray(raw[start + 1 : start + 1 + stride])
        for i in range(stride):
            left = line[i - size] if i >= size else 0
            up, corner = before[i], before[i - size] if i >= size else 0
            if kind == 1:
                line[i] = (line[i] + left) & 255
            elif kind == 2:
                line[i] = (line[i] + up) & 255
            elif kind == 3:
                line[i] = (line[i] + (left + up) // 2) & 255
            elif kind == 4:
                guess = left + up - corner
                near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))
                line[i] = (line[i] + near[2]) & 255
        count += sum(1 for i in range(0, stride, size) if line[i] > 200 and line[i + 1] < 60 and line[i + 2] > 200)
        before = line
    return count


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the links were not tried in a browser")
@pytest.mark.parametrize(
    ("words", "is_there"),
    [
        ("well-known minister", True),
        ("“It worked, 5 % & more – at once,”", True),
        ("and left the room.\nThen the other one", True),
        (
            "Then the other one began to speak of the great many things that had been left unsaid by everybody",
            True,
        ),
        ("words that are not on the page", False),
    ],
)
def test_a_browser_finds_the_words(words: str, is_there: bool, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    link = link_to_words("https://a.example/x", words)
    assert link is not None
    url = page.as_uri() + link.removeprefix("https://a.example/x")
    picture = tmp_path / "page.png"
    subprocess.run(
        [
            str(CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=500,900",
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--screenshot={picture}",
            url,
        ],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (marked_pixels(picture.read_bytes()) > 500) is is_there
