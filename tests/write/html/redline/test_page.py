from __future__ import annotations

from lxml import html
from msgspec.structs import replace

from docgen.paper.change import Change
from docgen.paper.tree import Cell, Image, Note, NoteMark, Paper, Row, Table
from docgen.write.html import redline
from tests.paper.edits.merged import BY, gone, heading, ins, new, old, paper, paragraph, text, whole
from tests.write.html.samples import PIXEL, finished, house
from tests.write.html.samples import heading as plain_heading
from tests.write.html.samples import whole as ordinary


def parsed(given: Paper, **more: str) -> html.HtmlElement:
    return html.document_fromstring(redline.write(given, house(), **more).decode("utf-8"))


def main(given: Paper) -> html.HtmlElement:
    return parsed(given).xpath("//main")[0]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert redline.write(whole(), house()) == redline.write(whole(), house())


def test_words_are_inserted_and_deleted_where_they_stand() -> None:
    page = main(paper(heading("A"), paragraph("Snow ", gone("fell"), ins("falls"), ".")))
    (block,) = page.xpath(".//p")
    assert [(e.tag, e.text) for e in block.xpath("ins | del")] == [("del", "fell"), ("ins", "falls")]


def test_every_change_has_an_entry_that_leads_to_it_and_a_way_to_its_neighbours() -> None:
    page = parsed(whole())
    entries = page.xpath("//nav[@class='changes']//a/@href")
    assert entries == [f"#_change-{n}" for n in range(1, 30)]
    for n in range(1, 30):
        step = page.get_element_by_id(f"_change-{n}")
        ways = step.xpath("a[@class='go']/@href")
        assert ways == [f"#_change-{m}" for m in (n - 1, n + 1) if 1 <= m <= 29]


def test_every_id_is_unique_and_every_link_within_the_page_leads_to_one() -> None:
    page = parsed(whole())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in page.xpath("//@href") if h.startswith("#")} <= set(ids)


def test_an_entry_says_where_and_what_and_whose() -> None:
    entry = parsed(whole()).xpath("//nav[@class='changes']//a")[5]
    assert " ".join(entry.text_content().split()) == (
        "6 Paragraph 2 (Background): “24 November 2014” → “28 November 2014” Ann Example, 1 March 2026"
    )


def test_author_and_date_stand_at_the_words_themselves() -> None:
    element = parsed(whole()).xpath("//ins[text()='28']")[0]
    assert element.get("datetime") == BY["date"]
    assert element.get("title") == "Ann Example, 1 March 2026"


def test_a_date_that_is_none_is_left_out() -> None:
    element = main(paper(heading("A"), paragraph(ins("x", author='"A" & B', date="lately")))).xpath(".//p/ins")[0]
    assert element.get("datetime") is None
    assert element.get("title") == '"A" & B'


def test_the_number_of_a_deleted_paragraph_is_struck() -> None:
    page = main(paper(heading("A"), old("Gone.", "3.", name="p3"), new("New.", "3.")))
    assert page.xpath(".//p[contains(@class, 'c-del')]/a/del/text()") == ["3."]
    assert page.xpath(".//p[contains(@class, 'c-ins')]/a/del") == []


def test_the_two_places_of_a_move_lead_to_each_other() -> None:
    page = main(
        paper(heading("A"), old("It.", "1.", "m1", name="x"), paragraph("Stays.", number="1."), new("It.", "2.", "m1"))
    )
    links = page.xpath(".//a[@class='to']")
    assert [(a.text, a.get("href")) for a in links] == [
        ("moved to paragraph 2 (A)", "#_change-2"),
        ("moved here from paragraph 1 (A)", "#_change-1"),
    ]
    assert [e.get("class") for e in page.xpath(".//p/ins | .//p/del")] == ["moved", "moved"]


def test_a_split_and_a_joint_show_the_end_of_the_paragraph() -> None:
    page = main(
        paper(
            heading("A"),
            paragraph("One.", change=Change("ins")),
            paragraph("Two.", change=Change("del")),
            paragraph("Three."),
        )
    )
    assert [(e.tag, e.text_content()) for e in page.xpath(".//p/ins | .//p/del")] == [("ins", "¶"), ("del", "¶")]


def test_a_change_of_form_is_told_in_a_note() -> None:
    page = main(whole())
    assert page.xpath(".//span[@class='form']/text()") == ["was a section heading, is a sub-heading", "style changed"]


def test_rows_and_columns_bear_their_kind() -> None:
    page = main(whole())
    assert page.xpath(".//tr/@class") == ["c-ins", "c-del"]
    assert len(page.xpath(".//thead//th[@class='c-ins'] | .//tbody/tr[not(@class)]/td[@class='c-ins']")) == 2
    assert {len(r.xpath("th | td")) for r in page.xpath(".//table//tr")} == {3}


def test_the_title_is_that_of_the_newer_paper_and_the_contents_hold_no_deleted_heading() -> None:
    page = parsed(paper(*whole().blocks, heading("Last")))
    assert [h.xpath("ins/text()") for h in page.xpath("//h1")] == [["Lending of sledges"]]
    contents = [" ".join(a.text_content().split()) for a in page.xpath("//nav[not(@class)]//a")]
    assert "14. Risks" in contents
    assert "14. Ends" not in contents


def test_a_change_within_a_link_is_marked_before_the_link() -> None:
    link = main(whole()).xpath(".//a[contains(@href, 'guide')]")[0]
    assert link.xpath(".//a") == []
    assert link.getprevious().get("id") == "_change-12"


def test_an_old_and_a_new_footnote_of_one_number_stand_apart() -> None:
    page = main(whole())
    assert page.xpath("//section[@class='notes']//li/@id") == ["_note-1", "_old_note-1"]
    assert page.xpath(".//p//sup/a/@href") == ["#_note-1", "#_old_note-1"]
    assert page.xpath("//section[@class='notes']//li/a[@role='doc-backlink']/@href") == ["#_mark-1", "#_old_mark-1"]


def test_a_deleted_mark_of_a_footnote_with_another_number_now_leads_to_it() -> None:
    stays = Note("stays", (paragraph("As at May."),), 1)
    page = main(paper(paragraph("Snow", gone(NoteMark("stays", 2)), ".", NoteMark("stays", 1)), notes=(stays,)))
    assert page.xpath(".//p//sup/a/text()") == ["2", "1"]
    assert page.xpath(".//p//sup/a/@href") == ["#_note-1", "#_note-1"]
    assert page.xpath(".//p//sup/a/@id") == ["_mark-1", "_mark-1-2"]


def test_a_reference_in_deleted_words_leads_nowhere() -> None:
    page = main(whole())
    assert [r.tag for r in page.xpath(".//del//*[@class='ref']")] == ["span"]
    assert page.xpath(".//a[@class='ref']/@href") == ["#p4"]


def test_what_has_no_words_has_a_mark_all_the_same() -> None:
    empty = Row((Cell((), change=Change("ins")),), Change("ins"))
    table = Table("t", (), (Row((Cell((paragraph("x"),)),)), empty))
    form = replace(table, id="u", rows=table.rows[:1], change=Change("form", was=replace(table, style="details", rows=())))
    page = main(paper(heading("A"), table, paragraph(change=Change("ins")), form))
    assert page.xpath(".//span[@class='step']/@id") == ["_change-1", "_change-2", "_change-3"]


def test_a_picture_may_be_new() -> None:
    given = paper(heading("A"), paragraph(ins(Image("dot.png", "A dot"))))
    page = main(replace(given, media=(("dot.png", PIXEL),)))
    assert page.xpath(".//ins/img/@alt") == ["A dot"]


def test_what_is_typed_stays_text() -> None:
    hostile = '"><script>alert(1)</script>'
    given = paper(heading(hostile), paragraph(ins(hostile, author=hostile, date=hostile)), old(hostile, hostile, name="x"))
    page = parsed(given, old=hostile, new=hostile)
    assert page.xpath("//script") == []
    assert hostile in page.text_content()


def test_the_notice_names_both_papers_and_counts_the_changes() -> None:
    notice = (
        parsed(whole(), old="the paper of 3 March", new="the working copy").xpath("//p[@class='redline']")[0].text_content()
    )
    assert notice.startswith("29 changes from the paper of 3 March to the working copy. Words")


def test_a_paper_without_changes_says_so_and_has_no_list() -> None:
    page = parsed(finished(plain_heading("A"), *ordinary().blocks[:1]))
    assert page.xpath("//p[@class='redline']")[0].text_content() == "No changes."
    assert page.xpath("//nav[@class='changes']") == []


def test_the_summary_stands_at_the_head() -> None:
    page = html.document_fromstring(redline.write(whole(), house(), summary=["risk 3 <added>"]).decode())
    assert page.xpath("//section[@class='short']//li/text()") == ["risk 3 <added>"]


def test_text_of_a_heading_may_change() -> None:
    given = paper(paragraph("T", style="title"), replace(heading("x"), children=text("Facts and ", gone("a"), ins("b"))))
    assert parsed(given).xpath("//h2/ins/text()") == ["b"]


def test_what_was_moved_and_reworded_is_told_in_the_list_and_at_its_new_place() -> None:
    page = parsed(
        paper(
            old("The sledges are kept in a shed by May.", "1.", "m1"),
            paragraph("Two.", number="1."),
            new("The sledges are kept in a depot by May.", "2.", "m1"),
        )
    )
    told = "moved here from paragraph 1, and “shed” → “depot”"
    assert told in page.xpath("//nav[@class='changes']//li")[1].text_content()
    assert page.get_element_by_id("_change-2").xpath("string(a[@class='to'])") == told
    assert "with changes" in page.get_element_by_id("_change-1").text_content()
