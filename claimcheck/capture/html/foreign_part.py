"""Elements of a page that hold words of others: lists of references, comments, links to other pages.

They are known by what pages commonly call them; a page that calls them otherwise is read as its own words.
"""

from __future__ import annotations

import re

from claimcheck.model.capture import AnnotationKind
from claimcheck.model.record import NamedTuple

_NAMES = {
    AnnotationKind.COMMENT: """
        comments comments-area comments-list comments-section comments-container comments-wrapper comments-wrap
        comment-list comment-section comment-thread comment-body comment-content comment-text commentlist comments_list
        commentarea comment-tree disqus_thread disqus-thread user-comments reader-comments article-comments
        post-comments blog-comments fb-comments readers-comments commentaires kommentare leserkommentare
    """,
    AnnotationKind.REFERENCES: """
        references reference-list reference_list ref-list reflist bibliography bibliography-list mw-references
        mw-references-wrap works-cited citation-list csl-bib-body doc-bibliography ltx_bibliography references-list
        article-references article__references refs biblist
    """,
    AnnotationKind.TEASER: """
        related related-articles related-content related-posts related-stories related-links related-news
        related-topics related-coverage related-article relatedposts jp-relatedposts yarpp-related read-more readmore
        read-next also-read most-read most-popular most-viewed mostread popular-posts more-stories more-news top-stories
        recommended recommendations recommended-articles recommended-stories recommended-content trending trending-now
        teaser teasers teaser-list article-teaser promo promos promo-list story-promo up-next you-may-also-like
        outbrain taboola recirc recirculation latest-news further-reading-links
    """,
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
# Elements that are what they are called, and those that may be called so.
_ELEMENTS = {"nav": AnnotationKind.TEASER, "ref-list": AnnotationKind.REFERENCES}
_MAY_HOLD = "article aside dd details div dl footer li ol section table ul"
# On others the same word names a section of a paper.
_COMMENT = "comment"
_ARE_COMMENTS = ("div", "li")
# So many parts that never end are passed over.
_MOST_ENDLESS = 20
# What is not markup though it looks so, the heading of the page, and the tags of what may hold words of others.
_TOKEN = re.compile(
    rf"<(?:(!--)|(script|style|template|textarea|title|h1)(?=[\s>])"
    rf"|(/?)({'|'.join((*_ELEMENTS, *_MAY_HOLD.split()))})(?=[\s/>])([^<>]{{0,1000}}))",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?:\A|[\s\"'])(?:id|class|role)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


# Of these one stands in every page that has such a part; to look for them takes little time.
_STEMS = """
    comment kommentar disqus referenc reflist ref-list bibliogr biblist cited citation refs csl-bib related read-
    readmore most- mostread popular stories news recommend trending teaser promo up-next you-may taboola outbrain
    recirc -read further <nav <NAV <Nav
""".split()


class Border(NamedTuple):
    """At this tag, by its code-point offset in the markup, words of a kind begin, or end."""

    position: int
    kind: AnnotationKind
    begins: bool


class _Part(NamedTuple):
    start: int
    inside: int
    name: str
    kind: AnnotationKind


def find_borders(markup: str) -> list[Border]:
    """Return where words of others begin and end, in order; no such part lies in another.

    A part that never ends is none, nor is one that holds the heading of the page.
    """
    if not any(stem in markup for stem in _STEMS):
        return []
    borders: list[Border] = []
    part: _Part | None = None
    depth = position = 0
    endless = 0
    while True:
        match = _TOKEN.search(markup, position)
        if match is None:
            if part is None or endless == _MOST_ENDLESS:
                break
            endless += 1
            position, part = part.inside, None
            continue
        comment, raw, slash, name, attributes = match.groups()
        position = match.end()
        if comment or (raw and raw.lower() != "h1"):
            # Case matters little: an end tag in capitals belongs to a page without others.
            position = markup.find("-->" if comment else f"</{raw}", position)
            if position < 0:
                break
        elif raw:
            part = None
        elif part is None:
            kind = None if slash else _ELEMENTS.get(name.lower()) or _find_kind(name.lower(), attributes)
            if kind is not None:
                part, depth = _Part(match.start(), match.end(), name.lower(), kind), 1
        elif name.lower() == part.name:
            depth += -1 if slash else 1
            if not depth:
                borders += [Border(part.start, part.kind, True), Border(match.start(), part.kind, False)]
                part = None
    return borders


def _find_kind(name: str, attributes: str) -> AnnotationKind | None:
    for values in _CALLED.findall(attributes):
        for called in "".join(values).lower().split():
            if called == _COMMENT and name in _ARE_COMMENTS:
                return AnnotationKind.COMMENT
            if called in _KINDS:
                return _KINDS[called]
    return None
