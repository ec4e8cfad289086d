"""The file format, version 1: every record and field, once.

The loader reads by these definitions and `claimcheck schema` prints them as JSON Schema.
"""

from __future__ import annotations

from claimcheck.load.kind import (
    Choice,
    DateText,
    Digest,
    Doi,
    Field,
    FlagKind,
    GradeText,
    Identifier,
    Isbn,
    JsonSchema,
    LanguageTag,
    Many,
    OneOrMany,
    Premises,
    Record,
    Text,
    Url,
    WordKind,
)
from claimcheck.model.claim import Access, Claim, Evidence, Kind, Stance, Verdict, Waiver
from claimcheck.model.scale import Confidence, Reliability
from claimcheck.model.source import CaptureFile, Derivation, Extent, How, Interest, Origin, Seen, Source
from claimcheck.model.suggestion import enumerate_words

FORMAT_VERSION = 1

# CSL 1.0.2, appendix III.
ITEM_TYPES = tuple(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
    legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard
    thesis treaty webpage""".split()
)

_TEXT = Text()
_ID = Identifier()
_DATE = DateText()
_RELIABILITY = Choice(Reliability, "a reliability")
_INTEREST = Choice(
    Interest,
    "an interest",
    {
        "none": "nothing to gain or to lose by how the matter is told",
        "party": "takes part in the matter, or gains or loses by how it is told",
        "unknown": "nobody has looked yet",
    },
)
_NOTE = Field("note", _TEXT, "Anything you want to say; never audited.")


WAIVER = Record(
    "a waiver",
    "A finding you accept, and why.",
    (
        Field("rule", _TEXT, "The rule whose finding is accepted.", required=True, examples=("single-source",)),
        Field("reason", _TEXT, "Why it is accepted. A waiver without a reason is an error.", required=True),
        Field("by", _TEXT, "Who accepted it."),
        Field("about", _TEXT, "Only findings about these words, or this source or field; else all of the rule's here."),
        Field("until", _DATE, "The last day of the waiver; past it the finding returns.", examples=("2027-01-31",)),
    ),
    build=Waiver,
)
_WAIVERS = Field("waivers", Many(WAIVER, "waivers"), "Findings about this record that you accept, each with a reason.")


EVIDENCE = Record(
    "a piece of evidence",
    "One passage of one source, brought for or against the claim.",
    (
        Field("source", _ID, "The id of the source.", required=True),
        Field(
            "stance",
            Choice(
                Stance,
                "a stance",
                {
                    "supports": "the passage says that it is so",
                    "refutes": "the passage says that it is not so",
                    "context": "the passage helps to understand it, and counts for neither side",
                },
            ),
            "Whether it supports or refutes the claim, or is context. What supports one part and refutes another is "
            "two pieces of evidence.",
            required=True,
        ),
        Field(
            "quote",
            _TEXT,
            "Words of the source, in its own language, word for word. … marks words left out, [ ] words of yours.",
            elsewhere=("text", "quotation", "words"),
        ),
        Field(
            "locator",
            _TEXT,
            "Where in the source: page, paragraph, timestamp.",
            examples=("para. 8", "p. 12"),
            elsewhere=("page", "pages", "paragraph", "timestamp"),
        ),
        Field(
            "origins", Many(_ID, "origin ids", is_set=True), "Who, according to this passage, knows it: ids of origins."
        ),
        Field(
            "access",
            Choice(
                Access,
                "a kind of access",
                {
                    "witnessed": "was there, and saw or heard it",
                    "documented": "holds a document or a recording of it",
                    "told": "has it from somebody; origins says from whom",
                    "inferred": "concludes it from something else",
                    "unknown": "the passage does not say",
                },
            ),
            "How the source knows it: saw it, holds a document of it, was told it, infers it.",
            default="unknown",
        ),
        Field(
            "grade",
            GradeText(),
            "Admiralty code of this report: reliability A–F, credibility 1–6. F and 6 mean: cannot be judged.",
            examples=("C3", "F6"),
        ),
        Field("translation", _TEXT, "The quote in the dossier's language; never matched."),
        Field(
            "via",
            Many(_ID, "source ids", is_set=True),
            "In this passage the source has it from these sources; beside what all of it derives from.",
        ),
        Field(
            "absent",
            Many(_TEXT, "words", is_set=True),
            "For a claim of absence, instead of a quote: what was looked for in the whole text, and is not there.",
        ),
        _NOTE,
    ),
    build=Evidence,
)


CLAIM = Record(
    "a claim",
    "One proposition, with the evidence for and against it.",
    (
        Field(
            "id",
            _ID,
            "The claim's name, in kebab case, unique in the dossier.",
            required=True,
            examples=("mig-29-back-channel",),
        ),
        Field(
            "statement",
            _TEXT,
            "One proposition, in one sentence.",
            required=True,
            elsewhere=("claim", "text", "assertion"),
        ),
        Field(
            "kind",
            Choice(
                Kind,
                "a kind of claim",
                {
                    "fact": "something is so, or happened",
                    "attribution": "X said Y; whether Y is so is another claim",
                    "assessment": "a judgement that facts are weighed for",
                    "prediction": "something is going to happen",
                    "absence": "no source says so; the evidence lists under absent what was looked for",
                },
            ),
            "What is claimed, and so what can bear it out.",
            default="fact",
        ),
        Field(
            "when",
            _DATE,
            "When the claim is about: an EDTF date or interval.",
            examples=("2022-03-08", "2022-03/2022-09"),
            elsewhere=("date", "event_date"),
        ),
        Field(
            "verdict",
            Choice(
                Verdict,
                "a verdict",
                {
                    "supported": "the evidence bears it out",
                    "refuted": "the evidence shows that it is not so",
                    "disputed": "weighty evidence speaks for it, and weighty evidence against it",
                    "unproven": "the evidence is not enough to tell",
                },
            ),
            "Your judgement of the claim.",
        ),
        Field(
            "confidence",
            Choice(
                Confidence,
                "a level of confidence",
                {
                    "low": "thin or doubtful evidence, such as one anonymous origin",
                    "moderate": "believable evidence, and not enough of it from independent sides for more",
                    "high": "good evidence from independent sides, or an authenticated record; it may still be wrong",
                },
            ),
            "Your confidence in the verdict, in the words of ICD 203.",
        ),
        Field("tags", Many(_TEXT, "words", is_set=True), "Your own keywords."),
        _NOTE,
        Field("evidence", Many(EVIDENCE, "pieces of evidence"), "What is brought for and against the claim."),
        Field(
            "rests_on",
            Premises(_ID),
            "Premises: the claim is no better than its weakest one. `any_of: [a, b]` is one that each can bear alone.",
        ),
        Field("contradicts", Many(_ID, "claim ids", is_set=True), "Claims that cannot be true together with this one."),
        _WAIVERS,
    ),
    build=Claim,
)


DERIVATION = Record(
    "a derivation",
    "Another source that this one draws on.",
    (
        Field("source", _ID, "The id of the source it draws on.", required=True),
        Field(
            "how",
            Choice(
                How,
                "a kind of derivation",
                {
                    "republishes": "prints it again, whole or nearly so",
                    "translates": "prints it in another language",
                    "quotes": "prints passages of it word for word",
                    "summarises": "tells in its own words what it says",
                    "cites": "names it for something that it says",
                },
            ),
            "How it draws on it.",
        ),
        Field(
            "extent",
            Choice(
                Extent,
                "an extent",
                {
                    "whole": "all that it says comes by way of that source",
                    "part": "only what evidence names under via comes by way of it",
                },
            ),
            "Whether all of it draws on it, or only a part.",
            default="whole",
        ),
    ),
    build=Derivation,
)


_CAPTURE_FIELDS = (
    Field(
        "file", _TEXT, "The file, relative to this YAML file's folder, or by name in a capture folder.", required=True
    ),
    Field("sha256", Digest(), "SHA-256 of the file's bytes; it pins the text."),
)
CAPTURE = Record(
    "a capture",
    "The saved text that quotes are checked against.",
    (*_CAPTURE_FIELDS, Field("captured", _DATE, "When the text was saved.", examples=("2025-03-14",))),
    build=CaptureFile,
)
EXCERPT = Record(
    "an excerpt",
    "What of the text may be published; stands in where the capture is not at hand.",
    _CAPTURE_FIELDS,
    build=CaptureFile,
)


SEEN = Record(
    "a sighting",
    "Somebody read the original, of which no text is saved: a book on a shelf, a call.",
    (
        Field("by", _TEXT, "Who read it.", required=True),
        Field("on", _DATE, "When it was read.", examples=("2026-11-02",)),
    ),
    build=Seen,
)


SOURCE = Record(
    "a source",
    "A publication or document.",
    (
        Field(
            "id",
            _ID,
            "The source's name, in kebab case, unique among sources.",
            required=True,
            examples=("times-2022-03-09",),
        ),
        Field("title", _TEXT, "The title as it is printed."),
        Field(
            "type",
            WordKind(ITEM_TYPES, "a type of source"),
            "What it is, in the words of the Citation Style Language 1.0.2.",
        ),
        Field(
            "author",
            OneOrMany(_TEXT, "names"),
            "Author or authors. Two sources with one author in common are not independent.",
            elsewhere=("by", "byline", "creator"),
        ),
        Field(
            "publisher",
            OneOrMany(_TEXT, "names"),
            "Publisher, or publishers of a joint publication. Two sources with one in common are not independent.",
            elsewhere=("outlet", "publication"),
        ),
        Field(
            "container_title",
            _TEXT,
            "The journal, newspaper, site or book that it stands in; no party of its own.",
            elsewhere=("container-title", "journal", "newspaper", "booktitle", "website"),
        ),
        Field(
            "archive",
            _TEXT,
            "Who keeps it: an archive, a database, a platform; never a party.",
            examples=("National Archives, London",),
            elsewhere=("repository", "database", "platform"),
        ),
        Field("doi", Doi(), "Its DOI; two records with one are one document.", examples=("10.1000/182",)),
        Field("isbn", Isbn(), "Its ISBN; two records with one are one document.", examples=("978-3-16-148410-0",)),
        Field(
            "published",
            _DATE,
            "When it was published: an EDTF date.",
            examples=("2022-11-26", "2022-11"),
            elsewhere=("date", "issued", "year", "pubdate"),
        ),
        Field("accessed", _DATE, "When you read it: an EDTF date.", elsewhere=("retrieved", "access_date")),
        Field("url", Url(), "Its web address.", elsewhere=("link", "href", "uri")),
        Field("archive_url", Url(), "The address of an archived copy."),
        Field("language", LanguageTag(), "Language of the text (BCP 47).", examples=("en", "uk")),
        Field("reliability", _RELIABILITY, "A–F: reliability of the source on this subject; F: cannot be judged."),
        Field(
            "primary",
            FlagKind(),
            "true: an authenticated original record of the thing itself, such as minutes, a log or a contract.",
            default=False,
        ),
        Field("interest", _INTEREST, "Whether it is a party to the matter.", default="unknown"),
        Field("derived_from", Many(DERIVATION, "derivations"), "The sources it draws on."),
        Field("capture", CAPTURE, "The saved text that quotes are checked against."),
        Field("excerpt", EXCERPT, "What of the text may be published; stands in where the capture is not at hand."),
        Field("seen", SEEN, "Who read the original, where no text of it is saved."),
        _WAIVERS,
        _NOTE,
    ),
    build=Source,
)


ORIGIN = Record(
    "an origin",
    "Who or what the information comes from in the first place.",
    (
        Field("id", _ID, "The origin's name, in kebab case, unique among origins.", required=True),
        Field("name", _TEXT, "Who it is, or how the sources describe them."),
        Field("anonymous", FlagKind(), "true: the sources do not name them.", default=False),
        Field("reliability", _RELIABILITY, "A–F: reliability of the origin on this subject; F: cannot be judged."),
        Field("interest", _INTEREST, "Whether they are a party to the matter.", default="unknown"),
        Field(
            "possibly_same_as",
            Many(_ID, "origin ids", is_set=True),
            "Origins that may be the same under another description; need be said on one side only.",
        ),
        _WAIVERS,
        _NOTE,
    ),
    build=Origin,
)

RECORDS = (CLAIM, EVIDENCE, SOURCE, DERIVATION, CAPTURE, EXCERPT, SEEN, ORIGIN, WAIVER)
# Key → the nouns of the records that have it.
HOMES = {name: [record.noun for record in RECORDS if name in record.fields] for each in RECORDS for name in each.fields}
FILE = Record(
    "a file",
    "A file of a dossier: claims, sources and origins, in any of three lists.",
    (
        Field("claims", Many(CLAIM, "claims"), "Claims: one proposition each, with the evidence for and against it."),
        Field(
            "sources", Many(SOURCE, "sources"), "Sources: the publications and documents that evidence is taken from."
        ),
        Field(
            "origins",
            Many(ORIGIN, "origins"),
            "Origins: who knows it in the first place, and whom sources have it from.",
        ),
    ),
    build=lambda _, **values: values,
)


def json_schema() -> JsonSchema:
    """Return the file format as a draft-07 JSON Schema."""
    definitions = {record.noun.split()[-1]: record.definition() for record in RECORDS}
    message = f"A file has {enumerate_words(FILE.fields)}, or several of them."
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"urn:claimcheck:dossier:{FORMAT_VERSION}",
        **FILE.definition(),
        "title": "claimcheck dossier file",
        "anyOf": [{"required": [name], "errorMessage": message} for name in FILE.fields],
        "definitions": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """Return the JSON Schema as the text of a file."""
    # Only here: what reads dossiers has no need of it.
    import json

    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
