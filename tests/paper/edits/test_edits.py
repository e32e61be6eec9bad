from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.change import Change
from docgen.paper.compare import compare
from docgen.paper.edits import edits, pieces, words
from docgen.paper.tree import Cell, Item, List, Paper, Paragraph, Reference, Row, Table
from tests.paper.compare.trees import finished, table
from tests.paper.edits.merged import gone, heading, ins, item, label, new, new_row, old, paper, paragraph, text, whole


def told(given: Paper, before: Paper | None = None) -> list[str]:
    """Each change as the list of a page tells it."""
    found = edits(given, before)
    return [f"{words.span(e, old=e.kind in ('deleted', 'moved-from'))}: {words.what(e, found)}" for e in found]


def bearers(given: Paper) -> list[int]:
    blocks = [b for b in given.blocks for b in pieces.bearers(b)]
    return [id(n) for n in (*blocks, *(b for n in given.notes for b in pieces.bearers(n)))]


def test_every_kind_of_change_is_told_with_its_place() -> None:
    assert told(whole()) == [
        "title: taken out: “Lending of skis”",
        "title: added: “Lending of sledges”",
        "recommendation 1: “ten” → “twelve”",
        "recommendation 2: moved to recommendation 3",
        "recommendation 3: moved here from recommendation 2",
        "paragraph 2 (Background): “24 November 2014” → “28 November 2014”",
        "paragraphs 3 and 4 (Background): added: “Ice followed. Then it thawed.”",
        "paragraph 3 (Background): taken out: “Nothing fell.”",
        "paragraph 5 (Background): another footnote",
        "paragraph 5 (Background): split in two",
        "paragraph 7 (Background): joined with what follows",
        "paragraph 9 (Background): “old” → “new”",
        "paragraph 9 (Background): “this” → “that”",
        "paragraph 9 (Background): “same but not 3” → “same”",
        "bullet 1 under paragraph 9 (Background): “roads” → “lanes”",
        "bullet 2 under paragraph 9 (Background): added: “long paths”",
        "bullet 2 under paragraph 9 (Background): taken out: “short paths”",
        "paragraph 10 (Background): moved to paragraph 11 (Background)",
        "paragraph 11 (Background): moved here from paragraph 10 (Background)",
        "Table 1, column “Source”: added: “Source Reserve”",
        "Table 1, row “2025/26”, column “Cost”: £1 → £2",
        "Table 1, row “2026/27”: added: “2026/27 £5 Grant”",
        "Table 1, row “2027/28”: taken out: “2027/28 £9”",
        "heading 12 “Costs”: was a section heading, is a sub-heading",
        "paragraph 13 (Background): style changed",
        "section “Risks”: added: “Risks It may melt.”",
        "heading 14 “Ends”: taken out: “Ends”",
        "footnote 1: added: “As at May.”",
        "footnote 1: taken out: “As at June.”",
    ]


def test_every_mark_of_the_tree_is_part_of_one_change_and_one_alone() -> None:
    given = whole()
    parts = Counter(id(part) for edit in edits(given) for part in edit.parts)
    assert set(parts.values()) == {1}
    assert set(parts) == set(bearers(given))


def test_the_changes_are_numbered_in_reading_order_and_name_the_other_end_of_a_move() -> None:
    found = edits(whole())
    assert [e.number for e in found] == list(range(1, len(found) + 1))
    moved = [e for e in found if e.pair]
    assert {(e.number, e.pair) for e in moved} == {(e.pair, e.number) for e in moved}


def test_a_change_knows_its_author_and_date() -> None:
    edit = next(e for e in edits(whole()) if e.new == "28")
    assert (edit.author, edit.date) == ("Ann Example", "2026-03-01T10:00:00+00:00")


def test_a_space_between_two_changes_makes_one_of_them_and_a_word_does_not() -> None:
    one = paper(
        paragraph(gone("cold"), ins("warm"), " ", gone("days"), ins("nights"), " at ", gone("sea"), ins("home"), ".")
    )
    assert [(e.old, e.new) for e in edits(one)] == [("cold days", "warm nights"), ("sea", "home")]


def test_an_added_word_is_told_with_its_neighbours_and_a_long_text_alone() -> None:
    few = paper(paragraph("It shall ", ins("not "), "be sold.", number="1."))
    many = paper(paragraph("It shall be sold", ins(" by the end of next year at the latest"), ".", number="1."))
    assert told(few) == ["paragraph 1: “shall be” → “shall not be”"]
    assert told(many) == ["paragraph 1: “by the end of next year at the latest” added"]


def test_part_of_a_word_is_told_as_the_word_and_of_a_date_as_the_date() -> None:
    word = paper(paragraph("at (£20", gone("6"), ins("7"), ",082) in all", number="1."))
    date = paper(paragraph("on 3rd ", gone("May"), ins("June"), " 2014.", number="1."))
    assert told(word) == ["paragraph 1: £206,082 → £207,082"]
    assert told(date) == ["paragraph 1: “3rd May 2014” → “3rd June 2014”"]


def test_a_change_of_emphasis_alone_is_one_of_look() -> None:
    assert told(paper(paragraph("It is ", gone("so"), ins("so"), ".", number="1."))) == ["paragraph 1: look of “so” changed"]


def test_paragraphs_without_numbers_are_counted_in_their_section() -> None:
    given = paper(
        heading("Facts"),
        paragraph("One."),
        old("Two."),
        paragraph("Three ", gone("a"), ins("b")),
        heading("More"),
        new("Four."),
    )
    assert told(given) == [
        "“Facts”, paragraph 2: taken out: “Two.”",
        "“Facts”, paragraph 2: “a” → “b”",
        "“More”, paragraph 1: added: “Four.”",
    ]


def test_with_the_older_paper_places_know_its_numbers() -> None:
    given = paper(
        paragraph("One.", number="1."),
        new("Two.", "2."),
        paragraph("Three, ", gone("b"), ins("c"), ".", number="3."),
        old("Four.", "3."),
    )
    before = paper(paragraph("One.", number="1."), paragraph("Three, b.", number="2."), paragraph("Four.", number="3."))
    added, changed, dropped = edits(given, before)
    assert words.where(changed.place) == "paragraph 3"
    assert words.where(changed.place, old=True) == "paragraph 2"
    assert words.where(dropped.place, old=True) == "paragraph 3"
    assert added.after is not None
    assert words.where(added.after, old=True) == "paragraph 1"


def test_an_older_paper_that_does_not_fit_gives_no_numbers() -> None:
    given = paper(paragraph("Three, ", gone("b"), ins("c"), ".", number="3."))
    (edit,) = edits(given, paper())
    assert edit.place.old_label == "3."


def test_what_comes_before_a_split_counts_with_the_numbers_before_it() -> None:
    given = paper(
        paragraph("One. ", number="1.", change=Change("ins")),
        paragraph("Two.", number="2."),
        paragraph(gone("a"), ins("b"), number="3."),
    )
    before = paper(paragraph("One. Two.", number="1."), paragraph("a", number="2."))
    assert [words.where(e.place, old=True) for e in edits(given, before)][1] == "paragraph 2"


def test_rows_that_follow_each_other_are_one_change() -> None:
    table = Table("t", (), (Row((Cell((paragraph("North"),)),)), new_row("South"), new_row("West")))
    assert told(paper(table)) == ["rows “South” to “West”: added: “South West”"]


def test_a_row_whose_head_begins_with_the_word_row_or_is_a_year_is_told_by_its_words() -> None:
    table = Table("t", (), (Row((Cell((paragraph("North"),)),)), new_row("row houses"), new_row("2026")))
    assert told(paper(table)) == ["rows “row houses” to “2026”: added: “row houses 2026”"]
    alone = Table("t", (), (Row((Cell((paragraph("North"),)),)), new_row("row houses")))
    assert told(paper(alone))[0].startswith("row “row houses”: ")


def test_neighbours_by_two_authors_are_two_changes() -> None:
    one = Paragraph("", (ins("One.", author="Ann"),), change=Change("ins", author="Ann"))
    two = Paragraph("", (ins("Two.", author="Bob"),), change=Change("ins", author="Bob"))
    assert [e.author for e in edits(paper(one, two))] == ["Ann", "Bob"]


def test_items_of_a_lettered_list_are_called_by_their_letter() -> None:
    given = List("l", "a)", (item(paragraph("x ", gone("y"), ins("z"), style="item"), number="b)"),))
    assert told(paper(paragraph("Before:", number="4."), given)) == ["item b) under paragraph 4: “y” → “z”"]


def test_a_column_that_is_gone_is_one_change() -> None:
    mark = Change("del")
    cells = [Row((Cell((paragraph(w),)), Cell((old(g),), change=mark))) for w, g in (("1", "x"), ("2", "y"))]
    table = Table(
        "t",
        (Row((Cell((paragraph("A"),)), Cell((old("B"),), "column", change=mark))),),
        tuple(cells),
        label=label("Table 2"),
    )
    assert told(paper(table)) == ["Table 2, column “B”: taken out: “B x y”"]


def test_a_cell_that_had_no_words_is_told_with_its_row_and_column() -> None:
    head = Row((Cell((paragraph("Year"),), "column"), Cell((paragraph("Cost"),), "column")))
    table = Table("t", (head,), (Row((Cell((paragraph("2025/26"),), "row"), Cell((new("£4"),)))),), text("Costs"))
    assert told(paper(table)) == ["table “Costs”, row “2025/26”, column “Cost”: £4 added"]


def test_a_list_whose_marks_changed_says_what_they_were() -> None:
    given = List("l", "1.", (Item("i", (paragraph("x"),)),), change=Change("form", was=List("l", "•", ())))
    assert told(paper(given)) == ['list: was bullets, is numbers in the form "1."']


def test_all_inlines_see_through_amendments() -> None:
    assert any(getattr(i, "text", "") == "twelve" for i in walk.all_inlines(whole()))


def test_a_move_is_told_with_what_changed_in_it_at_its_new_place() -> None:
    given = paper(
        old("The sledges are kept in a shed by May.", "1.", "m1"),
        paragraph("Two.", number="1."),
        new("The sledges are kept in a depot by May.", "2.", "m1"),
    )
    assert told(given) == [
        "paragraph 1: moved to paragraph 2, with changes",
        "paragraph 2: moved here from paragraph 1, and “shed” → “depot”",
    ]
    source, target = edits(given)
    assert [(c.old, c.new, c.place.label) for c in target.changes] == [("shed", "depot", "2.")]
    assert [(c.old, c.new, c.place.old_label) for c in source.changes] == [("shed", "depot", "1.")]


def test_a_moved_reference_to_the_same_paragraph_is_no_change_and_one_to_another_is() -> None:
    def moved(before: str, after: str) -> Paper:
        one = paragraph(gone("See ", Reference(before, "3"), move="m1"), number="1.", change=Change("del", "m1"))
        other = paragraph(ins("See ", Reference(after, "2"), move="m1"), number="2.", change=Change("ins", "m1"))
        return paper(one, paragraph("Two.", number="1."), other)

    assert [e.changes for e in edits(moved("costs", "costs"))] == [(), ()]
    assert [[(c.old, c.new) for c in e.changes] for e in edits(moved("costs", "risks"))] == [[("3", "2")]] * 2


def test_a_row_that_moved_while_a_column_came_is_told_with_its_words_in_that_column() -> None:
    names = [f"{name}, old town hall in the market square" for name in ("Roof", "Floors", "Doors")]
    rows = [f"{name} | £{n}00,000" for n, name in enumerate(names, 1)]
    wider = [f"{rows[1]} | grant", f"{rows[2]} | reserve", f"{rows[0]} | loan"]
    before, after = finished(table("Item | Cost", *rows)), finished(table("Item | Cost | Paid by", *wider))
    roof, doors = "row “Roof, old town hall in the market square”", "row “Doors, old town hall in the market squa…”"
    assert told(compare(before, after)) == [
        "column “Paid by”: added: “Paid by grant reserve”",
        f"{roof}: moved to after {doors}, with changes",
        f"{roof}: moved here from after row “Item”, and column “Paid by”: “loan” added",
    ]
    assert f"{roof}: moved here from after {doors}, and column “Paid by”: “loan” taken out" in told(compare(after, before))


def test_a_row_without_words_is_told_by_its_place_in_the_table() -> None:
    table = Table("t", (), (Row((Cell((paragraph("North"),)),)), new_row(""), new_row("South")), label=label("Table 2"))
    assert told(paper(table)) == ["Table 2, rows 2 to “South”: added: “South”"]
    assert told(paper(replace(table, rows=table.rows[:2]))) == ["Table 2, row 2: added (empty)"]
    empty = Row((Cell((paragraph(gone("£4"), style="cell"),)),))
    assert told(paper(replace(table, rows=(table.rows[0], empty)))) == ["Table 2, row 2: £4 taken out"]


def test_the_parts_of_a_split_paragraph_have_its_number_in_the_older_paper() -> None:
    old_paper = paper(paragraph("One.", number="1."), paragraph("Two. Three.", number="2."), paragraph("Four.", number="3."))
    parts = paragraph("Two.", number="3.", change=Change("ins")), paragraph(" Three.", number="4.")
    merged = paper(paragraph("One.", number="1."), new("More.", "2."), *parts, paragraph("Four.", number="5."))
    place = edits(merged, old_paper)[1].place
    assert (place.label, place.old_label, place.nth, place.old_nth) == ("3.", "2.", 3, 2)


def test_a_run_in_heading_that_came_brings_its_stop() -> None:
    block = replace(paragraph("It is cold.", number="1."), lead=(ins("Snow"),))
    assert told(paper(block)) == ["paragraph 1: “It” → “Snow. It”"]
    [edit] = edits(paper(block))
    assert (edit.was, edit.now, edit.new) == ("It is cold.", "Snow. It is cold.", "Snow. ")


def test_a_cell_with_quite_other_words_is_one_change() -> None:
    head = Row((Cell((paragraph("Year"),), "column"), Cell((paragraph("Cost"),), "column")))
    cells = (Cell((paragraph("2025/26"),), "row"), Cell((old("None"), new("£4"))))
    table = Table("t", (head,), (Row(cells),), text("Costs"))
    assert told(paper(table)) == ["table “Costs”, row “2025/26”, column “Cost”: “None” → £4"]


def test_a_cell_that_had_no_words_and_has_a_list_now_is_one_change_in_its_row_and_column() -> None:
    head = Row((Cell((paragraph("Year"),), "column"), Cell((paragraph("Cost"),), "column")))
    bullets = List("l", "•", (item(new("in parts", style="item"), change=Change("ins")),), change=Change("ins"))
    table = Table("t", (head,), (Row((Cell((paragraph("2025/26"),), "row"), Cell((new("£4"), bullets)))),), text("Costs"))
    assert told(paper(table)) == ["table “Costs”, row “2025/26”, column “Cost”: “£4 in parts” added"]


def test_what_is_gone_is_called_old_where_its_number_is_another_s_now() -> None:
    given = paper(heading("Facts", "1."), old("Two.", "2."), paragraph("Three.", number="2."), old("Four.", "4."))
    assert [words.spot(e) for e in edits(given)] == ["old paragraph 2 (Facts)", "paragraph 4 (Facts)"]
