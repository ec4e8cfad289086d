"""Which elements of a page hold words of others."""

from __future__ import annotations

import pytest

from claimcheck.capture.html import foreign_part
from claimcheck.capture.html.web_page import extract
from claimcheck.model.limit import DEFAULT_LIMITS

WORDS = "The bridge was shut."


def find(markup: str) -> str | None:
    """Return of what kind the part is in which WORDS stand; None where they are the page's own."""
    found = extract(markup.encode(), DEFAULT_LIMITS)
    start = found.text.index(WORDS)
    kinds = [a.kind.value for a in found.annotations if a.start <= start and start + len(WORDS) <= a.end]
    return kinds[0] if kinds else None


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        (f'<p>Heat.</p><section id="comments"><p>{WORDS}</p></section>', "comment"),
        (f"<p>Heat.</p><div class='box comment-list'><div><p>{WORDS}</p></div></div>", "comment"),
        (f'<p>Heat.</p><ol class="commentlist"><li>x<li>{WORDS}</ol>', "comment"),
        (f"<p>Heat.</p><DIV ID=disqus_thread><p>{WORDS}</p></DIV>", "comment"),
        (f'<p>Heat.</p><ol class="references"><li>1999</li><li>{WORDS}</li></ol>', "references"),
        (f'<p>Heat.</p><div class="reflist"><ol><li>{WORDS}</li></ol></div>', "references"),
        (f'<p>Heat.</p><section role="doc-bibliography"><p>{WORDS}</p></section>', "references"),
        (f'<p>Heat.</p><aside class="related-articles"><a href="x">{WORDS}</a></aside>', "teaser"),
        (f'<p>Heat.</p><div class="read-more">{WORDS}</div>', "teaser"),
        (f"<nav><a href='x'>{WORDS}</a></nav><p>Heat.</p>", "teaser"),
        (f'<p>Heat.</p><section id="comments"><p>{WORDS}', None),
        (f'<p>Heat.</p><div class="related"><div>a</div><div style="display:none">b</div>{WORDS}</div>', "teaser"),
        (f'<p>Heat.</p><div class="comment"><p>{WORDS}</p></div>', "comment"),
        (f'<p>Heat.</p><div class="related"><ul class="related"><li>{WORDS}</ul>', "teaser"),
        # What is the page's own.
        (f'<section id="comments"><p>x</p></section><p>{WORDS}</p>', None),
        (f'<div class="related"><div><div>x</div></div></div><p>{WORDS}</p>', None),
        (f'<body class="comments"><p>{WORDS}</p></body>', None),
        (f'<article class="comment"><p>{WORDS}</p></article>', None),
        (f'<div class="has-comments related-not"><p>{WORDS}</p></div>', None),
        (f'<div class="teaser"><h1>Heat</h1><p>{WORDS}</p></div>', None),
        (f"<aside class='pullquote'>{WORDS}</aside>", None),
        (f'<script>"<div class=related>"</script><p>{WORDS}</p>', None),
        (f'<!-- <div class="related"> --><p>{WORDS}</p>', None),
    ],
)
def test_parts_of_a_page(markup: str, kind: str | None) -> None:
    assert find(f"<html><body>{markup}</body></html>") == kind


@pytest.mark.slow
def test_hostile_pages_take_no_longer_than_their_length() -> None:
    for piece in (
        '<div class="related">',
        "<nav>",
        '<div class="related"></div>',
        "<div " + "x=1 " * 50,
        "<ol id=refs>",
    ):
        for end in ("", "<h1>x</h1>"):
            extract(f"<p>{WORDS}</p>{piece * 20_000}{end}>".encode(), DEFAULT_LIMITS)


def test_every_name_has_one_of_the_stems() -> None:
    for name in foreign_part._KINDS:
        assert foreign_part.find_borders(f"<div class='{name}'>x</div>"), name
