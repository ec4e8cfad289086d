"""Which findings are kept where there are more than may be: the gravest, and of these some of every rule and file.

A flood of notes pushes no error out, and a rule that finds much in one file does not hide what it finds in another, nor
another rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.limit import Limits
from claimcheck.model.position import Location
from claimcheck.model.record import NamedTuple

# A rule and a file.
Key = tuple[str, str]
# So many times what may be kept is held before the rest is let go.
_HELD = 2


class _Order(NamedTuple):
    """What is kept first: the gravest; of these the first of every rule and file before the second of any; by place."""

    mildness: int
    number: int
    file: str
    line: int
    column: int
    rule: str
    arrival: int


class _Entry(NamedTuple):
    order: _Order
    finding: Finding


class Triage:
    """Takes findings one by one, and keeps no more than the limits allow, whatever the order in which they come.

    `left_out` counts the others by severity, for each rule and file; `left_out_waived` those that a waiver answers.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._entries: list[_Entry] = []
        self._numbers: Counter[tuple[str, str, int]] = Counter()
        self._arrivals = 0
        # Nothing that comes behind this is kept any more.
        self._last: _Order | None = None
        self.left_out: dict[Key, Counter[Severity]] = {}
        self.left_out_waived: Counter[Key] = Counter()

    def add(
        self, rule: str, severity: Severity, is_waived: bool, location: Location, make: Callable[[], Finding]
    ) -> None:
        """Take a finding, which is made only if it may be kept."""
        mildness = _mildness(severity, is_waived)
        self._numbers[rule, location.file, mildness] += 1
        self._arrivals += 1
        number = self._numbers[rule, location.file, mildness]
        span = location.span
        order = _Order(mildness, number, location.file, span.line, span.column, rule, self._arrivals)
        if number > self._limits.findings_per_rule_and_file or (self._last is not None and order > self._last):
            self._leave_out(rule, location.file, severity, is_waived)
            return
        self._entries.append(_Entry(order, make()))
        if len(self._entries) > _HELD * self._limits.findings:
            self._let_go()

    def list_kept(self) -> list[Finding]:
        """Return what is kept of all that was taken."""
        self._let_go()
        return [entry.finding for entry in self._entries]

    def _let_go(self) -> None:
        # What is not kept of some would not be kept of more: whoever is before it stays before it.
        kept: list[_Entry] = []
        numbers: Counter[Key] = Counter()
        for entry in sorted(self._entries, key=lambda entry: entry.order):
            finding = entry.finding
            key = (finding.rule, finding.location.file)
            if len(kept) == self._limits.findings or numbers[key] == self._limits.findings_per_rule_and_file:
                self._leave_out(*key, finding.severity, finding.waiver is not None)
            else:
                numbers[key] += 1
                kept.append(entry)
        self._entries = kept
        if kept and len(kept) == self._limits.findings:
            self._last = kept[-1].order

    def _leave_out(self, rule: str, file: str, severity: Severity, is_waived: bool) -> None:
        if is_waived:
            self.left_out_waived[rule, file] += 1
        else:
            self.left_out.setdefault((rule, file), Counter())[severity] += 1


def rank_findings(findings: Sequence[Finding]) -> list[int]:
    """Return the indices of findings, given by place, in the order in which whoever sees only some should see them.

    The gravest stand first, waived ones last.  Of one severity, the first of every rule and file stands before the
    second of any.
    """
    numbers: Counter[tuple[str, str, int]] = Counter()
    ranks = []
    for finding in findings:
        mildness = _mildness(finding.severity, finding.waiver is not None)
        numbers[finding.rule, finding.location.file, mildness] += 1
        ranks.append((mildness, numbers[finding.rule, finding.location.file, mildness]))
    return sorted(range(len(findings)), key=ranks.__getitem__)


def count_left_out(left_out: Mapping[Key, Mapping[Severity, int]]) -> Counter[tuple[Severity, str]]:
    """Return how many findings of each severity and rule are left out."""
    counts: Counter[tuple[Severity, str]] = Counter()
    for (rule, _), numbers in left_out.items():
        for severity, number in numbers.items():
            counts[severity, rule] += number
    return counts


def _mildness(severity: Severity, is_waived: bool) -> int:
    return len(Severity) if is_waived else Severity.ERROR.rank - severity.rank
