"""The desk's policy: a configuration from outside, which a dossier's own settings may tighten and never weaken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimcheck.analysis.policy import PARTY_KINDS, Policy
from claimcheck.audit.config import FAIL_ON, Config, require_captures
from claimcheck.audit.selection import select_rules
from claimcheck.model.claim import Claim
from claimcheck.model.dossier import Dossier
from claimcheck.model.finding import Severity
from claimcheck.model.source import Origin, Source
from claimcheck.model.suggestion import enumerate_some
from claimcheck.rules.kit.rule import Rule

# Names of rules beyond these are counted.
_MOST_NAMED = 6


def enforce(config: Config, policy: Config, catalogue: Mapping[str, Rule]) -> Config:
    """Return the settings that hold under a policy, of each the stricter one; `void` is what of the dossier's is not.

    Folders are read where either names them; what a dossier accepts, whom it parts and how it tunes rules holds only
    where the policy does the same.
    """
    void: list[str] = []
    rules = _join_rules(config, policy, catalogue, void)
    severity = _join_severities(config, policy, catalogue, void)
    fail_on = min(config.fail_on, policy.fail_on, key=FAIL_ON.index)
    if fail_on != config.fail_on:
        void.append(f'fail-on = "{config.fail_on}"')
    options = {name: table for name, table in config.options.items() if policy.options.get(name) != table}
    void += [f"[rules.{name}]" for name in sorted(options)]
    if config.baseline is not None and policy.allows_baseline is False:
        void.append(f"the baseline {config.baseline}")
    held = config._replace(
        claims=_join(config.claims, policy.claims),
        sources=_join(config.sources, policy.sources),
        captures=_join(config.captures, policy.captures),
        select=rules,
        ignore=(),
        fail_on=fail_on,
        severity=severity,
        options=policy.options,
        baseline=None if policy.allows_baseline is False else config.baseline,
        policy=_join_corroboration(config, policy, void),
        allowed_waivers=policy.allowed_waivers,
        believed_primary=policy.believed_primary,
        void=tuple(void),
    )
    return require_captures(held) if policy.policy.require_captures else held


def _join(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _join_rules(config: Config, policy: Config, catalogue: Mapping[str, Rule], void: list[str]) -> tuple[str, ...]:
    wanted = [rule.name for rule in select_rules(catalogue, policy.select, policy.ignore, exact=False)]
    own = {rule.name for rule in select_rules(catalogue, config.select, config.ignore, exact=False)}
    missing = [name for name in wanted if name not in own]
    if missing:
        void.append(f"leaving out {enumerate_some(missing, _MOST_NAMED)}")
    return tuple(name for name in catalogue if name in own or name in wanted)


def _join_severities(
    config: Config, policy: Config, catalogue: Mapping[str, Rule], void: list[str]
) -> dict[str, Severity]:
    severity = dict(policy.severity)
    for name, own in config.severity.items():
        least = policy.severity.get(name, catalogue[name].severity)
        if own.rank >= least.rank:
            severity[name] = own
        else:
            void.append(f'[severity] {name} = "{own.value}"')
    return severity


def _join_corroboration(config: Config, policy: Config, void: list[str]) -> Policy:
    own, desk = config.policy, policy.policy
    shared = tuple(kind for kind in PARTY_KINDS if kind in own.shared or kind in desk.shared)
    if set(shared) != set(own.shared):
        void.append("[corroboration] shared")
    if own.lines < desk.lines:
        void.append(f"[corroboration] lines = {own.lines}")
    if any(group not in desk.distinct for group in own.distinct):
        void.append("[corroboration] distinct")
    return desk._replace(shared=shared, lines=max(own.lines, desk.lines))


def disbelieve(dossier: Dossier, believed: frozenset[str] | None) -> tuple[Dossier, tuple[str, ...]]:
    """Return a dossier in which only these sources are primary, and the ids of those that are not believed."""
    if believed is None:
        return dossier, ()
    doubted = tuple(source.id for source in dossier.sources if source.primary and source.id not in believed)
    if not doubted:
        return dossier, ()
    sources = tuple(source._replace(primary=False) if source.id in doubted else source for source in dossier.sources)
    return dossier.with_sources(sources), doubted


def list_void_waivers(dossier: Dossier, allowed: frozenset[str] | None) -> Iterator[str]:
    """Yield what is void of a dossier's waivers where only those of some rules are allowed."""
    if allowed is None:
        return
    counts: dict[str, int] = {}
    records: list[Claim | Source | Origin] = [*dossier.claims, *dossier.sources, *dossier.origins]
    for waiver in (waiver for record in records for waiver in record.waivers):
        if waiver.rule and waiver.rule not in allowed:
            counts[waiver.rule] = counts.get(waiver.rule, 0) + 1
    for name in sorted(counts):
        yield f"1 waiver of {name}" if counts[name] == 1 else f"{counts[name]:,} waivers of {name}"
