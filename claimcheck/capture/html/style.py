"""What an element's own markup says about whether it can be seen."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.capture.html.element import (
    FOREIGN,
    GONE,
    NEVER_DRAWN,
    NEVER_SHOWN,
    SELDOM_SHOWN,
    STATES,
    STRUCK,
    TOLD,
    VEILED,
)
from claimcheck.capture.html.entity import unescape

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n\r\f]?|(.))", re.DOTALL)
# The elements whose bare name tells something.
TELLING = NEVER_SHOWN | SELDOM_SHOWN
# What a page must have for the nesting of its elements to matter: hidden ones, drawings, kept line breaks, glosses,
# marks of notes, what is struck out.
_NESTS = re.compile(
    rf"hidden|style|<(?:math|svg|{'|'.join(sorted(STATES | dict.fromkeys(TELLING)))})[ \t\n\r\f/>]",
    re.ASCII | re.IGNORECASE,
)


def may_nest(markup: str) -> bool:
    """Tell whether anything in a page may be hidden, or is otherwise not as the words around it."""
    return _NESTS.search(markup) is not None


def read_state(name: str, attributes: Mapping[str, str], state: int) -> int:
    """Return the state of an element's content, given the state around it and its telling attributes."""
    is_shadow = name == "template" and attributes.get("shadowrootmode", "").lower() in ("open", "closed")
    if name in NEVER_DRAWN.get(state & FOREIGN, NEVER_SHOWN) and not is_shadow:
        return state | GONE
    style = _read_style(unescape(attributes["style"])) if "style" in attributes else {}
    display = style.get("display")
    if display is None:
        is_gone = "hidden" in attributes or (name in SELDOM_SHOWN and not (name == "dialog" and "open" in attributes))
    else:
        is_gone = display == "none"
    if is_gone:
        state |= GONE | TOLD
    visibility = style.get("visibility")
    if visibility in ("hidden", "collapse"):
        state |= VEILED | TOLD
    elif visibility == "visible":
        state = state & ~VEILED | TOLD
    if "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
        state |= STRUCK
    return state


_BEARING = frozenset(("display", "visibility", "text-decoration", "text-decoration-line"))


def _read_style(style: str) -> dict[str, str]:
    """Return what a style says of `_BEARING`; the last one holds, or the last that is `!important`."""
    found: dict[str, str] = {}
    important: dict[str, str] = {}
    for declaration in _COMMENT.sub(" ", style).split(";"):
        name, colon, value = declaration.partition(":")
        if not colon:
            continue
        name = _decode(name).strip().lower()
        if name in _BEARING:
            value, mark, weight = _decode(value).lower().partition("!")
            is_important = mark and weight.strip() == "important"
            (important if is_important else found)[name] = value.strip()
    return {**found, **important}


def _decode(text: str) -> str:
    """Decode the escapes of CSS."""
    return _ESCAPE.sub(_decode_one, text) if "\\" in text else text


def _decode_one(match: re.Match[str]) -> str:
    if match[2]:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"
