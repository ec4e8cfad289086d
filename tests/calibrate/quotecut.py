"""What a quote leaves out, by construction, from the sentences of PolNeAR's articles.

Cut: what stands behind a sentence's only negation, where it denies a verb ("did not …").  Whole: quotes that leave
nothing out, or whose sentence has its negation in another clause, behind or before a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.analysis.fidelity.omission import find_kinds, find_omissions
from claimcheck.language.sentence.token import find_ends
from claimcheck.language.vocabulary.vocabulary import Vocabulary, find_vocabulary
from tests.calibrate.data import is_development, rows
from tests.calibrate.score import Score

FILES = ("polnear/documents.jsonl",)
_DENIED = re.compile(r"\b(?:(?:do|does|did|is|are|was|were|has|have|had|will|would|could)(?:n['’]t| not)|never) (?=\w)")
_SHORTEST = 5


def measure() -> Iterator[Score]:
    vocabulary = find_vocabulary("en")
    assert vocabulary is not None
    for half, is_ours in (("development half", True), ("other half", False)):
        hits = false = missed = 0
        for row in rows(FILES[0]):
            if is_development(row["id"]) is is_ours:
                for start, end, is_cut in _make_quotes(row["text"], vocabulary):
                    is_said = is_found(row["text"], start, end)
                    hits += is_said and is_cut
                    false += is_said and not is_cut
                    missed += is_cut and not is_said
        yield Score("quote-cut", f"PolNeAR, by construction, {half}", hits, false, missed)


def is_found(text: str, start: int, end: int) -> bool:
    """Tell whether something is found to be left out of a quote, whatever the claim says."""
    vocabulary = find_vocabulary("en")
    assert vocabulary is not None
    quote = text[start:end]
    said = find_kinds(quote, vocabulary)
    return any(omission.kind not in said for omission in find_omissions(quote, text, start, end, vocabulary))


def _make_quotes(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, bool]]:
    """Yield places of quotes, and whether a negation is cut off."""
    begin = 0
    for end in find_ends(text, 0, len(text), vocabulary):
        sentence = text[begin:end].strip()
        start = text.index(sentence, begin)
        begin = end
        if "\n" in sentence or len(sentence.split()) < 2 * _SHORTEST:
            continue
        yield start, end, False
        denied = list(_DENIED.finditer(sentence))
        if len(denied) != 1 or " not only " in sentence or " not just " in sentence:
            continue
        behind = sentence[denied[0].end() :]
        if len(behind.split()) >= _SHORTEST and "negation" not in find_kinds(behind, vocabulary):
            yield start + denied[0].end(), end - 1, True
        comma = sentence.find(", ", denied[0].end())
        if comma > 0 and len(sentence[comma:].split()) > _SHORTEST:
            yield start + comma + 2, end, False
        comma = sentence.rfind(", ", 0, denied[0].start())
        if comma > 0 and len(sentence[:comma].split()) >= _SHORTEST:
            yield start, start + comma, False
