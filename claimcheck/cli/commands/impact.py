"""`claimcheck impact`: what falls if somebody is discredited."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import typer_adapter
from claimcheck.cli.delivery import Delivery
from claimcheck.cli.session import (
    EXIT_INCOMPLETE,
    AuditRequest,
    UsageError,
    complain,
    complain_incomplete,
    guard,
    open_dossier,
    page_width,
)
from claimcheck.cli.shell_completion import offer_parties
from claimcheck.model.record import NamedTuple

if TYPE_CHECKING:
    from claimcheck.analysis.case import Case
    from claimcheck.analysis.support.fall import Fall
    from claimcheck.analysis.support.ranking import Ranking
    from claimcheck.audit.config import Config
    from claimcheck.model.position import SourceMap

# How many seconds pass between two words about how far it has come.
_PATIENCE = 2


class Assessed(NamedTuple):
    """What falls, or how much hangs on whom, of which `most` parties are wanted."""

    case: Case
    source_map: SourceMap
    config: Config
    root: str
    captures: Sequence[str]
    answer: Fall | Ranking
    most: int

    @property
    def complete(self) -> bool:
        return self.case.is_complete


def _text(assessed: Assessed, colour: bool) -> str:
    from claimcheck.analysis.support.fall import Fall
    from claimcheck.report.impact import impact_text

    answer, case = assessed.answer, assessed.case
    if isinstance(answer, Fall):
        return impact_text.render_fall(answer, case, page_width(), colour)
    return impact_text.render_ranking(answer, assessed.most, case, page_width(), colour)


def _markdown(assessed: Assessed, colour: bool) -> str:
    from claimcheck.analysis.support.fall import Fall
    from claimcheck.report.impact import impact_markdown

    answer, case = assessed.answer, assessed.case
    if isinstance(answer, Fall):
        return impact_markdown.render_fall(answer, case)
    return impact_markdown.render_ranking(answer, assessed.most, case)


def _json(assessed: Assessed, colour: bool) -> str:
    from claimcheck.analysis.support.fall import Fall
    from claimcheck.report.impact import impact_json

    answer, case = assessed.answer, assessed.case
    if isinstance(answer, Fall):
        return impact_json.render_fall(answer, case, assessed.source_map, assessed.complete)
    return impact_json.render_ranking(answer, assessed.most, case, assessed.complete)


RENDERERS = {"text": _text, "markdown": _markdown, "json": _json}


def _read_count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and text.strip("0")):
        raise typer.BadParameter("write how many parties to show: 1 or more")
    return int(text) if len(text) < 10 else sys.maxsize


def impact(
    parties: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="Ids of sources or origins, names of authors or publishers; author:NAME asks for one kind only.",
            autocompletion=offer_parties,
        ),
    ] = None,
    worst: Annotated[
        int | None,
        typer.Option(
            "--worst",
            metavar="N",
            parser=_read_count,
            help="Rank the parties on whom most hangs, and show the first N.",
        ),
    ] = None,
    root: typer_adapter.Root = None,
    captures: typer_adapter.Captures = None,
    format_: typer_adapter.Format = None,
    output: typer_adapter.Output = None,
    color: typer_adapter.Colour = "auto",
    debug: typer_adapter.Debug = False,
) -> None:
    """Show what falls if somebody is discredited.

    Sources, origins, authors and publishers may be named, and are taken out all together. Each claim that changes is
    shown before → after, the worst first: its lines of evidence, and the highest confidence that it can bear. Claims
    that rest on others change with them.

    With --worst everybody in the dossier is taken alone, and ranked first by how many claims would lose their last
    certain line, then by how many would lose lines or confidence: the dossier's own single points of failure.

    Formats: text (default), markdown, json.
    """

    def run() -> int:
        from claimcheck.analysis.support.fall import Impact
        from claimcheck.analysis.support.party_lookup import NoSuchParty, find_party
        from claimcheck.analysis.support.ranking import rank_parties

        if bool(parties) == (worst is not None):
            raise UsageError("name who is discredited, or ask with --worst N on whom most hangs")
        delivery = Delivery(RENDERERS, format_ or (), output or (), "text", color)
        opened = open_dossier(AuditRequest(root, captures or ()))
        effects = Impact(opened.case)
        answer: Fall | Ranking
        if worst is None:
            try:
                named = [find_party(words, opened.case.provenance) for words in parties or ()]
            except NoSuchParty as error:
                raise UsageError(str(error)) from None
            answer = effects.discredit(named)
        else:
            answer = rank_parties(effects, _Progress())
        assessed = Assessed(*opened, answer, worst or 0)
        delivery.deliver(assessed)
        if not assessed.complete:
            complain_incomplete(assessed.case)
            return EXIT_INCOMPLETE
        return 0

    raise typer.Exit(guard(run, debug))


class _Progress:
    """Tells a person at a terminal how far it has come, where it takes long."""

    def __init__(self) -> None:
        self.is_watched = sys.stderr is not None and sys.stderr.isatty()
        self.told = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if self.is_watched and time.monotonic() - self.told > _PATIENCE:
            complain(f"{done:,} of {total:,} parties looked at")
            self.told = time.monotonic()
