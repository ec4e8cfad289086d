"""Counts in words, and the list of what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.audit.run import NotChecked, Result
from claimcheck.audit.trust import Trusted, list_trusted
from claimcheck.model.finding import Severity
from claimcheck.model.suggestion import enumerate_words
from claimcheck.report.part.paint import SEVERITY_STYLE, Line, Segment
from claimcheck.report.safe import visible

# Where a quote was checked, and the words for it.
_WHERE_CHECKED = {"capture": "in captures", "receipt": "by receipts", "excerpt": "in excerpts only"}
# How many claims are named for which something was taken on trust.
_MOST_CLAIMS = 3
# How many unchecked things a person is shown; the rest is counted.
_MOST_UNCHECKED = 20


def count(number: int, noun: str) -> str:
    """Return `1 claim`, `2 claims`, `1,000 claims`."""
    plural = noun if number == 1 else noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {plural}"


def show_score(score: float) -> str:
    """Return how alike words are that differ: never rounded up to a hundred, which only those may have that do not."""
    return f"{min(99, int(score))} %"


def tally_findings(result: Result) -> Line:
    """Return the findings by severity: `1 error, 2 warnings, no notes, 1 waived, 3 in the baseline`.

    What the dossier's own settings lower or leave out is counted, too: `2 lowered by the settings`.
    """
    line: Line = []
    for severity in reversed(Severity):
        number = result.count(severity)
        text = count(number, severity.value) if number else f"no {severity.value}s"
        line += [Segment(", ") if line else Segment(""), Segment(text, SEVERITY_STYLE[severity] if number else "")]
    line += [Segment(f", {number:,} {how}") for number, how in count_accepted(result)]
    return line


def count_accepted(result: Result) -> list[tuple[int, str]]:
    """Return how many findings something else than the audit has a word in, and how; nothing where there are none."""
    counts = (
        (result.waived, "waived"),
        (result.baselined, "in the baseline"),
        (result.lowered_count, "lowered by the settings"),
        (result.deselected_count, "left out by the settings"),
    )
    return [(number, how) for number, how in counts if number]


def tally_quotes(result: Result) -> str:
    """Return the quotes by outcome, those that occur."""
    quotes = result.quotes()
    total = sum(quotes.values())
    if not total:
        return "no quotes"
    parts = [f"{number:,} {outcome}" for outcome, number in quotes.items() if number]
    if quotes[Outcome.EXACT.value]:
        parts[0] += f" {tell_where_checked(result.case)}"
    return f"{count(total, 'quote')}: {', '.join(parts)}"


def tell_where_checked(case: Case) -> str:
    """Return where the exact quotes of a case were checked: `in captures`, `(40 in captures, 12 in excerpts only)`."""
    places = Counter(check.checked_in for check in case.quotes.values() if check.outcome is Outcome.EXACT)
    told = [(places[where], words) for where, words in _WHERE_CHECKED.items() if places[where]]
    if len(told) == 1:
        return told[0][1]
    return f"({', '.join(f'{number:,} {words}' for number, words in told)})"


def tell_unchecked_first(result: Result) -> str | None:
    """Return what must be said before all else: that no quote was checked, or most were not; None where most were."""
    case = result.case
    quotes = result.quotes()
    total, unchecked = sum(quotes.values()), quotes[Outcome.UNCHECKED.value]
    pieces = sum(len(claim.evidence) for claim in case.dossier.claims)
    if not total:
        return f"No words were checked: no piece of evidence has a quote ({pieces:,} in all)." if pieces else None
    if unchecked == total:
        return f"Nothing could be checked: {_tell_number(total)} unchecked, for want of saved texts."
    if 2 * unchecked > total:
        return f"Most could not be checked: {unchecked:,} of {count(total, 'quote')}."
    if not any(check.checked_in in ("capture", "receipt") for check in case.quotes.values()):
        return f"No quote was checked in a saved text: {total - unchecked:,} in excerpts only, which somebody typed."
    return None


def head_unchecked(result: Result) -> list[Line]:
    """Return the lines with which a screen begins where little or nothing was checked."""
    told = tell_unchecked_first(result)
    return [[Segment(told, "bold yellow")], []] if told else []


def _tell_number(total: int) -> str:
    return "the one quote is" if total == 1 else f"all {total:,} quotes are"


def tally_dossier(result: Result) -> str:
    """Return what was read: claims, sources, quotes."""
    dossier = result.case.dossier
    return f"{count(len(dossier.claims), 'claim')}, {count(len(dossier.sources), 'source')}, {tally_quotes(result)}"


def tally(result: Result) -> Line:
    """Return the closing line: the findings, and in what."""
    return [*tally_findings(result), Segment(f" in {tally_dossier(result)}")]


def describe_gap(thing: NotChecked) -> str:
    """Return what was not checked, and why, on one harmless line."""
    place = f" of `{thing.source}` in `{thing.claim}`" if thing.claim and thing.source else ""
    return visible(f"{thing.what}{place}: {thing.why}")


def list_unchecked(result: Result) -> Iterator[Line]:
    """Yield what was not checked, and why; nothing where everything was."""
    unchecked = result.not_checked
    if unchecked:
        yield [Segment(f"Not checked: {count(len(unchecked), 'thing')}", "bold")]
    for thing in unchecked[:_MOST_UNCHECKED]:
        yield [Segment(f"  {describe_gap(thing)}")]
    if len(unchecked) > _MOST_UNCHECKED:
        yield [Segment(f"  and {len(unchecked) - _MOST_UNCHECKED:,} more: `--format json` lists them all")]
    yield from list_trust(result)
    if result.void:
        yield [Segment("Void beside the policy: ", "bold"), Segment(visible(enumerate_words(result.void, "and")))]
    if not result.complete:
        yield [Segment(f"Incomplete: {tell_why_incomplete(result.case)}", "bold red")]


def list_trust(result: Result) -> Iterator[Line]:
    """Yield what was taken on the author's word; nothing where nothing was."""
    trusted = list_trusted(result)
    if trusted:
        yield [Segment("On the author's word", "bold")]
    for thing in trusted:
        yield [Segment(f"  {thing.number:,} × {thing.words}{_tell_claims(thing)}")]


def _tell_claims(thing: Trusted) -> str:
    if not thing.claims:
        return ""
    if len(thing.claims) <= _MOST_CLAIMS:
        return f": {', '.join(thing.claims)}"
    return f", in {len(thing.claims):,} claims"


def tell_why_incomplete(case: Case) -> str:
    """Return why a case that is incomplete is so."""
    if case.dossier.claims or case.unread:
        return "files of the dossier could not be read"
    return "there are no claims"
