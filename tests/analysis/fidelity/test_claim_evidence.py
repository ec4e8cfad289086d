"""How a claim becomes a text and its evidence."""

from __future__ import annotations

import pytest

from claimcheck.analysis.case import Case
from claimcheck.analysis.fidelity.claim_evidence import gather_evidence, state_claim, walk_passages
from claimcheck.analysis.fidelity.evidence_text import QuotedPassage
from claimcheck.model.capture import CaptureReading, CaptureState, SourceText
from claimcheck.model.claim import Claim, Evidence, Kind, Stance, Verdict
from claimcheck.model.dossier import Dossier
from tests.analysis.casework import case, claim, evidence, origin, source
from tests.language.english import ENGLISH

TEXT = f"{'Before it. ' * 60}The jets were sold to Warsaw. {'Behind it. ' * 60}"
QUOTE = "The jets were sold to Warsaw"


def only(*pieces: Evidence, kind: Kind = Kind.FACT) -> tuple[Case, Claim]:
    made = claim("only", *pieces, kind=kind)
    sources = [source("article", author=["Lena Hartmann"]), source("german")._replace(language="de", title="Der Hafen")]
    return case([made], sources, [origin("berg")._replace(name="Anna Berg")], captures={"article": TEXT}), made


def passages(*pieces: Evidence) -> list[QuotedPassage] | None:
    found = gather_evidence(*only(*pieces))
    return None if found is None else list(found.passages)


def test_a_passage_is_the_quote_in_its_source_and_some_words_around() -> None:
    gathered = passages(evidence("article", quote=QUOTE))
    assert gathered is not None
    (passage,) = gathered
    assert passage.text[passage.start : passage.end] == QUOTE
    assert (passage.start - passage.begin, passage.stop - passage.end) == (400, 400)
    assert passage.reading is not None
    assert passage.is_found
    assert not passage.is_excerpt
    assert not passage.has_origin


def test_words_of_an_excerpt_are_known_as_such() -> None:
    made, reading = claim("only", evidence("article", quote=QUOTE)), CaptureReading(CaptureState.READ, "x.txt", TEXT)
    found = gather_evidence(
        Case(Dossier((made,), (source("article"),)), {"article": SourceText(excerpt=reading)}), made
    )
    assert found is not None
    assert found.passages[0].is_excerpt


def test_what_was_not_found_is_read_as_the_file_has_it() -> None:
    translated = evidence("german", quote="Die Flugzeuge")._replace(translation="The planes")
    gathered = passages(evidence("article", quote=QUOTE), translated)
    assert gathered is not None
    assert (gathered[1].text, gathered[1].vocabulary, gathered[1].is_found) == ("The planes", ENGLISH, False)
    assert gathered[1].reading is None


@pytest.mark.parametrize(
    "pieces",
    [
        (),
        (evidence("article", quote="The jets were bought by nobody at all"),),
        (evidence("article", quote=QUOTE), evidence("article")),
        (evidence("article", quote=QUOTE), evidence("german", quote="Die Flugzeuge")),
        (evidence("article", quote=QUOTE, stance=Stance.REFUTES),),
    ],
)
def test_nothing_is_gathered_where_something_else_may_carry_it(pieces: tuple[Evidence, ...]) -> None:
    assert passages(*pieces) is None


def test_no_quote_bears_out_an_absence() -> None:
    assert gather_evidence(*only(evidence("article", quote=QUOTE), kind=Kind.ABSENCE)) is None


@pytest.mark.parametrize(("words", "pieces", "is_read"), [(2_700, 1, True), (2_900, 1, False), (2_200, 3, False)])
def test_too_much_is_not_read(words: int, pieces: int, is_read: bool) -> None:
    """Words are of seven characters with their space."""
    text = " ".join(f"w{number:05}" for number in range(3_000))
    made = claim("only", *(evidence("article", quote=text[: 7 * words - 1]) for _ in range(pieces)))
    whole = case([made], [source("article")], captures={"article": text})
    assert (gather_evidence(whole, made) is not None) is is_read


def test_the_files_say_who_is_meant() -> None:
    piece = evidence("article", "berg", quote=QUOTE, note="told to Jens Holm")
    found = gather_evidence(*only(piece, evidence("german", stance=Stance.CONTEXT)))
    assert found is not None
    assert list(found.records) == [QUOTE, "told to Jens Holm", "Anna Berg", "Lena Hartmann"]
    assert found.passages[0].has_origin


def test_sources_behind_a_source_are_asked_each_once() -> None:
    sources = [
        source("article", derived_from=["wire", "wire", "gone"], publisher="The Courier"),
        source("wire", derived_from=["article"], publisher="The Wire"),
    ]
    made = claim("only", evidence("article", quote=QUOTE))
    found = gather_evidence(case([made], sources, captures={"article": TEXT}), made)
    assert found is not None
    assert list(found.records) == [QUOTE, "The Courier", "The Wire"]


def test_premises_are_statements() -> None:
    made = claim("only", evidence("article", quote=QUOTE), rests_on=["premise", "gone"])
    premise = claim("premise")._replace(statement="There were jets.")
    found = gather_evidence(case([made, premise], [source("article")], captures={"article": TEXT}), made)
    assert found is not None
    assert list(found.premises) == ["There were jets."]


@pytest.mark.parametrize("premise", ["premise", "gone"])
def test_damage_is_told(premise: str) -> None:
    made = claim("only", evidence("article", quote=QUOTE), rests_on=[premise])
    whole = case(
        [made, claim("premise", evidence("article", quote=QUOTE))], [source("article")], captures={"article": TEXT}
    )
    found = gather_evidence(whole, made)
    assert found is not None
    assert found.is_damaged is (premise == "gone")


@pytest.mark.parametrize(
    ("kind", "verdict", "is_open", "is_reported"),
    [
        (Kind.FACT, None, False, False),
        (Kind.FACT, Verdict.SUPPORTED, False, False),
        (Kind.FACT, Verdict.UNPROVEN, True, False),
        (Kind.ATTRIBUTION, Verdict.DISPUTED, True, True),
        (Kind.ASSESSMENT, Verdict.SUPPORTED, False, True),
        (Kind.PREDICTION, Verdict.REFUTED, True, False),
    ],
)
def test_a_statement_is_open_or_reported(kind: Kind, verdict: Verdict | None, is_open: bool, is_reported: bool) -> None:
    made = claim("only", kind=kind, verdict=verdict)._replace(statement="There were jets.")
    stated = state_claim(made)
    assert stated is not None
    assert (stated.text, stated.at) == ("There were jets.", made.at / "statement")
    assert (stated.is_open, stated.is_reported) == (is_open, is_reported)


def test_quotes_that_stand_in_their_sources_are_walked_exact_ones_first() -> None:
    altered, missing = "The jets were given to Warsaw", "Nobody was at home in Lisbon then"
    pieces = [evidence("article", quote=words) for words in (altered, missing, QUOTE)]
    whole, _ = only(*pieces, evidence("german", quote="Die Flugzeuge")._replace(translation="The planes"))
    found = [(piece.quote, passage.text[passage.start : passage.end]) for _, piece, passage in walk_passages(whole)]
    assert found == [(QUOTE, QUOTE), (altered, QUOTE)]
