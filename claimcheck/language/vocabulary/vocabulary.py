"""What a language gives its readers to go by: its small words and verbs of saying, its numbers, names and hedges.

The lists are data, a folder a language in `words/`, and a file for each part; what a list holds is said there.  They
are in lower case with straight apostrophes.  A text in a language without lists is not judged: "drei Millionen" would
be read as nothing, and "3,5" as two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache

from claimcheck.language.vocabulary.phrase import Phrases, index_phrases, index_phrases_by_end, split_phrases
from claimcheck.language.vocabulary.stem import Stemmer
from claimcheck.language.vocabulary.word_list import Tables, load_files, load_lists
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

LANGUAGES = ("en",)
# What a text is taken for whose source names no language.
_DEFAULT = "en"
# For how many codes it is kept what they name: it is asked for every quote, many times.
_MOST_CODES = 256
DIMENSIONS = ("length", "mass", "area", "volume", "time", "speed", "power")
# The tables of what goes by several names.
_PLACES = ("places", "organs", "bodies", "regions")


class Vocabulary:
    """The words of one language, in parts that are made when they are first asked for."""

    def __init__(self, code: str, files: Mapping[str, Tables]) -> None:
        self.code = code
        self._files = files

    @cached_property
    def syntax(self) -> SyntaxWords:
        return SyntaxWords(self._files["syntax"])

    @cached_property
    def numbers(self) -> NumberWords:
        return NumberWords(self._files["numbers"], self.syntax)

    @cached_property
    def names(self) -> NameWords:
        return NameWords(self._files["names"], self.numbers, self.syntax)

    @cached_property
    def certainty(self) -> CertaintyWords:
        lists = self._files["certainty"]
        return CertaintyWords(lists, self.syntax, self.stemmer.with_suffixes(lists["words"]["suffixes"].split()))

    @cached_property
    def statements(self) -> StatementWords:
        return StatementWords(self._files["statements"])

    @cached_property
    def differences(self) -> DifferenceWords:
        return DifferenceWords(self._files["differences"], load_lists("differences"), self)

    @cached_property
    def stemmer(self) -> Stemmer:
        """What tells the forms of one word: "went" and "going" are "go"."""
        lists = self._files["forms"]["words"]
        return Stemmer(_map_forms(lists["irregular"]), _map_forms(lists["whole"]))

    def stem(self, word: str) -> str:
        """Return what the forms of a word have in common, in lower case with straight apostrophes."""
        return self.stemmer.find(word)


def _map_forms(listed: str) -> dict[str, str]:
    """Return for each form, the word itself too, of which word it is one; the word comes first in its group."""
    groups = map(str.split, listed.split(","))
    return {form: group[0] for group in groups for form in group}


@lru_cache(_MOST_CODES)
def find_vocabulary(code: str | None) -> Vocabulary | None:
    """Return the words of a language by its BCP 47 tag, English for none; None where there are no lists of them."""
    name = (code or _DEFAULT).lower().partition("-")[0]
    return _load(name) if name in LANGUAGES else None


def load_default() -> Vocabulary:
    """Return the words of the language that a text is taken for whose source names none, and a statement always."""
    return _load(_DEFAULT)


@cache
def _load(name: str) -> Vocabulary:
    return Vocabulary(name, load_files(name))


class SyntaxWords:
    """The small words of a language, and what tells who speaks, what is denied, and what is left open."""

    abbreviations: frozenset[str]
    clause: frozenset[str]
    relative: frozenset[str]
    joints: frozenset[str]
    joiner: frozenset[str]
    infinitive: frozenset[str]
    as_tag: frozenset[str]
    coordinators: frozenset[str]
    conjunction: frozenset[str]
    of: frozenset[str]
    who: frozenset[str]
    adverb_endings: tuple[str, ...]
    owner_endings: tuple[str, ...]
    opening_endings: tuple[str, ...]
    nots: frozenset[str]
    denying: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    first_person: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    modals: frozenset[str]
    times: frozenset[str]
    behind_tags: frozenset[str]
    saying: frozenset[str]
    saying_participles: frozenset[str]
    telling: frozenset[str]
    plain: frozenset[str]
    finding: frozenset[str]
    holding: frozenset[str]
    holding_participles: frozenset[str]
    ambiguous: frozenset[str]
    feelings: frozenset[str]
    nouns: frozenset[str]
    factive: frozenset[str]
    phrases: Phrases[str]
    # Phrases that stand at the head of a report, by the same index: "according to".
    according: Phrases[str]
    participles: frozenset[str]
    # What makes a verb of the word behind it.
    before_verbs: frozenset[str]
    # What may stand between a verb of saying and what is said, quotation marks apart.
    before_words: frozenset[str]

    def __init__(self, tables: Tables) -> None:
        _set_lists(self, tables["words"])
        self.phrases = index_phrases(split_phrases(tables["phrases"]))
        self.according = index_phrases(split_phrases({"according": tables["phrases"]["according"]}))
        self.participles = self.saying_participles | self.holding_participles
        self.before_verbs = self.auxiliaries | self.pronouns | self.infinitive
        self.before_words = self.joiner | self.as_tag | {":", ","}

    def list_words(self, *names: str) -> list[str]:
        """Return the phrases of some lists that have one word."""
        return [word for word, found in self.phrases.items() for others, name in found if not others and name in names]

    def join(self, *names: str) -> frozenset[str]:
        """Return all words of several lists."""
        return frozenset().union(*(getattr(self, name) for name in names))


class Unit(NamedTuple):
    """A unit of measure: its dimension, and how many of the dimension's first unit it is."""

    dimension: str
    factor: float


class NumberWords:
    """What a language calls numbers, units, currencies and dates."""

    def __init__(self, tables: Tables, syntax: SyntaxWords) -> None:
        values = {name: _pair(listed) for name, listed in tables["values"].items()}
        words = {name: frozenset(listed.split()) for name, listed in tables["words"].items()}
        self.cardinals = values["cardinals"]
        self.magnitudes = values["magnitudes"]
        self.attached = values["attached"]
        self.ordinals = values["ordinals"]
        self.parts = values["parts"]
        self.multiples = values["multiples"]
        self.months = {word: int(value) for word, value in values["months"].items()}
        self.weekdays = {word: int(value) for word, value in values["weekdays"].items()}
        self.units = {word: Unit(name, value) for name in DIMENSIONS for word, value in values[name].items()}
        self.currencies = {word: code for code, listed in tables["currencies"].items() for word in listed.split()}
        self.signs = tables["signs"]
        self.dollars = tables["dollars"]
        self.comparisons = index_phrases_by_end(split_phrases(tables["comparisons"]))
        self.behind = index_phrases(split_phrases(tables["behind"]))
        self.dating = index_phrases_by_end(split_phrases(tables["dating"]))
        self.words = words
        self.plural = tables["words"]["plural"]
        self.owner = tables["words"]["owner"]
        # The parts of a whole that two or more make: "thirds" is 1/3.
        self.thirds = self.parts | {f"{word}{self.plural}": v for word, v in self.ordinals.items() if v > 2}
        # How a number may begin, digits apart.
        self.starts = frozenset((*self.cardinals, *self.magnitudes, *self.ordinals, *self.parts, *self.multiples))
        # What "last" or "next" makes a date of.
        self.periods = words["periods"] | self.weekdays.keys() | self.months.keys()
        # Where a number or a date may begin, digits and what has a hyphen apart.
        self.anchors = self.starts | self.months.keys() | self.weekdays.keys()
        # Behind these nothing more is said of what is counted.
        self.stops = words["ends"] | syntax.join(
            *("prepositions", "determiners", "pronouns", "auxiliaries", "be"),
            *("clause", "coordinators", "modals", "infinitive", "of"),
        )

    def is_plural(self, word: str) -> bool:
        """Tell whether a word may be the plural of a noun."""
        return word.endswith(self.plural) or word in self.words["irregular"]


def _pair(listed: str) -> dict[str, float]:
    words = listed.split()
    return dict(zip(words[::2], map(float, words[1::2]), strict=True))


class NameWords:
    """What goes with names, and what goes by several names; all words are folded, see `fold_word`."""

    particles: frozenset[str]
    joining: frozenset[str]
    plain_endings: tuple[str, ...]
    titles: frozenset[str]
    firms: frozenset[str]
    sorts: frozenset[str]
    common: frozenset[str]
    openers: frozenset[str]
    foreign: frozenset[str]
    denying: frozenset[str]
    owner: frozenset[str]
    # Places and bodies by what they are called, with the codes of those that it may be.
    places: Phrases[frozenset[str]]

    def __init__(self, tables: Tables, numbers: NumberWords, syntax: SyntaxWords) -> None:
        _set_lists(self, tables["words"])
        # Months and days are the business of dates.
        self.months = frozenset(numbers.months)
        self.days = frozenset((*numbers.weekdays, *(f"{day}{numbers.plural}" for day in numbers.weekdays)))
        self.common |= self.months | self.days
        # What a sentence may begin with that is no name.
        self.openers |= syntax.join(
            *("prepositions", "determiners", "possessives", "pronouns", "auxiliaries"),
            *("be", "modals", "clause", "times", "coordinators"),
        )
        # What stands before names and tells nothing of their place; and what shows that a subject stood before.
        self.passed = syntax.determiners | self.titles | self.owner
        self.verbs = syntax.join("be", "auxiliaries", "modals")
        self.nicknames = frozenset(frozenset(pair.split()) for pair in tables["pairs"]["nicknames"].split(","))
        self.members = {name: frozenset(listed.split()) for name, listed in tables["members"].items()}
        # These go by several names, and are no places.
        self.organs = frozenset((*tables["organs"], *tables["bodies"]))
        codes: dict[tuple[str, ...], set[str]] = {}
        # By one word, what it stands for: of a country its name, its people and its seat, and not what lies in it.
        self._stands_for: dict[str, set[str]] = {}
        for code, said in ((code, said) for table in _PLACES for code, said in tables[table].items()):
            naming, _, inside = said.partition(";")
            for words in map(str.split, naming.split(",")):
                codes.setdefault(tuple(words), set()).add(code)
                if len(words) == 1:
                    self._stands_for.setdefault(words[0], set()).add(code)
            for words in map(str.split, filter(None, inside.split(","))):
                codes.setdefault(tuple(words), set()).add(code)
        self._speakers = frozenset(frozenset(pair.split()) for pair in tables["pairs"]["speakers"].split(","))
        self.places = index_phrases((words, frozenset(found)) for words, found in codes.items())
        self._said: dict[frozenset[str], list[str]] = {}

    def list_phrases(self, codes: frozenset[str]) -> list[str]:
        """Return what may be said for places, by their codes."""
        if codes not in self._said:
            self._said[codes] = [
                " ".join((first, *others))
                for first, listed in self.places.items()
                for others, named in listed
                if any(self.is_there(ours, theirs) for ours in codes for theirs in named)
            ]
        return self._said[codes]

    def is_metonym(self, one: str, other: str) -> bool:
        """Tell whether one word may be said for the other: "Kyiv" for "Ukraine", "Pentagon" for "America"."""
        if frozenset((one, other)) in self._speakers:
            return True
        ours, theirs = (self._stands_for.get(word, ()) for word in (one, other))
        return any(
            mine == its or self._acts_for(mine, its) or self._acts_for(its, mine) for mine in ours for its in theirs
        )

    def is_there(self, ours: str, theirs: str) -> bool:
        """Tell whether a text that names one place names another by it: a country by its part, a part by no country.

        Who acts for a country goes for it, and it for them.
        """
        if ours == theirs or theirs.startswith(f"{ours}-"):
            return True
        if self._acts_for(ours, theirs):
            return True
        return theirs.partition("-")[0] in self.members.get(ours, ())

    def _acts_for(self, organ: str, country: str) -> bool:
        return organ in self.organs and organ.startswith(f"{country}-")


class CertaintyWords:
    """The words by which a language tells how sure it is of what it says."""

    nouns: frozenset[str]
    qualities: frozenset[str]
    leading: frozenset[str]
    particles: frozenset[str]
    guards: frozenset[str]
    adjectives: frozenset[str]
    making: frozenset[str]
    agents: frozenset[str]
    linked: frozenset[str]
    causes: frozenset[str]
    experiments: frozenset[str]
    attitudes: frozenset[str]
    reporting: frozenset[str]
    conditions: frozenset[str]
    future: frozenset[str]
    breaks: frozenset[str]
    purposes: frozenset[str]
    unnamed: frozenset[str]
    somebody: frozenset[str]
    naming: frozenset[str]
    articles: frozenset[str]
    joining: frozenset[str]
    light: frozenset[str]
    suffixes: frozenset[str]
    before_heads: frozenset[str]
    participle_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]

    def __init__(self, tables: Tables, syntax: SyntaxWords, stemmer: Stemmer) -> None:
        _set_lists(self, tables["words"])
        self.phrases = index_phrases(split_phrases(tables["phrases"]))
        # The lists of phrases that are not there to be passed over.
        self.cautions = tables["phrases"].keys() - {"idioms"}
        # By every form of every word that tells of an effect, the name of its list.
        self.effects = {word: name for name, listed in tables["effects"].items() for word in listed.split()}
        # Where none of these stands, nobody without a name is spoken of.
        self.nobody = self.unnamed | self.somebody
        self.light |= syntax.join(
            *("prepositions", "determiners", "pronouns", "auxiliaries", "be"),
            *("clause", "coordinators", "modals", "infinitive", "of", "times"),
        )
        self.reports = syntax.saying | syntax.saying_participles | self.reporting
        # What stands behind a verb that has no object.
        self.no_objects = syntax.join("prepositions", "auxiliaries", "be", "clause", "infinitive", "of", "modals")
        # What may stand between a hedge and the word that it governs.
        self.before_heads |= syntax.join("auxiliaries", "be", "determiners", "nots", "of")
        self.negations = syntax.nots.union(syntax.list_words("negation"))
        # What opens another clause than the one before it.
        self.borders = syntax.clause - self.joining
        self._stemmer = stemmer

    def stem(self, word: str) -> str:
        """Return what the forms of a word, and words that are made of it, have in common."""
        return self._stemmer.find(word)


class DifferenceWords:
    """What weighs where the words of two texts differ: numbers, negations, and what a capital makes no name of.

    Words that deny are known in many languages, the rest in one.
    """

    numbers: frozenset[str]
    plain: frozenset[str]
    units: frozenset[str]
    denials: frozenset[str]
    denying_endings: tuple[str, ...]
    denying_prefixes: frozenset[str]
    plain_endings: tuple[str, ...]
    capitals: frozenset[str]

    def __init__(self, tables: Tables, of_any_language: Tables, vocabulary: Vocabulary) -> None:
        _set_lists(self, tables["words"])
        numbers, names = vocabulary.numbers, vocabulary.names
        self.numbers |= (numbers.starts | numbers.thirds.keys() | numbers.words["percent"]) - self.plain
        self.units |= numbers.units.keys() | numbers.currencies.keys() | numbers.attached.keys()
        self.negations = self.denials.union(
            (word for listed in of_any_language["negations"].values() for word in listed.split()),
            vocabulary.syntax.list_words("negation", "privation"),
        )
        # What begins a sentence and names nobody; a month or a day may be what differs.
        self.openers = names.openers - names.months - names.days
        self.capitals |= names.titles
        self.capitalising = frozenset(" ".join(of_any_language["capitalising"].values()).split())
        self.noun_endings = tuple(" ".join(of_any_language["noun_endings"].values()).split())
        self.before_names = frozenset(" ".join(of_any_language["before_names"].values()).split())


class StatementWords:
    """What two statements may differ in without saying another thing, or must not."""

    light: frozenset[str]
    turning: frozenset[str]

    def __init__(self, tables: Tables) -> None:
        _set_lists(self, tables["words"])
        pairs = map(str.split, tables["pairs"]["idioms"].split(","))
        self.idiom = late("|".join(rf"\b{word} (?={other}\b)" for word, other in pairs), re.IGNORECASE)
        self.contractions = dict(pair.split() for pair in tables["pairs"]["contractions"].split(","))
        self.opposites = frozenset(frozenset(pair.split()) for pair in tables["pairs"]["opposites"].split(","))


def _set_lists(part: object, lists: Mapping[str, str]) -> None:
    """Make a list an attribute: of endings a tuple, which `str.endswith` takes, of words a set."""
    for name, listed in lists.items():
        setattr(part, name, (tuple if name.endswith("_endings") else frozenset)(listed.split()))
