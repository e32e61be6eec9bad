"""Tables, captions and pictures."""

from __future__ import annotations

from docgen.paper.tree import Image, Label, Link, Row, Table
from tests.support.pictures import png
from tests.support.word import body, brief, parts, tree
from tests.write.word.samples import cell, docx, inlines, items, p, table

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_a_small_table_in_full() -> None:
    data = docx(table(["Team", "Posts"], ["North", "4"]))
    total = 9072
    grid = [int(e.get(f"{_W}w") or 0) for e in tree(data).iter(f"{_W}gridCol")]
    assert sum(grid) == total
    a, b = grid
    assert body(data)[0] == (
        f"tbl(tblPr(tblStyle=ReportTable tblW[w={total}][type=dxa] tblLayout[type=fixed] "
        "tblLook=0620[firstRow=1][lastRow=0][firstColumn=0][lastColumn=0][noHBand=1][noVBand=1] "
        f"tblDescription=Columns: Team, Posts) tblGrid(gridCol[w={a}] gridCol[w={b}]) "
        f'tr(trPr(cantSplit tblHeader) tc(tcPr(tcW[w={a}][type=dxa]) p(pPr(pStyle=ReportTableHeading keepNext) r(t"Team"))) '
        f'tc(tcPr(tcW[w={b}][type=dxa]) p(pPr(pStyle=ReportTableHeading keepNext) r(t"Posts")))) '
        f'tr(trPr(cantSplit) tc(tcPr(tcW[w={a}][type=dxa]) p(pPr(pStyle=ReportTableText) r(t"North"))) '
        f'tc(tcPr(tcW[w={b}][type=dxa]) p(pPr(pStyle=ReportTableText) r(t"4")))))'
    )


def test_a_caption_stands_above_its_table_with_a_live_number() -> None:
    label = Label("Table 1", "table", 1, 1, "Table {1}")
    caption, grid, _ = body(docx(table(["A"], ["1"], caption="Costs", label=label, name="t")))
    assert caption == (
        'p(pPr(pStyle=Caption) bookmarkStart[id=2][name=_dg_t] bookmarkStart[id=1][name=_dgn_t] r(t"Table ") '
        r'r(fldChar[fldCharType=begin]) r(instrText" SEQ Table \* ARABIC ") '
        'r(fldChar[fldCharType=separate]) r(t"1") r(fldChar[fldCharType=end]) bookmarkEnd[id=1] '
        'r(t": ") r(t"Costs") bookmarkEnd[id=2])'
    )
    assert "tblCaption=Table 1: Costs" in grid


def test_a_table_number_out_of_turn_is_set_in_the_field() -> None:
    caption, *_ = body(docx(table(["A"], ["1"], caption="Costs", label=Label("Table 4", "table", 1, 4, ""))))
    assert r"SEQ Table \* ARABIC \r 4" in caption


def test_row_headers_are_told_by_the_first_column() -> None:
    rows = (Row((cell("Cost", header="row"), cell("£4"))),)
    grid = body(docx(Table("", (), rows, style="details")))[0]
    assert "firstRow=0" in grid
    assert "firstColumn=1" in grid
    assert "pStyle=DetailsTableLabel" in grid
    assert "tblDescription=Rows: Cost" in grid


def test_a_house_may_fix_the_widths() -> None:
    rows = (Row((cell("a"), cell("b"))),)
    widths = [int(e.get(f"{_W}w") or 0) for e in tree(docx(Table("", (), rows, style="details"))).iter(f"{_W}gridCol")]
    assert widths == [2268, 6804]


def test_a_cell_over_two_columns_spans_both() -> None:
    rows = (Row((cell("both", span=2),)), Row((cell("a"), cell("b"))))
    cells = tree(docx(Table("", (), rows))).findall(f".//{_W}tc")
    assert brief(cells[0]).startswith("tc(tcPr(tcW[w=9072][type=dxa] gridSpan=2)")


def test_a_short_row_is_filled_up() -> None:
    rows = (Row((cell("a"), cell("b"), cell("c"))), Row((cell("x"),)))
    last = tree(docx(Table("", (), rows))).findall(f".//{_W}tr")[1]
    assert [brief(e).count("gridSpan=2") for e in last.findall(f"{_W}tc")] == [0, 1]


def test_the_second_header_row_is_filled_as_the_first() -> None:
    head = (Row((cell("A", header="column"),)), Row((cell("B", header="column"),)))
    first, second = tree(docx(Table("", head, ()))).findall(f".//{_W}tc")
    assert "shd" not in brief(first)
    assert "shd=clear[color=auto][fill=1D4F38]" in brief(second)


def test_figures_are_set_to_the_right_where_the_cell_says_so() -> None:
    data = docx(Table("", (), (Row((cell("4", align="right"),)),)))
    assert "pPr(pStyle=ReportTableText jc=right)" in body(data)[0]


def test_a_list_in_a_cell_is_a_real_list() -> None:
    data = docx(Table("", (), (Row((cell(items("x", name="")),)),)))
    assert "pPr(pStyle=ReportTableText numPr(ilvl=0 numId=1))" in body(data)[0]


def test_a_table_without_columns_is_left_out() -> None:
    assert body(docx(Table("", (), ()))) == []


def test_a_picture_keeps_its_shape_and_fits_the_page() -> None:
    data = docx(p(Image("plan.png", "A plan")), media={"plan.png": png(1600, 400)})
    extent = next(e for e in tree(data).iter() if e.tag.endswith("}extent"))
    width, height = int(extent.get("cx") or 0), int(extent.get("cy") or 0)
    assert width <= 9072 * 635
    assert abs(width / height - 4) < 0.01
    assert 'descr="A plan"' in parts(data)["word/document.xml"].decode()


def test_the_rows_of_a_short_table_stay_on_one_page_and_those_of_a_long_one_need_not() -> None:
    short = docx(table(["A"], ["1"], ["2"]))
    assert [len(list(row.iter(f"{_W}keepNext"))) for row in tree(short).iter(f"{_W}tr")] == [1, 1, 0]
    long = docx(table(["A"], *(["1"] for _ in range(9))))
    wordy = docx(table(["A"], ["word " * 100], ["word " * 100]))
    assert not list(tree(long).iter(f"{_W}keepNext"))
    assert not list(tree(wordy).iter(f"{_W}keepNext"))


def test_a_table_of_many_columns_has_smaller_type_and_less_white_rather_than_broken_words() -> None:
    years = [f"{year}/{year % 100 + 1}" for year in range(2023, 2029)]
    wide = docx(table(["Directorate", *years, "Total", "Responsible"], ["Communities", *["£1,234,567"] * 7, "Director"]))
    sizes = {int(e.get(f"{_W}val") or 0) for e in tree(wide).iter(f"{_W}sz")}
    assert len(sizes) == 1
    assert 16 <= min(sizes) < 22
    assert [e.get(f"{_W}w") for e in next(tree(wide).iter(f"{_W}tblCellMar"))] == ["50", "50"]
    figure = [int(e.get(f"{_W}w") or 0) for e in tree(wide).iter(f"{_W}gridCol")][1]
    assert figure - 100 >= 10 * 0.5 * 20 * min(sizes) / 2  # about half the size a letter


def test_a_date_in_a_table_of_many_columns_is_not_broken() -> None:
    heads = [
        "Counterparty",
        "Country",
        "Rating (long / short)",
        "Limit £m",
        "Held £m",
        "Fixed or call",
        "Start",
        "End",
        "Rate %",
    ]
    row = [
        "Ashwick Building Society (Permanent)",
        "UK",
        "AA / F1+",
        "unlimited",
        "20.0",
        "Fixed",
        *["02/09/2026"] * 2,
        "4.15",
    ]
    wide = docx(table(heads, row))
    size = min(int(e.get(f"{_W}val") or 0) for e in tree(wide).iter(f"{_W}sz")) / 2
    digits = 8 * 0.556 + 2 * 0.278  # of Arial, the size being 1
    start = [int(e.get(f"{_W}w") or 0) for e in tree(wide).iter(f"{_W}gridCol")][6]
    assert start / 20 >= digits * size + 5


def test_a_table_of_many_columns_that_has_room_keeps_its_type() -> None:
    data = docx(table(list("ABCDEFGH"), list("12345678")))
    assert not list(tree(data).iter(f"{_W}sz"))
    assert not list(tree(data).iter(f"{_W}tblCellMar"))


def test_a_tall_picture_leaves_room_on_its_page_for_the_words_that_lead_to_it() -> None:
    data = docx(p(Image("plan.png", "A plan")), media={"plan.png": png(600, 1600)})
    extent = next(e for e in tree(data).iter() if e.tag.endswith("}extent"))
    assert int(extent.get("cy") or 0) <= 0.75 * 14004 * 635  # three quarters of an A4 page within its margins


def test_a_picture_in_an_item_ends_where_the_text_does() -> None:
    data = docx(items((p(Image("plan.png", "A plan")),)), media={"plan.png": png(1600, 400)})
    extent = next(e for e in tree(data).iter() if e.tag.endswith("}extent"))
    assert int(extent.get("cx") or 0) <= (9072 - 425) * 635


def test_an_e_mail_address_too_long_for_its_column_breaks_behind_the_at_sign() -> None:
    short, long = "a.b@example.gov.uk", "alexandra.bartholomew@libraries.example.gov.uk"
    row = Row(tuple(cell(p(Link(f"mailto:{e}", inlines(e)))) for e in (long, long, long, short)))
    data = docx(Table("", (), (row,)))
    pieces = [["".join(r.itertext()) for r in e.iter(f"{_W}r")] for e in tree(data).iter(f"{_W}hyperlink")]
    assert pieces[1:] == [["alexandra.bartholomew@", "", "libraries.example.gov.uk"]] * 2 + [[short]]


def test_a_small_picture_has_its_size_at_96_dots_an_inch() -> None:
    data = docx(p(Image("plan.png", "")), media={"plan.png": png(96, 48)})
    extent = next(e for e in tree(data).iter() if e.tag.endswith("}extent"))
    assert (extent.get("cx"), extent.get("cy")) == ("914400", "457200")


def test_a_picture_shown_twice_is_stored_once() -> None:
    data = docx(p(Image("a.png", ""), Image("b.png", "")), media={"a.png": png(3, 3), "b.png": png(3, 3)})
    assert len([name for name in parts(data) if name.startswith("word/media/")]) == 1


def test_a_caption_may_hold_emphasis() -> None:
    block = table(["A"], ["1"])
    data = docx(Table("", block.head, block.rows, inlines("Costs & savings")))
    assert 'r(t"Costs & savings")' in body(data)[0]
