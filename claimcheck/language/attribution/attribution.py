"""Who a passage has it from: “…,” said the source; according to …; the ministry said that …

The words around a stretch of text are read, not parsed: a verb of saying, the name before or behind it, and what
stands between them and the stretch.  Where that is not plain, the answer is nobody:

    text = "The jets never left the base, said the minister on Tuesday."
    find_attribution(text, 0, 28, vocabulary)     # Attribution(cue of "said", source of "the minister", is_said=True)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from claimcheck.language.attribution.speaker import (
    LONGEST_NAME_WORDS,
    find_according,
    find_subject,
    is_adjunct,
    is_adverb,
    is_negated,
    is_passive,
    is_plain_name,
    is_stop,
    is_verb,
    is_wished,
    take_following,
    take_owner,
)
from claimcheck.language.sentence.quotation import find_quotation
from claimcheck.language.sentence.token import (
    DASH_MARKS,
    MARKS,
    STOPS,
    Token,
    TokenView,
    find_begin,
    find_last,
    is_point,
    read_view,
)
from claimcheck.language.text.letter import QUOTES
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.record import NamedTuple

# How much is read for a dialogue tag, in characters and in words, and in how many places.
_LONGEST_TAG_CHARS = 240
_LONGEST_TAG_WORDS = 40
_MOST_TAGS = 20
# How many marks may stand before a tag, and how many words before its verb where that is no verb of saying.
_TAG_MARKS = 4
_SHORT_TAG_WORDS = 6
# How much of a long stretch is looked through for its own tag, and of its head for who says it, in characters.
_MOST_INSIDE_CHARS = 2_000
_LONGEST_HEAD_CHARS = 200
# How many words may stand between a verb of saying and what is said, and between an attitude and its object.  8 lose
# four sources on PolNeAR, 20 find three and three false ones; 2 of the other lose nine.
_LONGEST_GAP_WORDS = 14
_SHORT_GAP_WORDS = 4
# How many characters of marks and white space may stand behind a colon, and between a quotation and a name.
_PAUSE_CHARS = 12
_SENTENCE_MARKS = frozenset(".!?…")
_BEFORE_TAGS = MARKS | {","}
_TAG_PAUSES = frozenset(",?!") | MARKS | DASH_MARKS
_GAP_PAUSES = frozenset(",();") | DASH_MARKS
# By the mark that opens a stretch, the mark behind which its speaker may be named.
_CLOSING = {"“": "”", '"': '"', "‘": "’", "«": "»", "„": "“"}


class Attribution(NamedTuple):
    """Who said it: code-point offsets of the cue and of the source's name in the text, half open.

    `is_said` tells a report ("said", "according to") from an attitude or another act ("wants", "attacked").
    """

    cue: tuple[int, int]
    source: tuple[int, int]
    is_said: bool

    @property
    def span(self) -> tuple[int, int]:
        """The offsets of the cue and the name with what stands between them."""
        return min(self.cue[0], self.source[0]), max(self.cue[1], self.source[1])


def find_attribution(text: str, start: int, end: int, vocabulary: Vocabulary) -> Attribution | None:
    """Return who `text[start:end]` is attributed to by the words around it, or by a tag inside it; else None.

    Within a quotation that is whoever is named before or behind its marks, unless somebody else is quoted in it.
    """
    found = _read_around(text, start, end, vocabulary) or _read_head(text, start, end, vocabulary)
    if found is not None and text[slice(*found.source)].lower() not in vocabulary.syntax.first_person:
        return found
    quotation = find_quotation(text, start, end)
    return (_read_around(text, *quotation, vocabulary) if quotation else None) or found


def _read_around(text: str, start: int, end: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read in front of a stretch, behind it, inside it, and at the end of the sentence before."""
    inside = read_view(text, start, min(end, start + _MOST_INSIDE_CHARS), vocabulary)
    if not inside.words:
        return None
    start = inside.tokens[0].start
    begin = find_begin(text, start, vocabulary)
    before = read_view(text, begin, start, vocabulary)
    return (
        _read_lead_in(before, inside.words[:3])
        or _read_introduction(text, begin, vocabulary)
        or _read_behind(text, start, end, vocabulary)
        or _read_inside(inside)
        or _read_previous(before, begin, start)
    )


def _read_head(text: str, start: int, end: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read `A source tells the paper that` at the head of a stretch itself."""
    view = read_view(text, start, min(end, start + _LONGEST_HEAD_CHARS), vocabulary)
    words, syntax = view.words, vocabulary.syntax
    if behind := find_according(view, 0):
        return _attribute(view.tokens[:behind], take_following(view, behind), is_said=True)
    for index in range(1, min(len(words) - 1, LONGEST_NAME_WORDS)):
        word = words[index]
        if word in syntax.clause or is_stop(view, index):
            return None
        if word in syntax.saying and is_verb(view, index):
            is_plain = words[index + 1] in syntax.joiner or word in syntax.telling or word in syntax.plain
            name = find_subject(view, index)
            if is_negated(view, index) or is_wished(view, index) or not is_plain:
                return None
            return _attribute([view.tokens[index]], name, is_said=True) if name and is_plain_name(view, name) else None
    return None


def _attribute(cue: Sequence[Token], source: Sequence[Token], is_said: bool) -> Attribution | None:
    """Return an attribution to the words that name a source; None where there are none."""
    if not source:
        return None
    return Attribution((cue[0].start, cue[-1].end), (source[0].start, source[-1].end), is_said)


# Lead-ins: `the ministry said on Monday that`, `his claim that`, `called for`


def _read_introduction(text: str, begin: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read `He continued:` in the paragraph before the sentence that begins at an offset."""
    end = begin
    while end and (text[end - 1].isspace() or text[end - 1] in MARKS) and begin - end < _PAUSE_CHARS:
        end -= 1
    if not end or text[end - 1] != ":":
        return None
    return _read_lead_in(read_view(text, find_begin(text, end - 1, vocabulary), end, vocabulary), [])


def _read_lead_in(view: TokenView, head: Sequence[str]) -> Attribution | None:
    """Read `the ministry said on Monday that`; `head` are the first words behind it."""
    words, tokens, syntax = view.words, view.tokens, view.vocabulary.syntax
    last = len(words)
    while last and (words[last - 1] in MARKS or words[last - 1] in syntax.before_words):
        last -= 1
    first = next((word for word in head if word[0].isalpha()), "")
    joints = {*words[last:], *(word for word in head[:1] if word in MARKS)}
    is_joined = bool(joints - {","}) or first in syntax.joints
    for index in range(last - 1, max(-1, last - 1 - _LONGEST_GAP_WORDS), -1):
        word = words[index]
        if word in STOPS or word == ":":
            return None
        gap = range(index + 1, last)
        if behind := find_according(view, index):
            if "," not in joints:
                return None
            return _attribute(tokens[index:behind], tokens[behind:last], is_said=True)
        if word in syntax.participles or is_verb(view, index, is_joined and index == last - 1):
            is_said = _is_report(view, index, first, joints)
            if is_said and index == 0 and gap and view.is_capital(1):
                return _attribute(tokens[:1], take_following(view, 1), is_said=True)
            if is_said:
                if gap and not is_joined and not _may_stand_between(view, index, gap):
                    return None
            elif not _is_at_once(view, gap, first):
                continue
            source = find_subject(view, index)
            if source and word in syntax.saying and not is_joined and _is_tag(view.text, source[0].start):
                return None
            return _attribute([tokens[index]], source, is_said)
        if word in syntax.feelings and is_passive(view, index) and _is_at_once(view, gap, first):
            return _attribute([tokens[index]], find_subject(view, index), is_said=False)
        if word in syntax.nouns and len(gap) < 2 and _is_at_once(view, gap, first):
            is_said = bool(syntax.joiner & {first, *joints})
            owner = take_owner(view, index) if is_said or gap or first in syntax.infinitive else []
            if owner:
                return _attribute([tokens[index]], owner, is_said)
    return None


def _is_report(view: TokenView, verb: int, first: str, joints: set[str]) -> bool:
    """Tell `said` from `pledged to`, and `found that` from `found`."""
    word, syntax = view.words[verb], view.vocabulary.syntax
    if word not in syntax.saying and word not in syntax.saying_participles:
        return False
    if word in syntax.finding:
        return first in syntax.joints or bool(joints - {","})
    return first not in syntax.infinitive


def _may_stand_between(view: TokenView, verb: int, gap: range) -> bool:
    """Tell whether words leave a verb of saying and what is said together: a listener, a time, or more of it."""
    word, syntax = view.words[verb], view.vocabulary.syntax
    is_report_joined = view.words[gap[0]] in syntax.joiner
    rest = view.words[gap[0] + is_report_joined : gap.stop]
    is_report = is_report_joined or word in syntax.plain or word in syntax.telling
    is_one_clause = _GAP_PAUSES.isdisjoint(rest) and syntax.clause.isdisjoint(rest)
    return is_one_clause and (is_report or is_adjunct(view, gap[0]))


def _is_at_once(view: TokenView, gap: range, first: str) -> bool:
    """Tell whether what is held follows at once: `attacked`, `called for`, `implored her to`, `compared it to`."""
    words, syntax = view.words, view.vocabulary.syntax
    if all(is_adjunct(view, index) for index in gap):
        return len(gap) < _SHORT_GAP_WORDS
    if len(gap) > _SHORT_GAP_WORDS or not all(words[index][0].isalnum() for index in gap):
        return False
    head = words[gap[0]]
    is_object = view.is_capital(gap[0]) or head in syntax.determiners or head in syntax.pronouns
    return is_object and (first in syntax.infinitive or words[gap[-1]] in syntax.prepositions)


def _is_tag(text: str, start: int) -> bool:
    """Tell whether a name follows a quotation: its verb belongs to what stands before."""
    before = text[max(0, start - _PAUSE_CHARS) : start].rstrip(" ")
    return before[-1:] in MARKS and before.rstrip(QUOTES)[-1:] in (",", "?", "!")


# Dialogue tags: `,” said the source`, `, the source said on Monday`, `, according to the source`


def _read_behind(text: str, start: int, end: int, vocabulary: Vocabulary) -> Attribution | None:
    """Read the tag behind a stretch; none where its sentence is over: a speaker would follow a comma."""
    last = find_last(text, start, end)
    if text[last - 1] in ".…" and not is_point(text, last - 1, vocabulary):
        return None
    view = read_view(text, end, min(len(text), end + _LONGEST_TAG_CHARS), vocabulary)
    return _read_dialogue_tag(view, is_quoted=text[end - 1] in MARKS or view.word(0) in MARKS)


def _read_inside(view: TokenView) -> Attribution | None:
    """Read the tag inside `“…,” she said. “…”` or `…, she said, …`."""
    words = view.words
    closing = _CLOSING.get(words[0])
    places = (
        index for index in range(1, len(words) - 2) if words[index] in _BEFORE_TAGS and closing in (None, words[index])
    )
    for index in islice(places, _MOST_TAGS):
        if words[index] == ",":
            tag = _cut(view, index, index)
            found = _read_dialogue_tag(tag, is_quoted=False)
            if found is not None and _is_parenthesis(found, tag):
                return found
        elif words[index + 1] not in MARKS and not words[index - 1][0].isalnum():
            found = _read_dialogue_tag(_cut(view, index + 1, index), is_quoted=True)
            if found is not None:
                return found
    return None


def _read_previous(before: TokenView, begin: int, start: int) -> Attribution | None:
    """Read the tag of the sentence before, where a quotation goes on: `“…,” she said. “…”`."""
    text, vocabulary = before.text, before.vocabulary
    if len(before.words) > 2 or not (text[start] in MARKS or not MARKS.isdisjoint(before.words)):
        return None
    end = begin
    while end and text[end - 1] in MARKS:
        end -= 1
    if not end or text[end - 1] not in _SENTENCE_MARKS:
        return None
    view = read_view(text, find_begin(text, end - 1, vocabulary), end, vocabulary)
    for index in range(len(view.words) - 2, 0, -1):
        if view.words[index] in MARKS and not view.words[index - 1][0].isalnum():
            found = _read_dialogue_tag(_cut(view, index, index), is_quoted=True)
            if found is not None:
                return found
    return None


def _cut(view: TokenView, begin: int, mark: int) -> TokenView:
    """Return the tokens from one on, as many behind a mark as a tag may have."""
    return TokenView(view.text, view.tokens[begin : mark + _LONGEST_TAG_WORDS], view.vocabulary)


def _is_parenthesis(found: Attribution, tag: TokenView) -> bool:
    """Tell whether a tag stands between commas, or with its when and where."""
    behind = next((index for index, token in enumerate(tag.tokens) if token.start >= found.span[1]), None)
    return behind is None or tag.words[behind] in (",", ".") or is_adjunct(tag, behind)


def _read_dialogue_tag(view: TokenView, is_quoted: bool) -> Attribution | None:
    """Read `,” said the source` or `, the source said`, by the tokens from the end of what is said on."""
    words, syntax = view.words, view.vocabulary.syntax
    index = 0
    while index < len(words) and words[index] in _TAG_PAUSES:
        index += 1
    if index == len(words) or index > _TAG_MARKS or words[index] in STOPS:
        return None
    if behind := find_according(view, index):
        return _attribute(view.tokens[index:behind], take_following(view, behind), is_said=True)
    if not is_quoted and not index:
        return None
    if words[index] in syntax.as_tag and index + 1 < len(words):
        index += 1
    verb = index
    while verb < len(words) and words[verb] in syntax.auxiliaries:
        verb += 1
    if view.word(verb) in syntax.saying:
        name = take_following(view, verb + 1)
        if not is_quoted and not _is_whole_name(view, verb + 1, verb + 1 + len(name)):
            return None
        return _attribute([view.tokens[verb]], name, is_said=True)
    return _read_name_and_verb(view, index, is_quoted)


def _is_whole_name(view: TokenView, begin: int, end: int) -> bool:
    """Tell whether a name behind its verb is one, and nothing that is said follows it."""
    if begin == end or not (view.is_capital(begin) or view.words[begin] in view.vocabulary.syntax.determiners):
        return False
    return end >= len(view.words) or not view.words[end][0].isalnum()


def _read_name_and_verb(view: TokenView, index: int, is_quoted: bool) -> Attribution | None:
    """Read `the source said`, behind which nothing that is said may follow."""
    words, syntax = view.words, view.vocabulary.syntax
    if words[index] in syntax.clause and words[index] not in syntax.joiner:
        return None
    has_comma = False
    for verb in range(index + 1, min(len(words), index + 2 * LONGEST_NAME_WORDS)):
        word = words[verb]
        if view.is_capital(verb) or is_negated(view, verb):
            continue
        is_near = is_quoted and not has_comma and verb - index <= _SHORT_TAG_WORDS
        if (word in syntax.saying or is_near) and is_verb(view, verb):
            ends = _may_end(view, verb + 1, is_quoted) or (word in syntax.telling and not has_comma)
            if not ends or not (is_quoted or is_plain_name(view, view.tokens[index:verb])):
                return None
            end = verb
            while end > index + 1 and _is_behind_name(view, end - 1):
                end -= 1
            return _attribute([view.tokens[verb]], view.tokens[index:end], word in syntax.saying)
        if word in MARKS or is_stop(view, verb):
            return None
        if word == ",":
            has_comma = True
        elif not has_comma and _opens_clause(view, verb):
            return None
    return None


def _opens_clause(view: TokenView, index: int) -> bool:
    word, syntax = view.words[index], view.vocabulary.syntax
    return word in syntax.clause and word not in syntax.conjunction and word not in syntax.who


def _is_behind_name(view: TokenView, index: int) -> bool:
    word = view.words[index]
    return word == "," or word in view.vocabulary.syntax.auxiliaries or is_adverb(view, index)


def _may_end(view: TokenView, index: int, is_quoted: bool) -> bool:
    """Tell whether a tag may end before a token: nothing that is said follows."""
    word = view.word(index)
    if word == "," and not is_quoted and view.word(index + 1) in MARKS:
        # "…, Berg said, “…”": what the marks open is what Berg said.
        return False
    if not word[:1].isalnum():
        return word != ":"
    return is_adjunct(view, index) or word in view.vocabulary.syntax.behind_tags
