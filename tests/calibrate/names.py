"""Names that drift.

On VitaminC and FEVER-symmetric, claims with evidence that supports or refutes them, a hit is a refuted claim with a
finding, a false one a supported claim with a finding.  Most claims are refuted by something else than a name, so missed
are only the refuted claims with a word in capitals, behind their first, that the evidence does not have; many of these
are what the evidence is about, and it says "he" or "the film".  The evidence is a sentence or two, the worst case for
the rule: in a dossier the saved text is there.  A finding on a claim for which the evidence is not enough is counted
as right in a row of its own: people were asked whether the claim is decided, not whether the name is there.

BASIL's articles are whole texts.  There a sentence is stated and quoted, with one of its names exchanged for one of
another article: it is known which name is wrong.  False are findings where nothing was exchanged, and the quote is
another sentence of the article, so that all names stand somewhere in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from claimcheck.analysis.fidelity.claim_evidence import gather_evidence, state_claim
from claimcheck.analysis.fidelity.name.name_drift import find_name_drift
from claimcheck.language.name.proper_name import Name, read_names
from claimcheck.language.sentence.token import find_ends
from claimcheck.language.vocabulary.phrase import match_phrase
from claimcheck.language.vocabulary.vocabulary import Vocabulary, find_vocabulary
from claimcheck.model.claim import Claim
from tests.analysis.casework import case, claim, evidence, source
from tests.calibrate.data import rows
from tests.calibrate.score import Score

FILES = ("vitaminc_sample/data.jsonl", "fever_symmetric/data.jsonl", "basil/articles.jsonl")
_CAPITAL = re.compile(r"(?<=\s)[A-Z][^\W\d_]{2,}")
# Sentences of so many characters are stated, and so many of an article.
_SHORTEST, _LONGEST = 60, 250
_MOST = 8


def measure() -> Iterator[Score]:
    yield _measure("VitaminC", FILES[0], is_doubt_right=False)
    yield _measure("VitaminC, not enough evidence included", FILES[0], is_doubt_right=True)
    yield _measure("FEVER-symmetric", FILES[1], is_doubt_right=False)
    yield _measure_articles()


def find_names(statement: str, text: str, quote: str) -> list[str]:
    """Return the names that drift in a statement for which a text is quoted."""
    only: Claim = claim("only", evidence("text", quote=quote))._replace(statement=statement)
    dossier = case([only], [source("text")], captures={"text": text})
    stated, gathered = state_claim(only), gather_evidence(dossier, only)
    assert stated is not None
    assert gathered is not None
    return [statement[drift.start : drift.end] for drift in find_name_drift(stated, gathered)]


def _measure(name: str, file: str, is_doubt_right: bool) -> Score:
    hits = false = missed = 0
    for row in rows(file):
        is_doubt = row["label"] == "not_enough_info"
        if is_doubt and not is_doubt_right:
            continue
        is_said = bool(find_names(row["claim"], row["evidence_text"], row["evidence_text"]))
        is_there = row["label"] == "refuted" or is_doubt
        hits += is_said and is_there
        false += is_said and not is_there
        missed += is_there and not is_said and _has_unseen(row)
    return Score("names", name, hits, false, missed)


def _has_unseen(row: dict[str, Any]) -> bool:
    evidence_text = row["evidence_text"].lower()
    return any(word.lower() not in evidence_text for word in _CAPITAL.findall(row["claim"]))


def _measure_articles() -> Score:
    vocabulary = find_vocabulary("en")
    assert vocabulary is not None
    articles = [row["text"] for row in rows(FILES[2])]
    hits = false = missed = 0
    for number, text in enumerate(articles):
        ends = [0, *find_ends(text, 0, len(text), vocabulary)]
        sentences = [text[start:end].strip() for start, end in pairwise(ends)]
        sentences = [one for one in sentences if _SHORTEST < len(one) < _LONGEST and "\n" not in one][:_MOST]
        for place, sentence in enumerate(sentences):
            other = sentences[place - 1]
            false += other != sentence and bool(find_names(sentence, text, other))
            changed = _exchange(sentence, text, articles[number - 7], vocabulary)
            if changed is not None:
                is_found = bool(find_names(changed, text, sentence))
                hits += is_found
                missed += not is_found
    return Score("names", "BASIL, a name exchanged", hits, false, missed)


def _exchange(sentence: str, text: str, other: str, vocabulary: Vocabulary) -> str | None:
    """Return a sentence with its last name exchanged for one of another article that its own does not have."""
    names = [name for name in read_names(sentence, vocabulary).names if _is_plain(name)]
    strange = read_names(other, vocabulary).names
    for name in reversed(names):
        kind = _sort(name, vocabulary)
        for candidate in strange:
            words = other[candidate.start : candidate.end]
            is_new = all(word not in text.lower() for word in candidate.words)
            if _is_plain(candidate) and is_new and _sort(candidate, vocabulary) == kind:
                return sentence[: name.start] + words + sentence[name.end :]
    return None


def _is_plain(name: Name) -> bool:
    return name.is_sure and len(name.words) <= 3


def _sort(name: Name, vocabulary: Vocabulary) -> tuple[bool, bool]:
    """Tell places from other names, and letters."""
    place = match_phrase(name.whole, 0, vocabulary.names.places)
    return place is not None and place[1] == len(name.whole), name.is_acronym
