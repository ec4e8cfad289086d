"""Where words stand, in any of the saved texts: what `claimcheck find` shows."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.analysis.quote.matching import match_quote
from claimcheck.analysis.quote.near import TooMuchWork
from claimcheck.analysis.quote.reading import Readings
from claimcheck.language.text.normalise import FoldedText
from claimcheck.model.capture import SourceText
from claimcheck.model.record import NamedTuple

# How many characters are shown on either side.
_CONTEXT = 90


class Passage(NamedTuple):
    """A place where words stand, or nearly so.

    `words` are the source's own, without page furniture between them; `before` and `behind` what stands around them;
    `start` and `end` are code-point offsets in the text, `locator` the page, cue or note where the format has them;
    `line` counts the lines of the text, which are those of the file where it `has_lines`.  `url` is the source's
    address.
    """

    source: str
    checked_in: str
    outcome: Outcome
    score: float
    start: int
    end: int
    words: str
    before: str
    behind: str
    locator: str | None
    file: str
    line: int
    has_lines: bool
    url: str | None


class PassageSearch(NamedTuple):
    """The passages found for the words `wanted`, the best first, and what there is no text of: sources, or pages."""

    wanted: str
    passages: tuple[Passage, ...]
    unread: tuple[str, ...]


def find_passages(words: str, case: Case) -> PassageSearch:
    """Look for words in the capture of every source, or in its excerpt where the capture is not at hand."""
    passages = list(_search(words, case))
    unread = tuple(name for source in case.dossier.sources for name in _list_unread(source.id, case.text(source.id)))
    passages.sort(key=lambda passage: (passage.outcome is not Outcome.EXACT, -passage.score, passage.source))
    return PassageSearch(words, tuple(passages), unread)


def _list_unread(source_id: str, texts: SourceText) -> Iterator[str]:
    found = texts.first_read()
    if found is None:
        yield source_id
    elif found[1].unread:
        yield f"{source_id}, {found[1].unread}"


def _search(words: str, case: Case) -> Iterator[Passage]:
    for source_id in sorted(case.dossier.source_by_id):
        read = case.text(source_id).first_read()
        if read is None:
            continue
        name, reading = read
        text = reading.text
        readings = Readings(text, annotations=reading.annotations)
        try:
            found = match_quote(words, FoldedText(text), readings)
        except TooMuchWork:
            continue
        if found is not None:
            start, end = found.place
            yield Passage(
                source=source_id,
                checked_in=name,
                outcome=found.outcome,
                score=found.score,
                start=start,
                end=end,
                words=readings.words(found.place) if found.is_clean else text[start:end],
                before=_behind_break(text[max(0, start - _CONTEXT) : start][::-1])[::-1],
                behind=_behind_break(text[end : end + _CONTEXT]),
                locator=reading.locator(start),
                file=reading.file,
                line=reading.line(start),
                has_lines=reading.has_lines,
                url=case.dossier.source_by_id[source_id].url,
            )


def _behind_break(text: str) -> str:
    """Return text up to the end of its paragraph, and to a whole word where it was cut."""
    paragraph = text.split("\n\n")[0]
    if len(paragraph) == len(text) == _CONTEXT and " " in paragraph:
        paragraph = paragraph[: paragraph.rindex(" ") + 1]
    return paragraph
