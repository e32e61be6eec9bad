"""Each kind of change as it stands in the file."""

from __future__ import annotations

import io
import re

import docx as python_docx
import pytest
from msgspec.structs import replace

from docgen.paper.change import Change
from docgen.paper.compare import compare
from docgen.paper.number import number
from docgen.paper.tree import (
    Block,
    Break,
    Division,
    Image,
    Link,
    Note,
    NoteMark,
    Paragraph,
    Reference,
    Row,
    Styled,
    Table,
)
from docgen.write.word import prepare
from docgen.write.word.tracked import redline
from tests.support.pictures import png
from tests.support.tracked import accepted, rejected
from tests.support.word import body, brief, findings, parts, runs, shown, tree
from tests.support.word_numbers import numbered_paragraphs
from tests.write.word.samples import NUMBERINGS, STYLES, cell, h, house, house_model, inlines, items, p, paper, table
from tests.write.word.tracked.samples import WORDS, docx, gone, ins, marked

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ITEMS = (("a step that is gone", "what both have"), ("what both have", "some other thing"))
_WHO = re.compile(r"\[(id=\d+|author=docgen)\]")


def bare(notation: str) -> str:
    """The short notation without ids and the usual author."""
    return _WHO.sub("", notation)


def blocks(*content: Block) -> list[str]:
    return [bare(line) for line in body(docx(*content))]


def inside(*content: object) -> str:
    return bare(runs(docx(p(*content))))


# ---- words


def test_words_stand_in_ins_and_del() -> None:
    assert inside("a ", gone("b"), ins("c")) == 'r(t"a ") del(r(delText"b")) ins(r(t"c"))'


def test_emphasis_is_kept_in_a_change_and_round_it() -> None:
    assert inside(ins(Styled("strong", inlines("a"))), Styled("em", (gone("b"),))) == (
        'ins(r(rPr(b bCs) t"a")) del(r(rPr(i iCs) delText"b"))'
    )


def test_a_link_has_the_mark_inside() -> None:
    link = Link("https://example.gov.uk/", inlines("here"))
    found = inside(ins("see ", link, "."))
    assert re.sub(r"\[[^]]*\]", "", found) == (
        'ins(r(t"see ")) hyperlink(ins(r(rPr(rStyle=Hyperlink) t"here"))) ins(r(t"."))'
    )


def test_a_word_in_a_link_is_marked_in_it() -> None:
    found = inside(Link("https://example.gov.uk/", (gone("a"), ins("b"))))
    assert re.sub(r"\[[^]]*\]", "", found) == (
        'hyperlink(del(r(rPr(rStyle=Hyperlink) delText"a")) ins(r(rPr(rStyle=Hyperlink) t"b")))'
    )


def test_a_deleted_reference_is_a_whole_deleted_field() -> None:
    target = p("x", name="t")
    data = docx(Paragraph("", (gone("see ", Reference("t", "1")),)), target)
    deleted = tree(data).find(f".//{_W}del")
    assert deleted is not None
    kinds = [e.get(f"{_W}fldCharType") for e in deleted.iter(f"{_W}fldChar")]
    assert kinds in ([], ["begin", "separate", "end"])
    assert deleted.find(f".//{_W}t") is None
    assert deleted.find(f".//{_W}instrText") is None


def test_breaks_and_pictures_are_marked() -> None:
    data = docx(p(ins(Break()), gone(Image("a.png", "a plan"))), media={"a.png": png(4, 4)})
    found = tree(data)
    assert found.find(f".//{_W}ins/{_W}r/{_W}br") is not None
    assert found.find(f".//{_W}del/{_W}r/{_W}drawing") is not None


def test_right_to_left_words_keep_their_direction() -> None:
    assert inside(gone("שלום")) == 'del(r(rPr(rtl) delText"שלום"))'


def test_signs_of_xml_in_changed_words_stay_text() -> None:
    assert shown(accepted(docx(p(gone("<w:t >"), ins("a & <b>"))))) == "a & <b>"
    assert shown(rejected(docx(p(gone('<w:t x="1">'), ins("b"))))) == '<w:t x="1">'


def test_author_and_date_are_told() -> None:
    data = docx(p(ins("a", author='Ann "A" Example', date="2026-11-20T09:15:00+01:00")))
    mark = tree(data).find(f".//{_W}ins")
    assert mark is not None
    assert mark.get(f"{_W}author") == 'Ann "A" Example'
    assert mark.get(f"{_W}date") == "2026-11-20T09:15:00Z"  # the clock's time, as Word has it


@pytest.mark.parametrize("date", ["", "yesterday"])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    assert f"{_W}date" not in tree(docx(p(ins("a", date=date)))).find(f".//{_W}ins").attrib  # type: ignore[union-attr]


# ---- ends of paragraphs


def test_a_split_is_an_inserted_end() -> None:
    assert blocks(marked(p("a"), "ins"), p("b")) == [
        'p(pPr(pStyle=BodyText rPr(ins)) r(t"a"))',
        'p(pPr(pStyle=BodyText) r(t"b"))',
    ]


def test_a_join_is_a_deleted_end() -> None:
    data = docx(marked(p("a"), "del"), h("b"))
    assert body(accepted(data)) == ['p(pPr(pStyle=Heading1) r(t"a") r(t"b"))']
    assert body(rejected(data)) == ['p(pPr(pStyle=BodyText) r(t"a"))', 'p(pPr(pStyle=Heading1) r(t"b"))']


def test_a_new_look_has_the_old_one_beside_it() -> None:
    old = h("", 2)
    assert blocks(marked(h("a", 3), "form", was=replace(old, children=()))) == [
        'p(pPr(pStyle=Heading3 pPrChange(pPr(pStyle=Heading2))) r(t"a"))'
    ]


def test_the_last_paragraph_of_a_cell_keeps_its_end() -> None:
    row = Row((cell(p("a"), marked(p(gone("b")), "del")),))
    data = docx(Table("", (), (row,)), p("c"))
    first, second = tree(data).findall(f".//{_W}tc/{_W}p")
    assert "del" in brief(first.find(f"{_W}pPr"))
    assert "rPr" not in brief(second.find(f"{_W}pPr"))
    assert shown(accepted(data)) == "ac"


def test_the_paragraph_before_a_table_keeps_its_end() -> None:
    data = docx(p("a"), marked(p(gone("b")), "del"), table(["x"], ["y"]), p("c"))
    ends = [bool(e.findall(f"{_W}pPr/{_W}rPr/{_W}del")) for e in tree(data).findall(f"{_W}body/{_W}p")]
    assert ends == [True, False, False]


def test_the_gap_after_a_table_comes_and_goes_with_what_it_parts() -> None:
    first, second = table(["x"], ["y"]), table(["z"], ["w"])
    data = docx(first, marked(p(gone("b")), "del"), second, p("c"))
    assert [line[:3] for line in body(accepted(data))] == ["tbl", "p(p", "tbl", "p(p"]
    assert "TableGap" in body(accepted(data))[1]
    assert "BodyText" in body(rejected(data))[1]


def test_a_wholly_new_paragraph_goes_when_rejected() -> None:
    data = docx(p("a"), marked(p(ins("b")), "ins"), p("c"))
    assert [shown(data), shown(rejected(data))] == ["abc", "ac"]
    assert len(body(rejected(data))) == 2


def test_a_new_table_with_a_caption_changes_nothing_before_it() -> None:
    new = marked(replace(table(["x"], ["y"]), caption=inlines("Cap")), "ins")
    first, caption, *_ = blocks(p("a"), new, p("c"))
    assert first == 'p(pPr(pStyle=BodyText) r(t"a"))'
    assert caption.startswith("p(pPr(pStyle=Caption rPr(ins))")


# ---- moves


def moved() -> bytes:
    return docx(
        marked(p(gone("b b", move="m1")), "del", "m1"),
        p("a"),
        marked(p(ins("b b", move="m1")), "ins", "m1"),
        p("c"),
    )


def test_a_move_has_a_region_at_either_place_and_marks_ends_and_words() -> None:
    found = [re.sub(r"\[(date)=[^]]*\]", "", line) for line in map(bare, body(moved()))]
    assert found[0] == 'p(pPr(pStyle=BodyText rPr(moveFrom)) moveFromRangeStart[name=m1] moveFrom(r(t"b b")))'
    assert found[1] == "moveFromRangeEnd"
    assert found[3] == 'p(pPr(pStyle=BodyText rPr(moveTo)) moveToRangeStart[name=m1] moveTo(r(t"b b")))'
    assert [shown(accepted(moved())), shown(rejected(moved()))] == ["ab bc", "b bac"]


def test_a_move_of_one_end_is_told_as_deleted() -> None:
    assert "moveFrom" not in "".join(blocks(marked(p(gone("b", move="m1")), "del", "m1"), p("a")))


def test_a_moved_row_is_deleted_and_inserted() -> None:
    gone_row = marked(Row((cell(p(gone("b", move="m1"))),)), "del", "m1")
    new_row = marked(Row((cell(p(ins("b", move="m1"))),)), "ins", "m1")
    data = docx(Table("", (), (gone_row, Row((cell("a"),)), new_row)), p("c"))
    assert "move" not in "".join(body(data))
    assert [shown(accepted(data)), shown(rejected(data))] == ["abc", "bac"]


# ---- tables, lists, notes, boxes


def test_a_column_is_marked_on_its_cells() -> None:
    new = replace(cell(p(ins("n"))), change=Change("ins"))
    old = replace(cell(p(gone("o"))), change=Change("del"))
    data = docx(Table("", (), (Row((cell("a"), new, old)),)), p("c"))
    cells = tree(data).findall(f".//{_W}tc")
    assert [bool(c.findall(f"{_W}tcPr/{_W}cellIns")) for c in cells] == [False, True, False]
    assert [bool(c.findall(f"{_W}tcPr/{_W}cellDel")) for c in cells] == [False, False, True]
    assert len(tree(data).findall(f".//{_W}gridCol")) == 3
    assert [shown(accepted(data)), shown(rejected(data))] == ["anc", "aoc"]


def test_a_deleted_column_is_narrow_until_it_is_rejected() -> None:
    old = replace(cell(p(gone("a long text of some words"))), change=Change("del"))
    data = docx(Table("", (), (Row((cell("a"), old)),)), p("c"))
    now = tree(data).findall(f".//{_W}tc/{_W}tcPr/{_W}tcW")[1].get(f"{_W}w")
    back = tree(rejected(data)).findall(f".//{_W}tc/{_W}tcPr/{_W}tcW")[1].get(f"{_W}w")
    assert int(now or 0) <= 1134 < int(back or 0)


def test_a_deleted_table_goes_whole() -> None:
    data = docx(p("a"), marked(table(["x"], ["y"], caption="Cap"), "del"), p("c"))
    assert [shown(accepted(data)), shown(rejected(data))] == ["ac", "aTable 1: Capxyc"]
    assert len(body(accepted(data))) == 2


def test_deleted_and_new_items_count_in_one_list() -> None:
    old, new = (number(paper(items(*texts, form="1.", name="l")), NUMBERINGS["nottinghamshire"]) for texts in _ITEMS)
    data = redline(compare(old, new), house("nottinghamshire"), WORDS)
    assert numbered_paragraphs(accepted(data)) == [("1.", _ITEMS[1][0]), ("2.", _ITEMS[1][1])]
    assert numbered_paragraphs(rejected(data)) == [("1.", _ITEMS[0][0]), ("2.", _ITEMS[0][1])]
    assert len({e.get(f"{_W}val") for e in tree(data).iter(f"{_W}numId")}) == 1


def test_a_note_of_one_paper_is_marked_but_for_its_last_end() -> None:
    note = marked(Note("n", (p(ins("text"), style="note"),), 1), "ins")
    data = docx(p("a", ins(NoteMark("n", 1))), notes=(note,))
    paragraph = tree(data, "word/footnotes.xml").findall(f"{_W}footnote")[-1].find(f"{_W}p")
    assert paragraph is not None
    assert [brief(e)[:4] for e in paragraph] == ["pPr(", "ins[", "ins["]
    assert paragraph.find(f"{_W}pPr/{_W}rPr") is None
    assert shown(rejected(data), "word/footnotes.xml") == ""


def test_a_note_whose_first_mark_is_new_is_there_twice() -> None:
    note = Note("n", (p("text", style="note"),), 1)
    data = docx(p(ins("new ", NoteMark("n", 1))), p("old ", NoteMark("n", 1)), notes=(note,))
    for settled, marks in ((accepted(data), 1), (rejected(data), 1)):
        assert len(list(tree(settled).iter(f"{_W}footnoteReference"))) == marks
        assert shown(settled, "word/footnotes.xml").strip() == "text"
    assert "NOTEREF" in "".join(body(accepted(data)))
    assert "NOTEREF" not in "".join(body(rejected(data)))


def test_a_new_paragraph_in_a_box_marks_no_other_for_its_shade() -> None:
    division = Division(
        "r", "recommendations", (h("R"), p("That:", style="lead-in"), p("x"), marked(p(ins("n")), "ins"), p("y"), p("z"))
    )
    assert "pPrChange" not in "".join(blocks(division))


def test_a_run_in_heading_that_is_new_brings_its_stop_along() -> None:
    data = docx(Paragraph("", inlines("text"), lead=(ins("Risk"),)))
    assert [shown(accepted(data)), shown(rejected(data))] == ["Risk. text", "text"]


# ---- the file


def test_a_deleted_block_does_not_claim_the_bookmark_of_a_new_one() -> None:
    data = docx(marked(p(gone("a"), name="x"), "del"), marked(p(ins("b"), name="x"), "ins"), p("c"))
    names = [e.get(f"{_W}name") for e in tree(data).iter(f"{_W}bookmarkStart")]
    assert names == ["_dg_x_was", "_dg_x"]
    assert findings(data) == []


def test_the_header_says_what_is_compared() -> None:
    data = docx(p("a"))
    assert WORDS in shown(data, "word/paper_header.xml")
    assert WORDS in parts(data)["docProps/custom.xml"].decode()


def test_changes_are_not_tracked_from_now_on() -> None:
    assert b"trackRevisions" not in parts(docx(p("a")))["word/settings.xml"]


def test_explicit_labels_come_back() -> None:
    old = replace(p("a"), numbered=True, wanted_label="7.")
    merged = replace(p("a"), numbered=True, id="a", change=Change("form", was=replace(old, id="a", children=())))
    given = paper(merged, replace(p("b"), numbered=True, id="b", wanted_label="8."))
    data = redline(number(given, NUMBERINGS["nottinghamshire"]), house("nottinghamshire"), WORDS)
    assert [label for label, _ in numbered_paragraphs(accepted(data))] == ["1.", "8."]
    assert [label for label, _ in numbered_paragraphs(rejected(data))] == ["7.", "8."]


def test_the_words_stand_below_the_header_of_the_councils_own_file() -> None:
    document = python_docx.Document()
    document.sections[0].header.paragraphs[0].text = "The Council"
    data = io.BytesIO()
    document.save(data)
    prepared = prepare(house_model(), STYLES, data.getvalue())
    final = replace(paper(p("a")), meta=replace(paper().meta, status="final"))
    made = redline(final, prepared, WORDS)
    headers = [shown(made, name) for name in parts(made) if "header" in name and name.endswith(".xml")]
    assert any("The Council" in text and WORDS in text for text in headers)
