"""The properties of tables, rows and cells that two papers share or do not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docgen.paper.change import Change
from docgen.write.word.tracked.recorded import TableParts
from docgen.write.word.tracked.revisions import Revisions
from docgen.write.word.tracked.sided import FORMED, only

_WIDEST_GONE = 1134  # twips: a column that is gone stands beside the new ones, in the margin if need be
_WIDTH = re.compile(r'(<w:tcW w:w=)"(\d+)"')
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)"/>')
_SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"/>')

Both = tuple[str | None, str | None]  # newer, older


def table(new: TableParts | None, old: TableParts | None, columns: str, change: Change | None, revisions: Revisions) -> str:
    """The start of a table; `columns` are those of a grid that holds the columns of both papers, if they differ in these."""
    present = new or old
    if present is None:
        return ""
    properties, grid = present.properties, columns or present.grid
    if new and old:
        if new.properties != old.properties:
            properties += revisions.former("tblPr", old.properties, change or FORMED)
        if not columns and new.grid != old.grid:
            grid += revisions.former_grid(old.grid)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"


def row(both: Both, change: Change | None, revisions: Revisions) -> str:
    """The start of a row."""
    new, old = both
    inside = (old if new is None else new) or ""
    if new is None or old is None:
        change = only("old" if new is None else "new", change)
        inside += revisions.mark(change, change.kind)
    elif new != old:
        inside += revisions.former("trPr", old, change or FORMED)
    return f"<w:tr><w:trPr>{inside}</w:trPr>"


def cell(both: Both, change: Change | None, whole: bool, revisions: Revisions) -> str:
    """The start of a cell; `whole`: its row is in one paper alone and tells of it."""
    new, old = both
    inside = (old if new is None else new) or ""
    if whole:
        return f"<w:tc><w:tcPr>{inside}</w:tcPr>"
    if new is None:
        narrow = _WIDTH.sub(lambda found: f'{found[1]}"{min(int(found[2]), _WIDEST_GONE)}"', inside)
        change = only("old", change)
        was = revisions.former("tcPr", inside, change) if narrow != inside else ""
        inside = narrow + revisions.mark(change, "cellDel") + was
    elif old is None:
        inside += revisions.mark(only("new", change), "cellIns")
    elif new != old:
        inside += revisions.former("tcPr", old, change or FORMED)
    return f"<w:tc><w:tcPr>{inside}</w:tcPr>"


def columns(new: TableParts | None, old: TableParts | None, rows: Iterable[list[Both]]) -> str:
    """The inside of a grid for rows whose cells are not all in both papers; empty where all are."""
    if not (new and old):
        return ""
    widest: list[int] = []
    differ = False
    for cells in rows:
        differ = differ or any(a is None or b is None for a, b in cells)
        found = _row_columns(cells, _widths(new.grid), _widths(old.grid))
        widest = found if len(found) > len(widest) else widest
    return "".join(f'<w:gridCol w:w="{width}"/>' for width in widest) if differ else ""


def _row_columns(cells: list[Both], newer: list[int], older: list[int]) -> list[int]:
    found: list[int] = []
    at = [0, 0]
    for new, old in cells:
        spans = [_span(new), _span(old)]
        if new is None:
            found += [min(width, _WIDEST_GONE) for width in older[at[1] : at[1] + spans[1]]]
        else:
            found += newer[at[0] : at[0] + spans[0]]
        at = [at[0] + spans[0], at[1] + spans[1]]
    return found


def _widths(grid: str) -> list[int]:
    return [int(width) for width in _COLUMN.findall(grid)]


def _span(properties: str | None) -> int:
    """How many columns a cell covers; none where there is no cell."""
    if properties is None:
        return 0
    found = _SPAN.search(properties)
    return int(found[1]) if found else 1
