"""What the audit found, in sentences that every document says alike.

Words in backticks are ids and names of files; the format makes code of them.  All of it may repeat foreign text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.analysis.support.ceiling import Ceiling
from claimcheck.audit.run import Result
from claimcheck.audit.triage import rank_findings
from claimcheck.language.text.difference import Difference
from claimcheck.model.capture import CaptureReading, CaptureState
from claimcheck.model.claim import Waiver
from claimcheck.model.finding import Finding, Severity, Waived
from claimcheck.model.position import Location, Span
from claimcheck.model.scale import Confidence
from claimcheck.model.source import CaptureFile
from claimcheck.model.suggestion import enumerate_words, shorten
from claimcheck.report.part.tally import count, count_accepted, show_score, tell_unchecked_first
from claimcheck.report.safe import visible

# What is said of several quotes, and of one.
_OUTCOMES = {
    Outcome.EXACT: ("stand word for word in their sources", "stands word for word in its source"),
    Outcome.ALTERED: ("differ from the words of their sources", "differs from the words of its source"),
    Outcome.STITCHED: ("are stitched together", "is stitched together"),
    Outcome.MISATTRIBUTED: (
        "stand in another source than the one named",
        "stands in another source than the one named",
    ),
    Outcome.NOT_FOUND: ("are not in their sources", "is not in its source"),
    Outcome.UNCHECKED: ("could not be checked", "could not be checked"),
}
# Differences beyond these are counted: a quote that differs in everything is not explained by a list.
_MOST_DIFFERENCES = 8
# How many characters are shown of the part of a quote that stands.
_LONGEST = 100


def summarise(result: Result) -> Iterator[str]:
    """Yield the audit in a few sentences: what was read, the quotes, the findings, what was not checked."""
    first = tell_unchecked_first(result)
    if first is not None:
        yield first
    dossier = result.case.dossier
    numbers = {"claim": len(dossier.claims), "source": len(dossier.sources), "origin": len(dossier.origins)}
    read = [count(number, noun) if number else f"no {noun}s" for noun, number in numbers.items()]
    yield f"The dossier holds {enumerate_words(read, 'and')}."
    yield from _summarise_quotes(result)
    found = [count(number, s.value) for s in reversed(Severity) if (number := result.count(s))]
    accepted = [
        f"{count(number, 'finding')} {'is' if number == 1 else 'are'} {how}" for number, how in count_accepted(result)
    ]
    objections = enumerate_words(found, "and") if found else "nothing to object to"
    yield "; ".join([f"The audit found {objections}", *([enumerate_words(accepted, "and")] if accepted else [])]) + "."


def _summarise_quotes(result: Result) -> Iterator[str]:
    outcomes = {Outcome(name): number for name, number in result.quotes().items() if number}
    total = sum(outcomes.values())
    if total == 1:
        yield f"The one quote {_OUTCOMES[next(iter(outcomes))][1]}."
    elif total and set(outcomes) == {Outcome.EXACT}:
        yield f"All {total:,} quotes {_OUTCOMES[Outcome.EXACT][0]}."
    elif total:
        words = [f"{n:,} {_OUTCOMES[outcome][n == 1]}" for outcome, n in outcomes.items()]
        yield f"Of {count(total, 'quote')}, {enumerate_words(words, 'and')}."
    excerpts = sum(1 for check in result.case.quotes.values() if check.checked_in == "excerpt")
    if excerpts:
        yield f"Of these, {excerpts:,} {'was' if excerpts == 1 else 'were'} checked in an excerpt only."
    bare = sum(1 for claim in result.case.dossier.claims for piece in claim.evidence if piece.quote is None)
    if bare:
        yield f"{count(bare, 'piece')} of evidence {'has' if bare == 1 else 'have'} no quote to check."


def tell_bearing(ceiling: Ceiling) -> str:
    """Return what confidence the evidence bears: `the evidence bears at most low`."""
    if ceiling.is_open:
        return "what the evidence bears cannot be told"
    if ceiling.confidence is Confidence.NONE:
        return "the evidence bears none"
    return f"the evidence bears at most {ceiling.confidence.value}"


def mark_check(check: QuoteCheck) -> str:
    """Return ✓, ✗ or ?: yes, no, cannot tell."""
    return {Outcome.EXACT: "✓", Outcome.UNCHECKED: "?"}.get(check.outcome, "✗")


def tell_exact(check: QuoteCheck, place: str) -> str:
    """Return where a quote stands word for word, and what stood in where its capture was not at hand."""
    if check.checked_in == "receipt":
        return f"word for word{place}, by a receipt (the capture is not at hand)"
    stands_in = " (it stands in for the capture)" if check.checked_in == "excerpt" else ""
    doubt = f", but {check.why}" if check.why else ""
    return f"word for word in the {check.checked_in or 'text'}{place}{stands_in}{doubt}"


def describe_check(check: QuoteCheck) -> str:
    """Return what became of a quote, and where it was checked: `word for word in the capture, p. 12`."""
    return f"{_describe_outcome(check)}{describe_more(check)}"


def describe_more(check: QuoteCheck) -> str:
    """Return what else is known of the words: other places, other sources, the part that stands."""
    text = ""
    if check.part is not None and check.outcome is Outcome.NOT_FOUND:
        place = f", {check.part.locator}" if check.part.locator else ""
        text += f"; only “{shorten(check.part.words, _LONGEST)}” stands there{place}"
    if check.also_at:
        places = [place.locator for place in check.also_at if place.locator]
        text += f"; also {enumerate_words(places, 'and')}" if places else f"; {len(check.also_at) + 1} times in all"
    if check.also_in:
        text += f"; word for word in {enumerate_words([f'`{name}`' for name in check.also_in], 'and')}"
    return text


def _describe_outcome(check: QuoteCheck) -> str:
    where = f"the {check.checked_in}" if check.checked_in else "the source"
    place = f", {check.locator}" if check.locator else ""
    if check.outcome is Outcome.EXACT:
        return tell_exact(check, place)
    if check.outcome is Outcome.MISATTRIBUTED:
        return f"not in this source, but word for word in `{check.found_in}`{place}"
    if check.outcome is Outcome.NOT_FOUND:
        if check.found_in is None:
            return f"not in {where}"
        differences = "; ".join(_describe_differences(check.differences)) or check.why
        return f"not in this source, but nearly so in `{check.found_in}`{place}: {differences}"
    if check.outcome is Outcome.UNCHECKED:
        return f"not checked: {check.why}" if check.why else "not checked"
    if check.outcome is Outcome.STITCHED:
        begins = f" from {check.locator} on" if check.locator else ""
        text = f"stitched together{begins}: these words do not stand so in {where}"
    else:
        text = f"altered: the words of {where} differ{place}"
        if check.score is not None:
            text += f" ({show_score(check.score)} alike)"
    differences = "; ".join(_describe_differences(check.differences))
    return f"{text}: {differences}" if differences else text


def _describe_differences(differences: Sequence[Difference]) -> Iterator[str]:
    for difference in differences[:_MOST_DIFFERENCES]:
        quote = f"“{difference.quote}”" if difference.quote else "nothing"
        source = f"“{difference.source}”" if difference.source else "nothing"
        yield f"{quote} where the source has {source} ({difference.kind})"
    if len(differences) > _MOST_DIFFERENCES:
        yield f"{len(differences) - _MOST_DIFFERENCES:,} more"


def describe_reading(reading: CaptureReading | None, declared: CaptureFile | None) -> str:
    """Return what became of a source's saved text, with the hash it is pinned by."""
    if reading is None:
        return "None"
    if reading.state is CaptureState.CLOSED:
        return f"Not known: it {reading.why}"
    pinned = f"SHA-256 `{declared.sha256}`" if declared is not None and declared.sha256 else ""
    text = f"`{reading.file}` "
    if reading.state is CaptureState.READ:
        text += f"is at hand and is the text that {pinned} pins" if pinned else "is at hand, pinned by no hash"
        if reading.gap:
            text += f"; {reading.gap}"
    else:
        text += {
            CaptureState.MISSING: "is not at hand",
            CaptureState.CHANGED: f"is not the text that was pinned: it {reading.why}",
            CaptureState.UNREADABLE: f"cannot be read: it {reading.why}",
            CaptureState.ESCAPING: f"is not read: it {reading.why}",
        }[reading.state]
        text += f"; it is pinned by {pinned}" if pinned else ""
    if declared is not None and declared.captured is not None:
        text += f"; captured {declared.captured}"
    return text


def describe_waiver(waiver: Waiver | Waived) -> str:
    """Return why a finding is accepted, by whom and until when."""
    by = [waiver.by] if waiver.by else []
    by += [f"until {waiver.until}"] if waiver.until else []
    return f"{waiver.reason} ({', '.join(by)})" if by else waiver.reason


def worst_first(result: Result) -> list[Finding]:
    """Return the findings that are not waived, the severest first, of these the first of every rule and file.

    Services show the first few and drop the rest.
    """
    standing = [finding for finding in result.findings if finding.waiver is None]
    return [standing[index] for index in rank_findings(standing)]


def describe_finding(finding: Finding) -> str:
    """Return the message of a finding, what to do, and what belongs to it: harmless lines."""
    lines = [visible(finding.message)]
    lines += [f"help: {visible(finding.help)}"] if finding.help else []
    lines += [f"{visible(related.message)}: {show_place(related.location)}" for related in finding.related]
    return "\n".join(lines)


def show_place(location: Location) -> str:
    """Return `file:line:column`; of a file that is no text, its name."""
    file, span = visible(location.file), location.span
    return file if span == Span() else f"{file}:{span.line}:{span.column}"
