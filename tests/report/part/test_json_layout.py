"""JSON with a record a line."""

from __future__ import annotations

import json

from claimcheck.report.part.json_layout import lay_out, lay_out_list


def test_a_line_a_value_and_a_line_a_record() -> None:
    report = {"version": 1, "records": [{"a": 1}, {"b": "ä\u202e"}], "none": [], "summary": {"x": [1]}}
    text = lay_out(report)
    assert text.splitlines() == [
        "{",
        '  "version": 1,',
        '  "records": [',
        '    {"a": 1},',
        '    {"b": "ä\\u202e"}',
        "  ],",
        '  "none": [],',
        '  "summary": {"x": [1]}',
        "}",
    ]
    assert json.loads(text) == report


def test_a_list() -> None:
    assert lay_out_list([]) == "[]\n"
    assert lay_out_list(iter([1, "x"])) == '[\n  1,\n  "x"\n]\n'
