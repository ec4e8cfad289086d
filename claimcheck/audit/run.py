"""One audit: run the rules over a case, judge what they saw, and say what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.audit.baseline import Baseline, BaselineBook
from claimcheck.audit.config import Config
from claimcheck.audit.selection import select_rules
from claimcheck.audit.triage import Key, Triage, count_left_out
from claimcheck.audit.waiver import WaiverBook
from claimcheck.model.claim import Claim
from claimcheck.model.finding import Finding, Observation, RelatedLocation, Severity
from claimcheck.model.position import Location, Pointer, SourceMap
from claimcheck.model.record import NamedTuple
from claimcheck.model.suggestion import shorten
from claimcheck.model.upkeep import Crash, Upkeep
from claimcheck.rules.kit.rule import Rule

# What else leaves words of a file out of the audit, by the rule that finds it.
_PASSED_OVER = {
    "invalid-yaml": "holds YAML that is refused: what it stands for may be missing from the audit",
    "duplicate-key": "gives a key twice: what stands under the second was not checked",
}

# The rules that tell why nothing of a file was read.
_TELL_UNREAD = ("invalid-yaml", "invalid-field", "escaping-path")


class NotChecked(NamedTuple):
    """Something that could not be checked, and why."""

    what: str
    why: str
    claim: str | None = None
    source: str | None = None


class Result(NamedTuple):
    """What an audit found.

    `findings` are sorted by place, waived ones among them; `complete` is False where a file of the dossier could
    not be read, or where there are no claims.  `left_out` has, by rule and file, how many findings of which severity
    are past the limits and not waived; `left_out_waived` counts those that are.  `in_baseline` counts, by file and
    claim, the findings that the baseline answers; those stand nowhere else.  `named` are the files and folders that
    findings are told of, all where empty.  `lowered` are the fingerprints of findings that the settings make milder
    than their rule does; `deselected` counts, by file, those of rules that the settings leave out, unless waiver or
    baseline answers them.
    """

    case: Case
    source_map: SourceMap
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    complete: bool
    rules: tuple[Rule, ...]
    left_out: Mapping[Key, Mapping[Severity, int]] = MappingProxyType({})
    left_out_waived: Mapping[Key, int] = MappingProxyType({})
    in_baseline: Mapping[tuple[str, str | None], int] = MappingProxyType({})
    named: tuple[str, ...] = ()
    lowered: frozenset[str] = frozenset()
    deselected: Mapping[str, int] = MappingProxyType({})
    void: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(self.case.dossier.claims)

    def is_named(self, file: str) -> bool:
        return not self.named or any(file == name or file.startswith(name + "/") for name in self.named)

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity and no waiver, those past the limits too."""
        return sum(number for (level, _), number in self.count_by_rule().items() if level is severity)

    def count_by_rule(self) -> Counter[tuple[Severity, str]]:
        """Return how many findings without a waiver there are of each severity and rule, past the limits too."""
        listed = Counter((finding.severity, finding.rule) for finding in self.findings if finding.waiver is None)
        return listed + count_left_out(self.left_out)

    @property
    def waived(self) -> int:
        listed = sum(1 for finding in self.findings if finding.waiver is not None)
        return listed + sum(self.left_out_waived.values())

    @property
    def baselined(self) -> int:
        return sum(self.in_baseline.values())

    @property
    def lowered_count(self) -> int:
        return sum(1 for finding in self.findings if finding.fingerprint in self.lowered and finding.waiver is None)

    @property
    def deselected_count(self) -> int:
        return sum(self.deselected.values())

    def quotes(self) -> dict[str, int]:
        """Return how many quotes had which outcome, every outcome named."""
        counts = Counter(check.outcome for check in self.case.quotes.values())
        return {outcome.value: counts[outcome] for outcome in Outcome}

    def fails(self, fail_on: str) -> bool:
        """Tell whether a finding that no waiver answers has a severity, such as `warning`, or a graver one.

        Those past the limits count too.  Nothing is as grave as `never`.
        """
        if fail_on == "never":
            return False
        least = Severity(fail_on).rank
        return any(severity.rank >= least for severity, _ in self.count_by_rule())

    def narrow(self, named: Sequence[str]) -> Result:
        """Return the result for the files and folders named only."""
        narrowed = self._replace(named=tuple(named))
        return narrowed._replace(
            findings=tuple(f for f in self.findings if narrowed.is_named(f.location.file)),
            left_out={key: levels for key, levels in self.left_out.items() if narrowed.is_named(key[1])},
            left_out_waived={key: number for key, number in self.left_out_waived.items() if narrowed.is_named(key[1])},
            in_baseline={key: number for key, number in self.in_baseline.items() if narrowed.is_named(key[0])},
            deselected={file: number for file, number in self.deselected.items() if narrowed.is_named(file)},
        )


class _Owner(NamedTuple):
    """The record that a place belongs to, the ids to name it by, and words that tell it from its neighbours."""

    record: Pointer
    claim: str | None
    source: str | None
    words: str = ""


class _Audit:
    def __init__(
        self,
        case: Case,
        source_map: SourceMap,
        config: Config,
        catalogue: Mapping[str, Rule],
        baseline: Baseline | None,
    ) -> None:
        self.case = case
        self.source_map = source_map
        self.config = config
        self.catalogue = catalogue
        self.waivers = WaiverBook(case, config.allowed_waivers)
        self.baseline = BaselineBook(baseline)
        self.in_baseline: Counter[tuple[str, str | None]] = Counter()
        self.triage = Triage(config.limits)
        self.fingerprints: Counter[str] = Counter()
        self.lowered: set[str] = set()
        self.owners = _owners(case)
        self.unread_files = frozenset(thing.file for thing in case.dossier.unread)

    def run(self) -> Result:
        config = self.config
        chosen = select_rules(self.catalogue, config.select, config.ignore, config.exact)
        crashes = []
        finished = []
        for rule in chosen:
            if rule.family == "upkeep":
                continue
            try:
                for observation in rule.function(self.case, **config.options.get(rule.name, {})):
                    self.add(rule, observation)
                finished.append(rule)
            except MemoryError:
                # The machine's want, not the rule's defect: what other rules found would be luck, too.
                raise
            except Exception as error:  # a rule that breaks is a finding, and the run goes on
                file = next(iter(self.case.dossier.files), "")
                crashes.append(Crash(rule.name, f"{type(error).__name__}: {error}", Pointer(file)))
        self.tell_unread(chosen)
        upkeep = Upkeep(
            self.waivers.uses(finished, self.catalogue),
            tuple(crashes),
            self.baseline.list_stale(finished, self.catalogue, self.case),
        )
        for rule in chosen:
            if rule.family == "upkeep":
                for observation in rule.function(upkeep, **config.options.get(rule.name, {})):
                    self.add(rule, observation)
        if crashes and not any(rule.name == "rule-crashed" for rule in chosen):
            # Deselecting the messenger does not make a broken rule a clean one.
            rule = self.catalogue["rule-crashed"]
            for observation in rule.function(Upkeep((), tuple(crashes))):
                self.add(rule, observation)
        deselected = self.count_deselected(chosen, upkeep)
        findings = tuple(sorted(self.triage.list_kept(), key=_place_of))
        return Result(
            self.case,
            self.source_map,
            findings,
            not_checked=tuple(self.list_unchecked(crashes)),
            complete=self.case.is_complete,
            rules=chosen,
            left_out=self.triage.left_out,
            left_out_waived=self.triage.left_out_waived,
            in_baseline=self.in_baseline,
            lowered=frozenset(self.lowered),
            deselected=deselected,
            void=config.void,
        )

    def tell_unread(self, chosen: tuple[Rule, ...]) -> None:
        """Tell why files were not read, also where the rules that do are not chosen.

        Such a run is incomplete whatever was chosen; without the reason nobody could mend that.
        """
        names = {rule.name for rule in chosen}
        for name in _TELL_UNREAD:
            rule = self.catalogue.get(name)
            if rule is None or name in names:
                continue
            for observation in self.case.dossier.observed(name):
                if self.tells_unread(rule, observation):
                    self.add(rule, observation)

    def tells_unread(self, rule: Rule, observation: Observation) -> bool:
        """Tell whether an observation says why a file was not read, and so is told whatever was chosen."""
        return rule.name in _TELL_UNREAD and observation.at.file in self.unread_files

    def count_deselected(self, chosen: tuple[Rule, ...], upkeep: Upkeep) -> Counter[str]:
        """Return, by file, how many findings there would be more if the settings selected and ignored nothing."""
        config = self.config
        names = {rule.name for rule in chosen}
        counts: Counter[str] = Counter()
        for rule in select_rules(self.catalogue, config.asked_select, config.asked_ignore, config.exact):
            if rule.name in names:
                continue
            counts += self.count_open(rule, upkeep if rule.family == "upkeep" else self.case)
        return counts

    def count_open(self, rule: Rule, subject: Case | Upkeep) -> Counter[str]:
        """Return, by file, how many findings a rule would have that neither waiver nor baseline answers."""
        counts: Counter[str] = Counter()
        try:
            for observation in rule.function(subject, **self.config.options.get(rule.name, {})):
                if self.tells_unread(rule, observation):
                    continue
                owner = self.owner(observation.at)
                location = self.locate(observation)
                fingerprint = self.fingerprint(rule, observation, owner, location)
                is_accepted = self.baseline.answers(rule, fingerprint, self.severity(rule, observation))
                if not is_accepted and self.waivers.find(owner.record, rule, _tell_subject(observation, owner)) is None:
                    counts[location.file] += 1
        except MemoryError:
            raise
        except Exception:  # to leave out a rule that breaks is what to do about it
            return Counter()
        return counts

    def locate(self, observation: Observation) -> Location:
        return observation.location or self.source_map.locate(observation.at, observation.fragment, observation.on_key)

    def add(self, rule: Rule, observation: Observation) -> None:
        """Turn an observation into a finding."""
        owner = self.owner(observation.at)
        location = self.locate(observation)
        # Asked even where waivers are not heeded: whether one is needed does not depend on that.
        answer = self.waivers.answer(owner.record, rule, _tell_subject(observation, owner))
        waived = None if self.config.no_waivers else answer
        severity = self.severity(rule, observation)
        # Counted before the limits, so that a fingerprint does not depend on them.
        fingerprint = self.fingerprint(rule, observation, owner, location)
        # What a waiver answers is left to it, also where waivers are not heeded: --no-waivers would not show it else.
        if answer is None and self.baseline.answers(rule, fingerprint, severity):
            self.in_baseline[location.file, owner.claim] += 1
            return
        if severity.rank < self.declared_severity(rule, observation).rank:
            self.lowered.add(fingerprint)
        self.triage.add(
            rule.name,
            severity,
            waived is not None,
            location,
            lambda: Finding(
                rule.name,
                family=rule.family,
                severity=severity,
                certainty=rule.certainty,
                message=shorten(observation.message, self.config.limits.message_characters),
                help=observation.help,
                claim=owner.claim,
                source=owner.source,
                location=location,
                related=tuple(
                    RelatedLocation(
                        related.message,
                        related.place if isinstance(related.place, Location) else self.source_map.locate(related.place),
                    )
                    for related in observation.related
                ),
                fingerprint=fingerprint,
                waiver=waived,
            ),
        )

    def severity(self, rule: Rule, observation: Observation) -> Severity:
        configured = self.config.severity.get(rule.name)
        return self.declared_severity(rule, observation) if configured is None else configured

    def declared_severity(self, rule: Rule, observation: Observation) -> Severity:
        """Return the severity that a rule itself gives to an observation."""
        return rule.severity if observation.variant is None else rule.variants[observation.variant]

    def owner(self, at: Pointer) -> _Owner:
        """Return the innermost record that a place lies in."""
        path = at.path
        for length in range(len(path), 0, -1):
            known = self.owners.get(Pointer(at.file, path[:length]))
            if known is not None:
                return known
        return _Owner(at, None, None)

    def fingerprint(self, rule: Rule, observation: Observation, owner: _Owner, location: Location) -> str:
        """Return a key that survives moved lines: the rule, the record, the field, and a quote's own words.

        Where no record owns the place, the file and the message stand in.  The n-th of equal keys is told from the
        first by n.
        """
        # Its import takes a quarter of an interpreter's start, and a sound dossier has no findings.
        import hashlib

        # Indices move when entries are added above; the names of the fields do not.
        fields = [step for step in observation.at.path if isinstance(step, str)]
        subject = [rule.name, owner.claim or "", owner.source or "", owner.words, *fields]
        if owner.record not in self.owners:
            subject += [location.file, observation.message]
        text = "\x1f".join(" ".join(part.split()) for part in subject)
        self.fingerprints[text] += 1
        text += f"\x1f{self.fingerprints[text]}"
        return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]

    def list_unchecked(self, crashes: list[Crash]) -> Iterator[NotChecked]:
        dossier = self.case.dossier
        for unread in self.case.unread:
            yield NotChecked(unread.file, unread.why)
        told: set[tuple[str, str]] = set()
        for problem in dossier.problems:
            why = _PASSED_OVER.get(problem.rule)
            if why is not None and (problem.at.file, why) not in told and problem.at.file not in self.unread_files:
                told.add((problem.at.file, why))
                yield NotChecked(problem.at.file, why)
        for claim, piece, check in self.case.checked_evidence(Outcome.UNCHECKED):
            quote = shorten(" ".join((piece.quote or "").split()), 60)
            yield NotChecked(f"the quote “{quote}”", check.why, claim=claim.id, source=piece.source or None)
        if self.case.skipped_pairs:
            what = f"{self.case.skipped_pairs:,} pairs of claims that are nearly alike"
            yield NotChecked(what, "they are too many to be compared")
        for crash in crashes:
            yield NotChecked(f"the rule {crash.rule}", "it crashed")
        left_out, waived = self.triage.left_out, self.triage.left_out_waived
        for key in sorted(left_out.keys() | waived.keys()):
            name, file = key
            levels: Mapping[Severity, int] = left_out.get(key, {})
            number = sum(levels.values()) + waived.get(key, 0)
            worst = max(levels, key=lambda level: level.rank, default=None)
            why = f"the worst has the severity {worst.value}" if worst else "all are waived"
            yield NotChecked(f"{number:,} more findings of {name} in {file}", f"past the limit of findings; {why}")


def _tell_subject(observation: Observation, owner: _Owner) -> str:
    """Return the words that a finding is about: its message, the quote, the source, and the fields it stands in."""
    fields = [step for step in observation.at.path if isinstance(step, str)]
    return " ".join((observation.message, owner.words, owner.source or "", *fields))


def _owners(case: Case) -> dict[Pointer, _Owner]:
    owners: dict[Pointer, _Owner] = {}
    for claim in case.dossier.claims:
        owners[claim.at] = _Owner(claim.at, claim.id, None)
        for piece in claim.evidence:
            owners[piece.at] = _Owner(claim.at, claim.id, piece.source or None, words=piece.quote or "")
    for source in case.dossier.sources:
        owners[source.at] = _Owner(source.at, None, source.id)
    for origin in case.dossier.origins:
        owners[origin.at] = _Owner(origin.at, None, None, words=origin.id)
    return owners


def _place_of(finding: Finding) -> tuple[str, int, int, str, str]:
    span = finding.location.span
    return (finding.location.file, span.line, span.column, finding.rule, finding.message)


def run_audit(
    case: Case,
    source_map: SourceMap,
    config: Config,
    catalogue: Mapping[str, Rule],
    baseline: Baseline | None = None,
) -> Result:
    """Audit a case: the same case, configuration, catalogue and baseline give the same result, in the same order."""
    return _Audit(case, source_map, config, catalogue, baseline).run()
