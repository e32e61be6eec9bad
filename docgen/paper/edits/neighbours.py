"""Which neighbours in a compared paper are one change: those wholly in one paper, of one author, up to the next heading."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.paper.edits import pieces
from docgen.paper.edits.pieces import Node
from docgen.paper.tree import Block, Division, Heading, Note


def run_end(nodes: Sequence[Node], start: int) -> int:
    """Where the run of whole neighbours of one kind that begins at `start` ends; `start` itself where there is none."""
    first = nodes[start]
    kind = pieces.kind_of(first)
    if not kind:
        return start
    move = pieces.change_of(first).move
    end = start + 1
    while end < len(nodes) and _goes_on(nodes[end], first, kind, move):
        end += 1
    return end


def filled(blocks: Sequence[Block]) -> bool:
    """Whether all that a cell has or had is new or gone, each by one author: it is one change."""
    marks = {(pieces.kind_of(block), _signature(block)) for block in blocks if pieces.kind_of(block)}
    return bool(blocks) and all(map(pieces.kind_of, blocks)) and len(marks) == len({kind for kind, _ in marks})


def _goes_on(node: Node, first: Node, kind: str, move: str) -> bool:
    change = node.change
    if pieces.kind_of(node) != kind or change is None or change.move != move:
        return False
    if isinstance(node, Note | Division) or _signature(node) != _signature(first):
        return False
    return not isinstance(node, Heading) or (isinstance(first, Heading) and node.rank > first.rank)


def _signature(node: Node) -> tuple[str, str]:
    change = pieces.change_of(node)
    return change.author, change.date
