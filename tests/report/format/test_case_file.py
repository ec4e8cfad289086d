"""The case file of a claim."""

from __future__ import annotations

from claimcheck.report.format import case_file
from claimcheck.report.options import RenderOptions
from tests.report import dossiers


def show(*names: str, width: int = 100) -> list[str]:
    result = dossiers.audit()
    claims = tuple(result.case.dossier.claim_by_id[name] for name in names)
    return case_file.render(result, RenderOptions(width=width, claims=claims)).splitlines()


def test_what_it_says_and_what_it_hangs_on() -> None:
    lines = show("jets-stopped", width=200)
    assert lines[0] == "jets-stopped  claims/jets.yaml:3"
    top = "\n".join(lines[: lines.index("where it comes from")])
    assert "  verdict     supported\n  confidence  high — the evidence bears at most moderate: " in top
    assert "  lines       1–2 lines of evidence in 2 sources\n" in top
    assert "  rests on    if this one is wrong, perhaps nothing supports it:\n" in top
    told = "◆ origin insider · anonymous · a party to the matter · possibly the same as second-voice"
    assert f"{told} · an *insider* | of the ministry\n" in top


def test_quotes_and_findings() -> None:
    lines = show("jets-stopped", width=200)
    evidence = lines[lines.index("evidence") : lines.index("findings")]
    assert "    ✓ it was | the *insider* who said so — word for word in the capture" in evidence
    assert "    ✓ the jets never left — word for word in the excerpt (it stands in for the capture)" in evidence
    assert any(line.startswith("    ? these words stand nowhere at all — unchecked: ") for line in evidence)
    assert "  · context · no-such-source" in evidence
    assert any("(waived: the desk *knows* better)" in line for line in lines)


def test_a_premise_and_a_circle() -> None:
    lines = show("leaflet", "nothing-known")
    assert "  lines       1 line of evidence, as many as its weakest premise jets-flew has, none backed" in lines
    assert "  lines       0–1 lines of evidence" in lines
    # Nobody is at the beginning of a circle.
    assert not any(line.startswith("  rests on") for line in show("nothing-known"))


def test_all_claims_where_none_was_asked_for() -> None:
    result = dossiers.audit()
    assert case_file.render(result) == case_file.render(result, RenderOptions(claims=result.case.dossier.claims))
