"""The tag of a quotation: `,” said the source`, `, the source said on Monday`, `, according to the source`."""

from __future__ import annotations

from claimcheck.language.attribution.speaker import LONGEST_NAME, Speakers
from claimcheck.language.sentence.token import DASH_MARKS, MARKS, STOPS, Token
from claimcheck.model.record import NamedTuple

# How many marks may stand before a tag, and how many words before its verb where that is no verb of saying.
_MOST_MARKS = 4
_SHORT_TAG = 6
_PAUSES = frozenset(",?!") | MARKS | DASH_MARKS


class Attribution(NamedTuple):
    """Who said it: code-point offsets of the cue and of the source's name in the text, half open.

    `is_said` tells a report ("said", "according to") from an attitude or another act ("wants", "attacked").
    """

    cue: tuple[int, int]
    source: tuple[int, int]
    is_said: bool


class Tags(Speakers):
    """The tags in one text."""

    def read_tag(self, tokens: list[Token], is_quoted: bool) -> Attribution | None:
        """Read `,” said the source` or `, the source said`."""
        index = 0
        while index < len(tokens) and tokens[index].word in _PAUSES:
            index += 1
        if index == len(tokens) or index > _MOST_MARKS or tokens[index].word in STOPS:
            return None
        language = self.language
        if length := self.match_according(tokens, index):
            return make(tokens[index : index + length], self.take_following(tokens, index + length), True)
        if not is_quoted and not index:
            return None
        if tokens[index].word in language.as_tag and index + 1 < len(tokens):
            index += 1
        verb = index
        while verb < len(tokens) and tokens[verb].word in language.auxiliaries:
            verb += 1
        if verb < len(tokens) and tokens[verb].word in language.saying:
            name = self.take_following(tokens, verb + 1)
            if not is_quoted and not self._is_whole(name, tokens, verb + 1 + len(name)):
                return None
            return make([tokens[verb]], name, True)
        return self._read_name_and_verb(tokens, index, is_quoted)

    def _is_whole(self, name: list[Token], tokens: list[Token], index: int) -> bool:
        """Tell whether a name behind its verb is one, and nothing that is said follows it."""
        if not name or not (self.is_capital(name[0]) or name[0].word in self.language.determiners):
            return False
        return index >= len(tokens) or not tokens[index].word[0].isalnum()

    def _read_name_and_verb(self, tokens: list[Token], index: int, is_quoted: bool) -> Attribution | None:
        """Read `the source said`, behind which nothing that is said may follow."""
        language = self.language
        if tokens[index].word in language.clause and tokens[index].word not in language.joiner:
            return None
        has_comma = False
        for verb in range(index + 1, min(len(tokens), index + 2 * LONGEST_NAME)):
            word = tokens[verb].word
            if self.is_capital(tokens[verb]) or self.is_negated(tokens, verb):
                continue
            is_near = is_quoted and not has_comma and verb - index <= _SHORT_TAG
            if (word in language.saying or is_near) and self.is_verb(tokens, verb):
                name = tokens[index:verb]
                ends = self._is_end(tokens, verb + 1, is_quoted) or (word in language.telling and not has_comma)
                if not ends or not (is_quoted or self.is_plain_name(name)):
                    return None
                while len(name) > 1 and self._is_behind_name(name[-1].word):
                    name.pop()
                return make([tokens[verb]], name, word in language.saying)
            if word in MARKS or self.is_stop(tokens, verb):
                return None
            if word == ",":
                has_comma = True
            elif not has_comma and self._opens_clause(word):
                return None
        return None

    def _opens_clause(self, word: str) -> bool:
        language = self.language
        return word in language.clause and word not in language.conjunction and word not in language.who

    def _is_behind_name(self, word: str) -> bool:
        return word == "," or word in self.language.auxiliaries or self.is_adverb(word)

    def _is_end(self, tokens: list[Token], index: int, is_quoted: bool) -> bool:
        """Tell whether a tag may end here: nothing that is said follows."""
        if index >= len(tokens):
            return True
        token = tokens[index]
        if token.word == "," and not is_quoted and index + 1 < len(tokens) and tokens[index + 1].word in MARKS:
            # "…, Berg said, “…”": what the marks open is what Berg said.
            return False
        if not token.word[0].isalnum():
            return token.word != ":"
        return self.is_adjunct(token) or token.word in self.language.behind_tags


def make(cue: list[Token], source: list[Token], is_said: bool) -> Attribution | None:
    """Return an attribution to the words that name a source; None where there are none."""
    if not source:
        return None
    return Attribution((cue[0].start, cue[-1].end), (source[0].start, source[-1].end), is_said)
