"""What can be seen of a page is read, what cannot be seen is not, and what cannot be told is said."""

from __future__ import annotations

import contextlib
import html
import re
import time
import tracemalloc
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.capture.extraction import NoText, extract_text
from claimcheck.capture.html.web_page import read_visible
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import DEFAULT_LIMITS

VISIBLE = [
    # Words, and what parts them.
    ("a <b>b</b> c", "a b c"),
    ("un<b>believ</b><i>able</i>", "unbelievable"),
    ("Donald<wbr>Trump", "DonaldTrump"),
    ("one<br>two<br/>three</br>four", "one\ntwo\nthree\nfour"),
    ("<p>one<p>two", "one\n\ntwo"),
    ("<div>one</div>two<div><div>three</div></div>", "one\n\ntwo\n\nthree"),
    ("<ul><li>one<li>two</ul>three", "one\ntwo\n\nthree"),
    ("<h1>Head</h1>body", "Head\n\nbody"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c<td>d</table>e", "a\tb\nc\td\n\ne"),
    ("<dl><dt>term<dd>meaning</dl>", "term\nmeaning"),
    ("  a \n\t b  ", "a b"),
    ("anti-\nwar", "anti- war"),
    ("a\u00a0b&nbsp;c", "a\u00a0b\u00a0c"),
    ("<pre>one\n  two</pre>three", "one\n  two\n\nthree"),
    ("a<button>press</button>b", "a press b"),
    ("<select><option>one<option>two</select>", "one\ntwo"),
    ("wo<!-- no -->rd", "word"),
    ("wo<span hidden><div>no</div></span>rd", "word"),
    # Numbers of notes, powers, formulas.
    ("in 2019<sup>3</sup> and", "in 2019 3 and"),
    ("in 2019.<sup>3</sup> Then", "in 2019. 3 Then"),
    ("the plan<sup><a href='#n'>12</a></sup>, which", "the plan 12, which"),
    ("the plan<sup>a</sup> which", "the plan a which"),
    ("10<sup>6</sup> and 10<sup>-3</sup>", "10⁶ and 10⁻³"),
    ("500 m<sup>2</sup>", "500 m²"),
    ("CO<sub>2</sub>", "CO2"),
    ("the 1<sup>st</sup>", "the 1st"),
    ("the plan<sup>[1]</sup>", "the plan[1]"),
    ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</ruby>を<p>next", "漢字を\n\nkan ji\n\nnext"),
    # Character references.
    ("&lt;b&gt; &amp; &eacute; &#8364; &#x20AC; &hellip;", "<b> & é € € …"),
    ("AT&T &unknown; & &#; &#xZ;", "AT&T &unknown; & &#; &#xZ;"),
    ("&notit; &amp", "¬it; &"),
    ("&#0; &#xD800; &#1114112;", "\ufffd \ufffd \ufffd"),
    (f"a &#{'9' * 5000}; b", "a \ufffd b"),
    # What is no tag.
    ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ("a <3 you", "a <3 you"),
    ("a <> b", "a <> b"),
    ("a </> b", "a b"),
    ("the end <", "the end <"),
    ("the end </", "the end </"),
    ("<a title=\"x > y\" href='>'>link</a>", "link"),
    ('<a b"c>d', "d"),
    ('<a =">">x', '">x'),
    ("<p a='1'b=\"2\"c>x", "x"),
    ("<P CLASS=a>x</P>", "x"),
    # What is shown though it looks otherwise.
    ('<span aria-hidden="true">seen</span>', "seen"),
    ('<p style="display:block">seen', "seen"),
    ('<p style="color:red;font-size:0">no<i>no</i><b style="font-size:1em">seen</b></p>', "seen"),
    ('<p style="position:absolute;left:-9999px">no</p>seen', "seen"),
    ('<p style="opacity:0">no<b style="opacity:1">no</b></p>seen', "seen"),
    ('<p style="height:0;overflow:hidden">no</p>seen', "seen"),
    ('<p style="height:0;overflow:hidden;padding-bottom:56%">seen</p>', "seen"),
    ('<p style="text-indent:-9999px">no</p>seen', "seen"),
    ('<p style="text-indent:-20px;left:-9999px">seen</p>', "seen"),
    ('<p hidden style="display:block">seen', "seen"),
    ('<p data-hidden="x" class="hidden">seen', "seen"),
    ("<details><summary>More</summary>seen</details>", "More\n\nseen"),
    ("<dialog open>seen</dialog>", "seen"),
    ("<textarea>typed &amp; <b>seen</textarea>", "typed & <b>seen"),
    ("<template shadowrootmode=open>seen</template>", "seen"),
    ("<svg><text>seen</text><text>too</text></svg>", "seen too"),
    ("<svg><![CDATA[a < b]]></svg>", "a < b"),
    ("<plaintext>a <b>c", "a <b>c"),
    ("<xmp>a <b> &amp;</xmp>", "a <b> &amp;"),
    # What cannot be seen.
    ("<script>no</script>seen", "seen"),
    ("<script><!-- <script>no</script> no --></script>seen", "seen"),
    ("<script><!--> </script>seen", "seen"),
    ("<SCRIPT>'</scripty>' no</ScRiPt >seen", "seen"),
    ("<style>no{}</style>seen", "seen"),
    ("<head><title>no</title></head>seen", "seen"),
    ("<noscript>no<p>no</noscript>seen", "seen"),
    ("<iframe>no</iframe>seen", "seen"),
    ("<template>no<div>no</div></template>seen", "seen"),
    ("<!-- no <p> no -->seen<!-->seen<!--->seen<!-- no --!>seen", "seenseenseenseen"),
    ("<!doctype html><?xml no?><!no>seen<![CDATA[no]]>", "seen"),
    ('<img alt="no"><input value="no" placeholder="no">seen', "seen"),
    ("<p hidden>no</p>seen", "seen"),
    ('<p hidden="until-found">no</p>seen', "seen"),
    ('<p style="display:none">no</p>seen', "seen"),
    ('<p STYLE="Display : NONE !important; display:block">no</p>seen', "seen"),
    ("<p style=display:none>no</p>seen", "seen"),
    ('<p style="display&#58;none">no</p>seen', "seen"),
    (r'<p style="d\69splay:none">no</p>seen', "seen"),
    ('<p style="/* ; */display:/**/none">no</p>seen', "seen"),
    ('<p style="visibility:hidden">no<i style="visibility:visible">seen</i>no</p>', "seen"),
    ('<p style="visibility:collapse">no</p>seen', "seen"),
    ("<dialog>no</dialog><datalist>no</datalist><video>no</video><canvas>no</canvas>seen", "seen"),
    ("<svg><title>no</title><desc>no</desc><style>no</style></svg>seen", "seen"),
    ("<math><annotation>no</annotation></math>seen", "seen"),
    # Where what is hidden ends.
    ("<p hidden>no<p>seen", "seen"),
    ("<li hidden>no<li>seen", "seen"),
    ("<ul><li hidden>no</ul>seen", "seen"),
    ("<div hidden><div>no</div>no</div>seen", "seen"),
    ("<div hidden>no</span>no</div>seen", "seen"),
    ("<div><p hidden>no</div>seen", "seen"),
    ("<div hidden/>no", ""),
    ("<svg><g style='display:none'/>seen</svg>", "seen"),
    ("<br hidden>seen", "seen"),
    ("<table><tr hidden><td>no<tr><td>seen</table>", "seen"),
    ("<table><td hidden>no<td>seen</table>", "seen"),
    ("<h1 hidden>no</h2>seen", "seen"),
    ("<a hidden>no<a>seen", "seen"),
    ("<svg hidden><path><p>seen", "seen"),
    ("<svg hidden><foreignObject><p>no</p></foreignObject>no</svg>seen", "seen"),
    ("<select><option hidden>no<option>seen</select>", "seen"),
    ("<body hidden>no", ""),
    ("<span hidden>no<b>no</span>seen", "seen"),
    ("<b><p>seen</b> <span hidden>no</span>too", "seen too"),
    ("<form><form hidden>seen", "seen"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("markup", "text"), VISIBLE, ids=lambda value: ascii(value)[:60])
def test_what_is_visible(markup: str, text: str) -> None:
    assert read_visible(markup) == text


@pytest.mark.slow
@pytest.mark.parametrize(("markup", "text"), VISIBLE, ids=lambda value: ascii(value)[:60])
def test_it_is_the_same_on_a_page_that_hides_something(markup: str, text: str) -> None:
    # Pages in which nothing can be hidden are read by a shorter way.
    assert read_visible(f"<i style='color:red'></i>{markup}") == text


UNKNOWABLE = [
    ("seen<!-- no", "has a comment that never ends (line 1)"),
    ("seen\n<script>no</style>", "has a `script` element that never ends (line 2)"),
    ("seen<style>no", "has a `style` element that never ends"),
    ("<title>no", "has a `title` element that never ends"),
    ("seen\n\n<a href=", "has a tag that never ends (line 3)"),
    ('seen<a href="no>no</a>', "has a tag that never ends"),
    ("seen</a", "has a tag that never ends"),
    ("seen<!no", "has a declaration that never ends"),
    ("seen<?no", "has a declaration that never ends"),
    ("seen</3", "has a declaration that never ends"),
    ("<p><b hidden>no</p>?", "hides text in elements that are nested wrongly (line 1)"),
    ("<b hidden><p>no</b>?</p>", "hides text in elements that are nested wrongly"),
    ("<table hidden><tr>?<td>no</table>", "hides text in elements that are nested wrongly"),
    ("<form hidden><div>no</form>?</div>", "hides text in elements that are nested wrongly"),
]


@pytest.mark.parametrize(("markup", "why"), UNKNOWABLE)
def test_what_cannot_be_told_is_said(markup: str, why: str) -> None:
    with pytest.raises(NoText, match=re.escape(why)):
        read_visible(markup)


ENCODED = [
    ("<p>café €", "utf-8", "café €"),
    ("<meta charset=windows-1252><p>café €", "cp1252", "café €"),
    ("<meta charset='latin-1'><p>“café” €", "cp1252", "“café” €"),
    ('<META http-equiv=Content-Type content="text/html; charset=ISO-8859-1"><p>café ’', "cp1252", "café ’"),
    ('<meta charset="iso-8859-2"><p>Łódź', "iso8859-2", "Łódź"),
    ("<meta charset=shift_jis><p>漢字", "cp932", "漢字"),
    ("<meta charset=gb2312><p>北京〇", "gb18030", "北京〇"),
    ("<meta charset=euc-kr><p>한국", "cp949", "한국"),
    ("<meta charset=koi8-r><p>Киев", "koi8-r", "Киев"),
    ("<!-- <meta charset=koi8-r> --><meta charset=windows-1251><p>Киев", "cp1251", "Киев"),
    ("<meta charset=utf-16><p>café", "utf-8", "café"),
    ("<meta charset=nonsense><p>café", "utf-8", "café"),
    ("<meta charset=koi8-r><p>café", "utf-8-sig", "café"),
    ("<p>café", "utf-16", "café"),
    ("<meta charset=utf-7><p>+ADw-b+AD4-", "ascii", "+ADw-b+AD4-"),
    ("<meta charset=unicode_escape><p>\\x41", "ascii", "\\x41"),
]


@pytest.mark.parametrize(("markup", "codec", "text"), ENCODED, ids=lambda value: ascii(value)[:40])
def test_encodings(markup: str, codec: str, text: str) -> None:
    assert extract_text(markup.encode(codec), "page.html").text == text


def test_bytes_that_fit_nothing_declared_become_unknown_characters() -> None:
    assert extract_text(b"<meta charset=utf-8><p>caf\xe9", "page.htm") == Extracted("caf\ufffd")


def test_a_page_that_declares_nothing_is_read_as_browsers_read_it() -> None:
    assert extract_text(b"<p>\x93caf\xe9\x94", "page.htm") == Extracted("“café”", guess="windows-1252")
    assert extract_text("<p>“café”".encode(), "page.htm") == Extracted("“café”")


@pytest.mark.parametrize("spaces", [900, 1100, 90_000])
def test_an_encoding_is_declared_at_the_beginning_or_where_it_is_needed(spaces: int) -> None:
    declared = b"<p>" + b" " * spaces + b"<meta charset=koi8-r>"
    assert extract_text(declared + "да".encode("koi8-r"), "page.html") == Extracted("да")
    # What is UTF-8 is taken for nothing else by what stands so far behind.
    expected = "да" if spaces > 1024 else "да".encode().decode("koi8-r")
    assert extract_text(declared + "да".encode(), "page.html").text == expected


DECLARED = [
    b'<?xml version="1.0" encoding="windows-1251"?><p>',
    b"\n<?xml version='1.0' encoding='cp1251' standalone='yes' ?>\n<!DOCTYPE html><p>",
    b"<!-- <meta charset=koi8-r> --><meta charset=windows-1251><p>",
    b"<?xml version='1.0' encoding='koi8-r'?><meta charset=windows-1251><p>",
    b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>',
]


@pytest.mark.parametrize("head", DECLARED)
def test_a_page_declares_its_encoding(head: bytes) -> None:
    assert extract_text(head + "да".encode("cp1251"), "page.html") == Extracted("да")


@pytest.mark.parametrize(
    "head",
    [b"<!-- <meta charset=windows-1251> --><p>", b"<p>&lt;?xml encoding='windows-1251'?>", b"<meta charset=x-no>"],
)
def test_what_declares_nothing(head: bytes) -> None:
    assert extract_text(head + b"<p>caf\xe9", "page.html").guess == "windows-1252"


@pytest.mark.slow
def test_looking_for_a_late_declaration_takes_little_time() -> None:
    for part in (b"<meta ", b"<!--", b"<meta charset", b"<!-- -->", b"<meta>", b"<?xml "):
        begun = time.process_time()
        extract_text(b"<p>a</p>" + part * (200_000 // len(part)) + b"\xe9-->", "page.html")
        assert time.process_time() - begun < 3


def test_a_page_of_nothing_visible_is_no_text() -> None:
    with pytest.raises(NoText, match=r"^holds no text$"):
        extract_text(b"<title>Title</title><p hidden>hidden", "page.html")


def test_the_limit_of_tags_holds_to_one() -> None:
    limits = DEFAULT_LIMITS._replace(html_tags=3)
    assert extract_text(b"<p>1 < 2</p>", "page.html", limits).text == "1 < 2"
    with pytest.raises(NoText, match=r"^has 4 angle brackets; the limit is 3 \(html_tags\)$"):
        extract_text(b"<p>1 < 2<br></p>", "page.html", limits)


HOSTILE = [
    "<a ", "<a <a ", "<b>", "<b></b>", "<div>", "</div>", "<p>a", "<li>", "<td>", "<table><tr><td>", "<!--",
    "<!-- -->", "<![CDATA[", "<", "</", "<?", "&", "&a", "&lt;", "&#1;", "&#", "<a b='", "<a b=\"\">",
    "<p hidden>x", "<b hidden>x", "<div hidden>", "<b hidden></b>", "<p style='display:none'>", "<p style='/*",
    "<p style='\\64'>", "<style>", "<script>", "<script><!--<script></script>-->", "<svg>", "<svg><p>",
    "<svg><desc>", "<form></form>", "<form><div>", "<h1></h2>", "<dd><dt>", "<option>", "<sup>2",
    "<ruby>a<rt>b", "<textarea>a</textarea>", "</b>", "<b><div>", "<i><div></i>", "a=b ", " ", "\n",
    "<!doctype", "\xe9<b>", "\u0301", "<pre>\n", "<template>", "<plaintext>", "<x>", "<a b=c d>", "x<br>",
    "\x00<b>", "< ", "<b" + " a" * 3_000 + ">", "<b" + " a='b'" * 3_000, "<b" + "/" * 3_000 + ">",
    "<b a" + " " * 3_000 + "c>", "<b style='" + "/*" * 3_000 + "'>", "<b style='" + "*/" * 3_000 + "'>",
]  # fmt: skip
STEEP = [
    "<b>" * 50_000 + "</i>" * 40_000,
    "<i><div>" + "<b>" * 50_000 + "</i>" * 40_000,
    "<b>" * 10_000 + "<div>" * 30_000 + "</b>" * 30_000,
    "<p>" + "<b>" * 30_000 + "</p><p>" * 30_000,
    "<dd><ul>" + "<b>" * 30_000 + "<dd></dd>" * 20_000,
    "<h1>" + "<b>" * 30_000 + "</h2>" * 40_000,
    "<form>" + "<div>" * 30_000 + "</form><form>" * 35_000,
    "<ul>" * 30_000 + "<li></li>" * 20_000,
    "<table>" + "<tr><td>" * 20_000 + "</table>" * 10_000,
    "<svg>" + "<g>" * 50_000 + "</q>" * 40_000,
]


def seconds(markup: str) -> float:
    begins = time.process_time()
    with contextlib.suppress(NoText):
        read_visible(markup)
    return time.process_time() - begins


# Several times what it takes, for slow machines and busy ones; what is quadratic takes minutes.
@pytest.mark.slow
@pytest.mark.parametrize("hidden", ["", "<i hidden></i>"], ids=["nothing hidden", "something hidden"])
@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_a_hostile_page_is_read_in_time(piece: str, hidden: str) -> None:
    assert seconds(hidden + piece * (300_000 // len(piece))) < 2


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["<a ", "<b>", "<p>a", "<!--", "<div hidden>", "&a", "<"])
def test_a_hostile_megabyte_is_read_in_time(piece: str) -> None:
    assert seconds(piece * (1_000_000 // len(piece))) < 3


@pytest.mark.slow
@pytest.mark.parametrize("markup", STEEP, ids=lambda markup: markup[:12])
def test_wrong_nesting_is_read_in_time(markup: str) -> None:
    assert seconds("<i hidden></i>" + markup) < 4


@pytest.mark.slow
@pytest.mark.parametrize("many", [999, 1_000, 1_001, 2_000, 2_001, 5_000])
def test_what_goes_on_for_long_is_read_as_what_does_not(many: int) -> None:
    """A tag and a text are looked at in pieces, each of so many attributes and signs, lest they take much memory."""
    assert read_visible("3 < 4 " * many + "<b>end</b>") == "3 < 4 " * many + "end"
    assert read_visible("<" * many + "<b>end</b>") == "<" * many + "end"
    assert read_visible("<" * many + "</") == "<" * many + "</"
    assert read_visible("<" * many + "&lt;<!-- no -->!") == "<" * many + "<!"
    for attribute in (" a", " a=b", " a='>'", "/a\n"):
        assert read_visible(f"one <b{attribute * many}>two</b{attribute * many}> three") == "one two three"
        assert read_visible(f"one <b{attribute * many} hidden>two</b> three") == "one three"
        assert read_visible(f"<b hidden{attribute * many}>two</b> three") == "three"
        assert read_visible(f"<svg><b{attribute * many}/>two</svg> three") == "two three"
    with pytest.raises(NoText, match="a tag that never ends"):
        read_visible("<b" + " a='b'" * many + " c='>")


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["< ", "<", "<b" + " a" * 100_000 + ">", "<b" + " a='b'" * 40_000])
def test_a_hostile_page_takes_little_memory(piece: str) -> None:
    markup = piece * (300_000 // len(piece))
    tracemalloc.start()
    try:
        with contextlib.suppress(NoText):
            read_visible(markup)
        assert tracemalloc.get_traced_memory()[1] < 16 * len(markup)
    finally:
        tracemalloc.stop()


PIECES = st.sampled_from(
    (
        "< > </ <b> </b> <p> </p> <div> </div> <p_hidden> <b_hidden> <li> <td> <tr> <table> </table> <br> <!-- --> "
        '<script> </script> <svg> </svg> <a_href=" " \' = & &amp; &#x &lt; <![CDATA[ ]]> <title> </title> <sup> </sup> '
        "<textarea> </textarea> <select> <option> <template> </template> <form> </form> / word \0 é \n"
    )
    .replace(" ", "\t")
    .replace("_", " ")
    .split("\t")
)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_any_soup_is_read_or_refused(soup: str) -> None:
    why = ""
    try:
        read_visible(soup)
    except NoText as reason:
        why = str(reason)
    assert not why or "nested wrongly" in why or "never ends" in why


INLINE = st.sampled_from(
    ["<b>", "</b>", "<p>", "</p>", "<div>", "</div>", "<i class='x'>", "</i>", "<br>", "<li>", "</li>"]
)
WORD = st.from_regex(r"[a-zé0-9.,&;]{1,8} ", fullmatch=True)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(st.lists(INLINE | WORD, max_size=40), st.sampled_from(["", "<i hidden></i>"]))
def test_no_word_outside_of_tags_is_lost(pieces: list[str], prefix: str) -> None:
    expected = html.unescape("".join(piece for piece in pieces if not piece.startswith("<")))
    found = read_visible(prefix + "".join(pieces))
    assert "".join(found.split()) == "".join(expected.split())


class Reference(HTMLParser):
    """The standard library's parser, which is right on pages that mean well."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth or dict(attrs).keys() & {"hidden"} or tag in ("script", "style", "template", "noscript", "title"):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= bool(self.depth)

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.words += data


def nest(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from(["div", "span", "b", "section", "em", "template", "article"])
    attributes = st.sampled_from(["", " hidden", " class='a>b'", ' title="<p>"', " id=x"])
    return st.builds(
        lambda name, attribute, inner: f"<{name}{attribute}>{''.join(inner)}</{name}>",
        names,
        attributes,
        st.lists(children, max_size=4),
    )


LEAVES = WORD | st.sampled_from(
    ["<script>if (a<b) x</script>", "<style>p{}</style>", "<!-- a <b> c -->", "&amp;", "&eacute; ", "a &lt; b "]
)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(st.lists(st.recursive(LEAVES, nest, max_leaves=20), max_size=4).map("".join))
def test_pages_that_mean_well_read_as_the_standard_library_reads_them(markup: str) -> None:
    reference = Reference()
    reference.feed(markup)
    reference.close()
    assert "".join(read_visible(markup).split()) == "".join(reference.words.split())
