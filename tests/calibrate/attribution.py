"""Who said it, on PolNeAR: 84 articles in which people marked every attribution, its source and its cue.

A hit is an attribution whose source shares a word with the one that was marked.  What the articles say in their own
voice, and nobody is marked for, has none; the marks are not complete, so that some of the false ones are true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.attribution.attribution import find_attribution
from claimcheck.language.sentence.token import find_ends
from claimcheck.language.vocabulary.vocabulary import Vocabulary, find_vocabulary
from tests.calibrate.data import is_development, rows
from tests.calibrate.score import Score

FILES = ("polnear/documents.jsonl", "polnear/attributions.jsonl")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Words that two names may share without being one.
_IDLE = frozenset("the a an of and to in for at on".split())
_SHORTEST = 5


def measure() -> Iterator[Score]:
    vocabulary = find_vocabulary("en")
    assert vocabulary is not None
    for half, is_ours in (("development half", True), ("other half", False)):
        documents = {row["id"]: row["text"] for row in rows(FILES[0]) if is_development(row["id"]) is is_ours}
        yield _measure(f"PolNeAR, {half}", documents, vocabulary)


def _measure(name: str, documents: dict[str, str], vocabulary: Vocabulary) -> Score:
    hits = false = missed = 0
    marked: dict[str, list[tuple[int, int]]] = {document: [] for document in documents}
    for row in rows(FILES[1]):
        text = documents.get(row["doc_id"])
        if text is None:
            continue
        start, end = min(span[0] for span in row["spans"]), max(span[1] for span in row["spans"])
        marked[row["doc_id"]].append((start, end))
        found = find_attribution(text, start, end, vocabulary)
        is_hit = found is not None and bool(_words(text[slice(*found.source)]) & _words(row["source"] or ""))
        hits += is_hit
        missed += not is_hit
        # Where nobody marked a source, none can be wrong.
        false += found is not None and not is_hit and bool(row["source"])
    for document, text in documents.items():
        for start, end in _own_sentences(text, marked[document], vocabulary):
            false += find_attribution(text, start, end, vocabulary) is not None
    return Score("unnamed-origin", name, hits, false, missed)


def _words(name: str) -> set[str]:
    return set(_WORD.findall(name.lower())) - _IDLE


def _own_sentences(text: str, marked: list[tuple[int, int]], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the sentences that touch no attribution."""
    begin = 0
    for end in [*find_ends(text, 0, len(text), vocabulary), len(text)]:
        start, stop = begin, end
        begin = end
        while start < stop and not text[start].isalnum():
            start += 1
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        is_touched = any(one < stop and two > start for one, two in marked)
        if not is_touched and len(text[start:stop].split()) >= _SHORTEST:
            yield start, stop
