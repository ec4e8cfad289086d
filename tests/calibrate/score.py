"""Right and wrong answers, counted."""

from __future__ import annotations

from typing import NamedTuple


class Score(NamedTuple):
    """What a heuristic got right (`hits`), what it said wrongly (`false`), what it did not find (`missed`)."""

    heuristic: str
    data: str
    hits: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        said = self.hits + self.false
        return self.hits / said if said else 0.0

    @property
    def recall(self) -> float:
        there = self.hits + self.missed
        return self.hits / there if there else 0.0

    @property
    def f1(self) -> float:
        weight = 2 * self.hits + self.false + self.missed
        return 2 * self.hits / weight if weight else 0.0


def show(scores: list[Score]) -> str:
    """Return a table."""
    width = max(len(score.data) for score in scores)
    lines = [f"{'heuristic':16} {'data':{width}} precision recall     F1   said  there"]
    for score in scores:
        figures = f"{score.precision:9.3f} {score.recall:6.3f} {score.f1:6.3f}"
        counts = f"{score.hits + score.false:6} {score.hits + score.missed:6}"
        lines.append(f"{score.heuristic:16} {score.data:{width}} {figures} {counts}")
    return "\n".join(lines)
