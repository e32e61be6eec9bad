"""The text blocks of a paper are the paragraphs of its Word file."""

from __future__ import annotations

import pytest
from lxml import etree

from docgen.diagnostics import Position
from docgen.house.model import RunIn
from docgen.paper.tree import Break, Cell, Item, List, Note, NoteMark, Paragraph, Reference, Row, Styled, Table, Text
from docgen.review.texts import NOTE, PICTURE, TextBlock, characters, texts
from tests.papers.samples import HOUSES, SAMPLES, built, made
from tests.support.word import W, tree
from tests.write.word import samples as word

_W = f"{{{W}}}"


def paragraphs(docx: bytes) -> list[str]:
    """The text of every paragraph of the body, then of the footnotes."""
    body = list(tree(docx).iter(f"{_W}p"))
    notes = [
        p
        for note in tree(docx, "word/footnotes.xml").iter(f"{_W}footnote")
        if note.get(f"{_W}type") is None
        for p in note.iter(f"{_W}p")
    ]
    return [shown(p) for p in (*body, *notes)]


def shown(paragraph: etree._Element) -> str:
    found, instruction, inside = "", "", False
    for element in paragraph.iter():
        match etree.QName(element).localname:
            case "fldChar":
                kind = element.get(f"{_W}fldCharType")
                inside = kind == "separate" and "NOTEREF" in instruction
                found += NOTE if inside else ""
                instruction = "" if kind == "end" else instruction
            case "instrText":
                instruction += element.text or ""
            case "t" if not inside:
                found += element.text or ""
            case "br":
                found += "\n"
            case "drawing":
                found += PICTURE
            case "footnoteReference":
                found += NOTE
    return found


def unmatched(docx: bytes, blocks: tuple[TextBlock, ...]) -> list[str]:
    """What has no counterpart, paragraphs by paragraphs; those without text are Word's own unless a block has none."""
    left = list(blocks)
    found = []
    for text in paragraphs(docx):
        if left and (text == left[0].text or _numbered(text, left[0])):
            left.pop(0)
        elif text:
            found.append(text)
    return found + [b.text for b in left]


def _numbered(text: str, block: TextBlock) -> bool:
    if block.kind == "caption":
        return text == f"{block.label}: {block.text}"
    return block.kind == "note" and text == f" {block.text}"


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("house", ["", *HOUSES])
def test_every_block_of_a_sample_is_a_paragraph_of_its_word_file_in_order(name: str, house: str) -> None:
    stages = made(name, house)
    assert stages.paper is not None
    assert stages.house is not None
    blocks = texts(stages.paper, stages.house.house.run_in)
    assert len(blocks) > 50
    assert [b.index for b in blocks] == list(range(len(blocks)))
    assert unmatched(built(name, house).files["docx"], blocks) == []


def test_footnotes_come_last_in_the_order_of_their_marks() -> None:
    notes = tuple(Note(n, (Paragraph("", (Text(f"Note {n}."),)),), i) for i, n in enumerate(("a", "b", "unused"), 1))
    first = Paragraph("p", (Text("x"), NoteMark("b", 2), NoteMark("a", 1), NoteMark("b", 2)))
    paper = word.paper(first, notes=notes)
    assert [(b.kind, b.id, b.label, b.text) for b in texts(paper)] == [
        ("paragraph", "p", "", "x" + 3 * NOTE),
        ("note", "b", "2", "Note b."),
        ("note", "a", "1", "Note a."),
    ]
    assert unmatched(word.docx(first, notes=notes), texts(paper)) == []


def test_a_run_in_heading_is_part_of_the_text_as_its_house_prints_it() -> None:
    paragraph = Paragraph("p", (Text("Words."),), lead=(Text("Head"),))
    found = [texts(word.paper(paragraph), rule)[0] for rule in (RunIn(), RunIn(suffix=":", new_line=True))]
    assert [(b.text, b.lead) for b in found] == [("Head. Words.", 6), ("Head:\nWords.", 6)]
    assert found[0].inlines == (Styled("strong", (Text("Head"), Text("."))), Text(" "), Text("Words."))


def test_a_cell_knows_its_table_row_and_column_of_the_grid() -> None:
    wide = Cell((Paragraph("", (Text("wide"),)),), span=2)
    rows = (Row((wide, word.cell("c"))), Row((Cell(()), Cell((word.items("x", "y"),)))))
    table = Table("t", (Row((word.cell("h"),)),), rows, (Text("Costs"),), at=Position("a.md", 7))
    found = texts(word.paper(word.p("first"), table))
    assert [(b.kind, b.text, b.table, b.row, b.column, b.head) for b in found] == [
        ("paragraph", "first", -1, -1, -1, False),
        ("caption", "Costs", 0, -1, -1, False),
        ("cell", "h", 0, 0, 0, True),
        ("cell", "wide", 0, 1, 0, False),
        ("cell", "c", 0, 1, 2, False),
        ("cell", "", 0, 2, 0, False),
        ("cell", "x", 0, 2, 1, False),
        ("cell", "y", 0, 2, 1, False),
    ]
    assert {(b.id, b.at) for b in found[1:5]} == {("t", Position("a.md", 7))}
    assert unmatched(word.docx(word.p("first"), table), found) == []


def test_an_item_that_begins_with_a_list_has_no_text_of_its_own() -> None:
    outer = List("o", "•", (Item("o-1", (word.items("inner", name="i"),)), Item("o-2", (word.p("x"), word.p("y")))))
    found = texts(word.paper(outer))
    assert [(b.id, b.label, b.text, b.depth) for b in found] == [
        ("i-1", "•", "inner", 2),
        ("o-2", "•", "x", 1),
        ("o-2", "", "y", 1),
    ]
    assert unmatched(word.docx(outer), found) == []


def test_characters_count_emphasis_for_nothing_and_what_has_no_text_for_one() -> None:
    inlines = (Text("a"), Styled("strong", (Text("b"), Break())), Reference("x", "2.1"), NoteMark("n"))
    assert characters(inlines) == "ab\n2.1" + NOTE
