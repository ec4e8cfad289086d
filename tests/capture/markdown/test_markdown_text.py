"""What a reader of Markdown sees is read, what only looks like markup stays, and each word knows its line."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.capture.extraction import NoText, extract_text
from claimcheck.model.capture import AnnotationKind, CaptureReading, CaptureState, Extracted
from claimcheck.model.limit import DEFAULT_LIMITS
from claimcheck.model.position import Span


def read(markdown: str) -> Extracted:
    return extract_text(markdown.encode(), "paper.md")


def noted(markdown: str, kind: AnnotationKind = AnnotationKind.NOTE_MARK) -> list[str]:
    found = read(markdown)
    return [found.text[a.start : a.end] for a in found.annotations if a.kind is kind]


SEEN = [
    # Emphasis, as clippers and writers put it.
    ("It *was* **not** _so_ __bad__ ***at* all**.", "It was not so bad at all."),
    ("un**believ**able", "unbelievable"),
    ("## Head ##\n\nSet\n===\n\nbody", "Head\n\nSet\n\nbody"),
    ("The ==bridge== ~~is~~ was shut.", "The bridge is was shut."),
    # Links: words, not addresses; titles are not seen.
    ("The [mayor](https://e.org/m_(1) 'title') went.", "The mayor went."),
    ("The [old *gate*][1], [gate][], [gate].\n\n[1]: https://e.org 'a'\n[gate]: <b c>", "The old gate, gate, gate."),
    ("See <https://e.org/a_b_c> and <a@b.example>.", "See https://e.org/a_b_c and a@b.example."),
    ("https://e.org/a_b_c_d*e", "https://e.org/a_b_c_d*e"),
    ("a ![picture of it](a.png) b [![x](y.png)](z) c ![r][1] d\n\n[1]: e.png", "a b c d"),
    ("a [b] c [d][e]", "a [b] c [d][e]"),
    # Obsidian.
    ("The [[People/Mayor|mayor]], [[Bridge]] ![[plan.png]]here.", "The mayor, Bridge here."),
    ("| a |\n|---|\n| [[Page\\|shown]] |", "a\nshown"),
    ("Seen %%not seen%% here.\n\n%%\nnot\n\nthis\n%%\n\nEnd.", "Seen here.\n\nEnd."),
    ("It ended. ^a1b2c3\n\nNext.", "It ended.\n\nNext."),
    ("> [!quote]- Smith\n> We did **not** go.", "Smith\nWe did not go."),
    ("> [!note]\n> words", "words"),
    ("- [ ] call\n- [x] wrote 5 letters", "call\nwrote 5 letters"),
    # Pandoc.
    ("# Results {#sec-1 .unnumbered}\n\nbody", "Results\n\nbody"),
    ("[small]{.smallcaps} and [under]{.underline} `x`{.r}.", "small and under x."),
    ("::: {.note}\nwords\n:::\n\n:::: warning\nmore\n::::", "words\n\nmore"),
    ("H~2~O and 10^6^ men", "H2O and 10⁶ men"),
    ("[]{#anchor}words", "words"),
    # Sites' own tags.
    ("{% include a.html %}\n\nwords {{< ref 'a' >}}go on\n{: .lead}", "words go on"),
    # Front matter, and what is none.
    ("---\ntitle: A\ntags:\n- b\n---\n\nwords", "words"),
    ("---\r\ntitle: A\r\n---\r\nwords", "words"),
    ("+++\ntitle = 'A'\n[x]\n+++\nwords", "words"),
    ("---\n\nWords of it.\n\n---\n\nmore", "Words of it.\n\nmore"),
    (
        "---\nHe said: no. Then he left,\nand nobody saw him: never\n---\nmore",
        "He said: no. Then he left,\nand nobody saw him: never\n\nmore",
    ),
    # Comments.
    ("a <!-- no --> b\n\n<!--\n\nno\n\n-->\n\nc", "a b\n\nc"),
    ("[//]: # (secret)\n[comment]: <> (secret)\n\nseen", "seen"),
    # Escapes and references.
    ("\\*Monday\\* in 1984\\. a\\_b \\[draft\\] \\# 5 \\< 6", "*Monday* in 1984. a_b [draft] # 5 < 6"),
    ("AT&amp;T &copy; &#8212; &nope;", "AT&T © — &nope;"),
    # Blocks.
    ("> a\n> b\n>> c\n\nd", "a\nb\n\nc\n\nd"),
    ("* a\n* b\n\n1) c\n   d\n2) e", "a\nb\n\n1) c\nd\n2) e"),
    ("| Town | Dead |\n|:--|--:|\n| Port**ville** | 450 |\n| | 3 |", "Town\tDead\nPortville\t450\n3"),
    ("    code < 5 *x*\n\n```py\nb **c**\n```", "code < 5 *x*\n\nb **c**"),
    ("The `flag` and ``a ` b`` end", "The flag and a ` b end"),
    ("a  \nb\\\nc\nd", "a\nb\nc\nd"),
    ("a\n\n***\n\nb", "a\n\nb"),
    # HTML in it, which may begin in one block and end in another.
    ("<div style='display:none'>\n\nhidden *x*\n\n</div>\n\nseen", "seen"),
    ("a <span hidden>no</span><b>b</b><br>c&nbsp;d", "a b\nc\xa0d"),
    ("<details><summary>Head</summary>\n\nInner **bold**\n\n</details>", "Head\n\nInner bold"),
    ("<script>\n\nno\n\n</script>\n\nseen", "seen"),
    ("<meta charset='utf-16'>\n\nKrüger", "Krüger"),
]


@pytest.mark.parametrize(("markdown", "text"), SEEN)
def test_what_is_seen_is_read(markdown: str, text: str) -> None:
    assert read(markdown).text == text


LITERAL = [
    "2*3*4 and 5*x*3 and 2 * 3 * 4",
    "mayor_shut_bridge_on_monday",
    "It costs $5 and $6, 100% or 5%% and 6%% of it",
    "3 < 4 and 5 > 4, a<b, x <- 5",
    "A star * at a price*, and a lone _ there",
    "if a == b and c==d or e == f",
    "2^10 and x ^2",
    "about ~5 and ~6 men",
    "a {b} and {1, 2} of it",
    "[1] and [x] and array[3]",
    "1_000_000 and 12**34**5",
    "C:\\dir and 5\\6",
    "no escape of a letter: \\a",
    "a | b",
    "E-mail a@b.example or @handle",
    "Wait... -- what",
    "[[12]] men",
    "1984. It began so.",
    "- 5 degrees"[2:],
    "#5 is no head",
    "x=5;y=6",
    "::: nothing of the kind, he said",
]


@pytest.mark.parametrize("words", LITERAL)
def test_what_only_looks_like_markup_stays(words: str) -> None:
    assert read(words).text == words


def test_numbers_are_never_joined() -> None:
    assert read("12[^3] men").text == "12[^3] men"
    assert read("10^6^ and 10<sup>6</sup>").text == "10⁶ and 10⁶"
    assert read("in 1984[3](#fn3) it").text == "in 1984[3] it"
    assert read("in 1984[3](https://e.org/notes) it").text == "in 1984[3] it"
    assert read("~~400~~900 men").text == "400~~ 900 men"
    assert read("12 ~~345~~ and ~~400~~ 900").text == "12 ~~345 and 400~~ 900"
    assert read("in 1984[[12]] it").text == "in 1984[[12]] it"


@pytest.mark.parametrize(
    ("markdown", "marks"),
    [
        ("The group[^1] is old[^note-b].", ["[^1]", "[^note-b]"]),
        ("The group^[See *there*.] is old.", ["[See there.]"]),
        ("It was so[\\[3\\]](https://en.wikipedia.org/wiki/X#cite_note-3) then.", ["[3]"]),
        ("It was so[[3]](https://en.wikipedia.org/wiki/X#cite_note-3) then.", ["[3]"]),
        ("It was so [@smith2020, p. 3; @b] then.", ["[@smith2020, p. 3; @b]"]),
        ("It was so [see -@doe99].", [" [see -@doe99]"]),
        ("[^1]: The note.", ["[^1]:"]),
        ("1. one\n2. two", ["1.", "2."]),
        ("1917. We began.", []),
        ("Mail [me@e.org] or [@handle](https://e.org).", []),
        ("The [2020](https://e.org) vote and [Part 3](#part).", []),
        ("`code[^1]`", []),
    ],
)
def test_marks_of_notes_stand_beside_the_text(markdown: str, marks: list[str]) -> None:
    assert noted(markdown) == marks


def test_words_of_notes_are_read_where_they_stand() -> None:
    assert read("A[^1].\n\n[^1]: Note.\n    More.\n\n    Second.\n[^2]: Other.\n\nEnd.").text == (
        "A[^1].\n\n[^1]: Note.\nMore.\n\nSecond.\n\n[^2]: Other.\n\nEnd."
    )


def test_struck_out_words_are_told() -> None:
    assert noted("The fine was ~~400~~ 900 crowns.", AnnotationKind.STRUCK_OUT) == ["400~~"]
    assert noted("It was [so]{.deletion author='a'} not.", AnnotationKind.STRUCK_OUT) == ["so"]


def _at(markdown: str, words: str) -> Span:
    found = read(markdown)
    reading = CaptureReading(CaptureState.READ, "paper.md", found.text, raw=found.raw, lines=found.lines)
    assert reading.has_lines
    assert reading.written == found.raw
    start = found.text.index(words)
    return reading.span(start, start + len(words))


@pytest.mark.parametrize(
    ("markdown", "words", "span"),
    [
        ("---\na: b\n---\n\nThe **mayor** went", "mayor", Span(5, 7, 5, 12)),
        ("one\ntwo **x\ny** three", "three", Span(3, 5, 3, 10)),
        ("a `b\nc` d\ne\\\nf  \ng word", "word", Span(5, 3, 5, 7)),
        ("> a\n> b\n\n- c\n\n  d word", "word", Span(6, 5, 6, 9)),
        ("| a |\n|---|\n| b |\n| word |", "word", Span(4, 3, 4, 7)),
        ("```\nx\nword\n```", "word", Span(3, 1, 3, 5)),
        ("<!--\n\n-->\n\n<p>\nword\n</p>", "word", Span(6, 1, 6, 5)),
        ("<div hidden>\n\nno\n\n</div>\n\nword", "word", Span(7, 1, 7, 5)),
        ("[^1]: a\n\n    word", "word", Span(3, 5, 3, 9)),
        ("[a\nb](c 'd\ne') f\ng word", "word", Span(4, 3, 4, 7)),
        ("one two\nthree four", "two\nthree", Span(1, 5, 2, 6)),
        ("one **two\nthree** one", "one two\nthree", Span(1, 1, 2, 6)),
    ],
)
def test_places_lead_back_to_the_file(markdown: str, words: str, span: Span) -> None:
    assert _at(markdown, words) == span


def test_the_marks_of_lines_cannot_be_forged() -> None:
    found = read("a\ufdd9\ufdd0 \ufdd1b\ufdd2 &#xfdd1;c\n\nd")
    assert found.annotations == ()
    assert [line for _, line in found.lines] == [1, 3]
    assert found.text.startswith("a\ufffd\ufffd \ufffdb\ufffd")


@pytest.mark.parametrize(
    ("markdown", "why"),
    [
        ("<!-- \n\nnever ends", "a comment that never ends: what is behind it"),
        ("[" * 6_000, "has 6,000 opening brackets in the paragraph at line 1; the limit is 5,000"),
        ("[a\n\n" * 210_000, "has more than 200,000 opening brackets"),
        ("a\n" * 1_000_001, r"has 1,000,001 lines and marks; the limit is 1,000,000 \(markdown_marks\)"),
        ("---\na: b\n---\n", "holds no text"),
        ("a\0\0b" * 50, "holds NULs"),
    ],
)
def test_what_cannot_be_told_is_said(markdown: str, why: str) -> None:
    with pytest.raises(NoText, match=why):
        read(markdown)


HOSTILE = "[ ![ [a]( <![ <!A *a_ *a**b > - `a``b | <a > ~~a ==a %%a ^a {.a [^a [^a]: ^[ [[ [@a ]{ ::: {% < & \\".split(
    " "
)


@pytest.mark.parametrize("shape", HOSTILE)
@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_hostile_shapes_take_no_long_time(shape: str, between: str) -> None:
    begun = time.process_time()
    piece = (shape + between) * (4_900 // (len(shape) + len(between)))
    with contextlib.suppress(NoText):
        read(f"{piece}\n\n" * 4)
    assert time.process_time() - begun < 5


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab1 \n\n*_`[]()!<>|#-~=^%:{}\\&;$\"'@.")))
def test_nothing_breaks_the_reader(markdown: str) -> None:
    try:
        found = read(markdown)
    except NoText as reason:
        if "reader failed" in str(reason):
            raise
        return
    assert all(0 <= offset <= len(found.text) for offset, _ in found.lines)
    lines = [line for _, line in found.lines]
    assert lines == sorted(lines)
    assert not lines or lines[-1] <= markdown.count("\n") + 1
    assert all(0 <= a.start < a.end <= len(found.text) for a in found.annotations)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.from_regex(r"[a-z]{1,8}|[0-9]{1,4}|[a-z]+[,.]", fullmatch=True), min_size=1, max_size=30))
def test_plain_words_are_read_as_they_are(words: list[str]) -> None:
    text = "So " + " ".join(words)
    assert read(text).text == text


def test_suffixes() -> None:
    assert extract_text(b"a **b**", "A.Markdown").text == "a b"
    assert DEFAULT_LIMITS.markdown_openers
