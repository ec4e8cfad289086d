"""Which quotation of a text a stretch of it stands in."""

from __future__ import annotations

import pytest

from claimcheck.language.sentence.quotation import find_quotation


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("“It rained and [the jets left],” he said.", "“It rained and the jets left,”"),
        ('He said: "It rained and [the jets left]."', '"It rained and the jets left."'),
        ("‘It’s late and [the jets left],’ he said.", "‘It’s late and the jets left,’"),
        ("“It rained,” he said, and [the jets left].", None),
        ('"It rained," he said, and [the jets left] "late".', None),
        ("“It rained\n\nand [the jets left],” he said.", None),
        ("It’s late and [the jets left] the pilots’ base.", None),
        ("“It rained and [the jets left]", None),
    ],
)
def test_quotations(text: str, quotation: str | None) -> None:
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    found = find_quotation(text, start, end)
    assert (None if found is None else text[slice(*found)]) == quotation
