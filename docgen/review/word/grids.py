"""A table against the base paper's: rows, columns and cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from docgen.review import places
from docgen.review.texts import TextBlock
from docgen.review.word import columns
from docgen.review.word.located import Context
from docgen.review.word.match import match
from docgen.review.word.model import Block, Cell, Grid, Revision, Row, paragraphs, text
from docgen.review.word.originals import all_revisions, row_paragraphs, rows
from docgen.review.word.pairing import Near
from docgen.review.word.words import fold

Inside = Callable[[Context, Sequence[Block], Sequence[Block], Near], None]
_ALIKE = 0.4


def compare(context: Context, base: Grid, grid: Grid, inside: Inside) -> None:
    """Puts every mark of a table that the base has too; `inside` compares what two cells hold."""
    there = rows(grid)
    old = [_row_text(row) for row in base.rows]
    new = [_row_text(grid.rows[n]) for n in there]
    pairs = match(old, new, lambda i, j: _likeness(old[i], new[j]))
    if not pairs and len(old) == len(new) == 1:
        pairs = [(0, 0)]
    found = {there[j]: i for i, j in pairs}
    loose = _put_rows(context, base, grid, found, inside)
    for i in sorted(set(range(len(base.rows))) - set(found.values())):
        put_removed_row(context, base, i, (_order(grid, found, i), i), ())
    columns.put(context, base, loose, sum(not grid.rows[n].dele for n in found))
    if grid.others:
        _put_looks(context, base, grid, grid.others, "the table's width, borders or the like were changed")


def put_added(context: Context, grid: Grid, near: Near) -> None:
    """Puts a whole new table: told, with its cells."""
    first = next(paragraphs([grid]), None)
    cells = tuple(columns.content(cell) for row in grid.rows for cell in row.cells)
    note = f"a new table of {len(grid.rows)} rows"
    order = first.order if first else 0
    context.drafts.put((order, -2), "other", all_revisions([grid]), near[0], cells=cells, note=note, side=near[1])


def put_removed_row(context: Context, base: Grid, row: int, key: tuple[float, float], by: Iterable[Revision]) -> None:
    """Puts a row that is gone."""
    block = _block(context, base, row)
    cells = tuple(columns.content(cell) for cell in base.rows[row].cells)
    if block is not None:
        old = " | ".join(text(u for p in paragraphs(cell.blocks) for u in p.units) for cell in base.rows[row].cells)
        context.drafts.put(key, "remove-row", by, block.index, old=old, cells=cells)


def _put_rows(context: Context, base: Grid, grid: Grid, found: dict[int, int], inside: Inside) -> list[columns.Loose]:
    """Puts the rows of today; returns the cells that one side lacks."""
    loose: list[columns.Loose] = []
    for n, row in enumerate(grid.rows):
        order = next((p.order for p in row_paragraphs(grid, n)), 0)
        if n not in found:
            by = all_revisions([Grid([row])]) if row.ins else ()
            if row.ins and row.dele:
                context.drafts.put((order, -2), "other", by, note="a row that was put in and taken out again")
            else:
                _put_added_row(context, base, grid, n, found, by)
        elif row.dele:
            put_removed_row(context, base, found[n], (order, -2), [row.dele, *all_revisions([Grid([row])])])
        else:
            if row.others:
                _put_looks(context, base, grid, row.others, "the row's height or the like was changed", found[n])
            loose += _cells(context, base, row, found[n], inside)
    return loose


def _put_added_row(context: Context, base: Grid, grid: Grid, n: int, found: dict[int, int], by: Sequence[Revision]) -> None:
    row = grid.rows[n]
    above = next((found[k] for k in range(n - 1, -1, -1) if k in found), None)
    below = next((found[k] for k in range(n + 1, len(grid.rows)) if k in found), None)
    beside, side = (above, "after") if above is not None else (below, "before")
    block = _block(context, base, beside or 0)
    order = next((p.order for p in row_paragraphs(grid, n)), 0)
    cells = tuple(columns.content(cell) for cell in row.cells)
    first = [row.ins] if row.ins else []
    context.drafts.put((order, -2), "add-row", [*first, *by], block.index if block else -1, cells=cells, side=side)


def _cells(context: Context, base: Grid, row: Row, number: int, inside: Inside) -> list[columns.Loose]:
    """Goes into the cells of a row that both have; returns those that one side lacks."""
    old = base.rows[number]
    there = [cell for cell in row.cells if cell.ins is None]
    if len(there) == len(old.cells):
        pairs = [(n, n) for n in range(len(there))]
    else:
        keys = [_cell_text(cell) for cell in old.cells], [_cell_text(cell) for cell in there]
        pairs = match(*keys, lambda i, j: _likeness(keys[0][i], keys[1][j]))
    block = _block(context, base, number)
    near = (block.index if block else -1, "after")
    for i, j in pairs:
        cell = there[j]
        if cell.dele is None:
            inside(context, old.cells[i].blocks, cell.blocks, _beside(context, old.cells[i], near))
        if cell.others:
            order = next((p.order for p in paragraphs(cell.blocks)), 0)
            context.drafts.put(
                (order, -2), "other", cell.others, near[0], note="the cell's width, borders or the like were changed"
            )
    return columns.loose(old, row, number, [(old.cells[i], there[j]) for i, j in pairs])


def _beside(context: Context, cell: Cell, otherwise: Near) -> Near:
    spots = (context.ground.spots.get(p.order) for p in paragraphs(cell.blocks))
    return next(((spot.block.index, "before") for spot in spots if spot), otherwise)


def _put_looks(context: Context, base: Grid, grid: Grid, by: Sequence[Revision], note: str, row: int = 0) -> None:
    block = _block(context, base, row)
    order = next((p.order for p in paragraphs([grid])), 0)
    place = places.told(block) if block else ""
    context.drafts.put((order, -2), "other", by, block.index if block else -1, note=note, place=place.partition(", row")[0])


def _block(context: Context, base: Grid, row: int) -> TextBlock | None:
    """The first text block of a row."""
    spots = (context.ground.spots.get(p.order) for p in row_paragraphs(base, row))
    return next((spot.block for spot in spots if spot), None)


def _order(grid: Grid, found: dict[int, int], row: int) -> float:
    """The reading order of a row that is gone: after the row before it."""
    before = [n for n, i in found.items() if i < row]
    orders = [p.order for n in (before[-1:] or [0]) if grid.rows for p in row_paragraphs(grid, n)]
    return (orders[-1] + 0.5) if orders and before else (orders[0] - 0.5) if orders else 0.0


def _row_text(row: Row) -> str:
    return "\0".join(_cell_text(cell) for cell in row.cells if cell.ins is None)


def _cell_text(cell: Cell) -> str:
    return fold(" ".join(text(u for u in p.units if u.original) for p in paragraphs(cell.blocks)))


def _likeness(old: str, new: str) -> float:
    from rapidfuzz import fuzz

    likeness = fuzz.ratio(old, new) / 100
    return likeness if likeness >= _ALIKE else 0.0
