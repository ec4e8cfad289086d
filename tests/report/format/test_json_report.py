"""The JSON report: its shape, its order, and the schema that describes it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

import claimcheck
from claimcheck.analysis.quote.exact import OtherPlace, Outcome, QuoteCheck, QuotePart
from claimcheck.audit.config import Config
from claimcheck.audit.run import NotChecked, Result
from claimcheck.language.text.difference import Difference
from claimcheck.model.finding import Certainty, Finding, RelatedLocation, Severity
from claimcheck.model.position import Location, Span
from claimcheck.report.format import json_report
from claimcheck.testing import TODAY
from claimcheck.workspace.open import OpenOptions, open_dossier
from tests.report import dossiers

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(claimcheck.__file__)))
SCHEMA = os.path.join(ROOT, "claimcheck", "report", "format", "report.schema.json")
FINDING = Finding(
    "a-rule",
    "a-family",
    Severity.ERROR,
    Certainty.EXACT,
    "caf\udce9 \u202e ##[error]",
    None,
    None,
    None,
    Location("claims/caf\udce9.yaml", Span(1, 2, 3, 4)),
    (RelatedLocation("there", Location("x.txt")),),
    "00",
)


def read_schema() -> Any:
    with open(SCHEMA, encoding="utf-8") as file:
        return json.load(file)


def read(result: Result) -> Any:
    report = json.loads(json_report.render(result))
    jsonschema.Draft7Validator(read_schema()).validate(report)
    return report


def walk(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema within a schema."""
    yield schema
    for key in ("properties", "definitions"):
        for inner in schema.get(key, {}).values():
            yield from walk(inner)
    if "items" in schema:
        yield from walk(schema["items"])
    for inner in schema.get("oneOf", ()):
        yield from walk(inner)


def test_the_golden_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_report, "__version__", "0")
    result = dossiers.audit()
    read(result)
    dossiers.check_golden("report.json", json_report.render(result))


@pytest.mark.parametrize("files", [dossiers.EMPTY, dossiers.BROKEN])
def test_small_dossiers_fit_the_schema(files: dict[str, str]) -> None:
    report = read(dossiers.audit(files))
    assert report["summary"]["claims"] == len(report["claims"])


@pytest.mark.slow
def test_the_projects_own_dossier_fits_the_schema() -> None:
    report = read(open_dossier(ROOT, OpenOptions(config=Config(), today=TODAY)).audit())
    assert report["complete"]
    assert report["claims"]


def test_equal_results_give_equal_bytes() -> None:
    text = json_report.render(dossiers.audit())
    assert text == json_report.render(dossiers.audit())
    assert text.endswith("}\n")
    assert f'"version": "{claimcheck.__version__}"' in text


def test_keys_stand_in_the_order_of_the_contract() -> None:
    report = read(dossiers.audit())
    assert list(report) == list(read_schema()["required"])
    for name in ("claim", "finding", "evidence", "quote", "location"):
        definition = read_schema()["definitions"][name]
        assert list(definition["properties"]) == definition["required"]
    claim = report["claims"][0]
    assert list(claim) == read_schema()["definitions"]["claim"]["required"]
    assert list(claim["evidence"][0]) == read_schema()["definitions"]["evidence"]["required"]
    assert list(claim["evidence"][0]["quote"]) == read_schema()["definitions"]["quote"]["required"]
    assert list(report["findings"][0]) == read_schema()["definitions"]["finding"]["required"]
    assert list(report["findings"][0]["location"]) == read_schema()["definitions"]["location"]["required"]


def test_claims_and_findings_stand_by_file_and_place() -> None:
    claim = "claims:\n  - {id: %s, statement: Some.}\n"
    files = {"claims/b.yaml": claim % "one", "claims/a.yaml": claim % "two", "claims/B.yaml": claim % "three"}
    report = read(dossiers.audit(files))
    for entries in (report["claims"], report["findings"]):
        places = [(entry["location"]["file"], entry["location"]["line"]) for entry in entries]
        assert places == sorted(places)


def test_what_a_claim_rests_on() -> None:
    claims = {claim["id"]: claim["corroboration"] for claim in read(dossiers.audit())["claims"]}
    assert claims["jets-stopped"]["rests_on"] == [
        {"kind": "origin", "id": "insider", "possibly_same_as": ["second-voice"]}
    ]
    assert claims["leaflet"]["premise"] == "jets-flew"
    assert claims["nothing-known"] == {"min": 0, "max": 1, "backed": 0, "rests_on": []}
    assert "premise" not in claims["jets-stopped"]


def test_an_origin_that_nobody_names_is_a_question_mark() -> None:
    files = {
        "claims/one.yaml": "claims:\n  - {id: one, statement: One., evidence: [{source: paper, stance: supports}]}\n"
        "sources:\n  - {id: paper}\n"
    }
    (claim,) = read(dossiers.audit(files))["claims"]
    assert claim["corroboration"]["rests_on"] == [{"kind": "origin", "id": "?"}, {"kind": "source", "id": "paper"}]
    assert claim["evidence"][0]["quote"] is None
    assert claim["evidence"][0]["grade"] is None
    assert claim["verdict"] is None
    assert claim["confidence"] is None


def test_what_stands_nowhere_has_no_place() -> None:
    evidence = read(dossiers.audit())["claims"][0]["evidence"]
    quotes = [piece["quote"] for piece in evidence]
    assert [quote and quote["checked_in"] for quote in quotes] == ["capture", "excerpt", None, None]
    assert quotes[2]["outcome"] == "unchecked"
    assert quotes[2]["start"] is quotes[2]["end"] is quotes[2]["found_in"] is None


def test_every_outcome_fits_the_schema() -> None:
    result = dossiers.audit()
    piece = result.case.dossier.claims[0].evidence[0]
    for outcome in Outcome:
        differences = (Difference("number", "9", ""), Difference("wording", "“a”", "b"))
        found = QuoteCheck(outcome, 98.123, 3, 9, "wire", "capture", differences, "", "p. 12")
        other, part = OtherPlace(20, 26, "p. 14"), QuotePart(3, 5, "a b", "c")
        result.case.quotes[piece.at] = found._replace(also_at=(other,), also_in=("paper",), part=part)
        quote = read(result)["claims"][0]["evidence"][0]["quote"]
        assert quote == {
            "words": piece.quote,
            "outcome": outcome.value,
            "score": 98.1,
            "start": 3,
            "end": 9,
            "found_in": "wire",
            "checked_in": "capture",
            "locator": "p. 12",
            "differences": [
                {"class": "number", "quote": "9", "source": ""},
                {"class": "wording", "quote": "“a”", "source": "b"},
            ],
            "also_at": [{"start": 20, "end": 26, "locator": "p. 14"}],
            "also_in": ["paper"],
            "part": {"start": 3, "end": 5, "words": "a b", "missing": "c", "locator": None},
        }


def test_waived_findings_stay_and_do_not_count() -> None:
    report = read(dossiers.audit())
    waived = [finding["waiver"] for finding in report["findings"] if finding["waiver"]]
    assert waived[0] == {"reason": "the desk *knows* better", "by": "desk editor", "until": "2027-01-31"}
    assert waived[1] == {"reason": "known", "by": None, "until": None}
    assert report["summary"]["waived"] == len(waived)
    counted = sum(report["summary"][severity.value] for severity in Severity)
    assert counted + len(waived) == len(report["findings"])


def test_foreign_text_is_harmless_and_whole() -> None:
    result = dossiers.audit()._replace(findings=(FINDING,), not_checked=(NotChecked("a\ud800", "b", "c", "d"),))
    text = json_report.render(result)
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "##[" not in text
    text.encode()
    report = read(result)
    assert report["findings"][0]["message"] == "caf\\u{DCE9} \u202e ##[error]"
    assert report["findings"][0]["location"] == {
        "file": "claims/caf\\u{DCE9}.yaml",
        "line": 1,
        "column": 2,
        "end_line": 3,
        "end_column": 4,
    }
    assert report["not_checked"] == [{"what": "a\\u{D800}", "why": "b", "claim": "c", "source": "d"}]
    assert "\u202e" in report["claims"][1]["statement"]


def test_the_schema_is_complete() -> None:
    schema = read_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    for part in walk(schema):
        if part == {"type": "null"} or set(part) == {"$ref"}:
            continue
        assert part.get("description"), part
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            optional = set(part["properties"]) - set(part["required"])
            assert optional <= {"premise", "possibly_same_as", "shares_text_with"}
