"""Print how right every heuristic is."""

from __future__ import annotations

from tests.calibrate import attribution, claims, copies, drift, hedge, names, overstatement, quotecut, stories
from tests.calibrate.data import ABSENT, DATA, has
from tests.calibrate.score import Score, show

HEURISTICS = (quotecut, attribution, hedge, copies, stories, claims, drift, names, overstatement)


def main() -> None:
    scores: list[Score] = []
    for heuristic in HEURISTICS:
        missing = [name for name in heuristic.FILES if not has(name)]
        if missing:
            print(f"NOT MEASURED: {heuristic.__name__}: {DATA / missing[0]}: {ABSENT}")
        else:
            scores += heuristic.measure()
    if scores:
        print(show(scores))


if __name__ == "__main__":
    main()
