"""The plain text of a mail: `>` at the beginning of lines is no word, and says that a line is another's (RFC 3676).

On Monday Anna Berg wrote:
> We shut the bridge on Monday
> evening.                          →  the sentence as a whole, annotated as answered, Anna Berg's
"""

from __future__ import annotations

import re

from claimcheck.model.capture import Annotation, AnnotationKind
from claimcheck.model.record import NamedTuple

_PREFIX = re.compile(r">(?: ?>)* ?")
# Alone on its line such a sign is one of comparison: "> 5 km".
_COMPARED = re.compile(r"> ?[\d€$£]")
_WROTE = re.compile(
    r"(?:.*?[,:]\s)?([^,:<\n]{2,60}?)(?:\s*<[^>\n]*>)?\s*(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|escreveu"
    r"|schreef|написал\(?а?\)?|пишет|napisał\(?a\)?)\s*:\s*\Z",
    re.IGNORECASE,
)
# Behind it stands all of the mail that is answered or handed on.
_ORIGINAL = re.compile(
    r"[-_]{2,}\s*(?:original message|ursprüngliche nachricht|message d.origine|mensaje original|messaggio originale"
    r"|forwarded message|weitergeleitete nachricht|исходное сообщение|пересылаемое сообщение)\s*[-_]{2,}",
    re.IGNORECASE,
)
# One of these is in every such line.
_HANDED_ON = ("message", "nachricht", "mensaje", "messaggio", "сообщение")
_SIGNATURE = "-- "
_LONGEST_LINE = 300


class PlainBody(NamedTuple):
    """The words of a body, lines joined as they were meant, and the stretches that are another's."""

    text: str
    annotations: tuple[Annotation, ...]


def read_plain(text: str, is_flowed: bool = False, deletes_spaces: bool = False) -> PlainBody:
    """Read the plain text of a mail, whose lines end in `\\n`.

    Where it `is_flowed`, a line that ends in a space goes on in the next; `deletes_spaces` takes that space out.
    """
    if not is_flowed and not text.startswith(">") and "\n>" not in text and not _may_hand_on(text):
        return PlainBody(text, ())
    pieces: list[str] = []
    length = 0
    found: list[Annotation] = []
    # Where the stretch in the making begins, whose it is, and whether all that is left belongs to it.
    begin, name, is_rest = -1, "", False
    wrote = ""
    before, joins = 0, True
    lines = text.split("\n")
    for index in range(len(lines)):
        depth, words = _take_prefix(lines, index)
        is_soft = is_flowed and words.endswith(" ") and words != _SIGNATURE
        words = words.removeprefix(" ") if is_flowed else words
        if index and not (joins and depth == before):
            gap = "\n" if depth == before else "\n\n"
            pieces.append(gap)
            length += len(gap)
        if depth and begin < 0:
            begin, name = length, wrote
        elif not depth and begin >= 0 and not is_rest:
            found.append(Annotation(begin, length, AnnotationKind.ANSWERED, name))
            begin = -1
        words = words[:-1] if is_soft and deletes_spaces else words
        pieces.append(words)
        length += len(words)
        joins, before = is_soft, depth
        said = words.strip() if not depth and not is_rest else ""
        if said:
            beginning = said[:_LONGEST_LINE].rstrip()
            # Few lines end or begin so, which is quickly seen.
            writer = _WROTE.match(beginning) if beginning.endswith(":") else None
            wrote = writer[1].strip() if writer else ""
            if said[0] in "-_" and _ORIGINAL.match(said):
                begin, name, is_rest = length, "", True
    if 0 <= begin < length:
        found.append(Annotation(begin, length, AnnotationKind.ANSWERED, name))
    return PlainBody("".join(pieces), tuple(found))


def _may_hand_on(text: str) -> bool:
    """Tell quickly whether it is worth looking for a line behind which another mail stands."""
    folded = text.casefold()
    return any(word in folded for word in _HANDED_ON)


def _take_prefix(lines: list[str], index: int) -> tuple[int, str]:
    """Return how often a line is quoted, and what is left of it."""
    line = lines[index]
    if not line.startswith(">"):
        return 0, line
    if _COMPARED.match(line):
        around = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
        if not any(other.startswith(">") for other in around):
            return 0, line
    prefix = _PREFIX.match(line)
    assert prefix is not None
    return prefix[0].count(">"), line[prefix.end() :]
