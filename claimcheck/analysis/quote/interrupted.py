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
    (?P<tag>[^\S\n]*[^”"“«»\n]{3,220}?(?:[^\S\n]|[,.:;–—-]|(?<=[.,:])\s{1,6}))
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
# What denies the words is no tag of them; nor is more than one sentence.
_DENIED = late(r"\b(?:not|never|neither|nobody|none|no one|den(?:y|ied|ies|ying))\b|n[’']t\b", re.IGNORECASE)
_SENTENCE = late(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt|Jr|Sr))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Rev|Col|Sgt))[.?!]\s+(?=[^\W\d_a-z])"
)
# Who says it, whatever the verb, in no more words than these where the first half leads on, and where it may end.
_MOST_LED = 24
_MOST_WORDS = 8
_PAST = late(r"[a-z]{3,}ed\b|\b(?:began|shot|spat|swore|sang|wept|thought|cut|broke|threw|offers|begins)\b")
# Behind the second half, its own tag.
_MOST_HALF = 1_500
_MOST_TAG = 160
_CLOSING = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»"}
_SENTENCE_END = late(r"[.?!;:](?:\s|\Z)|[“\"„«]")
_PRONOUN = late(r"\b(?:he|she|they|i|we)\b", re.IGNORECASE)
_NAME = late(r"(?<![\w’'.])[^\W\d_a-z][\w’'-]+")
_NO_NAMES = frozenset("The He She They An In On At Mr Mrs Ms Dr His Her It We But And".split())
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
    return [Abridged(whole, _cut(tags, join)) for join in (_keep_all, _keep_stop, _make_full_stop, _drop_stop)]


def _find_tags(text: str) -> Iterator[_Tag]:
    """Yield what to take out: from where to where, and the stop and marks that stood at its ends."""
    end = 0
    for match in _TAG.finditer(text):
        start = match.start()
        if start >= end and _is_tag(text, match):
            end = match.end()
            stop = text[start - 1] if text[start - 1] in _STOPS else ""
            yield start - len(stop), end, stop, text[start], match["open"]
    for match in _REOPENED.finditer(text):
        gap = _BREAK.search(text, max(0, match.start() - _MOST_SPACE), match.start())
        if gap is not None:
            yield gap.start(), match.end(), gap["stop"], "", match[0]


def _is_tag(text: str, match: re.Match[str]) -> bool:
    """Tell whether what stands between two quotations only says who speaks, and the second is no other's.

    A verb of saying tells it.  Where the first half leads on (`,” she implored`), or asks or cries, it is any short
    clause.
    """
    tag, before = match["tag"], text[match.start() - 1]
    words = tag.strip().strip(",.:;–—- ").strip()
    if _DENIED.search(words) or _SENTENCE.search(words) or ("\n" in tag and before == "?"):
        return False
    if not _SPEECH.search(words):
        count = len(words.split())
        is_led_on = before == "," or tag.lstrip().startswith(",")
        is_turned = before in "?!…—–" and count <= _MOST_WORDS and _PAST.search(words) is not None
        if count < 2 or not ((is_led_on and count <= _MOST_LED) or is_turned):
            return False
    return not _is_answered(text, match, words)


def _is_answered(text: str, match: re.Match[str], words: str) -> bool:
    """Tell whether a tag of its own gives the second quotation to another speaker."""
    close = text.find(_CLOSING[match["open"]], match.end(), match.end() + _MOST_HALF)
    if close < 0 or text[close - 1] not in _STOPS:
        return False
    behind = text[close + 1 : close + 1 + _MOST_TAG].split("\n")[0]
    stop = _SENTENCE_END.search(behind)
    clause = (behind[: stop.start()] if stop else behind).strip().lstrip(",–—- ").split(",")[0]
    if not _SPEECH.search(clause):
        return False
    first, second = _list_names(words), _list_names(clause)
    if first and second:
        return not first & second
    one, two = ({found.lower() for found in _PRONOUN.findall(said)} for said in (words.split(",")[0], clause))
    if one and two:
        return not one & two
    # "Said Vale … he added" is one speaker; "said the mayor … said the clerk" are two.
    return not one and not two and _list_nouns(words).isdisjoint(_list_nouns(clause))


def _list_names(words: str) -> set[str]:
    return {name.removesuffix("’s").removesuffix("'s") for name in _NAME.findall(words)} - _NO_NAMES


def _list_nouns(words: str) -> set[str]:
    """Return the words behind an article: "clerk" of "said the clerk"."""
    return set(re.findall(r"\b(?:the|a|an|his|her)\s+([\w’'-]+)", words.lower()))


def _keep_all(stop: str, close: str, opening: str) -> str:
    return f"{stop}{close} {opening}"


def _keep_stop(stop: str, close: str, opening: str) -> str:
    return f"{stop} "


def _make_full_stop(stop: str, close: str, opening: str) -> str:
    return ". " if stop in (",", "") else f"{stop} "


def _drop_stop(stop: str, close: str, opening: str) -> str:
    return " " if stop == "," else f"{stop} "


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
