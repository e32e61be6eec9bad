"""Rows and columns of tables put in and taken out: pipe tables and CSV."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.review.apply import pieces
from docgen.review.apply.lines import Lines
from docgen.review.apply.pieces import UntypableError
from docgen.review.source.glyphs import Glyphs
from docgen.review.source.holders import CsvCell, Patch, csv_cell
from docgen.review.source.run import Run

_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"[ \t>|:-]*-[ \t>|:-]*\Z")


def row_removed(cells: Sequence[Run]) -> list[Patch]:
    """The row of these cells taken out. Raises UntypableError."""
    first = cells[0]
    if isinstance(first.holder, CsvCell):
        start, end = _csv_row(cells)
        around = first.holder.around
        if end < len(around.text):
            end += 1
        elif start:
            start -= 1
        return around.patches([(start, end, "")])
    lines = Lines(first.holder.text)
    row = _row(first, lines)
    return first.holder.patches([(lines.begins[row], lines.begins[row + 1], "")])


def row_added(cells: Sequence[Run], before: bool, new: Sequence[Glyphs]) -> list[Patch]:
    """A row put beside that of these cells. Raises UntypableError."""
    if len(new) != max(cell.column for cell in cells) + 1:
        raise UntypableError("the new row has not as many cells as the table")
    first = cells[0]
    texts = [pieces.typed(_shape(first), cell) for cell in new]
    if isinstance(first.holder, CsvCell):
        start, end = _csv_row(cells)
        row = first.holder.delimiter.join(csv_cell(text, first.holder.delimiter) for text in texts)
        change = (start, start, row + "\n") if before else (end, end, "\n" + row)
        return first.holder.around.patches([change])
    lines = Lines(first.holder.text)
    at = _row(first, lines)
    like = lines.lines[at]
    lead = like[: len(like) - len(like.lstrip(" \t>"))]
    row = f"{lead}| {' | '.join(texts)} |" if like.strip(" \t>").startswith("|") else lead + " | ".join(texts)
    if not before and at + 1 < len(lines.lines) and _DELIMITER.match(lines.lines[at + 1]):
        at += 1
    place = lines.begins[at] if before else lines.end(at)
    return first.holder.patches([(place, place, row + "\n" if before else "\n" + row)])


def column_removed(cells: Sequence[Run]) -> list[Patch]:
    """The column of these cells, one of each row, taken out. Raises UntypableError."""
    if all(isinstance(cell.holder, CsvCell) for cell in cells):
        return [patch for cell in cells for patch in _csv_cut(cell)]
    lines = Lines(cells[0].holder.text)
    rows = [_row(cell, lines) for cell in cells]
    return [patch for row in [*rows, _delimiter(rows, lines)] for patch in _cut(cells[0], lines, row, cells[0].column)]


def column_added(cells: Sequence[Run], before: bool, new: Sequence[Glyphs]) -> list[Patch]:
    """A column put beside that of these cells, one of each row. Raises UntypableError."""
    if len(new) != len(cells):
        raise UntypableError("the new column has not as many cells as the table has rows")
    texts = [pieces.typed(_shape(cells[0]), cell) for cell in new]
    if all(isinstance(cell.holder, CsvCell) for cell in cells):
        return [patch for cell, text in zip(cells, texts, strict=True) for patch in _csv_put(cell, before, text)]
    lines = Lines(cells[0].holder.text)
    rows = [_row(cell, lines) for cell in cells]
    number = cells[0].column + (not before)
    pairs = [*zip(rows, texts, strict=True), (_delimiter(rows, lines), "---")]
    return [patch for row, text in pairs for patch in _put(cells[0], lines, row, number, text)]


def _shape(run: Run) -> Run:
    return run


def _row(run: Run, lines: Lines) -> int:
    if run.markup != "pipe":
        raise UntypableError("the table is made of structured data, not of a table in the source")
    return lines.text.count("\n", 0, run.bounds[0])


def _delimiter(rows: Sequence[int], lines: Lines) -> int:
    found = next((n for n in range(rows[0], len(lines.lines)) if _DELIMITER.match(lines.lines[n])), None)
    if found is None:
        raise UntypableError("the table has no line of dashes")
    return found


def _csv_row(cells: Sequence[Run]) -> tuple[int, int]:
    holders = [cell.holder for cell in cells if isinstance(cell.holder, CsvCell)]
    return min(h.begin for h in holders), max(h.end for h in holders)


def _csv_cut(cell: Run) -> list[Patch]:
    holder = cell.holder
    if not isinstance(holder, CsvCell):
        return []
    start, end = holder.begin, holder.end
    if holder.around.text.startswith(holder.delimiter, end):
        end += 1
    elif cell.column:
        start -= 1
    return holder.around.patches([(start, end, "")])


def _csv_put(cell: Run, before: bool, text: str) -> list[Patch]:
    holder = cell.holder
    if not isinstance(holder, CsvCell):
        return []
    typed = csv_cell(text, holder.delimiter)
    change = (
        (holder.begin, holder.begin, typed + holder.delimiter)
        if before
        else (holder.end, holder.end, holder.delimiter + typed)
    )
    return holder.around.patches([change])


def _bounds(line: str) -> list[tuple[int, int]]:
    """Each cell of a pipe table's line from behind its pipe to the next pipe."""
    pipes = [match.start() for match in _PIPE.finditer(line)]
    head = line.lstrip("> \t")
    starts = [p + 1 for p in pipes] if head.startswith("|") else [len(line) - len(head), *(p + 1 for p in pipes)]
    found = [(start, next((p for p in pipes if p >= start), len(line))) for start in starts]
    return found[:-1] if len(found) > 1 and not line[found[-1][0] :].strip() else found


def _cut(run: Run, lines: Lines, row: int, number: int) -> list[Patch]:
    bounds, begin = _bounds(lines.lines[row]), lines.begins[row]
    if number >= len(bounds):
        raise UntypableError("the table has not as many cells in each row")
    start, end = bounds[number]
    if lines.lines[row].startswith("|", end):
        end += 1
    elif number:
        start -= 1
    return run.holder.patches([(begin + start, begin + end, "")])


def _put(run: Run, lines: Lines, row: int, number: int, text: str) -> list[Patch]:
    bounds, begin = _bounds(lines.lines[row]), lines.begins[row]
    if number > len(bounds):
        raise UntypableError("the table has not as many cells in each row")
    if number < len(bounds):
        at = begin + bounds[number][0]
        return run.holder.patches([(at, at, f" {text} |")])
    at = begin + bounds[-1][1]
    return run.holder.patches([(at, at, f"| {text} ")])
