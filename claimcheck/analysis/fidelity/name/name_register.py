"""Whom the evidence for a claim names: in quotes and around them, in its premises, in the records of its sources."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.fidelity.evidence_text import QuotedPassage, find_passages
from claimcheck.analysis.fidelity.name.mention import Mentions
from claimcheck.analysis.fidelity.name.occurrence import NameSearch
from claimcheck.analysis.fidelity.name.substitution import Drift, Exchange, QuotedNames
from claimcheck.language.name.proper_name import LONGEST, Reading, may_have_names, read_names
from claimcheck.language.sentence.token import find_begin, find_ends
from claimcheck.language.vocabulary.vocabulary import Vocabulary, find_vocabulary
from claimcheck.model.claim import Claim, Kind, Stance
from claimcheck.model.record import NamedTuple
from claimcheck.model.source import Source

# How many names of one statement are judged, how many sources are asked behind those of the evidence.
_MOST_NAMES = 40
_MOST_SOURCES = 50
# With so many words of another language a statement is not read, nor one of so many that all have capitals.
_FEW_FOREIGN = 2
_LEAST_WORDS = 5


class DriftingName(NamedTuple):
    """A name that is not carried, with the nearest one and the passage in which that stands."""

    drift: Drift
    passage: QuotedPassage | None


def find_drifting_names(case: Case, claim: Claim) -> Iterator[DriftingName]:
    """Yield the names of a claim's statement that its evidence does not carry; none where it cannot be told.

    That is where no supporting quote is verified, or where something for it has no words to read; for claims of
    absence; and for statements that are in another language, or have capitals throughout.
    """
    vocabulary = find_vocabulary(None)
    text = claim.statement
    if vocabulary is None or claim.kind is Kind.ABSENCE or len(text) > LONGEST:
        return
    if not may_have_names(text, vocabulary):
        return
    statement = read_names(text, vocabulary)
    if not 0 < len(statement.names) <= _MOST_NAMES or not _is_readable(statement, vocabulary):
        return
    passages = find_passages(case, claim, vocabulary)
    if passages is None:
        return
    near = [passage.text[passage.begin : passage.stop] for passage in passages]
    if all(any(text[name.start : name.end] in words for words in near) for name in statement.names):
        return
    quotes = [_read_quote(passage, vocabulary) for passage in passages]
    told = [quote.reading for quote in quotes] + [read_names(words, vocabulary) for words in _list_words(case, claim)]
    search = NameSearch(case, passages, vocabulary)
    for drift in Exchange(text, statement, quotes, Mentions(told, vocabulary), vocabulary).find(search):
        yield DriftingName(drift, passages[drift.quote] if drift.nearest is not None else None)


def _is_readable(statement: Reading, vocabulary: Vocabulary) -> bool:
    """Tell whether a statement seems to be in English, and its capitals to mean something."""
    foreign = {word.key for word in statement.words if not word.is_capital} & vocabulary.names.foreign
    small = vocabulary.names.openers | vocabulary.names.particles
    is_title = len(statement.words) >= _LEAST_WORDS and all(
        word.is_capital or not word.key.isalpha() or word.key in small for word in statement.words
    )
    is_latin = 2 * sum(word.key.isascii() for word in statement.words) >= len(statement.words)
    return len(foreign) < _FEW_FOREIGN and is_latin and not is_title


def _read_quote(passage: QuotedPassage, vocabulary: Vocabulary) -> QuotedNames:
    """Read a passage; offsets are those of its words, which begin where it begins to be read."""
    _, text, start, end, begin, stop, spoken, _, _ = passage
    first = max(begin, find_begin(text, start, spoken))
    last = next(find_ends(text, max(start, end - 1), stop, spoken), end)
    return QuotedNames(read_names(text[begin:stop], vocabulary), first - begin, last - begin)


def _list_words(case: Case, claim: Claim) -> Iterator[str]:
    """Yield what else may carry a name: premises, and what the files say of quotes, sources and origins."""
    for premise in case.premises(claim):
        yield premise.statement
    sources, origins = case.dossier.source_by_id, case.dossier.origin_by_id
    for piece in claim.evidence:
        if piece.stance is Stance.REFUTES:
            continue
        yield from filter(None, (piece.quote, piece.translation, piece.locator, piece.note))
        yield from (origins[name].name or "" for name in piece.origins if name in origins)
    roots = [piece.source for piece in case.support(claim)]
    for source in _list_sources(roots, sources):
        yield from filter(None, (source.title, source.publisher, *source.author))


def _list_sources(roots: list[str], sources: dict[str, Source]) -> Iterator[Source]:
    """Yield sources and those that they derive from."""
    open_ids, known = list(reversed(roots)), set[str]()
    while open_ids and len(known) < _MOST_SOURCES:
        name = open_ids.pop()
        if name in known or name not in sources:
            continue
        known.add(name)
        yield sources[name]
        open_ids += [derivation.source for derivation in sources[name].derived_from]
