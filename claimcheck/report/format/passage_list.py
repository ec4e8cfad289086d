"""Where words stand, for a terminal, and as evidence to paste into a claim."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from claimcheck.analysis.passage import Passage, PassageSearch
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.paint import Line, Segment, paint
from claimcheck.report.part.tally import show_score
from claimcheck.report.part.text_fragment import link_to_words
from claimcheck.report.safe import visible

_SIGN = {
    Outcome.EXACT: ("✓", "green"),
    Outcome.ALTERED: ("≈", "yellow"),
    Outcome.STITCHED: ("✂", "yellow"),
    Outcome.UNCHECKED: ("?", "yellow"),
}
_LINE_WIDTH = 100
# How many characters of the words found are shown at most.
_MOST_SHOWN = 1_000
_SOFT = "\u00ad\ufffe"
_LINE_END_HYPHEN = re.compile(rf"(?<![^\W\d_])([^\W\d_]+)([-\u2010{_SOFT}])[ \t]*[\r\n]\s*([^\W\d_]+)")
# Seen by nobody: soft hyphens, zero-width spaces, and byte-order marks.
_DROPPED = dict.fromkeys(map(ord, f"{_SOFT}\u200b\u2060\ufeff"))


def render(search: PassageSearch, options: RenderOptions = PLAIN) -> str:
    """Return the passages with the words marked, the best first."""
    lines: list[Line] = []
    for passage in search.passages:
        lines += [*_show(passage, search.wanted), []]
    if not search.passages:
        lines += [[Segment("These words stand in no text that was searched, nor anything near them.")], []]
    if search.unread:
        names = "; ".join(visible(name) for name in search.unread)
        lines.append([Segment(f"Not searched, for want of a text: {names}", "yellow")])
    elif search.passages:
        lines.pop()
    return paint(lines, options.colour)


def _show(passage: Passage, wanted: str) -> Iterator[Line]:
    sign, style = _SIGN[passage.outcome]
    alike = f"{passage.outcome.value}, {show_score(passage.score)} alike"
    how = "word for word" if passage.outcome is Outcome.EXACT else alike
    if passage.outcome is Outcome.UNCHECKED:
        how = "with letters that could not be read"
    # Where no line can be opened, the words around tell the place.
    place = passage.locator or (f"line {passage.line}" if passage.has_lines else "")
    yield [
        Segment(f"{sign} ", style),
        Segment(visible(passage.source), "bold"),
        Segment(f"  {visible(place)}{' of ' if place else ''}{visible(passage.file)}, {how}"),
    ]
    words = visible(_level(passage.words, wanted))
    if len(words) > _MOST_SHOWN:
        words = f"{words[: _MOST_SHOWN // 2]} […] {words[-_MOST_SHOWN // 2 :]}"
    before, behind = (visible(_level(text, wanted)) for text in (passage.before, passage.behind))
    space = " " if passage.before[-1:].isspace() else ""
    gap = " " if passage.behind[:1].isspace() else ""
    marked = f"{before}{space}»{words}«{gap}{behind}"
    for part in textwrap.wrap(marked, _LINE_WIDTH - 4):
        yield [Segment(f"    {part}")]
    # What has pages or cues is no web page.
    if not passage.url or passage.outcome is not Outcome.EXACT or passage.locator:
        return
    link = link_to_words(passage.url, passage.words)
    if link:
        yield [Segment("    "), Segment(visible(link), "dim")]


def render_yaml(search: PassageSearch) -> str:
    """Return the passages as pieces of evidence, ready to paste below `evidence:`.

    The words are the source's own, as they stand there, so that they are found again word for word.  Words that do
    not stand together are no passage to quote, nor are words that could not be read: both are left out.
    """
    parts = []
    for passage in search.passages:
        if passage.outcome in (Outcome.STITCHED, Outcome.UNCHECKED):
            continue
        lines = [f"- source: {passage.source}", "  stance: supports"]
        lines += _quote(_level(passage.words, search.wanted))
        if passage.locator:
            lines.append(f'  locator: "{passage.locator}"')
        parts.append("\n".join(lines) + "\n")
    return "".join(parts)


def _level(text: str, wanted: str) -> str:
    """Return text on one line, without what a page needs and a quote does not: hyphens at line ends, soft hyphens.

    Whether a hyphen at a line's end belongs to the word, the words that were looked for may tell; else it stays.
    """

    wanted = wanted.casefold()

    def join(match: re.Match[str]) -> str:
        before, hyphen, after = match.groups()
        is_soft = hyphen in _SOFT or f"{before}{after}".casefold() in wanted
        return before + after if is_soft else f"{before}{hyphen}{after}"

    return " ".join(_LINE_END_HYPHEN.sub(join, text).translate(_DROPPED).split())


def _quote(words: str) -> list[str]:
    if words.isprintable():
        return [
            "  quote: >-",
            *(
                f"    {line}"
                for line in textwrap.wrap(words, _LINE_WIDTH, break_long_words=False, break_on_hyphens=False)
            ),
        ]
    escaped = "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}" for c in words)
    return [f'  quote: "{escaped}"']
