"""The types of values that fields can hold.

Each kind reads a node and describes itself as JSON Schema, so that what an editor accepts and what the loader
accepts come from one definition.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from yaml.events import ScalarEvent

from claimcheck.load.tree import Mapping, Node, Sequence
from claimcheck.model.date import EDTF_PATTERN, Date
from claimcheck.model.pattern import late
from claimcheck.model.position import Fragment, Pointer, Step
from claimcheck.model.scale import Grade
from claimcheck.model.suggestion import did_you_mean, enumerate_words

if TYPE_CHECKING:
    from claimcheck.load.reader import Reader

JsonSchema = dict[str, Any]

# What a kind returns where the node does not fit; the problem is on record by then.
MISSING: Any = object()

NOTHING_TO_SAY = "leave the key out where there is nothing to say"
ID_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
ID_LENGTH = 80
_ID = late(ID_PATTERN)
_NULLS = {"~", "null", "Null", "NULL"}
_LANGUAGE = late("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|[xX](-[A-Za-z0-9]{1,8})+")
_DIGEST = late("(?:[sS][hH][aA]-?256:)?([0-9a-fA-F]{64})")
_URL = late(r"https?://[^\s/?#@:]+(:[0-9]{1,5})?([/?#]\S*)?", re.IGNORECASE)


class Kind(Protocol):
    """A type of value."""

    def read(self, reader: Reader, node: Node, parent: Pointer, step: Step) -> Any: ...

    def schema(self) -> JsonSchema: ...


class Unfit(Exception):
    """A text that is no value of its kind: the message, a help line, and the characters it is about."""

    def __init__(self, message: str, help_line: str | None = None, fragment: Fragment | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help_line = help_line
        self.fragment = fragment


class Scalar:
    """A kind that is written as one piece of text."""

    noun = "text"

    def parse(self, text: str) -> Any:
        """Return the value of `text`; raise `Unfit`."""
        raise NotImplementedError

    def read(self, reader: Reader, node: Node, parent: Pointer, step: Step) -> Any:
        if node.__class__ is not ScalarEvent:
            reader.refuse_shape(node, parent, step, self.noun)
            return MISSING
        text = node.value
        if not text or text.isspace():
            name, help_line = ("this entry", None) if isinstance(step, int) else (f"`{step}`", NOTHING_TO_SAY)
            reader.report(parent / step, f"{name} is empty", help_line)
            return MISSING
        try:
            return self.parse(text)
        except Unfit as unfit:
            reader.report(parent / step, unfit.message, unfit.help_line, unfit.fragment)
            return MISSING

    def schema(self) -> JsonSchema:
        return {"type": "string", "minLength": 1}


def _refuse_null(reader: Reader, text: str, at: Pointer) -> Any:
    message = f"`{text}` is read as that word, not as nothing"
    reader.report(at, message, "leave the key out, or put the word in quotation marks")
    return MISSING


class Text(Scalar):
    """Any text that is not blank.  A bare `null` or `~` is refused: it would be kept as that word."""

    def read(self, reader: Reader, node: Node, parent: Pointer, step: Step) -> Any:
        if node.__class__ is ScalarEvent:
            text = node.value
            if text in _NULLS and not node.style:
                return _refuse_null(reader, text, parent / step)
            if text and not text.isspace():
                return text
        return super().read(reader, node, parent, step)

    def schema(self) -> JsonSchema:
        return {"type": "string", "minLength": 1, "pattern": r"\S"}


class Identifier(Scalar):
    """An id in kebab case.  One of another shape is a problem but is kept, so that its record is not lost."""

    noun = "an id"

    def read(self, reader: Reader, node: Node, parent: Pointer, step: Step) -> Any:
        if node.__class__ is ScalarEvent:
            text: str = node.value
            if text in _NULLS and not node.style:
                return _refuse_null(reader, text, parent / step)
            if len(text) <= ID_LENGTH and _ID.fullmatch(text):
                return text
            if text and not text.isspace():
                reader.report(parent / step, *_explain_id(text))
                return text
        return super().read(reader, node, parent, step)

    def schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{ID_PATTERN}$", "maxLength": ID_LENGTH}


def _explain_id(text: str) -> tuple[str, str | None, Fragment | None]:
    if len(text) > ID_LENGTH:
        return f"this id has {len(text)} characters; the limit is {ID_LENGTH}", None, None
    for index, character in enumerate(text):
        if not character.isascii():
            message = f"this id holds U+{ord(character):04X}, which is not one of a–z, 0–9 and -"
            return message, None, Fragment(index, index + 1)
    kebab = "-".join(re.findall("[a-z0-9]+", text.lower()))
    return (
        f"`{text}` is not an id: write a–z and 0–9 in words joined by -",
        f"did you mean `{kebab}`?" if kebab else None,
        None,
    )


class Choice(Scalar):
    """One of the values of an enumeration."""

    def __init__(self, members: type[enum.Enum], noun: str, by_name: bool = False) -> None:
        self.noun = noun
        self.by_name = by_name
        self.words = {(member.name if by_name else str(member.value)): member for member in members}

    def without(self, *words: str) -> Choice:
        for word in words:
            del self.words[word]
        return self

    def parse(self, text: str) -> enum.Enum:
        member = self.words.get(text)
        if member is None:
            message = f"`{text}` is not {self.noun}: write {enumerate_words(self.words)}"
            raise Unfit(message, did_you_mean(text, self.words))
        return member

    def schema(self) -> JsonSchema:
        schema: JsonSchema = {"type": "string", "enum": list(self.words)}
        if self.by_name:
            schema["enumDescriptions"] = [str(member.value) for member in self.words.values()]
        return schema


class Word(Scalar):
    """One of a list of words."""

    def __init__(self, words: tuple[str, ...], noun: str) -> None:
        self.noun = noun
        self.words = words

    def parse(self, text: str) -> str:
        if text not in self.words:
            help_line = did_you_mean(text, self.words) or f"one of {enumerate_words(self.words)}"
            raise Unfit(f"`{text}` is not {self.noun}", help_line)
        return text

    def schema(self) -> JsonSchema:
        return {"type": "string", "enum": list(self.words)}


class Flag(Scalar):
    """`true` or `false`, in these letters."""

    noun = "true or false"

    def parse(self, text: str) -> bool:
        if text not in ("true", "false"):
            meant = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}
            word = text.lower() if text.lower() in ("true", "false") else meant.get(text.lower())
            raise Unfit(f"`{text}` is neither true nor false", f"did you mean `{word}`?" if word else None)
        return text == "true"

    def schema(self) -> JsonSchema:
        return {"type": "boolean"}


class DateText(Scalar):
    """An EDTF date or interval."""

    noun = "a date"

    def parse(self, text: str) -> Date:
        try:
            return Date.parse(text)
        except ValueError as error:
            raise Unfit(f"`{text}` is not a date: {error}") from None

    def schema(self) -> JsonSchema:
        # An unquoted year is a number to an editor, and text to us.
        return {
            "anyOf": [
                {"type": "string", "pattern": EDTF_PATTERN},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ]
        }


class GradeText(Scalar):
    """An Admiralty code."""

    noun = "a grade"

    def parse(self, text: str) -> Grade:
        try:
            return Grade.parse(text)
        except ValueError:
            message = f"`{text}` is not a grade: write a letter A–F and a digit 1–6, such as C3"
            upper = text.upper().replace("-", "").replace(" ", "")
            meant = re.fullmatch("([1-6])([A-F])|[A-F][1-6]", upper)
            word = meant[0] if meant and not meant[1] else meant[2] + meant[1] if meant else None
            raise Unfit(message, f"did you mean `{word}`?" if word else None) from None

    def schema(self) -> JsonSchema:
        return {"type": "string", "pattern": "^[A-F][1-6]$"}


class Language(Scalar):
    """A BCP 47 language tag, by its shape."""

    noun = "a language tag"

    def parse(self, text: str) -> str:
        if not _LANGUAGE.fullmatch(text):
            raise Unfit(f"`{text}` is not a language tag", "write a BCP 47 tag such as en, uk or zh-Hans")
        return text

    def schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^({_LANGUAGE.pattern})$"}


class Digest(Scalar):
    """A SHA-256 in hexadecimal."""

    noun = "a SHA-256"

    def parse(self, text: str) -> str:
        match = _DIGEST.fullmatch(text)
        if match is None:
            raise Unfit("this is not a SHA-256", "64 hexadecimal digits, as `sha256sum FILE` prints them")
        return match[1].lower()

    def schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{_DIGEST.pattern}$"}


class Url(Scalar):
    """A web address.  Never fetched."""

    noun = "a web address"

    def parse(self, text: str) -> str:
        if not _URL.fullmatch(text):
            raise Unfit(
                "this is not a web address", "write http://… or https://…, without a user name and without spaces"
            )
        return text

    def schema(self) -> JsonSchema:
        # The scheme in both cases: a JSON Schema pattern knows no flags.
        return {"type": "string", "pattern": f"^{_URL.pattern.replace('https?', '[Hh][Tt][Tt][Pp][Ss]?')}$"}


class Many:
    """A list of one kind.  `is_set` marks a list of words, none of them twice; an unreadable one is held as ""."""

    def __init__(self, kind: Kind, noun: str, is_set: bool = False) -> None:
        self.kind = kind
        self.noun = noun
        self.is_set = is_set

    def read(self, reader: Reader, node: Node, parent: Pointer, step: Step) -> Any:
        if not isinstance(node, Sequence):
            reader.refuse_shape(node, parent, step, f"a list of {self.noun}")
            return MISSING
        at = parent / step
        values = []
        seen = set()
        read = self.kind.read
        for index, child in enumerate(node.items):
            value = read(reader, child, at, index)
            if self.is_set:
                # What could not be read, and what is there twice, keeps its place: pointers count entries.
                if value is MISSING:
                    value = ""
                elif value in seen:
                    reader.report(at / index, f"`{value}` stands in this list twice")
                seen.add(value)
            elif value is MISSING:
                continue
            values.append(value)
        return tuple(values)

    def schema(self) -> JsonSchema:
        schema: JsonSchema = {"type": "array", "items": self.kind.schema()}
        if self.is_set:
            schema["uniqueItems"] = True
        return schema


class OneOrMany(Many):
    """One value, or a list of them; always read as a tuple."""

    def read(self, reader: Reader, node: Node, parent: Pointer, step: Step) -> Any:
        if isinstance(node, Sequence):
            return super().read(reader, node, parent, step)
        value = self.kind.read(reader, node, parent, step)
        return MISSING if value is MISSING else (value,)

    def schema(self) -> JsonSchema:
        return {"anyOf": [self.kind.schema(), super().schema()]}


class Field(NamedTuple):
    """A key of a record.  `description` is what an editor shows; `examples` are shown too.

    `elsewhere` is what other formats call it: who writes that is told the name.
    """

    name: str
    kind: Kind
    description: str
    required: bool = False
    default: Any = None
    examples: tuple[Any, ...] = ()
    elsewhere: tuple[str, ...] = ()


class Record:
    """A mapping with known keys.  `build(at, values)` makes the entity, or None where it cannot be kept.

    `check` may report what no single field shows.
    """

    def __init__(
        self,
        noun: str,
        description: str,
        fields: tuple[Field, ...],
        build: Callable[[Pointer, dict[str, Any]], Any],
        check: Callable[[Reader, Mapping, Pointer, dict[str, Any]], None] | None = None,
        extra_schema: JsonSchema | None = None,
    ) -> None:
        self.noun = noun
        self.description = description
        self.fields = {field.name: field for field in fields}
        self.required = tuple(field for field in fields if field.required)
        self.build = build
        self.check = check
        self.extra_schema = extra_schema or {}

    def read(self, reader: Reader, node: Node, parent: Pointer, step: Step) -> Any:
        if not isinstance(node, Mapping):
            reader.refuse_shape(node, parent, step, f"{self.noun} (keys and values)")
            return MISSING
        return self.read_mapping(reader, node, parent / step)

    def read_mapping(self, reader: Reader, node: Mapping, at: Pointer) -> Any:
        """Read the record that stands at `at`."""
        entries = node.entries
        values: dict[str, Any] = {}
        fields = self.fields
        for name, (_, child) in entries.items():
            field = fields.get(name)
            if field is None:
                if not name.startswith("x-"):
                    reader.refuse_key(self, at, name)
                continue
            value = field.kind.read(reader, child, at, name)
            if value is not MISSING:
                values[name] = value
        for field in self.required:
            if field.name not in entries:
                reader.report(at, f"{self.noun} needs `{field.name}`", field.description)
        if self.check is not None:
            self.check(reader, node, at, values)
        entity = self.build(at, values)
        return MISSING if entity is None else entity

    def schema(self) -> JsonSchema:
        return {"$ref": f"#/definitions/{self.noun.split()[-1]}"}

    def definition(self) -> JsonSchema:
        """Return the JSON Schema of the record itself."""
        properties = {}
        for field in self.fields.values():
            schema = {"description": field.description, **field.kind.schema()}
            if "$ref" in schema:  # draft-07 ignores what stands beside a $ref
                schema = {"description": field.description, "allOf": [{"$ref": schema["$ref"]}]}
            if field.default is not None:
                schema["default"] = field.default
            if field.examples:
                schema["examples"] = list(field.examples)
            properties[field.name] = schema
        definition: JsonSchema = {
            "type": "object",
            "description": self.description,
            "properties": properties,
            "patternProperties": {"^x-": {"description": "Your own key: passed over."}},
            "additionalProperties": False,
        }
        if self.required:
            definition["required"] = [field.name for field in self.required]
        return {**definition, **self.extra_schema}
