"""A small dossier that every test of the server may change, and its parts by name."""

from __future__ import annotations

from pathlib import Path

CLAIMS = """\
claims:
  - id: bridge-closed
    statement: The mayor ordered the bridge closed.
    verdict: unproven
    confidence: low
    evidence:
      - source: minutes
        stance: supports
        grade: B3
        origins: [clerk]
        quote: the Mayor ordered that the bridge be opened from six o’clock
    waivers:
      - rule: single-source
        reason: nobody else was in the hall
  - id: bridge-old
    statement: The bridge is old.
    verdict: unproven
    confidence: low
    rests_on: [bridge-closed]
"""

SOURCES = """\
sources:
  - id: minutes
    title: Minutes of the *council*
    author: Town clerk
    publisher: Town Council
    reliability: B
origins:
  - id: clerk
    name: The clerk at the table
"""

TEXT = """\
It was resolved that the Mayor ordered that the bridge be closed
from six o’clock; there was much ap-
plause in the hall.
"""


def write_dossier(root: Path, **files: str) -> Path:
    """Write the dossier, or other files by their names (`claims__a` is claims/a.yaml); return its root."""
    texts = {"claims/a.yaml": CLAIMS, "sources/s.yaml": SOURCES, "sources/minutes.txt": TEXT}
    texts.update({f"{name.replace('__', '/')}.yaml": text for name, text in files.items()})
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
