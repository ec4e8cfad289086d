"""What falls, for programs."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from claimcheck.report.impact import impact_json
from claimcheck.report.options import RenderOptions
from tests.report.impact.answers import ask

SCHEMA = json.loads((Path(impact_json.__file__).parent / "impact.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("names", [("wire",), ("clerk", "keeper"), ()])
def test_every_answer_fits_the_schema(names: tuple[str, ...]) -> None:
    report = json.loads(impact_json.render(ask(*names), RenderOptions(most=2)))
    jsonschema.Draft7Validator(SCHEMA).validate(report)
    assert report["complete"]


def test_what_falls() -> None:
    report = json.loads(impact_json.render(ask("wire")))
    assert report["summary"] == {"claims": 4, "falls": 2, "weakens": 1, "gains": 0}
    assert report["discredited"] == [{"kind": "source", "id": "wire"}]
    gone = report["claims"][0]
    assert (gone["id"], gone["effect"], gone["premise"]) == ("gone", "falls", "sold")
    assert gone["before"] == {"min": 1, "max": 1, "ceiling": "low", "ceiling_reason": gone["before"]["ceiling_reason"]}


def test_on_whom_most_hangs() -> None:
    report = json.loads(impact_json.render(ask(), RenderOptions(most=1)))
    assert report["summary"] == {"claims": 4, "parties": 5, "not_looked_at": 0}
    assert report["parties"] == [{"kind": "origin", "id": "clerk", "falls": ["gone", "sold"], "weakens": ["weak"]}]
