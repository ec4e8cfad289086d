"""The rule *quote-too-short*."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Annotated

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import ELLIPSIS, count_words, may_have_ellipsis, trim_marks
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.position import Fragment
from claimcheck.rules.kit.place import show_quote
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: the-article
        stance: supports
        quote: “The jets never left the base”
      - source: the-article
        stance: supports
        quote: the plan to send the jets … was dropped on Tuesday
      - source: the-chinese-article
        stance: supports
        quote: 战机没有起飞
sources:
  - {id: the-article}
  - {id: the-chinese-article, language: zh}
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: the-article
        stance: supports
        quote: “It worked”  # quote-too-short
      - source: the-article
        stance: supports
        quote: it is so  # quote-too-short
      - source: the-article
        stance: supports
        quote: the plan to send the jets … dropped  # quote-too-short
      - source: the-chinese-article
        stance: supports
        quote: 没有  # quote-too-short
sources:
  - {id: the-article}
  - {id: the-chinese-article, language: zh}
"""

# Two letters of a script that writes syllables or words count as one word, and a word has about five characters.
_WIDE_LETTER = 2.5


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def quote_too_short(
    case: Case,
    *,
    words: Annotated[int, "fewest words in a quote, and in each piece of it between ellipses"] = 3,
    characters: Annotated[int, "fewest characters in a quote, marks around it not counted"] = 15,
) -> Iterator[Observation]:
    """A quote of so few words that it proves nothing.

    Why it matters: two words stand in almost any text, in any sense.  That they are found shows nothing.  The same
    holds for a scrap beside an ellipsis.

    How to fix it: quote the whole sentence, or at least the part of it that says who did what.

    What it cannot see: a long quote that leaves out what matters.  In scripts without spaces two letters count as a
    word, and a Chinese, Japanese or Korean letter counts as two and a half characters.
    """
    for claim in case.dossier.claims:
        for piece in claim.evidence:
            if piece.quote is None:
                continue
            scraps = list(_find_scraps(piece.quote))
            counts = [count_words(text) for _, text in scraps]
            short = [index for index, count in enumerate(counts) if count < words]
            if len(scraps) > 1 and short:
                for index in short:
                    yield Observation(
                        piece.at / "quote",
                        f"{_number(counts[index], 'word')} beside an ellipsis, {show_quote(scraps[index][1])}: "
                        f"fewer than {words} prove nothing",
                        scraps[index][0],
                        help="quote more of the sentence there, or leave the scrap out",
                    )
                continue
            length = sum(_count_characters(text) for _, text in scraps)
            if sum(counts) < words:
                number, least = _number(sum(counts), "word"), words
            elif length < characters:
                number, least = _number(length, "character"), characters
            else:
                continue
            yield Observation(
                piece.at / "quote",
                f"a quote of {number}, {show_quote(piece.quote)}: fewer than {least} prove nothing",
                help="quote the sentence, or the part of it that says who did what",
            )


def _find_scraps(quote: str) -> Iterator[tuple[Fragment, str]]:
    """Yield what stands before, between and behind the ellipses of a quote, with its place."""
    start = 0
    gaps = [match.span() for match in ELLIPSIS.finditer(quote)] if may_have_ellipsis(quote) else []
    for stop, following in [*gaps, (len(quote), len(quote))]:
        text = trim_marks(quote[start:stop])
        if any(map(str.isalnum, text)):
            begin = quote.index(text, start)
            yield Fragment(begin, begin + len(text)), text
        start = following


def _count_characters(text: str) -> int:
    """Count characters, white space collapsed; a wide letter counts as two and a half."""
    text = unicodedata.normalize("NFKC", " ".join(text.split()))
    if text.isascii():
        return len(text)
    wide = sum(1 for c in text if c.isalpha() and unicodedata.east_asian_width(c) == "W")
    return len(text) - wide + int(wide * _WIDE_LETTER)


def _number(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count or 'no'} {noun}s"
