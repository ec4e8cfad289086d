"""What leads up to words that are said: `the ministry said on Monday that`, `his claim that`, `called for`."""

from __future__ import annotations

from claimcheck.language.attribution.dialogue_tag import Attribution, Tags, make
from claimcheck.language.sentence.token import DASH_MARKS, MARKS, STOPS, Token
from claimcheck.language.text.letter import QUOTES

# How many words may stand between a verb of saying and what is said, and between an attitude and its object.
_LONGEST_GAP = 14
_SHORT_GAP = 4
# How many characters of marks and white space may stand between a quotation and a name.
_FEW = 12
_PAUSES = frozenset(",();") | DASH_MARKS


class Leads(Tags):
    """The leads in one text."""

    def read_before(self, tokens: list[Token], head: list[Token]) -> Attribution | None:
        """Read `the ministry said on Monday that`; `head` are the first words behind it."""
        language = self.language
        last = len(tokens)
        while last and (tokens[last - 1].word in MARKS or tokens[last - 1].word in language.before_words):
            last -= 1
        first = next((token.word for token in head if token.word[0].isalpha()), "")
        joints = {token.word for token in tokens[last:]} | {token.word for token in head[:1] if token.word in MARKS}
        is_joined = bool(joints - {","}) or first in language.joints
        for index in range(last - 1, max(-1, last - 1 - _LONGEST_GAP), -1):
            word = tokens[index].word
            if word in STOPS or word == ":":
                return None
            gap = tokens[index + 1 : last]
            if length := self.match_according(tokens, index):
                if "," not in joints:
                    return None
                return make(tokens[index : index + length], tokens[index + length : last], True)
            if word in language.participles or self.is_verb(tokens, index, is_joined and index == last - 1):
                is_said = self._is_report(word, first, joints)
                if is_said and index == 0 and gap and self.is_capital(gap[0]):
                    return make(tokens[:1], self.take_following(tokens, 1), True)
                if is_said:
                    if gap and not is_joined and not self._may_stand_between(word, gap):
                        return None
                elif not self._is_at_once(gap, first):
                    continue
                source = self.find_subject(tokens, index)
                if source and word in language.saying and not is_joined and self._is_tag(source[0].start):
                    return None
                return make([tokens[index]], source, is_said)
            if word in language.feelings and self.is_passive(tokens, index) and self._is_at_once(gap, first):
                return make([tokens[index]], self.find_subject(tokens, index), False)
            if word in language.nouns and len(gap) < 2 and self._is_at_once(gap, first):
                is_said = bool(language.joiner & {first, *joints})
                owner = self.take_owner(tokens, index) if is_said or gap or first in language.infinitive else []
                if owner:
                    return make([tokens[index]], owner, is_said)
        return None

    def _may_stand_between(self, verb: str, gap: list[Token]) -> bool:
        """Tell whether words leave a verb of saying and what is said together: a listener, a time, or more of it."""
        language = self.language
        rest = gap[1:] if gap[0].word in language.joiner else gap
        is_report = len(rest) < len(gap) or verb in language.plain or verb in language.telling
        is_one_clause = not any(token.word in _PAUSES or token.word in language.clause for token in rest)
        return is_one_clause and (is_report or self.is_adjunct(gap[0]))

    def _is_report(self, verb: str, first: str, joints: set[str]) -> bool:
        """Tell `said` from `pledged to`, and `found that` from `found`."""
        language = self.language
        if verb not in language.saying and verb not in language.saying_participles:
            return False
        if verb in language.finding:
            return first in language.joints or bool(joints - {","})
        return first not in language.infinitive

    def _is_tag(self, start: int) -> bool:
        """Tell whether a name follows a quotation: its verb belongs to what stands before."""
        before = self.text[max(0, start - _FEW) : start].rstrip(" ")
        return before[-1:] in MARKS and before.rstrip(QUOTES)[-1:] in (",", "?", "!")

    def _is_at_once(self, gap: list[Token], first: str) -> bool:
        """Tell whether what is held follows at once: `attacked`, `called for`, `implored her to`, `compared it to`."""
        if all(map(self.is_adjunct, gap)):
            return len(gap) < _SHORT_GAP
        if len(gap) > _SHORT_GAP or not all(token.word[0].isalnum() for token in gap):
            return False
        head = gap[0]
        language = self.language
        is_object = self.is_capital(head) or head.word in language.determiners or head.word in language.pronouns
        return is_object and (first in language.infinitive or gap[-1].word in language.prepositions)
