"""The rule *not-its-own-words*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.language.vocabulary.word_list import load_words
from claimcheck.model.capture import Annotation, AnnotationKind
from claimcheck.model.claim import Claim, Evidence, Stance
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.pattern import late
from claimcheck.model.suggestion import shorten
from claimcheck.rules.kit.place import point_at_capture
from claimcheck.rules.kit.rule import rule

# How much is shown of an entry of a list, and where in it the authors stand, in characters.
_LONGEST = 60
_AUTHORS = 80
_NAME = late(r"[^\W\d_]{3,}")

_WHERE = {
    AnnotationKind.REFERENCES: "the list of references",
    AnnotationKind.TEASER: "a teaser of another page",
    AnnotationKind.COMMENT: "a reader's comment",
    AnnotationKind.ANSWERED: "the mail that is answered or handed on",
}

GOOD = """
claims:
  - id: heat-kills
    statement: Warm cells die.
    evidence:
      - source: the-paper
        stance: supports
        quote: Cells that are kept warm die within a day
  - id: paper-cites-berg
    statement: The paper cites Berg on spheres of gold.
    kind: attribution
    evidence:
      - source: the-paper
        stance: supports
        quote: Treating cancer with very small spheres of gold
sources:
  - id: the-paper
=== the-paper.txt
Cells that are kept warm die within a day.

References

6. Berg C. Treating cancer with very small spheres of gold. Journal of Spheres, 2012.
"""

BAD = """
claims:
  - id: gold-treats
    statement: Spheres of gold treat cancer.
    evidence:
      - source: the-paper
        stance: supports
        quote: Treating cancer with very small spheres of gold  # not-its-own-words
      - source: the-mail
        stance: supports
        quote: The bridge was shut by the mayor on Monday  # not-its-own-words
sources:
  - id: the-paper
  - id: the-mail
=== the-paper.txt
Cells that are kept warm die within a day.

References

6. Berg C. Treating cancer with very small spheres of gold. Journal of Spheres, 2012.
=== the-mail.txt
I do not agree at all.

On Monday, Carl Berg wrote:
> The bridge was shut by the mayor on Monday.
"""


@rule(severity=Severity.WARNING, certainty=Certainty.HEURISTIC, good=GOOD, bad=BAD)
def not_its_own_words(case: Case) -> Iterator[Observation]:
    """The words stand in the source, and look to be somebody else's.

    Why it matters: the title of a work in a list of references, the headline of another page, a reader's comment or
    the mail that is answered are in the saved text, and the source does not say them.  Such a quote lends them its
    reliability.

    How to fix it: save the page, work or mail whose words they are, and quote that.  Where it cannot be had, name who
    says so in `origins`, or say in the statement whose words they are.  Nothing is asked of evidence that names an
    origin or is brought for context, nor where the statement names the author, or speaks of the list, the comment or
    the mail.

    What it cannot see: whose words they are beyond what stands beside them; lists, teasers and comments without a
    heading or an element that says what they are.  Words that stand elsewhere in the text too are its own.
    """
    for claim, piece, check in case.checked_evidence(Outcome.EXACT):
        if piece.origins or piece.via or piece.stance is Stance.CONTEXT or not case.damage.is_read(piece, "origins"):
            continue
        foreign = case.verifier.find_foreign(check)
        if foreign is None:
            continue
        entry = case.verifier.show_entry(check, foreign)
        if _is_told(case, claim, piece, foreign, entry):
            continue
        yield Observation(
            piece.at / "quote",
            f"these words stand in {_WHERE[foreign.kind]} in `{piece.source}`: they look to be {_name(foreign, entry)}",
            related=point_at_capture(case, check, "here"),
            help="quote the page, work or mail whose words they are, or name who says so in `origins`",
        )


def _name(foreign: Annotation, entry: str) -> str:
    """Return whose the words look to be."""
    if foreign.label:
        return f"{shorten(' '.join(foreign.label.split()), _LONGEST)}'s"
    if foreign.kind is AnnotationKind.REFERENCES:
        return f"another work's, “{shorten(entry, _LONGEST)}”"
    return {
        AnnotationKind.TEASER: "another page's",
        AnnotationKind.COMMENT: "a reader's",
        AnnotationKind.ANSWERED: "another writer's",
    }[foreign.kind]


def _is_told(case: Case, claim: Claim, piece: Evidence, foreign: Annotation, entry: str) -> bool:
    """Tell whether the dossier says whose words they are."""
    stated = _names(f"{claim.statement} {piece.locator or ''}")
    if stated & load_words("own_words", "told", foreign.kind.value):
        return True
    source = case.dossier.source_by_id[piece.source]
    authors = _names(" ".join(source.author))
    if foreign.label:
        return bool(_names(foreign.label) & (stated | authors))
    if foreign.kind is not AnnotationKind.REFERENCES:
        return False
    # Authors stand first; of a title the statement may well have words.
    quote = (piece.quote or "").casefold()
    place = entry.casefold().find(quote[:_LONGEST])
    return bool(_names(entry[: min(_AUTHORS, place) if place > 0 else 0]) & stated)


def _names(text: str) -> set[str]:
    return {word.lower() for word in _NAME.findall(text)}
