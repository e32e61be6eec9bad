"""One of the two papers in a compared one, as the writer of plain papers takes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.tree import (
    Amended,
    Block,
    Cell,
    Division,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Paragraph,
    Row,
    Styled,
    Table,
)
from docgen.write.word.tracked.sided import Side, stands

T = TypeVar("T", bound=Heading | Paragraph | List | Item | Division | Table | Cell)


class Projection:
    """Takes the nodes of one side."""

    def __init__(self, side: Side) -> None:
        self.side = side

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks of this side; what precedes a paragraph mark this side lacks stands in the paragraph after it."""
        found: list[Block] = []
        carried: tuple[Inline, ...] = ()
        for block in blocks:
            if isinstance(block, Heading | Paragraph):
                children = (*carried, *self.inlines(walk.own_inlines(block)))
                if stands(block.change, self.side):
                    found.append(self.leaf(block, carried))
                carried = () if stands(block.change, self.side) else children
            elif stands(block.change, self.side):
                found.append(self.holder(block))
        return tuple(found)

    def leaf(self, block: Heading | Paragraph, before: tuple[Inline, ...]) -> Heading | Paragraph:
        form, children = self.form(block), self.inlines(block.children)
        if self.side == "old":
            form = replace(form, label=None)
        lead = self.inlines(block.lead) if isinstance(block, Paragraph) else ()
        if isinstance(form, Paragraph):
            return replace(form, lead=() if before else lead, children=(*before, *(lead if before else ()), *children))
        return replace(form, children=(*before, *lead, *children))

    def holder(self, block: List | Table | Division) -> Block:
        form = self.form(block)
        if isinstance(block, List) and isinstance(form, List):
            items = tuple(self.item(item) for item in block.items if stands(item.change, self.side))
            return replace(form, items=items)
        if isinstance(block, Table) and isinstance(form, Table):
            head, rows = self.rows(block.head), self.rows(block.rows)
            return replace(form, caption=self.inlines(block.caption), head=head, rows=rows)
        if isinstance(block, Division) and isinstance(form, Division):
            return replace(form, blocks=self.blocks(block.blocks))
        raise TypeError(f"a {type(block).__name__} was a {type(form).__name__}")

    def item(self, item: Item) -> Item:
        return replace(self.form(item), blocks=self.blocks(item.blocks))

    def rows(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(Row(self.cells(row)) for row in rows if stands(row.change, self.side))

    def cells(self, row: Row) -> tuple[Cell, ...]:
        kept = [cell for cell in row.cells if stands(cell.change, self.side)]
        return tuple(replace(self.form(cell), blocks=self.blocks(cell.blocks)) for cell in kept)

    def form(self, node: T) -> T:
        """The node with the attributes it has on this side, under the id it bears in the compared paper."""
        was = node.change.was if node.change and node.change.kind == "form" and self.side == "old" else None
        own = cast("T", was or node)
        return replace(own, change=None) if isinstance(node, Cell) else replace(own, id=node.id, change=None)

    def inlines(self, inlines: Iterable[Inline]) -> tuple[Inline, ...]:
        """The inlines of this side, told of no change."""
        found: list[Inline] = []
        for inline in inlines:
            if isinstance(inline, Amended):
                if stands(inline.change, self.side):
                    found.extend(inline.children)
            elif isinstance(inline, Styled | Link):
                children = self.inlines(inline.children)
                if children or not inline.children:
                    found.append(replace(inline, children=children))
            else:
                found.append(inline)
        return tuple(found)
