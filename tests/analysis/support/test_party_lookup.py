"""From words to the party they name."""

from __future__ import annotations

import pytest

from claimcheck.analysis.policy import DEFAULT_POLICY
from claimcheck.analysis.support.party_lookup import NoSuchParty, find_party
from claimcheck.analysis.support.provenance import Party, Provenance
from claimcheck.model.dossier import Dossier
from tests.analysis.casework import claim, origin, source

PROVENANCE = Provenance(
    Dossier(
        (claim("a-claim"),),
        (
            source("the-paper", author=["Anna Berg", "Ben"], publisher="The House"),
            source("reuters", publisher="Reuters"),
            source("twin"),
        ),
        (origin("insider"), origin("twin")),
    ),
    DEFAULT_POLICY,
)


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("the-paper", Party("source", "the-paper")),
        ("insider", Party("origin", "insider")),
        ("Anna Berg", Party("author", "anna berg")),
        ("  anna   BERG.", Party("author", "anna berg")),
        ("author:Anna Berg", Party("author", "anna berg")),
        ("publisher: the house ", Party("publisher", "the house")),
        ("reuters", None),
        ("source:reuters", Party("source", "reuters")),
        ("publisher:reuters", Party("publisher", "reuters")),
        ("source:twin", Party("source", "twin")),
        ("origin:twin", Party("origin", "twin")),
    ],
)
def test_words_that_name_somebody(words: str, party: Party | None) -> None:
    if party is None:
        with pytest.raises(NoSuchParty):
            find_party(words, PROVENANCE)
    else:
        assert find_party(words, PROVENANCE) == party


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("twin", "`twin` is more than one; write `origin:twin` or `source:twin`"),
        ("reuters", "`reuters` is more than one; write `source:reuters` or `publisher:reuters`"),
        ("weather", "there is no origin, source, author or publisher `weather`"),
        ("source:insider", "there is no source `insider`; did you mean `insider`?"),
        ("author:weather", "there is no author `weather`"),
        ("film:the-paper", "there is no origin, source, author or publisher `film:the-paper`"),
        (
            "the-papr",
            "there is no origin, source, author or publisher `the-papr`; did you mean `the-paper`?",
        ),
        (
            "a-claim",
            "there is no origin, source, author or publisher `a-claim`; it is a claim, which `claimcheck audit` opens",
        ),
    ],
)
def test_words_that_name_nobody_or_several(words: str, message: str) -> None:
    with pytest.raises(NoSuchParty) as refused:
        find_party(words, PROVENANCE)
    assert str(refused.value) == message
