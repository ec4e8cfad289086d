"""Where the pieces of HTML's syntax end (WHATWG HTML §13.2.5).

Each function looks once at each character up to the end that it finds.  Where it finds none it says so, and the
reading is over: that, and patterns whose every step back fails at its first character, make the whole linear on any
input.
"""

from __future__ import annotations

import re

from claimcheck.capture.html.element import RAW

_S = r"[ \t\n\r\f]"
_NAME = r"[^ \t\n\r\f/>\"'=]+"
_VALUE = r"\"[^\"]*\"|'[^']*'|[^ \t\n\r\f>\"'][^ \t\n\r\f>]*"
# Each repetition of a group takes memory until the match is over.  What goes on past this many is read in pieces.
_MOST = 1_000
# Words, and the tag behind them: words, `/`, name, rest, `>`.  Without the last, the tag is one for `read_attributes`.
TOKEN = re.compile(
    rf"([^<]*(?:<(?![a-zA-Z/!?])[^<]*){{0,{_MOST}}})"
    rf"(?:<(/?)([a-zA-Z][^ \t\n\r\f/>]*)"
    rf"((?:[ \t\n\r\f/]+{_NAME}(?:{_S}*={_S}*(?:{_VALUE}))?){{0,{_MOST}}}[ \t\n\r\f/]*)(>)?)?"
)
_ATTRIBUTE = re.compile(
    rf"[ \t\n\r\f/]*(?:(>)|([^ \t\n\r\f/>][^ \t\n\r\f/>=]*)"
    rf"(?:{_S}*={_S}*(?:\"([^\"]*)(\"?)|'([^']*)('?)|([^ \t\n\r\f>]*)))?)"
)
# What the rest of a tag has in it where one of them says anything.
MATTERING = ("hidden", "style", "open", "shadowrootmode")
_RAW_END = re.compile(rf"</({'|'.join(sorted(RAW))})(?=[ \t\n\r\f/>])", re.ASCII | re.IGNORECASE)
_SCRIPT_STEP = re.compile(r"<!--(-?>)?|-->|<(/?)script(?=[ \t\n\r\f/>])", re.ASCII | re.IGNORECASE)
_COMMENT_END = re.compile("--!?>")


class Endless(Exception):
    """A construct that never ends; the words name it."""


def read_attributes(markup: str, position: int) -> tuple[int, dict[str, str], bool]:
    """Return where a tag ends, its attributes (values undecoded), and whether it ends in `/>`.

    `position` is behind the tag's name.
    """
    attributes: dict[str, str] = {}
    if markup.find(">", position) < 0:
        raise Endless("a tag")
    while match := _ATTRIBUTE.match(markup, position):
        end, name, double, double_end, single, single_end, bare = match.groups()
        position = match.end()
        if end:
            return position, attributes, markup[position - 2] == "/" and match.end() - match.start() > 1
        if double_end == "" or single_end == "":
            break
        name = name.lower()
        if name not in attributes:
            attributes[name] = double or single or bare or ""
    raise Endless("a tag")


def find_raw_end(markup: str, name: str, position: int) -> int:
    """Return where the end tag begins of an element whose content is not markup."""
    if name == "script":
        return _find_script_end(markup, position)
    for match in _RAW_END.finditer(markup, position):
        if match[1].lower() == name:
            return match.start()
    # What is typed into a form is shown to the end of the page; anything else would be hidden to it.
    if name in ("textarea", "xmp"):
        return len(markup)
    raise Endless(f"a `{name}` element")


def _find_script_end(markup: str, position: int) -> int:
    # In a comment in a script, a script may hold a script.
    is_comment = is_nested = False
    for match in _SCRIPT_STEP.finditer(markup, position):
        step = match[0]
        if step == "-->":
            is_comment = is_nested = False
        elif step.startswith("<!--"):
            # `<!-->` is over at once; in a comment, it is an end like any other.
            is_comment = match[1] is None
            is_nested = is_nested and is_comment
        elif match[2]:
            if not is_nested:
                return match.start()
            is_nested = False
        elif is_comment:
            is_nested = True
    raise Endless("a `script` element")


def find_declaration_end(markup: str, position: int) -> int:
    """Return where a comment, a document type, or whatever else begins with `<!`, `<?` or `</` ends."""
    if markup.startswith("<!--", position):
        if markup.startswith((">", "->"), position + 4):
            return markup.index(">", position) + 1
        match = _COMMENT_END.search(markup, position + 4)
        if match is None:
            raise Endless("a comment")
        return match.end()
    end = markup.find(">", position)
    if end < 0:
        raise Endless("a declaration")
    return end + 1
