"""Markdown → the HTML of a page, with marks of where each line of the file begins.

CommonMark with tables and what else turns up in saved files.  The words go through the HTML reader afterwards, so that
HTML in them, which may begin in one block and end in another, hides and parts what it does on any page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from claimcheck.capture.extraction import NoText
from claimcheck.capture.markdown import block_rule, inline_rule
from claimcheck.capture.markdown.sentinel import BEGIN, END, mark_line
from claimcheck.model.capture import AnnotationKind
from claimcheck.model.limit import Limits

_NOTE, _END_NOTE = BEGIN[AnnotationKind.NOTE_MARK], END[AnnotationKind.NOTE_MARK]
_STRUCK, _END_STRUCK = BEGIN[AnnotationKind.STRUCK_OUT], END[AnnotationKind.STRUCK_OUT]
# What of these is in a paragraph makes the parser look for its end, again and again.
_OPENER = re.compile(r"\[|<[!?]|!\[")
# How much of all that a file may have one paragraph may have: there, the work grows with the square.
_SHARE = 40
_CHECKBOX = re.compile(r"\[[ xX/>-]\][ \t]+")
_BLOCK_ID = re.compile(r"(?:^|[ \t\n])\^(?=[A-Za-z0-9-]*[A-Za-z])[A-Za-z0-9-]{4,40}\Z")
# A link that is the mark of a note: its words, and where it leads.
_MARK_WORDS = re.compile(
    r"\[?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3}|(?:note|nb|n|lower-alpha) ?\d{1,3})\]?|↩\ufe0e?|\^"
)
_MARK_TARGET = re.compile(
    r"#(?:user-content-)?_?(?:cite|fn|ftn|foot|end|note|ref|edn|sdfoot|easy-foot|_)", re.IGNORECASE
)
_WORDS = ("text", "code_inline")
_TAGS = frozenset("p h1 h2 h3 h4 h5 h6 blockquote ul ol li table thead tbody tr th td em strong sub sup mark".split())
# How a list's numbers are told from a year, or any other number that a line happens to begin with.
_HIGHEST_ITEM = 99


def render(text: str, limits: Limits) -> str:
    """Return the HTML of a text; raise `NoText` past a bound."""
    markdown = _parser()
    env: dict[str, object] = {"limit": limits.markdown_openers}
    return "".join(_render(markdown.parse(text, env)))


def render_inline(text: str) -> list[Token]:
    """Return the tokens of words as of a paragraph's."""
    tokens = _parser().parseInline(text, {"limit": 40_000})
    return tokens[0].children or [] if tokens else []


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    interrupting: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    markdown.block.ruler.before("reference", "note", block_rule.note, {"alt": ["paragraph", "reference"]})
    markdown.block.ruler.before("hr", "division", block_rule.fence, interrupting)
    markdown.block.ruler.before("hr", "comment", block_rule.comment, interrupting)
    inline = markdown.inline.ruler
    inline.at("newline", inline_rule.read_newline)
    inline.at("escape", inline_rule.read_escape)
    inline.at("emphasis", inline_rule.guard_numbers)
    inline.at("strikethrough", inline_rule.strike)
    inline.before("link", "bracket", inline_rule.bracket)
    inline.after("entity", "raised", inline_rule.raise_letters)
    inline.push("highlight", inline_rule.highlight)
    inline.push("comment", inline_rule.comment)
    inline.push("brace", inline_rule.brace)
    markdown.core.ruler.at("inline", _read_inline)
    return markdown


def _read_inline(state: StateCore) -> None:
    """Read the words of every block, within bounds."""
    limit = state.env["limit"]
    total = 0
    around = ""
    for token in state.tokens:
        if token.type == "inline":
            words = token.content
            openers = len(_OPENER.findall(words))
            total += openers
            if total > limit:
                raise NoText(f"has more than {limit:,} opening brackets (markdown_openers)")
            if openers > limit // _SHARE:
                where = f"line {token.map[0] + 1:,}" if token.map else "a line"
                most = f"the limit is {limit // _SHARE:,} (a part of markdown_openers)"
                raise NoText(f"has {openers:,} opening brackets in the paragraph at {where}; {most}")
            if around == "li":
                words = _CHECKBOX.sub("", words, count=1) if words.startswith("[") else words
            match = _BLOCK_ID.search(words[-50:]) if "^" in words[-50:] else None
            if match is not None:
                words = words[: len(words) - len(match[0])]
            state.env.update(counted=(0, 0), heading=around.startswith("h"), spans="]{" in words)
            token.children = []
            state.md.inline.parse(words, state.md, state.env, token.children)
        elif token.nesting > 0 and not (token.tag == "p" and around == "li"):
            around = token.tag


def _render(tokens: list[Token]) -> Iterator[str]:
    told = -1
    note = ""
    for token in tokens:
        kind = token.type
        if kind == "inline":
            line = token.map[0] if token.map else told
            if line > told:
                told = line
                yield mark_line(line + 1)
            if note:
                yield note
                note = ""
            yield from _render_inline(token.children or [], line)
        elif kind in ("fence", "code_block"):
            line = token.map[0] + (kind == "fence") if token.map else told
            yield note
            note = ""
            yield "<pre>"
            yield "\n".join(
                mark_line(line + number) + escapeHtml(words)
                for number, words in enumerate(token.content.rstrip("\n").split("\n"), 1)
            )
            yield "</pre>"
        elif kind == "html_block":
            yield from _render_html(token)
        elif kind == "note_open":
            note = f"{_NOTE}{escapeHtml(token.content)}{_END_NOTE} "
            yield "<div>"
        elif kind == "note_close":
            yield note
            note = ""
            yield "</div>"
        elif kind == "hr":
            yield "<hr>"
        elif token.hidden:
            # A paragraph of a tight list: its item's gap parts it.
            yield "<br>" if kind == "paragraph_close" else ""
        elif token.tag in _TAGS:
            yield f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>"
            if kind == "list_item_open" and token.info:
                words = f"{token.info}{token.markup}"
                note = f"{_NOTE}{words}{_END_NOTE} " if int(token.info) <= _HIGHEST_ITEM else f"{words} "


def _render_html(token: Token) -> Iterator[str]:
    """Yield a block of HTML, with marks where its lines begin outside of a tag."""
    first = token.map[0] if token.map else 0
    lines = token.content.split("\n")
    if re.search(r"<(?:script|style|textarea|xmp|title|!--)", token.content, re.IGNORECASE):
        yield token.content
        return
    is_in_tag = False
    for number, line in enumerate(lines, 1):
        if line.strip() and not is_in_tag and not line.lstrip().startswith("<"):
            yield mark_line(first + number)
        yield line + "\n"
        opened = line.rfind("<")
        closed = line.rfind(">")
        if opened >= 0 or closed >= 0:
            is_in_tag = opened > closed


def _render_inline(tokens: list[Token], line: int) -> Iterator[str]:
    # The last character, and the last one of a word.
    last = tail = ""
    skip_to = -1
    lines = 0
    for index, token in enumerate(tokens):
        kind = token.type
        piece = ""
        if index <= skip_to:
            continue
        if kind == "text":
            piece = escapeHtml(token.content)
        elif kind in ("softbreak", "hardbreak"):
            lines = token.meta.get("lines", lines + 1)
            yield "<br>\n" + mark_line(line + lines + 1)
            last = " "
            continue
        elif kind == "code_inline":
            # Its spaces are its own, but those of the line's end.
            piece = escapeHtml(token.content)
        elif kind == "html_inline":
            piece = token.content
        elif kind == "mark":
            piece = f"{_NOTE}{escapeHtml(token.content)}{_END_NOTE}"
        elif kind == "aside_open":
            piece = f"{_NOTE}{token.content}"
        elif kind == "aside_close":
            piece = f"{token.content}{_END_NOTE}"
        elif kind == "s_open":
            ahead = tokens[index + 1].content[:1] if index + 1 < len(tokens) else ""
            piece = f"{' ' if last.isalnum() else ''}{_STRUCK}{_keep_apart(tail, ahead)}"
        elif kind == "s_close":
            ahead = tokens[index + 1].content if index + 1 < len(tokens) else ""
            piece = f"{_keep_apart(tail, ahead.lstrip())}{_END_STRUCK}{' ' if ahead[:1].isalnum() else ''}"
        elif kind == "link_open":
            end = index + 1
            while end < len(tokens) and tokens[end].type == "text" and end < index + 4:
                end += 1
            words = "".join(other.content for other in tokens[index + 1 : end])
            if end < len(tokens) and tokens[end].type == "link_close" and _is_mark(words, token, last):
                # Without brackets it would be one with the word or number that it stands at.
                shown = f"[{words}]" if words[0].isalnum() and tail.isalnum() else words
                piece = f"{_NOTE}{escapeHtml(shown)}{_END_NOTE}"
                skip_to = end
        elif token.tag in _TAGS:
            piece = f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>"
        if piece:
            yield piece
            last = piece[-1]
            tail = (token.content.rstrip() or tail)[-1:] if kind in _WORDS else tail


def _keep_apart(before: str, behind: str) -> str:
    """Return what parts a struck-out number from one that stands at it: 400 900 would be 400,900."""
    return "~~" if before.isdigit() and behind[:1].isdigit() else ""


def _is_mark(words: str, link: Token, last: str) -> bool:
    """Tell whether a link is the mark of a note: by where it leads, or because it is a number at a word."""
    if not _MARK_WORDS.fullmatch(words):
        return False
    target = str(link.attrs.get("href", ""))
    return bool(_MARK_TARGET.search(target)) or (words.strip("[]").isdigit() and last.isalnum())
