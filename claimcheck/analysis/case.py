"""A case: a dossier under audit, with everything computed about it, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.analysis.comparison.claim_pair import Pairs, pair_claims
from claimcheck.analysis.damage import Damage
from claimcheck.analysis.graph import find_cycles, strong_components
from claimcheck.analysis.identity.party_name import is_anonymous
from claimcheck.analysis.identity.same_document import SameDocument, find_same_documents
from claimcheck.analysis.policy import DEFAULT_POLICY, Policy
from claimcheck.analysis.quote.exact import Outcome, QuoteCheck, QuotePlace
from claimcheck.analysis.quote.verification import Verifier
from claimcheck.analysis.support.ceiling import Ceiling, CeilingBasis, own_ceiling
from claimcheck.analysis.support.corroboration import Corroboration, count_lines
from claimcheck.analysis.support.premise import cap_ceilings, take_lines
from claimcheck.analysis.support.provenance import Provenance
from claimcheck.analysis.support.standing import Standing, find_standing
from claimcheck.model.capture import CapturePlace, CaptureReading, SourceText
from claimcheck.model.claim import Claim, Evidence, Kind, Stance, Verdict
from claimcheck.model.date import Date
from claimcheck.model.dossier import Dossier, Unread
from claimcheck.model.pattern import late
from claimcheck.model.position import Pointer
from claimcheck.model.scale import Confidence, Reliability
from claimcheck.model.source import Origin, Source

if TYPE_CHECKING:
    from claimcheck.analysis.reuse.copying import CommonText

_NO_TEXT = SourceText()
# Where a sentence ends, and how far one is followed, in characters.
_SENTENCE_END = late(r"(?<=[.!?…])[\s”’»\"']+|\n\s*\n")
_SENTENCE_CHARS = 400


class Case:
    """What rules and reports ask.

    `texts` maps source ids to their saved texts; `today` is an argument; another `verifier` may remember answers;
    `closed` are the folders of saved texts that cannot be entered.
    """

    def __init__(
        self,
        dossier: Dossier,
        texts: Mapping[str, SourceText] | None = None,
        today: Date | None = None,
        policy: Policy = DEFAULT_POLICY,
        rule_names: frozenset[str] = frozenset(),
        verifier: Verifier | None = None,
        closed: tuple[Unread, ...] = (),
    ) -> None:
        self.dossier = dossier
        self.closed = closed
        self.texts = texts or {}
        self.today = today
        self.policy = policy
        self.rule_names = rule_names
        self.verifier = verifier or Verifier(dossier, self.texts)
        self._supports: dict[Pointer, tuple[Evidence, ...]] = {}
        self._absences: dict[Pointer, tuple[QuotePlace, ...]] = {}
        self._bases: dict[Pointer, CeilingBasis] = {}
        # How many pairs of claims were too many to be compared; 0 where no rule asked for any.
        self.skipped_pairs = 0

    def of(self, claims: Iterable[Claim]) -> Case:
        """Return the same case, of these claims only: what is known of each is what the whole case knows."""
        return _Part(self, claims)

    @cached_property
    def same_documents(self) -> tuple[SameDocument, ...]:
        """The records that are of one document, in groups."""
        return find_same_documents(self.dossier, self.texts)

    @cached_property
    def provenance(self) -> Provenance:
        """The derivations of the dossier."""
        return Provenance(self.dossier, self.policy, self._find_same_text, self.same_documents)

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The files and folders that could not be read, those of saved texts that are not at hand apart."""
        return self.dossier.unread + self.closed

    @property
    def is_complete(self) -> bool:
        """Whether there are claims, and every file and folder could be read."""
        return bool(self.dossier.claims) and not self.unread

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
        return self.verifier.verify(self.dossier.claims)

    def reading(self, check: QuoteCheck) -> CaptureReading | None:
        """Return the saved text in which a quote was found, or nearly; None where it was found nowhere."""
        return self.verifier.reading(check)

    def place(self, check: QuoteCheck) -> CapturePlace | None:
        """Return where in a saved text a quote was found, or nearly; None where it was found nowhere."""
        reading = self.reading(check)
        if reading is None or check.start is None or check.end is None:
            return None
        return CapturePlace(reading, check.start, check.end)

    def quote(self, piece: Evidence) -> QuoteCheck | None:
        """Return what became of a piece's quote; None where it has none."""
        return self.quotes.get(piece.at)

    def checked_evidence(self, outcome: Outcome) -> Iterator[tuple[Claim, Evidence, QuoteCheck]]:
        """Yield the evidence whose quote had an outcome, with its claim and what became of the quote."""
        for claim in self.dossier.claims:
            for piece in claim.evidence:
                check = self.quote(piece)
                if check is not None and check.outcome is outcome:
                    yield claim, piece, check

    # Support

    def counts(self, piece: Evidence) -> bool:
        """Tell whether a piece counts for what it is brought for: not where its words are not in its source."""
        check = self.quote(piece)
        if check is not None and check.outcome in (Outcome.NOT_FOUND, Outcome.MISATTRIBUTED):
            return False
        return not self.find_absent(piece)

    def find_absent(self, piece: Evidence) -> tuple[QuotePlace, ...]:
        """Return where what a piece says to be absent stands in the capture of its source."""
        if not piece.absent:
            return ()
        known = self._absences.get(piece.at)
        if known is None:
            from claimcheck.analysis.quote.absence import find_words
            from claimcheck.language.vocabulary.vocabulary import find_vocabulary

            capture, source = self.text(piece.source).capture, self.dossier.source_by_id.get(piece.source)
            text = capture.text if capture is not None and capture.is_read else ""
            vocabulary = find_vocabulary(source.language if source is not None else None)
            places = (find_words(phrase, text, vocabulary) for phrase in piece.absent)
            known = self._absences[piece.at] = tuple(place for place in places if place is not None)
        return known

    def is_searched(self, piece: Evidence) -> bool:
        """Tell whether the whole capture was searched for what a piece says to be absent, and nothing found."""
        capture = self.text(piece.source).capture
        is_whole = capture is not None and capture.is_read and not capture.unread
        return bool(piece.absent) and is_whole and not self.find_absent(piece)

    def support(self, claim: Claim) -> tuple[Evidence, ...]:
        """Return the pieces that support a claim and count."""
        known = self._supports.get(claim.at)
        if known is None:
            known = tuple(p for p in claim.evidence if p.stance is Stance.SUPPORTS and self.counts(p))
            self._supports[claim.at] = known
        return known

    def refutation(self, claim: Claim) -> tuple[Evidence, ...]:
        """Return the pieces that refute a claim and count."""
        return tuple(p for p in claim.evidence if p.stance is Stance.REFUTES and self.counts(p))

    def is_record(self, claim: Claim, piece: Evidence) -> bool:
        """Tell whether a piece is a verified primary record of the claim.

        For an attribution, the document in which the words stand is itself the record.
        """
        source = self.dossier.source_by_id.get(piece.source)
        if source is None:
            return False
        if claim.kind is Kind.ABSENCE and self.is_searched(piece):
            return self._names_its_speaker(claim, piece, source)
        check = self.quote(piece)
        if check is None or check.outcome is not Outcome.EXACT:
            return False
        return source.primary or (claim.kind is Kind.ATTRIBUTION and self._names_its_speaker(claim, piece, source))

    def _names_its_speaker(self, claim: Claim, piece: Evidence, source: Source) -> bool:
        """Tell whether an attribution says whose words they are, and a piece has that speaker.

        The speaker is who made the source, one of the origins, or named in the quote or its sentence.
        """
        from claimcheck.analysis.reported_speech import names_speaker

        origins = (self.dossier.origin_by_id.get(name) for name in piece.origins)
        makers = (*source.author, *source.publisher, source.container_title or "", source.title or "")
        named = (f"{origin.name or ''} {origin.id.replace('-', ' ')}" for origin in origins if origin is not None)
        return names_speaker(claim.statement, (*makers, *named, self._sentence(piece)))

    def _sentence(self, piece: Evidence) -> str:
        """Return the words of a quote with the rest of its sentences, as far as they are known."""
        check = self.quote(piece)
        place = self.place(check) if check is not None else None
        if place is None:
            return piece.quote or ""
        text = place.reading.text
        before = _SENTENCE_END.split(text[max(0, place.start - _SENTENCE_CHARS) : place.start])[-1]
        behind = _SENTENCE_END.split(text[place.end : place.end + _SENTENCE_CHARS], maxsplit=1)[0]
        return f"{before}{text[place.start : place.end]}{behind}"

    def explain_unverified(self, claim: Claim) -> str | None:
        """Return what keeps a claim's support from being a verified primary record, where only checking is wanting."""
        for piece in self.support(claim):
            source = self.dossier.source_by_id.get(piece.source)
            if source is None or self.is_record(claim, piece):
                continue
            if claim.kind is Kind.ATTRIBUTION:
                why = f"`{source.id}` would do as the record of these words"
            elif source.primary:
                why = f"`{source.id}` would do as a primary record"
            else:
                continue
            return f"{why}, but {_say_what_is_wanting(self.quote(piece))}"
        return None

    def standing(self, piece: Evidence) -> Standing:
        """Return what a piece of evidence is worth: verified, attested or asserted."""
        if self.is_searched(piece):
            return Standing.VERIFIED
        return find_standing(piece, self.dossier.source_by_id.get(piece.source), self.quote(piece))

    def backing(self, claim: Claim) -> tuple[Evidence, ...]:
        """Return the pieces that support a claim, count, and are more than asserted."""
        return tuple(p for p in self.support(claim) if self.standing(p) is not Standing.ASSERTED)

    def basis(self, claim: Claim) -> CeilingBasis:
        """Return what a claim's ceiling is judged by."""
        known = self._bases.get(claim.at)
        if known is None:
            known = self.judge(claim, self.support(claim), self.refutation(claim), self.lines(claim), self.provenance)
            self._bases[claim.at] = known
        return known

    def judge(
        self,
        claim: Claim,
        support: tuple[Evidence, ...],
        refutation: tuple[Evidence, ...],
        lines: Corroboration,
        provenance: Provenance,
    ) -> CeilingBasis:
        """Return what a claim's ceiling would be judged by, were this all there is for and against it."""
        named = [letter for _, letter in self.list_reliabilities(support, provenance)]
        letters = [letter for letter in named if letter is not None]
        return CeilingBasis(
            support,
            refutation,
            lines,
            has_record=any(self.is_record(claim, piece) for piece in support),
            is_all_anonymous=self._is_all_anonymous(claim, support, provenance),
            named_reliability=min(letters, key=lambda letter: letter.name, default=None),
            has_ungraded=None in named,
        )

    def _is_all_anonymous(self, claim: Claim, support: tuple[Evidence, ...], provenance: Provenance) -> bool:
        """Tell whether pieces name origins and all of them are anonymous, and none is its own origin or the record."""
        named = {name for piece in support for name in piece.origins}
        if not named:
            return False
        origins = self.dossier.origin_by_id
        if not all(name in origins and is_anonymous(origins[name]) for name in named):
            return False
        return not any(
            self.is_record(claim, piece)
            or any(provenance.is_own_origin(piece, root) for root in provenance.roots(provenance.enter(piece)))
            for piece in support
            if not piece.origins
        )

    def list_reliabilities(
        self, support: Iterable[Evidence], provenance: Provenance
    ) -> list[tuple[Origin | Source, Reliability | None]]:
        """Return who stands at the beginning by name, an origin or a source that is its own, with its reliability."""
        found: list[tuple[Origin | Source, Reliability | None]] = []
        for piece in support:
            named = [self.dossier.origin_by_id[name] for name in piece.origins if name in self.dossier.origin_by_id]
            found += [(origin, origin.reliability) for origin in named if not is_anonymous(origin)]
            for root in provenance.roots(provenance.enter(piece)) if not piece.origins else ():
                source = self.dossier.source_by_id.get(root)
                if source is not None and provenance.is_own_origin(piece, root):
                    found.append((source, source.reliability))
        return found

    def fallen(self, claim: Claim, stance: Stance) -> tuple[Evidence, ...]:
        """Return the pieces for or against a claim that do not count: a finding about their quotes says why."""
        return tuple(piece for piece in claim.evidence if piece.stance is stance and not self.counts(piece))

    def bears_once_mended(self, claim: Claim) -> Confidence:
        """Return what a claim could bear if the quotes that are not in their sources were mended."""
        support = tuple(piece for piece in claim.evidence if piece.stance is Stance.SUPPORTS)
        lines = count_lines(support, self.provenance)
        basis = self.judge(claim, support, self.refutation(claim), lines, self.provenance)
        return own_ceiling(claim, basis, self.policy.lines).confidence

    def upheld_claims(self) -> Iterator[tuple[Claim, CeilingBasis]]:
        """Yield the claims that are not held refuted, and of which it is known what they stand on, with that."""
        for claim in self.dossier.claims:
            if claim.verdict is not Verdict.REFUTED and claim.id not in self.damage.claims:
                yield claim, self.basis(claim)

    # Copying

    @cached_property
    def common_texts(self) -> tuple[CommonText, ...]:
        """The groups of sources whose captures share passages though nothing is declared between them."""
        captures = {
            source_id: text.capture.text
            for source_id, text in self.texts.items()
            if text.capture is not None and text.capture.is_read
        }
        if len(captures) < 2:
            return ()
        from claimcheck.analysis.reuse.undeclared import find_undeclared

        return find_undeclared(self.dossier, captures, self.provenance)

    def _find_same_text(self) -> dict[str, tuple[str, ...]]:
        return {source: common.sources for common in self.common_texts for source in common.sources}

    # Lines of evidence

    @cached_property
    def _lines(self) -> dict[Pointer, Corroboration]:
        lines = {
            claim.at: count_lines(self.support(claim), self.provenance)
            for claim in self.dossier.claims
            if claim.evidence or not claim.rests_on
        }
        for claim in self.dossier.claims:
            if claim.at in lines:
                found, backing = lines[claim.at], self.backing(claim)
                is_whole = len(backing) == len(self.support(claim))
                backed = found if is_whole else count_lines(backing, self.provenance, names_parties=False)
                lines[claim.at] = found._replace(backed=min(found.min, backed.min))
        take_lines(self.dossier.claims, self.premise_groups, lines)
        return lines

    def premises(self, claim: Claim) -> list[Claim]:
        """Return the claims that a claim rests on, as far as they exist."""
        known = self.dossier.claim_by_id
        return [known[name] for name in claim.premise_ids if name in known]

    def premise_groups(self, claim: Claim) -> list[list[Claim]]:
        """Return the claims that a claim rests on, as far as they exist: of each group one is enough."""
        known = self.dossier.claim_by_id
        groups = ((premise,) if isinstance(premise, str) else premise for premise in claim.rests_on)
        found = ([known[name] for name in group if name in known] for group in groups)
        return [group for group in found if group]

    @cached_property
    def premise_cycles(self) -> tuple[tuple[str, ...], ...]:
        """The ids of claims that rest on each other, in order, the smallest first."""
        return find_cycles(self._premise_ids)

    @cached_property
    def circular_claims(self) -> frozenset[str]:
        """The ids of all claims that rest, by way of others or none, on themselves."""
        return frozenset().union(*strong_components(self._premise_ids))

    @cached_property
    def _premise_ids(self) -> dict[str, tuple[str, ...]]:
        return {name: claim.premise_ids for name, claim in self.dossier.claim_by_id.items() if claim.rests_on}

    @cached_property
    def claim_pairs(self) -> Pairs:
        """The claims that say the same, or the same but for one thing."""
        pairs = pair_claims(self.dossier, self.damage)
        self.skipped_pairs = pairs.skipped
        return pairs

    def lines(self, claim: Claim) -> Corroboration:
        """Return the lines of evidence behind a claim."""
        return self._lines[claim.at]

    # Ceilings

    @cached_property
    def _ceilings(self) -> dict[Pointer, Ceiling]:
        own = {c.at: own_ceiling(c, self.basis(c), self.policy.lines) for c in self.dossier.claims}
        cap_ceilings(filter(self.is_capped, self.dossier.claims), self.premise_groups, own)
        return own

    @cached_property
    def _backed_ceilings(self) -> dict[Pointer, Ceiling]:
        """The ceilings by what is more than asserted."""
        own: dict[Pointer, Ceiling] = {}
        for claim in self.dossier.claims:
            backing = self.backing(claim)
            if len(backing) == len(self.support(claim)):
                basis = self.basis(claim)
            else:
                lines = count_lines(backing, self.provenance) if claim.evidence else self.lines(claim)
                basis = self.judge(claim, backing, self.refutation(claim), lines, self.provenance)
            own[claim.at] = own_ceiling(claim, basis, self.policy.lines)
            is_verified = any(self.standing(piece) is Standing.VERIFIED for piece in backing)
            if own[claim.at].confidence is Confidence.HIGH and claim.evidence and backing and not is_verified:
                own[claim.at] = Ceiling(Confidence.MODERATE, "no quote behind it was found in a saved text")
        cap_ceilings(filter(self.is_capped, self.dossier.claims), self.premise_groups, own)
        return own

    def backed_ceiling(self, claim: Claim) -> Ceiling:
        """Return the highest confidence that a claim can bear by what somebody has saved or seen, premises included."""
        return self._backed_ceilings[claim.at]

    def is_capped(self, claim: Claim) -> bool:
        """Tell whether premises bound a claim: they support it, and what refutes it needs no support."""
        return claim.verdict is not Verdict.REFUTED or not self.refutation(claim)

    def ceiling(self, claim: Claim) -> Ceiling:
        """Return the highest confidence a claim can bear, premises included."""
        return self._ceilings[claim.at]

    def is_overconfident(self, claim: Claim) -> bool:
        """Tell whether the author is surer than the evidence."""
        stated = claim.confidence or Confidence.NONE
        return stated.rank > self.ceiling(claim).confidence.rank


def _say_what_is_wanting(check: QuoteCheck | None) -> str:
    if check is None:
        return "it is not quoted"
    if check.outcome is Outcome.UNCHECKED:
        return f"its quote is unchecked: {check.why}"
    return "it is not quoted word for word"


class _Part(Case):
    """A case of some claims of another one, which answers for it."""

    def __init__(self, whole: Case, claims: Iterable[Claim]) -> None:
        super().__init__(
            whole.dossier.of(claims), whole.texts, whole.today, whole.policy, whole.rule_names, whole.verifier
        )
        self._whole = whole

    @cached_property
    def same_documents(self) -> tuple[SameDocument, ...]:
        return self._whole.same_documents

    @cached_property
    def provenance(self) -> Provenance:
        return self._whole.provenance

    @cached_property
    def damage(self) -> Damage:
        return self._whole.damage

    @cached_property
    def quotes(self) -> dict[Pointer, QuoteCheck]:
        return self._whole.quotes

    @cached_property
    def common_texts(self) -> tuple[CommonText, ...]:
        return self._whole.common_texts

    @cached_property
    def _lines(self) -> dict[Pointer, Corroboration]:
        return self._whole._lines

    @cached_property
    def _ceilings(self) -> dict[Pointer, Ceiling]:
        return self._whole._ceilings

    @cached_property
    def _backed_ceilings(self) -> dict[Pointer, Ceiling]:
        return self._whole._backed_ceilings
