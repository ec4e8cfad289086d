"""What the reader of a mail sees."""

from __future__ import annotations

import base64
import contextlib
import time
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.capture.extraction import NoText, extract_text
from claimcheck.capture.mail.mime import decode_words
from claimcheck.model.limit import DEFAULT_LIMITS, Limits

TOP = "Subject: The red line\nFrom: Owen <owen@example.org>\nDate: Tue, 8 Mar 2022 10:00:00 +0000"
HEAD = TOP + "\nTo: desk@example.org\nMessage-ID: <x@example.org>\nMIME-Version: 1.0\n"


def read(mail: str | bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    return extract_text(mail if isinstance(mail, bytes) else mail.encode(), "mail.eml", limits).text


def multipart(kind: str, *parts: str, boundary: str = "b") -> str:
    body = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\npreamble\n{body}--{boundary}--\nepilogue\n'


PLAIN = "Content-Type: text/plain; charset=utf-8\n\nThe plain words."
HTML = "Content-Type: text/html; charset=utf-8\n\n<p>The <b>rich</b> words.</p><p hidden>no</p>"
ATTACHED = "Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\n\nno"
PICTURE = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo="
NESTED = f"Content-Type: message/rfc822\n\nSubject: Inner\nFrom: a@b.c\n{PLAIN}"
STUB = "Content-Type: text/plain\n\nView online."
LONG = "Content-Type: text/html\n\n<p>" + "The whole story. " * 4
CASES = [
    ("\nThe plain words.\n", "The plain words."),
    (PLAIN, "The plain words."),
    (HTML, "The rich words."),
    (multipart("alternative", PLAIN, HTML), "The rich words.\n\nThe plain words."),
    (multipart("alternative", HTML, PLAIN), "The rich words.\n\nThe plain words."),
    (multipart("alternative", HTML), "The rich words."),
    (multipart("alternative", STUB, LONG), "The whole story. " * 3 + "The whole story.\n\nView online."),
    (multipart("alternative", PLAIN, "Content-Type: text/html\n\n<p>never <!-- ends"), "The plain words."),
    (
        multipart("alternative", PLAIN, multipart("related", HTML, PICTURE, boundary="c")),
        "The rich words.\n\nThe plain words.",
    ),
    (
        multipart("mixed", multipart("alternative", PLAIN, HTML, boundary="c"), ATTACHED),
        "The rich words.\n\nThe plain words.\n\nno",
    ),
    (multipart("related", HTML, PLAIN), "The rich words."),
    (multipart("mixed", PLAIN, HTML, PICTURE), "The plain words.\n\nThe rich words."),
    (multipart("mixed", "\nno header", PLAIN), "no header\n\nThe plain words."),
    (multipart("signed", PLAIN, "Content-Type: application/pgp-signature\n\nno"), "The plain words."),
    (multipart("mixed", PLAIN, "Content-Type: text/calendar\n\nno"), "The plain words."),
    (multipart("mixed", PLAIN, NESTED), "The plain words.\n\nSubject: Inner\nFrom: a@b.c\n\nThe plain words."),
    (
        multipart("mixed", PLAIN, NESTED.replace("822\n", "822\nContent-Disposition: attachment\n")),
        "The plain words.\n\nSubject: Inner\nFrom: a@b.c\n\nThe plain words.",
    ),
    (multipart("digest", "\nSubject: 1\n\nfirst", "\nSubject: 2\n\nlast"), "Subject: 1\n\nfirst\n\nSubject: 2\n\nlast"),
    ("Content-Type: multipart/mixed\n\n--b\n\nno boundary", "--b\n\nno boundary"),
    ("Content-Type: multipart/mixed; boundary=b\n\n--b\n\ncut off", "cut off"),
    ("Content-Type: multipart/mixed; boundary=b\n\n--bb\n--b\n\n--b c\none\n--b--\nno", "--b c\none"),
    ("Content-Type: multipart/mixed;\n boundary*=us-ascii'en'b\n\n--b\n\none\n--b--", "one"),
    # Transfer encodings.
    ("Content-Transfer-Encoding: quoted-printable\n\nThe caf=C3=A9 is=\n open =3D yes.", "The café is open = yes."),
    (f"Content-Transfer-Encoding: BASE64\n\n{base64.encodebytes('Das Café.'.encode()).decode()}", "Das Café."),
    ("Content-Transfer-Encoding: base64\n\nRGFz!IENhZsOp\n Lg", "Das Café."),
    (
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<b id=3Dx>caf=C3=A9",
        "café",
    ),
    # Encodings.
    ("Content-Type: text/plain; charset=us-ascii\n\ncafé", "café"),
    ("Content-Type: text/plain; charset=nonsense\n\ncafé", "café"),
    (
        'Content-Type: text/plain; charset="latin1"\nContent-Transfer-Encoding: quoted-printable\n\n=93caf=E9=94',
        "“café”",
    ),
    ("Content-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n<meta charset=koi8-r><p>cafe", "cafe"),
]


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("rest", "text"), CASES, ids=lambda value: ascii(value)[14:64])
def test_what_is_shown(rest: str, text: str, ending: str) -> None:
    found = read((HEAD + rest).replace("\n", ending))
    assert found.replace("\r", "") == f"{TOP}\n\n{text}"


SUBJECTS = [
    ("plain", "plain"),
    ("=?utf-8?q?The_caf=C3=A9?= opens", "The café opens"),
    ("=?UTF-8?B?w6k=?=", "é"),
    ("=?utf-8?b?w6?= =?utf-8?b?k=?=", "\ufffd"),
    ("=?utf-8?q?=C3?=\n =?utf-8?q?=A9?=", "é"),
    ("=?utf-8?q?one?= =?iso-8859-1?q?_=E9?= two", "one é two"),
    ("=?utf-8*en?q?caf=C3=A9?=", "café"),
    ("=?nonsense?q?caf=C3=A9?=", "café"),
    ("=?utf-8?q?not=20closed", "=?utf-8?q?not=20closed"),
    ("folded\n over lines", "folded over lines"),
    ("raw café", "raw café"),
]


@pytest.mark.parametrize(("subject", "text"), SUBJECTS)
def test_subjects(subject: str, text: str) -> None:
    assert read(f"Subject: {subject}\n\nwords") == f"Subject: {text}\n\nwords"


def test_a_mailbox_line_and_a_missing_blank_line_and_no_header_at_all() -> None:
    assert read("From owen Tue Mar  8 10:00:00 2022\nSubject: x\n\nwords") == "Subject: x\n\nwords"
    assert read("Subject: x\nwords without a blank line") == "Subject: x\n\nwords without a blank line"
    assert read("Only words.\nNo header.") == "Only words.\nNo header."
    assert read("Subject: one\nSubject: two\n\nwords") == "Subject: one\n\nwords"


WORDLESS = [
    "",
    "\n \n",
    PICTURE,
    "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIAGCSqGSIb3",
    multipart(
        "encrypted", "Content-Type: application/pgp-encrypted\n\n1", "Content-Type: application/octet-stream\n\n2"
    ),
    HTML.replace("The <b>rich</b> words.", ""),
]


@pytest.mark.parametrize("rest", WORDLESS, ids=lambda rest: rest[14:50])
def test_a_header_alone_is_no_text(rest: str) -> None:
    with pytest.raises(NoText, match=r"^holds no words"):
        read(HEAD + rest)


def test_a_page_that_cannot_be_read_is_said() -> None:
    for mail in (
        "Content-Type: text/html\n\n<p>a<!-- b",
        multipart("alternative", "Content-Type: text/html\n\n<p>a<!-- b"),
    ):
        with pytest.raises(NoText, match="never ends"):
            read(mail)


def test_the_limits_hold_to_one() -> None:
    inner = "Subject: x\n\nwords"
    for _ in range(3):
        inner = f"Content-Type: message/rfc822\n\n{inner}"
    mail = multipart("mixed", inner, PLAIN)
    header = len('Content-Type: multipart/mixed; boundary="b"\n')
    exact = DEFAULT_LIMITS._replace(mail_depth=4, mail_parts=2, mail_header_bytes=header)
    assert "words" in read(mail, exact)
    for name in ("mail_depth", "mail_parts", "mail_header_bytes"):
        with pytest.raises(NoText, match=rf"limit \({name}\)"):
            read(mail, exact._replace(**{name: getattr(exact, name) - 1}))


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


@pytest.mark.slow
@settings(max_examples=75, deadline=None)
@given(TEXT, TEXT, st.sampled_from(["utf-8", "koi8-r", "iso-8859-1"]), st.sampled_from(["base64", "quoted-printable"]))
def test_mails_of_the_standard_library_are_read(subject: str, body: str, charset: str, encoding: str) -> None:
    message = EmailMessage()
    try:
        message["Subject"] = subject
        message.set_content(f"Words: {body}", charset=charset, cte=encoding)
    except (UnicodeError, ValueError, IndexError):
        return
    text = read(message.as_bytes())
    expected = (
        f"Words: {body}".encode(charset).decode("cp1252" if charset == "iso-8859-1" else charset, "replace").strip()
    )
    assert " ".join(text.split()).endswith(" ".join(expected.split()))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_field_is_decoded(value: str) -> None:
    assert isinstance(decode_words(value), str)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *"\n:;=\"'",
                "--b",
                "--b--",
                "Content-Type: ",
                "multipart/mixed; boundary=b",
                "message/rfc822",
                "\n\n",
                "a",
            ]
        ),
        max_size=30,
    )
)
def test_any_mail_is_read_or_refused(pieces: list[str]) -> None:
    why = ""
    try:
        read("".join(pieces))
    except NoText as reason:
        why = str(reason)
    assert "failed" not in why


MEGABYTE = 1_000_000
# Made when they are needed: some are large.
HOSTILE: dict[str, Callable[[], str]] = {
    "lines": lambda: multipart("mixed", "\n" + "\n" * 15 * MEGABYTE),
    "parts": lambda: 'Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\n" * 3 * MEGABYTE,
    "nearly parts": lambda: 'Content-Type: multipart/mixed; boundary="b"\n\n' + "--bx\n" * 2 * MEGABYTE,
    "fields": lambda: "A: b\n" * 3 * MEGABYTE,
    "a long field": lambda: "A: " + "x\n " * 3 * MEGABYTE,
    "parameters": lambda: "Content-Type: text/plain" + ";a=b" * 40_000 + "\n\nwords",
    "quotation marks": lambda: "Content-Type: text/plain" + ';a="' * 40_000 + "\n\nwords",
    "backslashes": lambda: 'Content-Type: text/plain; a="' + "\\" * 150_000 + "\n\nwords",
    "words begun": lambda: "Subject: " + "=?a?q?" * 30_000 + "\n\nwords",
    "encoded words": lambda: "Subject: " + "=?utf-8?q?a?= " * 12_000 + "\n\nwords",
    "lines that go on": lambda: "A: b" + "\n " * 7 * MEGABYTE,
    "no field": lambda: "a" * 15 * MEGABYTE,
    "blanks behind a name": lambda: "A" + " " * 15 * MEGABYTE + "b",
    "blanks behind a boundary": lambda: multipart("mixed", PLAIN, "\n" + ("--b" + "\t" * 9 + "x\n") * MEGABYTE),
    "blanks in parameters": lambda: "Content-Type: text/plain" + (";" + " " * 1_000) * 190 + "\n\nwords",
    "escapes": lambda: 'Content-Type: text/plain; a="' + "\\b" * 90_000 + "\n\nwords",
    "blanks between words": lambda: "Subject: " + ("=?a?q?b?=" + " " * 1_000) * 190 + "\n\nwords",
    "mails in mails": lambda: "Content-Type: message/rfc822\n\n" * 500_000,
    "parts in parts": lambda: "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(300)),
    "padding": lambda: "Content-Transfer-Encoding: base64\n\n" + "=" * 15 * MEGABYTE,
    "soft breaks": lambda: "Content-Transfer-Encoding: quoted-printable\n\n" + "=\n" * 8 * MEGABYTE,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_is_read_or_refused_in_time(name: str) -> None:
    data = HOSTILE[name]().encode()
    begins = time.process_time()
    with contextlib.suppress(NoText):
        read(data)
    assert time.process_time() - begins < 8
