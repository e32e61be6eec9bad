from __future__ import annotations

import base64

from lxml import html
from msgspec.structs import replace

from docgen.paper.tree import Cell, Division, Field, Item, Link, List, Meta, Note, NoteMark, Paper, Paragraph, Row, Table
from docgen.write.html import write
from tests.support.html_numbers import numbered_paragraphs
from tests.write.html.samples import (
    META,
    PIXEL,
    cell,
    finished,
    heading,
    house,
    item,
    paragraph,
    recommendations,
    text,
    whole,
)


def parsed(paper: Paper) -> html.HtmlElement:
    return html.document_fromstring(write(paper, house()).decode("utf-8"))


def classes(page: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    return page.find_class(name)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write(whole(), house()) == write(whole(), house())


def test_the_bytes_have_unix_line_ends_and_a_doctype() -> None:
    data = write(whole(), house())
    assert data.startswith(b"<!doctype html>\n")
    assert b"\r" not in data


def test_every_id_is_unique_and_every_link_within_the_page_leads_to_one() -> None:
    page = parsed(whole())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in page.xpath("//@href") if h.startswith("#")} <= set(ids)


def test_the_page_loads_nothing_and_runs_no_script() -> None:
    page = parsed(whole())
    assert page.xpath("//script | //link | //iframe | //object") == []
    assert all(s.startswith("data:image/png;base64,") for s in page.xpath("//@src"))
    assert page.xpath("//img/@alt") == ["A dot"]
    style = "".join(page.xpath("//style/text()"))
    assert "url(" not in style
    assert "@import" not in style


def test_the_title_is_the_only_first_rank_heading_and_stands_in_the_header() -> None:
    page = parsed(whole())
    assert [h.text_content() for h in page.xpath("//h1")] == ["Lending of sledges"]
    assert page.xpath("//header//h1")


def test_a_paper_without_a_title_block_still_has_its_title_as_heading() -> None:
    page = parsed(finished(heading("Background"), paragraph("Snow.")))
    assert [h.text for h in page.xpath("//h1")] == ["Lending of sledges"]


def test_the_letterhead_stands_at_the_top_of_the_screen_without_status_and_page_numbers_where_the_house_wants_it() -> None:
    lines = [Paragraph("", text("DRAFT"), "status"), Paragraph("", text("Winter Committee"), "header")]
    lines.append(Paragraph("", text("Page ", Field("page")), "header"))
    paper = replace(whole(), header=tuple(lines))
    assert classes(parsed(paper), "letterhead") == []
    shown = html.document_fromstring(write(paper, replace(house(), letterhead=True)).decode("utf-8"))
    assert [p.text for p in shown.xpath("//header/*[1]")] == ["Winter Committee"]
    assert [p.text for p in classes(shown, "letterhead")] == ["Winter Committee"]


def test_a_gap_in_the_ranks_of_headings_is_closed() -> None:
    page = parsed(finished(heading("A"), heading("B", 3), heading("C", 4), heading("D", 2), heading("E", 5), heading("F")))
    ranks = [h.tag for h in page.xpath("//main//*[self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")]
    assert ranks == ["h2", "h3", "h4", "h3", "h4", "h2"]


def test_what_stands_before_the_first_section_is_the_header_and_the_rest_the_main_part() -> None:
    page = parsed(whole())
    assert page.xpath("//header//table//th/text()") == ["Ward", "Key decision"]
    assert page.xpath("//main/*[1]/@class") == ["d-recommendations"]


def test_numbers_are_text_and_lead_to_their_own_paragraph() -> None:
    page = write(finished(heading("Background"), paragraph("Snow.", name="snow"), paragraph("Ice.")), house())
    assert numbered_paragraphs(page) == [("1.0", "Background"), ("1.1", "Snow."), ("1.2", "Ice.")]
    number = html.document_fromstring(page).xpath("//p[@id='snow']/a")[0]
    assert number.get("href") == "#snow"
    assert number.text == "1.1 "


def test_the_numbers_of_lists_are_text_at_every_depth() -> None:
    inner = List("", "i)", (item("ice"), item("snow")))
    outer = List(
        "", "(a)", (item("cold", inner), Item("", (Paragraph("", text("warm"), "item"), Paragraph("", text("mild")))))
    )
    labels = numbered_paragraphs(write(finished(outer), house()))
    assert labels == [("(a)", "cold"), ("i)", "ice"), ("ii)", "snow"), ("(b)", "warm")]


def test_bullets_and_unmarked_lists_bear_no_label() -> None:
    page = parsed(finished(List("", "•", (item("snow"),)), List("", "", (item("ice"),))))
    assert [u.get("class") for u in page.xpath("//main/ul | //header/ul")] == [None, "unmarked"]
    assert classes(page, "l") == []


def test_a_recommendation_can_be_linked_to() -> None:
    page = parsed(finished(heading("A"), recommendations()))
    links = page.xpath("//section[@class='d-recommendations']//li/a[@class='l']")
    assert [a.text for a in links] == ["1) ", "2) "]
    assert all(a.getparent().get("id") == a.get("href")[1:] for a in links)


def test_a_division_that_begins_with_a_heading_is_a_section_named_by_it() -> None:
    page = parsed(whole())
    section = page.xpath("//section[@class='d-recommendations']")[0]
    assert page.get_element_by_id(section.get("aria-labelledby")).text == "Recommendations"
    assert page.xpath("//div[@class='d-notice']")


def test_two_sections_of_the_same_name_are_not_two_regions_of_the_same_name() -> None:
    page = parsed(finished(recommendations(), recommendations()))
    assert [s.get("aria-labelledby") is None for s in page.xpath("//main/section")] == [False, True]


def test_a_block_in_a_division_takes_the_look_the_house_has_for_it_there() -> None:
    page = parsed(finished(Division("", "recommendations", (paragraph("x", style="item"),)), paragraph("x", style="item")))
    assert [p.get("class") for p in page.xpath("//p[contains(@class, 'item')]")] == ["s-recommendations-item", "s-item"]


def test_a_run_in_heading_stands_in_bold_before_its_paragraph() -> None:
    page = write(finished(heading("A"), paragraph("It is cold.", lead="Snow")), house())
    assert b"<b>Snow.</b> It is cold." in page


def test_a_reference_leads_to_the_block_whose_number_it_prints() -> None:
    page = parsed(whole())
    assert [(a.get("href"), a.text) for a in classes(page, "ref")] == [("#facts", "1.2"), ("#count", "Table 1")]


def test_a_table_has_caption_head_and_row_headers() -> None:
    page = parsed(whole())
    counted = page.get_element_by_id("count")
    assert counted.find("caption").text_content() == "Table 1: Sledges by season"
    assert counted.xpath("thead//th/@scope") == ["col", "col"]
    assert counted.xpath("tbody//th/@scope") == ["row", "row"]
    assert counted.xpath("tbody//td/@colspan") == ["2"]
    assert counted.xpath("thead//td/text()") == []


def test_tables_that_may_scroll_are_reached_by_keyboard_and_have_names_of_their_own() -> None:
    regions = parsed(whole()).xpath("//div[@role='region']")
    assert [r.get("tabindex") for r in regions] == ["0", "0"]
    assert [r.get("aria-label") for r in regions] == ["Table 1: Sledges by season", "Winter, Spring"]


def test_tables_of_many_columns_have_narrower_cells_before_they_scroll() -> None:
    def table(columns: int) -> Table:
        return Table("", (), (Row(tuple(Cell((Paragraph("", text("1"), "cell"),)) for _ in range(columns))),))

    page = parsed(finished(*map(table, (2, 5, 6, 8))))
    found = [d.get("class") for d in page.xpath("//div[table]")]
    assert found == ["table", "table wide", "table wide many", "table wide many"]


def test_a_table_of_few_columns_scrolls_if_the_words_of_its_headings_are_long() -> None:
    def kind(*headings: str) -> str:
        head = Row(tuple(cell(words, "column") for words in headings))
        page = parsed(finished(Table("", (head,), (Row((cell("x", span=len(headings)),)),))))
        return str(page.xpath("//div[table]/@class")[0])

    assert kind("Likelihood", "Mitigation") == "table"
    assert kind("Likelihood", "Year-by-year plans") == "table"
    assert kind("What is to be done about the likelihood", "Year-by-year mitigations") == "table wide"
    assert kind("Interoperabilityframework") == "table wide"


def test_a_note_leads_back_to_each_of_its_marks() -> None:
    page = parsed(whole())
    assert [a.get("href") for a in page.xpath("//a[@role='doc-noteref']")] == ["#_note-1", "#_note-2", "#_note-1"]
    first, second = page.xpath("//section[@role='doc-endnotes']//li")
    assert first.xpath(".//a[@role='doc-backlink']/@href") == ["#_mark-1", "#_mark-1-2"]
    assert second.xpath(".//a[@role='doc-backlink']/@href") == ["#_mark-2"]
    assert "First part." in second.text_content()
    assert "Second part." in second.text_content()


def test_the_marks_of_a_note_are_counted_as_they_stand_in_items_and_cells() -> None:
    def marked(words: str, style: str) -> Paragraph:
        return Paragraph("", (*text(words), NoteMark("n")), style)

    inner = List("", "•", (Item("", (marked("third", "item"),)),))
    listed = List("", "•", (Item("", (marked("first", "item"), marked("second", "item"), inner)),))
    celled = Table("", (), (Row((Cell((marked("fourth", "cell"), marked("fifth", "cell"))),)),))
    page = parsed(finished(listed, celled, notes=(Note("n", (paragraph("Said.", style="footnote"),)),)))
    marks = page.xpath("//a[@role='doc-noteref']/@id")
    assert marks == ["_mark-1", *(f"_mark-1-{n}" for n in range(2, 6))]
    assert page.xpath("//a[@role='doc-backlink']/@href") == [f"#{mark}" for mark in marks]


def test_the_contents_list_sections_with_their_parts_inside() -> None:
    page = parsed(whole())
    top = page.xpath("//nav/details/ol/li")
    assert [li.find("a").text_content() for li in top] == ["Recommendations", "1.0 Background", "2.0 More"]
    assert [a.text_content() for a in top[1].xpath("ol/li/a")] == ["The facts"]


def test_a_short_paper_has_no_contents() -> None:
    assert parsed(finished(heading("A"), paragraph("x"))).xpath("//nav") == []


def test_very_many_headings_leave_only_the_sections_in_the_contents() -> None:
    many = [block for n in range(21) for block in (heading(f"S{n}"), heading(f"P{n}", 2))]
    assert len(parsed(finished(*many)).xpath("//nav//li")) == 21


def test_a_draft_says_so_and_a_final_paper_does_not() -> None:
    draft = finished(paragraph("x"), meta=replace(META, status="draft"))
    assert [n.get("role") for n in classes(parsed(draft), "draft")] == ["note"]
    assert classes(parsed(whole()), "draft") == []


def test_the_head_says_where_the_paper_comes_from() -> None:
    page = parsed(whole())
    said = dict(zip(page.xpath("//meta[@name]/@name"), page.xpath("//meta[@name]/@content"), strict=True))
    assert said["author"] == "Ada Marsh, Head of Winter"
    assert said["date"] == "2026-01-14"
    assert said["docgen:decision"] == "sledges"
    assert said["docgen:house"] == "northmoor"
    assert said["docgen:source-fingerprint"] == "ab12"
    assert page.get("lang") == "en-GB"
    assert page.xpath("//title/text()") == ["Lending of sledges – Northmoor Council"]


def test_a_link_whose_text_is_its_address_is_not_printed_twice_on_paper() -> None:
    page = parsed(whole())
    assert [a.text for a in classes(page, "bare")] == ["ada.marsh@example.gov.uk"]


def test_a_table_too_wide_for_paper_is_printed_in_smaller_type_so_that_the_page_keeps_its_own() -> None:
    def kind(*words: str) -> str:
        found = Table("", (Row(tuple(cell(w, "column") for w in words)),), (Row(tuple(map(cell, words))),))
        return parsed(finished(found)).find_class("many")[0].get("style", "")

    assert kind(*["£12,345,678"] * 9) == "--columns: 9; --small: 8pt"
    assert kind(*"ABCDEFGHI") == "--columns: 9"


def test_a_short_table_is_not_divided_in_print() -> None:
    def kinds(rows: int) -> list[str]:
        body = tuple(Row((cell("1"),)) for _ in range(rows))
        return [e.get("class", "") for e in parsed(finished(Table("", (), body))).iter("table")]

    assert (kinds(8), kinds(9)) == (["t-table whole"], ["t-table"])


def test_an_e_mail_address_in_a_column_may_break_behind_the_at_sign() -> None:
    link = Link("mailto:ada.marsh@example.gov.uk", text("ada.marsh@example.gov.uk"))
    found = write(finished(Table("", (), (Row((Cell((paragraph(link),)),)),))), house())
    assert b">ada.marsh@<wbr>example.gov.uk</a>" in found


def test_a_picture_is_in_the_page_itself() -> None:
    source = parsed(whole()).xpath("//img/@src")[0]
    assert base64.b64decode(source.partition(",")[2]) == PIXEL


def test_a_cell_of_lists_and_a_cell_of_nothing_are_written() -> None:
    full = Cell((Paragraph("", text("Pros"), "cell"), List("", "•", (item("fast"),))))
    page = parsed(finished(Table("", (), (Row((full, Cell(()))),))))
    assert [td.text_content().split() for td in page.xpath("//td")] == [["Pros", "fast"], []]


def test_an_empty_paper_is_a_page_too() -> None:
    page = parsed(Paper(Meta("Nothing"), ()))
    assert page.xpath("//h1/text()") == ["Nothing"]


def test_text_without_a_tag_of_its_own_keeps_its_place_before_the_list_below_it() -> None:
    page = parsed(finished(List("", "•", (item("outer", List("", "•", (item("inner"),))),))))
    outer = page.xpath("//li")[0]
    assert (outer.text or "").strip() == "outer"
    assert outer.xpath("ul/li/text()") == ["inner"]
