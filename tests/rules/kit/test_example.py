"""An example is one text: a file of the dossier, and the files that stand beside it."""

from __future__ import annotations

import pytest

from claimcheck.rules.kit.example import EXAMPLE_FILE, split_example


@pytest.mark.parametrize(
    ("example", "files"),
    [
        ("claims: []\n", {EXAMPLE_FILE: "claims: []\n"}),
        ("\nclaims: []\n", {EXAMPLE_FILE: "claims: []\n"}),
        (
            "\nclaims: []\n=== a.txt\nOne.\n\nTwo.\n=== deep/b.yaml\nsources: []\n",
            {EXAMPLE_FILE: "claims: []\n", "claims/a.txt": "One.\n\nTwo.\n", "claims/deep/b.yaml": "sources: []\n"},
        ),
        ("=== a.txt\nOnly text.\n", {EXAMPLE_FILE: "", "claims/a.txt": "Only text.\n"}),
        ("a: ===\n === b.txt\n", {EXAMPLE_FILE: "a: ===\n === b.txt\n"}),
        ("=== two words\n", {EXAMPLE_FILE: "=== two words\n"}),
    ],
)
def test_an_example_is_split_at_its_file_names(example: str, files: dict[str, str]) -> None:
    assert split_example(example) == files
