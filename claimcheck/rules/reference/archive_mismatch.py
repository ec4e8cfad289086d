"""The rule *archive-mismatch*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.identity.address import find_saved, level_url
from claimcheck.model.date import Date
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.source import Source
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper, stance: supports}
sources:
  - id: paper
    url: https://www.example.org/jets
    archive_url: https://web.archive.org/web/20220310120000/http://example.org/jets/
    published: 2022-03-09
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports}
      - {source: paper-two, stance: supports}
      - {source: paper-three, stance: supports}
sources:
  - id: paper-one
    url: https://example.org/jets
    archive_url: https://web.archive.org/web/20220310120000/https://example.org/planes  # archive-mismatch
  - id: paper-two
    url: https://example.org/talks
    archive_url: https://web.archive.org/web/20200101000000/https://example.org/talks  # archive-mismatch
    published: 2022-03-09
  - id: paper-three
    url: https://example.org/pact
    archive_url: https://example.org/pact  # archive-mismatch
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def archive_mismatch(case: Case) -> Iterator[Observation]:
    """An archived copy of another address, or of a day before the page was published.

    Why it matters: the archived copy is what a reader falls back on when the page has changed or is gone.  A copy of
    something else proves nothing.

    How to fix it: open the copy, and take the address of the one that shows the text.  Where the page has moved, `url`
    is the address at which it was archived.

    What it cannot see: short addresses of archives, which do not tell what they hold.  The address in a copy is
    compared as `same-document` compares; the day may be one before `published`, for the world's clocks.
    """
    for source in case.dossier.sources:
        if source.archive_url:
            yield from _judge(source, source.archive_url)


def _judge(source: Source, archive_url: str) -> Iterator[Observation]:
    at = source.at / "archive_url"
    saved = find_saved(archive_url)
    if saved is None:
        if source.url and archive_url == source.url:
            yield Observation(
                at, "the archived copy is the page itself", help="save it in an archive, or leave `archive_url` out"
            )
        return
    address, time = saved
    if source.url and level_url(source.url) != level_url(address):
        yield Observation(
            at,
            f"the archived copy is of another address: `{address}`",
            related=(Related("the page's own address", source.at / "url"),),
            help="take the copy of this page",
        )
        return
    day = _read_day(time)
    if day is not None and source.published is not None and day.is_well_before(source.published):
        yield Observation(
            at,
            f"the copy was saved on {day}, and the page was published on {source.published}",
            related=(Related("published", source.at / "published"),),
            help="one of the two dates is wrong, or the copy is of an older text",
        )


def _read_day(time: str) -> Date | None:
    digits = "-".join(filter(None, (time[:4], time[4:6], time[6:8])))
    try:
        return Date.parse(digits)
    except ValueError:
        return None
