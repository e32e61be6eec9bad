"""Cells that only one of two tables has: a column where every row has one, else told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docgen.paper.tree import Break, Inline
from docgen.review.texts import TextBlock
from docgen.review.word.drafts import inlines
from docgen.review.word.located import Context
from docgen.review.word.model import Cell, Grid, Row, paragraphs, text
from docgen.review.word.originals import all_revisions

_JOINER = "\u200d"  # all that LibreOffice writes in the cells of a new row without words


class Loose(NamedTuple):
    """A cell of a row of the base that is new, or gone; `column` is where it is, or is put in before, in the base's grid;
    `order` the reading order of its row."""

    new: bool
    column: int
    row: int
    cell: Cell
    order: int


def loose(old: Row, row: Row, number: int, pairs: Sequence[tuple[Cell, Cell]]) -> list[Loose]:
    """The cells of a row that are new or gone, by tracked changes or without a trace."""
    order = next((p.order for c in row.cells for p in paragraphs(c.blocks)), 0)
    found = [Loose(False, cell.column, number, cell, order) for cell in old.cells if all(cell is not a for a, _ in pairs)]
    column = 0
    for cell in row.cells:
        was = next((a for a, b in pairs if b is cell), None)
        if was is None:
            found.append(Loose(True, column, number, cell, order))
        else:
            column = was.column + was.span
            if cell.dele:
                found.append(Loose(False, was.column, number, cell, order))
    return found


def put(context: Context, base: Grid, found: Sequence[Loose], kept: int) -> None:
    """Puts them; `kept` is how many rows both tables have."""
    groups: dict[tuple[bool, int], list[Loose]] = {}
    for entry in found:
        groups.setdefault((entry.new, entry.column), []).append(entry)
    for (_, _), cells in sorted(groups.items()):
        if len({c.row for c in cells}) == kept == len(cells):
            _put_column(context, base, cells)
        else:
            _put_cells(context, base, cells)


def _put_column(context: Context, base: Grid, cells: Sequence[Loose]) -> None:
    first = cells[0]
    own = _cell_block(context, base, first.row, first.column)
    left = _cell_block(context, base, first.row, first.column - 1)
    if not first.new:
        beside, side, kind = own, "", "remove-column"
    else:
        beside, side, kind = (left, "after", "add-column") if left else (own, "before", "add-column")
    by = [r for c in cells for r in (c.cell.ins, c.cell.dele, *all_revisions(c.cell.blocks)) if r]
    words = tuple(content(c.cell) for c in cells)
    context.drafts.put((cells[0].order, -2), kind, by, beside.index if beside else -1, cells=words, side=side)


def _put_cells(context: Context, base: Grid, cells: Sequence[Loose]) -> None:
    done = "put in" if cells[0].new else "taken out"
    words = ", ".join(f"“{_shown(c.cell)}”" for c in cells)
    block = next((b for c in cells for n in range(c.column, -1, -1) if (b := _cell_block(context, base, c.row, n))), None)
    by = [r for c in cells for r in (c.cell.ins, c.cell.dele, *all_revisions(c.cell.blocks)) if r]
    note = f"cells were {done}, not a whole column: {words}"
    context.drafts.put((cells[0].order, -2), "other", by, block.index if block else -1, note=note)


def content(cell: Cell) -> tuple[Inline, ...]:
    """The words of a cell as they now are; its paragraphs parted by line breaks."""
    lines = [inlines(u for u in p.units if u.final and u.text != _JOINER) for p in paragraphs(cell.blocks)]
    found: list[Inline] = []
    for n, line in enumerate(lines):
        found += [Break()] if n else []
        found += line
    return tuple(found)


def _shown(cell: Cell) -> str:
    return text(u for p in paragraphs(cell.blocks) for u in p.units if u.final)


def _cell_block(context: Context, base: Grid, row: int, column: int) -> TextBlock | None:
    """The first text block of a cell, by its column in the grid or one that it spans."""
    for cell in base.rows[row].cells:
        if cell.column <= column < cell.column + cell.span:
            spots = (context.ground.spots.get(p.order) for p in paragraphs(cell.blocks))
            return next((spot.block for spot in spots if spot), None)
    return None
