"""A case: a dossier under audit, with everything computed about it, each once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial

from claimcheck.analysis.alignment import TooMuchWork
from claimcheck.analysis.ceiling import Ceiling, Standing, own_ceiling
from claimcheck.analysis.corroboration import Corroboration, count_lines
from claimcheck.analysis.damage import Damage
from claimcheck.analysis.interruption import Untagged, untag
from claimcheck.analysis.location import match_quote
from claimcheck.analysis.normalise import FoldedText
from claimcheck.analysis.policy import DEFAULT_POLICY, Policy
from claimcheck.analysis.provenance import Provenance
from claimcheck.analysis.quotation import Outcome, QuoteCheck, find_exact
from claimcheck.analysis.search import OpenQuote, find_elsewhere
from claimcheck.model.capture import SourceText
from claimcheck.model.claim import Claim, Evidence, Kind, Stance
from claimcheck.model.date import Date
from claimcheck.model.dossier import Dossier
from claimcheck.model.position import Pointer
from claimcheck.model.scale import Confidence, Reliability

_NO_TEXT = SourceText()


class Case:
    """What rules and reports ask.  `texts` maps source ids to their saved texts; `today` is an argument."""

    def __init__(
        self,
        dossier: Dossier,
        texts: Mapping[str, SourceText] | None = None,
        today: Date | None = None,
        policy: Policy = DEFAULT_POLICY,
        rule_names: frozenset[str] = frozenset(),
    ) -> None:
        self.dossier = dossier
        self.texts = texts or {}
        self.today = today
        self.policy = policy
        self.rule_names = rule_names
        self.provenance = Provenance(dossier, policy)
        self._folded: dict[tuple[str, str], FoldedText] = {}
        self._untagged: dict[str, Sequence[Untagged]] = {}
        self._standings: dict[Pointer, Standing] = {}

    def text(self, source_id: str) -> SourceText:
        """Return a source's saved texts; empty where it has none."""
        return self.texts.get(source_id, _NO_TEXT)

    @cached_property
    def damage(self) -> Damage:
        """What could not be read as it was meant: nothing is concluded from it."""
        return Damage(self.dossier)

    # Quotes

    @cached_property
    def quotes(self) -> dict[Pointer, QuoteCheck]:
        """The outcome of every quote, by the place of its piece of evidence."""
        checks: dict[Pointer, QuoteCheck] = {}
        missing: list[Evidence] = []
        for claim in self.dossier.claims:
            for piece in claim.evidence:
                if piece.quote is not None:
                    check = checks[piece.at] = self._check_quote(piece)
                    if check.outcome is Outcome.NOT_FOUND:
                        missing.append(piece)
        # What is missing from its own source is looked for in all others, all of it at once.
        wanted = [OpenQuote(piece.quote or "", piece.source) for piece in missing]
        for index, found in find_elsewhere(wanted, self._captures(), self.policy.max_gap).items() if wanted else ():
            checks[missing[index].at] = QuoteCheck(Outcome.MISATTRIBUTED, 100.0, *found.place, found.source, "capture")
        return checks

    def _captures(self) -> Iterator[tuple[str, FoldedText]]:
        """Yield the captures that were read, in the order of the sources' ids."""
        for source_id in sorted(self.texts):
            capture = self.texts[source_id].capture
            if capture is not None and capture.is_read:
                yield source_id, self._fold(source_id, "capture", capture.text)

    def quote(self, piece: Evidence) -> QuoteCheck | None:
        """Return what became of a piece's quote; None where it has none."""
        return self.quotes.get(piece.at)

    def _check_quote(self, piece: Evidence) -> QuoteCheck:
        quote = piece.quote or ""
        if piece.source not in self.dossier.source_by_id:
            return QuoteCheck(Outcome.UNCHECKED, why="its source is not in the dossier")
        text = self.text(piece.source)
        capture, excerpt = text.capture, text.excerpt
        if capture is not None and capture.is_read:
            try:
                match = match_quote(
                    quote,
                    self._fold(piece.source, "capture", capture.text),
                    self.policy.max_gap,
                    partial(self._untag, piece.source, capture.text),
                )
            except TooMuchWork:
                return QuoteCheck(Outcome.UNCHECKED, why="quote and capture are too long to be compared")
            if match is None:
                return QuoteCheck(Outcome.NOT_FOUND, checked_in="capture")
            return QuoteCheck(
                match.outcome, match.score, *match.place, piece.source, "capture", match.differences, match.why
            )
        if capture is None:
            why = "the source has no capture"
        else:
            why = {
                "missing": "the capture is not at hand",
                "changed": "the capture is not the text that was pinned",
                "unreadable": f"the capture {capture.why}",
                "escaping": "the capture lies outside the dossier",
            }[capture.state.value]
        if excerpt is not None and excerpt.is_read:
            place = find_exact(quote, self._fold(piece.source, "excerpt", excerpt.text), self.policy.max_gap)
            if place is not None:
                return QuoteCheck(Outcome.EXACT, 100.0, *place, piece.source, "excerpt")
            why += ", and the excerpt lacks these words"
        return QuoteCheck(Outcome.UNCHECKED, why=why)

    def _untag(self, source_id: str, text: str) -> Sequence[Untagged]:
        known = self._untagged.get(source_id)
        if known is None:
            known = self._untagged[source_id] = untag(text)
        return known

    def _fold(self, source_id: str, which: str, text: str) -> FoldedText:
        key = (source_id, which)
        folded = self._folded.get(key)
        if folded is None:
            folded = self._folded[key] = FoldedText(text)
        return folded

    # Support

    def counts(self, piece: Evidence) -> bool:
        """Tell whether a piece counts for what it is brought for: not where its words are not in its source."""
        check = self.quote(piece)
        return check is None or check.outcome not in (Outcome.NOT_FOUND, Outcome.MISATTRIBUTED)

    def support(self, claim: Claim) -> tuple[Evidence, ...]:
        """Return the pieces that support a claim and count."""
        return tuple(p for p in claim.evidence if p.stance is Stance.SUPPORTS and self.counts(p))

    def refutation(self, claim: Claim) -> tuple[Evidence, ...]:
        """Return the pieces that refute a claim and count."""
        return tuple(p for p in claim.evidence if p.stance is Stance.REFUTES and self.counts(p))

    def is_record(self, claim: Claim, piece: Evidence) -> bool:
        """Tell whether a piece is a verified primary record of the claim.

        For an attribution, the document in which the words stand is itself the record.
        """
        check = self.quote(piece)
        if check is None or check.outcome is not Outcome.EXACT:
            return False
        source = self.dossier.source_by_id.get(piece.source)
        return source is not None and (source.primary or claim.kind is Kind.ATTRIBUTION)

    def is_all_anonymous(self, claim: Claim, support: tuple[Evidence, ...]) -> bool:
        """Tell whether pieces name origins and all of them are anonymous, and none is its own origin or the record."""
        named = {name for piece in support for name in piece.origins}
        if not named:
            return False
        origins = self.dossier.origin_by_id
        if not all(name in origins and origins[name].anonymous for name in named):
            return False
        return not any(
            self.is_record(claim, piece)
            or any(self.provenance.is_own_origin(piece, root) for root in self.provenance.roots(piece.source))
            for piece in support
            if not piece.origins
        )

    def _named_reliability(self, support: tuple[Evidence, ...]) -> Reliability | None:
        letters = []
        for piece in support:
            for name in piece.origins:
                origin = self.dossier.origin_by_id.get(name)
                if origin is not None and not origin.anonymous and origin.reliability is not None:
                    letters.append(origin.reliability)
            if not piece.origins:
                for root in self.provenance.roots(piece.source):
                    source = self.dossier.source_by_id.get(root)
                    if source is not None and source.reliability and self.provenance.is_own_origin(piece, root):
                        letters.append(source.reliability)
        return min(letters, key=lambda letter: letter.name, default=None)

    def standing(self, claim: Claim) -> Standing:
        """Return what a claim's ceiling is judged by."""
        known = self._standings.get(claim.at)
        if known is None:
            support = self.support(claim)
            known = self._standings[claim.at] = Standing(
                support,
                self.refutation(claim),
                self.lines(claim),
                any(self.is_record(claim, piece) for piece in support),
                self.is_all_anonymous(claim, support),
                self._named_reliability(support),
            )
        return known

    # Lines of evidence

    @cached_property
    def _lines(self) -> dict[Pointer, Corroboration]:
        lines = {
            claim.at: count_lines(self.support(claim), self.provenance)
            for claim in self.dossier.claims
            if claim.evidence or not claim.rests_on
        }
        # A claim without evidence of its own has the fewest lines of its premises.  Claims resolve from their
        # premises upwards; what never resolves rests on itself, and on nothing.
        waiting = {claim.at: claim for claim in self.dossier.claims if claim.at not in lines}
        dependants: dict[Pointer, list[Claim]] = {}
        missing: dict[Pointer, int] = {}
        ready = []
        for claim in waiting.values():
            open_premises = [p for p in self.premises(claim) if p.at in waiting]
            missing[claim.at] = len(open_premises)
            for premise in open_premises:
                dependants.setdefault(premise.at, []).append(claim)
            if not open_premises:
                ready.append(claim)
        while ready:
            claim = ready.pop()
            lines[claim.at] = self._lines_of_premises(claim, lines)
            for dependant in dependants.get(claim.at, ()):
                missing[dependant.at] -= 1
                if missing[dependant.at] == 0:
                    ready.append(dependant)
        for at in waiting:
            lines.setdefault(at, Corroboration(0, 0))
        return lines

    def _lines_of_premises(self, claim: Claim, lines: dict[Pointer, Corroboration]) -> Corroboration:
        premises = self.premises(claim)
        if not premises:
            return Corroboration(0, 0)
        weakest = min(premises, key=lambda premise: (lines[premise.at].min, lines[premise.at].max, premise.id))
        return lines[weakest.at]._replace(max=min(lines[premise.at].max for premise in premises), premise=weakest.id)

    def premises(self, claim: Claim) -> list[Claim]:
        """Return the claims that a claim rests on, as far as they exist."""
        known = self.dossier.claim_by_id
        return [known[name] for name in claim.rests_on if name in known]

    def lines(self, claim: Claim) -> Corroboration:
        """Return the lines of evidence behind a claim."""
        return self._lines[claim.at]

    # Ceilings

    @cached_property
    def _ceilings(self) -> dict[Pointer, Ceiling]:
        own = {c.at: own_ceiling(c, self.standing(c), self.policy.lines) for c in self.dossier.claims}
        dependants: dict[Pointer, list[Claim]] = {}
        for claim in self.dossier.claims:
            for premise in self.premises(claim):
                dependants.setdefault(premise.at, []).append(claim)
        # A ceiling only ever sinks, three steps at most, so this ends, circles included.
        pending = [claim for claim in self.dossier.claims if claim.at in dependants]
        while pending:
            premise = pending.pop()
            level = own[premise.at].confidence
            for claim in dependants.get(premise.at, ()):
                if level.rank < own[claim.at].confidence.rank:
                    own[claim.at] = Ceiling(level, f"its premise `{premise.id}` bears no more than {level.value}")
                    pending.append(claim)
        return own

    def ceiling(self, claim: Claim) -> Ceiling:
        """Return the highest confidence a claim can bear, premises included."""
        return self._ceilings[claim.at]

    def is_overconfident(self, claim: Claim) -> bool:
        """Tell whether the author is surer than the evidence."""
        stated = claim.confidence or Confidence.NONE
        return stated.rank > self.ceiling(claim).confidence.rank
