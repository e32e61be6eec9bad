from __future__ import annotations

from docgen.diagnostics import Position
from docgen.paper import walk
from docgen.paper.identify import identify
from docgen.paper.number import number
from docgen.paper.references import redirected, resolve
from docgen.paper.tree import Block, Cell, Image, Item, List, Paragraph, Reference, Row, Table, Text
from docgen.write.text import write
from tests.paper import papers
from tests.paper.papers import CAMBRIDGESHIRE, NOTTINGHAMSHIRE, heading, items, paragraph


def resolved(*blocks: Block, target: str, numbering=NOTTINGHAMSHIRE):
    mark = Paragraph("", (Text("see "), Reference(target, at=Position("x.md", 7, 3))))
    paper, diagnostics = resolve(number(identify(papers.paper(*blocks, mark)), numbering))
    return write(paper).splitlines()[-1], diagnostics, paper


def test_a_reference_prints_the_paragraphs_number_without_its_stop():
    line, diagnostics, _ = resolved(paragraph("a"), paragraph("b", id="cost"), target="cost")
    assert (line, diagnostics) == ("see 2", [])


def test_a_reference_follows_when_a_paragraph_is_added_before():
    line, _, _ = resolved(paragraph("new"), paragraph("a"), paragraph("b", id="cost"), target="cost")
    assert line == "see 3"


def test_a_reference_to_an_unnumbered_paragraph_goes_to_the_heading_that_serves_it():
    blocks = heading(1, "One"), heading(2, "Sub", id="sub"), paragraph("text", id="text")
    line, diagnostics, paper = resolved(*blocks, target="text", numbering=CAMBRIDGESHIRE)
    assert (line, diagnostics) == ("see 1.1", [])
    assert paper.blocks[-1].children[1].target == "sub"


def test_a_reference_to_an_entry_printed_without_its_id_leads_to_the_paragraph_its_text_begins_with():
    paper = papers.paper(paragraph("a", id="own"), Paragraph("", (Reference("entry"), Reference("other"))))
    children = redirected(paper, {"entry": "own"}).blocks[-1].children
    assert [inline.target for inline in children] == ["own", "other"]


def test_a_reference_to_an_entry_printed_with_its_id_is_left_alone():
    paper = papers.paper(paragraph("b", id="entry"), paragraph("a", id="own"), Paragraph("", (Reference("entry"),)))
    assert redirected(paper, {"entry": "own"}) is paper


def test_a_reference_to_a_table_prints_its_name():
    line, _, _ = resolved(Table("costs", (), ()), target="costs")
    assert line == "see Table 1"


def test_a_reference_to_a_list_item_prints_its_label():
    listed = items("1)", "x", "y")
    line, _, _ = resolved(listed, target="top-l1-2")
    assert line == "see 2)"


def test_a_reference_to_an_item_in_a_cell_leads_to_its_first_paragraph():
    cell = Cell((List("", "a)", (Item("", (Paragraph("hours", (Text("x"),), "item"),)),)),))
    blocks = Paragraph("", (Text("see "), Reference("hours"))), Table("t", (), (Row((cell,)),))
    paper, diagnostics = resolve(number(identify(papers.paper(*blocks)), NOTTINGHAMSHIRE))
    assert not diagnostics
    [found] = [i for i in walk.all_inlines(paper) if isinstance(i, Reference)]
    assert (found.target, found.text) == ("hours", "a)")


def test_a_reference_to_a_picture_alone_prints_the_number_it_asks_for():
    picture = Paragraph("plan", (Image("plan.png", "The plan"),), numbered=True)
    line, diagnostics, _ = resolved(paragraph("a"), picture, target="plan")
    assert (line, diagnostics) == ("see 2", [])


def test_an_unknown_name_is_reported_at_its_place_with_a_suggestion():
    line, diagnostics, _ = resolved(paragraph("a", id="cost"), target="costs")
    assert line == "see [#costs]"
    assert diagnostics[0].rule == "reference-unknown"
    assert str(diagnostics[0].position) == "x.md:7:3"
    assert '"#cost"' in diagnostics[0].remedy


def test_a_block_without_a_number_cannot_be_referred_to():
    _, diagnostics, _ = resolved(paragraph("a", id="aside", numbered=False), target="aside")
    assert [d.rule for d in diagnostics] == ["reference-unnumbered"]
