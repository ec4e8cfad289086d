"""A quantity: how many, of what, in which unit or currency, exactly or more than that.

By value: "1.5 trillion" is 1,500 billion, "three decades" are 30 years, "a twenty-fifth" is 4 %.
"""

from __future__ import annotations

from claimcheck.model.record import NamedTuple

# "Eight years ago" tells a date.
SHIFTED = "shifted"


class Quantity(NamedTuple):
    """A quantity: code-point offsets, half open, and its least and greatest value, which differ in a range.

    `sort` is "count", "ordinal", "share" (of 1), "money" or "measure"; `unit` the currency, or the dimension, in whose
    first unit the value is.  `step` is what its last digit is worth, and `scale` what its unit is: `low / scale` is the
    number as written.  `comparison` is "above", "least", "below", "most", "near", "nearly", "shifted" or empty.
    `nouns` say what is counted, without the endings of their plurals.  `is_year` says that it may as well be a year.
    `weight` is what the unit weighs, in kilograms, where its word is that of a currency and of a weight: 5 pounds.
    """

    start: int
    end: int
    low: float
    high: float
    step: float
    scale: float = 1.0
    sort: str = "count"
    unit: str = ""
    comparison: str = ""
    nouns: frozenset[str] = frozenset()
    is_year: bool = False
    weight: float = 0.0
