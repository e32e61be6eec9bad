"""What was moved, and what was split off: where it is in the older paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from docgen.paper import walk
from docgen.paper.change import Change
from docgen.paper.compare.links import same_shape
from docgen.paper.tree import Block, Division, Heading, List, Paper, Paragraph
from docgen.write.word.tracked.projected import Projection
from docgen.write.word.tracked.sided import spread, stands


def tellable(paper: Paper) -> set[str]:
    """The names of the moves that Word can tell: those of paragraphs of the body, outside tables, at both ends."""
    ends: dict[str, set[str]] = {"ins": set(), "del": set()}
    for change in _changes(paper.blocks):
        if change.move and change.kind in ends:
            ends[change.kind].add(change.move)
    return ends["ins"] & ends["del"]


def _changes(blocks: Iterable[Block]) -> Iterator[Change]:
    for block in blocks:
        match block:
            case Heading(change=change) | Paragraph(change=change):
                if change:
                    yield change
            case List(items=items):
                for item in items:
                    yield from _changes(item.blocks)
            case Division(blocks=inner):
                yield from _changes(inner)


def former(paper: Paper) -> dict[str, str]:
    """The id of what was moved at its new place → its id at the old one."""
    ends: dict[str, tuple[list[Any], list[Any]]] = {}
    _gather(paper.blocks, ends)
    return {new: old for gone, come in ends.values() for old, new in same_shape(gone, come)}


def taken_up(paper: Paper) -> dict[str, str]:
    """The id of the front part of a paragraph that was split → that of the paragraph it was part of."""
    found: dict[str, str] = {}
    fronts: list[str] = []
    for block, _ in spread(paper.blocks):
        leaf = isinstance(block, Heading | Paragraph)
        if leaf and not stands(block.change, "old"):
            if Projection("old").inlines(walk.own_inlines(block)):
                fronts.append(block.id)
            continue
        found.update(dict.fromkeys(fronts if leaf else (), block.id))
        fronts = []
    return found


def _gather(nodes: Sequence[Any], ends: dict[str, tuple[list[Any], list[Any]]]) -> None:
    """The outermost nodes that were moved, by the name of their move: at the old place and at the new."""
    for node in nodes:
        if node.change and node.change.move:
            ends.setdefault(node.change.move, ([], []))[node.change.kind != "del"].append(node)
            continue
        for name in ("blocks", "items", "head", "rows", "cells"):
            _gather(getattr(node, name, ()), ends)
