"""Whether a sentence hedges, on the Szeged uncertainty corpus: the cues alone, before any rule weighs them.

Strong cues are those by which a quote can be cut; with the hints they say that a sentence is not sure.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.sentence.cue import HEDGES, find_cues
from claimcheck.language.sentence.token import TokenView, read_tokens
from claimcheck.language.vocabulary.vocabulary import find_vocabulary
from tests.calibrate.data import rows
from tests.calibrate.score import Score

FILES = ("szeged_uncertainty/factbank.jsonl", "szeged_uncertainty/wiki.jsonl")


def measure() -> Iterator[Score]:
    for file, name in zip(FILES, ("FactBank", "Wikipedia"), strict=True):
        yield _measure_sentences(file, f"{name}, sentences", HEDGES)
        yield _measure_sentences(file, f"{name}, sentences, strong", HEDGES - {"hint"})
        yield _measure_cues(file, f"{name}, cues")


def _find(sentence: str, names: frozenset[str]) -> list[tuple[int, int]]:
    vocabulary = find_vocabulary("en")
    assert vocabulary is not None
    tokens = read_tokens(sentence, 0, len(sentence))
    cues = find_cues(TokenView(sentence, tokens, vocabulary))
    return [(tokens[cue.begin].start, tokens[cue.end - 1].end) for cue in cues if cue.name in names]


def _measure_sentences(file: str, name: str, names: frozenset[str]) -> Score:
    hits = false = missed = 0
    for row in rows(file):
        is_said, is_there = bool(_find(row["sentence"], names)), row["label"] == "hedged"
        hits += is_said and is_there
        false += is_said and not is_there
        missed += is_there and not is_said
    return Score("hedge cues", name, hits, false, missed)


def _measure_cues(file: str, name: str) -> Score:
    hits = false = missed = 0
    for row in rows(file):
        found = _find(row["sentence"], HEDGES)
        there = [(cue["start"], cue["end"]) for cue in row["cues"]]
        right = sum(any(start < end_ and end > start_ for start_, end_ in there) for start, end in found)
        hits += right
        false += len(found) - right
        missed += sum(not any(start < end_ and end > start_ for start_, end_ in found) for start, end in there)
    return Score("hedge cues", name, hits, false, missed)
