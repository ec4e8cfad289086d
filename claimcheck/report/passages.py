"""Where words stand, for a terminal, and as evidence to paste into a claim."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.passage import Passage, Search
from claimcheck.analysis.quotation import Outcome
from claimcheck.report.live import link_to_words
from claimcheck.report.paint import Line, Segment, paint
from claimcheck.report.safe import visible

_SIGN = {Outcome.EXACT: ("✓", "green"), Outcome.ALTERED: ("≈", "yellow"), Outcome.STITCHED: ("✂", "yellow")}
_LINE_WIDTH = 100


def render(search: Search, case: Case, colour: bool = False) -> str:
    """Return the passages with the words marked, the best first."""
    lines: list[Line] = []
    for passage in search.passages:
        lines += [*_show(passage, case), []]
    if not search.passages:
        lines += [[Segment("These words stand in no text that was searched, nor anything near them.")], []]
    if search.unread:
        names = ", ".join(visible(name) for name in search.unread)
        lines.append([Segment(f"Not searched, for want of a text: {names}", "yellow")])
    elif search.passages:
        lines.pop()
    return paint(lines, colour)


def _show(passage: Passage, case: Case) -> Iterator[Line]:
    sign, style = _SIGN[passage.outcome]
    how = (
        "word for word" if passage.outcome is Outcome.EXACT else f"{passage.outcome.value}, {passage.score:.0f} % alike"
    )
    place = passage.locator or f"line {passage.line}"
    yield [
        Segment(f"{sign} ", style),
        Segment(visible(passage.source), "bold"),
        Segment(f"  {visible(place)} of {visible(passage.file)}, {how}"),
    ]
    words = visible(" ".join(passage.words.split()))
    before, behind = (visible(" ".join(text.split())) for text in (passage.before, passage.behind))
    space = " " if passage.before[-1:].isspace() else ""
    gap = " " if passage.behind[:1].isspace() else ""
    marked = f"{before}{space}»{words}«{gap}{behind}"
    for part in textwrap.wrap(marked, _LINE_WIDTH - 4):
        yield [Segment(f"    {part}")]
    source = case.dossier.source_by_id[passage.source]
    link = link_to_words(source.url, passage.words) if source.url and passage.outcome is Outcome.EXACT else None
    if link:
        yield [Segment("    "), Segment(visible(link), "dim")]


def render_yaml(passages: tuple[Passage, ...]) -> str:
    """Return the passages as pieces of evidence, ready to paste below `evidence:`.

    The words are the source's own, as they stand there, so that they are found again word for word.
    """
    parts = []
    for passage in passages:
        lines = [f"- source: {passage.source}", "  stance: supports"]
        lines += _quote(" ".join(passage.words.split()))
        if passage.locator:
            lines.append(f'  locator: "{passage.locator}"')
        parts.append("\n".join(lines) + "\n")
    return "".join(parts)


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
