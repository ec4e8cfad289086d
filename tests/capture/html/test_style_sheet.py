"""What the style sheets of a page hide is not in its text; where that cannot be told, it is marked."""

from __future__ import annotations

import contextlib
import time

import pytest

from claimcheck.capture.extraction import NoText
from claimcheck.capture.html.web_page import read_annotated, read_visible
from claimcheck.model.capture import AnnotationKind

# A style, a page's words; those in `no` are hidden, those in `maybe` may be.
PAGES = [
    (".x{display:none}", "a <i class=x>no</i> b"),
    (".x , .y{ display : none !important }", "a <i class='z y'>no</i> b"),
    ("#x{visibility:hidden}", "a <i id=x>no</i> b"),
    ("aside{display:none}", "a <aside>no</aside> b"),
    ("ASIDE.x{DISPLAY:NONE}", "a <aside class=x>no</aside> <aside>seen</aside> b"),
    ("i.x.y{display:none}", "a <i class='y x'>no</i> <i class=x>seen</i> b"),
    ("i#x{opacity:0}", "a <i id=x>no</i> b"),
    (".x{opacity:.00}", "a <i class=x>no</i> b"),
    (".x{opacity:.5}", "a <i class=x>seen</i> b"),
    (".x{font-size:0}", "a <i class=x>no <b style='font-size:12px'>seen</b></i> b"),
    (".x{font-size:0}.y{font-size:1rem}", "a <i class=x>no <b class=y>seen</b></i> b"),
    (".x{visibility:hidden}.y{visibility:visible}", "a <i class=x>no <b class=y>seen</b></i> b"),
    (".x{position:absolute;left:-9999px}", "a <i class=x>no</i> b"),
    (".x{text-indent:-9999px}", "a <i class=x>no</i> b"),
    (".x{height:0;overflow:hidden}", "a <i class=x>no</i> b"),
    (
        ".sr-only{position:absolute;width:1px;height:1px;padding:0;overflow:hidden;clip:rect(0, 0, 0, 0)}",
        "a <i class=sr-only>no</i> b",
    ),
    (".x{clip-path:inset(50%)}", "a <i class=x>no</i> b"),
    # The cascade.
    (".x{display:none}.y{display:block}", "a <i class='x y'>seen</i> b"),
    (".y{display:block}.x{display:none}", "a <i class='x y'>no</i> b"),
    ("#x{display:block}.x{display:none}", "a <i class=x id=x>seen</i> b"),
    (".x{display:none!important}", "a <i class=x style='display:block'>no</i> b"),
    (".x{display:none}", "a <i class=x style='display:block'>seen</i> b"),
    (".y{display:none}.x{display:block}", "a <i class=x hidden>seen</i> b"),
    # Where rules are.
    ("@media print{.x{display:none}}", "a <i class=x>seen</i> b"),
    ("@media screen{.x{display:none}}", "a <i class=x>no</i> b"),
    ("@media only screen{.x{display:none}}", "a <i class=x>no</i> b"),
    ("@media (max-width:600px){.x{display:none}}", "a <i class=x>seen</i> b"),
    (".x{display:none}@media (max-width:600px){.x{display:block}}", "a <i class=x>maybe</i> b"),
    ("@keyframes a{from{opacity:0}to{opacity:1}}.y{display:none}", "a <i class=x>seen</i> b"),
    ("@supports (display:grid){.x{display:none}}", "a <i class=x>maybe</i> b"),
    ("/* .x{display:none} */.y{display:none}", "a <i class=x>seen</i> b"),
    (".y:before{content:'}.x{display:none}'}.z{display:none}", "a <i class=x>seen</i> b"),
    (".x{background:url(\"a;b{\");display:none}", "a <i class=x>no</i> b"),
    (r".md\:x{display:none}", "a <i class='md:x'>no</i> b"),
    (r".x{d\69splay:none}", "a <i class=x>no</i> b"),
    (".x{display:none}", "a <i class='&#120;'>no</i> b"),
    # Selectors.
    (".m .x{display:none}", "a <p class=m>c <i class=x>no</i></p> <p><i class=x>seen</i> b"),
    ("nav ul{display:none}", "a <nav><ul><li>no</ul></nav> <ul><li>seen</ul> b"),
    (".m > .x{display:none}", "a <p class=m>c <i class=x>maybe</i></p> <p><i class=x>seen</i> b"),
    (".m + .x{display:none}", "a <i class=y>seen</i> b"),
    (".x:not(.y){display:none}", "a <i class=x>maybe</i> <i class=y>seen</i> b"),
    ("i:has(b){display:none}", "a <i>maybe</i> b"),
    (".x:nth-child(2){display:none}", "a <i class=x>maybe</i> b"),
    (".x:hover{display:none}", "a <i class=x>seen</i> b"),
    (".x::after{display:none}.y{display:none}", "a <i class=x>seen</i> b"),
    ("[hidden]{display:none}", "a <i hidden>no</i> <i>seen</i> b"),
    ("[data-x]{display:none}", "a <i data-x>no</i> <i>seen</i> b"),
    ("[data-x=y]{display:none}", "a <i data-x='y'>no</i> <i data-x=z>seen</i> b"),
    (".x{opacity:0;transition:opacity 1s}", "a <i class=x>maybe</i> b"),
    (":not(:defined){visibility:hidden}", "a <i class=x>seen</i> b"),
    (".X{display:none}", "<!doctype html>a <i class=x>seen</i> b"),
    (".X{display:none}", "a <i class=x>no</i> b"),
    ("a:hover .x{display:none}", "a <i class=x>seen</i> b"),
    (".x{display:none", "a <i class=x>seen</i> b"),
    ("i{.x{display:none}}", "a <i class=x>maybe</i> b"),
]  # fmt: skip


@pytest.mark.parametrize(("style", "page"), PAGES)
@pytest.mark.parametrize("form", ["<style>{}</style>{}", "{1}<style media=all>{0}</style>"])
def test_what_a_style_hides(style: str, page: str, form: str) -> None:
    text, annotations = read_annotated(form.format(style, page))
    assert "no" not in text.split()
    assert ("seen" in text.split()) is ("seen" in page)
    marked = [text[start:end].strip() for start, end, kind, _ in annotations if kind is AnnotationKind.MAYBE_HIDDEN]
    assert marked == (["maybe"] if "maybe" in page else [])
    assert text.split()[0] == "a"
    assert text.split()[-1] == "b"


@pytest.mark.parametrize(
    "style",
    ["<style media=print>.x{display:none}</style>", "<style type='text/less'>.x{display:none}</style>",
     "<!-- <style>.x{display:none}</style> -->", "<script>'<style>.x{display:none}</style>'</script>",
     "<noscript><style>.x{display:none}</style></noscript>", "<title><style>.x{display:none}</style></title>"],
)  # fmt: skip
def test_what_is_no_style_hides_nothing(style: str) -> None:
    assert read_visible(f"{style}<i class=x>seen</i>") == "seen"


def test_a_page_that_hides_itself_may_be_seen() -> None:
    text, annotations = read_annotated("<style>body{display:none}</style><body><p>seen")
    assert text == "seen"
    assert [annotation.kind for annotation in annotations] == [AnnotationKind.MAYBE_HIDDEN]


HOSTILE = [
    ".a{display:none}", "{", "}", ".a{", "@media{", "a,", ".a .b{display:none}", ":not(", "(", ")", "/*", "'", '"',
    "\\", '"\\a', ";", "a:b;", ".a", "#", "[", "[a=", "@media print{.x{display:none}}", "*{display:none}", ":x", " > ",
    "\\26 ", "a{font:0 ;", "a{clip:rect(0 ", "a{left:-9999px;position:absolute}", "&", "a{b{",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_style_is_read_in_time(piece: str) -> None:
    begun = time.process_time()
    read_visible(
        f"<style>{piece * (300_000 // len(piece))}</style><p class='a b'>x<i>y</i>" + "<b class=a>z</b>" * 1_000
    )
    assert time.process_time() - begun < 4


@pytest.mark.slow
def test_many_rules_and_many_classes_are_read_in_time() -> None:
    rules = "".join(f".a{index} .b{index}{{display:none}}" for index in range(20_000))
    page = "".join(f"<p class='a{index} b{index}'>x</p>" for index in range(10_000))
    same = ".a{display:none}" * 10_000
    for style, body in ((rules, page), (same, "".join(f"<p class='a c{index}'>x</p>" for index in range(2_000)))):
        begun = time.process_time()
        with contextlib.suppress(NoText):
            read_visible(f"<style>{style}</style>{body}")
        assert time.process_time() - begun < 10
