"""The data for calibration, which stand beside the project and not in it."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[3] / "shared" / "data"
ABSENT = "the data for calibration are not here: nothing says how right the heuristics are"


def has(name: str) -> bool:
    return (DATA / name).is_file()


@cache
def rows(name: str) -> list[dict[str, Any]]:
    """Return the records of a file of JSON lines."""
    # Texts may hold other line separators, which `splitlines` would take for ends of records.
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").split("\n") if line]


def is_development(document: str) -> bool:
    """Tell the half of the documents that rules may be fitted to from the half that only judges them."""
    return hashlib.sha256(document.encode()).digest()[-1] % 2 == 0
