"""How long it takes to read saved web pages, beside lexbor, and to refuse one that is too long.

Run as `python -m tests.bench.bench_html [--rounds N]`; it needs `pip install selectolax`, and ends with 1 where a page
takes more than four times as long as lexbor needs to parse it and give its text, or a refusal more than 0.1 s.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator

from claimcheck.capture.extraction import NoText, extract_text

_BAR = 4.0
_REFUSAL_BAR = 0.1
_REFUSED_BYTES = 20_000_000
_WORDS = (
    "the council of the town had shut the bridge on Monday evening before anybody was told of it and the mayor said "
    "that she would not open it again until the pillars have been looked at by somebody who knows how old they are"
).split()


def _prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize() + "."


def article(chance: random.Random) -> str:
    """Return a page of a newspaper: more navigation, scripts and attributes than story."""
    links = "".join(
        f'<li class="nav-item menu__item"><a class="nav-link" href="/section/{n}?ref=nav" data-track="nav-{n}">'
        f"<span>Section {n}</span></a></li>\n"
        for n in range(150)
    )
    story = "".join(
        f'<p class="article__paragraph" data-index="{n}">{_prose(chance, 60)} <a href="/story/{n}">{_prose(chance, 3)}'
        f"</a> <em>{_prose(chance, 4)}</em> {_prose(chance, 30)}</p>\n"
        for n in range(80)
    )
    teasers = "".join(
        f'<article class="teaser teaser--small"><a href="/t/{n}"><img src="/i/{n}.jpg" alt="{_prose(chance, 5)}" '
        f'loading="lazy" width="300" height="200"></a><h3 class="teaser__title">{_prose(chance, 8)}</h3></article>\n'
        for n in range(60)
    )
    script = "window.__DATA__=" + '{"a":[1,2,3],"b":"<p>x</p>"};' * 2_000
    style = (
        "".join(f".c{n}{{margin:0 auto;color:#123456;display:flex}}\n" for n in range(1_500)) + ".gone{display:none}"
    )
    return _page(f"<nav><ul>{links}</ul></nav><main>{story}</main><aside>{teasers}</aside>", style, script)


def encyclopedia(chance: random.Random) -> str:
    """Return a page like those of an encyclopedia: references, links, tables."""
    paragraphs = "".join(
        "<p>"
        + " ".join(
            f'{_prose(chance, 12)} <a href="/wiki/{n}_{m}" title="{_prose(chance, 2)}">{_prose(chance, 2)}</a>'
            f'<sup id="cite_ref-{n}-{m}" class="reference"><a href="#cite_note-{m}">[{m}]</a></sup>'
            for m in range(6)
        )
        + "</p>\n"
        for n in range(150)
    )
    rows = "".join(
        f'<tr><td style="text-align:right">{n}</td><td><b>{_prose(chance, 3)}</b></td><td>{n * 7:,}</td></tr>\n'
        for n in range(300)
    )
    references = "".join(
        f'<li id="cite_note-{n}"><span class="mw-cite-backlink"><b><a href="#cite_ref-{n}">^</a></b></span> '
        f'<cite class="citation web">{_prose(chance, 15)}</cite></li>\n'
        for n in range(400)
    )
    style = ".noprint{display:none}@media print{.x{display:none}}.mw-hidden{display:none!important}"
    return _page(f"{paragraphs}<table class='wikitable'>{rows}</table><ol>{references}</ol>", style, "x()")


def plain(chance: random.Random) -> str:
    """Return a page of hardly more than paragraphs."""
    return "<!doctype html><title>T</title>" + "".join(f"<p>{_prose(chance, 70)}</p>\n" for _ in range(1_500))


def _page(body: str, style: str, script: str) -> str:
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>A page</title><style>{style}</style>"
        f"<script>{script}</script></head><body class='page'>{body}</body></html>"
    )


def _lexbor(data: bytes) -> None:
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(data).body
    if body is not None:
        body.text()


def _time(run: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        with contextlib.suppress(NoText):
            run()
        times.append(time.process_time() - begun)
    return statistics.median(times)


def measure(rounds: int) -> Iterator[bool]:
    """Print a line for each kind of page; yield whether it is within the bar."""
    for make in (article, encyclopedia, plain):
        data = make(random.Random(1)).encode()
        data *= max(1, 1_000_000 // len(data))
        ours = _time(lambda data=data: extract_text(data, "page.html"), rounds)  # type: ignore[misc]
        theirs = _time(lambda data=data: _lexbor(data), rounds)  # type: ignore[misc]
        print(f"{make.__name__:14} {len(data) / 1e6:5.2f} MB  {ours * 1e3:7.1f} ms  lexbor {theirs * 1e3:6.1f} ms"
              f"  {ours / theirs:5.2f} ×")  # fmt: skip
        yield ours <= _BAR * theirs
    paragraph = f"<p>{_prose(random.Random(1), 12)}</p>\n".encode()
    data = paragraph * (_REFUSED_BYTES // len(paragraph))
    refusal = _time(lambda: extract_text(data, "page.html"), rounds)
    print(f"a page of {len(data) / 1e6:.0f} MB over the limits is refused in {refusal:.3f} s")
    yield refusal <= _REFUSAL_BAR


def main() -> int:
    """Print the times; return 1 where one is above its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    try:
        import selectolax.lexbor  # noqa: F401
    except ModuleNotFoundError:
        print("NOT MEASURED: selectolax is not installed (pip install selectolax)", file=sys.stderr)
        return 2
    return 0 if all(list(measure(options.rounds))) else 1


if __name__ == "__main__":
    sys.exit(main())
