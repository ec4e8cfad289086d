"""Who a passage has it from: “…,” said the source; according to …; the ministry said that …

The words around a stretch of text are read, not parsed: a verb of saying, the name before or behind it, and what
stands between them and the stretch.  Where that is not plain, the answer is nobody.
"""

from __future__ import annotations

from itertools import islice

from claimcheck.language.attribution.dialogue_tag import Attribution, make
from claimcheck.language.attribution.lead_in import Leads
from claimcheck.language.attribution.speaker import LONGEST_NAME
from claimcheck.language.sentence.quotation import find_quotation
from claimcheck.language.sentence.token import MARKS, Token, find_begin, find_last, is_point, read_tokens
from claimcheck.language.vocabulary.vocabulary import Vocabulary

# How much is read for a tag, in characters and in words, and in how many places.
_LONGEST_TAG = 240
_MOST_WORDS = 40
_MOST_TAGS = 20
# How much of a long stretch is looked through for its own tag, in characters.
_MOST_INSIDE = 2_000
_LONGEST_HEAD = 200
# How many characters of marks and white space may stand behind a colon.
_FEW = 12
_SENTENCE_MARKS = frozenset(".!?…")
_BEFORE_TAGS = MARKS | {","}
# By the mark that opens a stretch, the mark behind which its speaker may be named.
_CLOSING = {"“": "”", '"': '"', "‘": "’", "«": "»", "„": "“"}


def find_attribution(text: str, start: int, end: int, vocabulary: Vocabulary) -> Attribution | None:
    """Return who `text[start:end]` is attributed to by the words around it, or by a tag inside it; else None.

    Within a quotation that is whoever is named before or behind its marks, unless somebody else is quoted in it.
    """
    reader = _Reader(text, vocabulary)
    found = reader.read(start, end) or reader.read_head(start, end)
    if found is not None and text[slice(*found.source)].lower() not in vocabulary.syntax.first_person:
        return found
    quotation = find_quotation(text, start, end)
    return (reader.read(*quotation) if quotation else None) or found


class _Reader(Leads):
    """One text in one language."""

    def read(self, start: int, end: int) -> Attribution | None:
        """Read in front of a stretch, behind it, inside it, and at the end of the sentence before."""
        text = self.text
        tokens = read_tokens(text, start, min(end, start + _MOST_INSIDE))
        if not tokens:
            return None
        start = tokens[0].start
        begin = find_begin(text, start, self.vocabulary)
        before = read_tokens(text, begin, start)
        return (
            self.read_before(before, tokens[:3])
            or self.read_introduction(begin)
            or self.read_behind(start, end)
            or self.read_inside(tokens)
            or self.read_previous(before, begin, start)
        )

    def read_behind(self, start: int, end: int) -> Attribution | None:
        """Read the tag behind a stretch; none where its sentence is over: a speaker would follow a comma."""
        text = self.text
        last = find_last(text, start, end)
        if text[last - 1] in ".…" and not is_point(text, last - 1, self.vocabulary):
            return None
        tokens = read_tokens(text, end, min(len(text), end + _LONGEST_TAG))
        return self.read_tag(tokens, text[end - 1] in MARKS or bool(tokens and tokens[0].word in MARKS))

    def read_inside(self, tokens: list[Token]) -> Attribution | None:
        """Read the tag inside `“…,” she said. “…”` or `…, she said, …`."""
        closing = _CLOSING.get(tokens[0].word) if tokens else None
        places = (
            index
            for index in range(1, len(tokens) - 2)
            if tokens[index].word in _BEFORE_TAGS and closing in (None, tokens[index].word)
        )
        for index in islice(places, _MOST_TAGS):
            if tokens[index].word == ",":
                found = self.read_tag(tokens[index : index + _MOST_WORDS], is_quoted=False)
                if found is not None and self._is_parenthesis(found, tokens, index):
                    return found
            elif tokens[index + 1].word not in MARKS and not tokens[index - 1].word[0].isalnum():
                found = self.read_tag(tokens[index + 1 : index + _MOST_WORDS], is_quoted=True)
                if found is not None:
                    return found
        return None

    def _is_parenthesis(self, found: Attribution, tokens: list[Token], index: int) -> bool:
        """Tell whether a tag stands between commas, or with its when and where."""
        stop = max(found.cue[1], found.source[1])
        behind = next((token for token in tokens[index : index + _MOST_WORDS] if token.start >= stop), None)
        return behind is None or behind.word in ",." or self.is_adjunct(behind)

    def read_introduction(self, begin: int) -> Attribution | None:
        """Read `He continued:` in the paragraph before the sentence that begins at an offset."""
        end = begin
        while end and (self.text[end - 1].isspace() or self.text[end - 1] in MARKS) and begin - end < _FEW:
            end -= 1
        if not end or self.text[end - 1] != ":":
            return None
        return self.read_before(read_tokens(self.text, find_begin(self.text, end - 1, self.vocabulary), end), [])

    def read_previous(self, before: list[Token], begin: int, start: int) -> Attribution | None:
        """Read the tag of the sentence before, where a quotation goes on: `“…,” she said. “…”`."""
        text = self.text
        if len(before) > 2 or not (text[start] in MARKS or any(token.word in MARKS for token in before)):
            return None
        end = begin
        while end and text[end - 1] in MARKS:
            end -= 1
        if not end or text[end - 1] not in _SENTENCE_MARKS:
            return None
        tokens = read_tokens(text, find_begin(text, end - 1, self.vocabulary), end)
        for index in range(len(tokens) - 2, 0, -1):
            if tokens[index].word in MARKS and not tokens[index - 1].word[0].isalnum():
                found = self.read_tag(tokens[index : index + _MOST_WORDS], is_quoted=True)
                if found is not None:
                    return found
        return None

    def read_head(self, start: int, end: int) -> Attribution | None:
        """Read `A source tells the paper that` at the head of a stretch itself."""
        language = self.language
        tokens = read_tokens(self.text, start, min(end, start + _LONGEST_HEAD))
        if tokens and (length := self.match_according(tokens, 0)):
            return make(tokens[:length], self.take_following(tokens, length), True)
        for index in range(1, min(len(tokens) - 1, LONGEST_NAME)):
            word = tokens[index].word
            if word in language.clause or self.is_stop(tokens, index):
                return None
            if word in language.saying and self.is_verb(tokens, index):
                is_plain = {tokens[index + 1].word} & language.joiner or word in language.telling | language.plain
                name = self.find_subject(tokens, index)
                if self.is_negated(tokens, index) or self.is_wished(tokens, index) or not is_plain:
                    return None
                return make([tokens[index]], name, True) if name and self.is_plain_name(name) else None
        return None
