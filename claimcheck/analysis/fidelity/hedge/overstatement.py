"""What a statement asserts, and the quotes for it only hold possible, or only tell to go together.

A hedge governs a word of the statement where both have that word, or tell of the same effect on the same thing.  The
weaker the sign, the more must the two sentences have in common.  That "was associated with" is no "causes", and no
"may cause", is how press releases are judged by those who study them (Sumner et al., BMJ 2014;349:g7015).  Nothing is
overstated where any sentence of the evidence says the same without a reservation:

    statement = read_assertions("The bridge was hit by a rocket.", 0, 31, vocabulary)
    quoted = read_assertions("The bridge may have been hit by a rocket.", 0, 41, vocabulary)
    find_overstatement(statement, [QuotedSentences(quoted, True)], lambda: quoted, False)
    # Overstatement("hedge", …): "hit by a rocket" is asserted, "may have been hit by a rocket" is said
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from claimcheck.language.certainty.assertion import COMPARISONS, ON_WORD, Assertion, Hedge
from claimcheck.language.certainty.causal_effect import has_cause, is_cause
from claimcheck.language.sentence.cue import Cue
from claimcheck.model.record import NamedTuple

# How many words of an asserted and of a hedged clause are shown.
_SHOWN_WORDS = 4
# How many words that match are judged, how many pairs of a phrase and a sentence are looked at, and how many effects of
# one sentence.
_MOST_TRIED = 200
_MOST_PAIRS = 200
_MOST_EFFECTS = 20
# How many words behind an effect are taken for its object.
_OBJECT_WORDS = 8
# How many words before a hedge are read for what makes it possible.
_PURPOSE_WORDS = 5
# A statement of so few words need share only one of them beside the hedged one.
_SHORT_WORDS = 4
# What of a statement must stand in a clause that a hedge governs whole: so many words, and this share.
_LEAST_WIDE_WORDS = 3
_SHARE_WIDE = 0.6
# How many words the two sentences of a comparison must share beside the effect: 3 lose a find on InSciOut.
_LEAST_COMPARED_WORDS = 2
# How many words a sentence must share with the statement to speak of the same: 1 loses a find on InSciOut.
_LEAST_BACKING_WORDS = 2
# What the name of a list is to a reader, where it is not a hedge.
_KINDS = {
    "tie": "association",
    "difference": "comparison",
    **{name: name for name in ("forecast", "source", "association", "comparison")},
}


class Overstatement(NamedTuple):
    """A hedge that was dropped: "hedge", "forecast", "source", "association" or "comparison".

    `asserted` are the code-point offsets of words of the statement, half open, and `hedged` those of words of a quote
    in its text; `quote` tells which quote that is, by its place among them.
    """

    kind: str
    asserted: tuple[int, int]
    hedged: tuple[int, int]
    quote: int


class QuotedSentences(NamedTuple):
    """What a quote says; `is_found` where it was found."""

    sentences: Sequence[Assertion]
    is_found: bool


class _Gap(NamedTuple):
    """A word of a statement that a quote has only with a reservation: a hedge, or a phrase that says less.

    `ours` and `theirs` are the two sentences, `place` is that of the word in ours, and `quote` counts the quotes.
    """

    ours: Assertion
    place: int
    quote: int
    theirs: Assertion
    reservation: Hedge | Cue


def find_overstatement(
    statement: Sequence[Assertion],
    evidence: Sequence[QuotedSentences],
    read_carriers: Callable[[], Sequence[Assertion]],
    is_reported: bool,
) -> Overstatement | None:
    """Return the first reservation of the quotes that a statement drops; None where it drops none.

    Nothing is dropped where any other sentence says the same without a reservation: `read_carriers` returns those of
    the quotes, of the words around them and of the premises.  It is called where there is something to drop, which is
    seldom, for they are many.  Where it `is_reported`, the statement only says what somebody says or holds.
    """
    found = next(_find_gaps(statement, evidence, cache(read_carriers), is_reported), None)
    if found is None:
        return None
    ours, theirs, reservation = found.ours, found.theirs, found.reservation
    head = reservation.head if isinstance(reservation, Hedge) else None
    return Overstatement(
        _KINDS.get(reservation.name, "hedge"),
        asserted=_show(ours, found.place, found.place + 1),
        hedged=_show(theirs, reservation.begin, max(reservation.end, (head or 0) + 1)),
        quote=found.quote,
    )


def _find_gaps(
    statement: Sequence[Assertion],
    evidence: Sequence[QuotedSentences],
    read_carriers: Callable[[], Sequence[Assertion]],
    is_reported: bool,
) -> Iterator[_Gap]:
    for gap in islice(_find_hedged(statement, evidence, is_reported), _MOST_TRIED):
        hedge = gap.reservation
        if (
            isinstance(hedge, Hedge)
            and gap.ours.asserts(gap.place)
            and not _is_excused(gap, hedge)
            and not _is_backed(gap, read_carriers())
        ):
            yield gap
    read_causes = cache(lambda: [sentence for sentence in read_carriers() if has_cause(sentence)])
    for gap in islice(_find_overdrawn(statement, evidence), _MOST_TRIED):
        if not _is_backed(gap, read_causes()):
            yield gap


def _show(sentence: Assertion, first: int, behind: int) -> tuple[int, int]:
    """Return the offsets of some words and the next ones of their clause, no "the" or "by" at their end."""
    last = max(behind, sentence.find_border(behind, _SHOWN_WORDS - 1))
    view = sentence.view
    while last > behind and view.words[last - 1] in view.vocabulary.certainty.light:
        last -= 1
    return view.tokens[first].start, view.tokens[last - 1].end


def _find_hedged(
    statement: Sequence[Assertion], evidence: Sequence[QuotedSentences], is_reported: bool
) -> Iterator[_Gap]:
    """Yield the words of a statement that hedges of the quotes govern, whether the statement hedges them or not.

    Where it `is_reported`, it only says what somebody says or holds: what quotes hedge on somebody's word is left out.
    """
    pairs = (
        (ours, quote, theirs, hedge)
        for quote, piece in enumerate(evidence)
        if piece.is_found
        for theirs in piece.sentences
        if not theirs.is_question
        for hedge in theirs.hedges
        if not (is_reported and hedge.name in ON_WORD)
        for ours in statement
    )
    for ours, quote, theirs, hedge in islice(pairs, _MOST_PAIRS):
        for place in _match(ours, theirs, hedge):
            yield _Gap(ours, place, quote=quote, theirs=theirs, reservation=hedge)


def _says_most(ours: Assertion, stems: frozenset[str]) -> bool:
    """Tell whether words say most of what a sentence says, its numbers among them."""
    shared = ours.stems & stems
    if len(shared) < max(_LEAST_WIDE_WORDS, _SHARE_WIDE * len(ours.stems)):
        return False
    return all(stem in shared for stem in ours.stems if stem[0].isdigit())


def _match(ours: Assertion, theirs: Assertion, hedge: Hedge) -> Iterator[int]:
    """Yield the places in a sentence of the statement of what a hedge governs in one of a quote."""
    near = theirs.gather(hedge.first, hedge.last)
    head = hedge.head
    if hedge.is_wide:
        near = theirs.gather_main(hedge.first, hedge.last)
        is_same_way = ours.has_denial(0, len(ours.view.words)) == theirs.has_denial(hedge.first, hedge.last)
        if is_same_way and not theirs.is_denied(hedge.begin) and _says_most(ours, near):
            yield next(place for place, stem in ours.terms.items() if stem in near)
    elif head is not None and not _is_made_possible(theirs, hedge, head):
        is_denied = theirs.is_denied(head)
        objects = theirs.gather(head + 1, min(hedge.last, head + 1 + _OBJECT_WORDS))
        has_same = hedge.name != "ability" and _shares_enough(ours, theirs, near, theirs.terms[head])
        for place, stem in ours.terms.items():
            if (
                (has_same and stem == theirs.terms[head])
                or (place in ours.effects and _is_same_effect(ours, place, theirs, head, near, objects))
            ) and ours.is_denied(place) == is_denied:
                yield place


def _shares_enough(ours: Assertion, theirs: Assertion, near: frozenset[str], stem: str) -> bool:
    """Tell whether two sentences with one word in common have others too, one of them near it."""
    shared = (ours.stems & theirs.stems) - {stem}
    return bool(shared & near) and (len(shared) > 1 or len(ours.stems) <= _SHORT_WORDS)


def _is_same_effect(
    ours: Assertion,
    place: int,
    theirs: Assertion,
    head: int,
    near: frozenset[str],
    objects: frozenset[str],
) -> bool:
    """Tell whether two words tell of one effect: of one kind on one thing, or of any kind among the same things."""
    if head not in theirs.effects or not is_cause(ours, place):
        return False
    if any(link.name not in COMPARISONS for link in ours.links):
        return False
    own = {ours.terms[place], theirs.terms[head]}
    if len((ours.stems & near) - own) > 1:
        return True
    reached = ours.gather(place + 1, place + 1 + _OBJECT_WORDS)
    return ours.effects[place] == theirs.effects[head] and bool((reached & objects) - own)


def _is_made_possible(theirs: Assertion, hedge: Hedge, head: int) -> bool:
    """Tell whether a hedge says what was made possible, "so that the witness could see him", or is done: "can make"."""
    words, lists = theirs.view.words, theirs.view.vocabulary.certainty
    if hedge.name == "ability" and words[head] in lists.making:
        return True
    return not lists.purposes.isdisjoint(words[max(0, hedge.begin - _PURPOSE_WORDS) : hedge.begin])


def _is_excused(gap: _Gap, hedge: Hedge) -> bool:
    """Tell whether a sentence hedges as another does, in its own way, or only mentions the word that is hedged."""
    ours, place, theirs = gap.ours, gap.place, gap.theirs
    words, syntax = ours.view.vocabulary.certainty, ours.view.vocabulary.syntax
    said = set(ours.view.words)
    cue = set(theirs.view.words[hedge.begin : hedge.end]) - words.light
    if cue & said:
        return True
    if hedge.name in ON_WORD and not said.isdisjoint(words.reports):
        return True
    if hedge.name == "forecast" and not said.isdisjoint(words.future):
        return True
    if hedge.name == "adjective" or hedge.is_wide:
        return False
    before = ours.view.word(place - 1)
    is_aim = before in syntax.infinitive and ours.view.word(place - 2) not in words.leading
    is_participle = ours.view.words[place].endswith(words.participle_endings) and place - 1 in ours.terms
    is_aside = before in syntax.relative and place not in ours.effects
    return is_aim or is_participle or is_aside


def _find_overdrawn(statement: Sequence[Assertion], evidence: Sequence[QuotedSentences]) -> Iterator[_Gap]:
    """Yield the effects that a statement tells of where no quote tells of a cause and one of what goes with what."""
    if any(has_cause(theirs) for piece in evidence for theirs in piece.sentences):
        return
    effects = [
        (ours, list(islice((place for place in ours.effects if _is_said(ours, place)), _MOST_EFFECTS)))
        for ours in statement
        if not ours.is_question and all(link.name in COMPARISONS for link in ours.links)
    ]
    pairs = (
        (ours, places, quote, theirs, link)
        for quote, piece in enumerate(evidence)
        if piece.is_found
        for theirs in piece.sentences
        if not theirs.is_question
        for link in theirs.links
        for ours, places in effects
        if places
    )
    for ours, places, quote, theirs, link in islice(pairs, _MOST_PAIRS):
        before = ours.stems & theirs.gather(0, link.begin)
        behind = ours.stems & theirs.gather(link.end, len(theirs.view.words))
        for place in places:
            gap = _Gap(ours, place, quote=quote, theirs=theirs, reservation=link)
            if _is_overdrawn(gap, before, behind):
                yield gap


def _is_said(ours: Assertion, place: int) -> bool:
    return is_cause(ours, place) and not ours.is_denied(place)


def _is_overdrawn(gap: _Gap, before: frozenset[str], behind: frozenset[str]) -> bool:
    """Tell whether an effect is more than a phrase bears; `before` and `behind` it stand words of the statement.

    What is associated by count is no ground for "may reduce" either, where both things are the same; where the
    statement is flat they may be called by other words.  Where things are only tied one must be the same, and where
    groups are compared the sentences must have more in common than the effect.  An experiment compares to find causes;
    that groups differ does not say in which way.
    """
    ours, place, theirs, name = gap.ours, gap.place, gap.theirs, gap.reservation.name
    if name == "association":
        return ours.asserts(place) or bool(before and behind and _is_softened(ours, place))
    shared = before | behind
    if name in COMPARISONS and len(shared - {ours.terms[place]}) < _LEAST_COMPARED_WORDS:
        return False
    if name == "comparison" and not theirs.view.vocabulary.certainty.experiments.isdisjoint(theirs.view.words):
        return False
    return bool(shared) and ours.asserts(place)


def _is_softened(ours: Assertion, place: int) -> bool:
    """Tell whether nothing but "may", "suggests that" or the like stands between a sentence and its assertion."""
    told = {
        index
        for hedge in ours.hedges
        if hedge.name == "weak" or not hedge.is_wide
        for index in range(hedge.begin, hedge.end)
    }
    words = ours.view.vocabulary.certainty
    return words.conditions.isdisjoint(ours.view.words) and not any(
        word in words.attitudes and index not in told for index, word in enumerate(ours.view.words[:place])
    )


def _is_backed(gap: _Gap, carriers: Iterable[Assertion]) -> bool:
    """Tell whether any sentence says the word of a statement, or tells of its effect, and does not hedge it."""
    ours, place = gap.ours, gap.place
    is_wide = isinstance(gap.reservation, Hedge) and gap.reservation.is_wide
    stem, effect = ours.terms[place], ours.effects.get(place)
    for theirs in carriers:
        if theirs.is_question or len(ours.stems & theirs.stems) < min(_LEAST_BACKING_WORDS, len(ours.stems)):
            continue
        if is_wide:
            if _says_most(ours, frozenset(theirs.plain.values())):
                return True
        elif stem in theirs.plain.values() or (
            effect is not None and any(_has_effect(theirs, index, effect, ours.stems) for index in theirs.effects)
        ):
            return True
    return False


def _has_effect(theirs: Assertion, index: int, effect: str, stems: frozenset[str]) -> bool:
    """Tell whether a word tells of an effect on any of some things: of one kind, or of any kind by a plain verb."""
    if index not in theirs.plain or not (theirs.effects[index] == effect or is_cause(theirs, index)):
        return False
    return any(theirs.plain.get(place) in stems for place in range(index + 1, index + 1 + _OBJECT_WORDS))
