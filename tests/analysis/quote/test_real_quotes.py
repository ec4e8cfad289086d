"""Quotes of real newsrooms: annotated direct speech must be found word for word in its own article."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claimcheck.analysis.quote.exact import Outcome, find_exact
from claimcheck.analysis.quote.matching import match_quote
from claimcheck.language.text.normalise import FoldedText, fold

DATA = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not (DATA / "polnear").is_dir(), reason="the data for calibration is not here: real quotes are not tried"
)


@cache
def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


@cache
def articles(name: str) -> dict[str, FoldedText]:
    return {row["id"]: FoldedText(row["text"]) for row in rows(name)}


def direct(is_broken: bool) -> list[dict[str, Any]]:
    return [
        row
        for row in rows("polnear/attributions.jsonl")
        if row["kind"] == "direct" and row["discontinuous"] is is_broken and len(row["quote"].split()) > 2
    ]


@pytest.mark.slow
def test_direct_speech_is_exact() -> None:
    texts = articles("polnear/documents.jsonl")
    quotes = direct(is_broken=False)
    exact = sum(find_exact(row["quote"], texts[row["doc_id"]]) is not None for row in quotes)
    assert len(quotes) > 300
    assert exact >= 0.995 * len(quotes)


@pytest.mark.slow
def test_speech_that_is_broken_by_who_said_it() -> None:
    texts = articles("polnear/documents.jsonl")
    quotes = direct(is_broken=True)
    found = [match_quote(row["quote"], texts[row["doc_id"]]) for row in quotes]
    exact = sum(match is not None and match.outcome is Outcome.EXACT for match in found)
    assert len(quotes) > 100
    # Of the rest, most are annotations that join words of the article with words of a speaker.
    assert exact >= 0.8 * len(quotes)


@pytest.mark.slow
def test_other_newsrooms_variants_are_found() -> None:
    texts = {**articles("basil/articles.jsonl"), **articles("news_same_story/census_spotify_documents.jsonl")}
    variants = [
        row for name in ("basil_quotes", "census_spotify_quotes") for row in rows(f"quote_variants/{name}.jsonl")
    ]
    found = 0
    for row in variants:
        text = texts[row["document_id"]]
        match = match_quote(row["quote"], text)
        found += match is not None
        if match is not None and match.outcome is Outcome.EXACT and "[" not in row["quote"]:
            words = iter(re.findall(r"\w+", text.text[slice(*match.place)].lower()))
            # Between them there may be who said it.
            assert all(word in words for word in re.findall(r"\w+", row["quote"].lower())), row["id"]
        elif match is not None:
            assert match.differences or match.outcome is not Outcome.ALTERED, row["id"]
    # Of each of the rest a third or more stands nowhere in that article.
    assert found >= 94
    assert len(variants) == 115


def test_anchors_of_other_tools() -> None:
    for name in ("approx_string_match", "hypothesis_match_quote"):
        for row in rows(f"quote_anchoring_fixtures/{name}.jsonl"):
            if "quote" not in row or row["label"] not in ("exact", "match_in_context", "no_match"):
                continue
            match = match_quote(row["quote"], FoldedText(row["document"]))
            if row["label"] == "no_match":
                assert match is None, row["id"]
                continue
            if "long" in row["id"].lower():
                # A run of "barbarbar" begins inside a word, which is no quote of it.
                continue
            assert match is not None, row["id"]
            assert match.outcome is Outcome.EXACT, row["id"]
            assert fold(row["document"][slice(*match.place)]) == fold(row["quote"]), row["id"]


def test_other_newsrooms_variants_are_explained_and_not_passed() -> None:
    texts = {**articles("basil/articles.jsonl"), **articles("news_same_story/census_spotify_documents.jsonl")}
    variants = [
        row
        for name in ("basil_quotes", "census_spotify_quotes")
        for row in rows(f"quote_variants/{name}.jsonl")
        if row["label"] == "variant" and set(row["diff_flags"]) & {"number", "negation"}
    ]
    assert variants
    for row in variants:
        match = match_quote(row["quote"], texts[row["document_id"]])
        assert match is None or match.outcome is not Outcome.EXACT, row["quote"]
