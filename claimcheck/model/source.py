"""Sources, how they derive from one another, and who is behind them."""

from __future__ import annotations

import enum

from claimcheck.model.claim import Waiver
from claimcheck.model.date import Date
from claimcheck.model.position import Pointer
from claimcheck.model.record import NamedTuple
from claimcheck.model.scale import Reliability


class Interest(enum.Enum):
    """Whether somebody is a party to the matter."""

    NONE = "none"
    PARTY = "party"
    UNKNOWN = "unknown"


class How(enum.Enum):
    """How one source derives from another."""

    REPUBLISHES = "republishes"
    TRANSLATES = "translates"
    QUOTES = "quotes"
    SUMMARISES = "summarises"
    CITES = "cites"


class Extent(enum.Enum):
    """How much of a source derives from another."""

    WHOLE = "whole"
    PART = "part"


class Derivation(NamedTuple):
    """A source's debt to another one; one for a part of it holds only for evidence that names it."""

    at: Pointer
    source: str = ""
    how: How | None = None
    extent: Extent = Extent.WHOLE


class CaptureFile(NamedTuple):
    """A saved text as the dossier declares it: a file name and, as it should be, the hash of its bytes."""

    at: Pointer
    file: str = ""
    sha256: str | None = None
    captured: Date | None = None


class Seen(NamedTuple):
    """Somebody's word that they read the original, of which no text is saved."""

    at: Pointer
    by: str = ""
    on: Date | None = None


class Source(NamedTuple):
    """A publication or document that evidence is taken from."""

    at: Pointer
    id: str
    title: str | None = None
    type: str | None = None
    author: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    container_title: str | None = None
    archive: str | None = None
    doi: str | None = None
    isbn: str | None = None
    published: Date | None = None
    accessed: Date | None = None
    url: str | None = None
    archive_url: str | None = None
    language: str | None = None
    reliability: Reliability | None = None
    primary: bool = False
    interest: Interest = Interest.UNKNOWN
    derived_from: tuple[Derivation, ...] = ()
    capture: CaptureFile | None = None
    excerpt: CaptureFile | None = None
    seen: Seen | None = None
    waivers: tuple[Waiver, ...] = ()
    note: str | None = None


class Origin(NamedTuple):
    """Who or what the information comes from in the first place."""

    at: Pointer
    id: str
    name: str | None = None
    anonymous: bool = False
    reliability: Reliability | None = None
    interest: Interest = Interest.UNKNOWN
    possibly_same_as: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    note: str | None = None
