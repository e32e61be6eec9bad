"""Paragraphs, headings, lists and divisions."""

from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace

from docgen.paper.tree import Cell, Division, Paragraph, Row, Table
from docgen.write.word import prepare, write
from tests.support.word import body, parts, tree
from tests.support.word_numbers import numbered_paragraphs
from tests.write.word.samples import STYLES, docx, h, house_model, inlines, items, main, p, paper, table

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_a_paragraph_has_the_style_of_its_role() -> None:
    assert body(docx(p("A title", style="title"), p("x"))) == [
        'p(pPr(pStyle=Title) r(t"A title"))',
        'p(pPr(pStyle=BodyText) r(t"x"))',
    ]


def test_an_unknown_role_looks_as_a_paragraph_does() -> None:
    assert body(docx(p("x", style="unheard-of"))) == ['p(pPr(pStyle=BodyText) r(t"x"))']


def test_a_heading_names_its_outline_level_only_where_its_style_has_another() -> None:
    first, second = body(docx(h("One", 2), h("Deep", 5)))
    assert first == 'p(pPr(pStyle=Heading2) r(t"One"))'
    assert second == 'p(pPr(pStyle=BodyText keepNext outlineLvl=4) r(t"Deep"))'


def test_a_run_in_heading_stands_in_bold_before_its_paragraph() -> None:
    block = Paragraph("", inlines("text"), lead=inlines("Risk"))
    assert body(docx(block)) == ['p(pPr(pStyle=BodyText) r(rPr(b bCs) t"Risk") r(rPr(b bCs) t".") r(t" ") r(t"text"))']


def test_a_run_in_heading_may_have_a_line_of_its_own() -> None:
    model = replace(house_model(), run_in=replace(house_model().run_in, suffix=" –", new_line=True))
    block = Paragraph("", inlines("text"), lead=inlines("Risk"))
    assert "r(br)" in body(write(paper(block), prepare(model, STYLES)))[0]


def test_a_paragraph_before_a_list_stays_with_it() -> None:
    first, *_ = body(docx(p("These:"), items("x")))
    assert first == 'p(pPr(pStyle=BodyText keepNext) r(t"These:"))'


def test_a_list_begins_where_the_text_above_it_does() -> None:
    data = docx(p("These:", label=main("1.1", 2, 1)), items("x"))
    indent = tree(data, "word/numbering.xml").findall(f".//{_W}abstractNum")[1].find(f".//{_W}ind")
    assert indent is not None
    assert (indent.get(f"{_W}left"), indent.get(f"{_W}hanging")) == (str(680 + 425), "425")


def test_the_second_paragraph_of_an_item_stands_under_its_text() -> None:
    data = docx(items((p("one", style="item"), p("two", style="item"))))
    assert body(data)[1] == 'p(pPr(pStyle=ListParagraph spacing[after=180] ind[left=425]) r(t"two"))'


def test_the_last_item_has_the_space_of_the_paragraphs_round_the_list() -> None:
    first, last = body(docx(items("one", "two", name="")))
    assert "spacing" not in first
    assert "spacing[after=180]" in last


def test_no_paragraph_is_empty_between_blocks() -> None:
    data = docx(h("H"), p("x"), items("y"), p("z"))
    assert all(list(e.iter(f"{_W}t")) for e in tree(data).iter(f"{_W}p"))


def test_blocks_in_a_division_have_its_own_styles_where_it_has_them() -> None:
    data = docx(Division("", "recommendations", (h("R"), p("That:", style="lead-in"), items("x"), p("y"))))
    styles = [e.get(f"{_W}val") for e in tree(data).iter(f"{_W}pStyle")]
    assert styles == ["RecommendationsHeading", "RecommendationsLeadIn", "Recommendation", "BodyText"]


def test_a_division_with_one_fill_is_one_even_box() -> None:
    data = docx(Division("", "recommendations", (h("R"), p("That:", style="lead-in"), items("x", name=""))))
    edges = set()
    tops = []
    for properties in tree(data).iter(f"{_W}pPr"):
        indent, left = properties.find(f"{_W}ind"), properties.find(f"{_W}pBdr/{_W}left")
        assert indent is not None
        assert left is not None
        text = int(indent.get(f"{_W}left") or 0) - int(indent.get(f"{_W}hanging") or 0)
        edges.add(text - 20 * int(left.get(f"{_W}space") or 0))
        tops.append(properties.find(f"{_W}pBdr/{_W}top").get(f"{_W}color"))  # type: ignore[union-attr]
        assert properties.find(f"{_W}shd").get(f"{_W}fill") == "EAF2ED"  # type: ignore[union-attr]
    assert len(edges) == 1
    assert all(a != b for a, b in itertools.pairwise(tops))  # equal neighbours would be joined


def test_a_list_within_a_recommendation_keeps_its_bullets_near_its_words() -> None:
    inner = items("a", "b", form="•", name="inner")
    data = docx(Division("", "recommendations", (items((p("x", style="item"), inner)),)))
    one, two, _ = [ind for ind in tree(data).iter(f"{_W}ind") if ind.get(f"{_W}hanging")]
    own, nested = (int(ind.get(f"{_W}left") or 0) for ind in (one, two))
    assert nested - own == 425


def test_a_box_whose_deep_labels_no_side_border_reaches_is_two_lines_with_every_label_in_its_place() -> None:
    third = items("third", form="i)", labels=("i)",), name="third")
    second = items((p("second", style="item"), third), form="a)", labels=("a)",), name="second")
    data = docx(Division("", "recommendations", (items((p("first", style="item"), second)),)))
    frames = [[side.tag.removeprefix(_W) for side in borders] for borders in tree(data).iter(f"{_W}pBdr")]
    assert frames == [["top"], ["bottom"]]
    assert not list(tree(data).iter(f"{_W}shd"))
    assert "ind[" not in "".join(body(data))  # each stands where its number has it
    assert [label for label, _ in numbered_paragraphs(data)] == ["•", "a)", "i)"]


def test_a_paragraph_that_ends_in_a_colon_stays_with_what_it_leads_to() -> None:
    found = body(docx(p("One wrote:"), Division("", "quote", (p("It is warm."),)), p("Another did not."), p("Why?")))
    assert ["keepNext" in line for line in found] == [True, False, False, False]


def test_the_last_item_of_a_list_is_not_alone_on_a_page() -> None:
    assert ["keepNext" in line for line in body(docx(items("a", "b", "c", name="")))] == [False, True, False]
    assert not any("keepNext" in line for line in body(docx(items("a", "b", name=""))))


def test_the_text_of_an_item_stays_with_the_list_within_it() -> None:
    found = body(docx(items((p("approves posts", style="item"), items("one", form="•", name="inner")), "notes")))
    assert ["keepNext" in line for line in found] == [True, False, False]


def test_text_without_a_label_deep_in_a_box_has_all_its_lines_at_one_edge() -> None:
    inner = items("deep", (p("deeper", style="item"), p("and more", style="item")), form="i)", labels=("i)", "ii)"))
    outer = items((p("first", style="item"), inner), form="1)", labels=("1)",))
    data = docx(Division("", "recommendations", (outer, p("after", style="lead-in"))))
    found = {}
    for paragraph in tree(data).iter(f"{_W}p"):
        indent = paragraph.find(f"{_W}pPr/{_W}ind")
        assert indent is not None
        words = "".join(paragraph.itertext())
        number = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        found[words] = (int(indent.get(f"{_W}left") or 0), int(indent.get(f"{_W}hanging") or 0), number)
    left, hanging, numbered = found["and more"]
    assert numbered
    assert (left, left - hanging) == (found["deeper"][0], 20 * 31)
    assert found["after"][1:] == (0, False)
    assert '<w:numFmt w:val="none"/>' in parts(data)["word/numbering.xml"].decode()
    assert [label for label, _ in numbered_paragraphs(data)] == ["1)", "i)", "ii)"]


def test_only_the_last_paragraph_of_a_box_has_its_lower_edge() -> None:
    data = docx(Division("", "recommendations", (h("R"), items("x", "y", name=""))))
    bottoms = [e.get(f"{_W}val") for e in tree(data).iter(f"{_W}bottom")]
    assert bottoms == ["nil", "nil", "single"]


@pytest.mark.parametrize(("style", "kept"), [("contact", [1, 1, 0]), ("signature", [1, 1, 0]), ("front-matter", [0, 0, 0])])
def test_a_signature_and_the_contacts_are_not_divided_between_two_pages(style: str, kept: list[int]) -> None:
    lines = tuple(p(words, style="contact") for words in ("Tamsin Areland", "T: 01632 960001", "E: tamsin"))
    found = body(docx(Division("c", style, lines), p("After.")))
    assert [int("keepNext" in line) for line in found] == [*kept, 0]


def test_a_paragraph_after_a_table_keeps_its_distance() -> None:
    assert body(docx(table(["A"], ["1"]), p("x")))[1] == 'p(pPr(pStyle=BodyText spacing[before=160]) r(t"x"))'


def test_a_paragraph_with_more_space_above_it_keeps_that_after_a_table() -> None:
    assert "spacing" not in str(body(docx(table(["A"], ["1"]), h("X")))[1])


def test_two_tables_are_kept_apart_by_a_paragraph_of_the_gap_style() -> None:
    blocks = body(docx(table(["A"], ["1"]), table(["B"], ["2"]), p("x")))
    assert blocks[1] == "p(pPr(pStyle=TableGap))"


def test_a_table_at_the_end_of_a_cell_has_the_paragraph_the_format_demands() -> None:
    outer = Table("", (), (Row((Cell((table(["A"], ["1"]),)),)),))
    cell = tree(docx(outer)).find(f".//{_W}tc")
    assert cell is not None
    assert [e.tag.split("}")[1] for e in cell] == ["tcPr", "tbl", "p"]
