"""Tracked changes, written as Word writes them, are read as marks against the base paper."""

from __future__ import annotations

import copy

import pytest
from lxml import etree

from docgen.paper.tree import Break, Link, Styled, Text
from docgen.review.marks import Mark
from docgen.review.texts import NOTE, characters
from tests.support.returned import WORDS, base, block, docx, marks, read
from tests.support.word_edits import Edits, W, make, paragraph_properties, run, visible, w

DATE = "2026-11-20T10:15:00Z"


def one(found: tuple[Mark, ...]) -> Mark:
    assert len(found) == 1, found
    assert (found[0].author, found[0].date, found[0].tracked) == ("Ann Reviewer", DATE, True)
    return found[0]


def told(mark: Mark) -> tuple[object, ...]:
    return mark.kind, mark.block, mark.start, mark.end, mark.old, characters(mark.content)


def test_inserted_words_have_their_place_in_the_base() -> None:
    here = block(WORDS)
    mark = one(marks(lambda e: e.insert(e.find(WORDS), "Fewer people", " than before")))
    assert told(mark) == ("insert", here.index, 12, 12, "", " than before")
    assert mark.place == "paragraph 4"


def test_deleted_words_have_their_range() -> None:
    here = block(WORDS)
    mark = one(marks(lambda e: e.delete(e.find(WORDS), "three ")))
    start = here.text.index("three ")
    assert told(mark) == ("delete", here.index, start, start + 6, "three ", "")


def test_a_deletion_and_an_insertion_side_by_side_are_a_replacement() -> None:
    mark = one(marks(lambda e: e.replace(e.find(WORDS), "Fewer", "Far fewer")))
    assert told(mark) == ("replace", block(WORDS).index, 0, 5, "Fewer", "Far fewer")
    assert len(mark.revisions) == 2


def test_edits_of_two_authors_side_by_side_are_two_marks() -> None:
    def edit(e: Edits) -> None:
        paragraph = e.find(WORDS)
        e.delete(paragraph, "Fewer")
        e.author = "Bob"
        e.insert(paragraph, 0, "Less")

    assert {(m.kind, m.author, m.old, characters(m.content)) for m in marks(edit)} == {
        ("delete", "Ann Reviewer", "Fewer", ""),
        ("insert", "Bob", "", "Less"),
    }


def test_new_words_keep_their_emphasis_their_lines_and_their_links() -> None:
    def edit(e: Edits) -> None:
        inserted = e.insert(e.find(WORDS), 5, "plain")
        inserted.append(run("bold", b=True))
        inserted.append(make("r", make("br")))
        inserted.append(run("both", b=True, i=True))

    assert one(marks(edit)).content == (
        Text("plain"),
        Styled("strong", (Text("bold"),)),
        Break(),
        Styled("em", (Styled("strong", (Text("both"),)),)),
    )
    linked = make("ins", id="1", author="Ann Reviewer", date=DATE)

    def link(e: Edits) -> None:
        relations = e.root("word/_rels/document.xml.rels")
        entry = copy.deepcopy(relations[0])
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        values = {"Id": "rIdNew", "Type": kind, "Target": "https://example.gov.uk/", "TargetMode": "External"}
        entry.attrib.update(values)
        relations.append(entry)
        holder = make("hyperlink", linked)
        holder.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "rIdNew")
        linked.append(run(" see here"))
        e.find(WORDS).append(holder)

    assert one(marks(link)).content == (Link("https://example.gov.uk/", (Text(" see here"),)),)


def test_a_deleted_reference_is_told_with_its_number() -> None:
    here = block("as Table 1 shows")
    mark = one(marks(lambda e: e.delete(e.find(WORDS), "as Table 1 shows")))
    assert (mark.kind, mark.block, mark.old) == ("delete", here.index, "as Table 1 shows")


def test_a_number_that_word_computed_anew_is_told_and_no_edit() -> None:
    def edit(e: Edits) -> None:
        e.in_fields = True
        place = visible(e.find(WORDS)).index("Table 1")
        e.insert(e.find(WORDS), place + 7, "Table 9")
        (result,) = [r for r in e.cut(e.find(WORDS), place, place + 7) if r.find(w("t")) is not None]
        e._wrap_deleted(result)

    mark = one(marks(edit))
    assert mark.kind == "other"
    assert "Table 9" in mark.note
    assert mark.block == block(WORDS).index

    def quietly(e: Edits) -> None:
        e.retype(e.find(WORDS), "Table 1", "Table 9")

    assert marks(quietly) == ()


def test_an_insertion_that_another_took_out_again_is_told() -> None:
    def edit(e: Edits) -> None:
        inserted = e.insert(e.find(WORDS), 5, " and fewer")
        e.author = "Bob"
        e._wrap_deleted(inserted.find(w("r")))  # type: ignore[arg-type]

    mark = marks(edit)[0]
    assert (mark.kind, mark.author) == ("other", "Bob")
    assert "“ and fewer”, inserted by Ann Reviewer, was deleted again" in mark.note


def test_a_missing_author_is_unknown() -> None:
    def edit(e: Edits) -> None:
        e.author = e.date = ""
        e.insert(e.find(WORDS), 5, "x")

    assert [(m.author, m.date, m.tracked) for m in marks(edit)] == [("unknown", "", True)]


def test_a_paragraph_parted_by_enter_is_a_split() -> None:
    mark = one(marks(lambda e: e.split(e.find(WORDS), "each year.")))
    place = block(WORDS).text.index(" Between")
    assert told(mark) == ("split", block(WORDS).index, place, place, "", "")


def test_words_typed_before_and_after_enter_come_in_their_order() -> None:
    def edit(e: Edits) -> None:
        second = e.split(e.find(WORDS), "each year.")
        e.insert(e.find(WORDS), "each year.", " Sadly.")
        e.insert(second, 0, "Now.")

    found = marks(edit)
    assert [(m.kind, characters(m.content)) for m in found] == [("insert", " Sadly."), ("split", ""), ("insert", "Now.")]
    assert len({(m.block, m.start) for m in found}) == 1


def test_a_deleted_end_is_a_join() -> None:
    first = block("Three libraries would")
    mark = one(marks(lambda e: e.join(e.find("Three libraries would"))))
    assert told(mark) == ("join", first.index, len(first.text), len(first.text), "", "")


def test_a_deletion_over_the_end_of_a_paragraph_is_two_deletions_and_a_join() -> None:
    def edit(e: Edits) -> None:
        first = e.find("This report seeks")
        e.delete(first, len(visible(first)) - 4, len(visible(first)))
        e.join(first)
        e.delete(e.find("A community hub is"), "A community ")

    assert [m.kind for m in marks(edit)] == ["delete", "join", "delete"]


@pytest.mark.parametrize("way", ["after", "before"])
def test_a_new_paragraph_stands_beside_an_old_one(way: str) -> None:
    here = block(WORDS)
    if way == "after":
        mark = one(marks(lambda e: e.add_after(e.find(WORDS), "Quite new.")))
    else:
        mark = one(marks(lambda e: e.add_before(e.find(WORDS), "Quite new.")))
    assert (mark.kind, mark.block, mark.side, mark.style) == ("add-block", here.index, way, "paragraph")
    assert mark.content == (Text("Quite new."),)


def test_two_new_paragraphs_come_in_their_order() -> None:
    def edit(e: Edits) -> None:
        second = e.add_after(e.find(WORDS), "First new.")
        e.add_after(second, "Second new.")

    found = marks(edit)
    assert [(m.kind, m.side, characters(m.content)) for m in found] == [
        ("add-block", "after", "First new."),
        ("add-block", "after", "Second new."),
    ]


def test_a_new_paragraph_before_a_heading_is_told_by_the_paragraph_above_it() -> None:
    mark = one(marks(lambda e: e.add_before(e.find("Purpose of the Report"), "Last of the summary.", style="BodyText")))
    assert (mark.block, mark.side) == (block("Three libraries would").index, "after")


def test_a_new_heading_and_a_new_bullet_say_what_they_are() -> None:
    assert one(marks(lambda e: e.add_after(e.find(WORDS), "New part", style="Heading2"))).style == "heading2"
    bullet = next(b for b in base()[1] if b.kind == "item" and b.label == "•")
    mark = one(marks(lambda e: e.add_after(e.find(bullet.text), "another bullet")))
    assert (mark.style, mark.depth, mark.block, mark.side) == ("bullet", bullet.depth, bullet.index, "after")


def test_a_deleted_paragraph_is_gone_as_a_whole() -> None:
    here = block(WORDS)
    assert told(one(marks(lambda e: e.remove(e.find(WORDS))))) == (
        "remove-block", here.index, 0, len(here.text), here.text, "",
    )  # fmt: skip


def test_the_last_paragraph_deleted_from_the_end_of_the_one_before_it_is_gone() -> None:
    def edit(e: Edits) -> None:
        e.join(e.find("This report seeks"))
        paragraph = e.find("A community hub is")
        e.delete(paragraph, 0, len(visible(paragraph)))

    mark = one(marks(edit))
    assert (mark.kind, mark.block) == ("remove-block", block("A community hub is").index)


def test_a_moved_paragraph_is_one_mark_with_both_places() -> None:
    mark = one(marks(lambda e: e.move(e.find(WORDS), e.find("Three libraries would"))))
    assert (mark.kind, mark.block, mark.to, mark.side) == (
        "move-block", block(WORDS).index, block("Three libraries would").index, "after",
    )  # fmt: skip
    assert mark.content == ()


def test_words_moved_are_a_deletion_and_an_insertion_of_one_name() -> None:
    found = marks(lambda e: e.move_words(e.find(WORDS), "three libraries", e.find("This report seeks"), 4))
    assert {m.kind for m in found} == {"delete", "insert"}
    assert len({m.move for m in found}) == 1
    assert found[0].move


def test_emphasis_given_with_tracking_is_a_format() -> None:
    mark = one(marks(lambda e: e.format(e.find(WORDS), "three", b=True)))
    assert (mark.kind, mark.old, mark.content) == ("format", "three", (Styled("strong", (Text("three"),)),))


def test_a_font_given_with_tracking_is_told_without_words() -> None:
    def edit(e: Edits) -> None:
        e.format(e.find(WORDS), "three", caps=True)

    mark = one(marks(edit))
    assert (mark.kind, mark.content, mark.note) == ("format", (), "font, size, colour or the like")


def test_another_style_with_tracking_is_a_format_of_the_block() -> None:
    here = block(WORDS)
    mark = one(marks(lambda e: e.restyle(e.find(WORDS), "Heading2")))
    assert (mark.kind, mark.block, mark.start, mark.end, mark.style) == ("format", here.index, 0, len(here.text), "heading2")


def test_a_new_row_has_its_cells_and_a_row_beside_it() -> None:
    mark = one(marks(lambda e: e.add_row(e.rows("Ashwick")[1], ["a", "b", "c", "d", "e"])))
    beside = base()[1][mark.block]
    assert (mark.kind, mark.side, beside.row, beside.table) == ("add-row", "after", 1, 0)
    assert [characters(c) for c in mark.cells] == ["a", "b", "c", "d", "e"]


def test_a_deleted_row_is_one_mark() -> None:
    mark = one(marks(lambda e: e.remove_row(e.rows("Ashwick")[2])))
    assert (mark.kind, base()[1][mark.block].row) == ("remove-row", 2)
    assert len(mark.revisions) == 11


def add_column(e: Edits, tracked: bool = True) -> None:
    for n, row in enumerate(e.rows("Ashwick")):
        cell = copy.deepcopy(row[-1])
        row.append(cell)
        for paragraph in cell.iter(w("p")):
            for old in [x for x in paragraph if x.tag != w("pPr")]:
                paragraph.remove(old)
            paragraph.append(e.mark("ins", run(f"new {n}")) if tracked else run(f"new {n}"))
        if tracked:
            e.mark_cell(cell, "cellIns")


def test_a_cell_put_in_each_row_is_a_column() -> None:
    mark = one(marks(add_column))
    assert (mark.kind, mark.side, base()[1][mark.block].column) == ("add-column", "after", 4)
    assert [characters(c) for c in mark.cells] == [f"new {n}" for n in range(5)]


def test_a_cell_deleted_in_each_row_is_a_column_and_in_one_row_is_told() -> None:
    mark = one(marks(lambda e: [e.mark_cell(row[-1], "cellDel") for row in e.rows("Ashwick")]))
    assert (mark.kind, base()[1][mark.block].column) == ("remove-column", 4)
    mark = one(marks(lambda e: e.mark_cell(e.rows("Ashwick")[1][-1], "cellDel")))
    assert mark.kind == "other"
    assert "not a whole column" in mark.note


def test_words_in_a_cell_and_in_a_footnote_are_edits_there() -> None:
    cell = one(marks(lambda e: e.replace(e.find("61,200"), "61,200", "62,000")))
    assert (cell.kind, cell.old, cell.place) == ("replace", "61,200", "Table 1, row 2, column 3")
    note = one(marks(lambda e: e.replace(e.find("Surveyors", "word/footnotes.xml"), "September", "October")))
    assert (note.kind, note.old, note.place) == ("replace", "September", "footnote 1")
    caption = one(marks(lambda e: e.replace(e.find("Visits to the three"), "Visits", "Visitors")))
    assert (caption.start, caption.end, caption.place) == (0, 6, "caption of Table 1")


def test_a_footnote_put_in_is_told_with_its_words() -> None:
    def edit(e: Edits) -> None:
        inserted = e.insert(e.find(WORDS), 5, "x")
        inserted[0].append(make("footnoteReference", id="77"))
        notes = e.root("word/footnotes.xml")
        notes.append(make("footnote", make("p", e.mark("ins", run("A new note."))), id="77"))

    found = marks(edit)
    assert [m.kind for m in found] == ["insert", "other"]
    assert "a footnote" in found[0].note
    assert "A new note." in found[1].note
    assert found[1].block == block(WORDS).index


def test_a_deleted_footnote_mark_is_part_of_the_deletion() -> None:
    here = next(b for b in base()[1] if NOTE in b.text)

    def edit(e: Edits) -> None:
        reference = next(e.root().iter(w("footnoteReference")))
        e._wrap_deleted(reference.getparent())  # type: ignore[arg-type]

    mark = one(marks(edit))
    assert (mark.kind, mark.block, mark.old) == ("delete", here.index, NOTE)


def test_what_is_not_words_is_told_with_its_place() -> None:
    def header(e: Edits) -> None:
        part = next(p for p in e.parts if "header" in p or "footer" in p)
        e.root(part).append(make("p", e.mark("ins", run("Confidential"))))

    found = marks(header)
    assert {(m.kind, m.place.removeprefix("the page ") in ("header", "footer")) for m in found} == {("other", True)}
    assert "Confidential" in " ".join(m.note for m in found)

    def box(e: Edits) -> None:
        text = make("txbxContent", make("p", e.mark("ins", run("boxed words"))))
        e.find(WORDS).append(make("r", make("pict", text)))

    found = marks(box)
    assert any("boxed words" in m.note and m.block == block(WORDS).index for m in found)

    def section(e: Edits) -> None:
        properties = next(e.root().iter(w("sectPr")))
        properties.append(e.mark("sectPrChange"))

    mark = one(marks(section))
    assert (mark.kind, mark.note) == ("other", "looks changed (sectPrChange)")

    def table(e: Edits) -> None:
        properties = next(e.root().iter(w("tblPr")))
        properties.append(e.mark("tblPrChange", make("tblPr")))

    assert one(marks(table)).place == "Table 1"


def test_a_picture_or_an_equation_put_in_is_told() -> None:
    def picture(e: Edits) -> None:
        e.insert(e.find(WORDS), 5, "x")[0].append(make("drawing"))

    mark = one(marks(picture))
    assert (mark.kind, mark.note) == ("insert", "a picture came with it and is left out")

    def equation(e: Edits) -> None:
        math = etree.SubElement(e.find(WORDS), "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath")
        etree.SubElement(math, "{http://schemas.openxmlformats.org/officeDocument/2006/math}t").text = "a+b"

    (mark,) = marks(equation)
    assert (mark.kind, mark.tracked) == ("other", False)
    assert "an equation “a+b”" in mark.note


def test_every_revision_element_of_a_file_is_in_a_mark() -> None:
    def edit(e: Edits) -> None:
        paragraph = e.find(WORDS)
        properties = paragraph_properties(paragraph)
        properties.append(make("numPr", make("ilvl", val="0"), make("numId", val="1"), e.mark("ins")))
        paragraph.append(e.mark("ins"))
        paragraph.append(make("customXmlInsRangeStart", id="5"))
        e.mark_cell(e.rows("Ashwick")[1][1], "cellMerge")
        e.root("word/styles.xml").append(make("style", make("pPr", e.mark("pPrChange", make("pPr")))))

    edits = Edits(docx())
    edit(edits)
    data = edits.bytes()
    found = read(data)
    again = Edits(data)
    names = {f"{{{W}}}{n}" for n in ("ins", "pPrChange", "cellMerge", "customXmlInsRangeStart")}
    raw = sum(e.tag in names for part in ("word/document.xml", "word/styles.xml") for e in again.root(part).iter())
    assert found.elements == raw == 5
    assert all(m.kind in ("other", "format") for m in found.marks)


def test_what_libreoffice_adds_by_itself_is_no_mark() -> None:
    def row(e: Edits) -> None:
        e.add_row(e.rows("Ashwick")[1], ["\u200d"] * 5)

    assert one(marks(row)).cells == ((),) * 5

    def restyled(e: Edits) -> None:
        e.remove(e.find("Why the buildings must change"))
        following = paragraph_properties(e.find(WORDS))
        following.find(w("pStyle")).set(w("val"), "Heading2")  # type: ignore[union-attr]

    assert one(marks(restyled)).kind == "remove-block"

    def commented(e: Edits) -> None:
        e.date = "0-00-00T00:00:00Z"
        e.comment(e.find(WORDS), "three", "Which?")
        reference = next(e.find(WORDS).iter(w("commentReference"))).getparent()
        inserted = e.mark("ins")
        reference.addprevious(inserted)  # type: ignore[union-attr]
        inserted.append(reference)  # type: ignore[arg-type]

    (mark,) = marks(commented)
    assert (mark.kind, mark.date, len(mark.revisions)) == ("comment", "", 2)
