"""JSON laid out with a record a line: as quick to write as without line breaks, and good to compare line by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimcheck.report.safe import json_safe


def lay_out(report: Mapping[str, Any]) -> str:
    """Return a report as JSON, a line for every value of it and for every record of its lists."""
    return json_safe("{\n" + ",\n".join(_lines(report)) + "\n}") + "\n"


def lay_out_list(records: Iterable[Any]) -> str:
    """Return a JSON array, a line for every record."""
    lines = ",\n".join("  " + _dump(record) for record in records)
    return json_safe(f"[\n{lines}\n]" if lines else "[]") + "\n"


def _lines(report: Mapping[str, Any]) -> Iterator[str]:
    for name, value in report.items():
        if isinstance(value, list) and value:
            records = ",\n".join("    " + _dump(record) for record in value)
            yield f"  {_dump(name)}: [\n{records}\n  ]"
        else:
            yield f"  {_dump(name)}: {_dump(value)}"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
