"""Inline markup that CommonMark has not: notes, wiki links, highlights, comments, attributes, raised letters.

A rule that finds nothing leaves the characters where they are: what only looks like markup is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.rules_inline import StateInline, emphasis, escape, newline, strikethrough

Rule = Callable[[StateInline, bool], bool]

# How far an end is looked for; what is longer is no mark, and longer looks would be quadratic.
_MOST = 400
_NOTE = re.compile(r"\[\^[^\]\s^\[]{1,200}\]")
_CITATION = re.compile(rf"\[(?:[^\[\]\n@]{{0,200}}[^\w\[\]@])?-?@[\w{{][^\[\]]{{0,{_MOST}}}\](?![(\[{{])")
_WIKI = re.compile(r"(!?)\[\[([^\[\]|\n]{0,300})(?:\|([^\[\]\n]{0,300}))?\]\](?!\()")
_HIGHLIGHT = re.compile(r"==(?=[^\s=])(.{1,2000}?)(?<![\s=])==(?![\w=])", re.DOTALL)
_COMMENT = re.compile(r"%%(?!\s*\Z)(.{0,4000}?)%%", re.DOTALL)
_RAISED = re.compile(r"\^([^\s^\[\]~]{1,30})\^")
_LOWERED = re.compile(r"~([^\s~]{1,30})~(?!~)")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*(?:[#.][\w:.-]|[\w-]+=|-\}|\.)[^{}\n]{0,400}\}|\{:?[ \t]*[#.][\w-]+\}")
_TAG = re.compile(r"\{%[^{}\n]{0,400}%\}|\{\{[<%][^{}\n]{0,400}[>%]\}\}")
_CALLOUT = re.compile(r"\[![A-Za-z][\w -]{0,40}(?:\|[^\]\n]{0,40})?\][+-]?[ \t]*")
_STRUCK = re.compile(r"[{ ]\.deletion\b")


def guard_numbers(state: StateInline, silent: bool) -> bool:
    """Read emphasis, but not in a product: 2*3*4 is no 234, and 5*x*3 no 5x3."""
    start = end = state.pos
    marker = state.src[start]
    if marker not in "*_" or silent:
        return False
    while end < state.posMax and state.src[end] == marker:
        end += 1
    if start and end < state.posMax and state.src[start - 1].isdigit():
        behind = state.src[end]
        is_open = any(delimiter.marker == ord(marker) for delimiter in state.delimiters[-8:])
        if behind.isdigit() or (behind.isalpha() and end == start + 1 and not is_open):
            state.pending += state.src[start:end]
            state.pos = end
            return True
    return emphasis.tokenize(state, silent)


def strike(state: StateInline, silent: bool) -> bool:
    """Read `~~`; a tilde alone lowers what is glued to a letter, as in H~2~O, and else is one."""
    if state.src[state.pos] != "~":
        return False
    if not state.src.startswith("~~", state.pos):
        match = _LOWERED.match(state.src, state.pos, state.posMax)
        if match is None or not state.pos or not state.src[state.pos - 1].isalnum():
            return False
        return _enclose(state, silent, match, "sub")
    return strikethrough.tokenize(state, silent)


def _enclose(state: StateInline, silent: bool, match: re.Match[str], name: str) -> bool:
    """Read what stands in a match's first group as inline markup, in an element."""
    if not silent:
        state.push(f"{name}_open", name, 1)
        end = state.posMax
        state.pos, state.posMax = match.span(1)
        state.md.inline.tokenize(state)
        state.posMax = end
        state.push(f"{name}_close", name, -1)
    state.pos = match.end()
    return True


def raise_letters(state: StateInline, silent: bool) -> bool:
    """Read `^2^`, and `^[a note in the line]`."""
    if state.src[state.pos] != "^":
        return False
    if state.src.startswith("^[", state.pos):
        start = state.pos
        end = state.md.helpers.parseLinkLabel(state, start + 1)
        state.pos = start
        if end < 0:
            return False
        if not silent:
            state.push("aside_open", "", 1).content = "["
            kept = state.posMax
            state.pos, state.posMax = start + 2, end
            state.md.inline.tokenize(state)
            state.posMax = kept
            state.push("aside_close", "", -1).content = "]"
        state.pos = end + 1
        return True
    match = _RAISED.match(state.src, state.pos, state.posMax)
    return match is not None and _enclose(state, silent, match, "sup")


def highlight(state: StateInline, silent: bool) -> bool:
    """Read `==words==`; what is glued to a word is a comparison."""
    start = state.pos
    if not state.src.startswith("==", start) or (start and state.src[start - 1].isalnum()):
        return False
    if state.src.find("==", start + 2, min(state.posMax, start + 2004)) < 0:
        return False
    match = _HIGHLIGHT.match(state.src, start, state.posMax)
    return match is not None and _enclose(state, silent, match, "mark")


def comment(state: StateInline, silent: bool) -> bool:
    """Pass over `%% … %%`."""
    if not state.src.startswith("%%", state.pos):
        return False
    match = _COMMENT.match(state.src, state.pos, state.posMax)
    # Per cent, doubled as in printf, is none.
    if match is None or (state.pos and state.src[state.pos - 1].isdigit()):
        return False
    state.pos = match.end()
    return True


def bracket(state: StateInline, silent: bool) -> bool:
    """Read what begins with a bracket, but for CommonMark's links: notes, citations, wiki links, spans, callouts."""
    src, start = state.src, state.pos
    if src[start] == "!":
        return src.startswith("![[", start) and _read_wiki(state, silent)
    if src[start] != "[":
        return False
    behind = src[start + 1 : start + 2]
    match = None
    if behind == "^":
        match = _NOTE.match(src, start, state.posMax)
    elif behind == "[":
        return _read_wiki(state, silent)
    elif behind == "!" and not start:
        match = _CALLOUT.match(src, start, state.posMax)
        if match is not None:
            state.pos = match.end()
            return True
    if match is None:
        match = _CITATION.match(src, start, state.posMax) if "@" in src[start : start + 204] else None
    if match is not None:
        if not silent:
            state.push("mark", "", 0).content = match[0]
        state.pos = match.end()
        return True
    if not silent and state.env.get("spans"):
        return _read_span(state)
    return False


def _read_wiki(state: StateInline, silent: bool) -> bool:
    match = _WIKI.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    embeds, page, shown = match.groups()
    words = page if shown is None else shown
    # Such a mark of a note at a number would be one with it.
    if not embeds and words.isdigit():
        if not silent:
            state.push("mark", "", 0).content = match[0]
    elif not embeds and not silent:
        state.push("text_special", "", 0).content = words.strip()
    state.pos = match.end()
    return True


def _read_span(state: StateInline) -> bool:
    """Read `[words]{.class}`."""
    start, kept = state.pos, state.posMax
    end = state.md.helpers.parseLinkLabel(state, start)
    state.pos = start
    match = _ATTRIBUTES.match(state.src, end + 1, kept) if end >= 0 else None
    if match is None:
        return False
    name = "s" if _STRUCK.search(match[0]) else "span"
    state.push(f"{name}_open", "", 1)
    state.pos, state.posMax = start + 1, end
    state.md.inline.tokenize(state)
    state.pos, state.posMax = match.end(), kept
    state.push(f"{name}_close", "", -1)
    return True


def brace(state: StateInline, silent: bool) -> bool:
    """Pass over the attributes of what stands before them, of a heading, and over tags of a site's own."""
    src, start = state.src, state.pos
    if src[start] != "{":
        return False
    match = _TAG.match(src, start, state.posMax)
    if match is None:
        match = _ATTRIBUTES.match(src, start, state.posMax)
        if match is None:
            return False
        # Behind a heading's words there is a space.
        ends_heading = state.env.get("heading") and match.end() == len(src)
        if not ends_heading and not (start and src[start - 1] in ")]`*_"):
            return False
    state.pos = match.end()
    return True


def counting_lines(rule: Rule) -> Rule:
    """Return a rule that tells of the line break that it reads how many are before it, itself among them."""

    def read(state: StateInline, silent: bool) -> bool:
        start = state.pos
        known = len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and len(state.tokens) > known and state.tokens[-1].type in ("softbreak", "hardbreak"):
            counted, lines = state.env.get("counted", (0, 0))
            lines += state.src.count("\n", counted, start + 2)
            state.env["counted"] = start + 2, lines
            state.tokens[-1].meta = {"lines": lines}
        return True

    return read


read_newline = counting_lines(newline)
read_escape = counting_lines(escape)
