"""Quotes that the source interrupts: “…,” said the source. “…”

Who copies the words of a speaker leaves the "said the source" out, and has quoted word for word all the same.  The
text is read once more without such speaker tags, in the ways in which people join what stood around them, with a map
back to the text as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from claimcheck.analysis.quote.exact import Budget, QuotePlace, find_exact
from claimcheck.language.text.normalise import FoldedText
from claimcheck.model.pattern import late

# A closing mark, a tag without quotation marks of its own, an opening mark.  It begins with what is quickly looked for.
_TAG = late(
    r"""[”"’»'](?<=\S.)(?:(?<!')|(?=\s))
    (?P<tag>[ \t]*[^”"“«»\n]{3,220}?[ \t,.:;–—-])
    (?P<open>[“"‘«]|(?<=\s)')(?=[\w(\[$€£‘…-])""",
    re.VERBOSE,
)
_STOPS = ",.?!…–—-"
# English first; the stems are those of verbs that introduce speech, whoever speaks.
_SPEECH = late(
    r"""\b(?:sa(?:id|ys|ying)|reads?|tol[dl]|tells?|add(?:ed|s)|ask(?:ed|s)|wr(?:ote|ites)|answer(?:ed|s)|repl(?:ied|ies)
    |explain(?:ed|s)|argu(?:ed|es)|insist(?:ed|s)|not(?:ed|es)|claim(?:ed|s)|continu(?:ed|es)|conclud(?:ed|es)
    |declar(?:ed|es)|announc(?:ed|es)|recall(?:ed|s)|warn(?:ed|s)|according\ to|stat(?:ed|es)|tweet(?:ed|s)|joked
    |acknowledg(?:ed|es)|admit(?:s|ted)|observ(?:ed|es)|remark(?:ed|s)|quipp?ed|went\ on|put\ it|responded|urged
    |agreed|lamented|testified|quoted|reported|mused|shouted|pleaded|countered|suggested|predicted|complained)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# A paragraph of a longer speech begins with a mark that closes nothing.
_REOPENED = late(r"(?<=\s)[“\"‘](?=\w)")
_BREAK = late(r"(?P<stop>[.?!…]?)[”\"’]?\s*\n\s*\Z")
_MOST_SPACE = 40

_Cut = tuple[int, int, str, str, str]


class Untagged:
    """A text without its speaker tags, folded, and the way back."""

    def __init__(self, pieces: list[str], starts: list[int], text: str) -> None:
        self.text = FoldedText("".join(pieces))
        self.lengths = [0]
        for piece in pieces:
            self.lengths.append(self.lengths[-1] + len(piece))
        self.starts = starts
        self.whole = text

    def original(self, place: QuotePlace) -> QuotePlace:
        """Return the place in the text as it is."""
        first = bisect_right(self.lengths, place.start) - 1
        last = bisect_right(self.lengths, place.end - 1) - 1
        start = self.starts[first] + place.start - self.lengths[first]
        return QuotePlace(start, self.starts[last] + place.end - self.lengths[last])


def untag(text: str) -> list[Untagged]:
    """Return a text without its speaker tags, once for each way of joining; none where it has no tags."""
    cuts = sorted(_find_cuts(text))
    if not cuts:
        return []
    return [_join(text, cuts, join) for join in (_keep_all, _keep_stop, _make_full_stop)]


def _find_cuts(text: str) -> Iterator[_Cut]:
    """Yield what to take out: from where to where, and the stop and marks that stood at its ends."""
    end = 0
    for match in _TAG.finditer(text):
        start = match.start()
        if start >= end and _SPEECH.search(match["tag"]):
            end = match.end()
            stop = text[start - 1] if text[start - 1] in _STOPS else ""
            yield start - len(stop), end, stop, text[start], match["open"]
    for match in _REOPENED.finditer(text):
        gap = _BREAK.search(text, max(0, match.start() - _MOST_SPACE), match.start())
        if gap is not None:
            yield gap.start(), match.end(), gap["stop"], "", match[0]


def _keep_all(stop: str, close: str, opening: str) -> str:
    return f"{stop}{close} {opening}"


def _keep_stop(stop: str, close: str, opening: str) -> str:
    return f"{stop} "


def _make_full_stop(stop: str, close: str, opening: str) -> str:
    return ". " if stop in (",", "") else f"{stop} "


def _join(text: str, cuts: list[_Cut], join: Callable[[str, str, str], str]) -> Untagged:
    pieces: list[str] = []
    starts: list[int] = []
    position = 0
    for start, end, stop, close, opening in cuts:
        if start < position:
            continue
        pieces += [text[position:start], join(stop, close, opening)]
        starts += [position, start]
        position = end
    return Untagged([*pieces, text[position:]], [*starts, position], text)


def find_interrupted(quote: str, texts: Sequence[Untagged], max_gap: int, budget: Budget) -> QuotePlace | None:
    """Return where a quote stands word for word but for the speaker tags between, in the text as it is."""
    for untagged in texts:
        place = find_exact(quote, untagged.text, max_gap, budget)
        if place is not None:
            return untagged.original(place)
    return None
