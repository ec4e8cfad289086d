"""The tree from a claim up to its origins, with the parties marked that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text
from rich.tree import Tree

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.provenance import UNKNOWN_KEY, Party
from claimcheck.analysis.support.support_party import Support
from claimcheck.model.claim import Access, Claim, Evidence, Stance
from claimcheck.model.position import Pointer
from claimcheck.model.source import Source
from claimcheck.report.part.party import show_lines
from claimcheck.report.safe import visible

# Marks a party that the claim rests on.
CUT = "◆"
STANCE = {Stance.SUPPORTS: ("+", "green"), Stance.REFUTES: ("−", "red"), Stance.CONTEXT: ("·", "dim")}
# Chains longer than this are cut in the picture, and so is a picture with more branches; both are said to be.
_DEEPEST = 12
_MOST_BRANCHES = 1_000


def draw_tree(case: Case, claim: Claim) -> Tree:
    """Return every chain from a claim up to its origins, and the premises it rests on."""
    return _Drawing(case, claim).tree


class _Drawing:
    def __init__(self, case: Case, claim: Claim) -> None:
        self.case = case
        self.cut = {party for support in case.lines(claim).rests_on for party in self.list_parties(support)}
        self.left = _MOST_BRANCHES
        # Sources whose chains are drawn, with what the piece says of who knows it.
        self.drawn: set[tuple[str, tuple[str, ...], Access]] = set()
        self.tree = Tree(Text(visible(claim.id), "bold"), guide_style="dim")
        self.draw_claim(self.tree, claim, {claim.at})

    def list_parties(self, support: Support) -> Iterator[Party]:
        if support.kind in ("author", "publisher"):
            yield self.case.provenance.person(support.kind, support.id)
        else:
            yield from (Party(support.kind, name) for name in (support.id, *support.possibly))

    def add(self, node: Tree, label: Text) -> Tree | None:
        """Add a branch; None where there are too many."""
        self.left -= 1
        if self.left < 0:
            if self.left == -1:
                node.add(Text("… and more than fits; `claimcheck report --format dot --claim ID` draws it all", "dim"))
            return None
        return node.add(label)

    def draw_claim(self, node: Tree, claim: Claim, path: set[Pointer]) -> None:
        # Pieces with the same chain are drawn once.
        chains: dict[tuple[str, tuple[str, ...], Stance, bool], list[Evidence]] = {}
        for piece in claim.evidence:
            if piece.stance is not Stance.CONTEXT:
                key = (piece.source, piece.origins, piece.stance, self.case.counts(piece))
                chains.setdefault(key, []).append(piece)
        for (source_id, _, stance, counts), pieces in chains.items():
            mark, style = STANCE[stance]
            label = Text.assemble((f"{mark} ", style), self.source_label(source_id))
            if len(pieces) > 1:
                label.append(f"  ({len(pieces)} pieces)", "dim")
            if not counts:
                label.append("  does not count: the words are not there", "red")
            self.grow(node, label, source_id, pieces[0], (source_id,))
        for premise in self.case.premises(claim):
            self.draw_premise(node, claim, premise, path)

    def draw_premise(self, node: Tree, claim: Claim, premise: Claim, path: set[Pointer]) -> None:
        """Draw a premise, and where the claim takes its lines from it the chains behind it."""
        lines = self.case.lines(premise)
        ceiling = self.case.ceiling(premise).confidence.value
        label = Text.assemble(("rests on ", "dim"), (visible(premise.id), "bold"))
        is_one = lines.min == lines.max == 1
        label.append(f" · {show_lines(lines)} {'line' if is_one else 'lines'} of evidence, bears {ceiling}", "dim")
        branch = self.add(node, label)
        is_followed = self.case.lines(claim).premise == premise.id and premise.at not in path and len(path) < _DEEPEST
        if branch is not None and is_followed:
            self.draw_claim(branch, premise, {*path, premise.at})

    def grow(self, node: Tree, label: Text, source_id: str, piece: Evidence, path: tuple[str, ...]) -> None:
        provenance = self.case.provenance
        parents = provenance.parents.get(source_id, ())
        key = (source_id, piece.origins, piece.access)
        is_drawn = bool(parents) and key in self.drawn
        if is_drawn:
            label.append("  as above", "dim")
        branch = self.add(node, label)
        if branch is None or is_drawn:
            return
        self.drawn.add(key)
        if not parents:
            self.draw_beginning(branch, source_id, piece)
            return
        source = self.case.dossier.source_by_id[source_id]
        for parent in parents:
            derivation = provenance.derivation(source, parent)
            how = derivation.how.value if derivation and derivation.how else "derives from"
            if parent in path:
                back = (" — which is where we came from", "bold red")
                self.add(branch, Text.assemble((f"{how} ", "dim"), visible(parent), back))
            elif len(path) >= _DEEPEST:
                self.add(branch, Text.assemble((f"{how} ", "dim"), visible(parent), (" …", "dim")))
            else:
                step = Text.assemble((f"{how} ", "dim"), self.source_label(parent))
                self.grow(branch, step, parent, piece, (*path, parent))

    def draw_beginning(self, node: Tree, root: str, piece: Evidence) -> None:
        for name in piece.origins:
            self.add(node, self.origin_label(name))
        if not piece.origins and not self.case.provenance.is_own_origin(piece, root):
            mark = CUT if Party("origin", UNKNOWN_KEY) in self.cut else "?"
            self.add(node, Text(f"{mark} nobody says who knows it", "yellow"))

    def source_label(self, source_id: str) -> Text:
        source = self.case.dossier.source_by_id.get(source_id)
        label = Text()
        if Party("source", source_id) in self.cut:
            label.append(f"{CUT} ", "bold yellow")
        label.append(visible(source_id))
        if source is None:
            return label.append(" (not in the dossier)", "red")
        for text, is_cut in self.byline(source):
            label.append(" · ", "dim")
            label.append(f"{CUT} " if is_cut else "", "bold yellow")
            label.append(visible(text), "" if is_cut else "dim")
        return label

    def byline(self, source: Source) -> Iterator[tuple[str, bool]]:
        provenance = self.case.provenance
        for name in source.author:
            yield name, provenance.person("author", name) in self.cut
        if source.publisher:
            yield source.publisher, provenance.person("publisher", source.publisher) in self.cut
        if source.published:
            yield source.published.text, False

    def origin_label(self, name: str) -> Text:
        origin = self.case.dossier.origin_by_id.get(name)
        group = self.case.provenance.same_origin.get(name, (name,))
        label = Text()
        if any(Party("origin", member) in self.cut for member in group):
            label.append(f"{CUT} ", "bold yellow")
        label.append(visible(name), "bold")
        if origin is None:
            return label.append(" (not in the dossier)", "red")
        if origin.anonymous:
            label.append(" · anonymous", "yellow")
        if origin.interest.value == "party":
            label.append(" · party to the matter", "yellow")
        if len(group) > 1:
            others = ", ".join(member for member in group if member != name)
            label.append(f" · possibly the same as {visible(others)}", "yellow")
        return label
