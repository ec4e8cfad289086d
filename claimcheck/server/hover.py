"""What an id, a quote, a field or the name of a rule stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.analysis.support.party_wording import PARTY_TO_THE_MATTER, describe_lines
from claimcheck.analysis.support.provenance import Party
from claimcheck.audit.run import Result
from claimcheck.model.claim import Claim
from claimcheck.model.finding import Severity
from claimcheck.model.position import Pointer
from claimcheck.model.record import NamedTuple
from claimcheck.model.source import Interest, Origin, Source
from claimcheck.model.suggestion import enumerate_some, enumerate_words, quote_name, shorten
from claimcheck.report.part import manual
from claimcheck.report.part.audit_wording import describe_check, describe_reading, mark_check
from claimcheck.report.part.block import make_facts
from claimcheck.report.part.tally import count
from claimcheck.report.safe import markdown_code, markdown_message, markdown_text, visible
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.server.symbol import find_check, find_claim, find_origin, find_source
from claimcheck.server.target import Target
from claimcheck.server.workspace import Audit, Snapshot

# Longer lists of ids are cut, and counted.
_MOST_NAMED = 12
# How many characters of a saved text are shown.
_LONGEST = 600
_STALE = "This was changed after the last audit, or its file does not parse."


class HoverText(NamedTuple):
    """What is told about one thing when somebody points at it; all of it may hold foreign text.

    `title` and `id` name the thing, `words` are its own (a statement, a name), `facts` are told by their names.
    Words between backticks are ids; each way of writing makes of them what it can.  `page` is Markdown of ours, a page
    of the manual, and stands for all the rest.
    """

    title: str
    id: str = ""
    words: str = ""
    facts: Mapping[str, str] = MappingProxyType({})
    page: str = ""


def describe(target: Target, file: str, snapshot: Snapshot, audit: Audit | None) -> HoverText | None:
    """Return what there is to say about a target of a file; None for nothing."""
    if target.is_key:
        return _describe_field(target)
    names = target.names
    result = None if audit is None else audit.result
    if names == "claim":
        claim = find_claim(snapshot, target.word)
        return None if claim is None else _describe_claim(claim, result)
    if names == "source":
        source = find_source(snapshot, target.word)
        return None if source is None else _describe_source(source, result)
    if names == "origin":
        origin = find_origin(snapshot, target.word)
        return None if origin is None else _describe_origin(origin, result)
    if names == "rule":
        rule = load_catalogue().get(target.word)
        return None if rule is None else HoverText(rule.name, page=manual.page(rule))
    if target.field.name == "quote" and result is not None:
        check = find_check(result.case, Pointer(file, target.path), target.word)
        return None if check is None else _describe_check(check, result.case)
    if target.field.kind.schema().get("enum"):
        return _describe_field(target)
    return None


def _describe_field(target: Target) -> HoverText:
    """Return what the file format says of a field, and of the words that may stand there."""
    schema = target.field.kind.schema()
    words = [str(word) for word in schema.get("enum", ())]
    meanings = dict(zip(words, map(str, schema.get("enumDescriptions", ())), strict=False))
    if not target.is_key:
        facts = {word: meaning for word, meaning in meanings.items() if word == target.word}
    elif len(meanings) <= _MOST_NAMED:
        facts = meanings
    else:
        facts = {}
    if words and not facts:
        facts = {"One of": enumerate_words(f"`{word}`" for word in words)}
    if target.field.required:
        facts["Required"] = f"{target.record.noun} needs it"
    return HoverText(target.field.name, words=target.field.description, facts=facts)


def _name(ids: Iterable[str]) -> str:
    return enumerate_some(list(dict.fromkeys(ids)), _MOST_NAMED, quote_name)


def _describe_claim(claim: Claim, result: Result | None) -> HoverText:
    kind = f" ({claim.kind.value})" if claim.kind.value != "fact" else ""
    facts = {"Verdict": (claim.verdict.value if claim.verdict else "none given") + kind}
    confidence = claim.confidence.value if claim.confidence else "none given"
    known = None if result is None else result.case.dossier.claim_by_id.get(claim.id)
    # An audit of other evidence would be told as this one's.
    if result is None or known is None or (known.evidence, known.rests_on) != (claim.evidence, claim.rests_on):
        return HoverText("claim", claim.id, claim.statement, {**facts, "Confidence": confidence, "Audit": _STALE})
    case = result.case
    ceiling, lines = case.ceiling(known), case.lines(known)
    confidence += ", above its ceiling" if case.is_overconfident(known) else ""
    facts["Confidence"] = confidence
    facts["Ceiling"] = f"{ceiling.told}: {ceiling.reason}"
    facts["Lines"] = describe_lines(lines, case.dossier)
    facts["Quotes"] = _count_quotes(case, known)
    facts["Rests on"] = _name(known.premise_ids)
    facts["Findings"] = _count_findings(result, known.id)
    return HoverText("claim", claim.id, claim.statement, facts)


def _count_quotes(case: Case, claim: Claim) -> str:
    checks = [check for piece in claim.evidence if (check := case.quote(piece)) is not None]
    if not checks:
        return ""
    exact = sum(1 for check in checks if check.outcome is Outcome.EXACT)
    others = [f"{check.outcome.value}" for check in checks if check.outcome is not Outcome.EXACT]
    text = f"{exact} of {len(checks)} word for word"
    return f"{text}; {', '.join(f'{others.count(name)} {name}' for name in dict.fromkeys(others))}" if others else text


def _count_findings(result: Result, claim: str) -> str:
    found = [f.severity for f in result.findings if f.claim == claim and f.waiver is None]
    parts = [count(number, level.value) for level in reversed(Severity) if (number := found.count(level))]
    return ", ".join(parts)


def _describe_source(source: Source, result: Result | None) -> HoverText:
    reliability = source.reliability
    facts = {
        "Author": ", ".join(source.author),
        "Publisher": ", ".join(source.publisher),
        "Published": source.published.text if source.published else "",
        "Reliability": f"{reliability.name}, {reliability.value}" if reliability else "",
        "Primary record": "yes" if source.primary else "",
        "Interest": PARTY_TO_THE_MATTER if source.interest is Interest.PARTY else "",
        "Draws on": _name(debt.source for debt in source.derived_from if debt.source),
    }
    if result is not None:
        case = result.case
        dossier = case.dossier
        pieces = [(claim, piece) for claim in dossier.claims for piece in claim.evidence if piece.source == source.id]
        text = case.text(source.id)
        if text.capture is not None or source.capture is not None:
            facts["Capture"] = describe_reading(text.capture, source.capture)
        facts["Origins"] = _name(name for _, piece in pieces for name in piece.origins)
        facts["Used by"] = _name(claim.id for claim, _ in pieces)
        facts["Drawn on by"] = _name(
            other.id for other in dossier.sources if any(debt.source == source.id for debt in other.derived_from)
        )
        facts["Everything rests on it in"] = _name(_list_borne(case, "source", source.id))
    return HoverText("source", source.id, source.title or "", facts)


def _list_borne(case: Case, kind: str, name: str) -> Iterable[str]:
    """Yield the claims that would be without support if one party were wrong."""
    for claim in case.dossier.claims:
        lines = case.lines(claim)
        if lines.min == 1 and any(
            party.kind == kind and name in (party.id, *party.possibly) for party in lines.rests_on
        ):
            yield claim.id


def _describe_origin(origin: Origin, result: Result | None) -> HoverText:
    reliability = origin.reliability
    same = origin.possibly_same_as
    if result is not None:
        # Said of either, it is true of both.
        same = result.case.provenance.as_support(Party("origin", origin.id)).possibly or same
    facts = {
        "Anonymous": "yes" if origin.anonymous else "",
        "Reliability": f"{reliability.name}, {reliability.value}" if reliability else "",
        "Interest": PARTY_TO_THE_MATTER if origin.interest is Interest.PARTY else "",
        "Possibly the same as": _name(same),
    }
    if result is not None:
        case = result.case
        pieces = [(c, piece) for c in case.dossier.claims for piece in c.evidence if origin.id in piece.origins]
        facts["Named by"] = _name(piece.source for _, piece in pieces)
        facts["Used by"] = _name(claim.id for claim, _ in pieces)
        facts["Everything rests on it in"] = _name(_list_borne(case, "origin", origin.id))
    return HoverText("origin", origin.id, origin.name or "", facts)


def _describe_check(check: QuoteCheck, case: Case) -> HoverText:
    facts = {"Outcome": describe_check(check)}
    reading = case.reading(check)
    if reading is not None and check.start is not None and check.outcome is not Outcome.EXACT:
        there = " ".join(reading.text[check.start : check.end].split())
        facts[f"In {reading.file}"] = shorten(there, _LONGEST)
    return HoverText(f"quote {mark_check(check)}", facts=facts)


def write_markdown(told: HoverText) -> str:
    """Return what is told as Markdown in which foreign text is only text."""
    if told.page:
        return told.page
    head = f"**{told.title}**" + (f" {markdown_code(told.id)}" if told.id else "")
    facts = make_facts({markdown_text(name): markdown_message(fact) for name, fact in told.facts.items()})
    return "\n\n".join(part for part in (head, markdown_text(told.words), facts) if part)


def write_text(told: HoverText) -> str:
    """Return what is told as plain text that shows all there is."""
    if told.page:
        return told.page
    head = visible(f"{told.title} {told.id}".strip())
    facts = "\n".join(f"{visible(name)}: {visible(fact)}" for name, fact in told.facts.items() if fact)
    return "\n\n".join(part for part in (head, visible(told.words), facts) if part)
