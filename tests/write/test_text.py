from __future__ import annotations

from docgen.paper.identify import identify
from docgen.paper.number import number
from docgen.paper.tree import (
    Break,
    Cell,
    Division,
    Image,
    Item,
    List,
    Note,
    NoteMark,
    Paper,
    Paragraph,
    Row,
    Styled,
    Table,
    Text,
)
from docgen.write.text import write
from tests.paper import papers
from tests.paper.papers import NOTTINGHAMSHIRE, heading, items, paragraph


def lines(*blocks, **more):
    return write(number(identify(papers.paper(*blocks)), NOTTINGHAMSHIRE), **more).splitlines()


def test_a_numbered_paragraph_is_its_label_a_tab_and_its_text():
    assert lines(heading(1, "Purpose"), paragraph("This report")) == ["Purpose", "1.\tThis report"]


def test_emphasis_leaves_only_the_text():
    assert lines(Paragraph("", (Text("a "), Styled("strong", (Text("b"), Styled("sup", (Text("th"),))))))) == ["a bth"]


def test_a_run_in_heading_is_followed_by_what_the_house_sets():
    block = Paragraph("", (Text("Text"),), lead=(Text("Rise in demand"),), numbered=True)
    assert lines(block) == ["1.\tRise in demand. Text"]
    assert lines(block, run_in=" –", run_in_new_line=True) == ["1.\tRise in demand –", "Text"]


def test_a_list_inside_an_item_follows_it():
    outer = List("", "1)", (Item("", (Paragraph("", (Text("x"),)), items("•", "y"))),))
    assert lines(outer) == ["1)\tx", "•\ty"]


def test_an_item_that_begins_with_a_list_still_shows_its_label():
    assert lines(List("", "1)", (Item("", (items("•", "y"),)),))) == ["1)\t", "•\ty"]


def test_a_table_row_is_one_line_with_the_blocks_of_a_cell_joined():
    cell = Cell((Paragraph("", (Text("a"), Break(), Text("b"))), items("•", "c")))
    assert lines(Table("", (), (Row((cell, Cell((), span=2))),))) == ["| a / b / • c |  |  |"]


def test_a_caption_stands_above_its_table_with_its_number():
    table = Table("", (Row((Cell((Paragraph("", (Text("h"),)),)),)),), (), (Text("Costs"),))
    assert lines(table) == ["Table 1: Costs", "| h |"]


def test_footnotes_stand_at_the_end_under_their_numbers():
    paper = Paper(
        papers.paper().meta, (Paragraph("", (Text("a"), NoteMark("n"))),), (Note("n", (Paragraph("", (Text("why"),)),)),)
    )
    assert write(number(paper, NOTTINGHAMSHIRE)) == "a[^1]\n[^1]: why\n"


def test_a_division_prints_what_it_holds():
    assert lines(Division("", "signature", (paragraph("Name", numbered=False),))) == ["Name"]


def test_a_picture_is_told_by_its_alternative_text():
    assert lines(Paragraph("", (Image("plan.png", "Plan of the site"),))) == ["[picture: Plan of the site]"]
