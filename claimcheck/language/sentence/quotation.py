"""Which quotation of a text a stretch of it stands in: in `He said, “It rained.”` "rained" stands in `“It rained.”`."""

from __future__ import annotations

from claimcheck.model.pattern import late

# How far a quotation is followed, in characters.
_REACH_CHARS = 800
_BREAK = late(r"\n[ \t\r]*\n")
# The marks of one kind, opening and closing; an apostrophe inside a word closes nothing.
_KINDS = (
    (late("“"), late("”")),
    (late(r"(?<!\w)‘(?=\w)"), late(r"(?<=\S)’(?!\w)")),
    (late("«"), late("»")),
)
_STRAIGHT = late('"')


def find_quotation(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the offsets of the quotation around `text[start:end]`, marks included; None where it is in none.

    The quotation lies in one paragraph, and its marks within some hundred characters.
    """
    first, last = max(0, start - _REACH_CHARS), min(len(text), end + _REACH_CHARS)
    breaks = list(_BREAK.finditer(text, first, start))
    if breaks:
        first = breaks[-1].end()
    following = _BREAK.search(text, end, last)
    if following:
        last = following.start()
    for opening, closing in _KINDS:
        opened = [match.start() for match in opening.finditer(text, first, start)]
        if opened and not closing.search(text, opened[-1] + 1, start):
            closed = closing.search(text, end, last)
            if closed:
                return opened[-1], closed.end()
    # Straight marks say which they are only by their number since the paragraph began.
    marks = [match.start() for match in _STRAIGHT.finditer(text, first, start)]
    if len(marks) % 2 and (breaks or not first):
        closed = _STRAIGHT.search(text, end, last)
        if closed:
            return marks[-1], closed.end()
    return None
