"""The audit as a document in GitHub Flavored Markdown, for a wiki or a pull request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from claimcheck.analysis.identity.party_name import is_anonymous
from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.analysis.support.party_wording import PARTY_TO_THE_MATTER, describe_lines, show_lines, tell_weakest
from claimcheck.audit.run import NotChecked, Result
from claimcheck.audit.trust import Trusted, list_trusted
from claimcheck.model.claim import Access, Claim, Evidence, Stance
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.position import Pointer
from claimcheck.model.source import Interest, Origin, Source
from claimcheck.model.suggestion import enumerate_some
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.audit_wording import describe_check, describe_reading, mark_check, summarise, tell_bearing
from claimcheck.report.part.block import (
    Anchors,
    list_findings,
    list_waivers,
    make_facts,
    make_list,
    make_table,
    show_finding,
)
from claimcheck.report.part.mermaid_graph import draw_small_mermaid
from claimcheck.report.part.text_fragment import link_to_words
from claimcheck.report.safe import (
    markdown_cell,
    markdown_code,
    markdown_link,
    markdown_message,
    markdown_named_link,
    markdown_text,
)

_TITLE = "Audit report"
_NOTHING = "–"
# How many claims are linked for which something was taken on trust.
_MOST_LINKED = 12
_ALL_CHECKED = "Every check could be made."
_CLAIM_HEAD = ("Claim", "Verdict", "Confidence / ceiling", "Lines", "Quotes", "Grades", "Rests on")
_ORIGIN_HEAD = ("Origin", "Who", "Reliability", "Party to the matter", "Possibly the same as")
_LEGEND = (
    "Confidence is the author's, and behind it the highest that the evidence can bear. Lines are the parties who would "
    "have to be wrong for a claim to lose all its support: at least, and at most. Quotes are those that stand word for "
    "word in their source, of all that were made. Grades are Admiralty codes: the reliability of the source from A to "
    "E, the credibility of the report from 1 to 5, where F and 6 say that it cannot be judged."
)


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the whole report: the claims in a table and one by one, then sources, origins, what was not checked."""
    return "\n\n".join(_Document(result).blocks()) + "\n"


class _Document:
    """The blocks of the page, each without the blank lines around it, and the links between them."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.case = result.case
        dossier = result.case.dossier
        self.claims = sorted(dossier.claims, key=lambda claim: claim.at)
        self.sources = sorted(dossier.sources, key=lambda source: source.at)
        self.origins = sorted(dossier.origins, key=lambda origin: origin.at)
        self.of_claim: dict[str, list[Finding]] = defaultdict(list)
        self.of_source: dict[str, list[Finding]] = defaultdict(list)
        self.others: list[Finding] = []
        for finding in result.findings:
            if finding.claim in dossier.claim_by_id:
                self.of_claim[finding.claim].append(finding)
            elif finding.source in dossier.source_by_id:
                self.of_source[finding.source].append(finding)
            else:
                self.others.append(finding)
        self.contradictions: dict[str, dict[str, None]] = defaultdict(dict)
        for claim in self.claims:
            for other in claim.contradicts:
                # Written once, true of both.
                self.contradictions[claim.id][other] = self.contradictions[other][claim.id] = None
        # Named in the order of the page, as the sites do it.
        anchors = Anchors()
        self.anchors: dict[Pointer | str, str] = {_TITLE: anchors.add(_TITLE), "Claims": anchors.add("Claims")}
        self.anchors |= {claim.at: anchors.add(claim.id) for claim in self.claims}
        self.anchors["Sources"] = anchors.add("Sources")
        self.anchors |= {source.at: anchors.add(source.id) for source in self.sources}
        self.anchors["Origins"] = anchors.add("Origins") if self.origins else ""
        self.anchors["Other findings"] = anchors.add("Other findings") if self.others else ""
        self.anchors["Not checked"] = anchors.add("Not checked")

    def blocks(self) -> Iterator[str]:
        yield f"# {_TITLE}"
        yield " ".join([*summarise(self.result), self.tell_gaps()])
        yield from self.rules_that_found()
        yield "## Claims"
        if self.claims:
            yield make_table(_CLAIM_HEAD, (3, 4), (self.claim_row(claim) for claim in self.claims))
            yield _LEGEND
        else:
            yield "There are no claims."
        for claim in self.claims:
            yield from self.claim(claim)
        yield "## Sources"
        if not self.sources:
            yield "There are no sources."
        for source in self.sources:
            yield from self.source(source)
        if self.origins:
            yield "## Origins"
            yield make_table(_ORIGIN_HEAD, (), (self.origin_row(origin) for origin in self.origins))
            waivers = [waiver for origin in self.origins for waiver in origin.waivers]
            yield from list_waivers(waivers, self.others)
        if self.others:
            yield "## Other findings"
            yield make_list(show_finding(finding) for finding in self.others)
        yield "## Not checked"
        if self.result.not_checked:
            yield make_list(self.not_checked(thing) for thing in self.result.not_checked)
        else:
            yield _ALL_CHECKED if self.claims else "There was no claim to check."
        trusted = list_trusted(self.result)
        if trusted:
            yield "## On the author's word"
            yield make_list(self.trusted(thing) for thing in trusted)
        if self.result.void:
            yield "## Void beside the policy"
            yield make_list(markdown_message(thing) for thing in self.result.void)

    def trusted(self, thing: Trusted) -> str:
        links = enumerate_some(thing.claims, _MOST_LINKED, self.link_claim)
        where = f": {links}" if links else ""
        return f"{thing.number:,} × {markdown_message(thing.words)}{where}"

    def tell_gaps(self) -> str:
        link = f"[Not checked]({self.anchors['Not checked']})"
        if not self.claims:
            return "**The audit is incomplete:** there are no claims."
        if not self.result.complete:
            return f"**The audit is incomplete**, and what follows says less than it seems to: see {link}."
        if self.result.not_checked:
            return f"What could not be checked is listed under {link}."
        return _ALL_CHECKED

    def rules_that_found(self) -> Iterator[str]:
        """Yield which rules found something, the severest first, and where the errors stand."""
        found = self.result.count_by_rule()
        entries = []
        for severity in reversed(Severity):
            names = sorted((-number, name) for (level, name), number in found.items() if level is severity)
            if not names:
                continue
            text = ", ".join(f"{markdown_code(name)} ({-number:,})" for number, name in names)
            if severity is Severity.ERROR:
                claims = [c for c in self.claims if any(_is_error(f) for f in self.of_claim[c.id])]
                text += f"; in {', '.join(self.link_claim(claim.id) for claim in claims)}" if claims else ""
            entries.append(f"**{severity.value.capitalize()}s:** {text}")
        if entries:
            yield make_list(entries)

    # Claims

    def claim_row(self, claim: Claim) -> tuple[str, ...]:
        case = self.case
        confidence = claim.confidence.value if claim.confidence else _NOTHING
        if case.is_overconfident(claim):
            confidence = f"**{confidence}**"
        checks = [check for piece in claim.evidence if (check := case.quote(piece)) is not None]
        exact = sum(1 for check in checks if check.outcome is Outcome.EXACT)
        grades = dict.fromkeys(str(piece.grade) for piece in claim.evidence if piece.grade)
        return (
            f"[{markdown_cell(claim.id)}]({self.anchors[claim.at]})",
            claim.verdict.value if claim.verdict else _NOTHING,
            f"{confidence} / {case.ceiling(claim).told}",
            show_lines(case.lines(claim)),
            f"{exact}/{len(checks)}" if checks else _NOTHING,
            ", ".join(grades) or _NOTHING,
            markdown_cell(tell_weakest(case.lines(claim), case.dossier)),
        )

    def claim(self, claim: Claim) -> Iterator[str]:
        case = self.case
        yield f"### {markdown_text(claim.id)}"
        yield f"**{markdown_text(claim.statement)}**" if claim.statement else "It has no statement that can be read."
        ceiling = case.ceiling(claim)
        confidence = claim.confidence.value.capitalize() if claim.confidence else "None given"
        if case.is_overconfident(claim):
            confidence = f"**{confidence}, above its ceiling**"
        yield make_facts(
            {
                "Kind": claim.kind.value.capitalize(),
                "When": markdown_text(claim.when.text) if claim.when else "",
                "Verdict": claim.verdict.value.capitalize() if claim.verdict else "None given",
                "Confidence": f"{confidence}; {tell_bearing(ceiling)}: {markdown_message(ceiling.reason)}",
                "Support": markdown_message(describe_lines(case.lines(claim), case.dossier)),
                "Rests on": ", ".join(self.link_claim(name) for name in claim.premise_ids),
                "Contradicts": ", ".join(self.link_claim(name) for name in self.contradictions[claim.id]),
                "Note": markdown_text(claim.note or ""),
            }
        )
        if claim.evidence:
            yield "Evidence:"
            for number, piece in enumerate(claim.evidence, 1):
                yield from self.evidence(f"{number}. ", piece)
        if claim.evidence or claim.rests_on:
            yield from self.picture(claim)
        yield from list_findings(self.of_claim[claim.id])
        yield from list_waivers(claim.waivers, self.of_claim[claim.id])

    def picture(self, claim: Claim) -> Iterator[str]:
        graph = draw_small_mermaid(self.case, claim)
        if graph is None:
            yield "Its graph is too large for this page: `claimcheck report --format dot --claim ID` writes it."
            return
        yield "<details><summary>Where it comes from</summary>"
        yield f"```mermaid\n{graph}\n```"
        yield "</details>"

    def link_to_page(self, piece: Evidence, check: QuoteCheck) -> str | None:
        """Return the address that scrolls the live page to a verified quote; None where there is no such page.

        What has pages or cues is no web page.
        """
        source = self.case.dossier.source_by_id.get(piece.source)
        if source is None or source.url is None or check.outcome is not Outcome.EXACT or check.start is None:
            return None
        if check.locator is not None:
            return None
        reading = self.case.reading(check)
        return link_to_words(source.url, reading.text[check.start : check.end]) if reading else None

    def evidence(self, marker: str, piece: Evidence) -> Iterator[str]:
        indent = " " * len(marker)
        head = [f"**{piece.stance.value.capitalize()}:** {self.cite_source(piece.source)}"]
        head += [markdown_text(piece.locator)] if piece.locator else []
        head += [f"grade {piece.grade}"] if piece.grade else []
        head += [f"access: {piece.access.value}"] if piece.access is not Access.UNKNOWN else []
        if piece.origins:
            names = ", ".join(markdown_code(name) for name in piece.origins)
            head.append(f"origin{'s' if len(piece.origins) > 1 else ''}: {names}")
        yield marker + "; ".join(head)
        check = self.case.quote(piece)
        if piece.quote is not None and check is not None:
            outcome = f"{mark_check(check)} {markdown_message(describe_check(check))}"
            if piece.stance is not Stance.CONTEXT and not self.case.counts(piece):
                outcome += " — it does not count"
            link = self.link_to_page(piece, check)
            if link:
                outcome += f" — {markdown_named_link('on the page', link)}"
            yield f"{indent}> {markdown_text(piece.quote)}"
            yield indent + outcome
        else:
            yield f"{indent}No quote."
        if piece.translation:
            yield f"{indent}Translation: {markdown_text(piece.translation)}"
        if piece.note:
            yield f"{indent}Note: {markdown_text(piece.note)}"

    def link_claim(self, name: str) -> str:
        claim = self.case.dossier.claim_by_id.get(name)
        return f"[{markdown_text(name)}]({self.anchors[claim.at]})" if claim else f"{markdown_code(name)} (missing)"

    # Sources and origins

    def link_source(self, name: str) -> str:
        source = self.case.dossier.source_by_id.get(name)
        return f"[{markdown_text(name)}]({self.anchors[source.at]})" if source else f"{markdown_code(name)} (missing)"

    def cite_source(self, name: str) -> str:
        source = self.case.dossier.source_by_id.get(name)
        if source is None or not source.title:
            return self.link_source(name) if name else "no source"
        text = f"[{markdown_text(source.title)}]({self.anchors[source.at]})"
        # One article often stands in several places under one title.
        return ", ".join((text, *map(markdown_text, source.publisher)))

    def source(self, source: Source) -> Iterator[str]:
        yield f"### {markdown_text(source.id)}"
        reliability = source.reliability
        derived = (
            self.link_source(derivation.source) + (f" ({derivation.how.value})" if derivation.how else "")
            for derivation in source.derived_from
        )
        texts = self.case.text(source.id)
        yield make_facts(
            {
                "Title": markdown_text(source.title or ""),
                "Type": markdown_text(source.type or ""),
                "Author": ", ".join(markdown_text(name) for name in source.author),
                "Publisher": ", ".join(map(markdown_text, source.publisher)),
                "In": markdown_text(source.container_title or ""),
                "Kept by": markdown_text(source.archive or ""),
                "DOI": markdown_text(source.doi or ""),
                "ISBN": markdown_text(source.isbn or ""),
                "Published": markdown_text(source.published.text) if source.published else "",
                "Accessed": markdown_text(source.accessed.text) if source.accessed else "",
                "Address": markdown_link(source.url) if source.url else "",
                "Archived": markdown_link(source.archive_url) if source.archive_url else "",
                "Reliability": f"{reliability.name}, {reliability.value}" if reliability else "",
                "Primary record": "yes" if source.primary else "",
                "Interest": PARTY_TO_THE_MATTER if source.interest is Interest.PARTY else "",
                "Derives from": ", ".join(derived),
                "Capture": markdown_message(describe_reading(texts.capture, source.capture)),
                "Excerpt": markdown_message(describe_reading(texts.excerpt, source.excerpt)) if texts.excerpt else "",
            }
        )
        yield from list_findings(self.of_source[source.id])
        yield from list_waivers(source.waivers, self.of_source[source.id])

    def origin_row(self, origin: Origin) -> tuple[str, ...]:
        who = markdown_cell(origin.name or _NOTHING) + (" (anonymous)" if is_anonymous(origin) else "")
        same = (name for name in self.case.provenance.same_origin.get(origin.id, ()) if name != origin.id)
        interest = {Interest.PARTY: "yes", Interest.NONE: "no", Interest.UNKNOWN: "not known"}[origin.interest]
        return (
            markdown_code(origin.id, True),
            who,
            f"{origin.reliability.name}, {origin.reliability.value}" if origin.reliability else _NOTHING,
            interest,
            ", ".join(markdown_code(name, True) for name in same) or _NOTHING,
        )

    def not_checked(self, thing: NotChecked) -> str:
        where = [self.link_claim(thing.claim)] if thing.claim else []
        where += [self.link_source(thing.source)] if thing.source else []
        place = f" ({', '.join(where)})" if where else ""
        return f"{markdown_message(thing.what)}{place}: {markdown_message(thing.why)}"


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and finding.waiver is None
