"""What becomes of claims when somebody is discredited, in words that every format shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.fall import Change, Fall
from claimcheck.analysis.support.party_wording import show_lines, tell_party
from claimcheck.analysis.support.provenance import Party
from claimcheck.analysis.support.ranking import Ranking
from claimcheck.model.position import SourceMap
from claimcheck.model.record import NamedTuple
from claimcheck.report.part.tally import count

MEASURE = "first how many claims would lose their last certain line of evidence, then how many would stand weaker"


class ImpactAnswer(NamedTuple):
    """What falls with somebody, or how much hangs on whom, in the dossier of a case."""

    answer: Fall | Ranking
    case: Case
    source_map: SourceMap

    @property
    def complete(self) -> bool:
        return self.case.is_complete


def name_effect(change: Change) -> str:
    """Return `falls`, `weakens` or `gains`."""
    return "falls" if change.is_fall else "gains" if change.is_gain else "weakens"


def name_party(party: Party, case: Case) -> str:
    """Return a party with its kind and what qualifies it: `origin ccp-insider (anonymous)`."""
    return tell_party(case.provenance.as_support(party), case.dossier, with_kind=True)


def show_change(change: Change) -> tuple[str, str]:
    """Return lines and ceiling before and after, one value where they stay."""
    lines = (show_lines(change.lines), show_lines(change.lines_after))
    ceilings = (change.ceiling.told, change.ceiling_after.told)
    return _show(*lines), _show(*ceilings)


def _show(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def describe_fall(fall: Fall, claims: int) -> str:
    """Return in one sentence how many claims change, and how."""
    effects = Counter(map(name_effect, fall.changes))
    if not effects:
        return "No claim would stand otherwise than it does."
    return f"Of {count(claims, 'claim')}, {', '.join(_describe(effects))}; {claims - len(fall.changes):,} would stay."


def _describe(effects: Counter[str]) -> Iterator[str]:
    if effects["falls"]:
        yield f"{effects['falls']:,} would lose {'its' if effects['falls'] == 1 else 'their'} last certain line"
    if effects["weakens"]:
        yield f"{effects['weakens']:,} would stand weaker"
    if effects["gains"]:
        yield f"{effects['gains']:,} could bear more, as what speaks against it would be gone"


def describe_ranking(ranking: Ranking) -> str:
    """Return by what the parties are ranked, and who was not."""
    text = f"What would fall with each party alone: {MEASURE}."
    if ranking.skipped:
        text += f" {ranking.skipped:,} of {count(ranking.total, 'party')} were not looked at: too much work."
    return text
