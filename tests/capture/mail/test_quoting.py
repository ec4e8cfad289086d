"""Mails as programs write them: quoted lines, flowed text, forms of one message, attachments, saved pages."""

from __future__ import annotations

import base64

import pytest

from claimcheck.capture.extraction import NoText, extract_text
from claimcheck.capture.mail.quoting import read_plain
from claimcheck.model.capture import AnnotationKind, Extracted
from claimcheck.testing import audit_files

HEAD = "From: Ann Low <ann@example.org>\nSubject: The bridge\nMIME-Version: 1.0\n"
QUOTE = "We shut the bridge on Monday evening by order of the mayor"


def read(rest: str, file: str = "a.eml") -> Extracted:
    return extract_text((HEAD + rest).encode(), file)


def answered(text: str) -> list[tuple[str, str]]:
    """Return the stretches that are another's, each with the name."""
    body = read_plain(text)
    return [(body.text[one.start : one.end], one.label) for one in body.annotations]


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        ("> a\n> b\n\nc", {}, "a\nb\n\n\nc"),
        (">> a\n>> b\n> c", {}, "a\nb\n\nc"),
        ("> > a\n> > b", {}, "a\nb"),
        (">a\n>b", {}, "a\nb"),
        ("a \nb", {"is_flowed": True}, "a b"),
        ("bri \ndge", {"is_flowed": True, "deletes_spaces": True}, "bridge"),
        ("> a \n> b \n> c", {"is_flowed": True}, "a b c"),
        (" >from", {"is_flowed": True}, ">from"),
        ("-- \nAnn", {"is_flowed": True}, "-- \nAnn"),
        ("> 5 km of road", {}, "> 5 km of road"),
        (">5 km", {}, ">5 km"),
        ("> 5 km\n> of road", {}, "5 km\nof road"),
        ("a > b", {}, "a > b"),
        ("", {}, ""),
    ],
)
def test_lines_are_joined_as_they_were_meant(text: str, options: dict[str, bool], words: str) -> None:
    assert read_plain(text, **options).text == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Monday Anna Berg wrote:\n> shut\n> it\n\nYes.", [("shut\nit\n\n", "On Monday Anna Berg")]),
        ("On 6 May 2024, Anna Berg <a@b.org> wrote:\n> shut it", [("shut it", "Anna Berg")]),
        ("Am 6. Mai schrieb:\n> zu", [("zu", "Am 6. Mai")]),
        ("> one\nyes\n> two\nno", [("one\n\n", ""), ("two\n\n", "")]),
        ("Yes.\n-----Original Message-----\nFrom: Bob\n> old\nshut it", [("\nFrom: Bob\n\nold\n\nshut it", "")]),
        ("Nothing is quoted here.", []),
    ],
)
def test_what_is_answered_is_told(text: str, found: list[tuple[str, str]]) -> None:
    assert answered(text) == found


def multipart(kind: str, *parts: str) -> str:
    return f"Content-Type: multipart/{kind}; boundary=B\n\n" + "".join(f"--B\n{part}\n" for part in parts) + "--B--\n"


PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"
RICH = "Content-Type: text/html; charset=utf-8\n\n"
PDF = (
    "Content-Type: application/pdf; name=minutes.pdf\nContent-Disposition: attachment; filename=minutes.pdf\n"
    "Content-Transfer-Encoding: base64\n\n" + base64.b64encode(b"%PDF-1.4").decode()
)


def check(mail: str, quote: str = QUOTE) -> tuple[str, str | None, str]:
    """Return outcome, locator and reason for a quote from a mail."""
    piece = f"{{source: m, stance: supports, quote: {quote}}}"
    text = f"claims: [{{id: a, statement: s, evidence: [{piece}]}}]\nsources: [{{id: m}}]\n"
    result = audit_files({"claims/a.yaml": text, "claims/m.eml": HEAD + mail})
    (found,) = result.case.quotes.values()
    return found.outcome.value, found.locator, found.why


def test_the_page_is_what_people_read_and_the_plain_form_is_told() -> None:
    stub, page = f"{PLAIN}See the page.", f"{RICH}<p>{QUOTE}.</p>"
    assert check(multipart("alternative", stub, page))[:2] == ("exact", None)
    only_plain = multipart("alternative", f"{PLAIN}{QUOTE}.", f"{RICH}<p>Something else.</p>")
    outcome, locator, _ = check(only_plain)
    assert (outcome, locator) == ("exact", "the plain text of the mail, which most readers are not shown")
    # Two forms of the same words are one place.
    assert (
        read(multipart("alternative", f"{PLAIN}{QUOTE}.", f"{RICH}<p>{QUOTE}.</p>")).text.count("bridge on Monday") == 1
    )


def test_an_attachment_that_is_text_is_read_and_named() -> None:
    text = f"Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\n\n{QUOTE}."
    assert check(multipart("mixed", f"{PLAIN}See the file.", text))[:2] == ("exact", "attachment a.txt")


@pytest.mark.parametrize(
    "part",
    [
        PDF,
        PDF.replace("application/pdf", "image/jpeg"),
        PDF.replace("application/pdf", "application/zip"),
        PDF.replace("Content-Disposition: attachment; filename=minutes.pdf\n", ""),
    ],
)
def test_of_an_attachment_that_was_not_read_it_cannot_be_told(part: str) -> None:
    outcome, _, why = check(multipart("mixed", f"{PLAIN}See the file.", part))
    assert outcome == "unchecked"
    assert "no text could be read from the attachment minutes.pdf" in why
    assert check(multipart("mixed", f"{PLAIN}{QUOTE}.", part))[0] == "exact"


def test_pictures_of_the_layout_and_signatures_hide_no_words() -> None:
    logo = "Content-Type: image/png\nContent-Disposition: inline\nContent-ID: <a>\n\nx"
    signed = "Content-Type: application/pgp-signature\n\nx"
    assert check(multipart("mixed", f"{PLAIN}Nothing.", logo, signed))[0] == "not-found"


def test_a_page_in_a_mail_says_what_is_struck_out_and_what_is_a_note() -> None:
    mail = read(multipart("alternative", f"{PLAIN}x", f"{RICH}<p>We <del>never</del> shut it.<sup>1</sup></p>"))
    kinds = {one.kind: mail.text[one.start : one.end].strip() for one in mail.annotations}
    assert kinds == {AnnotationKind.STRUCK_OUT: "never", AnnotationKind.NOTE_MARK: "1"}


MHTML = (
    'Content-Type: multipart/related; type="text/html"; boundary=B; start="<root>"\n\n'
    "--B\nContent-Type: image/png\nContent-ID: <x>\n\nx\n"
    "--B\nContent-Type: text/html\nContent-ID: <frame>\n\n<p>In the frame.</p>\n"
    "--B\nContent-Type: text/html; charset=utf-8\nContent-ID: <root>\nContent-Transfer-Encoding: quoted-printable\n\n"
    '<h1>The br=\nidge</h1><p style=3D"display:none">Hidden.</p><p>=E2=80=9CShut,=E2=80=9D he said.</p>\n--B--\n'
)


@pytest.mark.parametrize("suffix", [".mhtml", ".mht"])
def test_a_page_that_a_browser_saved_is_read_with_its_frames(suffix: str) -> None:
    assert read(MHTML, f"a{suffix}").text == "The bridge\n\n“Shut,” he said.\n\nIn the frame."


def test_a_saved_page_without_words_is_none() -> None:
    with pytest.raises(NoText, match="holds no page with words"):
        read("Content-Type: multipart/related; boundary=B\n\n--B\nContent-Type: image/png\n\nx\n--B--\n", "a.mhtml")


def test_hostile_mails_take_little_time() -> None:
    for text in (
        "> " * 200_000,
        ">\n" * 200_000,
        "-- original message --\n" * 100_000,
        "a wrote:\n" * 100_000,
        "x" * 900_000,
    ):
        assert len(read_plain(text).text) <= len(text) + 200_000
