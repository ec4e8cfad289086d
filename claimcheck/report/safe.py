r"""The one place where foreign text is made harmless: one encoder a sink, each total over `str`.

Claims, quotes, names, file names and messages that repeat them are all foreign.  What cannot be shown as it is
becomes its code point, `\u{202E}`: nothing is dropped in silence, because what is hidden is what misleads.
"""

from __future__ import annotations

import re
import unicodedata

from claimcheck.model.pattern import late

# Plain text

_NEW_LINE = late(r"\r\n|\n")
# Horizontal space of every width, and the line breaks and tabs that a YAML text may hold.
_BLANK = late("\r\n|[\t\n\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_JOINERS = "\u180e\u200c\u200d"
# Format characters with a shape of their own: Arabic and Kaithi number signs.
_SHAPED = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
# What counts as printable and is nevertheless blank, or changes a neighbour: fillers and variation selectors.
_HIDDEN = late(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U0001d159\U000e0100-\U000e01ef]"
)
# Arabic to Sinhala, Myanmar, Khmer and Mongolian, Arabic presentation forms: scripts whose letters change by joiners.
_JOINING = late("[\u0600-\u0dff\u1000-\u109f\u1780-\u18aa\ua8e0-\ua8ff\ufb50-\ufdff\ufe70-\ufefc]")
_IDEOGRAPH = late("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_VIRAMA = 9


def visible(text: str) -> str:
    """Return a single line that shows all there is, for terminals, logs and as the base of the other encoders.

    A terminal obeys control characters, reorders at bidirectional overrides, and shows nothing at all for
    zero-width characters, fillers and tags: a quote could say one thing and show another.  Blanks become spaces.
    Joiners and variation selectors stay where honest Persian, Indic, Mongolian, Japanese and emoji need them.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _BLANK.sub(" ", text)
    if text.isprintable() and not _HIDDEN.search(text):
        return text
    return "".join(
        char if _is_harmless(text, index, char) else f"\\u{{{ord(char):X}}}" for index, char in enumerate(text)
    )


def visible_lines(text: str) -> str:
    """Return text that is `visible` line by line; line feeds stay."""
    return "\n".join(visible(line) for line in _NEW_LINE.split(text))


def _is_harmless(text: str, index: int, char: str) -> bool:
    if char in _JOINERS:
        return _joins(text, index)
    if _HIDDEN.match(char):
        return _selects(text, index)
    return char.isprintable() or char in _SHAPED


def _joins(text: str, index: int) -> bool:
    """Tell whether a joiner stands where spelling asks for it (Unicode annex 31, A1, A2 and B), or between emoji."""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if not before or (_HIDDEN.match(before) and not _selects(text, index - 1)):
        return False
    if unicodedata.combining(before) == _VIRAMA:
        return True
    if after and _JOINING.match(after) and after.isprintable() and not _HIDDEN.match(after):
        return before.isalnum() or bool(_JOINING.match(before) and unicodedata.category(before)[0] == "M")
    if text[index] != "\u200d" or not (after and _is_emoji(after)):
        return False
    return _is_emoji(before) or before == "\ufe0f" or "\U0001f3fb" <= before <= "\U0001f3ff"


def _selects(text: str, index: int) -> bool:
    """Tell whether a variation selector follows something that has variants; a second one never does."""
    before = text[index - 1 : index]
    if not before:
        return False
    selector = text[index]
    if selector in "\ufe0e\ufe0f":
        is_keycap = before in "0123456789#*" and text[index + 1 : index + 2] == "\u20e3"
        return is_keycap or before in "©®‼⁉™ℹ〰〽" or _is_emoji(before)
    if selector in "\u180b\u180c\u180d\u180f":
        return "\u1820" <= before <= "\u18aa" and before.isprintable()
    if selector in "\ufe00\ufe01\ufe02" or selector >= "\U000e0100":
        return bool(_IDEOGRAPH.match(before)) and before.isprintable()
    return False


def _is_emoji(char: str) -> bool:
    return char >= "\u2190" and unicodedata.category(char) in ("So", "Sm") and not _HIDDEN.match(char)


# Logs of continuous integration

_OLD_COMMAND = late(r"##(?=[A-Za-z]*\[)")


def log_safe(text: str) -> str:
    r"""Return text that issues no command when it is printed in a CI log; line breaks stay.

    GitHub's runner obeys a line that begins with `::`, white space before it passed over, and `##[…]` anywhere in
    it; Azure and TeamCity obey `##vso[…]` and the like.  One character of each is written as its code point.
    """
    if "::" in text:
        text = "".join(_silence(line) for line in text.splitlines(keepends=True))
    return _OLD_COMMAND.sub(r"#\\u{23}", text) if "##" in text else text


def _silence(line: str) -> str:
    command = line.lstrip()
    return line if not command.startswith("::") else line[: -len(command)] + r"\u{3A}" + command[1:]


_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def command_data(text: str) -> str:
    """Return text for the message of a workflow command of GitHub, as its own toolkit writes it; line breaks stay."""
    return log_safe(visible_lines(text)).translate(_DATA)


def command_property(text: str) -> str:
    """Return text for a property of a workflow command, in which colons and commas end something."""
    return log_safe(visible(text)).translate(_PROPERTY)


# XML

_XML_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def xml_text(text: str) -> str:
    """Return text for an element or a quoted attribute; line breaks stay, which an attribute reads as spaces.

    XML 1.0 has no way to write most control characters, lone surrogates and noncharacters: they are `visible`.  The
    file may be printed in a CI log, so it is `log_safe` too.
    """
    return log_safe(visible_lines(text)).translate(_XML_ESCAPES)


# SARIF

_UNFIT_FOR_URI = late(r"[^A-Za-z0-9._~/-]")


def sarif_text(text: str) -> str:
    """Return a plain text message of SARIF, in which `[words](address)` would be a link; line breaks stay."""
    return visible_lines(text).replace("](", r"]\u{28}")


def uri_path(path: str) -> str:
    """Return a relative path as a URI reference, every byte of its name percent-encoded that is no plain letter."""
    return _UNFIT_FOR_URI.sub(_percent, path)


def _percent(match: re.Match[str]) -> str:
    # Names of files that are no UTF-8 have their bytes in lone surrogates.
    errors = "surrogateescape" if "\udc80" <= match[0] <= "\udcff" else "replace"
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", errors))


# JSON

# Delete and the C1 controls, soft hyphen, bidirectional and other format characters, separators, surrogates, private
# use, noncharacters, tags: listed, not asked of `unicodedata`, so that every Python writes the same bytes.
_UNFIT_FOR_JSON = late(
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U0010ffff]"
)


def json_safe(dumped: str) -> str:
    r"""Return JSON text that stays harmless when it is shown, and reads back as the same value.

    What `json.dumps(ensure_ascii=False)` leaves raw and a terminal or CI log would obey becomes a JSON escape.  A
    lone surrogate, which many parsers refuse even escaped, becomes the six or more characters `\u{DC80}` instead.
    """
    if not dumped.isascii() or "\x7f" in dumped:
        dumped = _UNFIT_FOR_JSON.sub(_escape_for_json, dumped)
    return _OLD_COMMAND.sub(r"#\\u0023", dumped) if "##" in dumped else dumped


def _escape_for_json(match: re.Match[str]) -> str:
    point = ord(match[0])
    if 0xD800 <= point <= 0xDFFF:
        return f"\\\\u{{{point:X}}}"
    if point > 0xFFFF:
        point -= 0x10000
        return f"\\u{0xD800 + (point >> 10):04x}\\u{0xDC00 + (point & 0x3FF):04x}"
    return f"\\u{point:04x}"


# Markdown, as GitHub, GitLab and their like read it

_MARK = late(r"[\\`*_{}\[\]<>~$&]|=(?==)|(?<==)=|%(?=%)|(?<=%)%")
_LINE_MARK = late(r"[-+=:#]|\d{1,9}(?=[.)])")
# What the sites turn into something after the Markdown is read, so that no escape of Markdown's own stops it:
# addresses, mentions, numbered issues and their like, `:emoji:`, `$mathematics$`, commit hashes.
_LIVE = late(
    r"""@|://|www\.|:[\w+-]+:|[#~%]["\w]|[!&$]\d|.\$|\bgh-\d|\[[a-z_]+:"""
    r"""|(?<![^\W_])(?=[0-9a-f]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40}(?![^\W_])""",
    re.IGNORECASE,
)
_OPENING = "([{“‘«\"'"
_CLOSING = ".,;?)]}”’»\"'…"
_BACKTICKS = late("`+")
_CODE = late("`([^`]+)`")
_OLD_COMMAND_SIGN = late(r"(?<=#)#(?=[A-Za-z]*\[)")
_CELL_BREAK = late(rf"\||{_OLD_COMMAND_SIGN.pattern}")


def markdown_text(text: str) -> str:
    """Return prose that reads as the text itself: no emphasis, heading, list, HTML, link, mention or issue reference.

    Marks are escaped.  A word that GitHub or GitLab would bring to life after the Markdown is read becomes a code
    span, the only thing they leave alone.  Blanks at both ends are left out, as Markdown would.
    """
    return _prose(text, False).strip(" ")


def markdown_cell(text: str) -> str:
    """Return `markdown_text` for a cell of a table, where a pipe ends the cell even within a code span."""
    return _prose(text, True).strip(" ")


def markdown_message(text: str, in_cell: bool = False) -> str:
    """Return one of our own messages: `markdown_text`, with what stands between backticks as code.

    It is safe whatever the message repeats: every part goes through an encoder of its own.
    """
    parts: list[str] = []
    for index, part in enumerate(_CODE.split(visible(text))):
        encoded = markdown_code(part, in_cell) if index % 2 else _prose(part, in_cell)
        # Fences that touch would read as one longer fence.
        glue = " " if parts and parts[-1].endswith("`") and encoded.startswith("`") else ""
        if encoded:
            parts.append(glue + encoded)
    return "".join(parts).strip(" ")


def markdown_code(text: str, in_cell: bool = False) -> str:
    """Return a code span, the fence longer than any run of backticks in it; nothing for no text.

    What no fence can hold stands between two spans: a pipe in a cell, where parsers disagree about backslashes, and
    the second sign of `##[`, since a document may be printed in a CI log.
    """
    text = visible(text)
    parts = []
    end = 0
    for match in (_CELL_BREAK if in_cell else _OLD_COMMAND_SIGN).finditer(text):
        parts += [_code_span(text[end : match.start()]), f"&#{ord(match[0])};"]
        end = match.end()
    return "".join([*parts, _code_span(text[end:])])


def markdown_link(url: str) -> str:
    """Return a link to a web address, or the address as code where it is anything but plainly one.

    Only http and https, a host in ASCII and no user name: what a reader sees is where the link leads.
    """
    match = _WEB.fullmatch(url)
    if match is None or visible(url) != url:
        return markdown_code(url)
    return f"<{percent_encode(url)}>"


def markdown_named_link(name: str, url: str) -> str:
    """Return a link under a name of our own; the name alone where the address is anything but plainly one."""
    if _WEB.fullmatch(url) is None or visible(url) != url:
        return name
    return f"[{name}](<{percent_encode(url)}>)"


def percent_encode(text: str) -> str:
    """Return text with what is not ASCII percent-encoded, as link targets want it; lone surrogates become `?`."""
    if text.isascii():
        return text
    return "".join(
        char if char.isascii() else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace")) for char in text
    )


_WEB = late(
    r"[Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?"
    r"(?:[/?#](?:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]|[^\x00-\x7f ])*)?"
)


def _prose(text: str, in_cell: bool) -> str:
    text = visible(text)
    if _LIVE.search(text):
        encoded = " ".join(_word(word, in_cell) for word in text.split(" "))
    else:
        encoded = _escape(text)
    first = _LINE_MARK.match(encoded.lstrip(" "))
    if first is None:
        return encoded
    # At the beginning of a line these would make a list, a heading or a definition.
    at = len(encoded) - len(encoded.lstrip(" "))
    at += first.end() if first[0].isdigit() else 0
    return f"{encoded[:at]}\\{encoded[at:]}"


def _word(word: str, in_cell: bool) -> str:
    if not _LIVE.search(word):
        return _escape(word)
    tail = word.lstrip(_OPENING)
    core = tail.rstrip(_CLOSING)
    if not core:
        return markdown_code(word, in_cell)
    return _escape(word[: -len(tail)]) + markdown_code(core, in_cell) + _escape(tail[len(core) :])


def _escape(text: str) -> str:
    if text.isalnum():
        return text
    return _MARK.sub(r"\\\g<0>", text).replace("|", "&#124;")


def _code_span(text: str) -> str:
    if not text:
        return ""
    fence = "`" * (_longest_run(text) + 1)
    is_padded = text[0] == " " == text[-1] and not text.isspace()
    pad = " " if is_padded or text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in _BACKTICKS.findall(text)), default=0)


# Graphs

_UNFIT_FOR_MERMAID = late(r"(?<![^\W_])-|[^\w\s,-]|_")
# What Mermaid turns into icons, formulas and entities after it has read the codes.
_LIVE_IN_MERMAID = late(r":(?=fa-)|\$(?=\$)|(?<=ﬂ)°|¶(?=ß)")


def mermaid_text(text: str) -> str:
    """Return text for a quoted Mermaid label: what is no letter, digit or blank as an entity code such as `#34;`.

    Mermaid reads Markdown, HTML, directives and entities of its own in labels.  The codes come through all of it as
    text; what does not is shown as a code point.  A hyphen within a word stays.
    """
    text = _LIVE_IN_MERMAID.sub(lambda match: f"\\u{{{ord(match[0]):X}}}", visible(text))
    return _UNFIT_FOR_MERMAID.sub(lambda match: f"#{ord(match[0])};", text)


_DOT_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})


def dot_text(text: str) -> str:
    """Return text for a quoted DOT string, in which Graphviz reads backslashes and HTML entities.

    A graph may be printed in a CI log: the second sign of `##[` is written as an entity.
    """
    return _OLD_COMMAND_SIGN.sub("&#35;", visible(text).translate(_DOT_ESCAPES))
