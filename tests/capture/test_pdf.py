"""The text of PDFs, page by page, within bounds."""

from __future__ import annotations

import importlib.metadata
import io
import os
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.capture import pdf, sandbox
from claimcheck.capture.extraction import NoText, extract_text
from claimcheck.capture.sandbox import CAN_FORK, run_apart
from claimcheck.model.capture import CaptureReading, CaptureState, Extracted, Mark
from claimcheck.model.limit import DEFAULT_LIMITS, Limits
from tests.capture import documents

pypdf = pytest.importorskip("pypdf")

forks = pytest.mark.skipif(not CAN_FORK, reason="this platform has no fork")


@pytest.fixture(params=[pytest.param(True, marks=forks), False], ids=["apart", "here"])
def is_apart(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(sandbox, "CAN_FORK", request.param)
    return bool(request.param)


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Extracted:
    return extract_text(data, "report.pdf", limits)


def encrypted(user: str, owner: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(documents.pdf(["The red line"])))
    writer.encrypt(user, owner, algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


@pytest.mark.usefixtures("is_apart")
class TestText:
    def test_pages_are_read_in_order_and_marked(self) -> None:
        text, marks, *_ = read(documents.pdf(["The red line\nwas never", "crossed – he said", ""]))
        assert text.split() == "The red line was never crossed – he said".split()
        assert [mark.label for mark in marks] == ["p. 1", "p. 2", "p. 3"]
        reading = CaptureReading(CaptureState.READ, "report.pdf", text, marks=marks)
        assert reading.locator(0) == "p. 1"
        assert reading.locator(text.index("never")) == "p. 1"
        assert reading.locator(text.index("crossed")) == "p. 2"

    def test_packed_pages_are_read(self) -> None:
        assert read(documents.pdf(["The red line"], packed=True)).text == "The red line"

    def test_a_page_without_words_ends_nothing(self) -> None:
        text, marks, *_ = read(documents.pdf(["one", "", "three"]))
        assert text == "one\n\f\n\fthree"
        assert marks == (Mark(0, "p. 1"), Mark(5, "p. 2"), Mark(7, "p. 3"))

    def test_a_page_that_is_a_picture_is_marked(self) -> None:
        text, marks, *_ = read(documents.pdf(["one", None, "three"]))
        assert text == "one\n\f\n\fthree"
        assert marks == (Mark(0, "p. 1"), Mark(5, "p. 2", True), Mark(7, "p. 3"))

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("content", "resources", "is_picture"),
        [
            (b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", b"", True),
            (b"/Fm1 Do", b"/Resources << /XObject << /Fm1 7 0 R >> >>", True),
            (b"/Fm1 Do", b"/Resources << /XObject << /Fm1 9 0 R >> >>", False),
            (b"/Fm1 Do", b"/Resources << /XObject << /Fm1 10 0 R >> >>", True),
            (b"/Im1 Do", b"/Resources << /XObject << /Im1 99 0 R >> >>", True),
            (b"BT ( ) Tj ET 0 0 9 9 re f", b"", False),
            (b"", b"/Resources << >>", False),
        ],
        ids=["in line", "in a form", "a form without", "a form in itself", "cannot be told", "blank", "empty"],
    )
    def test_pictures_are_seen_wherever_they_stand(self, content: bytes, resources: bytes, is_picture: bool) -> None:
        form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
        data = documents.pdf_of(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [ 3 0 R 5 0 R ] /Count 2 >>",
                b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 11 0 R >> >> >>",
                documents.stream(b"BT /F1 12 Tf (words) Tj ET"),
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 6 0 R %s >>" % resources,
                documents.stream(content),
                documents.stream(b"", form % 8),
                documents.stream(b"x", b"/Type /XObject /Subtype /Image /Width 1 /Height 1"),
                documents.stream(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
                documents.stream(b"", form % 10),
                b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            ]
        )
        assert read(data).marks == (Mark(0, "p. 1"), Mark(7, "p. 2", is_picture))

    def test_words_are_read_that_are_drawn_invisibly(self) -> None:
        assert read(documents.pdf([b"BT 3 Tr /F1 12 Tf 72 720 Td (recognised) Tj ET"])).text == "recognised"

    def test_what_is_encrypted_against_changes_only_is_read(self) -> None:
        assert read(encrypted("", "secret")).text == "The red line"


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "scanned": (lambda: documents.pdf([None, None]), "holds no text: a scanned PDF needs OCR"),
    "empty": (lambda: documents.pdf(["", ""]), "holds no text: a scanned PDF needs OCR"),
    "no pages": (lambda: documents.pdf([]), "holds no text: a scanned PDF needs OCR"),
    "a title page": (
        lambda: documents.pdf(["Title", None, None, None]),
        "holds no text on 3 of 4 pages: scanned pages need OCR",
    ),
    "a password": (lambda: encrypted("secret", "secret"), "is encrypted with a password"),
    "no PDF": (lambda: b"words", "is not a PDF"),
    "nothing": (lambda: b"", "is not a PDF"),
    "junk": (lambda: b"%PDF-1.7\n" + b"x" * 1000, "is a broken PDF: it cannot be read"),
    "cut off": (lambda: documents.pdf(["The red line"])[:300], "is a broken PDF: it cannot be read"),
    "a loop": (
        lambda: documents.pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 2>>"]),
        "is a broken PDF: it cannot be read",
    ),
    "a bomb": (
        lambda: documents.pdf_of(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<<>>>>>>",
                documents.stream(zlib.compress(zlib.compress(b"\0" * 2**28, 9)), b"/Filter[/FlateDecode/FlateDecode]"),
            ]
        ),
        "is a broken PDF: page 1 cannot be read",
    ),
    "depth": (lambda: documents.pdf([b"BT " + b"[" * 100_000 + b" Tj ET"]), "cannot be read: it is nested too deeply"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.usefixtures("is_apart")
@pytest.mark.parametrize("name", REFUSED)
def test_what_gives_no_text_says_why(name: str) -> None:
    make, why = REFUSED[name]
    with pytest.raises(NoText) as reason:
        read(make())
    assert str(reason.value).startswith(why)


@pytest.mark.slow
@pytest.mark.usefixtures("is_apart")
def test_the_limits_hold_to_one() -> None:
    data = documents.pdf(["12345", "1234"])
    exact = DEFAULT_LIMITS._replace(pdf_pages=2, capture_characters=13)
    assert read(data, exact).text == "12345\n\f1234"
    for name in ("pdf_pages", "capture_characters"):
        with pytest.raises(NoText, match=rf"limit.*\({name}\)"):
            read(data, exact._replace(**{name: getattr(exact, name) - 2}))
    with pytest.raises(NoText, match=r"has 2 pages; the limit is 1 \(pdf_pages\)"):
        read(data, exact._replace(pdf_pages=1))


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(NoText, match=r"^needs the extra claimcheck\[pdf\]: pip install 'claimcheck\[pdf\]'$"):
        read(documents.pdf(["words"]))

    def find_nothing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", find_nothing)
    with pytest.raises(NoText, match=r"^needs the extra claimcheck\[pdf\]"):
        pdf.version()


def test_the_package_that_aes_needs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise pypdf.errors.DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(sandbox, "CAN_FORK", False)
    monkeypatch.setattr(pypdf.PageObject, "extract_text", refuse)
    with pytest.raises(NoText, match=r"encrypted with AES.*pip install cryptography"):
        read(documents.pdf(["words"]))


def test_halves_of_characters_become_whole_or_unknown_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "CAN_FORK", False)
    monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda _: "\ud83d\ude00 \ud83d x")
    assert read(documents.pdf(["words"])).text == "😀 \ufffd x"


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("the \ue001nal o\ue002ce", "the \ue001nal o\ufffdce"),
        ("the caf\x03 noir\x00", "the caf\ufffd noir\ufffd"),
        ("\x01\x02 \x03", "\ufffd\ufffd \ufffd"),
        ("\ue001\ue002\ue003 \ue004\ue005", "\ufffd\ufffd\ufffd \ufffd\ufffd"),
        ("\uf0b7 one\n\uf0b7two\ttab", "\uf0b7 one\n\uf0b7two\ttab"),
    ],
)
def test_letters_that_the_font_does_not_tell_cannot_be_read(
    drawn: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "CAN_FORK", False)
    monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda _: drawn)
    assert read(documents.pdf(["words"])).text == text


@forks
class TestApart:
    """Work in a process of its own."""

    def test_what_is_returned_comes_back(self) -> None:
        pages = ["one", "zwei €", "\U0001f600" * 100_000, "", None]
        assert run_apart(lambda: pages, DEFAULT_LIMITS) == pages

    def test_a_reason_comes_back(self) -> None:
        def refuse() -> list[str]:
            raise NoText("is odd: “é”")

        with pytest.raises(NoText, match=r"^is odd: “é”$"):
            run_apart(refuse, DEFAULT_LIMITS)

    def test_nothing_happens_here(self) -> None:
        seen: list[str] = []

        def see() -> list[str]:
            seen.append("there")
            return seen

        assert run_apart(see, DEFAULT_LIMITS) == ["there"]
        assert seen == []

    @pytest.mark.slow
    def test_computing_ends_at_the_limit(self) -> None:
        def compute() -> list[str]:
            while True:
                pass

        begins = time.monotonic()
        with pytest.raises(NoText, match=r"takes more than 1 seconds to read, which is the limit \(pdf_seconds\)"):
            run_apart(compute, DEFAULT_LIMITS._replace(pdf_seconds=1))
        assert time.monotonic() - begins < 15

    @pytest.mark.slow
    def test_waiting_ends_at_the_deadline(self) -> None:
        def wait() -> list[str]:
            time.sleep(60)
            return []

        begins = time.monotonic()
        with pytest.raises(NoText, match=r"\(pdf_seconds\)"):
            run_apart(wait, DEFAULT_LIMITS._replace(pdf_seconds=1))
        assert time.monotonic() - begins < 15

    @pytest.mark.skipif(sys.platform != "linux", reason="no other platform limits memory")
    def test_memory_ends_at_the_limit(self) -> None:
        with pytest.raises(NoText, match=r"takes more than 100,000,000 bytes.*\(pdf_bytes\)"):
            run_apart(lambda: ["x" * 2_000_000_000], DEFAULT_LIMITS._replace(pdf_bytes=100_000_000))

    def test_no_file_is_written(self, tmp_path: Path) -> None:
        def write() -> list[str]:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            with (tmp_path / "file").open("wb") as file:
                file.write(b"words")
            return []

        with pytest.raises(NoText, match="broke down"):
            run_apart(write, DEFAULT_LIMITS)

    @pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
    def test_a_crash_there_is_none_here(self, name: str) -> None:
        def crash() -> list[str]:
            os.kill(os.getpid(), getattr(signal, name))
            return []

        with pytest.raises(NoText, match=r"^cannot be read: its reader broke down$"):
            run_apart(crash, DEFAULT_LIMITS)

    @pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
    def test_an_error_there_is_said(self, error: type[BaseException]) -> None:
        def fail() -> list[str]:
            raise error

        with pytest.raises(NoText, match="broke down"):
            run_apart(fail, DEFAULT_LIMITS)

    def test_no_process_is_left(self) -> None:
        run_apart(list, DEFAULT_LIMITS)
        with pytest.raises(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)

    def test_a_process_that_cannot_be_started_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse() -> int:
            raise BlockingIOError

        monkeypatch.setattr(os, "fork", refuse)
        with pytest.raises(NoText, match="no process could be started"):
            run_apart(list, DEFAULT_LIMITS)

    @pytest.mark.slow
    def test_nothing_is_printed_twice(self, tmp_path: Path) -> None:
        (tmp_path / "report.pdf").write_bytes(documents.pdf(["words"]))
        code = (
            "import sys; from claimcheck.capture.extraction import extract_text\n"
            "print('begun', end=' '); data = open('report.pdf', 'rb').read()\n"
            "print(extract_text(data, 'report.pdf').text)"
        )
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=environment, check=True
        )
        assert (done.stdout, done.stderr) == ("begun words\n", "")
