"""Plans for rows and columns of tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from docgen.review.apply import rows
from docgen.review.apply.expect import Added, Gone
from docgen.review.apply.pieces import UntypableError
from docgen.review.apply.plan import Ground, Ways
from docgen.review.apply.step import Step
from docgen.review.marks import Mark
from docgen.review.source.glyphs import Glyphs, glyphs
from docgen.review.source.run import Run
from docgen.review.texts import TextBlock


def ways(ground: Ground, mark: Mark) -> Ways:
    """The ways to put a row or column in or take it out."""
    block, before = ground.base.blocks[mark.block], mark.side == "before"
    mine = [b for b in ground.base.blocks if b.table == block.table and b.kind != "caption"]
    new = [glyphs(cell) for cell in mark.cells]
    of = [b for b in mine if (b.row == block.row if mark.kind.endswith("row") else b.column == block.column)]
    way = iter((partial(_step, ground, mark.kind, of, before, new),))
    if mark.kind.startswith("remove"):
        return tuple(Gone(b.index) for b in of), way
    if mark.kind == "add-row":
        return (Added(of[0].index if before else of[-1].index, before, tuple(new)),), way
    return tuple(_beside(of, n, before, cell) for n, cell in enumerate(new)), way


def _step(ground: Ground, kind: str, of: Sequence[TextBlock], before: bool, new: Sequence[Glyphs]) -> Step:
    cells = _cells(ground, of)
    if kind == "remove-row":
        return Step(patches=tuple(rows.row_removed(cells)))
    if kind == "add-row":
        return Step(patches=tuple(rows.row_added(cells, before, new)))
    if kind == "remove-column":
        return Step(patches=tuple(rows.column_removed(cells)))
    return Step(patches=tuple(rows.column_added(cells, before, new)))


def _cells(ground: Ground, blocks: Sequence[TextBlock]) -> list[Run]:
    """The runs of cells, one for each cell. Raises UntypableError where the source has no such table."""
    found: list[Run] = []
    for block in blocks:
        run = next((run for run in ground.whole(block.index) if run.row >= 0), None)
        if run is None:
            raise UntypableError("the table is made of structured data in the front matter: change it there")
        if not found or (run.row, run.column) != (found[-1].row, found[-1].column):
            found.append(run)
    if not found:
        raise UntypableError("the table has no such cells")
    return found


def _beside(column: Sequence[TextBlock], row: int, before: bool, cell: Glyphs) -> Added:
    """A new cell beside the one of a row, which may hold several blocks."""
    numbers = sorted({b.row for b in column})
    of = [b for b in column if b.row == numbers[min(row, len(numbers) - 1)]]
    return Added(of[0].index if before else of[-1].index, before, (cell,))
