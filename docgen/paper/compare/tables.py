"""Pairing two tables: their columns, then their rows by the columns both have, then the cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct
from rapidfuzz import fuzz

from docgen.paper.compare.align import Pair, Side, align, chain, gaps
from docgen.paper.compare.steps import Step, TableSteps
from docgen.paper.compare.views import Views
from docgen.paper.tree import Block, Cell, Row, Table

Inside = Callable[[Sequence[Block], Sequence[Block]], list[Step]]
Column = tuple[int | None, int | None]

_ROW = 50.0
_KNOWN_ROW = 70.0
_HEAD = 60.0
_SHARED = 40.0


def steps(old: Table, new: Table, views: tuple[Views, Views], inside: Inside) -> TableSteps:
    """The steps through the rows of two tables; `inside` pairs the blocks of two cells.

    Where a column came or went, each row's step has a step for every column of both, with an empty cell where a row that
    is in one paper alone has none, so that the rows stay equally wide.
    """
    rows = _Rows(views, inside, columns(old, new, views))
    return TableSteps(rows.steps(old.head, new.head, True), rows.steps(old.rows, new.rows, False))


def columns(old: Table, new: Table, views: tuple[Views, Views]) -> tuple[Column, ...]:
    """The columns of both tables from left to right; none if they are the same, or cannot be told for joined cells."""
    width, new_width = _width(old), _width(new)
    heads, new_heads = _heads(old, views[0]), _heads(new, views[1])
    if not width or not new_width or (width == new_width and (heads == new_heads or not heads or not new_heads)):
        return ()
    bodies, new_bodies = _bodies(old, views[0]), _bodies(new, views[1])

    def score(i: int, j: int) -> float:
        head = fuzz.ratio(heads[i], new_heads[j]) if heads and new_heads and heads[i] and new_heads[j] else 0
        most = max(len(old.rows), len(new.rows), 1)
        body = 100 * sum((bodies[i] & new_bodies[j]).values()) / most
        return (head if head >= _HEAD else 0) + (body if body >= _SHARED else 0)

    scored = [(i, j, score(i, j)) for i in range(width) for j in range(new_width)]
    pairs = chain([entry for entry in scored if entry[2] > 0])
    if width == new_width:
        pairs = _filled(pairs, width)
    found = tuple(_steps(pairs, width, new_width))
    return () if all(None not in column for column in found) else found


def _width(table: Table) -> int:
    """How many columns a table without joined cells has; 0 for another."""
    rows = (*table.head, *table.rows)
    widths = {len(row.cells) for row in rows}
    return widths.pop() if len(widths) == 1 and all(c.span == 1 for row in rows for c in row.cells) else 0


def _heads(table: Table, views: Views) -> list[str]:
    return [views.text(cell) for cell in table.head[0].cells] if table.head else []


def _bodies(table: Table, views: Views) -> list[Counter[int]]:
    return [Counter(map(views.key, cells)) for cells in zip(*(row.cells for row in table.rows), strict=True)] or [
        Counter() for _ in range(table.columns)
    ]


def _filled(pairs: list[Pair], width: int) -> list[Pair]:
    """The pairs, and columns between the same two pairs where both sides have as many."""
    more = [
        (i + n, j + n)
        for i, i_end, j, j_end in gaps(pairs, (0, width, 0, width))
        if i_end - i == j_end - j
        for n in range(i_end - i)
    ]
    return sorted([*pairs, *more])


def _steps(pairs: list[Pair], width: int, new_width: int) -> list[Column]:
    found: list[Column] = []
    for n, (i, i_end, j, j_end) in enumerate(gaps(pairs, (0, width, 0, new_width))):
        found.extend((gone, None) for gone in range(i, i_end))
        found.extend((None, come) for come in range(j, j_end))
        found.extend(pairs[n : n + 1])
    return found


class _Rows(Struct, frozen=True):
    views: tuple[Views, Views]
    inside: Inside
    columns: tuple[Column, ...]

    def steps(self, old: Sequence[Row], new: Sequence[Row], head: bool) -> list[Step]:
        """The steps through some rows of both."""
        sides = self.side(old, 0), self.side(new, 1)
        texts = [[self.text(row, n) for row in rows] for n, rows in enumerate((old, new))]

        def score(i: int, j: int) -> float:
            if sides[0].keys[i] == sides[1].keys[j]:
                return 101
            ratio = fuzz.ratio(texts[0][i], texts[1][j], score_cutoff=_ROW)
            name = sides[0].names[i]
            return max(ratio, _KNOWN_ROW) if name is not None and name == sides[1].names[j] else ratio

        pairs = align(*sides, score)
        found: list[Step] = []
        for n, (i, i_end, j, j_end) in enumerate(gaps(pairs, (0, len(old), 0, len(new)))):
            found.extend(self.one_sided(row, 0, head) for row in old[i:i_end])
            found.extend(self.one_sided(row, 1, head) for row in new[j:j_end])
            found.extend(self.pair(old[a], new[b]) for a, b in pairs[n : n + 1])
        return found

    def side(self, rows: Sequence[Row], side: int) -> Side:
        views = self.views[side]
        keys = [tuple(map(views.key, self.kept(row, side))) for row in rows]
        names = [next((text for cell in self.kept(row, side)[:1] if (text := views.text(cell))), None) for row in rows]
        return Side(keys, names, [len(views.text(row)) for row in rows])

    def kept(self, row: Row, side: int) -> tuple[Cell, ...]:
        """The cells of a row in the columns that both tables have."""
        if not self.columns:
            return row.cells
        return tuple(row.cells[place] for c in self.columns if None not in c and (place := c[side]) is not None)

    def text(self, row: Row, side: int) -> str:
        return " | ".join(map(self.views[side].text, self.kept(row, side)))

    def one_sided(self, row: Row, side: int, head: bool) -> Step:
        filler = Cell((), "column" if head else "")
        inner = []
        for column in self.columns:
            place = column[side]
            cell, there = (filler, 1 - side) if place is None else (row.cells[place], side)
            inner.append(Step((cell,), ()) if there == 0 else Step((), (cell,)))
        return Step((row,), (), inner) if side == 0 else Step((), (row,), inner)

    def pair(self, old: Row, new: Row) -> Step:
        if not self.columns and self.views[0].key(old) == self.views[1].key(new):
            return Step((old,), (new,))
        return Step((old,), (new,), list(self.cells(old.cells, new.cells)))

    def cells(self, old: Sequence[Cell], new: Sequence[Cell]) -> list[Step]:
        if self.columns:
            return [self.cell(old[i] if i is not None else None, new[j] if j is not None else None) for i, j in self.columns]
        if len(old) == len(new):
            return [self.cell(first, second) for first, second in zip(old, new, strict=True)]
        first, second = (
            Side([v.key(c) for c in cells], [None] * len(cells), [0] * len(cells))
            for cells, v in zip((old, new), self.views, strict=True)
        )
        pairs = align(first, second, lambda i, j: 1 + fuzz.ratio(self.views[0].text(old[i]), self.views[1].text(new[j])))
        return [
            self.cell(None if i is None else old[i], None if j is None else new[j])
            for i, j in _steps(pairs, len(old), len(new))
        ]

    def cell(self, old: Cell | None, new: Cell | None) -> Step:
        if old is None or new is None:
            return Step((old,), ()) if old is not None else Step((), (new,) if new is not None else ())
        if self.views[0].key(old) == self.views[1].key(new):
            return Step((old,), (new,))
        return Step((old,), (new,), self.inside(old.blocks, new.blocks))
