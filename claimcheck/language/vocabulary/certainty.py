"""The words by which a language tells how sure it is of what it says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimcheck.language.vocabulary.stem import find_stem, make_endings, read_irregular
from claimcheck.language.vocabulary.syntax import Language, find_language, index_phrases, read_lists

# How many stems are kept.
_MOST_STEMS = 10_000


class Assurance:
    """The lists of one language, in lower case with straight apostrophes; what a list holds is said in its file."""

    def __init__(self, lists: dict[str, dict[str, str]], irregular: Mapping[str, str], language: Language) -> None:
        words = {name: frozenset(listed.split()) for name, listed in lists["words"].items()}
        endings = {name: tuple(listed.split()) for name, listed in lists["endings"].items()}
        self.language = language
        self.phrases = index_phrases(lists["phrases"])
        # The lists of phrases that are not there to be passed over.
        self.cautions = lists["phrases"].keys() - {"idioms"}
        # By every form of every word that tells of an effect, the name of its list.
        self.effects = {word: name for name, listed in lists["effects"].items() for word in listed.split()}
        self.nouns = words["nouns"]
        self.qualities = words["qualities"]
        self.leading = words["leading"]
        self.particles = words["particles"]
        self.guards = words["guards"]
        self.adjectives = words["adjectives"]
        self.making = words["making"]
        self.agents = words["agents"]
        self.linked = words["linked"]
        self.causes = words["causes"]
        self.experiments = words["experiments"]
        self.attitudes = words["attitudes"]
        self.conditions = words["conditions"]
        self.future = words["future"]
        self.breaks = words["breaks"]
        self.purposes = words["purposes"]
        self.unnamed = words["unnamed"]
        self.somebody = words["somebody"]
        # Where none of these stands, nobody without a name is spoken of.
        self.nobody = self.unnamed | self.somebody
        self.naming = words["naming"]
        self.articles = words["articles"]
        self.participle_endings = endings["participle"]
        self.plural_endings = endings["plural"]
        self.past_endings = endings["past"]
        self.light = words["light"].union(
            *(getattr(language, name) for name in ("prepositions", "determiners", "pronouns", "auxiliaries", "be")),
            *(getattr(language, name) for name in ("clause", "coordinators", "modals", "infinitive", "of", "times")),
        )
        self.reports = language.saying | language.saying_participles | words["reporting"]
        # What stands behind a verb that has no object.
        self.no_objects = language.prepositions.union(
            *(getattr(language, name) for name in ("auxiliaries", "be", "clause", "infinitive", "of", "modals"))
        )
        # What may stand between a hedge and the word that it governs.
        self.before_heads = (
            language.auxiliaries
            | language.be
            | language.determiners
            | language.nots
            | language.of
            | words["before_heads"]
        )
        self.negations = language.nots | {word for word, found in language.phrases.items() if ((), "negation") in found}
        # What opens another clause than the one before it.
        self.borders = language.clause - words["joining"]
        self._endings = make_endings(endings["suffixes"], endings["inflections"], irregular)
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """Return what the forms of a word have in common."""
        known = self._stems.get(word)
        if known is None:
            if len(self._stems) >= _MOST_STEMS:
                self._stems.clear()
            known = self._stems[word] = find_stem(word, self._endings)
        return known


def find_assurance(code: str | None) -> Assurance | None:
    """Return the words of a language by its BCP 47 tag; None where there is no list of them."""
    language = find_language(code)
    return None if language is None else _load((code or "en").lower().partition("-")[0], language)


@cache
def _load(name: str, language: Language) -> Assurance:
    return Assurance(read_lists(f"{name}-assertions"), read_irregular(name), language)
