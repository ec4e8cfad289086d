"""What a page's own style sheets hide, as far as their selectors can be understood.

Understood are types, classes, ids, attributes, their compounds, and what stands in such an element.  Of a rule that
asks for more (siblings, children, `:has`, `:not`, features of a browser) it cannot be told what it hides: the elements
that it ends with may be hidden.  Rules for paper are none for the screen; what only some screens hide, others show.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck.capture.extraction import NoText
from claimcheck.capture.html.declaration import Effects, decode_escapes, read_effects
from claimcheck.capture.html.entity import unescape
from claimcheck.model.record import NamedTuple

# From this bit of a state on, each says that an element is open that some rule asks to stand in.
FIRST_ANCESTOR = 1 << 16
_MOST_ANCESTORS = 1_000
_MOST_KEPT = 20_000
# How many rules are held against elements in all.
_MOST_WORK = 2_000_000

_DIRT = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|'[^'\\\n]*(?:\\.[^'\\\n]*)*'?|<!--|-->""", re.DOTALL
)
_SIGN = re.compile(r"[{};]")
_NAME = r"(?:[^\W]|-|\\[^\n])+"
_PART = re.compile(
    rf"(?P<type>{_NAME}|\*)|\.(?P<class>{_NAME})|\#(?P<id>{_NAME})"
    rf"|\[\s*(?P<attribute>{_NAME})\s*(?:=\s*[\"']?(?P<value>[^\"'\]]*?)[\"']?\s*)?\]|(?P<element>::[\w-]+)"
    rf"|(?P<pseudo>:[\w-]+)|(?P<other>[\[&].?)"
)
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
# What is so only while somebody acts, or is about a part of an element that is not its text.
_ACTS = frozenset(
    ":hover :focus :active :target :visited :focus-within :focus-visible :checked :before :after :first-line "
    ":first-letter :host :host-context :empty :disabled :invalid :valid :placeholder-shown :fullscreen".split()
)
_SKIPPED = ("@keyframes", "@-", "@font-face", "@page", "@property", "@counter-style", "@font-feature-values")
_CERTAIN, _SOME_SCREENS, _UNCERTAIN, _NOWHERE = range(4)


class _Compound(NamedTuple):
    """What one element must have."""

    type: str
    classes: frozenset[str]
    ids: frozenset[str]
    attributes: tuple[tuple[str, str | None], ...]
    is_understood: bool

    def fits(self, element: _Element) -> bool:
        """Tell whether an element has all that is understood of it."""
        return (
            (not self.type or self.type == element.name)
            and self.classes <= element.classes
            and self.ids <= element.ids
            and all(
                name in element.attributes and (value is None or value == element.attributes[name])
                for name, value in self.attributes
            )
        )

    def key(self) -> str:
        """Return one thing that an element must have for this to fit: `#id`, `.class`, `[attribute`, a type or `*`."""
        for sign, names in (("#", self.ids), (".", self.classes), ("[", [name for name, _ in self.attributes])):
            if names:
                return sign + min(names)
        return self.type or "*"


class _Element(NamedTuple):
    name: str
    classes: frozenset[str]
    ids: frozenset[str]
    attributes: Mapping[str, str]


class _Rule(NamedTuple):
    """What an element is, what it must stand in (bits), and what is so of it; `weight` is the cascade's order."""

    compound: _Compound
    around: int
    weight: tuple[int, int, int, int]
    is_important: bool
    effects: Effects
    is_certain: bool


# What rules say of a property of an element: whether it is important, its weight, whether it hides, whether that is
# certain.
Said = Sequence[tuple[bool, tuple[int, ...], bool, bool]]


class Verdicts(NamedTuple):
    """What rules say of an element, by property, and the bits of the ancestors that it is."""

    said: Mapping[str, Said]
    ancestors: int


_NOTHING = Verdicts({}, 0)


class StyleSheet:
    """The rules of a page that hide elements, or show them; `is_exact` says that the case of names matters."""

    def __init__(self, is_exact: bool) -> None:
        self._is_exact = is_exact
        self._rules: dict[str, list[_Rule]] = {}
        self._hiding: set[str] = set()
        self._ancestors: dict[_Compound, int] = {}
        self._ancestors_by_key: dict[str, list[_Compound]] = {}
        self._kept: dict[tuple[str, tuple[tuple[str, str], ...], int], Verdicts] = {}
        self._work = 0
        self._count = 0

    @property
    def hides(self) -> bool:
        """Whether any rule hides anything."""
        return bool(self._hiding)

    @property
    def keys(self) -> frozenset[str]:
        """What an element has that some rule is for, as `_Compound.keys` gives it."""
        return frozenset((*self._hiding, *self._ancestors_by_key))

    def add(self, css: str, media: str = "") -> None:
        """Read a style sheet."""
        whole = _judge_media(media)
        if whole == _NOWHERE:
            return
        css = _DIRT.sub(_clean, css)
        # Each block that is open: what it is, its selectors (None for a block of rules) and its declarations.
        blocks: list[tuple[int, str | None, list[str]]] = [(whole, None, [])]
        position = 0
        for match in _SIGN.finditer(css):
            words, sign = css[position : match.start()], match[0]
            position = match.end()
            mode, selectors, declarations = blocks[-1]
            if sign == "{":
                blocks.append(_open(words.strip(), mode, selectors is not None))
                continue
            if selectors is not None and mode != _NOWHERE:
                declarations.append(words)
            if sign == "}" and len(blocks) > 1:
                blocks.pop()
                if selectors is not None and mode != _NOWHERE:
                    self._add_rule(selectors, declarations, mode)

    def _add_rule(self, selectors: str, declarations: list[str], mode: int) -> None:
        for is_important, effects in read_effects(declarations):
            if mode == _SOME_SCREENS:
                effects = {name: False for name, hides in effects.items() if hides is False}
            if not effects:
                continue
            for selector in _split(selectors):
                self._count += 1
                self._add_selector(selector, effects, is_important, mode)

    def _add_selector(self, selector: str, effects: Effects, is_important: bool, mode: int) -> None:
        parts = _COMBINATOR.split(selector if self._is_exact else selector.lower())
        compounds = [_read_compound(part) for part in parts[::2] if part]
        if not compounds or None in compounds:
            return
        known = [compound for compound in compounds if compound is not None]
        own, around = known[-1], 0
        is_certain = mode == _CERTAIN and own.is_understood and len(known) < 3 and not any(parts[1::2])
        for compound in known[:-1]:
            is_certain = is_certain and compound.is_understood
            if compound.key() not in ("*", "html", "body", ":root"):
                around |= self._number(compound)
        if own.key() in ("html", "body") or (own.key() == "*" and not around):
            # A page that hides itself shows itself by a script.
            is_certain = False
        if own.attributes == (("hidden", None),):
            return
        ids = sum(len(compound.ids) for compound in known)
        classes = sum(len(compound.classes) + len(compound.attributes) for compound in known)
        types = sum(bool(compound.type) for compound in known)
        rule = _Rule(own, around, (ids, classes, types, self._count), is_important, effects, is_certain)
        self._rules.setdefault(own.key(), []).append(rule)
        if any(hides is not False for hides in effects.values()):
            self._hiding.add(own.key())

    def _number(self, compound: _Compound) -> int:
        """Return the bit of an ancestor; 0 past so many: then it is taken to be there."""
        bit = self._ancestors.get(compound)
        if bit is None:
            if len(self._ancestors) >= _MOST_ANCESTORS:
                return 0
            bit = self._ancestors[compound] = FIRST_ANCESTOR << len(self._ancestors)
            self._ancestors_by_key.setdefault(compound.key(), []).append(compound)
        return bit

    def find(self, name: str, attributes: Mapping[str, str], state: int) -> Verdicts:
        """Return what rules say of an element in a state; raise `NoText` where that would take too long."""
        key = (name, tuple(sorted(attributes.items())), state // FIRST_ANCESTOR)
        known = self._kept.get(key)
        if known is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            known = self._kept[key] = self._match(name, attributes, state)
        return known

    def _match(self, name: str, attributes: Mapping[str, str], state: int) -> Verdicts:
        values = {key: unescape(value if self._is_exact else value.lower()) for key, value in attributes.items()}
        element = _Element(name, frozenset(values.get("class", "").split()), frozenset((values.get("id", ""),)), values)
        keys = ["*", name, *("#" + own for own in element.ids), *("." + own for own in element.classes)]
        keys += ["[" + own for own in values]
        said: dict[str, list[tuple[bool, tuple[int, ...], bool, bool]]] = {}
        ancestors = 0
        for key in keys:
            rules = self._rules.get(key, ())
            compounds = self._ancestors_by_key.get(key, ())
            self._work += len(rules) + len(compounds)
            if self._work > _MOST_WORK:
                raise NoText("has too many style rules for too many elements: what they hide cannot be told")
            for rule in rules:
                if not rule.around & ~state and rule.compound.fits(element):
                    for what, hides in rule.effects.items():
                        is_sure = rule.is_certain and hides is not None
                        said.setdefault(what, []).append((rule.is_important, rule.weight, hides is not False, is_sure))
            for compound in compounds:
                if compound.fits(element):
                    ancestors |= self._ancestors[compound]
        return Verdicts(said, ancestors) if said or ancestors else _NOTHING


def _clean(match: re.Match[str]) -> str:
    words = match[0]
    if words[0] in "\"'":
        return '""' if _SIGN.search(words) else words
    return " " if words.startswith("/*") else ""


def _open(prelude: str, mode: int, is_nested: bool) -> tuple[int, str | None, list[str]]:
    """Return the block that begins behind some words."""
    if not prelude.startswith("@"):
        return (max(mode, _UNCERTAIN) if is_nested else mode), prelude, []
    lower = prelude.lower()
    if lower.startswith("@media"):
        return max(mode, _judge_media(lower[6:])), None, []
    if lower.startswith(_SKIPPED):
        return _NOWHERE, None, []
    return max(mode, _UNCERTAIN), None, []


def _judge_media(media: str) -> int:
    """Tell where rules are that are for some media."""
    queries = [query.strip().lower().removeprefix("only ").strip() for query in media.split(",")]
    if any(query in ("", "all", "screen", "not print", "not speech") for query in queries):
        return _CERTAIN
    papers = ("print", "speech", "aural", "braille", "embossed", "projection", "tty", "tv", "handheld", "not all")
    return _NOWHERE if all(query.startswith(papers) or query == "not screen" for query in queries) else _SOME_SCREENS


def _split(selectors: str) -> list[str]:
    """Return the selectors of a list; commas in parentheses part none."""
    if "(" not in selectors:
        return [selector.strip() for selector in selectors.split(",")]
    found: list[str] = []
    depth = start = 0
    for match in re.finditer(r"[(),]", selectors):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
        elif depth <= 0:
            found.append(selectors[start : match.start()].strip())
            start = match.end()
    found.append(selectors[start:].strip())
    return [_PARENTHESES.sub("", selector) for selector in found]


# What an argument holds is not looked at: its pseudo-class is not understood.
_PARENTHESES = re.compile(r"\(.*\)", re.DOTALL)


def _read_compound(words: str) -> _Compound | None:
    """Return what a compound selector asks for; None for one that no element fits by itself, as it stands."""
    kind = ""
    classes: set[str] = set()
    ids: set[str] = set()
    attributes: list[tuple[str, str | None]] = []
    is_understood = True
    position = 0
    while position < len(words):
        match = _PART.match(words, position)
        if match is None:
            is_understood = False
            position += 1
            continue
        position = match.end()
        group = match.lastgroup
        if match["type"]:
            kind = "" if match["type"] == "*" else decode_escapes(match["type"]).lower()
        elif match["class"]:
            classes.add(decode_escapes(match["class"]))
        elif match["id"]:
            ids.add(decode_escapes(match["id"]))
        elif match["attribute"]:
            attributes.append((match["attribute"].lower(), match["value"]))
        elif group == "element" or (match["pseudo"] or "").lower() in _ACTS:
            return None
        elif match["pseudo"] and match["pseudo"].lower() == ":root":
            kind = "html"
        else:
            is_understood = False
            if match["pseudo"] is None:
                break
    if ":defined" in words or (":not" in words and not (kind or classes or ids or attributes)):
        return None
    return _Compound(kind, frozenset(classes), frozenset(ids), tuple(attributes), is_understood)


def resolve(said: Said, default: bool) -> tuple[bool, bool]:
    """Return whether what is said hides, by the weightiest that is certain, and whether weightier doubts are told."""
    hides, doubts = default, False
    for _, _, value, is_certain in sorted(said):
        if is_certain:
            hides, doubts = value, False
        elif value != hides:
            doubts = True
    return hides, doubts
