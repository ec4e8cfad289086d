"""What a quote leaves out that denies, weakens or takes back its words.

It stands just before them ("It is not true that"), just behind them (", but not", "if"), or where the quote has an
ellipsis or a bracket.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claimcheck.analysis.quote.exact import (
    ELLIPSIS,
    ELLIPSIS_PATTERN,
    find_exact,
    may_have_ellipsis,
    split_fragments,
    trim_marks,
)
from claimcheck.language.certainty.scope import (
    MOST_BEFORE_WORDS,
    MOST_BEHIND_WORDS,
    find_governor_before,
    find_governor_behind,
    may_govern,
    may_take_back,
)
from claimcheck.language.sentence.cue import HEDGES, KINDS, find_cues
from claimcheck.language.sentence.token import (
    REACH,
    Token,
    TokenView,
    find_begin,
    find_end,
    find_ends,
    read_tokens,
    read_view,
    read_words,
)
from claimcheck.language.text.letter import DASHES
from claimcheck.language.text.normalise import FoldedText
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# The longest gap that is read.
_LONGEST_GAP_CHARS = 1_000
# Where in a quote something may be left out: brackets, the dots in them included, and dots without.
_CUT = late(rf"\[[^\[\]]{{1,80}}\]|{ELLIPSIS_PATTERN}")
# How many places of one quote are read.
_MOST_CUTS = 50
# How many characters on either side are read first: these have as many words as count, or more must be read.
_NEAR_BEFORE_CHARS, _NEAR_BEHIND_CHARS = 100, 70
# How many characters the marks at the end of a sentence may have.
_MARKS_CHARS = 3
# How far the first word of some words is looked for.
_HEAD_CHARS = 40


class Omission(NamedTuple):
    """What is left out: a "negation", "hedge" or "contrast".

    `where` is "before", "behind", "gap" or "bracket".  `start` and `end` are the code-point offsets of the words that
    are left out, half open, and `cut` those of the ellipsis or bracket in the quote.
    """

    kind: str
    where: str
    start: int
    end: int
    cut: tuple[int, int] | None = None


def find_omissions(quote: str, text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Omission]:
    """Yield what a quote leaves out that stands at `text[start:end]`: before it, behind it, then within."""
    # Few quotes have anything near them that could govern them, and only for those is the sentence taken apart.
    head = _read_head(text, start, end)
    if may_govern([*_read_last(text, start), *(token.word for token in head)], vocabulary):
        found = find_governor_before(read_view(text, find_begin(text, start, vocabulary), start, vocabulary), head)
        if found is not None:
            yield Omission(found.kind, "before", found.start, end=start)
    if may_take_back(_read_first(text, end), vocabulary):
        found = find_governor_behind(read_view(text, end, find_end(text, start, end, vocabulary), vocabulary))
        if found is not None:
            yield Omission(found.kind, "behind", end, end=found.end)
    if ("[" in quote or may_have_ellipsis(quote)) and _CUT.search(quote):
        yield from _read_cuts(quote, text, start, end, vocabulary)


def find_kinds(words: str, vocabulary: Vocabulary) -> set[str]:
    """Return which of these things words say themselves: a quote of theirs leaves none of them out."""
    cues = find_cues(read_view(words, 0, len(words), vocabulary))
    kinds = {KINDS[cue.name] for cue in cues if cue.name in KINDS}
    if any(cue.name in HEDGES for cue in cues):
        kinds.add("hedge")
    # Who says that it is not so has said what a "but" would bring.
    return kinds | {"contrast"} if "negation" in kinds else kinds


def _read_last(text: str, start: int) -> list[str]:
    """Return the words before an offset that are near enough to govern what follows it, and no fewer."""
    words = read_words(text, max(0, start - _NEAR_BEFORE_CHARS), start)
    if len(words) <= MOST_BEFORE_WORDS:
        words = read_words(text, max(0, start - REACH), start)
    return words[-MOST_BEFORE_WORDS:]


def _read_first(text: str, end: int) -> list[str]:
    """Return the words behind an offset that are near enough to take back what stands before it, and no fewer."""
    words = read_words(text, end, end + _NEAR_BEHIND_CHARS)
    return words if len(words) > MOST_BEHIND_WORDS else read_words(text, end, end + REACH)


def _read_head(text: str, start: int, end: int) -> list[Token]:
    return read_tokens(text, start, min(end, start + _HEAD_CHARS), 1)


def _read_cuts(quote: str, text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Omission]:
    """Yield what the ellipses and brackets of a quote leave out, as far as the pieces between them are found."""
    position = start
    behind: int | None = None
    cuts = list(islice(_CUT.finditer(quote), _MOST_CUTS))
    for cut, stop in zip([None, *cuts], [*(cut.start() for cut in cuts), len(quote)], strict=True):
        piece = trim_marks(quote[cut.end() if cut else 0 : stop])
        stretch = text[position : min(end, position + _LONGEST_GAP_CHARS + 2 * len(piece))]
        place = find_exact(piece, FoldedText(stretch)) if split_fragments(piece) else None
        if place is None:
            # Two cuts side by side, or words that are not the source's: from here on nothing is sure.
            if piece:
                return
            continue
        first, last = position + place.start, position + place.end
        if cut is not None and behind is not None and 0 < first - behind <= _LONGEST_GAP_CHARS:
            is_bracket = cut[0][0] == "[" and not ELLIPSIS.fullmatch(cut[0])
            if is_bracket:
                kind = _read_replaced(read_view(text, behind, first, vocabulary), cut[0])
            else:
                kind = _read_gap(text, behind, first, last, vocabulary)
            if kind is not None:
                where = "bracket" if is_bracket else "gap"
                yield Omission(kind, where, behind, end=first, cut=cut.span())
        position = behind = last


def _read_replaced(left_out: TokenView, bracket: str) -> str | None:
    """Return what the words say that a bracket replaced, and the bracket does not."""
    said = find_kinds(bracket, left_out.vocabulary)
    kinds = (KINDS.get(cue.name, "") for cue in find_cues(left_out))
    return next((kind for kind in kinds if kind in ("negation", "hedge") and kind not in said), None)


def _read_gap(text: str, start: int, end: int, behind: int, vocabulary: Vocabulary) -> str | None:
    """Return what a gap leaves out of the clauses at its ends; the piece behind it goes to `behind`."""
    # The words before the gap may be a whole sentence: what follows is not theirs.
    ends = [max(start, offset) for offset in find_ends(text, max(0, start - _MARKS_CHARS), end, vocabulary)]
    first, last = (ends[0], ends[-1]) if ends else (end, start)
    found = find_governor_before(
        _drop_asides(read_view(text, last, end, vocabulary)), _read_head(text, end, behind)
    ) or find_governor_behind(_drop_asides(read_view(text, start, first, vocabulary)))
    return None if found is None else found.kind


def _drop_asides(view: TokenView) -> TokenView:
    """Leave out what stands between dashes or in brackets: it speaks of something else."""
    kept: list[Token] = []
    closing = ""
    for token in view.tokens:
        if closing:
            closing = "" if token.word in closing else closing
        elif token.word == "(":
            closing = ")"
        elif token.word in DASHES:
            closing = DASHES
        else:
            kept.append(token)
    return TokenView(view.text, kept, view.vocabulary)
