"""Who speaks: verbs of saying among the tokens of a text, and the names before or behind them as the text writes them.

Names are runs of words that a verb, a mark or another clause ends; an apposition belongs to the name.  A name is
returned as its tokens, and no tokens where it is not plain:

    view = TokenView(text, read_tokens(text, 0, len(text)), vocabulary)     # "Anna Berg, a lawyer, told the court"
    is_verb(view, 6)          # True: "told"
    find_subject(view, 6)     # the tokens of "Anna Berg , a lawyer"
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.sentence.token import DASH_MARKS, STOPS, Token, TokenView, is_point
from claimcheck.language.vocabulary.phrase import match_phrase

# How many words a name may have.
LONGEST_NAME_WORDS = 14
# How many words a time before a verb may have, "in the brackets" behind a name, and "the minister's old" before a noun.
_TIME_WORDS = 4
_BRACKET_WORDS = 9
_OWNER_WORDS = 4
# How many words behind the last that may be a verb an auxiliary tells that words are no name.
_LAST_WORDS = 2
# Signs that stand inside names: O’Brien, R. Berg, @handle.
_SIGNS_INSIDE = frozenset("'’.#@-")


# Verbs


def is_verb(view: TokenView, index: int, is_joined: bool = False) -> bool:
    """Tell whether a word is a finite verb of saying or holding here; `is_joined` where "that" or the like follows it.

    Where it could be a noun as well (`reports`), the word before it decides: a name, a pronoun or an auxiliary.
    """
    word, syntax = view.words[index], view.vocabulary.syntax
    if not _is_finite(view, index) or is_passive(view, index):
        return False
    if word not in syntax.ambiguous:
        return True
    if not index or view.is_capital(index):
        return False
    before = view.words[index - 1]
    if before in syntax.determiners or before.endswith(syntax.owner_endings):
        return False
    if is_joined or before in syntax.before_verbs:
        return True
    # One of the two is plural: "officials claim", "Berg claims".
    if before.endswith("s") == word.endswith("s"):
        return False
    return view.is_capital(index - 1) or not word.endswith("s")


def _is_finite(view: TokenView, index: int) -> bool:
    """Tell whether a word may be a finite verb of saying or holding."""
    return view.words[index] in view.vocabulary.syntax.saying or view.words[index] in view.vocabulary.syntax.holding


def is_passive(view: TokenView, index: int) -> bool:
    """Tell `was told` from `told`: nobody is named who tells."""
    syntax = view.vocabulary.syntax
    while index and (
        is_adverb(view, index - 1)
        or (view.words[index - 1] in syntax.auxiliaries and view.words[index - 1] not in syntax.be)
    ):
        index -= 1
    return index > 0 and view.words[index - 1] in syntax.be


def _is_progressive(view: TokenView, index: int) -> bool:
    """Tell `is saying` from `saying`."""
    return view.word(_skip_adverbs(view, index) - 1) in view.vocabulary.syntax.auxiliaries


def is_wished(view: TokenView, index: int) -> bool:
    """Tell whether a verb is what somebody would do, or is to do."""
    before = view.word(_skip_adverbs(view, index) - 1)
    return before in view.vocabulary.syntax.infinitive or before in view.vocabulary.syntax.modals


def is_negated(view: TokenView, index: int) -> bool:
    """Tell whether "not" stands before a verb."""
    return view.word(index - 1) in view.vocabulary.syntax.nots


def is_adverb(view: TokenView, index: int) -> bool:
    """Tell whether a word ends as adverbs do."""
    return view.words[index].endswith(view.vocabulary.syntax.adverb_endings)


def _skip_adverbs(view: TokenView, index: int) -> int:
    while index and is_adverb(view, index - 1):
        index -= 1
    return index


def is_adjunct(view: TokenView, index: int) -> bool:
    """Tell whether a word begins, or is, a when, where or how."""
    word, syntax = view.words[index], view.vocabulary.syntax
    return word in syntax.prepositions or word in syntax.times or is_adverb(view, index)


def is_stop(view: TokenView, index: int) -> bool:
    """Tell whether a sentence or half of one ends with a token."""
    word = view.words[index]
    return word in STOPS and not (word == "." and is_point(view.text, view.tokens[index].start, view.vocabulary))


def find_according(view: TokenView, index: int) -> int:
    """Return where `according to` ends that begins with a token; 0 where it does not stand here."""
    found = match_phrase(view.words, index, view.vocabulary.syntax.according)
    return 0 if found is None else found[1]


# Names


def find_subject(view: TokenView, verb: int) -> list[Token]:
    """Return the words that name who a verb speaks of; none where that is not plain."""
    syntax = view.vocabulary.syntax
    if view.words[verb] in syntax.participles and not _is_progressive(view, verb):
        before = view.word(verb - 1)
        is_noun = before in syntax.determiners or before.endswith(syntax.owner_endings) or before in syntax.of
        return [] if is_noun else _find_main_subject(view, verb)
    end = _find_name_end(view, verb)
    if not end or view.words[end - 1] in syntax.coordinators:
        return _find_main_subject(view, end)
    return _take_subject(view, end)


def _find_name_end(view: TokenView, verb: int) -> int:
    """Step back over auxiliaries, adverbs and times to where the name before a verb ends."""
    index = verb
    while index and (view.words[index - 1] in view.vocabulary.syntax.auxiliaries or is_adverb(view, index - 1)):
        index -= 1
    return _skip_time(view, index)


def _take_subject(view: TokenView, end: int) -> list[Token]:
    """Return the name that ends at a place, with its apposition, or with the `who` that goes back to it."""
    before, syntax = view.word(end - 1), view.vocabulary.syntax
    if not before or before in syntax.infinitive or before in syntax.coordinators:
        return []
    if before in (",", ")") or before in DASH_MARKS:
        return _take_apposition(view, end)
    if before in syntax.relative:
        return _take_antecedent(view, end)
    return take_name(view, end)


def _skip_time(view: TokenView, end: int) -> int:
    """Step over `in 2010`, `on Monday` or `this week` before a verb."""
    words, syntax = view.words, view.vocabulary.syntax
    begin = end
    while begin and end - begin < _TIME_WORDS:
        if words[begin - 1] not in syntax.times and not words[begin - 1].isdigit():
            break
        begin -= 1
    if begin == end:
        return end
    if begin and words[begin - 1] in syntax.prepositions:
        return begin - 1
    return end if words[begin].isdigit() else begin


def _find_main_subject(view: TokenView, verb: int) -> list[Token]:
    """Return the subject of `…, adding that`: the speaker of the verb before, or who the sentence begins with."""
    for index in range(verb - 1, 0, -1):
        is_plain = view.words[index] not in view.vocabulary.syntax.ambiguous and _is_finite(view, index)
        if not is_plain or is_wished(view, index):
            continue
        found = _take_subject(view, _find_name_end(view, index))
        if found:
            return found
    return _take_first(view, verb)


def _take_first(view: TokenView, stop: int) -> list[Token]:
    """Return the name at the head of a sentence, an adverbial in front of it left out."""
    words, syntax = view.words, view.vocabulary.syntax
    begin = 0
    if stop and (words[0] in syntax.prepositions or words[0].endswith(syntax.opening_endings)):
        begin = next((index + 1 for index in range(stop) if words[index] == ","), stop)
    end = begin
    for index in range(begin, min(stop, begin + LONGEST_NAME_WORDS)):
        word = words[index]
        if word in syntax.pronouns and index == begin:
            return [view.tokens[index]]
        if _is_finite(view, index) or word in syntax.auxiliaries or not word[0].isalnum():
            break
        if index > begin:
            if word in syntax.prepositions and not view.is_capital(index - 1):
                break
            is_cut = view.is_capital(index - 1) and not view.is_capital(index)
            if is_cut and words[index - 1] not in syntax.determiners:
                break
        end = index + 1
    return list(view.tokens[begin:end])


def _take_antecedent(view: TokenView, end: int) -> list[Token]:
    """Return the name that `who` goes back to, with it."""
    begin = end - 1
    if begin and view.words[begin - 1] == ",":
        begin -= 1
    return [*take_name(view, begin), view.tokens[end - 1]]


def _take_apposition(view: TokenView, end: int) -> list[Token]:
    """Return the name before `, a lawyer of the family,`, with the apposition."""
    words, tokens = view.words, view.tokens
    mark = words[end - 1]
    opening = "(" if mark == ")" else mark
    last = end if mark == ")" else end - 1
    for index in range(end - 2, max(-1, end - 2 - 2 * LONGEST_NAME_WORDS), -1):
        word = words[index]
        if is_stop(view, index):
            break
        if word == opening or (mark == "," and word in DASH_MARKS):
            if view.word(index - 1) == ")" and mark != ")":
                return [*_take_apposition(view, index), *tokens[index + 1 : last]]
            return [*take_name(view, index), *tokens[index + 1 : last]]
    first = max(0, end - 1 - LONGEST_NAME_WORDS)
    is_name = mark == "," and first < end - 1 and words[first] not in view.vocabulary.syntax.prepositions
    return list(tokens[first : end - 1]) if is_name else []


def take_name(view: TokenView, end: int) -> list[Token]:
    """Return the run of words before a place that can be a name: `a source close to the ministry`."""
    words, syntax = view.words, view.vocabulary.syntax
    begin = end
    while begin and end - begin < LONGEST_NAME_WORDS:
        word = words[begin - 1]
        if word in syntax.conjunction:
            if not view.is_capital(begin - 2):
                break
        elif word in syntax.clause or word in syntax.auxiliaries or is_verb(view, begin - 1):
            break
        elif word == ")":
            first = max(0, begin - _BRACKET_WORDS + 1)
            opening = next((index for index in range(begin - 1, first - 1, -1) if words[index] == "("), None)
            if opening is None:
                break
            begin = opening + 1
        elif not word[0].isalnum() and word not in _SIGNS_INSIDE:
            break
        begin -= 1
        if word in syntax.pronouns and word not in syntax.determiners:
            break
    while begin < end and (words[begin] in syntax.prepositions or not words[begin][0].isalnum()):
        begin += 1
    return list(view.tokens[begin:end])


def take_following(view: TokenView, begin: int) -> list[Token]:
    """Return the name behind a verb or `according to`: up to a mark or the next clause."""
    words, syntax = view.words, view.vocabulary.syntax
    end = begin
    for index in range(begin, min(len(words), begin + LONGEST_NAME_WORDS)):
        word = words[index]
        if word in STOPS:
            if is_stop(view, index):
                break
        elif not word[0].isalnum() and word not in _SIGNS_INSIDE:
            break
        if word in syntax.clause and word not in syntax.conjunction:
            break
        if word in syntax.times or (is_verb(view, index) if index > begin else word in syntax.prepositions):
            break
        end = index + 1
        if word in syntax.pronouns and word not in syntax.determiners:
            break
    return list(view.tokens[begin:end])


def take_owner(view: TokenView, noun: int) -> list[Token]:
    """Return whose claim or decision it is: `his`, `the minister's`."""
    syntax = view.vocabulary.syntax
    for index in range(noun - 1, max(-1, noun - _OWNER_WORDS), -1):
        word = view.words[index]
        if word in syntax.possessives:
            return [view.tokens[index]]
        if word.endswith(syntax.owner_endings):
            return take_name(view, index + 1)
        if not word[0].isalpha():
            break
    return []


def is_plain_name(view: TokenView, name: Sequence[Token]) -> bool:
    """Tell whether some tokens can be nothing but a name."""
    syntax, alone = view.vocabulary.syntax, TokenView(view.text, name, view.vocabulary)
    head = alone.words[0]
    return (
        (alone.is_capital(0) or head in syntax.determiners or head in syntax.pronouns)
        and not any(word in syntax.clause and word not in syntax.conjunction for word in alone.words)
        and syntax.auxiliaries.isdisjoint(alone.words[:-_LAST_WORDS])
        and not any(is_verb(alone, index) for index in range(1, len(name)))
    )
