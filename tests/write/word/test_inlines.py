"""Runs, links, fields and references."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.paper.tree import Break, Field, Image, Label, Link, NoteMark, Reference, Styled, Text
from docgen.write.word.bookmarks import name
from tests.support.word import brief, parts, runs, shown, tree
from tests.write.word.samples import docx, h, inlines, items, main, p, table

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def styled(style: str, *content: str) -> Styled:
    return Styled(style, inlines(*content))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("style", "properties"),
    [
        ("strong", "b bCs"),
        ("em", "i iCs"),
        ("del", "strike"),
        ("sup", "vertAlign=superscript"),
        ("sub", "vertAlign=subscript"),
        ("code", "rStyle=HTMLCode"),
    ],
)
def test_emphasis_becomes_run_properties(style: str, properties: str) -> None:
    assert runs(docx(p("a ", styled(style, "b")))) == f'r(t"a ") r(rPr({properties}) t"b")'


def test_nested_emphasis_adds_up() -> None:
    data = docx(p(Styled("strong", (styled("em", "x"),))))
    assert runs(data) == 'r(rPr(b bCs i iCs) t"x")'


def test_a_break_is_a_new_line_in_the_same_paragraph() -> None:
    assert runs(docx(p("a", Break(), "b"))) == 'r(t"a") r(br) r(t"b")'


def test_a_link_is_a_relationship_of_its_part() -> None:
    data = docx(p(Link("https://example.gov.uk/a?b=1&c=2", inlines("here"))))
    assert runs(data) == 'hyperlink[id=rId7][history=1](r(rPr(rStyle=Hyperlink) t"here"))'
    relations = parts(data)["word/_rels/document.xml.rels"].decode()
    assert 'Id="rId7"' in relations
    assert 'Target="https://example.gov.uk/a?b=1&amp;c=2" TargetMode="External"' in relations


def test_equal_links_share_a_relationship() -> None:
    data = docx(p(Link("tel:+441632960001", inlines("a")), Link("tel:+441632960001", inlines("b"))))
    assert parts(data)["word/_rels/document.xml.rels"].count(b"tel:") == 1


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("https://example.gov.uk/a b", "https://example.gov.uk/a%20b"),
        ("https://example.gov.uk/£", "https://example.gov.uk/%C2%A3"),
        ("https://example.gov.uk/100%", "https://example.gov.uk/100%25"),
        ("mailto:a.b@example.gov.uk", "mailto:a.b@example.gov.uk"),
    ],
)
def test_a_link_target_is_made_a_uri(href: str, target: str) -> None:
    assert f'Target="{target}"'.encode() in parts(docx(p(Link(href, inlines("x")))))["word/_rels/document.xml.rels"]


def test_a_target_that_is_no_uri_becomes_a_field_instead_of_breaking_the_file() -> None:
    data = docx(p(Link("https://exa mple:port/", inlines("x"))))
    assert b"External" not in parts(data)["word/_rels/document.xml.rels"]
    assert "HYPERLINK" in runs(data)
    assert shown(data) == "x"


def test_a_page_number_is_a_field() -> None:
    data = docx(p(Field("page"), Field("pages")))
    assert [e.text for e in tree(data).iter(f"{_W}instrText")] == [" PAGE ", " NUMPAGES "]


def test_a_reference_to_a_paragraph_is_a_live_field_with_its_number() -> None:
    data = docx(
        p("See ", Reference("cost", "1.2")), h("H", label=main("1.0", 1, 1)), p("x", label=main("1.1", 2, 1), name="cost")
    )
    assert runs(data) == (
        'r(t"See ") r(fldChar[fldCharType=begin]) r(instrText" REF _dg_cost \\r \\h ") '
        'r(fldChar[fldCharType=separate]) r(t"1.2") r(fldChar[fldCharType=end])'
    )


def test_a_reference_to_an_item_shows_its_own_label() -> None:
    data = docx(p(Reference("list-2", "b)")), items("x", "y", form="a)", labels=("a)", "b)")))
    assert r"REF _dg_list_2 \n \h" in runs(data)


def test_a_reference_to_an_item_in_its_context_asks_for_the_whole_number() -> None:
    data = docx(p(Reference("list-2", "3 b)")), items("x", "y", form="a)", labels=("a)", "b)")))
    assert r"REF _dg_list_2 \w \h" in runs(data)


def test_a_reference_to_a_captioned_table_repeats_its_label() -> None:
    data = docx(
        p(Reference("t", "Table 1")),
        table(["A"], ["1"], caption="Costs", label=Label("Table 1", "table", 1, 1, ""), name="t"),
    )
    assert r"REF _dgn_t \h \* MERGEFORMAT" in runs(data)
    assert 'bookmarkStart[id=1][name=_dgn_t] r(t"Table ")' in _paragraph(data, 1)


def _paragraph(data: bytes, number: int) -> str:
    return brief(tree(data).findall(f".//{_W}p")[number])


def test_a_reference_to_a_table_without_caption_is_a_link_to_it() -> None:
    data = docx(p(Reference("t", "Table 1")), table(["A"], ["1"], label=Label("Table 1", "table", 1, 1, ""), name="t"))
    assert runs(data) == 'hyperlink[anchor=_dg_t][history=1](r(t"Table 1"))'


def test_a_reference_without_target_prints_its_text() -> None:
    assert runs(docx(p(Reference("gone", "7")))) == 'r(t"7")'


def test_a_right_to_left_word_has_its_own_run() -> None:
    assert runs(docx(p("say שלום עולם now"))) == 'r(t"say ") r(rPr(rtl) t"שלום עולם") r(t" now")'


def test_a_mark_without_a_note_prints_its_number() -> None:
    assert runs(docx(p(NoteMark("gone", 3)))) == 'r(rPr(vertAlign=superscript) t"3")'


def test_a_picture_that_is_none_prints_what_it_shows() -> None:
    assert runs(docx(p(Image("x.png", "A plan")), media={"x.png": b"no picture"})) == 'r(t"A plan")'


@given(st.text())
def test_any_text_survives(text: str) -> None:
    kept = "".join(
        c if c in "\t\n\r" or ("\x20" <= c <= "\ud7ff") or ("\ue000" <= c <= "\ufffd") or c > "\uffff" else "\ufffd"
        for c in text
    )
    assert shown(docx(p(text))) == kept


@given(st.lists(st.text(min_size=1), min_size=2, unique=True))
def test_different_ids_have_different_bookmarks_word_takes(ids: list[str]) -> None:
    names = [name(i) for i in ids]
    assert len({n.casefold() for n in names}) == len(ids)
    assert all(n.isascii() and n.replace("_", "").isalnum() and len(n) <= 40 for n in names)


def test_a_readable_id_stays_readable_in_its_bookmark() -> None:
    assert name("call-on-reserves-2015") == "_dg_call_on_reserves_2015"


def test_every_block_is_bookmarked() -> None:
    data = docx(
        h("H", name="heading"),
        p("x", name="paragraph"),
        items("y", name="list"),
        table(["A"], ["1"], name="table"),
        table(["A"], ["1"], caption="C", name="captioned"),
    )
    names = [e.get(f"{_W}name") for e in tree(data).iter(f"{_W}bookmarkStart")]
    assert names == ["_dg_heading", "_dg_paragraph", "_dg_list", "_dg_list_1", "_dg_table", "_dg_captioned"]


def test_a_text_in_a_link_of_a_link_part_keeps_its_emphasis() -> None:
    data = docx(p(Link("https://example.gov.uk/", (Styled("strong", (Text("x"),)),))))
    assert "rPr(rStyle=Hyperlink b bCs)" in runs(data)
