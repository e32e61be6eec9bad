"""The other parts: footnotes, header and footer, properties, styles, settings; and the file as a whole."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from msgspec.structs import replace

import docgen
from docgen.house.styles import Look, Styles, TableLook
from docgen.paper.tree import Field, Image, Link, Meta, Note, NoteMark, Paragraph
from docgen.write.word import prepare, write
from tests.support.pictures import png
from tests.support.word import brief, parts, runs, shown, tree
from tests.write.word.samples import STYLES, docx, house, house_model, inlines, items, p, paper, table

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def note(name: str, *blocks: Paragraph) -> Note:
    return Note(name, blocks, 1)


def styles(data: bytes) -> dict[str, str]:
    """The styles of a file in the short notation, by id."""
    found = tree(data, "word/styles.xml").findall(f"{_W}style")
    return {s.get(f"{_W}styleId") or "": brief(s) for s in found}


# ---- footnotes


def test_a_footnote_is_words_own() -> None:
    data = docx(p("x", NoteMark("n", 1)), notes=(note("n", p("As at 9 November", style="note")),))
    assert "r(rPr(rStyle=FootnoteReference) footnoteReference[id=1])" in runs(data)
    last = tree(data, "word/footnotes.xml").findall(f"{_W}footnote")[-1]
    assert brief(last) == (
        "footnote[id=1](p(pPr(pStyle=FootnoteText) r(rPr(rStyle=FootnoteReference) footnoteRef) "
        'r(t" ") r(t"As at 9 November")))'
    )


def test_the_rules_between_text_and_notes_are_there_without_any_note() -> None:
    kinds = [e.get(f"{_W}type") for e in tree(docx(p("x")), "word/footnotes.xml")]
    assert kinds == ["separator", "continuationSeparator"]


def test_a_second_mark_of_a_note_refers_to_the_first() -> None:
    data = docx(p(NoteMark("n", 1)), p(NoteMark("n", 1)), notes=(note("n", p("x")),))
    assert len(list(tree(data).iter(f"{_W}footnoteReference"))) == 1
    assert r"NOTEREF _dgf_n \f \h" in runs(data, 1)


def test_notes_are_numbered_in_the_order_of_their_marks() -> None:
    data = docx(p(NoteMark("b", 1), NoteMark("a", 2)), notes=(note("a", p("A")), note("b", p("B"))))
    assert shown(data, "word/footnotes.xml") == " B A"


def test_a_link_in_a_note_belongs_to_the_notes_part() -> None:
    data = docx(p(NoteMark("n", 1)), notes=(note("n", p(Link("https://example.gov.uk/", inlines("x")))),))
    assert b"https://example.gov.uk/" in parts(data)["word/_rels/footnotes.xml.rels"]


def test_a_note_without_text_has_its_number_all_the_same() -> None:
    assert b"footnoteRef/>" in parts(docx(p(NoteMark("n", 1)), notes=(note("n"),)))["word/footnotes.xml"]


# ---- header and footer


def test_header_and_footer_stand_in_parts_of_their_own() -> None:
    given = replace(paper(p("x")), header=(p("DRAFT", style="header"),), footer=(p("Page ", Field("page"), style="footer"),))
    data = write(given, house())
    assert brief(tree(data, "word/paper_header.xml")) == 'hdr(p(pPr(pStyle=Header) r(t"DRAFT")))'
    assert " PAGE " in brief(tree(data, "word/paper_footer.xml"))
    assert [e.get(f"{_W}type") for e in tree(data).iter(f"{_W}headerReference", f"{_W}footerReference")] == ["default"] * 2


def test_a_paper_without_header_has_no_header_part() -> None:
    assert not [name for name in parts(docx(p("x"))) if "header" in name or "footer" in name]


# ---- properties


def test_properties_tell_title_authors_status_and_provenance() -> None:
    meta = Meta(
        "A & B", ("Ann", "Bob"), "The Committee", "2027-03-09", "draft", "hubs", "sample", "en-GB", (("source", "ab12"),)
    )
    data = write(replace(paper(), meta=meta), house())
    core = {e.tag.split("}")[1]: e.text for e in tree(data, "docProps/core.xml")}
    assert core == {
        "title": "A & B",
        "subject": "The Committee",
        "creator": "Ann; Bob",
        "identifier": "hubs",
        "language": "en-GB",
        "category": "draft",
        "contentStatus": "Draft",
        "created": "2027-03-09T00:00:00Z",
        "modified": "2027-03-09T00:00:00Z",
    }
    custom = {e.get("name"): e[0].text for e in tree(data, "docProps/custom.xml")}
    assert custom == {
        "DocgenDecision": "hubs",
        "DocgenHouse": "sample",
        "DocgenVersion": docgen.__version__,
        "DocgenSourceFingerprint": "ab12",
    }


def test_a_paper_without_date_tells_none() -> None:
    assert b"dcterms:created" not in parts(docx())["docProps/core.xml"]


# ---- styles and settings


def test_every_role_is_a_word_style_and_built_in_ones_keep_their_ids() -> None:
    found = styles(docx())
    assert found["Heading1"] == (
        "style[type=paragraph][styleId=Heading1](name=heading 1 basedOn=Normal qFormat "
        "pPr(keepNext keepLines spacing[before=360][after=120] outlineLvl=0) rPr(b bCs sz=28 szCs=28))"
    )
    assert found["LeadIn"].startswith("style[type=paragraph][customStyle=1][styleId=LeadIn](name=Lead-in basedOn=Normal")
    assert found["RecommendationsHeading"].count("basedOn=Heading1") == 1
    assert "pPr(keepNext keepLines" in found["LeadIn"]


def test_capitals_are_a_style_and_the_text_keeps_its_case() -> None:
    data = docx(p("A title", style="title"))
    assert "caps" in styles(data)["Title"]
    assert shown(data) == "A title"


def test_the_language_font_and_size_stand_in_the_defaults() -> None:
    defaults = tree(docx(), "word/styles.xml").find(f"{_W}docDefaults")
    assert defaults is not None
    assert brief(defaults) == (
        "docDefaults(rPrDefault(rPr(rFonts[ascii=Arial][eastAsia=Arial][hAnsi=Arial][cs=Arial] sz=24 szCs=24 "
        "lang=en-GB[eastAsia=en-GB][bidi=ar-SA])) pPrDefault(pPr(widowControl spacing[after=0][line=276][lineRule=auto])))"
    )


def test_two_roles_of_one_word_style_make_it_once() -> None:
    looks = Styles(styles={"a": Look(word="Same", bold=True), "b": Look(word="same")}, tables={})
    data = write(paper(p("x", style="b")), prepare(house_model(), looks))
    assert [i for i in styles(data) if i.lower() == "same"] == ["Same"]


def test_a_style_based_on_itself_ends() -> None:
    looks = Styles(styles={"a": Look(word="A", based_on="b"), "b": Look(word="B", based_on="a")}, tables={})
    assert write(paper(p("x", style="a")), prepare(house_model(), looks))


def test_nothing_of_python_docx_template_is_left() -> None:
    names = list(parts(docx(p("x"))))
    assert names == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/numbering.xml",
        "word/footnotes.xml",
        "docProps/app.xml",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/theme/theme1.xml",
    ]
    assert b"updateFields" not in parts(docx())["word/settings.xml"]


# ---- the file


def test_the_same_paper_gives_the_same_bytes_in_any_process_order() -> None:
    blocks = (p("x", Image("a.png", "A")), items("y"), table(["A"], ["1"]))
    first = docx(*blocks, media={"a.png": png(5, 5)})
    assert write(paper(*blocks, media={"a.png": png(5, 5)}), prepare(house_model(), STYLES)) == first


def test_the_archive_has_fixed_times_and_no_system() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(p("x")))) as archive:
        assert archive.testzip() is None
        assert {(i.date_time, i.create_system, i.external_attr) for i in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0, 0)
        }


# ---- the council's own file


def council(text: str = "Example Council") -> bytes:
    """A house.docx with a style, a wide margin and a header of its own."""
    document = python_docx.Document()
    document.styles["Title"].font.name = "Georgia"
    document.sections[0].left_margin = python_docx.shared.Mm(50)
    document.sections[0].header.paragraphs[0].text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("status", "marked"), [("draft", True), ("final", False)])
def test_the_councils_header_wins_and_a_draft_is_still_marked(status: str, marked: bool) -> None:
    given = replace(paper(p("x")), header=(p("DRAFT ", Link("https://example.gov.uk/", inlines("why")), style="header"),))
    data = write(replace(given, meta=Meta("A title", status=status)), prepare(house_model(), STYLES, council()))
    assert "word/paper_header.xml" not in parts(data)
    text = shown(data, "word/header1.xml")
    assert text.startswith("Example Council")
    assert ("DRAFT" in text) is marked


def test_the_councils_styles_and_page_win_and_the_missing_ones_are_added() -> None:
    data = write(paper(p("A title", style="title")), prepare(house_model(), STYLES, council()))
    found = styles(data)
    assert "Georgia" in found["Title"]
    assert "Recommendation" in found
    margin = next(tree(data).iter(f"{_W}pgMar")).get(f"{_W}left")
    assert margin == "2835"


def test_the_table_grid_stands_in_where_a_house_has_no_tables() -> None:
    looks = Styles(styles={"paragraph": Look(word="Body Text")}, tables={"x": TableLook(word="X Table")})
    data = write(paper(table(["A"], ["1"])), prepare(house_model(), looks))
    assert set(styles(data)) >= {e.get(f"{_W}val") for e in tree(data).iter(f"{_W}tblStyle", f"{_W}pStyle")}
