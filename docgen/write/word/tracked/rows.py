"""A table of a compared paper: rows and cells as they follow one another in both papers."""

from __future__ import annotations

from typing import Protocol

from docgen.paper.change import Change
from docgen.paper.tree import Block, Cell, Row, Table
from docgen.write.word.tracked import tables
from docgen.write.word.tracked.flow import Flow
from docgen.write.word.tracked.recorded import Key, TableParts, key
from docgen.write.word.tracked.revisions import Revisions
from docgen.write.word.tracked.sided import SIDES, Side, stands
from docgen.write.word.tracked.tables import Both


class Bookmark:
    """A bookmark that has not ended: the sides of which no paragraph has stood in it yet are `wanted`."""

    def __init__(self, start: str, end: str, wanted: set[Side]) -> None:
        self.start = start
        self.end = end
        self.wanted = wanted


class Blocks(Protocol):
    """What writes the blocks in a cell."""

    revisions: Revisions

    def aside(self, side: Side | None) -> list[Bookmark]: ...
    def resume(self, bookmarks: list[Bookmark]) -> None: ...
    def blocks(self, blocks: tuple[Block, ...], flow: Flow) -> None: ...
    def spot(self, at: Key, flow: Flow, runs: str = "", change: Change | None = None, older: Key | None = None) -> None: ...


def table(body: Blocks, block: Table, new: TableParts | None, old: TableParts | None) -> str:
    """The XML of a table of which the papers have these parts."""
    writer = _Writer(body, block.id, {"new": new, "old": old})
    rows = "".join(writer.row(row) for row in (*block.head, *block.rows))
    columns = tables.columns(new, old, writer.shared)
    return f"{tables.table(new, old, columns, block.change, body.revisions)}{rows}</w:tbl>"


class _Writer:
    def __init__(self, body: Blocks, identifier: str, parts: dict[Side, TableParts | None]) -> None:
        self.body = body
        self.identifier = identifier
        self.parts = parts
        self.at: dict[Side, int] = {"new": -1, "old": -1}
        self.shared: list[list[Both]] = []

    def row(self, row: Row) -> str:
        there: dict[Side, tuple[str, list[str]] | None] = {}
        for side in SIDES:
            parts = self.parts[side]
            there[side] = None
            if parts and stands(row.change, side):
                self.at[side] += 1
                there[side] = parts.rows[self.at[side]]
        new, old = (found[0] if found else None for found in there.values())
        if new is None and old is None:
            return ""
        whole = new is None or old is None
        cells = self._cells(row, there)
        if not whole:
            self.shared.append([both for _, _, both in cells])
        inside = "".join(self._cell(cell, places, both, whole) for cell, places, both in cells)
        return f"{tables.row((new, old), row.change, self.body.revisions)}{inside}</w:tr>"

    def _cells(self, row: Row, there: dict[Side, tuple[str, list[str]] | None]) -> list[tuple[Cell, dict[Side, int], Both]]:
        """The row's cells, and the one that fills up a short row, each with its place and properties in both papers."""
        counts: dict[Side, int] = {"new": -1, "old": -1}
        found: list[tuple[Cell, dict[Side, int], Both]] = []
        for cell in (*row.cells, Cell(())):
            properties: dict[Side, str | None] = {}
            for side in SIDES:
                known = there[side]
                properties[side] = None
                if known and stands(cell.change, side) and counts[side] + 1 < len(known[1]):
                    counts[side] += 1
                    properties[side] = known[1][counts[side]]
            if any(value is not None for value in properties.values()):
                found.append((cell, dict(counts), (properties["new"], properties["old"])))
        return found

    def _cell(self, cell: Cell, places: dict[Side, int], both: Both, whole: bool) -> str:
        flow = Flow()
        waiting = self.body.aside(None if None not in both else "new" if both[1] is None else "old")
        self.body.blocks(cell.blocks, flow)
        newer, older = (
            key("cell", self.identifier, self.at[side], places[side]) if there is not None else key("cell", "")
            for side, there in zip(SIDES, both, strict=True)
        )
        self.body.spot(newer, flow, older=older)
        self.body.resume(waiting)
        start = tables.cell(both, cell.change, whole, self.body.revisions)
        return f"{start}{flow.xml(self.body.revisions)}</w:tc>"
