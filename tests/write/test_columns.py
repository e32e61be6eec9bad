"""Widths of columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.paper.tree import Cell, Paragraph, Row, Table, Text
from docgen.write.columns import Line, widths


def table(*rows: tuple[str, ...], head: tuple[str, ...] = ()) -> Table:
    def row(texts: tuple[str, ...], header: str = "") -> Row:
        return Row(tuple(Cell((Paragraph("", (Text(t),), "cell"),), header) for t in texts))  # type: ignore[arg-type]

    return Table("", (row(head, "column"),) if head else (), tuple(row(r) for r in rows))


@given(
    st.lists(st.lists(st.text(max_size=200), min_size=1, max_size=6).map(tuple), min_size=1, max_size=5),
    st.integers(600, 12000),
)
def test_widths_sum_to_the_room_and_none_is_empty(rows: list[tuple[str, ...]], total: int) -> None:
    found = widths(table(*rows), total)
    assert len(found) == max(map(len, rows))
    assert sum(found) == total
    assert min(found) > 0


def test_figures_take_less_room_than_words() -> None:
    first, second = widths(table(("A long description of what is bought with the money", "£1,200")), 9000)
    assert second < 2000 < first


def test_the_longest_word_of_a_column_fits() -> None:
    words = table(("x " * 300, "Responsibilities"), head=("Text", "Change"))
    assert widths(words, 8500)[1] >= 8500 * 0.9 * len("Responsibilities") / 85


def test_a_figure_with_its_unit_is_not_broken_in_a_wide_table() -> None:
    head = ("Library", "2023/24", "2024/25", "2025/26", "Change", "Open hours", "Staff", "Loans")
    found = widths(table(("Thornbury", "14,050", "14,480", "15,210", "8.3%", "35", "4.5 fte", "51,007"), head=head), 8500)
    assert found[6] >= 8500 * len("4.5 fte") / 85


def test_a_figure_with_its_unit_is_not_broken_for_the_sake_of_words() -> None:
    found = widths(table((*["14,050 fte"] * 4, "Thornbury and all the other places " * 3)), 8500, line=Line(60))
    assert min(found[:4]) >= 8500 * len("14,050 fte") / 60


def test_a_short_column_is_not_broken_for_the_sake_of_a_long_one() -> None:
    assert widths(table(("Ward 27", "A comment that runs on. " * 8), head=("Ward", "Comment")), 8500)[0] >= 850


def test_where_not_all_words_fit_only_the_longest_are_broken() -> None:
    first, *others = widths(table(("x" * 60, *["2,000,000"] * 6)), 8500)
    assert min(others) >= 8500 * 11 / 85  # nine signs, and the white at their sides
    assert first > max(others)


def test_the_house_may_fix_the_shares() -> None:
    assert widths(table(("a", "b" * 100)), 1000, (0.75, 0.25)) == [750, 250]


def test_shares_for_another_number_of_columns_do_not_count() -> None:
    assert len(widths(table(("a", "b", "c")), 1000, (0.5, 0.5))) == 3


def test_a_table_without_cells_has_no_widths() -> None:
    assert widths(Table("", (), ()), 1000) == []
