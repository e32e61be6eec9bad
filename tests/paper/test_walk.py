"""Going through a tree."""

from __future__ import annotations

from docgen.paper import walk
from docgen.paper.change import Change
from docgen.paper.tree import Amended, Break, Cell, Link, NoteMark, Paragraph, Reference, Row, Styled, Table, Text
from tests.paper.papers import paper


def test_plain_text_is_that_of_the_newer_paper():
    gone, come = Amended(Change("del"), (Text("cat"),)), Amended(Change("ins"), (Styled("em", (Text("dog"),)),))
    assert walk.plain((Text("the "), gone, come, Link("https://example.gov.uk", (Text(" sits"), gone)))) == "the dog sits"


def test_plain_text_has_numbers_of_references_and_spaces_for_breaks():
    assert walk.plain((Text("see"), Break(), Reference("x", "2.1"), NoteMark("n", 1))) == "see 2.1"


def test_a_row_keeps_its_change_when_something_in_it_is_made_anew():
    row = Row((Cell((Paragraph("", (NoteMark("n"),)),)),), Change("ins"))
    made = walk.change_inlines(paper(Table("", (), (row,))), NoteMark, lambda mark: Text("x"))
    [table] = made.blocks
    assert isinstance(table, Table)
    assert table.rows[0].change == Change("ins")
    assert walk.plain(table.rows[0].cells[0].blocks[0].children) == "x"


def test_what_holds_nothing_of_the_kind_is_given_back_itself():
    cell = Cell((Paragraph("", (Styled("em", (Text("a"),)),), lead=(Text("b"),)),))
    mark = Paragraph("", (NoteMark("n"),))
    kept = (Paragraph("", (Text("a"),), lead=(Text("b"),)), Table("", (Row((cell,)),), (Row((cell,)),)))
    made = walk.change_inlines(paper(*kept, mark), NoteMark, lambda mark: Text("x"))
    assert all(new is old for new, old in zip(made.blocks, kept, strict=False))
    assert made.blocks[-1] is not mark
