"""Foreign text stays text: in terminals, logs, JSON and Markdown."""

from __future__ import annotations

import html
import json
import re
import time
import unicodedata
import urllib.parse

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimcheck.report import safe

# Whatever tries to be more than text, in a terminal, a log or on a page.
HOSTILE = """\x1b[2K \x07 \x9b31m FAIL\rPASS \x7f \u202egnp.exe \u2066x\u2069 \u200b \u00ad \ufeff \u2028 \u2029 \x85
\ud800 \udc80 \ue000 \U000e0041
\u3164 \u115f \ufe0f \u034f \U000f0000 \U0010ffff ::error::x ##[error]x ##vso[task.setvariable]y ::stop-commands::z
*a* **b** _c_ __d__ `e` ``f`` ~~g~~ ==h== %%i%% [j](k) ![l](m) [^n] [[o]] <p> <!-- q --> <script>r</script> &amp; &lt;
\\ \\| | # ## - + * > 1. 2) === --- ``` ~~~ | : :--- [ ] [x] {{u}} $v$ $$w$$ $100 200$ https://x.org HTTP://Y.org
www.z.org a@b.org @user org/repo#1 #1 GH-1 !2 &3 %"m" ~label :smile: deadbeef1 mailto:a@b javascript:alert(1) <https://e.org>
""".replace("\n", " ").split(" ")
WORD = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=6), st.text("`\\|[]()<>*_~&#@:$!. \n\t-=+1", max_size=8))
TEXT = st.one_of(
    st.lists(WORD, max_size=8).map(" ".join),
    st.lists(WORD, max_size=8).map("".join),
    st.text(st.characters(), max_size=30),
)
# A busy machine is no defect of an encoder; what takes too long has a test of its own.
PATIENT = settings(deadline=None)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read_inline(tokens: list[Token]) -> str:
    """Return the text of inline tokens; fail on anything that is more than text or code."""
    for token in tokens:
        assert token.type in ("text", "text_special", "code_inline"), token
    return "".join(token.content for token in tokens)


def read_paragraph(markdown: str) -> str:
    tokens = PARSER.parse(markdown)
    if not tokens:
        return ""
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], markdown
    return read_inline(tokens[1].children or [])


def read_cells(markdown: str) -> list[str]:
    tokens = PARSER.parse(f"| a | b |\n|---|---|\n| {markdown} | end |\n")
    return [read_inline(token.children or []) for token in tokens if token.type == "inline"][2:]


def read_visible(text: str) -> str:
    return safe.visible(text).strip(" ")


@pytest.mark.slow
@PATIENT
@given(TEXT)
def test_visible_text_is_one_printable_line(text: str) -> None:
    shown = safe.visible(text)
    assert len(shown.splitlines()) <= 1
    assert safe.visible(shown) == shown
    for char in shown:
        assert unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
        assert unicodedata.category(char) != "Cf" or char in safe._JOINERS + safe._SHAPED
    shown.encode()


@pytest.mark.slow
@PATIENT
@given(TEXT)
def test_visible_lines_keep_only_line_feeds(text: str) -> None:
    shown = safe.visible_lines(text)
    assert shown.split("\n") == [safe.visible(line) for line in text.replace("\r\n", "\n").split("\n")]
    assert safe.visible_lines(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "‘It worked,’ said the Chinese source… – 12 % of ½",
        "می‌خواهم کتاب‌ها",
        "क्‍ष ക്‍",
        "👩‍🚀 ❤️‍🔥 🏳️‍🌈 🧑🏽‍💻 🙂‍↔️ 1️⃣ ™️ ☎︎",
        "葛󠄀城 ᠠ᠋",
        "Ünïcödé, кириллица, 漢字, العربية, עברית",
    ],
)
def test_honest_text_is_shown_as_it_is(text: str) -> None:
    assert safe.visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", r"a\u{202E}b"),
        ("\x1b[31mred", r"\u{1B}[31mred"),
        ("FAIL\rPASS", r"FAIL\u{D}PASS"),
        ("one\r\ntwo\tthree\u00a0four\u3000five", "one two three four five"),
        ("a\u2028b\x85c", r"a\u{2028}b\u{85}c"),
        ("caf\udce9.yaml", r"caf\u{DCE9}.yaml"),
        ("ad\u200cmin ad\u200dmin", r"ad\u{200C}min ad\u{200D}min"),
        ("\u200dx\u200c", r"\u{200D}x\u{200C}"),
        ("می\u200c\u200cخ", r"می\u{200C}\u{200C}خ"),
        ("a\ufe0f\ufe0f", r"a\u{FE0F}\u{FE0F}"),
        ("😀\ufe0f\ufe0f", "😀\ufe0f" + r"\u{FE0F}"),
        ("x\U000e0101\U000e0102", r"x\u{E0101}\u{E0102}"),
        ("a\u3164b\u115fc\u2800d", r"a\u{3164}b\u{115F}c\u{2800}d"),
        ("\U000e0041\ue000\U0010ffff\u0378", r"\u{E0041}\u{E000}\u{10FFFF}\u{378}"),
    ],
)
def test_what_hides_is_shown(text: str, shown: str) -> None:
    assert safe.visible(text) == shown


@pytest.mark.slow
@PATIENT
@given(TEXT)
def test_no_line_of_a_log_is_a_command(text: str) -> None:
    for line in safe.log_safe(text).splitlines():
        assert not line.strip().startswith("::")
        assert not re.search(r"##[A-Za-z]*\[", line)
    assert safe.log_safe(safe.log_safe(text)) == safe.log_safe(text)


def test_log_lines_that_are_no_command_stay() -> None:
    text = "a::b ## c [d]\n  e: f\n"
    assert safe.log_safe(text) == text
    assert safe.log_safe("x\n \t::add-mask::y ###[z]") == "x\n \t\\u{3A}:add-mask::y ##\\u{23}[z]"


@pytest.mark.slow
@PATIENT
@given(TEXT)
def test_json_reads_back_and_stays_harmless(text: str) -> None:
    written = safe.json_safe(json.dumps({"text": text}, ensure_ascii=False))
    expected = "".join(f"\\u{{{ord(c):X}}}" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert json.loads(written) == {"text": expected}
    assert "\u202e" not in written
    assert "\x9b" not in written
    assert "##[" not in written
    written.encode()


@pytest.mark.slow
@PATIENT
@given(TEXT)
def test_markdown_text_reads_as_the_text(text: str) -> None:
    assert read_paragraph(safe.markdown_text(text)) == read_visible(text)


@pytest.mark.slow
@PATIENT
@given(TEXT)
def test_markdown_text_reads_as_the_text_within_a_list_and_a_quotation(text: str) -> None:
    tokens = PARSER.parse(f"- > {safe.markdown_text(text) or 'x'}\n")
    assert [token.type for token in tokens].count("paragraph_open") == 1
    inline = next(token for token in tokens if token.type == "inline")
    assert read_inline(inline.children or []) == (read_visible(text) or "x")


@pytest.mark.slow
@PATIENT
@given(TEXT)
def test_markdown_cell_reads_as_the_text(text: str) -> None:
    assert read_cells(safe.markdown_cell(text)) == [read_visible(text), "end"]


@pytest.mark.slow
@PATIENT
@given(TEXT)
def test_code_reads_as_the_text(text: str) -> None:
    shown = safe.visible(text)
    tokens = PARSER.parseInline(safe.markdown_code(text))[0].children or []
    assert len(tokens) == (1 if shown else 0) or re.search(r"##[A-Za-z]*\[", shown)
    assert read_inline(tokens) == shown


@pytest.mark.slow
@PATIENT
@given(TEXT)
def test_code_in_a_cell_reads_as_the_text(text: str) -> None:
    assert read_cells(safe.markdown_code(text, in_cell=True)) == [safe.visible(text), "end"]


@PATIENT
@given(TEXT, st.booleans())
def test_a_message_is_text_and_code(text: str, in_cell: bool) -> None:
    encoded = safe.markdown_message(text, in_cell)
    read = read_cells(encoded)[0] if in_cell else read_paragraph(encoded)
    # The backticks that made code are gone, and touching spans are held apart by a space.
    assert re.sub("[ `]", "", read) == re.sub("[ `]", "", read_visible(text))


def test_a_message_keeps_its_code() -> None:
    message = "everything rests on the origin `ccp-insider` (*possibly* the same as `@x`)"
    assert safe.markdown_message(message) == (
        r"everything rests on the origin `ccp-insider` (\*possibly\* the same as `@x`)"
    )


@pytest.mark.slow
@PATIENT
@given(TEXT, st.booleans())
def test_markdown_in_a_log_is_no_command(text: str, in_cell: bool) -> None:
    for encoded in (
        safe.markdown_text(text),
        safe.markdown_cell(text),
        safe.markdown_message(text, in_cell),
        "- " + safe.markdown_code(text, in_cell),
        safe.markdown_link("https://example.org/" + text),
    ):
        assert safe.log_safe(encoded) == encoded


@pytest.mark.parametrize(
    "word",
    [
        "@user", "(@user),", "a@b.org", "#1", "org/repo#1", "GH-12", "gh-12", "https://x.org/a_b.", "WWW.x.org", "$x$",
        "US$100", "$100", ":smile:", "deadbeef01", "“0123abc”", "!12", "&12", '%"next', "~bug", "[vulnerability:1]",
    ],
)  # fmt: skip
def test_what_a_site_would_bring_to_life_stands_in_code(word: str) -> None:
    tokens = PARSER.parseInline(safe.markdown_text(f"see {word} there"))[0].children or []
    code = [token.content for token in tokens if token.type == "code_inline"]
    assert len(code) == 1
    assert not safe._LIVE.search(word.replace(code[0], ""))


@pytest.mark.parametrize(
    "text",
    ["Plain words, with a comma.", "C# and 50 % – Q", "9/11", "he said: “no”", "2022-03-08", "well-known", "it's"],
)
def test_plain_prose_stays_as_it_is(text: str) -> None:
    assert safe.markdown_text(text) == text


@pytest.mark.slow
@PATIENT
@given(TEXT)
def test_a_link_leads_where_it_says(text: str) -> None:
    for url in (text, "https://" + text, "https://example.org/" + text):
        tokens = PARSER.parseInline(safe.markdown_link(url))[0].children or []
        if any(token.type == "link_open" for token in tokens):
            href = str(tokens[0].attrs["href"])
            assert re.match(r"(?i)https?://[a-z0-9]", href)
            assert href.isascii()
            assert [token.type for token in tokens] == ["link_open", "text", "link_close"]
        else:
            read_inline(tokens)


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=c#d", "<https://example.org/a?b=c#d>"),
        ("https://ru.wikipedia.org/wiki/Мир", "<https://ru.wikipedia.org/wiki/%D0%9C%D0%B8%D1%80>"),
        ("javascript:alert(1)", "`javascript:alert(1)`"),
        ("https://user@example.org/", "`https://user@example.org/`"),
        ("https://example.org/\u202egnp", r"`https://example.org/\u{202E}gnp`"),
        ("https://exаmple.org/", "`https://exаmple.org/`"),
        ("https://example.org/a b", "`https://example.org/a b`"),
        ("https://example.org/>x", "`https://example.org/>x`"),
        ("httpſ://example.org/", "`httpſ://example.org/`"),
    ],
)
def test_only_plain_addresses_become_links(url: str, link: str) -> None:
    assert safe.markdown_link(url) == link


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["\n", " ", ":", "#", "[a", "`", "\\", ".,", "a", "@", "\u200d", "::", "`a", "|", "f0", "$a"]
)
def test_long_text_takes_time_in_proportion(unit: str) -> None:
    text = unit * 30_000
    start = time.process_time()
    for encode in (
        safe.visible,
        safe.log_safe,
        safe.json_safe,
        safe.markdown_text,
        safe.markdown_cell,
        safe.markdown_link,
    ):
        encode(text + "\u202ex")
    safe.markdown_message(text + "x")
    assert time.process_time() - start < 10


@pytest.mark.slow
@PATIENT
@given(TEXT)
def test_what_services_read_is_what_a_log_may_show(text: str) -> None:
    shown = safe.log_safe(safe.visible_lines(text))
    assert html.unescape(safe.xml_text(text)) == shown
    assert not re.search(r'[<>"]', safe.xml_text(text))
    for encoded in (safe.command_data(text), safe.command_property(text)):
        assert "\n" not in encoded
        assert safe.log_safe(encoded) == encoded
    assert not re.search("[:,]", safe.command_property(text))
    assert "](" not in safe.sarif_text(text)


@pytest.mark.slow
@PATIENT
@given(TEXT)
def test_a_path_in_a_uri_is_every_byte_of_the_name(text: str) -> None:
    encoded = safe.uri_path(text)
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*", encoded)
    if not re.search("[\ud800-\udc7f\udd00-\udfff]", text):
        assert urllib.parse.unquote_to_bytes(encoded) == text.encode("utf-8", "surrogateescape")
