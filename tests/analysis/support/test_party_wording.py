"""Parties and lines of evidence in words."""

from __future__ import annotations

import pytest

from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.analysis.support.party_wording import (
    describe_lines,
    describe_parties,
    explain_lines,
    list_marks,
    name_party,
    show_lines,
    span_lines,
    tell_lines,
    tell_party,
    tell_weakest,
    tell_what_it_rests_on,
    warn_of_parties,
    weakest_first,
)
from claimcheck.analysis.support.provenance import Support
from claimcheck.model.source import Interest
from tests.analysis.casework import case, origin, source

DOSSIER = case(
    [],
    [source("x"), source("y"), source("release")._replace(interest=Interest.PARTY)],
    [
        origin("insider", ["adviser"], anonymous=True, interest=Interest.PARTY),
        origin("adviser"),
        origin("minister", interest=Interest.NONE),
    ],
).dossier
INSIDER = Support("origin", "insider", ("adviser",))
MINISTER = Support("origin", "minister")
UNNAMED = Support("origin", "?")
FED_BY_SOMEBODY = Support("origin", "?circle one")
COPIED = Support("source", "x", ("y", "z"))
SOURCES = (Support("source", "x"), Support("source", "y"))
RELEASE = Support("source", "release")
AUTHOR = Support("author", "Anna Berg")
HOUSE = Support("publisher", "The Post")


@pytest.mark.parametrize(
    ("party", "name", "marks"),
    [
        (INSIDER, "insider", ["anonymous", "a party to the matter", "possibly the same as adviser"]),
        (MINISTER, "minister", []),
        (Support("origin", "stranger"), "stranger", []),
        (UNNAMED, "an unnamed origin", []),
        (FED_BY_SOMEBODY, "an unnamed origin", []),
        (COPIED, "x", ["shares text with y and z"]),
        (RELEASE, "release", ["a party to the matter"]),
        (AUTHOR, "Anna Berg", []),
        # A name that is an id too says nothing of who bears the id.
        (Support("author", "release"), "release", []),
        (Support("source", "insider"), "insider", []),
    ],
)
def test_a_party_has_a_name_and_marks(party: Support, name: str, marks: list[str]) -> None:
    assert name_party(party) == name
    assert list_marks(party, DOSSIER) == marks


@pytest.mark.parametrize(
    ("party", "words"),
    [
        (INSIDER, "origin insider (anonymous, a party to the matter, possibly the same as adviser)"),
        (UNNAMED, "an unnamed origin"),
        (COPIED, "source x (shares text with y and z)"),
        (HOUSE, "publisher The Post"),
    ],
)
def test_a_table_names_it(party: Support, words: str) -> None:
    assert tell_party(party, DOSSIER, with_kind=True) == words
    assert words.endswith(tell_party(party, DOSSIER))


@pytest.mark.parametrize(
    ("parties", "words"),
    [
        ([MINISTER], "the origin `minister`"),
        ([UNNAMED], "an unnamed origin"),
        ([UNNAMED, *SOURCES], "an unnamed origin and the sources `x` and `y`"),
        ([AUTHOR, HOUSE], "the author Anna Berg and the publisher The Post"),
        (
            [INSIDER, MINISTER, AUTHOR, COPIED],
            (
                "the origins `insider` (anonymous, a party to the matter, possibly the same as `adviser`) "
                "and `minister`, the author Anna Berg and the source `x` (shares text with `y` and `z`)"
            ),
        ),
    ],
)
def test_a_sentence_names_them(parties: list[Support], words: str) -> None:
    assert describe_parties(parties, DOSSIER) == words


def test_who_should_be_doubted_first() -> None:
    parties = [HOUSE, RELEASE, AUTHOR, INSIDER, UNNAMED]
    assert weakest_first(parties) == [UNNAMED, INSIDER, AUTHOR, RELEASE, HOUSE]


@pytest.mark.parametrize(
    ("lines", "cell", "span"),
    [((0, 0), "0", "0 lines"), ((1, 1), "1", "1 line"), ((1, 2), "1–2", "1–2 lines"), ((3, 3), "3", "3 lines")],
)
def test_lines_are_counted(lines: tuple[int, int], cell: str, span: str) -> None:
    counted = Corroboration(*lines)
    assert (show_lines(counted), span_lines(counted)) == (cell, span)
    assert tell_lines(counted) == explain_lines(counted) == f"{span} of evidence"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (Corroboration(0, 0), "0 lines of evidence. Nothing that counts supports it."),
        (
            Corroboration(0, 1),
            "0–1 lines of evidence. Everything rests on a circle, with nobody at the beginning.",
        ),
        (Corroboration(1, 1, (MINISTER,)), "1 line of evidence. Everything rests on the origin `minister`."),
        (
            Corroboration(1, 1, (UNNAMED, *SOURCES, AUTHOR)),
            (
                "1 line of evidence. If any one of these is wrong, nothing supports it: "
                "an unnamed origin, the author Anna Berg and the sources `x` and `y`."
            ),
        ),
        (
            Corroboration(1, 2, SOURCES[:1], premise="p"),
            "1–2 lines of evidence, as many as its weakest premise `p` has. Everything may rest on the source `x`.",
        ),
        (
            Corroboration(1, 3, SOURCES),
            (
                "1–3 lines of evidence. If any one of these is wrong, perhaps nothing supports it: "
                "the sources `x` and `y`."
            ),
        ),
        (
            Corroboration(2, 3, SOURCES, is_exact=False),
            (
                "2–3 lines of evidence (the search was cut short: these are safe bounds). "
                "If all of these are wrong, perhaps nothing supports it: the sources `x` and `y`."
            ),
        ),
    ],
)
def test_lines_of_evidence_and_what_it_rests_on(lines: Corroboration, words: str) -> None:
    assert describe_lines(lines, DOSSIER) == words
    rest = tell_what_it_rests_on(lines, DOSSIER)
    assert words.endswith(f". {rest[0].upper()}{rest[1:]}.")
    if len(lines.rests_on) > 1:
        assert rest.startswith(f"{warn_of_parties(lines)}: ")


@pytest.mark.parametrize(
    ("lines", "cell"),
    [
        (Corroboration(0, 0), "nothing that counts"),
        (Corroboration(0, 1), "a circle, with nobody at the beginning"),
        (Corroboration(1, 1, (HOUSE, AUTHOR, UNNAMED, RELEASE)), "an unnamed origin, Anna Berg and 2 more"),
        (Corroboration(1, 1, (MINISTER, HOUSE), premise="p"), "its premise p: minister, The Post"),
        # Who would have to be wrong together is named in full.
        (Corroboration(3, 3, (HOUSE, AUTHOR, MINISTER)), "minister, Anna Berg, The Post"),
    ],
)
def test_the_cell_of_a_table(lines: Corroboration, cell: str) -> None:
    assert tell_weakest(lines, DOSSIER) == cell


def test_one_of_one() -> None:
    assert warn_of_parties(Corroboration(1, 1, (HOUSE,))) == "if this one is wrong, nothing supports it"
