"""What an element's own markup, and the page's style sheets, say about whether it can be seen."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.capture.html.declaration import judge, read_declarations, strip_comments
from claimcheck.capture.html.element import (
    FOREIGN,
    GONE,
    MAYBE,
    NEVER_DRAWN,
    NEVER_SHOWN,
    SELDOM_SHOWN,
    STATES,
    STRUCK,
    TINY,
    TOLD,
    VEILED,
)
from claimcheck.capture.html.entity import unescape
from claimcheck.capture.html.style_sheet import Said, StyleSheet, resolve

# The elements whose bare name tells something.
TELLING = NEVER_SHOWN | SELDOM_SHOWN
# What a page must have for the nesting of its elements to matter: hidden ones, drawings, kept line breaks, glosses,
# marks of notes, what is struck out.
_NESTING = ("hidden", "style", *(f"<{name}" for name in ("math", "svg", *STATES, *sorted(TELLING)) if name != "s"))
_STRUCK = re.compile(r"<s[ \t\n\r\f/>]")
# What an element says itself weighs more than any rule that is not important.
_OWN_WEIGHT = (1 << 30,)
_NOTHING_SAID: Mapping[str, Said] = {}


def may_nest(markup: str) -> bool:
    """Tell whether anything in a page may be hidden, or is otherwise not as the words around it."""
    lower = markup.lower()
    return any(word in lower for word in _NESTING) or _STRUCK.search(lower) is not None


def read_state(name: str, attributes: Mapping[str, str], state: int, sheet: StyleSheet | None = None) -> int:
    """Return the state of an element's content, given the state around it, its attributes and the page's rules."""
    is_shadow = name == "template" and attributes.get("shadowrootmode", "").lower() in ("open", "closed")
    if name in NEVER_DRAWN.get(state & FOREIGN, NEVER_SHOWN) and not is_shadow:
        return state | GONE
    found = sheet.find(name, attributes, state) if sheet is not None else None
    said: Mapping[str, Said] = found.said if found is not None else _NOTHING_SAID
    if "style" in attributes:
        said, is_struck = _add_own(said, unescape(attributes["style"]))
        state |= STRUCK if is_struck else 0
    is_gone = "hidden" in attributes or (name in SELDOM_SHOWN and not (name == "dialog" and "open" in attributes))
    if not said:
        state |= GONE | TOLD if is_gone else 0
        return state if found is None else state | found.ancestors
    is_gone, is_doubtful = resolve(said.get("display", ()), is_gone)
    for what in ("opacity", "place"):
        if what in said:
            hides, doubts = resolve(said[what], False)
            is_gone, is_doubtful = is_gone or hides, is_doubtful or doubts
    if is_gone:
        # Where a weightier rule may show it, nobody can tell.
        state |= MAYBE if is_doubtful else GONE | TOLD
    elif is_doubtful:
        state |= MAYBE
    for what, flag in (("visibility", VEILED), ("font-size", TINY)):
        if what in said:
            hides, doubts = resolve(said[what], bool(state & flag))
            if doubts:
                state = state & ~flag | MAYBE
            elif hides:
                state |= flag | TOLD
            else:
                state = state & ~flag | TOLD
    return state if found is None else state | found.ancestors


def _add_own(said: Mapping[str, Said], style: str) -> tuple[Mapping[str, Said], bool]:
    """Return what is said of an element with what its own style says, and whether that strikes it out."""
    ordinary, important = read_declarations(strip_comments(style).split(";"))
    everything = {**ordinary, **important}
    together = {what: list(entries) for what, entries in said.items()}
    for is_important, told in ((False, ordinary), (True, important)):
        for what, hides in judge(everything, told).items() if told else ():
            together.setdefault(what, []).append((is_important, _OWN_WEIGHT, hides is not False, hides is not None))
    lines = everything.get("text-decoration", "") + everything.get("text-decoration-line", "")
    return together, "line-through" in lines
