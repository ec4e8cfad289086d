"""What became of a quote in one text: word for word, altered, stitched together, or not there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.analysis.quote.abridged import Abridged
from claimcheck.analysis.quote.exact import (
    MAX_GAP,
    MIN_FRAGMENT_WORDS,
    Budget,
    Outcome,
    QuotePlace,
    count_words,
    find_exact,
    split_fragments,
    trim_marks,
)
from claimcheck.analysis.quote.interrupted import find_interrupted
from claimcheck.analysis.quote.near import TooMuchWork, find_near
from claimcheck.analysis.quote.note_mark import find_note_marks
from claimcheck.analysis.quote.reading import Readings
from claimcheck.analysis.quote.unread import find_unread, may_be
from claimcheck.language.text.boundary import is_one_word
from claimcheck.language.text.difference import Difference, compare
from claimcheck.language.text.letter import LOST, is_currency, is_letter, is_unspaced
from claimcheck.language.text.levelled import find_levelled_difference
from claimcheck.language.text.normalise import FoldedText, fold, strict
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# A run of this many words that is left out without a mark joins two passages; fewer are a change of wording.
_JOINED_WORDS = 4
# A piece of a quote that was joined without a mark is known by its words only from this length on.
_SHORTEST_PIECE = 15


# Words of the author's; dots in brackets are an ellipsis.
_BRACKET = late(r"\[(?!\s*(?:…|\.{3}|\.\s\.\s\.))([^\[\]]{1,80})\]")
# How many characters of the source a bracket may stand for.
_BRACKET_GAP = 80
_WEIGHTY = ("number", "negation")
# Longer quotes are not looked for, in characters; nor are more fragments, by the characters of the text.
_MOST_QUOTE = 200_000
_MOST_SEARCHED = 20_000_000
# How much of a word that is cut off a stretch is taken in.
_MOST_WIDENED = 60
# What nobody can tell, and how many characters are shown of the words of the source.
_UNREAD = "letters could not be read where these words may stand"
_MAY_BE_FURNITURE = "a number between these words may be that of a page or a note, or belong to them"
_MOST_TOLD = 80


class Match(NamedTuple):
    """Where and how a quote stands in a text; offsets are code points of the text, half open.

    `is_clean` says that the text was read without page furniture and note marks, some of which may lie in it.
    """

    outcome: Outcome
    place: QuotePlace
    score: float
    differences: tuple[Difference, ...] = ()
    why: str = ""
    is_clean: bool = False


class _Piece(NamedTuple):
    """A fragment of a quote and where it was found: in the fold, half open."""

    words: str
    start: int
    end: int
    score: float


def match_quote(quote: str, text: FoldedText, readings: Readings | None = None) -> Match | None:
    """Return where and how a quote stands in a text, or None where nothing near it does.

    `readings` are those of the whole text, and may be kept for the next quote.
    Raises `alignment.TooMuchWork` where it cannot be told.
    """
    budget = Budget()
    place = find_exact(quote, text, budget)
    if place is not None:
        return Match(Outcome.EXACT, place, 100.0)
    return match_altered(quote, text, readings or Readings(text.text), budget)


def match_altered(quote: str, text: FoldedText, readings: Readings, budget: Budget) -> Match | None:
    """Return what `match_quote` does of a quote that does not stand in the text as it is; `budget` is what was left.

    It may still be exact: but for words in brackets, for page furniture, or for tags that name the speaker.
    """
    if len(quote) > _MOST_QUOTE:
        raise TooMuchWork
    place = _find_bracketed(quote, text, budget)
    if place is not None:
        return Match(Outcome.EXACT, place, 100.0)
    clean = readings.clean
    place = find_interrupted(quote, readings, budget)
    if place is None and clean is not None:
        place = _find_bracketed(quote, clean.text, budget)
        place = place and clean.original(place)
    if place is None and clean is not None:
        place = _find_marked(quote, clean, readings, budget)
    if place is not None:
        return Match(Outcome.EXACT, place, 100.0, is_clean=clean is not None)
    if budget.left > 0:
        match = _match_doubtful(quote, text, readings)
        if match is not None:
            return match
    if clean is None:
        return _match_near(quote, text, budget)
    near = _match_near(quote, clean.text, budget)
    return near and near._replace(place=clean.original(near.place), is_clean=True)


def _find_marked(quote: str, clean: Abridged, readings: Readings, budget: Budget) -> QuotePlace | None:
    """Find a quote that has some of the note marks of its words, and not all."""
    marks = find_note_marks(quote)
    bare = Abridged(quote, marks.sure).text.text if marks.sure else quote
    place = find_exact(bare, clean.text, budget) if bare != quote else None
    some = readings.marked(clean.original(place), quote) if place is not None else None
    place = find_exact(quote, some.text, budget) if some is not None else None
    return some.original(place) if place is not None and some is not None else None


def _match_near(quote: str, text: FoldedText, budget: Budget) -> Match | None:
    """Find a quote that stands nearly so, or in pieces."""
    fragments = [trim_marks(fragment) for fragment in split_fragments(quote)]
    if budget.left <= 0 or len(fragments) * len(text.folded) > _MOST_SEARCHED:
        raise TooMuchWork
    pieces = _find_pieces(fragments, text)
    if pieces:
        return _judge(pieces, text)
    return _match_joined(fragments[0], text) if len(fragments) == 1 else None


def _match_doubtful(quote: str, text: FoldedText, readings: Readings) -> Match | None:
    """Find a quote of which nobody can tell whether it is word for word; raise `TooMuchWork` past the budget.

    It may stand where letters could not be read, or over what may be the number of a page, or one of the sentence.
    """
    budget = Budget()
    doubtful = readings.doubtful
    if doubtful is not None:
        place = find_exact(quote, doubtful.text, budget)
        if place is not None:
            return _doubt(text, doubtful.original(place), _MAY_BE_FURNITURE)
    if text.lost:
        wanted = [(quote, MAX_GAP)]
        if "[" in quote:
            wanted += [(_BRACKET.sub(r"\1", quote), MAX_GAP), (_BRACKET.sub(" … ", quote), _BRACKET_GAP)]
        for words, gap in wanted:
            place = find_unread(words, text, budget, gap)
            if place is not None:
                return _doubt(text, place, _UNREAD)
        for reading in readings:
            place = find_unread(quote, reading.text, budget)
            if place is not None:
                return _doubt(text, reading.original(place), _UNREAD)
    if budget.left <= 0:
        raise TooMuchWork
    return None


def _doubt(text: FoldedText, place: QuotePlace, why: str, differences: tuple[Difference, ...] = ()) -> Match:
    return doubt(place, why, text.text[slice(*place)], differences)


def doubt(place: QuotePlace, why: str, words: str, differences: tuple[Difference, ...] = ()) -> Match:
    """Return the answer for a place of which nobody can tell whether the quote is right, why, and by which words."""
    words = " ".join(words.split())
    if len(words) > _MOST_TOLD:
        words = f"{words[: _MOST_TOLD - 1]}…"
    return Match(Outcome.UNCHECKED, place, 99.0, differences, f"cannot tell: {why}: “{words}”")


def stands_but_for_scraps(quote: str, text: FoldedText) -> bool:
    """Tell whether a quote stands word for word as far as its pieces are long enough to say where they stand."""
    fragments = split_fragments(quote)
    whole = [fragment for fragment in fragments if count_words(fragment) >= MIN_FRAGMENT_WORDS]
    return 0 < len(whole) < len(fragments) and find_exact(" … ".join(whole), text) is not None


def _find_bracketed(quote: str, text: FoldedText, budget: Budget) -> QuotePlace | None:
    """Find a quote in which words in brackets stand as written, or for the words they replaced.

    A bracket may say who is meant; one that brings, or hides, a number or a negation changes what was said.
    """
    if "[" not in quote:
        return None
    bare = _BRACKET.sub(r"\1", quote)
    place = find_exact(bare, text, budget)
    if place is not None:
        return place
    place = find_exact(_BRACKET.sub(" … ", quote), text, budget, _BRACKET_GAP)
    if place is None:
        return None
    changed = compare(bare, text.text[slice(*place)]).differences
    inside = [difference for words in _BRACKET.findall(quote) for difference in compare(words, "").differences]
    return None if any(difference.kind in _WEIGHTY for difference in (*changed, *inside)) else place


def _find_pieces(fragments: list[str], text: FoldedText) -> list[_Piece] | None:
    """Find all fragments of a quote, each rather behind the one before it than elsewhere, or None."""
    pieces: list[_Piece] = []
    for fragment in fragments:
        behind = pieces[-1].end if pieces else 0
        ranges = [(behind, behind + MAX_GAP), (behind, None), (0, None)] if pieces else [(0, None)]
        piece = _find_piece(fragment, text, ranges)
        if piece is None:
            return None
        pieces.append(piece)
    # What begins a quote may stand once more before it.
    for index in range(len(pieces) - 2, -1, -1):
        stop = pieces[index + 1].start
        if not 0 <= stop - pieces[index].end <= MAX_GAP:
            start = max(0, stop - MAX_GAP - 2 * len(pieces[index].words))
            pieces[index] = _find_piece(pieces[index].words, text, [(start, stop)]) or pieces[index]
    return pieces


def _find_piece(words: str, text: FoldedText, ranges: Sequence[tuple[int, int | None]]) -> _Piece | None:
    """Find a fragment where in the fold it may begin, the first range first: as it is, or else nearly."""
    folded = fold(words)
    if not folded:
        return None
    ends = [(start, None if stop is None else min(stop + 2 * len(folded), len(text.folded))) for start, stop in ranges]
    for start, stop in ends:
        at = text.folded.find(folded, start, stop)
        if at >= 0 and count_words(words) >= MIN_FRAGMENT_WORDS:
            return _Piece(words, at, at + len(folded), 100.0)
    # The second range is within the third.
    for start, stop in ends[::2]:
        near = find_near(folded, text.folded, start, stop)
        if near is not None:
            return _Piece(words, *near)
    return None


def _judge(pieces: list[_Piece], text: FoldedText) -> Match:
    """Tell an altered quote, whose pieces stand as they should, from one stitched together."""
    total = sum(len(piece.words) for piece in pieces)
    score = sum(piece.score * len(piece.words) for piece in pieces) / total
    stretches = [_widen(text, *text.original(piece.start, piece.end)) for piece in pieces]
    place = QuotePlace(min(stretch[0] for stretch in stretches), max(stretch[1] for stretch in stretches))
    comparisons = [
        compare(piece.words, text.text[start:end]) for piece, (start, end) in zip(pieces, stretches, strict=True)
    ]
    differences = [difference for comparison in comparisons for difference in comparison.differences]
    gaps = [two.start - one.end for one, two in pairwise(pieces)]
    if any(gap < 0 for gap in gaps):
        return Match(Outcome.STITCHED, place, score, tuple(differences), "its pieces stand there in another order")
    if any(gap > MAX_GAP for gap in gaps):
        why = f"its pieces stand {max(gaps):,} characters apart"
        return Match(Outcome.STITCHED, place, score, tuple(differences), why)
    left_out = max(comparison.left_out for comparison in comparisons)
    if left_out >= _JOINED_WORDS:
        why = f"{left_out} words are left out without a mark"
        return Match(Outcome.STITCHED, place, score, tuple(differences), why)
    known = [
        difference
        for piece, (start, end), comparison in zip(pieces, stretches, comparisons, strict=True)
        if not _may_be(text.text[start:end], piece.words)
        for difference in comparison.differences
        if not _may_be(difference.source, difference.quote)
    ]
    if not known and LOST in text.text[slice(*place)]:
        return _doubt(text, place, _UNREAD, tuple(differences))
    differences = known
    if not differences:
        cases = (
            find_levelled_difference(piece.words, text.text[slice(*stretch)])
            for piece, stretch in zip(pieces, stretches, strict=True)
        )
        differences = [Difference("wording", *case) for case in cases if case is not None]
    if not differences:
        differences = [_show_marks(pieces[0].words.split(), text.text[slice(*stretches[0])].split())]
    return Match(Outcome.ALTERED, place, min(score, 99.9), tuple(differences))


def _may_be(source: str, words: str) -> bool:
    """Tell whether words may differ from those of a source only because some letter of these could not be read."""
    return LOST in source and may_be(strict(source), strict(words))


def _show_marks(ours: list[str], theirs: list[str]) -> Difference:
    """Return the words that differ where none does but for its marks: without those that agree on either side."""
    while len(ours) > 1 and len(theirs) > 1 and ours[0] == theirs[0]:
        ours, theirs = ours[1:], theirs[1:]
    while len(ours) > 1 and len(theirs) > 1 and ours[-1] == theirs[-1]:
        ours, theirs = ours[:-1], theirs[:-1]
    return Difference("punctuation", " ".join(ours), " ".join(theirs))


def _widen(text: FoldedText, start: int, end: int) -> tuple[int, int]:
    """Take in what a stretch cuts off of its first and last word or number: a sign, a currency, a prefix."""
    raw = text.text
    for _ in range(_MOST_WIDENED):
        if start == 0 or not _is_joined(raw[start - 1], raw[start], "-+−‐") or raw[max(0, start - 2) : start] == "--":
            break
        start -= 1
    for _ in range(_MOST_WIDENED):
        if end == len(raw) or not _is_joined(raw[end], raw[end - 1], "-%‰") or raw[end : end + 2] == "--":
            break
        end += 1
    return start, end


def _is_joined(one: str, other: str, signs: str) -> bool:
    """Tell whether a character belongs to the word or number that another, beside it, is of."""
    if is_unspaced(one) or is_unspaced(other):
        return False
    return one.isalnum() or is_letter(one) or one in signs or is_currency(one)


def _match_joined(words: str, text: FoldedText) -> Match | None:
    """Find a quote made of two passages with nothing between them to say so."""
    folded = fold(words)
    low, high = 0, len(folded)
    while low < high:
        middle = (low + high + 1) // 2
        if folded[:middle] in text.folded:
            low = middle
        else:
            high = middle - 1
    while 0 < low < len(folded) and is_one_word(folded[low - 1], folded[low]):
        low -= 1
    head, tail = folded[:low].strip(), folded[low:].strip()
    if min(map(count_words, (head, tail))) < MIN_FRAGMENT_WORDS or min(len(head), len(tail)) < _SHORTEST_PIECE:
        return None
    first = text.folded.find(head)
    second = text.folded.find(tail, first + len(head))
    if second < 0:
        second = text.folded.find(tail)
    if second < 0:
        return None
    one = text.original(first, first + len(head))
    two = text.original(second, second + len(tail))
    why = "two passages are joined without a mark" + ("" if first < second else ", in another order")
    return Match(Outcome.STITCHED, QuotePlace(min(one[0], two[0]), max(one[1], two[1])), 99.0, (), why)
