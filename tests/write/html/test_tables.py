"""Tables on the page."""

from __future__ import annotations

import re
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from docgen.paper.tree import Cell, Row, Table
from docgen.write.html import tables
from tests.write.html.samples import cell

SPANS = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=5), min_size=1, max_size=5)


def made(spans: list[list[int]]) -> html.HtmlElement:
    """A table whose rows have cells over so many columns."""
    rows = tuple(Row(tuple(Cell(cell("words").blocks, span=n) for n in row)) for row in spans)
    return html.fromstring(tables.table(Table("t", (), rows), "", "A table", (), lambda _: "words"))


@given(SPANS)
def test_a_cell_begins_in_every_column_and_none_ends_outside(spans: list[list[int]]) -> None:
    page = made(spans)
    columns = len(page.findall(".//col"))
    rows = [[int(c.get("colspan", "1")) for c in row] for row in page.iter("tr")]
    assert [len(row) for row in rows] == [len(row) for row in spans]
    assert {at for row in rows for at in accumulate(row[:-1], initial=0)} == set(range(columns))
    assert all(sum(row) <= columns for row in rows)


@given(SPANS)
def test_cells_that_begin_below_each_other_still_do(spans: list[list[int]]) -> None:
    rows = [[int(c.get("colspan", "1")) for c in row] for row in made(spans).iter("tr")]
    before = [at for row in spans for at in accumulate(row[:-1], initial=0)]
    after = [at for row in rows for at in accumulate(row[:-1], initial=0)]
    assert len(set(zip(before, after, strict=True))) == len(set(before)) == len(set(after))


def test_a_table_of_two_columns_all_of_whose_rows_span_three_has_two_of_the_whole_width() -> None:
    page = made([[1, 2], [1, 2]])
    widths = [float(re.sub(r"[^\d.]", "", col.get("style"))) for col in page.findall(".//col")]
    assert len(widths) == 2
    assert abs(sum(widths) - 100) < 0.2
