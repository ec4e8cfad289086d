"""Numbers of books."""

from __future__ import annotations

import re


def level_isbn(text: str) -> str | None:
    """Return an ISBN in its form of thirteen digits; None for one whose check digit is wrong (ISO 2108)."""
    digits = re.sub(r"[\s-]", "", text.upper())
    if re.fullmatch("[0-9]{9}[0-9X]", digits):
        weighed = ((10 - index) * (10 if digit == "X" else int(digit)) for index, digit in enumerate(digits))
        if sum(weighed) % 11:
            return None
        digits = "978" + digits[:9]
        return digits + _check_digit(digits)
    if re.fullmatch("97[89][0-9]{10}", digits) and digits[12] == _check_digit(digits[:12]):
        return digits
    return None


def _check_digit(digits: str) -> str:
    return str(-sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits)) % 10)
