"""What a reference may point to: every block with an id, and how Word would number it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from docgen.paper.tree import Block, Division, Heading, Label, List, Paper, Paragraph


class Target(NamedTuple):
    """`kind`: a number of the paper's main run, an item's, a caption's, or a block without any."""

    kind: Literal["main", "item", "caption", "block"]
    label: Label | None = None


_BLOCK = Target("block")


def targets(paper: Paper) -> dict[str, Target]:
    """The targets by id; the first block of an id has it. A table without a cell is not written, and no target."""
    found: dict[str, Target] = {}
    _add(found, paper.blocks)
    for note in paper.notes:
        _add(found, note.blocks)
    found.pop("", None)
    return found


def _add(found: dict[str, Target], blocks: Iterable[Block]) -> None:
    for block in blocks:
        if isinstance(block, (Heading, Paragraph)):
            if block.id:
                found.setdefault(block.id, Target("main", block.label) if block.label else _BLOCK)
        elif isinstance(block, List):
            found.setdefault(block.id, _BLOCK)
            for item in block.items:
                numbered = item.label is not None and block.form not in ("", "•")
                found.setdefault(item.id, Target("item" if numbered else "block", item.label))
                _add(found, item.blocks)
        elif isinstance(block, Division):
            found.setdefault(block.id, _BLOCK)
            _add(found, block.blocks)
        elif block.columns:
            found.setdefault(block.id, Target("caption" if block.caption and block.label else "block", block.label))
            _add(found, [inner for row in (*block.head, *block.rows) for cell in row.cells for inner in cell.blocks])
