"""`claimcheck impact`: what falls if somebody is discredited."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from claimcheck.cli import command
from claimcheck.cli.audit_request import AuditRequest, read
from claimcheck.cli.command import Argument, Command, Given, Option
from claimcheck.cli.delivery import Delivery
from claimcheck.cli.failure import EXIT_INCOMPLETE, UsageError, complain, complain_incomplete
from claimcheck.cli.terminal import page_width
from claimcheck.report.formats import FORMATS
from claimcheck.report.options import RenderOptions

if TYPE_CHECKING:
    from claimcheck.analysis.support.fall import Fall
    from claimcheck.analysis.support.ranking import Ranking

# How many seconds pass between two words about how far it has come.
_PATIENCE = 2


def _read_count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and text.strip("0")):
        raise UsageError("write how many parties to show: 1 or more")
    return int(text) if len(text) < 10 else sys.maxsize


def impact(given: Given) -> int:
    """Show what falls if somebody is discredited.

    Sources, origins, authors and publishers may be named, and are taken out all together. Each claim that changes is
    shown before → after, the worst first: its lines of evidence, and the highest confidence that it can bear. Claims
    that rest on others change with them.

    With --worst everybody in the dossier is taken alone, and ranked first by how many claims would lose their last
    certain line, then by how many would lose lines or confidence: the dossier's own single points of failure.

    Formats: text (default), markdown, json.
    """
    from claimcheck.analysis.support.fall import Impact
    from claimcheck.analysis.support.party_lookup import NoSuchParty, find_party
    from claimcheck.analysis.support.ranking import rank_parties
    from claimcheck.report.part.impact_wording import ImpactAnswer

    if bool(given.parties) == (given.worst is not None):
        raise UsageError("name who is discredited, or ask with --worst N on whom most hangs")
    delivery = Delivery(FORMATS["impact"], given.format, given.output, "text", given.color)
    dossier = read(AuditRequest.of(given))
    case = dossier.case
    effects = Impact(case)
    answer: Fall | Ranking
    if given.worst is None:
        try:
            named = [find_party(words, case.provenance) for words in given.parties]
        except NoSuchParty as error:
            raise UsageError(str(error)) from None
        answer = effects.discredit(named)
    else:
        answer = rank_parties(effects, _Progress())
    result = ImpactAnswer(answer, case, dossier.source_map)
    delivery.deliver(dossier, result, RenderOptions(page_width(), most=given.worst or 0))
    if not result.complete:
        complain_incomplete(case)
        return EXIT_INCOMPLETE
    return 0


class _Progress:
    """Tells a person at a terminal how far it has come, where it takes long."""

    def __init__(self) -> None:
        self.is_watched = sys.stderr is not None and sys.stderr.isatty()
        self.told = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if self.is_watched and time.monotonic() - self.told > _PATIENCE:
            complain(f"{done:,} of {total:,} parties looked at")
            self.told = time.monotonic()


COMMAND = Command(
    impact,
    Argument(
        "parties",
        "ID",
        "Ids of sources or origins, names of authors or publishers; author:NAME asks for one kind only.",
        completion="PARTY",
    ),
    (
        Option(
            ("--worst",),
            "Rank the parties on whom most hangs, and show the first N.",
            "N",
            parse=_read_count,
        ),
        command.ROOT,
        command.CAPTURES,
        command.FORMAT,
        command.OUTPUT,
        command.COLOR,
        command.DEBUG,
    ),
)
