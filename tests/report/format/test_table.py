"""The table of all claims."""

from __future__ import annotations

import pytest

from claimcheck.report.format import table
from claimcheck.report.options import RenderOptions
from tests.report import dossiers

RULE = "─"


def show(width: int, files: dict[str, str] | None = None) -> list[str]:
    return table.render(dossiers.audit(files), RenderOptions(width=width)).splitlines()


def test_a_row_a_claim_and_beneath_it_what_it_rests_on() -> None:
    lines = show(80)
    assert lines[:10] == [
        "claim          verdict    confidence       lines  quotes  grades",
        RULE * 66,
        "jets-stopped   supported  high > moderate  1–2    2/3     C3 B2",
        "    rests on insider (anonymous, a party to the matter, possibly the same as",
        "             second-voice)",
        "jets-flew      unproven   high > moderate  1      0/1     –",
        "    rests on leaflet",
        "leaflet        –          – ≤ ?            1      –       –",
        "    rests on its premise jets-flew: leaflet",
        "nothing-known  –          – ≤ low          0–1    –       –",
    ]
    assert lines[10] == "    rests on a circle, with nobody at the beginning"


def test_where_there_is_room_it_stands_beside_the_rest() -> None:
    lines = show(160)
    assert lines[0].endswith("grades  rests on")
    assert lines[1] == RULE * 160
    assert lines[3].endswith("–       leaflet")


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_ids_stay_whole(width: int) -> None:
    lines = show(width)
    assert "\n".join(lines).count("second-voice)") == 1
    assert all(len(line) <= width for line in lines if line.startswith("    rests on") or width == 160)


def test_grades_are_counted_and_not_combined() -> None:
    matrix = [line.split() for line in show(100) if line[:3] in ("A  ", "B  ", "C  ", "F  ") or "diagonal" in line]
    assert matrix == [
        ["A", "completely", "reliable", "·", "·", "·", "·", "·", "·"],
        ["B", "usually", "reliable", "·", "1", "·", "·", "·", "·"],
        ["C", "fairly", "reliable", "·", "·", "1", "·", "·", "·"],
        ["100", "%", "on", "the", "diagonal", "A1,", "B2,", "C3", "…"],
    ]


def test_no_claims() -> None:
    lines = show(100, dossiers.EMPTY)
    assert lines[0].startswith("Incomplete: there are no claims")
    assert lines[-1].startswith("`claimcheck audit CLAIM` opens the case file")
