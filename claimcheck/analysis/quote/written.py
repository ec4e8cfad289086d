"""Quotes that were copied out of a Markdown file as it is written, with its `**` and `[words](address)`."""

from __future__ import annotations

from claimcheck.analysis.quote.exact import QuotePlace, find_exact
from claimcheck.language.text.normalise import FoldedText
from claimcheck.model.pattern import late

_MARKUP = late(r"[*_`=\\|\[]")
_LINK = late(r"!?\[([^\[\]]{1,400})\](?:\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?\)|\[[^\[\]]{0,100}\])")
_WIKI = late(r"\[\[(?:[^\[\]|]{0,300}\|)?([^\[\]|]{1,300})\]\]")
# Not between two digits, where `*` multiplies and `_` groups; nor in a word, where `_` is a letter.
_MARKS = late(r"(?<!\\)(?:(?<![0-9\\*])\*+|\*+(?![0-9*])|`+|==|(?<![^\W_])_+|_+(?![^\W_]))")
_ESCAPE = late(r"\\([!-/:-@\[-`{-~])")
_CELL = late(r"[ \t]*\|[ \t]*")


def find_written(quote: str, text: FoldedText, raw: str) -> QuotePlace | None:
    """Return where the words of a quote stand in a text, if the quote stands with its markup in the file; else None.

    Both are asked: the first alone would take what is hidden in the file for words, the second what the markup hides
    in the quote for nothing.
    """
    if not _MARKUP.search(quote):
        return None
    words = _WIKI.sub(r"\1", quote)
    words = _LINK.sub(r"\1", words)
    words = _MARKS.sub("", words)
    words = _ESCAPE.sub(r"\1", words)
    words = _CELL.sub("\t", words).strip()
    if words == quote or not words:
        return None
    place = find_exact(words, text)
    if place is None or find_exact(quote, FoldedText(raw)) is None:
        return None
    return place
