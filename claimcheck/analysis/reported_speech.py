"""Does a statement say whose words it is about?  "Anna Berg told the court that …", "… according to the ministry"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from claimcheck.language.attribution.speaker import find_according, find_subject, is_verb, take_following
from claimcheck.language.sentence.token import Token, TokenView, read_tokens, read_view
from claimcheck.language.text.letter import QUOTES
from claimcheck.language.vocabulary.vocabulary import Vocabulary, load_default
from claimcheck.model.record import NamedTuple

_MOST_STATEMENTS = 4096
# Marks that open words of somebody's; an apostrophe is none.
_QUOTES = tuple(mark for mark in QUOTES if mark not in "'’")
# Acts of speech that are told by a noun: "gave sanctions as its reason".
_GIVING = frozenset("give gives gave given".split())
_GIVEN = frozenset(
    "reason reasons excuse account explanation answer promise pledge assurance assurances warning word".split()
)
# Small words that no other language with these letters has, or hardly any.
_ENGLISH = frozenset("the and that with from has have were been would to of".split())
# How far before a verb its subject is looked for where that is not plain, in words.
_NEAR_WORDS = 6


class ReportedSpeech(NamedTuple):
    """What a statement says of who said it: whether there may be a saying, and the words that name the speaker.

    `is_read` is False where the words of the statement's language are not known: then nothing is said by it.
    """

    is_read: bool
    may_say: bool
    speaker: frozenset[str]


@lru_cache(_MOST_STATEMENTS)
def read_statement(statement: str) -> ReportedSpeech:
    """Return what a statement says of who said it: the subjects of verbs of saying, whom "according to" names."""
    vocabulary = load_default()
    syntax = vocabulary.syntax
    view = read_view(statement, 0, len(statement), vocabulary)
    words = view.words
    has_quote = any(mark in statement for mark in _QUOTES)
    loose = syntax.saying | syntax.saying_participles | syntax.holding | syntax.holding_participles | syntax.nouns
    may_say = has_quote or any(word in loose and not view.is_capital(place) for place, word in enumerate(words))
    speaker = _find_speakers(view)
    if has_quote and not speaker:
        first = min(statement.index(mark) for mark in _QUOTES if mark in statement)
        speaker = [token for token in view.tokens if token.end <= first]
    is_read = bool(speaker) or not _ENGLISH.isdisjoint(words)
    return ReportedSpeech(is_read, may_say or bool(speaker), _content(speaker, vocabulary))


def _find_speakers(view: TokenView) -> list[Token]:
    """Return the words that name who says something in a statement."""
    syntax, words = view.vocabulary.syntax, view.words
    speakers: list[Token] = []
    unclear: list[int] = []
    for place, word in enumerate(words):
        end = find_according(view, place)
        is_act = word in _GIVING and not _GIVEN.isdisjoint(words[place + 1 :])
        if end:
            speakers += take_following(view, end)
        elif is_act or (word in syntax.saying and is_verb(view, place, is_joined=view.word(place + 1) == "that")):
            speakers += find_subject(view, place)
        elif view.word(place - 1) in syntax.be or view.is_capital(place):
            continue
        elif word in syntax.saying or word in syntax.saying_participles:
            unclear.append(place)
    if not speakers and unclear:
        # "Matthews quotes his source": a name that ends as plurals do.
        return list(view.tokens[max(0, unclear[0] - _NEAR_WORDS) : unclear[0]])
    return speakers


def _content(tokens: Iterable[Token], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words that may be part of a name or a description, in lower case, without those that join others."""
    syntax = vocabulary.syntax
    small = syntax.determiners | syntax.prepositions | syntax.pronouns | syntax.auxiliaries | syntax.conjunction
    found = (token.word.removesuffix("'s").removesuffix("'") for token in tokens if token.word[0].isalnum())
    return frozenset(word for word in found if word not in small and len(word) > 1)


def names_speaker(statement: str, candidates: Iterable[str]) -> bool:
    """Tell whether a statement has a saying and a speaker who is named in one of the candidate texts.

    True where the statement cannot be read: nothing is held against what nobody could judge.
    """
    speech = read_statement(statement)
    if not speech.is_read:
        return True
    vocabulary = load_default()
    known = (_content(read_tokens(text, 0, len(text)), vocabulary) for text in candidates)
    return any(not speech.speaker.isdisjoint(words) for words in known)
