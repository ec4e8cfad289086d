"""The tree from a claim up to its origins, with the parties marked that it rests on."""

from __future__ import annotations

from rich.text import Text
from rich.tree import Tree

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Access, Claim, Evidence, Stance
from claimcheck.model.position import Pointer
from claimcheck.report.part.provenance_graph import ImplicitGraph, Node
from claimcheck.report.safe import visible

# Marks a party that the claim rests on.
CUT = "◆"
STANCE = {Stance.SUPPORTS: ("+", "green"), Stance.REFUTES: ("−", "red"), Stance.CONTEXT: ("·", "dim")}
# Chains longer than this are cut in the picture, and so is a picture with more branches; both are said to be.
_DEEPEST = 12
_MOST_BRANCHES = 1_000


def draw_tree(case: Case, claim: Claim) -> Tree:
    """Return every chain from a claim up to its origins, and the premises it rests on."""
    return _Unfolding(case, claim).tree


class _Unfolding:
    """Writes out the graph of a claim as a tree: what several chains pass stands in each, its own chain once."""

    def __init__(self, case: Case, claim: Claim) -> None:
        self.case = case
        self.graph = ImplicitGraph(case, [claim])
        self.left = _MOST_BRANCHES
        # Sources whose chains are drawn, with what the piece says of who knows it.
        self.drawn: set[tuple[str, tuple[str, ...], Access]] = set()
        self.tree = Tree(Text(visible(claim.id), "bold"), guide_style="dim")
        self.draw_claim(self.tree, claim, {claim.at})

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
        chains: dict[tuple[str, tuple[str, ...], Stance, bool, str], list[Evidence]] = {}
        for piece in claim.evidence:
            if piece.source and piece.stance is not Stance.CONTEXT:
                entry = self.case.provenance.enter(piece)
                key = (piece.source, piece.origins, piece.stance, self.case.counts(piece), entry)
                chains.setdefault(key, []).append(piece)
        for (source_id, _, stance, counts, entry), pieces in chains.items():
            label = Text.assemble((f"{STANCE[stance][0]} ", STANCE[stance][1]), _label(self.graph.source(source_id)))
            if len(pieces) > 1:
                label.append(f"  ({len(pieces)} pieces)", "dim")
            if not counts:
                label.append("  does not count: the words are not there", "red")
            self.grow(node, label, entry, pieces[0], (source_id,))
        for premise in self.case.premises(claim):
            self.draw_premise(node, claim, premise, path)

    def draw_premise(self, node: Tree, claim: Claim, premise: Claim, path: set[Pointer]) -> None:
        """Draw a premise, and where the claim takes its lines from it the chains behind it."""
        label = Text.assemble(("rests on ", "dim"), (visible(premise.id), "bold"))
        ceiling = self.case.ceiling(premise).told
        label.append(f" · {self.graph.claim(premise).remark}, bears {ceiling}", "dim")
        branch = self.add(node, label)
        is_followed = self.case.lines(claim).premise == premise.id and premise.at not in path and len(path) < _DEEPEST
        if branch is not None and is_followed:
            self.draw_claim(branch, premise, {*path, premise.at})

    def grow(self, node: Tree, label: Text, source_id: str, piece: Evidence, path: tuple[str, ...]) -> None:
        parents = list(self.graph.find_parents(source_id))
        key = (source_id, piece.origins, piece.access)
        is_drawn = bool(parents) and key in self.drawn
        if is_drawn:
            label.append("  as above", "dim")
        branch = self.add(node, label)
        if branch is None or is_drawn:
            return
        self.drawn.add(key)
        if not parents:
            for beginning in self.graph.find_beginnings(source_id, piece):
                self.add(branch, _label(beginning))
        for parent, how in parents:
            step = Text(f"{how or 'derives from'} ", "dim")
            if parent in path:
                back = (" — which is where we came from", "bold red")
                self.add(branch, Text.assemble(step, visible(parent), back))
            elif len(path) >= _DEEPEST:
                self.add(branch, Text.assemble(step, visible(parent), (" …", "dim")))
            else:
                step = Text.assemble(step, _label(self.graph.source(parent)))
                self.grow(branch, step, parent, piece, (*path, parent))


def _label(node: Node) -> Text:
    """Return a party on one line: its name, who made it, what makes it weak."""
    if node.kind == "unknown":
        return Text(f"{CUT if node.is_cut else '?'} {node.name}", "yellow")
    label = Text.assemble((f"{CUT} " if node.is_cut else "", "bold yellow"))
    label.append(visible(node.name), "bold" if node.kind == "origin" else "")
    if node.is_missing:
        return label.append(" (not in the dossier)", "red")
    for name, is_cut in node.byline:
        label.append(" · ", "dim")
        label.append(f"{CUT} " if is_cut else "", "bold yellow")
        label.append(visible(name), "" if is_cut else "dim")
    for mark in filter(None, (*node.marks, node.alike)):
        label.append(f" · {visible(mark)}", "yellow")
    return label
