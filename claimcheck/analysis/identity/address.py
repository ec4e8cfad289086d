"""Addresses of documents: two spellings of one URL, DOI or ISBN have one key."""

from __future__ import annotations

import re

from claimcheck.model.pattern import late

# An archive hands out pages of all sites; the address of the page may stand in that of its copy.
_ARCHIVE = late(
    r"https?://(?:web\.archive\.org|archive\.(?:org|today|ph|is|li|md|vn|fo)|(?:www\.)?(?:perma\.cc|ghostarchive\.org|webcitation\.org)"
    r"|webcache\.googleusercontent\.com)(?::\d+)?/(?:.*?(?=https?:/))?",
    re.IGNORECASE,
)
# The archive that says in its address when it saved a page, and of what address.
_SAVED = late(
    r"https?://(?:web\.archive\.org/web|archive\.(?:today|ph|is|li|md|vn|fo)|ghostarchive\.org/archive)/"
    r"(?P<time>[0-9]{4,14})[a-z_]{0,4}/(?P<url>.+)",
    re.IGNORECASE | re.DOTALL,
)
_URL = late(
    r"(?P<scheme>[a-z][a-z0-9+.-]*):/{1,2}(?:[^/?#@]*@)?(?P<host>[^/?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_EDITION = late(r"(?:www\d?|m|mobile|amp)\.")
_PORT = late(r":(?:80|443)?\Z")
# What tells a site from where a reader came, and nothing of the page.
_TRACKING = late(
    r"utm_\w*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|mkt_tok"
    r"|oly_\w+|vero_\w+|ref_src|ref_url|referrer|cmpid|campaign|ocid|ns_\w+|smid|smtyp|xtor|spm|ncid|sr_share|share"
    r"|guccounter|guce_referrer\w*|trk|wt_mc|wtmc|itm_\w+|pk_\w+|mtm_\w+|hsa_\w+|ito|s_cid|at_medium|at_campaign",
    re.IGNORECASE,
)
# The path of a page that changes with every visit.
_INDEX = late(r"/(?:index\.(?:html?|php|aspx?))?\Z", re.IGNORECASE)
_ESCAPED = late("%([0-9A-Fa-f]{2})")
_DOI = late(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:?\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


def find_saved(archive_url: str) -> tuple[str, str] | None:
    """Return of which address a copy is, and when it was saved, in digits; None where its address does not tell."""
    found = _SAVED.match(archive_url.strip())
    return (found["url"], found["time"]) if found else None


def skip_archive(url: str) -> str:
    """Return what stands in an address behind that of an archive: the page's own, or no address where it is short."""
    archived = _ARCHIVE.match(url)
    return url[archived.end() :] if archived else url


def level_url(url: str) -> str | None:
    """Return the key of an address: without scheme, `www.`, closing slash, fragment, tracking and the archive's prefix.

    None for what is no address of the web.
    """
    text = url.strip()
    own = skip_archive(text)
    parts = _URL.fullmatch(own if "://" in own[:9] else text)
    if parts is None or parts["scheme"].lower() not in ("http", "https", "ftp"):
        return None
    host = _PORT.sub("", parts["host"].casefold().rstrip("."))
    host = _EDITION.sub("", host, count=1) if _EDITION.match(host) and host.count(".") > 1 else host
    if not host:
        return None
    path = _INDEX.sub("", _ESCAPED.sub(_unescape, parts["path"]))
    kept = [pair for pair in re.split("[&;]", parts["query"] or "") if pair and not _is_tracking(pair)]
    query = "?" + "&".join(sorted(kept)) if kept else ""
    # Where a script reads it, the fragment is what tells pages apart.
    fragment = parts["fragment"] or ""
    return f"{host}{path}{query}" + (f"#{fragment}" if fragment[:1] in ("!", "/") else "")


def _unescape(escaped: re.Match[str]) -> str:
    """Return the letter or digit that is written as its number; what is no such character stays (RFC 3986 §6.2.2)."""
    letter = chr(int(escaped[1], 16))
    return letter if letter.isascii() and (letter.isalnum() or letter in "-._~") else escaped[0].upper()


def _is_tracking(pair: str) -> bool:
    return _TRACKING.fullmatch(pair.partition("=")[0]) is not None


def level_doi(text: str) -> str | None:
    """Return a DOI without prefix and case; None for what is none."""
    found = _DOI.fullmatch(text.strip())
    return found[1].casefold().rstrip(".,;") if found else None
