"""Dossiers for the tests of reports, and the files that reports of them are compared with.

The rules are made up here, so that a report does not change with the catalogue.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import MappingProxyType

from claimcheck.analysis.case import Case
from claimcheck.audit.run import Result
from claimcheck.model.claim import Verdict
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.rules.kit.rule import Rule
from claimcheck.testing import audit_files

GOLDEN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "golden")

CLAIMS = r"""
claims:
  - id: jets-stopped
    statement: Washington stopped *the* <b>jets</b> | for $100, said @press (#1, https://example.org/_a_).
    when: 2022-03-08
    verdict: supported
    confidence: high
    tags: [jets]
    note: "Two papers, one voice: `rm -rf`\n# not a heading"
    evidence:
      - source: morning-paper
        stance: supports
        quote: it was | the *insider* who said so
        locator: p. 3 [top]
        origins: [insider]
        access: told
        grade: C3
        translation: "[click](javascript:alert(1))"
      - source: evening-paper
        stance: supports
        quote: the jets never left
        origins: [second-voice]
        grade: B2
      - source: evening-paper
        stance: refutes
        quote: these words stand nowhere at all
        note: the editor denies it
      - source: no-such-source
        stance: context
    contradicts: [jets-flew]
    waivers:
      - rule: too-sure
        reason: the desk *knows* better
        by: desk editor
        until: 2027-01-31
      - rule: told-of-source
        reason: not about `sources`
  - id: jets-flew
    statement: "The jets \u202Eflew\u202C, ::error::said\u200B\e[31m nobody."
    kind: attribution
    verdict: unproven
    confidence: high
    evidence:
      - source: leaflet
        stance: supports
        quote: no text is at hand for this one
        access: documented
  - id: leaflet
    statement: What follows from both.
    kind: assessment
    rests_on: [jets-stopped, jets-flew, no-such-claim]
  - id: nothing-known
    statement: "- 1. Nothing is known. ##[error]x"
    evidence:
      - source: circle-one
        stance: supports
"""
SOURCES = r"""
sources:
  - id: morning-paper
    title: "Jets [stopped](x) | `Extra` — <script>alert(1)</script>"
    type: article-newspaper
    author: [Anna *Berg*, Ben | Carl]
    publisher: Morning & Sons
    published: 2022-03-09
    accessed: 2022-04-01
    url: https://example.org/jets_and_more?a=b&c=d
    archive_url: https://example.org/архив/1
    reliability: C
    derived_from: [{source: wire, how: quotes}]
    capture:
      file: morning-paper.txt
      captured: 2022-04-01
  - id: evening-paper
    title: Jets stopped
    author: Eva Dahl
    publisher: Evening
    reliability: B
    interest: party
    capture: {file: absent.txt, sha256: 0000000000000000000000000000000000000000000000000000000000000000}
    excerpt: {file: evening-paper.excerpt.txt}
    waivers:
      - {rule: told-of-source, reason: known}
  - id: wire
    title: Wire
    primary: true
    capture: {file: wire.txt, sha256: 1111111111111111111111111111111111111111111111111111111111111111}
  - {id: leaflet}
  - {id: circle-one, derived_from: [{source: circle-two}]}
  - {id: circle-two, derived_from: [{source: circle-one}]}
origins:
  - {id: insider, name: an *insider* | of the ministry, anonymous: true, reliability: F, interest: party}
  - {id: second-voice, name: "@voice", possibly_same_as: [insider]}
"""
FILES = {
    "claims/jets.yaml": CLAIMS,
    "sources/papers.yaml": SOURCES,
    "sources/morning-paper.txt": "In the morning it was | the *insider* who said so, and nobody else.\n",
    "sources/evening-paper.excerpt.txt": "Late at night the jets never left the field.\n",
    "sources/wire.txt": "Not what was pinned.\n",
}
EMPTY = {"claims/none.yaml": "claims: []\n"}
BROKEN = {"claims/broken.yaml": "claims: [\n", "claims/good.yaml": "claims:\n  - {id: good, statement: Good.}\n"}


def _too_sure(case: Case) -> Iterator[Observation]:
    """The claim says more than it may.

    Why it matters: “words” *bear* `less` than [they](https://example.org) say.

    How to fix it: say less.
    """
    for claim in case.dossier.claims:
        if claim.verdict is not Verdict.UNPROVEN:
            related = tuple(Related(f"`{p.source}` speaks here", p.at / "source") for p in claim.evidence[:2])
            message = f"`{claim.id}` says *more* than “{claim.statement}”"
            yield Observation(claim.at / "statement", message, None, related, "say `less` | or #2")


def _told_of_source(case: Case) -> Iterator[Observation]:
    """Nobody publishes the source."""
    for source in case.dossier.sources:
        if not source.publisher or source.waivers:
            yield Observation(source.at, f"nobody publishes `{source.id}`", variant="worse" if source.primary else None)


def _told_of_origin(case: Case) -> Iterator[Observation]:
    """The origin is somebody."""
    for origin in case.dossier.origins:
        yield Observation(origin.at / "name", f"{origin.name} is somebody")


def _make_rule(
    name: str, family: str, severity: Severity, function: object, certainty: Certainty = Certainty.EXACT
) -> Rule:
    variants = MappingProxyType({"worse": Severity.WARNING})
    return Rule(name, family, severity, certainty, (), (), variants, function)  # type: ignore[arg-type]


CATALOGUE = {
    rule.name: rule
    for rule in (
        _make_rule("too-sure", "grading", Severity.ERROR, _too_sure, Certainty.HEURISTIC),
        _make_rule("told-of-source", "provenance", Severity.NOTE, _told_of_source),
        _make_rule("told-of-origin", "provenance", Severity.WARNING, _told_of_origin),
    )
}


def audit(files: dict[str, str] | None = None) -> Result:
    """Audit a dossier by the rules of this module."""
    return audit_files(FILES if files is None else files, CATALOGUE)


def check_golden(name: str, text: str) -> None:
    """Compare with the file of that name; write it instead where CLAIMCHECK_UPDATE_GOLDEN is set."""
    path = os.path.join(GOLDEN, name)
    if os.environ.get("CLAIMCHECK_UPDATE_GOLDEN"):
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    with open(path, encoding="utf-8", newline="") as file:
        assert text == file.read(), f"{name} differs; CLAIMCHECK_UPDATE_GOLDEN=1 pytest writes it anew"
