"""The rule *anachronism*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Access, Claim, Kind, Stance
from claimcheck.model.date import Date
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.position import Pointer
from claimcheck.model.source import Source
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    when: 2022-03
    evidence:
      - {source: paper-one, stance: supports}
      - {source: almanac, stance: context}
  - id: jets-will-fly
    statement: The jets will fly in 2040.
    kind: prediction
    when: 2040
    evidence:
      - {source: paper-one, stance: supports}
sources:
  - {id: paper-one, published: 2022-03-08, accessed: 2022-03-07}
  - {id: almanac, published: 2021, accessed: 2021?, capture: {file: almanac.txt, captured: 2022}}
=== almanac.txt
An almanac.
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    when: 2022-03-08
    evidence:
      - source: paper-one  # anachronism
        stance: supports
      - {source: almanac, stance: supports}
  - id: jets-flew
    statement: The jets flew.
    when: 2040  # anachronism
    evidence:
      - {source: paper-one, stance: supports}
sources:
  - id: paper-one
    published: 2022-02
    accessed: 2021-12-30  # anachronism
  - id: almanac
    published: 2043  # anachronism
    accessed: 2022-03-10
"""

# These tell of what happened; an assessment or a prediction may be of what is to come, and an absence is of any time.
_REPORTS = (Kind.FACT, Kind.ATTRIBUTION)


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def anachronism(case: Case) -> Iterator[Observation]:
    """Dates that cannot be in this order.

    Why it matters: nobody reports what has not happened, or saves what is not published.  Where such dates stand, one
    of them is wrong, or the text is not about this event: an old picture, an old report, another meeting in the same
    town.

    How to fix it: look at both dates.  What announces an event is evidence of the announcement: say so in the
    statement, or make the claim a prediction.  Where the event came later than the report, the report is about
    something else.  An issue that is dated ahead was published on the day it came out.

    What it cannot see: dates that are missing, uncertain or too coarse to decide it, and an order that only the hour
    could tell; days in a row are not held against anybody, since the clocks of the world are that far apart.  A claim
    is compared with what supports it by report: assessments, predictions, absences and evidence that was `inferred`
    are left alone.  It does not look into texts for dates.
    """
    for source in case.dossier.sources:
        yield from _judge_source(case, source)
    for claim in case.dossier.claims:
        if claim.when is not None and claim.kind in _REPORTS and case.damage.is_read(claim, "kind"):
            if _is_to_come(case, claim.when):
                yield _observe_future(case, claim.at / "when", f"what {claim.when} will bring is told as a fact")
            else:
                yield from _judge_evidence(case, claim, claim.when)


def _judge_source(case: Case, source: Source) -> Iterator[Observation]:
    """Find one wrong date at most: what follows from it goes away with it."""
    dates = [("accessed", source.accessed, source.at / "accessed")]
    if source.capture is not None:
        dates.append(("captured", source.capture.captured, source.capture.at / "captured"))
    for verb, date, at in (("published", source.published, source.at / "published"), *dates):
        if date is not None and _is_to_come(case, date):
            yield _observe_future(case, at, f"`{source.id}` was {verb} on a day to come: {date}")
            return
    published = source.published
    if published is None:
        return
    early = [(verb, date, at) for verb, date, at in dates if date is not None and date.is_well_before(published)]
    if early:
        verb, date, at = early[0]
        yield Observation(
            at,
            f"`{source.id}` was {verb} {date}, before it was published: {published}",
            related=(
                Related(f"it was published {published}", source.at / "published"),
                *(Related(f"it was {verb} {date}", at) for verb, date, at in early[1:]),
            ),
            help="look at both dates; `published` is the day on which the text came out",
        )


def _judge_evidence(case: Case, claim: Claim, when: Date) -> Iterator[Observation]:
    """Yield each source once that supports a claim by report and was published before what it reports."""
    places: dict[str, list[Pointer]] = {}
    for piece in claim.evidence:
        is_report = piece.stance is Stance.SUPPORTS and piece.access is not Access.INFERRED
        if is_report and case.damage.is_read(piece, "source", "access"):
            places.setdefault(piece.source, []).append(piece.at / "source")
    for name, (first, *others) in places.items():
        source = case.dossier.source_by_id.get(name)
        if source is not None and source.published is not None and source.published.is_well_before(when):
            yield Observation(
                first,
                f"`{name}` was published {source.published}, before what it is to report: {when}",
                related=(
                    Related(f"`{claim.id}` is about {when}", claim.at / "when"),
                    Related(f"`{name}` was published {source.published}", source.at / "published"),
                    *(Related("it is brought here too", at) for at in others),
                ),
                help="look at both dates; what announces an event is no report of it",
            )


def _is_to_come(case: Case, date: Date) -> bool:
    return case.today is not None and case.today.is_well_before(date)


def _observe_future(case: Case, at: Pointer, message: str) -> Observation:
    return Observation(at, f"{message}, and today is {case.today}", help="look at the date")
