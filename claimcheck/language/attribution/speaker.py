"""Who speaks: the name before or behind a verb of saying, as the text writes it.

Names are runs of words that a verb, a mark or another clause ends.  An apposition belongs to the name.
"""

from __future__ import annotations

from claimcheck.language.attribution.saying_verb import Verbs
from claimcheck.language.sentence.token import DASH_MARKS, STOPS, Token

# How many words a name may have.
LONGEST_NAME = 14
# Signs that stand inside names: O’Brien, R. Berg, @handle.
_SIGNS_INSIDE = frozenset("'’.#@-")


class Speakers(Verbs):
    """The names in one text."""

    def find_subject(self, tokens: list[Token], verb: int) -> list[Token]:
        """Return the words that name who a verb speaks of; none where that is not plain."""
        language = self.language
        if tokens[verb].word in language.participles and not self.is_progressive(tokens, verb):
            before = tokens[verb - 1].word if verb else ""
            is_noun = before in language.determiners or before.endswith(language.owner_endings) or before in language.of
            return [] if is_noun else self._find_main_subject(tokens, verb)
        end = self._find_name_end(tokens, verb)
        if not end or tokens[end - 1].word in language.coordinators:
            return self._find_main_subject(tokens, end)
        return self._take_subject(tokens, end)

    def _find_name_end(self, tokens: list[Token], verb: int) -> int:
        """Step back over auxiliaries, adverbs and times to where the name before a verb ends."""
        index = verb
        while index and (tokens[index - 1].word in self.language.auxiliaries or self.is_adverb(tokens[index - 1].word)):
            index -= 1
        return self._skip_time(tokens, index)

    def _take_subject(self, tokens: list[Token], end: int) -> list[Token]:
        """Return the name that ends at a place, with its apposition, or with the `who` that goes back to it."""
        before = tokens[end - 1].word if end else ""
        if not before or before in self.language.infinitive or before in self.language.coordinators:
            return []
        if before in (",", ")") or before in DASH_MARKS:
            return self._take_apposition(tokens, end)
        if before in self.language.relative:
            return self._take_antecedent(tokens, end)
        return self.take_name(tokens, end)

    def _skip_time(self, tokens: list[Token], end: int) -> int:
        """Step over `in 2010`, `on Monday` or `this week` before a verb."""
        begin = end
        while begin and end - begin < 4:
            word = tokens[begin - 1].word
            if word not in self.language.times and not word.isdigit():
                break
            begin -= 1
        if begin == end:
            return end
        if begin and tokens[begin - 1].word in self.language.prepositions:
            return begin - 1
        return end if tokens[begin].word.isdigit() else begin

    def _find_main_subject(self, tokens: list[Token], verb: int) -> list[Token]:
        """Return the subject of `…, adding that`: the speaker of the verb before, or who the sentence begins with."""
        for index in range(verb - 1, 0, -1):
            word = tokens[index].word
            if word in self.language.ambiguous or not self.is_finite(word) or self.is_wished(tokens, index):
                continue
            found = self._take_subject(tokens, self._find_name_end(tokens, index))
            if found:
                return found
        return self._take_first(tokens[:verb])

    def _take_first(self, tokens: list[Token]) -> list[Token]:
        """Return the name at the head of a sentence, an adverbial in front of it left out."""
        language = self.language
        if tokens and (tokens[0].word in language.prepositions or tokens[0].word.endswith(language.opening_endings)):
            comma = next((index for index, token in enumerate(tokens) if token.word == ","), len(tokens))
            tokens = tokens[comma + 1 :]
        name: list[Token] = []
        for token in tokens[:LONGEST_NAME]:
            word = token.word
            if word in language.pronouns and not name:
                return [token]
            if self.is_finite(word) or word in language.auxiliaries or not word[0].isalnum():
                break
            if name:
                last = name[-1]
                if word in language.prepositions and not self.is_capital(last):
                    break
                if self.is_capital(last) and not self.is_capital(token) and last.word not in language.determiners:
                    break
            name.append(token)
        return name

    def _take_antecedent(self, tokens: list[Token], end: int) -> list[Token]:
        """Return the name that `who` goes back to, with it."""
        begin = end - 1
        if begin and tokens[begin - 1].word == ",":
            begin -= 1
        return [*self.take_name(tokens, begin), tokens[end - 1]]

    def _take_apposition(self, tokens: list[Token], end: int) -> list[Token]:
        """Return the name before `, a lawyer of the family,`, with the apposition."""
        mark = tokens[end - 1].word
        opening = "(" if mark == ")" else mark
        last = end if mark == ")" else end - 1
        for index in range(end - 2, max(-1, end - 2 - 2 * LONGEST_NAME), -1):
            word = tokens[index].word
            if self.is_stop(tokens, index):
                break
            if word == opening or (mark == "," and word in DASH_MARKS):
                if index and tokens[index - 1].word == ")" and mark != ")":
                    return [*self._take_apposition(tokens, index), *tokens[index + 1 : last]]
                return [*self.take_name(tokens, index), *tokens[index + 1 : last]]
        inside = tokens[max(0, end - 1 - LONGEST_NAME) : end - 1]
        return inside if mark == "," and inside and inside[0].word not in self.language.prepositions else []

    def take_name(self, tokens: list[Token], end: int) -> list[Token]:
        """Return the run of words before a place that can be a name: `a source close to the ministry`."""
        begin = end
        language = self.language
        while begin and end - begin < LONGEST_NAME:
            word = tokens[begin - 1].word
            if word in language.conjunction:
                if begin < 2 or not self.is_capital(tokens[begin - 2]):
                    break
            elif word in language.clause or word in language.auxiliaries or self.is_verb(tokens, begin - 1):
                break
            elif word == ")":
                opening = next((i for i in range(begin - 1, max(-1, begin - 9), -1) if tokens[i].word == "("), None)
                if opening is None:
                    break
                begin = opening + 1
            elif not word[0].isalnum() and word not in _SIGNS_INSIDE:
                break
            begin -= 1
            if word in language.pronouns and word not in language.determiners:
                break
        while begin < end and (tokens[begin].word in language.prepositions or not tokens[begin].word[0].isalnum()):
            begin += 1
        return tokens[begin:end]

    def take_following(self, tokens: list[Token], index: int) -> list[Token]:
        """Return the name behind a verb or `according to`: up to a mark or the next clause."""
        language = self.language
        name: list[Token] = []
        for position in range(index, min(len(tokens), index + LONGEST_NAME)):
            token = tokens[position]
            word = token.word
            if word in STOPS:
                if self.is_stop(tokens, position):
                    break
            elif not word[0].isalnum() and word not in _SIGNS_INSIDE:
                break
            if word in language.clause and word not in language.conjunction:
                break
            if name and (word in language.times or self.is_verb(tokens, position)):
                break
            if not name and (word in language.prepositions or word in language.times):
                break
            name.append(token)
            if word in language.pronouns and word not in language.determiners:
                break
        return name

    def take_owner(self, tokens: list[Token], noun: int) -> list[Token]:
        """Return whose claim or decision it is: `his`, `the minister's`."""
        for index in range(noun - 1, max(-1, noun - 4), -1):
            word = tokens[index].word
            if word in self.language.possessives:
                return [tokens[index]]
            if word.endswith(self.language.owner_endings):
                return self.take_name(tokens, index + 1)
            if not word[0].isalpha():
                break
        return []

    def is_plain_name(self, name: list[Token]) -> bool:
        """Tell whether words can be nothing but a name."""
        language = self.language
        head = name[0]
        return (
            (self.is_capital(head) or head.word in language.determiners or head.word in language.pronouns)
            and not any(token.word in language.clause and token.word not in language.conjunction for token in name)
            and not any(token.word in language.auxiliaries for token in name[:-2])
            and not any(self.is_verb(name, index) for index in range(1, len(name)))
        )
