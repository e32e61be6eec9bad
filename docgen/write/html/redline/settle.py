"""A compared paper made ready for one page: no id stands in it twice, and every row of a table is as wide as the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from docgen.paper.edits import pieces
from docgen.paper.edits.columns import columns
from docgen.paper.tree import Block, Cell, Division, Heading, Item, List, Paper, Paragraph, Row, Table

N = TypeVar("N", Block, Item, Row, Cell)


def settled(merged: Paper) -> Paper:
    """The paper with another id on each block of the older paper alone whose id the newer one has too."""
    nodes = [node for block in merged.blocks for node in pieces.inner(block)]
    taken = {name for node in nodes if not _old(node) for name in _ids(node)}
    renamer = _Renamer(taken)
    return replace(merged, blocks=renamer.each(merged.blocks))


def _old(node: pieces.Node) -> bool:
    return node.change is not None and node.change.kind == "del"


def _ids(node: pieces.Node) -> Iterable[str]:
    name = getattr(node, "id", "")
    return (name,) if name else ()


class _Renamer(Struct):
    taken: set[str]

    def each(self, nodes: tuple[N, ...]) -> tuple[N, ...]:
        return tuple(self.node(node) for node in nodes)

    def node(self, node: N) -> N:
        match node:
            case Division() | Item():
                return replace(node, id=self.name(node), blocks=self.each(node.blocks))
            case Cell():
                return replace(node, blocks=self.each(node.blocks))
            case List():
                return replace(node, id=self.name(node), items=self.each(node.items))
            case Row():
                return replace(node, cells=self.each(node.cells))
            case Table():
                table = _filled_up(node)
                return replace(table, id=self.name(node), head=self.each(table.head), rows=self.each(table.rows))
            case Heading() | Paragraph():
                return replace(node, id=self.name(node))

    def name(self, node: Block | Item) -> str:
        """The node's own id, or a new one where it belongs to the older paper and the id is taken."""
        if not node.id or not _old(node):
            return node.id
        name, count = node.id, 1
        while name in self.taken:
            name = f"_old-{node.id}" if count == 1 else f"_old-{node.id}-{count}"
            count += 1
        self.taken.add(name)
        return name


def _filled_up(table: Table) -> Table:
    """The table with an empty cell in each new row where a column is gone, and in each old row where one is new."""
    changed = columns(table)
    if not changed:
        return table

    def filled(row: Row) -> Row:
        kind = pieces.kind_of(row)
        cells = list(row.cells)
        for column in changed if kind and sum(cell.span for cell in cells) < table.columns else ():
            if pieces.kind_of(column.cells[0]) not in ("", kind):
                cells.insert(column.number, Cell(()))
        return replace(row, cells=tuple(cells))

    return replace(table, head=tuple(map(filled, table.head)), rows=tuple(map(filled, table.rows)))
