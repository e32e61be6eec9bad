"""Cells of CSV: their values and places."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from docgen.review.source.csv_text import cells, delimiter
from docgen.review.source.holders import Body, CsvCell, applied, csv_cell

CELL = st.text(st.sampled_from('ab ,;"\n€|'), max_size=5)
ROWS = st.lists(st.lists(CELL, min_size=2, max_size=3), min_size=1, max_size=4)


def written(rows: list[list[str]]) -> str:
    return "Head,Other\n" + "".join(",".join(csv_cell(cell, ",") for cell in row) + "\n" for row in rows)


def read(text: str) -> list[list[str]]:
    found = csv.reader(io.StringIO(text, newline=""), strict=True, skipinitialspace=True)
    return [row for row in found if any(cell.strip() for cell in row)]


@given(ROWS)
def test_the_cells_are_those_that_the_paper_reads(rows: list[list[str]]) -> None:
    text = written(rows)
    expected = read(text)
    assert delimiter(text) == ","
    assert [[c.value for c in cells(text) if c.row == n] for n in range(len(expected))] == expected


@given(ROWS, CELL, st.data())
def test_any_text_put_into_a_cell_is_read_back_and_no_other_cell_changes(
    rows: list[list[str]], typed: str, data: st.DataObject
) -> None:
    text = written(rows)
    chosen = data.draw(st.sampled_from(list(cells(text))))
    holder = CsvCell(Body("x.csv", text, 0), chosen.start, chosen.end, chosen.value)
    new = applied(text, [(p.start, p.end, p.text) for p in holder.patches([(0, len(chosen.value), typed + "x")])])
    expected = read(text)
    expected[chosen.row][chosen.column] = typed + "x"
    assert [[c.strip() for c in row] for row in read(new)] == [[c.strip() for c in row] for row in expected]
