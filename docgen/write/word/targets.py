"""What a reference may point to: every block with an id, and how Word would number it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.paper.tree import Block, Cell, Division, Heading, Label, List, Paper, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Target:
    """`kind`: a number of the paper's main run, an item's, a caption's, or a block without any."""

    kind: Literal["main", "item", "caption", "block"]
    label: Label | None = None


def targets(paper: Paper) -> dict[str, Target]:
    """The targets by id; the first block of an id has it. A table without a cell is not written, and no target."""
    found: dict[str, Target] = {}
    notes = (block for note in paper.notes for block in note.blocks)
    for identifier, target in _walk((*paper.blocks, *notes)):
        if identifier:
            found.setdefault(identifier, target)
    return found


def _walk(blocks: Iterable[Block]) -> Iterator[tuple[str, Target]]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.id, Target("main" if block.label else "block", block.label)
        elif isinstance(block, List):
            yield block.id, Target("block")
            for item in block.items:
                numbered = item.label is not None and block.form not in ("", "•")
                yield item.id, Target("item" if numbered else "block", item.label)
                yield from _walk(item.blocks)
        elif isinstance(block, Table) and block.columns:
            yield block.id, Target("caption" if block.caption and block.label else "block", block.label)
            yield from _walk(inner for cell in _cells(block) for inner in cell.blocks)
        elif isinstance(block, Division):
            yield block.id, Target("block")
            yield from _walk(block.blocks)


def _cells(table: Table) -> Iterator[Cell]:
    for row in (*table.head, *table.rows):
        yield from row.cells
