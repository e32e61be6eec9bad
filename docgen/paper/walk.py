"""Going through a paper tree: every block in reading order, and a tree made anew from changed parts."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from msgspec.structs import replace

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
    Note,
    NoteMark,
    Paper,
    Paragraph,
    Reference,
    Row,
    Styled,
    Table,
    Text,
)

T = TypeVar("T")
M = TypeVar("M", bound=Reference | NoteMark)
H = TypeVar("H", Item, Division, Cell, Note)
C = TypeVar("C", Paragraph, Heading, Styled, Link, Amended)


def blocks(roots: Iterable[Block | Item]) -> list[Block | Item]:
    """Every block and list item below `roots`, in reading order, each before what it holds."""
    found: list[Block | Item] = []
    for block in roots:
        found.append(block)
        inside = _INSIDE.get(type(block))
        if inside:
            found += blocks(inside(block))
    return found


def inlines(roots: Iterable[Inline]) -> list[Inline]:
    """Every inline below `roots`, in reading order, each before what it holds."""
    found: list[Inline] = []
    for inline in roots:
        found.append(inline)
        if type(inline) is Styled or type(inline) is Link or type(inline) is Amended:
            found += inlines(inline.children)
    return found


def own_inlines(block: Block | Item) -> tuple[Inline, ...]:
    """The inlines a block holds itself: not those of blocks inside it."""
    if type(block) is Paragraph:
        return (*block.lead, *block.children) if block.lead else block.children
    if type(block) is Heading:
        return block.children
    return block.caption if type(block) is Table else ()


def all_inlines(paper: Paper) -> list[Inline]:
    """Every inline of the paper in reading order, the footnotes' last."""
    notes = [block for note in paper.notes for block in note.blocks]
    found: list[Inline] = []
    for block in blocks((*paper.blocks, *notes)):
        found += inlines(own_inlines(block))
    return found


def plain(children: Iterable[Inline]) -> str:
    """The text of inlines without its emphasis; a resolved reference counts as its number, what is gone does not count."""
    return "".join(map(_text, children)).strip()


def change_inlines(paper: Paper, kind: type[M], change: Callable[[M], Inline]) -> Paper:
    """The paper with each inline of that kind, which holds no others, put through `change`; everywhere in the paper.

    What did not change is shared with the paper given.
    """
    changer = _Changer(kind, change)
    return replace(
        paper,
        blocks=changer.each(paper.blocks),
        notes=changer.each(paper.notes),
        header=changer.each(paper.header),
        footer=changer.each(paper.footer),
    )


def _text(inline: Inline) -> str:
    if type(inline) is Text or type(inline) is Reference:
        return inline.text
    if type(inline) is Styled or type(inline) is Link:
        return "".join(map(_text, inline.children))
    if type(inline) is Amended:
        return "" if inline.change.kind == "del" else "".join(map(_text, inline.children))
    return "" if type(inline) is NoteMark else " "


def _in_cells(table: Table) -> list[Block]:
    return [block for row in (*table.head, *table.rows) for cell in row.cells for block in cell.blocks]


_INSIDE: dict[type, Callable[[Any], Sequence[Block | Item]]] = {
    List: operator.attrgetter("items"),
    Item: operator.attrgetter("blocks"),
    Division: operator.attrgetter("blocks"),
    Table: _in_cells,
}


class _Changer(Generic[M]):
    """Makes blocks anew where something in them changed; else gives back the very block."""

    def __init__(self, kind: type[M], change: Callable[[M], Inline]) -> None:
        self.ways: dict[type, Callable[[Any, Any], Any]] = {  # of functions: bound methods would hold `self` in a circle
            **dict.fromkeys((Division, Item, Cell, Note), _Changer.held),
            **dict.fromkeys((Heading, Styled, Link, Amended), _Changer.holding),
            Paragraph: _Changer.paragraph,
            List: _Changer.list,
            Table: _Changer.table,
            Row: _Changer.row,
            kind: lambda _, node: change(node),
        }

    def each(self, nodes: tuple[T, ...]) -> tuple[T, ...]:
        """The nodes changed; the same tuple where none was."""
        ways = self.ways
        changed = [ways[type(node)](self, node) if type(node) in ways else node for node in nodes]
        return nodes if all(map(operator.is_, changed, nodes)) else tuple(changed)

    def run(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """As `each`; most runs of inlines are one text."""
        for inline in inlines:
            if type(inline) in self.ways:
                return self.each(inlines)
        return inlines

    def holding(self, node: C) -> C:
        children = self.run(node.children)
        return node if children is node.children else replace(node, children=children)

    def paragraph(self, block: Paragraph) -> Paragraph:
        lead, children = self.run(block.lead), self.run(block.children)
        same = lead is block.lead and children is block.children
        return block if same else replace(block, lead=lead, children=children)

    def list(self, block: List) -> List:
        items = self.each(block.items)
        return block if items is block.items else replace(block, items=items)

    def held(self, holder: H) -> H:
        inner = self.each(holder.blocks)
        return holder if inner is holder.blocks else replace(holder, blocks=inner)

    def table(self, table: Table) -> Table:
        caption, head, rows = self.run(table.caption), self.each(table.head), self.each(table.rows)
        same = caption is table.caption and head is table.head and rows is table.rows
        return table if same else replace(table, caption=caption, head=head, rows=rows)

    def row(self, row: Row) -> Row:
        cells = self.each(row.cells)
        return row if cells is row.cells else replace(row, cells=cells)
