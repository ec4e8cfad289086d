"""The types of values that fields can hold.

Each kind reads a node and describes itself as JSON Schema, so that what an editor accepts and what the loader
accepts come from one definition.  `errorMessage`, `patternErrorMessage` and `enumDescriptions` belong to no draft of
JSON Schema: yaml-language-server and VS Code show them to people, and every validator passes over them.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from typing import Any, Protocol

from yaml.events import ScalarEvent

from claimcheck.load.reader import NOTHING_TO_SAY, Reader
from claimcheck.load.tree import MappingNode, Node, SequenceNode
from claimcheck.model.book_number import level_isbn
from claimcheck.model.date import EDTF_PATTERN, Date
from claimcheck.model.pattern import late
from claimcheck.model.position import Fragment, Pointer, Step
from claimcheck.model.record import NamedTuple
from claimcheck.model.scale import Credibility, Grade, Reliability
from claimcheck.model.suggestion import did_you_mean, enumerate_words, suggest

JsonSchema = dict[str, Any]

# What a kind returns where the node does not fit; the problem is on record by then.
MISSING: Any = object()

ID_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
ID_LENGTH = 80
_ID = late(ID_PATTERN)
_NULLS = {"~", "null", "Null", "NULL"}
_LANGUAGE = late("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|[xX](-[A-Za-z0-9]{1,8})+")
_DIGEST = late("(?:[sS][hH][aA]-?256:)?([0-9a-fA-F]{64})")
_URL = late(r"https?://[^\s/?#@:]+(:[0-9]{1,5})?([/?#]\S*)?", re.IGNORECASE)
_DOI = late(r"(https?://(dx\.|www\.)?doi\.org/|[dD][oO][iI]: ?)?10\.[0-9]{4,9}/\S+")
_ISBN = late("(978|979)?[ -]?([0-9][ -]?){9}[0-9Xx]")


class FieldKind(Protocol):
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
        raise NotImplementedError


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
        # What is text to us may look like a number to an editor: `title: 1984`.
        return {
            "type": ["string", "number"],
            "pattern": r"\S",
            "patternErrorMessage": f"This is empty: {NOTHING_TO_SAY}.",
            "errorMessage": "This must be text.",
        }


class Identifier(Scalar):
    """An id in kebab case.  One of another shape is a problem but is kept, so that its record is not lost."""

    noun = "an id"

    def read(self, reader: Reader, node: Node, parent: Pointer, step: Step) -> Any:
        if node.__class__ is ScalarEvent:
            text: str = node.value
            if text in _NULLS and not node.style:
                return _refuse_null(reader, text, parent / step)
            if is_id(text):
                return text
            if text and not text.isspace():
                reader.report(parent / step, *_explain_id(text))
                return text
        return super().read(reader, node, parent, step)

    def schema(self) -> JsonSchema:
        return {
            "type": ["string", "integer"],
            "pattern": f"^{ID_PATTERN}$",
            "maxLength": ID_LENGTH,
            "minimum": 0,
            "errorMessage": f"An id is written with a–z and 0–9, in words joined by -, up to {ID_LENGTH} characters.",
        }


def is_id(text: str) -> bool:
    return len(text) <= ID_LENGTH and _ID.fullmatch(text) is not None


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
    """One of the values of an enumeration, or of some of them.  `meanings`: each word, with what an editor says of it.

    Without meanings the members' names are what is written, and their values what they mean.
    """

    def __init__(self, members: type[enum.Enum], noun: str, meanings: dict[str, str] | None = None) -> None:
        self.noun = noun
        if meanings is None:
            self.meanings = {member.name: str(member.value) for member in members}
            self.words = {member.name: member for member in members}
        else:
            self.meanings = meanings
            self.words = {word: members(word) for word in meanings}

    def parse(self, text: str) -> enum.Enum:
        member = self.words.get(text)
        if member is None:
            message = f"`{text}` is not {self.noun}: write {enumerate_words(self.words)}"
            raise Unfit(message, did_you_mean(text, self.words))
        return member

    def schema(self) -> JsonSchema:
        return {"type": "string", "enum": list(self.words), "enumDescriptions": list(self.meanings.values())}


class WordKind(Scalar):
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
        # The list of all that may stand there is longer than a message should be, and completion has it.
        return {"type": "string", "enum": list(self.words), "errorMessage": f"This is not {self.noun}."}


class FlagKind(Scalar):
    """`true` or `false`, in these letters."""

    noun = "true or false"

    def parse(self, text: str) -> bool:
        if text not in ("true", "false"):
            meant = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}
            word = text.lower() if text.lower() in ("true", "false") else meant.get(text.lower())
            raise Unfit(f"`{text}` is neither true nor false", f"did you mean `{word}`?" if word else None)
        return text == "true"

    def schema(self) -> JsonSchema:
        return {"type": "boolean", "errorMessage": "Write true or false."}


class DateText(Scalar):
    """An EDTF date or interval."""

    noun = "a date"

    def parse(self, text: str) -> Date:
        try:
            return Date.parse(text)
        except ValueError as error:
            raise Unfit(f"`{text}` is not a date: {error}") from None

    def schema(self) -> JsonSchema:
        # An unquoted year is a number to an editor, and text to us.  No `anyOf`: of that an editor shows each branch.
        message = "A date is written 2022, 2022-03 or 2022-03-08; from – to as 2022-03-01/2022-03-08; open ends with .."
        return {
            "type": ["string", "integer"],
            "pattern": EDTF_PATTERN,
            "minimum": 1000,
            "maximum": 9999,
            "errorMessage": message,
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
        grades = {f"{r.name}{c.value}": f"{r.value}; {c.wording}" for r in Reliability for c in Credibility}
        return {
            "type": "string",
            "enum": list(grades),
            "enumDescriptions": list(grades.values()),
            "errorMessage": "A grade is a letter A–F and a digit 1–6, such as C3.",
        }


class LanguageTag(Scalar):
    """A BCP 47 language tag, by its shape."""

    noun = "a language tag"

    def parse(self, text: str) -> str:
        if not _LANGUAGE.fullmatch(text):
            raise Unfit(f"`{text}` is not a language tag", "write a BCP 47 tag such as en, uk or zh-Hans")
        return text

    def schema(self) -> JsonSchema:
        message = "A language is told by its BCP 47 tag, such as en, uk or zh-Hans."
        return {"type": "string", "pattern": f"^({_LANGUAGE.pattern})$", "errorMessage": message}


class Digest(Scalar):
    """A SHA-256 in hexadecimal."""

    noun = "a SHA-256"

    def parse(self, text: str) -> str:
        match = _DIGEST.fullmatch(text)
        if match is None:
            raise Unfit("this is not a SHA-256", "64 hexadecimal digits, as `sha256sum FILE` prints them")
        return match[1].lower()

    def schema(self) -> JsonSchema:
        message = "A SHA-256 has 64 hexadecimal digits, as `sha256sum FILE` prints them."
        return {"type": "string", "pattern": f"^{_DIGEST.pattern}$", "errorMessage": message}


class Doi(Scalar):
    """A digital object identifier, as such or as an address of doi.org."""

    noun = "a DOI"

    def parse(self, text: str) -> str:
        if not _DOI.fullmatch(text):
            raise Unfit("this is not a DOI", "write it as 10.1000/182")
        return text

    def schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{_DOI.pattern}$", "errorMessage": "A DOI looks like 10.1000/182."}


class Isbn(Scalar):
    """An ISBN of ten or thirteen digits, with or without hyphens; its check digit is tried (ISO 2108)."""

    noun = "an ISBN"

    def parse(self, text: str) -> str:
        if not _ISBN.fullmatch(text):
            raise Unfit("this is not an ISBN", "it has ten or thirteen digits")
        if level_isbn(text) is None:
            raise Unfit("this is not an ISBN: its check digit does not fit", "copy it anew from the book's imprint")
        return text

    def schema(self) -> JsonSchema:
        return {
            "type": "string",
            "pattern": f"^{_ISBN.pattern}$",
            "errorMessage": "An ISBN has ten or thirteen digits, such as 978-3-16-148410-0.",
        }


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
        pattern = _URL.pattern.replace("https?", "[Hh][Tt][Tt][Pp][Ss]?")
        message = "A web address begins with http:// or https://, and has no user name and no spaces."
        return {"type": "string", "pattern": f"^{pattern}$", "errorMessage": message}


class Many:
    """A list of one kind.  `is_set` marks a list of words, none of them twice; an unreadable one is held as ""."""

    def __init__(self, kind: FieldKind, noun: str, is_set: bool = False) -> None:
        self.kind = kind
        self.noun = noun
        self.is_set = is_set

    def read(self, reader: Reader, node: Node, parent: Pointer, step: Step) -> Any:
        if not isinstance(node, SequenceNode):
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
        message = f"This must be a list of {self.noun}."
        schema: JsonSchema = {"type": "array", "items": self.kind.schema(), "errorMessage": message}
        if self.is_set:
            schema["uniqueItems"] = True
        return schema


class Premises(Many):
    """A list of claim ids, among which a mapping `any_of` with several is one premise that each can bear alone."""

    def __init__(self, kind: FieldKind) -> None:
        super().__init__(kind, "claim ids", is_set=True)
        self._group = Many(kind, "claim ids", is_set=True)

    def read(self, reader: Reader, node: Node, parent: Pointer, step: Step) -> Any:
        if not isinstance(node, SequenceNode) or not any(isinstance(child, MappingNode) for child in node.items):
            return super().read(reader, node, parent, step)
        at = parent / step
        values: list[Any] = []
        for index, child in enumerate(node.items):
            if isinstance(child, MappingNode):
                value = self._read_group(reader, child, at, index)
            else:
                value = self.kind.read(reader, child, at, index)
            # What could not be read keeps its place: pointers count entries.
            values.append("" if value is MISSING else value)
        return tuple(values)

    def _read_group(self, reader: Reader, node: MappingNode, at: Pointer, index: int) -> Any:
        if list(node.entries) != ["any_of"]:
            reader.refuse_shape(node, at, index, "a claim id, or `any_of` with a list of them")
            return MISSING
        group = self._group.read(reader, node.entries["any_of"][1], at / index, "any_of")
        if group is not MISSING and len(group) < 2:
            reader.report(at / index / "any_of", "`any_of` needs two claims or more")
        return group

    def schema(self) -> JsonSchema:
        group = {
            "type": "object",
            "required": ["any_of"],
            "additionalProperties": False,
            "properties": {"any_of": {**self._group.schema(), "minItems": 2}},
        }
        message = "This must be a list of claim ids, or of `any_of` with a list of them."
        return {
            "type": "array",
            "items": {"anyOf": [self.kind.schema(), group]},
            "uniqueItems": True,
            "errorMessage": message,
        }


class OneOrMany(Many):
    """One value, or a list of them; always read as a tuple."""

    def read(self, reader: Reader, node: Node, parent: Pointer, step: Step) -> Any:
        if isinstance(node, SequenceNode):
            return super().read(reader, node, parent, step)
        value = self.kind.read(reader, node, parent, step)
        return MISSING if value is MISSING else (value,)

    def schema(self) -> JsonSchema:
        # In one schema without `anyOf`, of which an editor would show both branches.
        one, many = self.kind.schema(), super().schema()
        types = one["type"]
        message = f"This must be text or a list of {self.noun}."
        return {
            **one,
            **many,
            "type": [*([types] if isinstance(types, str) else types), "array"],
            "errorMessage": message,
        }


class Field(NamedTuple):
    """A key of a record.  `description` is what an editor shows, where the kind is no record; `examples` are shown too.

    `elsewhere` is what other formats call it: who writes that is told the name.
    """

    name: str
    kind: FieldKind
    description: str
    required: bool = False
    default: Any = None
    examples: tuple[Any, ...] = ()
    elsewhere: tuple[str, ...] = ()


class Record:
    """A mapping with known keys, of which `build` makes the entity: of its place and, by their names, its values.

    What should have an `id` and has none cannot be kept.  `check` may report what no single field shows.
    """

    def __init__(
        self,
        noun: str,
        description: str,
        fields: tuple[Field, ...],
        build: Callable[..., Any],
        check: Callable[[Reader, MappingNode, Pointer, dict[str, Any]], None] | None = None,
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
        if not isinstance(node, MappingNode):
            reader.refuse_shape(node, parent, step, f"{self.noun} (keys and values)")
            return MISSING
        return self.read_mapping(reader, node, parent / step)

    def read_mapping(self, reader: Reader, node: MappingNode, at: Pointer) -> Any:
        """Read the record that stands at `at`."""
        entries = node.entries
        values: dict[str, Any] = {}
        fields = self.fields
        for name, (_, child) in entries.items():
            field = fields.get(name)
            if field is None:
                if not name.startswith("x-"):
                    self._refuse_key(reader, at, name)
                continue
            value = field.kind.read(reader, child, at, name)
            if value is not MISSING:
                values[name] = value
        for field in self.required:
            if field.name not in entries:
                reader.report(at, f"{self.noun} needs `{field.name}`", field.description)
        if self.check is not None:
            self.check(reader, node, at, values)
        if "id" in fields and "id" not in values:
            return MISSING
        return self.build(at, **values)

    def _refuse_key(self, reader: Reader, at: Pointer, name: str) -> None:
        """Report a key that does not belong, with what was probably meant."""
        meant = next((field.name for field in self.fields.values() if name.lower() in field.elsewhere), None)
        meant = meant or suggest(name, self.fields)
        homes = reader.homes.get(name)
        if meant is not None:
            help_line = f"did you mean `{meant}`?"
        elif homes:
            help_line = f"`{name}` belongs to {enumerate_words(homes)}"
        else:
            help_line = "a key of your own begins with x-"
        reader.report(at / name, f"`{name}` is not a field of {self.noun}", help_line, on_key=True)

    def schema(self) -> JsonSchema:
        return {"$ref": f"#/definitions/{self.noun.split()[-1]}"}

    def definition(self) -> JsonSchema:
        """Return the JSON Schema of the record itself."""
        definition: JsonSchema = {
            "type": "object",
            "title": self.noun.partition(" ")[2],
            "description": self.description,
            "properties": {field.name: _describe(field) for field in self.fields.values()},
            "patternProperties": {"^x-": {"description": "Your own key: passed over."}},
            "additionalProperties": False,
        }
        if self.required:
            definition["required"] = [field.name for field in self.required]
        return {**definition, **self.extra_schema}


def _describe(field: Field) -> JsonSchema:
    """Return the JSON Schema of a field."""
    schema = field.kind.schema()
    if "$ref" in schema:  # draft-07 ignores what stands beside it: the record describes itself
        return schema
    # As words, not as `default`: editors would write each default out into every new record.
    default = {None: "", False: " Default: false."}.get(field.default, f" Default: {field.default}.")
    described = {"description": field.description + default, **schema}
    if "items" in schema and "$ref" not in schema["items"]:
        described["items"] = {"description": field.description, **schema["items"]}
    if field.examples:
        described["examples"] = list(field.examples)
    return described
