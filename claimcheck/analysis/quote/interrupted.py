"""Quotes that the source interrupts: “…,” said the source. “…”

Who copies the words of a speaker leaves the "said the source" out, and has quoted word for word all the same.  The
text is read once more without such speaker tags, in the ways in which people join what stood around them, with a map
back to the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from claimcheck.analysis.quote.abridged import Abridged, Cut
from claimcheck.analysis.quote.exact import Budget, QuotePlace, find_exact
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

_Tag = tuple[int, int, str, str, str]


def untag(whole: str | Abridged) -> list[Abridged]:
    """Return a text without its speaker tags, once for each way of joining; none where it has no tags."""
    tags = sorted(_find_tags(whole if isinstance(whole, str) else whole.text.text))
    if not tags:
        return []
    return [Abridged(whole, _cut(tags, join)) for join in (_keep_all, _keep_stop, _make_full_stop)]


def _find_tags(text: str) -> Iterator[_Tag]:
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


def _cut(tags: list[_Tag], join: Callable[[str, str, str], str]) -> Iterator[Cut]:
    position = 0
    for start, end, stop, close, opening in tags:
        if start >= position:
            yield Cut(start, end, join(stop, close, opening))
            position = end


def find_interrupted(quote: str, texts: Iterable[Abridged], budget: Budget) -> QuotePlace | None:
    """Return where a quote stands word for word in one of some abridged texts, in the text as it is."""
    for abridged in texts:
        place = find_exact(quote, abridged.text, budget)
        if place is not None:
            return abridged.original(place)
    return None
