"""What of the numbers and dates of a text a quote does not carry."""

from __future__ import annotations

from claimcheck.analysis.fidelity.date_drift import find_uncarried_dates
from claimcheck.analysis.fidelity.number_drift import find_uncarried_numbers
from claimcheck.language.number.quantity import read_figures
from tests.language.english import ENGLISH


def uncarried(statement: str, quote: str) -> list[tuple[str, str]]:
    """Return the numbers, then the dates, that are not carried, each with the nearest one."""
    ours, theirs = read_figures(statement, ENGLISH), read_figures(quote, ENGLISH)
    numbers = find_uncarried_numbers(ours.quantities, theirs.quantities, lambda: theirs.quantities)
    dates = find_uncarried_dates(ours.moments, theirs.moments, lambda: theirs.moments)
    found = [
        *((one.start, one.end, nearest and (nearest.start, nearest.end)) for one, nearest in numbers),
        *((one.start, one.end, nearest and (nearest.start, nearest.end)) for one, nearest in dates),
    ]
    return [(statement[start:end], quote[slice(*nearest)] if nearest else "") for start, end, nearest in found]
