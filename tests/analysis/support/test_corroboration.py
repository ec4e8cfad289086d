"""How many would have to be wrong: the cases that the contract decides, one by one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pytest

from claimcheck.analysis.policy import Policy
from claimcheck.analysis.support.provenance import UNKNOWN_KEY
from claimcheck.model.claim import Access, Evidence, Stance
from claimcheck.model.source import Origin, Source
from tests.analysis.casework import case, claim, count_lines, evidence, lines_of, origin, source

UNKNOWN = f"origin {UNKNOWN_KEY}"


class Row(NamedTuple):
    """One situation, and what is to be said of it."""

    name: str
    pieces: Iterable[Evidence]
    sources: Iterable[Source]
    lines: tuple[int, int]
    rests_on: set[str]
    origins: Iterable[Origin] = ()


PAPERS = [source("p", author=["Ann"], publisher="Post"), source("q", author=["Ben"], publisher="Quarterly")]

CONTRACT = [
    Row(
        "one article, one named origin",
        [evidence("p", "a")],
        PAPERS,
        (1, 1),
        {"origin a", "source p", "author Ann", "publisher Post"},
    ),
    Row(
        "three papers from one wire story",
        [evidence("p"), evidence("q"), evidence("r")],
        [source("w", author=["Agency"]), *(source(name, ["w"]) for name in "pqr")],
        (1, 1),
        {UNKNOWN, "source w", "author Agency"},
    ),
    Row(
        "two papers, different people, different named origins",
        [evidence("p", "a"), evidence("q", "b")],
        PAPERS,
        (2, 2),
        {"origin a", "origin b"},
    ),
    Row(
        "the same, but the origins may be one",
        [evidence("p", "a"), evidence("q", "b")],
        PAPERS,
        (1, 2),
        {"origin a"},
        [origin("a", ["b"]), origin("b")],
    ),
    Row(
        "papers P{a}, Q{a,b}, R{b}, by their origins",
        [evidence("p", "a"), evidence("q", "a", "b"), evidence("r", "b")],
        [*PAPERS, source("r")],
        (2, 2),
        {"origin a", "origin b"},
    ),
    Row(
        "papers P{a}, Q{a,b}, R{b}, by their authors",
        [evidence("p", "x"), evidence("q", "y"), evidence("r", "z")],
        [source("p", author=["a"]), source("q", author=["a", "b"]), source("r", author=["b"])],
        (2, 2),
        {"author a", "author b"},
    ),
    Row(
        "two papers, nothing said of origins",
        [evidence("p"), evidence("q")],
        PAPERS,
        (1, 2),
        {UNKNOWN},
    ),
    Row(
        "one paper with a named origin, one with none",
        [evidence("p", "a"), evidence("q")],
        PAPERS,
        (1, 2),
        {"origin a", "source p", "author Ann", "publisher Post"},
    ),
    Row(
        "A cites B, B cites A, nothing else",
        [evidence("p"), evidence("q")],
        [source("p", ["q"]), source("q", ["p"])],
        (0, 1),
        set(),
    ),
    Row(
        "book and article by one author, two origins",
        [evidence("book", "a"), evidence("article", "b")],
        [source("book", author=["Ann"], publisher="House"), source("article", author=["Ann"], publisher="Post")],
        (1, 1),
        {"author Ann"},
    ),
]

FURTHER = [
    Row("no evidence", [], PAPERS, (0, 0), set()),
    Row(
        "three officials in one paper are one paper",
        [evidence("p", "a", "b", "c")],
        PAPERS,
        (1, 1),
        {"source p", "author Ann", "publisher Post"},
    ),
    Row(
        "three papers that print one insider",
        [evidence("p", "a"), evidence("q", "a"), evidence("r", "a")],
        [*PAPERS, source("r")],
        (1, 1),
        {"origin a"},
    ),
    Row(
        "one paper, three of whose officials speak in another paper each",
        [evidence("p", "a", "b", "c"), evidence("q", "a"), evidence("r", "b"), evidence("s", "c")],
        [source(name) for name in "pqrs"],
        (3, 3),
        {"origin a", "origin b", "origin c"},
    ),
    Row(
        "two parents are two ways to know it, one child is one party",
        [evidence("child", "a", "b")],
        [source("p"), source("q"), source("child", ["p", "q"])],
        (1, 1),
        {"source child"},
    ),
    Row(
        "a paper and what it derives from",
        [evidence("p", "a"), evidence("w", "a")],
        [source("w"), source("p", ["w"])],
        (1, 1),
        {"origin a", "source w"},
    ),
    # Every two of the three share an author, so no two routes are apart; yet no author alone undoes all three.
    Row(
        "three papers, each two with an author in common",
        [evidence("p", "x"), evidence("q", "y"), evidence("r", "z")],
        [source("p", author=["a", "b"]), source("q", author=["b", "c"]), source("r", author=["a", "c"])],
        (2, 2),
        {"author a", "author b"},
    ),
    Row(
        "one publisher of two papers",
        [evidence("p", "a"), evidence("q", "b")],
        [source("p", publisher="House"), source("q", publisher="HOUSE.")],
        (1, 1),
        {"publisher House"},
    ),
    Row(
        "a publisher of one paper that is the author of the other is not the same party",
        [evidence("p", "a"), evidence("q", "b")],
        [source("p", publisher="Reuters"), source("q", author=["Reuters"])],
        (2, 2),
        {"origin a", "origin b"},
    ),
    Row(
        "an origin and a source of one id are two parties",
        [evidence("p", "q"), evidence("q", "p")],
        [source("p"), source("q")],
        (2, 2),
        {"origin p", "origin q"},
    ),
    # Roots that are their own origin.
    Row(
        "two primary records",
        [evidence("p"), evidence("q")],
        [source("p", primary=True), source("q", primary=True)],
        (2, 2),
        {"source p", "source q"},
    ),
    Row(
        "two papers from one primary record",
        [evidence("p"), evidence("q")],
        [source("record", primary=True), source("p", ["record"]), source("q", ["record"])],
        (1, 1),
        {"source record"},
    ),
    Row(
        "a primary paper that derives from another is no root",
        [evidence("p"), evidence("q")],
        [source("w"), source("p", ["w"], primary=True), source("q")],
        (1, 2),
        {UNKNOWN},
    ),
    Row(
        "witnessed and documented",
        [evidence("p", access=Access.WITNESSED), evidence("q", access=Access.DOCUMENTED)],
        PAPERS,
        (2, 2),
        {"source p", "source q"},
    ),
    Row(
        "told and inferred",
        [evidence("p", access=Access.TOLD), evidence("q", access=Access.INFERRED)],
        PAPERS,
        (1, 2),
        {UNKNOWN},
    ),
    Row(
        "a primary record whose passage names who knows it",
        [evidence("record", "a"), evidence("p", "a")],
        [source("record", primary=True), source("p")],
        (1, 1),
        {"origin a"},
    ),
    # Unknown origins.
    Row(
        "of one paper with two unnamed origins, the paper is one",
        [evidence("p"), evidence("p")],
        PAPERS,
        (1, 1),
        {UNKNOWN, "source p", "author Ann", "publisher Post"},
    ),
    Row(
        "unknown origins add nothing beside two known ones",
        [evidence("p", "a"), evidence("q", "b"), evidence("r"), evidence("s")],
        [source(name) for name in "pqrs"],
        (2, 4),
        {"origin a", "origin b"},
    ),
    Row(
        "an unknown origin may be what a primary record holds",
        [evidence("record"), evidence("p")],
        [source("record", primary=True), source("p")],
        (1, 2),
        {"source record"},
    ),
    Row(
        "a source of two wires, one of them a record",
        [evidence("p"), evidence("q", "a")],
        [source("record", primary=True), source("wire"), source("p", ["record", "wire"]), source("q")],
        (2, 2),
        {"origin a", "source p"},
    ),
    # Possibly the same.
    Row(
        "possibly the same goes on from one to the next, said on either side",
        [evidence("p", "a"), evidence("q", "c")],
        PAPERS,
        (1, 2),
        {"origin a"},
        [origin("a"), origin("b", ["a", "c"]), origin("c")],
    ),
    Row(
        "possibly the same as an origin that is not in the dossier",
        [evidence("p", "a"), evidence("q", "c")],
        PAPERS,
        (1, 2),
        {"origin a"},
        [origin("a", ["gone"]), origin("c", ["gone"])],
    ),
    Row(
        "two pairs of origins that may be one each",
        [evidence("p", "a"), evidence("q", "b"), evidence("r", "c"), evidence("s", "d")],
        [source(name) for name in "pqrs"],
        (2, 4),
        {"origin a", "origin c"},
        [origin("a", ["b"]), origin("b"), origin("c"), origin("d", ["c"])],
    ),
    Row(
        "possibly oneself",
        [evidence("p", "a"), evidence("q", "b")],
        PAPERS,
        (2, 2),
        {"origin a", "origin b"},
        [origin("a", ["a"]), origin("b")],
    ),
    # Names.
    Row(
        "one author, spelled in two ways",
        [evidence("p", "a"), evidence("q", "b")],
        [source("p", author=["Reuters"]), source("q", author=["REUTERS "])],
        (1, 1),
        {"author Reuters"},
    ),
    Row(
        "two agencies, one of whose names holds the other's",
        [evidence("p", "a"), evidence("q", "b")],
        [source("p", author=["Reuters"]), source("q", author=["Thomson Reuters"])],
        (2, 2),
        {"origin a", "origin b"},
    ),
    Row(
        "vowel signs part two names",
        [evidence("p", "a"), evidence("q", "b")],
        [source("p", author=["रीता"]), source("q", author=["राता"])],
        (2, 2),
        {"origin a", "origin b"},
    ),
    Row(
        "invisible characters hide no author",
        [evidence("p", "a"), evidence("q", "b")],
        [source("p", author=["Reuters"]), source("q", author=["Reu\u00adt\u200bers"])],
        (1, 1),
        {"author Reuters"},
    ),
    Row(
        "names that hold no letter are not all one",
        [evidence("p", "a"), evidence("q", "b")],
        [source("p", author=["—"]), source("q", author=["???"])],
        (2, 2),
        {"origin a", "origin b"},
    ),
    # Chains.
    Row(
        "a parent that is not in the dossier is a source without anybody",
        [evidence("p"), evidence("q")],
        [source("p", ["gone"]), source("q", ["gone"])],
        (1, 1),
        {UNKNOWN, "source gone"},
    ),
    Row(
        "evidence of a source that is not in the dossier",
        [evidence("gone", "a"), evidence("p", "b")],
        PAPERS,
        (2, 2),
        {"origin a", "origin b"},
    ),
    Row("a source that derives from itself", [evidence("p", "a")], [source("p", ["p"])], (0, 1), set()),
    Row(
        "a source that derives from itself and from a wire",
        [evidence("p", "a")],
        [source("w"), source("p", ["p", "w"])],
        (1, 1),
        {"origin a", "source p", "source w"},
    ),
    Row(
        "a circle with a root outside",
        [evidence("p", "a"), evidence("q", "a")],
        [source("w"), source("p", ["q"]), source("q", ["p", "w"])],
        (1, 1),
        {"origin a", "source q", "source w"},
    ),
    Row(
        "a circle feeds a paper",
        [evidence("paper")],
        [source("p", ["q"]), source("q", ["p"]), source("paper", ["p"])],
        (0, 1),
        set(),
    ),
    Row(
        "a circle feeds a paper that has a root beside it",
        [evidence("paper", "a")],
        [source("p", ["q"]), source("q", ["p"]), source("w"), source("paper", ["p", "w"])],
        (1, 1),
        {"origin a", "source w", "source paper"},
    ),
    Row(
        "witnesses do not give a circle a beginning",
        [evidence("p", access=Access.WITNESSED), evidence("q", "a")],
        [source("p", ["q"], primary=True), source("q", ["p"])],
        (0, 1),
        set(),
    ),
    Row(
        "two circles",
        [evidence("p"), evidence("r")],
        [source("p", ["q"]), source("q", ["p"]), source("r", ["s"]), source("s", ["r"])],
        (0, 2),
        set(),
    ),
    Row(
        "a circle beside a paper",
        [evidence("p"), evidence("r", "a")],
        [source("p", ["q"]), source("q", ["p"]), source("r")],
        (1, 2),
        {"origin a", "source r"},
    ),
]


@pytest.mark.parametrize("row", CONTRACT, ids=lambda row: row.name)
def test_contract(row: Row) -> None:
    assert count_lines(row.pieces, row.sources, row.origins) == (*row.lines, row.rests_on)


@pytest.mark.parametrize("row", FURTHER, ids=lambda row: row.name)
def test_further_cases(row: Row) -> None:
    assert count_lines(row.pieces, row.sources, row.origins) == (*row.lines, row.rests_on)


def test_origins_that_may_be_one_are_named_together() -> None:
    only = claim("only", evidence("p", "b"), evidence("q", "a"))
    known = case([only], PAPERS, [origin("a", ["b"]), origin("b", ["c"]), origin("c")])
    (party,) = known.lines(only).rests_on
    assert (party.kind, party.id, party.possibly) == ("origin", "a", ("b", "c"))


def test_sources_are_those_that_bring_support() -> None:
    only = claim("only", evidence("q", "b"), evidence("p", "a"), evidence("q", "a"))
    assert case([only], [*PAPERS, source("r")]).lines(only).sources == ("q", "p")


@pytest.mark.parametrize("stance", [Stance.REFUTES, Stance.CONTEXT])
def test_only_support_counts(stance: Stance) -> None:
    pieces = [evidence("p", "a"), evidence("q", "b", stance=stance)]
    assert count_lines(pieces, PAPERS)[:2] == (1, 1)


def test_words_that_are_not_in_their_source_do_not_count() -> None:
    only = claim("only", evidence("p", "a", quote="the jets never left"), evidence("q", "b", quote="it was they"))
    known = case([only], PAPERS, captures={"p": "He said the jets never left.", "q": "Nothing of the kind."})
    assert lines_of(known.lines(only)) == (1, 1, {"origin a", "source p", "author Ann", "publisher Post"})


def test_words_that_cannot_be_checked_count() -> None:
    only = claim("only", evidence("p", "a", quote="the jets never left"), evidence("q", "b", quote="it was they"))
    assert lines_of(case([only], PAPERS).lines(only))[:2] == (2, 2)


class TestWhatCountsAsShared:
    """A desk may say which kinds of party join two sources."""

    HOUSE = Policy(shared=("origin", "source"))
    BOOK_AND_ARTICLE = (source("book", author=["Ann"], publisher="House"), source("article", author=["Ann"]))

    def test_a_house_may_vouch_for_its_authors(self) -> None:
        pieces = [evidence("book", "a"), evidence("article", "b")]
        found = count_lines(pieces, self.BOOK_AND_ARTICLE, policy=self.HOUSE)
        assert found == (2, 2, {"origin a", "origin b"})

    def test_origins_still_count(self) -> None:
        pieces = [evidence("book", "a"), evidence("article", "a")]
        assert count_lines(pieces, self.BOOK_AND_ARTICLE, policy=self.HOUSE) == (1, 1, {"origin a"})

    def test_origins_may_be_left_out(self) -> None:
        pieces = [evidence("p", "a"), evidence("q", "a"), evidence("r"), evidence("s")]
        found = count_lines(pieces, [source(name) for name in "pqrs"], policy=Policy(shared=("source",)))
        assert found == (4, 4, {"source p", "source q", "source r", "source s"})

    def test_sources_may_be_left_out(self) -> None:
        papers = [source("wire"), source("p", ["wire"]), source("q", ["wire"])]
        found = count_lines([evidence("p", "a"), evidence("q", "b")], papers, policy=Policy(shared=("origin",)))
        assert found == (2, 2, {"origin a", "origin b"})

    def test_a_record_is_an_origin_where_only_origins_count(self) -> None:
        papers = [source("record", primary=True), source("p", ["record"]), source("q", ["record"])]
        found = count_lines([evidence("p"), evidence("q")], papers, policy=Policy(shared=("origin",)))
        assert found == (1, 1, {"source record"})

    def test_somebody_brings_it_whatever_counts(self) -> None:
        found = count_lines([evidence("p", "a"), evidence("q", "b")], PAPERS, policy=Policy(shared=()))
        assert found == (2, 2, {"source p", "source q"})


class TestPremises:
    """A claim without evidence of its own is as good as its weakest premise."""

    STRONG = claim("strong", evidence("p", "a"), evidence("q", "b"))
    WEAK = claim("weak", evidence("p", "a"))
    OPEN = claim("open", evidence("p"), evidence("q"))

    def test_smallest_of_each_end(self) -> None:
        top = claim("top", rests_on=["strong", "open", "weak"])
        found = case([top, self.STRONG, self.WEAK, self.OPEN], PAPERS).lines(top)
        assert (found.min, found.max) == (1, 1)
        assert found.premise == "weak"

    def test_the_ends_may_come_from_two_premises(self) -> None:
        circle = claim("circle", evidence("r"))
        wide = claim("wide", *(evidence(name) for name in "pqst"))
        top = claim("top", rests_on=["wide", "strong"])
        sources = [*PAPERS, source("r", ["r"]), source("s"), source("t")]
        found = case([top, wide, self.STRONG, circle], sources).lines(top)
        assert (found.min, found.max) == (1, 2)
        assert found.premise == "wide"

    def test_a_chain_of_premises(self) -> None:
        top, middle = claim("top", rests_on=["middle"]), claim("middle", rests_on=["weak"])
        known = case([top, middle, self.WEAK], PAPERS)
        assert lines_of(known.lines(top)) == lines_of(known.lines(self.WEAK))
        assert known.lines(top).premise == "middle"

    def test_own_evidence_goes_first(self) -> None:
        top = claim("top", evidence("p", "a"), evidence("q", "b"), rests_on=["weak"])
        found = case([top, self.WEAK], PAPERS).lines(top)
        assert (found.min, found.max, found.premise) == (2, 2, None)

    @pytest.mark.parametrize("names", [["gone"], ["top"], ["other"]], ids=["missing", "itself", "a circle"])
    def test_premises_that_rest_on_nothing(self, names: list[str]) -> None:
        top, other = claim("top", rests_on=names), claim("other", rests_on=["top"])
        found = case([top, other]).lines(top)
        assert (found.min, found.max, found.rests_on) == (0, 0, ())

    def test_a_missing_premise_beside_a_known_one(self) -> None:
        top = claim("top", rests_on=["gone", "weak"])
        assert lines_of(case([top, self.WEAK], PAPERS).lines(top))[:2] == (1, 1)

    def test_a_circle_of_premises_with_evidence_in_it(self) -> None:
        top, proven = claim("top", rests_on=["proven"]), claim("proven", evidence("p", "a"), rests_on=["top"])
        known = case([top, proven], PAPERS)
        assert lines_of(known.lines(top)) == lines_of(known.lines(proven)) == lines_of(known.lines(proven))
        assert known.lines(top).min == 1

    def test_what_rests_on_a_circle_of_premises(self) -> None:
        claims = [claim("top", rests_on=["a", "strong"]), claim("a", rests_on=["b"]), claim("b", rests_on=["a"])]
        found = case([*claims, self.STRONG], PAPERS).lines(claims[0])
        assert (found.min, found.max) == (0, 0)

    @pytest.mark.slow
    def test_a_deep_chain(self) -> None:
        depth = 5_000
        chain = [claim(f"c{step}", rests_on=[f"c{step + 1}"]) for step in range(depth)]
        ground = claim(f"c{depth}", evidence("p", "a"))
        known = case([*chain, ground], PAPERS)
        assert (known.lines(chain[0]).min, known.lines(chain[0]).max) == (1, 1)
        assert known.ceiling(chain[0]).confidence == known.ceiling(ground).confidence


@pytest.mark.slow
def test_a_deep_chain_of_derivations() -> None:
    depth = 5_000
    chain = [source(f"s{step}", [f"s{step + 1}"]) for step in range(depth)]
    found = count_lines([evidence("s0", "a"), evidence("s1", "b")], [*chain, source(f"s{depth}")])
    assert (found.min, found.max) == (1, 1)
    assert len(found.rests_on) == depth
