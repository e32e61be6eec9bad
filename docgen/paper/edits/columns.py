"""The columns of a compared table: which cells are new, gone or formed anew together."""

from __future__ import annotations

from msgspec import Struct

from docgen.paper.edits import pieces
from docgen.paper.tree import Cell, Table


class Column(Struct, frozen=True):
    """Cells of column `number`, from 0, that changed alike."""

    number: int
    cells: tuple[Cell, ...]


def columns(table: Table) -> tuple[Column, ...]:
    """The changed columns of a table, from left to right; rows that are wholly in one paper count with themselves alone."""
    found: dict[tuple[int, str, str], list[Cell]] = {}
    for row in (*table.head, *table.rows):
        if pieces.kind_of(row):
            continue
        at = 0
        for cell in row.cells:
            if cell.change is not None:
                found.setdefault((at, cell.change.kind, cell.change.move), []).append(cell)
            at += cell.span
    return tuple(Column(key[0], tuple(cells)) for key, cells in sorted(found.items()))
