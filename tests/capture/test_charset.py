"""From bytes to text: what is declared, what is certain, what is a guess and said to be one."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.capture.charset import Decoded, decode
from claimcheck.capture.extraction import NoText, extract_text
from claimcheck.model.capture import Extracted

WORDS = {
    "English": "The red line was never crossed, said the source of 28 jets.",
    "German": "„Es könnte sein“, sagte Krüger; das hieß: Spaß…",
    "French": "« L’été », dit-il, « n’est pas à nous » – où ça ?",
    "Polish": "Wałęsa powiedział, że żółć jest zła.",
    "Russian": "Красная линия не была перейдена, сказал он.",
    "Greek": "Η κόκκινη γραμμή δεν ξεπεράστηκε.",
    "Hebrew": "הקו האדום לא נחצה, אמר המקור.",
    "Arabic": "لم يتم تجاوز الخط الأحمر، قال المصدر.",
    "Hindi": "लाल रेखा कभी पार नहीं हुई, सूत्र ने कहा।",
    "Thai": "เส้นแดงไม่เคยถูกข้าม แหล่งข่าวกล่าว",
    "Georgian": "წითელი ხაზი არ გადაკვეთილა, თქვა მან.",
    "Vietnamese": "Lằn ranh đỏ chưa bao giờ bị vượt qua.",
    "Latvian": "Sarkanā līnija nekad netika pārkāpta, Ābele.",
    "Chinese": "红线从未被越过，\n消息人士在2022年说。",
    "emoji": "It flew 😀, he said.",
}
SINGLE = {"German": "cp1252", "French": "cp1252"}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_utf8_is_utf8(words: str) -> None:
    assert decode(words.encode()) == (words, "")


@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_utf16_needs_no_mark(words: str, order: str) -> None:
    assert decode(words.encode(f"utf-16-{order}")) == (words, "")
    # Whatever is declared in letters that are themselves in UTF-16, or by who sent it.
    assert decode(words.encode(f"utf-16-{order}"), "utf-8") == (words, "")
    mark = codecs.BOM_UTF16_LE if order == "le" else codecs.BOM_UTF16_BE
    assert decode(mark + words.encode(f"utf-16-{order}")) == (words, "")


@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize("word", ["Красная", "ქართული", "κόκκινη", "האדום", "a", "é"])
def test_a_single_word_of_utf16_is_known_by_its_alphabet(word: str, order: str) -> None:
    assert decode(word.encode(f"utf-16-{order}")).text == word


def test_utf16_that_was_cut_within_a_letter() -> None:
    assert decode("The red line".encode("utf-16-le") + b"x") == ("The red line\ufffd", "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"one \0 two and more words",
        b"a\nb\nc\nd\n",
        b"1\t2\t3\t4\t",
        b"a.txt\0b.txt\0c.txt\0",
        b"\x1b[1mbold\x1b[0m",
        b"\x01\x02\x03\x04\x05\x06",
        "红线从未被越过".encode(),
    ],
)
def test_what_is_no_utf16(data: bytes) -> None:
    assert decode(data) == (data.decode(), "")


def test_chinese_in_utf16_without_a_space_is_not_told() -> None:
    """Every pair of bytes is a letter in both orders: nothing says which."""
    assert decode("红线从未被越过".encode("utf-16-le")).guess == "windows-1252"


@pytest.mark.parametrize("language", SINGLE)
def test_what_is_no_utf8_is_windows_1252(language: str) -> None:
    words = WORDS[language]
    assert decode(words.encode("cp1252")) == (words, "windows-1252")
    assert decode(words.encode("cp1252"), "cp1252") == (words, "")


@pytest.mark.parametrize(("language", "codec"), [("Polish", "cp1250"), ("Russian", "cp1251"), ("Russian", "koi8-r")])
def test_another_encoding_that_nothing_declares_is_a_wrong_guess_and_told(language: str, codec: str) -> None:
    words = WORDS[language]
    assert decode(words.encode(codec)).guess == "windows-1252"
    assert decode(words.encode(codec), codec) == (words, "")


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_the_five_bytes_that_are_no_letter_cannot_be_read(byte: int) -> None:
    data = b"caf\xe9 %c noir" % byte
    assert decode(data) == ("café \ufffd noir", "windows-1252")
    assert decode(data, "cp1252") == ("café \ufffd noir", "")


@pytest.mark.parametrize(
    ("data", "text", "guess"),
    [
        ("“It worked,” said Köller of ".encode() + b"caf\xe9s.", "“It worked,” said Köller of caf\ufffds.", "UTF-8"),
        ("Es könnte, „so“".encode()[:-1], "Es könnte, „so\ufffd", "UTF-8"),
        (WORDS["Russian"].encode() + b"\xd0", WORDS["Russian"] + "\ufffd", "UTF-8"),
        # Two letters of windows-1252 may chance to be one of UTF-8: ß and a quotation mark.
        ("„Spaß“ für".encode("cp1252"), "„Spaß“ für", "windows-1252"),
        ("Krüger é".encode("cp1252") + "é".encode(), "Krüger éÃ©", "windows-1252"),
        # U+FFFD that was saved as such is no broken byte.
        ("a\ufffdb\ufffdc é".encode() + b"\xe9", "a\ufffdb\ufffdc é\ufffd", "UTF-8"),
    ],
)
def test_utf8_that_was_damaged_is_not_read_as_something_else(data: bytes, text: str, guess: str) -> None:
    assert decode(data) == (text, guess)


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "cp1252", "cp1251", "cp932"]))
def test_any_bytes_are_decoded(data: bytes, declared: str | None) -> None:
    text, guess = decode(data, declared)
    assert isinstance(text, str)
    assert guess == "" or declared is None


@given(st.text(max_size=60))
def test_utf8_is_never_taken_for_anything_else_but_by_controls(text: str) -> None:
    if all(sign.isprintable() or sign in "\n\t" for sign in text):
        assert decode(text.encode()) == Decoded(text.encode().decode("utf-8-sig"))


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x20FF, exclude_categories=["Cs", "Cn"]), min_size=4))
def test_what_is_taken_for_utf16_is_right(text: str) -> None:
    words = f"he said: {text}"
    for codec in ("utf-16-le", "utf-16-be"):
        assert decode(words.encode(codec)).text == words


# Every format.


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("a.txt", b"\x93It worked,\x94 said Kr\xfcger."),
        ("a.md", b"\x93It worked,\x94 said Kr\xfcger."),
        ("a.htm", b"<p>\x93It worked,\x94 said Kr\xfcger."),
        ("a.srt", b"1\r\n00:00:07,0 --> 00:00:08,0\r\n\x93It worked,\x94\r\nsaid Kr\xfcger.\r\n"),
        ("a.vtt", b"WEBVTT\n\n00:07.000 --> 00:08.000\n\x93It worked,\x94 said Kr\xfcger."),
        ("a.eml", b"Content-Type: text/plain\n\n\x93It worked,\x94 said Kr\xfcger."),
        ("a.eml", b"Content-Type: text/plain; charset=us-ascii\n\n\x93It worked,\x94 said Kr\xfcger."),
        ("a.eml", b"Content-Type: text/html\n\n<p>\x93It worked,\x94 said Kr\xfcger."),
    ],
)
def test_a_guess_is_told_in_every_format(file: str, data: bytes) -> None:
    found = extract_text(data, file)
    assert (found.text, found.guess) == ("“It worked,” said Krüger.", "windows-1252")


def test_a_guess_in_the_header_of_a_mail_is_told() -> None:
    assert extract_text(b"Subject: Kr\xfcger\n\nwords", "a.eml") == Extracted(
        "Subject: Krüger\n\nwords", guess="windows-1252"
    )
    assert extract_text(b"Subject: =?iso-8859-1?q?Kr=FCger?=\n\nwords", "a.eml").guess == ""


def test_one_part_of_a_mail_is_enough() -> None:
    head = b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\nContent-Type: text/plain"
    assert extract_text(head + b"\n\ncaf\xe9\n--b--", "a.eml") == Extracted("one\n\ncafé", guess="windows-1252")
    assert extract_text(head + b"; charset=utf-8\n\ncaf\xe9\n--b--", "a.eml") == Extracted("one\n\ncaf\ufffd")


def test_what_holds_nuls_is_no_text() -> None:
    with pytest.raises(NoText, match=r"^is no text: it holds NULs, and is not in UTF-16$"):
        extract_text("The red line".encode("utf-32-le"), "a.txt")
    assert extract_text(b"The red line was never crossed,\0 he said", "a.txt").text.count("\0") == 1


@pytest.mark.slow
def test_large_texts_are_decoded_in_time() -> None:
    begun = time.process_time()
    for part in (b"\xe9", b"caf\xc3\xa9\xe9", b"\0a", b"\x04\x10", b"\xe2\x80", b"a"):
        decode(part * (10_000_000 // len(part)))
    assert time.process_time() - begun < 10
