"""Quotes of Markdown, as it is read and as it is written; never one that was changed."""

from __future__ import annotations

import re

import pytest

from claimcheck.analysis.quote.exact import Outcome
from claimcheck.analysis.quote.verification import Verifier
from claimcheck.capture.extraction import extract_text
from claimcheck.model.capture import CaptureReading, CaptureState, SourceText
from claimcheck.model.dossier import Dossier
from tests.analysis import casework


def look(quote: str, markdown: str, is_excerpt: bool = False) -> Outcome:
    piece = casework.evidence("paper")._replace(quote=quote)
    dossier = Dossier((casework.claim("a-claim", piece),), (casework.source("paper"),))
    found = extract_text(markdown.encode(), "paper.md")
    reading = CaptureReading(CaptureState.READ, "paper.md", *found[:1], annotations=found.annotations, raw=found.raw)
    text = SourceText(excerpt=reading) if is_excerpt else SourceText(reading)
    return Verifier(dossier, {"paper": text}).verify(dossier.claims)[piece.at].outcome


# What is written, and as what it is quoted.
EXACT = [
    ("The **mayor** shut the bridge on Monday evening.", "The mayor shut the bridge on Monday"),
    ("The **mayor** shut the bridge on Monday evening.", "The **mayor** shut the bridge on Monday"),
    ("The flag `priority` means it is shut first.", "The flag `priority` means it is shut first"),
    ("The [mayor](https://e.org/m_(1)) shut the bridge.", "The mayor shut the bridge"),
    ("The [mayor](https://e.org/m_(1)) shut the bridge.", "The [mayor](https://e.org/m_(1)) shut the bridge"),
    ("The [[People/Mayor|mayor]] shut the bridge.", "The [[People/Mayor|mayor]] shut the bridge"),
    ("The file plan\\_2 is \\[draft\\] and shut.", "The file plan_2 is [draft] and shut"),
    ("The file plan\\_2 is \\[draft\\] and shut.", "The file plan\\_2 is \\[draft\\] and shut"),
    ("The group[^1] is an old guild[^2] here.\n\n[^1]: Note.", "The group is an old guild here"),
    ("The group[^1] is an old guild[^2] here.\n\n[^1]: Note.", "The group[^1] is an old guild[^2] here"),
    ("There were 12[^3] men in the old boat.", "There were 12 men in the old boat"),
    ("It is so [@smith2020, p. 3], and nobody knew.", "It is so, and nobody knew"),
    ("It is so ^[See *there*.] and nobody ever knew.", "It is so and nobody ever knew"),
    ("It is __init__ that is called first of all.", "It is __init__ that is called first"),
    ("| Town | Dead |\n|---|---|\n| Port | **450** men |\n", "| Port | **450** men |"),
    ("1. The mayor shut it.\n2. Nobody knew of it.", "The mayor shut it. Nobody knew of it"),
    ("1. The mayor shut it.\n2. Nobody knew of it.", "1. The mayor shut it. 2. Nobody knew of it"),
    ("> The crowd at the gate\n> was *large* and loud.", "The crowd at the gate was large and loud"),
    ("Factor 2*3*4 was used in the old model.", "Factor 2*3*4 was used in the old model"),
]

# What never stands there, although it nearly does, or is hidden.
WRONG = [
    ("There were 12[^3] men in the old boat.", "There were 123 men in the old boat"),
    ("There were 10^6^ men in the old boat.", "There were 106 men in the old boat"),
    ("There were 10<sup>6</sup> men in the boat.", "There were 106 men in the boat"),
    ("In 1984[3](#fn3) the mayor shut the bridge.", "In 19843 the mayor shut the bridge"),
    ("Factor 2*3*4 was used in the old model.", "Factor 234 was used in the old model"),
    ("Factor 5*x*3 was used in the old model.", "Factor 5x3 was used in the old model"),
    ("The fine was ~~400~~ 900 crowns for each.", "The fine was 400 crowns for each"),
    ("The fine was ~~400~~900 crowns for each.", "The fine was 400900 crowns for each"),
    ("The mayor did <!-- not --> shut the bridge.", "The mayor did not shut the bridge"),
    ("The mayor did %%not%% shut the bridge.", "The mayor did not shut the bridge"),
    ("---\ntitle: The mayor shut the bridge\n---\n\nNothing.", "The mayor shut the bridge"),
    ("<!-- The **mayor** shut the bridge -->\n\nNothing.", "The **mayor** shut the bridge"),
    ("See [this](a.html 'The mayor shut the bridge').", "The mayor shut the bridge"),
    ("See ![The mayor shut the bridge](a.png) here.", "The mayor shut the bridge"),
    ("[//]: # (The mayor shut the bridge)\n\nNothing.", "The mayor shut the bridge"),
    ("The mayor did shut the bridge on Monday.", "The mayor did [not](https://e.org) shut the bridge"),
    ("The mayor **did** shut the bridge.", "The mayor **did not** shut the bridge"),
    ("| Total | 45 |\n|---|---|\n| 0 men | were lost |", "Total 450 men were lost"),
]


@pytest.mark.parametrize(("markdown", "quote"), EXACT)
def test_honest_quotes_are_exact(markdown: str, quote: str) -> None:
    assert look(quote, markdown) is Outcome.EXACT
    if not re.match(r"1\.|\|", markdown):
        assert look(quote, markdown, is_excerpt=True) is Outcome.EXACT


@pytest.mark.parametrize(("markdown", "quote"), WRONG)
def test_what_is_not_there_is_not_exact(markdown: str, quote: str) -> None:
    assert look(quote, markdown) is not Outcome.EXACT
    assert look(quote, markdown, is_excerpt=True) is Outcome.UNCHECKED


@pytest.mark.parametrize(("markdown", "quote"), EXACT)
def test_no_changed_quote_is_exact(markdown: str, quote: str) -> None:
    """Each word in turn changed by a letter, left out, or denied; each digit another."""
    words = quote.split(" ")
    changed = [re.sub(r"[0-9]", lambda digit: str((int(digit[0]) + 1) % 10), word) for word in words]
    for index, word in enumerate(words):
        others = [word + " not"] if index + 1 < len(words) else []
        letters = re.sub(r"[a-zA-Z](?=\w*\W*\Z)", "q", word, count=1)
        others += [other for other in (letters, changed[index]) if other != word]
        if 0 < index < len(words) - 1 and re.search(r"\w", word):
            others.append("")
        for other in others:
            # Marks of notes, numbers of items and addresses may be left out, and bear no words.
            if re.search(r"\[\^|^\d\.$|\]\(|@|\[\[", word) or "^" in word:
                continue
            mutant = " ".join(filter(None, [*words[:index], other, *words[index + 1 :]]))
            assert look(mutant, markdown) is not Outcome.EXACT, mutant
