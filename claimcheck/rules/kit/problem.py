"""Problems met while reading, told as observations: reading has no other channel."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Observation


def observe_problems(case: Case, name: str) -> Iterator[Observation]:
    """Yield the problems that bear a rule's name."""
    for problem in case.dossier.problems:
        if problem.rule == name:
            yield Observation(
                problem.at,
                problem.message,
                problem.fragment,
                problem.related,
                problem.help,
                None,
                problem.on_key,
                problem.location,
            )
