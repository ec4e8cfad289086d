"""What an audit may take over from the one before it, so that a key stroke costs what it changed and not the dossier.

The answers are those of a cold audit: what is remembered is remembered by everything that it was worked out from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import QuoteCheck
from claimcheck.analysis.quote.verification import Verifier
from claimcheck.language.text.normalise import FoldedText
from claimcheck.model.capture import SourceText
from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.dossier import Dossier
from claimcheck.model.finding import Observation
from claimcheck.model.position import Pointer
from claimcheck.model.record import NamedTuple
from claimcheck.rules.kit.rule import Rule

# A quote by its source and its words.
_Key = tuple[str, str]


class AuditCache:
    """The outcomes of quotes while the texts that they were looked for in stay the same."""

    def __init__(self) -> None:
        self.texts: Mapping[str, SourceText] = {}
        # Counts how often the saved texts were others.
        self.generation = 0
        self.checks: dict[_Key, QuoteCheck] = {}
        self.elsewhere: dict[_Key, QuoteCheck | None] = {}
        self.also: dict[_Key, tuple[str, ...]] = {}
        self.folded: dict[tuple[str, str], FoldedText] = {}

    def begin(self, texts: Mapping[str, SourceText]) -> None:
        """Forget what other texts have answered."""
        # A source that has come or gone counts too: a quote of one that is not in the dossier is not looked for.
        changed = {source for source in texts.keys() | self.texts.keys() if not self._is_same(source, texts)}
        self.checks = {key: check for key, check in self.checks.items() if key[0] not in changed}
        self.folded = {key: folded for key, folded in self.folded.items() if key[0] not in changed}
        if any(_is_searched(source, known) for known in (texts, self.texts) for source in changed):
            # What is missing from its own source is looked for in all texts.
            self.elsewhere = {}
            self.also = {}
            self.generation += 1
        self.texts = texts

    def _is_same(self, source: str, texts: Mapping[str, SourceText]) -> bool:
        one, other = texts.get(source), self.texts.get(source)
        # The same reading is of the same file: equal texts need not be compared letter by letter.
        return one is not None and other is not None and one.capture is other.capture and one.excerpt is other.excerpt

    def make_verifier(self, dossier: Dossier, texts: Mapping[str, SourceText]) -> WarmVerifier:
        """Return what looks for quotes, and asks here first."""
        return WarmVerifier(dossier, texts, self)

    def keep(self, used: set[_Key]) -> None:
        """Forget the quotes that no claim has any more."""
        for known in (self.checks, self.elsewhere, self.also):
            for key in known.keys() - used:
                del known[key]


def _is_searched(source: str, texts: Mapping[str, SourceText]) -> bool:
    """Tell whether a source has a text, in which words of others may stand."""
    text = texts.get(source)
    return text is not None and text.first_read() is not None


class WarmVerifier(Verifier):
    """Asks the cache before it looks for a quote."""

    def __init__(self, dossier: Dossier, texts: Mapping[str, SourceText], cache: AuditCache) -> None:
        cache.begin(texts)
        super().__init__(dossier, texts, cache.folded)
        self._cache = cache

    def check(self, piece: Evidence) -> QuoteCheck:
        """Return what became of a quote in the texts of its own source, now or when it was last asked."""
        key = (piece.source, piece.quote or "")
        checks = self._cache.checks
        known = checks.get(key)
        if known is None:
            known = checks[key] = super().check(piece)
        return known

    def search_elsewhere(self, missing: list[Evidence]) -> Iterator[tuple[Pointer, QuoteCheck]]:
        """Look in all texts for what is missing and was not looked for before."""
        known = self._cache.elsewhere
        new = {(piece.source, piece.quote or ""): piece for piece in missing}
        new = {key: piece for key, piece in new.items() if key not in known}
        if new:
            found = dict(super().search_elsewhere(list(new.values())))
            known.update({key: found.get(piece.at) for key, piece in new.items()})
        for piece in missing:
            check = known[piece.source, piece.quote or ""]
            if check is not None:
                yield piece.at, check

    def search_also(self, pieces: list[Evidence]) -> Iterator[tuple[Pointer, tuple[str, ...]]]:
        """Look in all texts for what was not looked for before."""
        known = self._cache.also
        new = {(piece.source, piece.quote or ""): piece for piece in pieces}
        new = {key: piece for key, piece in new.items() if key not in known}
        if new:
            found = dict(super().search_also(list(new.values())))
            known.update({key: found.get(piece.at, ()) for key, piece in new.items()})
        for piece in pieces:
            sources = known[piece.source, piece.quote or ""]
            if sources:
                yield piece.at, sources


# The rules that read language look at one claim at a time: at its statement, its evidence, the passages around its
# quotes, the sources and origins that it names, and the statements it rests on.  They take most of an audit's time.
LOCAL_RULES = (
    "quote-cut",
    "quote-too-short",
    "unnamed-origin",
    "number-drift",
    "date-drift",
    "name-drift",
    "hedge-dropped",
)


class _Seen(NamedTuple):
    """What a rule observed of a claim, and what of other records it may have gone by."""

    claim: Claim
    premises: list[Claim]
    is_hurt: bool
    observations: list[Observation]


class RuleCache:
    """What local rules observed, claim by claim, while the sources, the origins and their texts stay the same."""

    def __init__(self, cache: AuditCache) -> None:
        self._cache = cache
        self._grounds: dict[str, tuple[object, ...]] = {}
        self._seen: dict[str, dict[Pointer, _Seen]] = {}

    def wrap(self, catalogue: Mapping[str, Rule]) -> dict[str, Rule]:
        """Return the rules, the local ones so that they look at claims only that are new to them."""
        return {
            name: rule._replace(function=partial(self._run, rule)) if name in LOCAL_RULES else rule
            for name, rule in catalogue.items()
        }

    def _run(self, rule: Rule, case: Case, **options: object) -> Iterator[Observation]:
        ground = self._ground(case, options)
        if self._grounds.get(rule.name) != ground:
            self._grounds[rule.name] = ground
            self._seen[rule.name] = {}
        old = self._seen[rule.name]
        hurt = case.damage.claims
        seen: dict[Pointer, _Seen] = {}
        for claim in case.dossier.claims:
            known = old.get(claim.at)
            premises = case.premises(claim) if claim.rests_on else []
            is_hurt = claim.id in hurt
            if known is None or known.claim is not claim or (known.premises, known.is_hurt) != (premises, is_hurt):
                known = _Seen(claim, premises, is_hurt, [])
            seen[claim.at] = known
        new = [entry.claim for at, entry in seen.items() if entry is not old.get(at)]
        for observation in rule.function(case.of(new), **options):
            seen[Pointer(observation.at.file, observation.at.path[:2])].observations.append(observation)
        # Only now: had the rule broken, the next run would have to look again.
        self._seen[rule.name] = seen
        for entry in seen.values():
            yield from entry.observations

    def _ground(self, case: Case, options: Mapping[str, object]) -> tuple[object, ...]:
        """Return what all of a rule's observations may go by."""
        dossier = case.dossier
        # What could not be read of a claim is known by the claim: it is another one once its file has changed.
        files = {record.at.file for records in (dossier.sources, dossier.origins) for record in records}
        places = [p.at for p in dossier.problems if p.at.file in files and p.at.path[:1] != ("claims",)]
        return (
            self._cache.generation,
            case.policy,
            case.today,
            sorted(options.items()),
            dossier.sources,
            dossier.origins,
            places,
        )
