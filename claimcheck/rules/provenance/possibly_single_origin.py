"""The rule *possibly-single-origin*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.party_wording import ALIKE, tell_alike, tell_lines
from claimcheck.analysis.support.provenance import Support
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.suggestion import enumerate_words
from claimcheck.rules.kit.rule import rule

if TYPE_CHECKING:
    from claimcheck.analysis.support.open_question import OpenQuestions

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, origins: [witness-one]}
      - {source: paper-two, stance: supports, access: witnessed}
sources:
  - {id: paper-one, author: Anna Berg, publisher: The One}
  - {id: paper-two, author: Carl Dahl, publisher: The Two}
origins:
  - {id: witness-one, name: the minister}
"""

BAD = (
    """
claims:
  - id: jets-stopped  # possibly-single-origin
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, origins: [insider]}
      - {source: paper-two, stance: supports}
sources:
  - {id: paper-one, author: Anna Berg, publisher: The One}
  - {id: paper-two, author: Carl Dahl, publisher: The Two}
origins:
  - {id: insider, anonymous: true}
""",
    """
claims:
  - id: jets-stopped  # possibly-single-origin
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, origins: [insider]}
      - {source: paper-two, stance: supports, origins: [official]}
sources:
  - {id: paper-one, author: Anna Berg, publisher: The One}
  - {id: paper-two, author: Carl Dahl, publisher: The Two}
origins:
  - {id: insider, anonymous: true}
  - {id: official, anonymous: true, possibly_same_as: [insider]}
""",
)


@rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def possibly_single_origin(case: Case) -> Iterator[Observation]:
    """Several sources that may all have it from one origin.

    Why it matters: that two sources say the same shows something only where they did not have it from the same
    person.  A source that does not say where it has it from may have it from the one you know already.

    How to fix it: settle what the finding names.  Either find out who told the sources that name nobody, and write
    it under `origins`; or find out whether two informants are one person.  Where it cannot be settled, this note is
    what a reader should know.

    What it cannot see: informants who are one person without anybody's suspecting it.  Nothing is said of a claim
    that you hold refuted, nor of one that rests on a verified primary record.
    """
    for claim, basis in case.upheld_claims():
        lines = basis.lines
        if lines.premise or basis.has_record or not lines.min < case.policy.lines <= lines.max:
            continue
        from claimcheck.analysis.support.open_question import find_open_questions

        questions = find_open_questions(basis.support, lines, case.provenance)
        if not (questions.unnamed or questions.alike):
            # A circle, which is found as such, or sources too entangled to be counted.
            continue
        yield Observation(
            claim.at / "id",
            f"{tell_lines(lines)}: {'; '.join(_describe(questions))}",
            related=tuple(_locate(case, questions)),
            help="; ".join(_advise(questions)),
        )


def _name(ids: tuple[str, ...]) -> str:
    return enumerate_words((f"`{name}`" for name in ids), "and")


def _unnamed_sources(questions: OpenQuestions) -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece.source for piece in questions.unnamed))


def _describe(questions: OpenQuestions) -> Iterator[str]:
    if questions.unnamed:
        sources = _unnamed_sources(questions)
        yield f"no origin is named for what {_name(sources)} {'says' if len(sources) == 1 else 'say'}"
    for group in questions.alike:
        yield f"{_name(group)} are {ALIKE['origin']}"


def _advise(questions: OpenQuestions) -> Iterator[str]:
    if questions.unnamed:
        sources = _unnamed_sources(questions)
        has = "has" if len(sources) == 1 else "have"
        yield f"find out where {_name(sources)} {has} it from, and name it in `origins`"
    for group in questions.alike:
        yield f"find out whether {_name(group)} are the same; take `possibly_same_as` out where they are not"


def _locate(case: Case, questions: OpenQuestions) -> Iterator[Related]:
    for piece in questions.unnamed:
        yield Related("no origin is named here", piece.at / "source")
    for group in questions.alike:
        for name in group:
            one = Support("origin", name, tuple(other for other in group if other != name))
            yield Related(tell_alike(one, in_code=True), case.dossier.origin_by_id[name].at / "id")
