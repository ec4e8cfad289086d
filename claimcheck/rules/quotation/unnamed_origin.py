"""The rule *unnamed-origin*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.analysis.case import Case
from claimcheck.analysis.fidelity.claim_evidence import walk_passages
from claimcheck.analysis.fidelity.evidence_text import QuotedPassage
from claimcheck.language.sentence.token import read_tokens
from claimcheck.model.claim import Claim, Evidence, Kind, Stance
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.place import point_at_text, show_quote
from claimcheck.rules.kit.rule import rule

if TYPE_CHECKING:
    from claimcheck.language.attribution.attribution import Attribution

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: the-article
        stance: supports
        quote: Washington stopped the jets on the Tuesday
        origins: [insider]
      - source: the-article
        stance: supports
        quote: The jets never left the base
  - id: minister-denies
    statement: The minister denied that he had stopped the jets.
    kind: attribution
    evidence:
      - source: the-article
        stance: supports
        quote: I have stopped nothing and nobody
sources:
  - {id: the-article, publisher: The Courier}
origins:
  - {id: insider, anonymous: true}
=== the-article.txt
Washington stopped the jets on the Tuesday, said a source close to the talks.
The jets never left the base.
“I have stopped nothing and nobody,” the minister told The Courier.
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: the-article
        stance: supports
        quote: Washington stopped the jets on the Tuesday  # unnamed-origin
      - source: the-article
        stance: supports
        quote: the order came from the White House  # unnamed-origin
      - source: the-article
        stance: supports
        quote: no pilot was asked what he thought of it  # unnamed-origin
sources:
  - {id: the-article, publisher: The Courier}
=== the-article.txt
Washington stopped the jets on the Tuesday, said a source close to the talks.
Two officials told The Courier that the order came from the White House.
According to Anna Berg, a lawyer, no pilot was asked what he thought of it.
"""


@rule(severity=Severity.WARNING, certainty=Certainty.HEURISTIC, good=GOOD, bad=BAD)
def unnamed_origin(case: Case) -> Iterator[Observation]:
    """The source has these words from somebody, and the evidence does not say from whom.

    Why it matters: a newspaper that prints what an official told it knows no more than the official.  While no origin
    is named, two papers with one informant look like two witnesses.

    How to fix it: register who it comes from under `origins`, anonymous or not, and name that id in the evidence.
    Where it comes from another publication, register that one and declare the source `derived_from` it.  Nothing is
    asked of a source that is its own origin (`primary: true`, or access `witnessed` or `documented`), of evidence for
    context, or where the words are those of the source's own author or publisher, or of a publication that it is
    `derived_from`.  Of an attribution ("X said Y") the speaker is the subject and not the origin: nothing is asked
    where the claim names whom the passage names, nor where the passage has only "he" or "she".

    What it cannot see: an attribution farther off than the sentence or the quotation, or made without a verb of
    saying; who "he" is; texts in a language of which it has no list of words (it has English).  A source that names
    no language is taken to be English.
    """
    for claim, piece, passage in walk_passages(case):
        if passage.reading is None or not _needs_origin(case, piece):
            continue
        found = _find_attribution(passage)
        if found is None or not found.is_said or _is_known(case, claim, piece, passage, found):
            continue
        words = show_quote(passage.text[slice(*found.span)])
        yield Observation(
            piece.at / "quote",
            f"`{piece.source}` has this from somebody, {words}, but no origin is named",
            related=(point_at_text(passage.reading, *found.span, "who says so"),),
            help="name who it comes from in `origins`, or the publication it comes from in `derived_from`",
        )


def _find_attribution(passage: QuotedPassage) -> Attribution | None:
    # What reads attributions is large, and needed only here.
    from claimcheck.language.attribution.attribution import find_attribution

    return find_attribution(passage.text, passage.start, passage.end, passage.vocabulary)


def _needs_origin(case: Case, piece: Evidence) -> bool:
    """Tell whether a piece rests on somebody whom it does not name."""
    if piece.origins or piece.stance is Stance.CONTEXT or not case.damage.is_read(piece, "origins", "access"):
        return False
    roots = case.provenance.roots(case.provenance.enter(piece))
    return not any(case.provenance.is_own_origin(piece, root) for root in roots)


def _is_known(case: Case, claim: Claim, piece: Evidence, passage: QuotedPassage, found: Attribution) -> bool:
    """Tell whether the dossier says already who it is, or the passage does not."""
    syntax = passage.vocabulary.syntax
    name = _words(passage.text[slice(*found.source)]) - syntax.determiners - syntax.prepositions
    if name & syntax.first_person:
        return True
    statement = _words(claim.statement)
    is_speech = claim.kind is Kind.ATTRIBUTION or bool(statement & syntax.saying)
    if is_speech and (name & statement or name <= syntax.pronouns):
        return True
    known = case.dossier.source_by_id
    source = known[piece.source]
    publications = [source, *(known[debt.source] for debt in source.derived_from if debt.source in known)]
    titles = [publication.title for publication in publications[1:]]
    houses = [house for publication in publications for house in (*publication.publisher, *publication.author)]
    return any(name <= _words(words) for words in (*titles, *houses) if words)


def _words(text: str) -> set[str]:
    return {token.word for token in read_tokens(text, 0, len(text)) if token.word[0].isalnum()}
