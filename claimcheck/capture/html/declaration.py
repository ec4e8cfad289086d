"""What the declarations of a style say about whether an element can be seen (CSS 2.2 §11; CSS Overflow; Masking)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

# By property, or by what several of them make together: True where it hides, False where it shows, None where it may
# hide.  `display` is not displayed at all; `visibility` and `font-size` are inherited, and undone by a child's own;
# `opacity` and `place` (off the screen, clipped, without room) hide all that is within.
Effects = dict[str, bool | None]

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n\r\f]?|(.))", re.DOTALL)
_PROPERTIES = frozenset(
    "display visibility font-size font opacity position left top right bottom text-indent clip clip-path height width "
    "max-height max-width overflow overflow-y overflow-x transform animation animation-name transition all "
    "text-decoration text-decoration-line padding padding-top padding-bottom".split()
)
_PADDING = ("padding", "padding-bottom", "padding-top")
_SIZED = frozenset("height width max-height max-width".split())
_ZERO = re.compile(r"[-+]?0*\.?0+(?:[a-z]{1,4}|%)?")
_TINY = re.compile(r"(?:[-+]?0*\.?0+(?:[a-z]{1,4}|%)?|1px)")
_FAR = re.compile(r"-(?:[0-9]{4,}(?:\.[0-9]*)?(?:px|pt)?|999px|[0-9]{3,}(?:\.[0-9]*)?(?:r?em|ex|ch|vw|vh|vmax|%))")
_NO_CLIP = re.compile(r"rect\(\s*(?:[01](?:px)?[\s,]+){3}[01](?:px)?\s*\)")
_NO_INSET = re.compile(r"inset\(\s*(?:100|[5-9][0-9])%\s*\)|circle\(\s*0(?:px|%)?\s*\)|polygon\(\s*0[\s\w]*\)")
_NO_SCALE = re.compile(r"scale[xy]?\(\s*0(?:\.0*)?\s*[,)]")
_ZERO_FONT = re.compile(r"(?:^|\s)0(?:px|em|rem|pt|%)?(?:/\S+)?\s")


def decode_escapes(text: str) -> str:
    """Decode the escapes of CSS."""
    return _ESCAPE.sub(_decode_one, text) if "\\" in text else text


def _decode_one(match: re.Match[str]) -> str:
    if match[2]:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"


def read_declarations(declarations: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return what they say of the properties that bear on what is seen: ordinary ones, and those that are important."""
    ordinary: dict[str, str] = {}
    important: dict[str, str] = {}
    for declaration in declarations:
        name, colon, value = declaration.partition(":")
        if not colon:
            continue
        name = decode_escapes(name).strip().lower()
        if name in _PROPERTIES:
            value, mark, weight = decode_escapes(value).lower().partition("!")
            is_important = mark and weight.strip() == "important"
            (important if is_important else ordinary)[name] = value.strip()
    return ordinary, important


def strip_comments(style: str) -> str:
    """Return a style without its comments."""
    return _COMMENT.sub(" ", style)


def read_effects(declarations: Iterable[str]) -> Iterator[tuple[bool, Effects]]:
    """Yield what declarations of a rule do, and before it whether these are the important ones."""
    ordinary, important = read_declarations(declarations)
    if important:
        yield True, judge({**ordinary, **important}, important)
    if ordinary:
        yield False, judge(ordinary, ordinary)


def judge(style: Mapping[str, str], told: Container[str]) -> Effects:
    """Return what the properties `told` of a style do, on which its others may bear."""
    effects: Effects = {}
    moves = "animation" in style or "animation-name" in style or "transition" in style
    if "display" in told:
        effects["display"] = style["display"] == "none"
    if "visibility" in told and style["visibility"] in ("hidden", "collapse", "visible"):
        # What moves from hidden to visible is seen when it has.
        is_hidden = style["visibility"] != "visible"
        effects["visibility"] = None if is_hidden and moves else is_hidden
    if "font-size" in told:
        effects["font-size"] = _ZERO.fullmatch(style["font-size"]) is not None
    elif "font" in told:
        effects["font-size"] = _ZERO_FONT.search(style["font"]) is not None
    if "opacity" in told:
        is_clear = _ZERO.fullmatch(style["opacity"]) is not None
        effects["opacity"] = None if is_clear and moves else is_clear
    if _is_away(style):
        effects["place"] = True
    elif "position" in told and style["position"] in ("static", "relative"):
        effects["place"] = False
    return effects


def _is_away(style: Mapping[str, str]) -> bool:
    """Tell whether a style leaves no room for an element, or moves it off the screen."""
    if _FAR.fullmatch(style.get("text-indent", "")):
        return True
    if _NO_INSET.fullmatch(style.get("clip-path", "")) or _NO_SCALE.search(style.get("transform", "")):
        return True
    if style.get("position") in ("absolute", "fixed"):
        if _NO_CLIP.fullmatch(style.get("clip", "")):
            return True
        if any(_FAR.fullmatch(style.get(side, "")) for side in ("left", "top", "right", "bottom")):
            return True
    overflow = style.get("overflow", "") + style.get("overflow-y", "") + style.get("overflow-x", "")
    # Padding makes room: for a film, of the height that its width asks for.
    if ("hidden" in overflow or "clip" in overflow) and not any(side in style for side in _PADDING):
        return any(_TINY.fullmatch(style.get(size, "")) for size in _SIZED)
    return False
