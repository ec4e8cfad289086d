"""Blocks that CommonMark has not: notes, fenced divisions, comments of Obsidian, attributes and tags on lines alone."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_NOTE = re.compile(r"\[\^([^\]\s^]{1,200})\]:")
_FENCE = re.compile(
    r":{3,}[ \t]*(?:\{[^{}]*\}|[\w-]*(?:[ \t]*\{[^{}]*\})?|[\w-]+[ \t]+:{3,}|\{[^{}]*\}[ \t]+:{3,})[ \t]*"
)
_ALONE = re.compile(
    r"\{:[^{}]*\}|(?:\{%(?:[^%]|%(?!\}))*%\}[ \t]*)+|(?:\{\{[<%][^{}]*[>%]\}\}[ \t]*)+|\[(?:toc|TOC)\]|\[\[_?TOC_?\]\]"
)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def note(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read `[^1]: words of the note`, with the paragraphs that are set in under it."""
    if state.is_code_block(first):
        return False
    start = state.bMarks[first] + state.tShift[first]
    match = _NOTE.match(state.src, start, state.eMarks[first])
    if match is None:
        return False
    if silent:
        return True
    token = state.push("note_open", "", 1)
    token.content = match[0]
    token.map = [first, first + 1]
    behind = match.end()
    kept = state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType
    width = state.sCount[first] + behind - start
    spaces = width
    position = behind
    while position < state.eMarks[first] and state.src[position] in " \t":
        spaces += 4 - spaces % 4 if state.src[position] == "\t" else 1
        position += 1
    state.bMarks[first] = behind
    state.tShift[first] = position - behind
    state.sCount[first] = spaces - width
    state.blkIndent += 4
    state.parentType = "footnote"
    if state.sCount[first] < state.blkIndent:
        state.sCount[first] += state.blkIndent
    state.md.block.tokenize(state, first, last)
    state.blkIndent -= 4
    state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType = kept
    state.push("note_close", "", -1)
    return True


def fence(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Pass over a line that only begins or ends a division, or is an attribute or a tag of the site's own."""
    if state.is_code_block(first):
        return False
    words = _line(state, first)
    if not words.startswith((":::", "{", "[")):
        return False
    if not (_FENCE if words[0] == ":" else _ALONE).fullmatch(words.rstrip()):
        return False
    if not silent:
        state.line = first + 1
    return True


def comment(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Pass over `%%`, over whatever paragraphs, to the line that ends in `%%`; where none does, it is no comment."""
    if state.is_code_block(first):
        return False
    words = _line(state, first).rstrip()
    if not words.startswith("%%"):
        return False
    end = first
    if not (len(words) > 4 and words.endswith("%%")):
        if words.find("%%", 2) >= 0:
            return False
        for end in range(first + 1, last):
            if "%%" in _line(state, end):
                break
        else:
            return False
        if not _line(state, end).rstrip().endswith("%%"):
            return False
    if not silent:
        state.line = end + 1
    return True
