"""Sections, blocks and inlines from Markdown, and the places of what is wrong."""

from __future__ import annotations

import re
import struct

import pytest

from docgen.house.model import References
from docgen.markdown_text import MarkdownText
from docgen.paper import walk
from docgen.paper.prose import Prose
from docgen.paper.tree import Heading, Image, Link, List, NoteMark, Paragraph, Reference, Styled, Table, Text
from tests.paper.markdown.helpers import (
    FIGURES,
    FILE,
    blocks,
    complaints,
    inserts,
    new,
    notes,
    paper,
    rules,
    sections,
    text,
    told,
    tree,
    xhtml_of,
)
from tests.support.pictures import PNG, jpeg, png


def first(markdown: str) -> Paragraph:
    block = blocks(markdown)[0]
    assert isinstance(block, Paragraph)
    return block


# ---- sections


def test_sections_run_from_heading_to_heading() -> None:
    one, two, three = sections("## One *x*\n\ntext\n\n### Sub\n\nmore\n\n## Two\n\nThree\n---\n\nend\n")
    assert [(s.title, s.heading) for s in (one, two, three)] == [
        ("One x", "One <em>x</em>"),
        ("Two", "Two"),
        ("Three", "Three"),
    ]
    assert (two.parts(), str(three.at)) == ((), f"{FILE}:11")
    heading = tree(xhtml_of(one)).blocks[1]
    assert isinstance(heading, Heading)
    assert heading.rank == 2


def test_a_section_nested_deeper_has_deeper_headings() -> None:
    (section,) = sections("## One\n\n### Two\n\n#### Three\n\nThe tags <h3 > and </h3> stay.\n")
    ranks = [b.rank for b in tree(xhtml_of(section, 1)).blocks if isinstance(b, Heading)]
    assert ranks == [3, 4]
    assert text(tree(xhtml_of(section, 4)).blocks) == "Two / Three / The tags <h3 > and </h3> stay."


def test_a_heading_carries_its_attributes() -> None:
    (section,) = sections('{#money role=finance numbered=false}\n{label="4.1" paragraphs=unnumbered}\n## Money\n')
    assert (section.id, section.role, section.numbered, section.paragraphs, section.label) == (
        "money",
        "finance",
        False,
        False,
        "4.1",
    )
    (plain,) = sections("## Money")
    assert (plain.id, plain.role, plain.numbered, plain.paragraphs, plain.label) == ("", "", None, None, "")


def test_structured_data_is_placed_between_the_blocks_around_it() -> None:
    (section,) = sections("## One\n\na\n\n```options\n```\n\nb\n\n~~~ risks\n~~~\n")
    before, _, after, _ = section.parts()
    assert inserts(section) == ["options", "risks"]
    assert isinstance(before, str)
    assert isinstance(after, str)
    assert (text(tree(before).blocks), text(tree(after).blocks)) == ("a", "b")


def test_text_before_the_first_heading_is_refused() -> None:
    prose = new()
    (section,) = prose.sections(MarkdownText("Hello\n\n## One\n", FILE, 10))
    assert (section.title, told(prose)) == ("One", [(f"{FILE}:10", "text-before-heading")])


@pytest.mark.parametrize(
    ("markdown", "rule", "line"),
    [
        ("## One\n\n# Title\n", "heading-rank", 3),
        ("## One\n\nTitle\n===\n", "heading-rank", 3),
        ("## One\n\n###### Six\n", "heading-rank", 3),
        ("## One\n\n###\n", "heading-empty", 3),
        ("##\n", "heading-empty", 1),
        ("## One\n\n- ## Two\n", "heading-nested", 3),
        ("## One\n\n> ### Two\n", "heading-nested", 3),
        ("## One\n\n***\n", "rule", 3),
        ("## One\n\n```python\nx\n```\n", "fence-unknown", 3),
        ("## One\n\n```option\n```\n", "fence-unknown", 3),
        ("## One\n\n```csv\na\n1\n\n## Two\n", "fence-open", 3),
        ("## One\n\n- a\n\n  ```csv\n  a\n  1\n\nText.\n", "fence-open", 5),
        ("## One\n\n```options\nx\n```\n", "fence-content", 3),
        ("## One\n\n- ```risks\n  ```\n", "fence-nested", 3),
        ("## One\n\n```risks\n```\n\n## Two\n\n```risks\n```\n", "fence-twice", 8),
        ("## One\n\n##### Lead\n\n- list\n", "run-in", 3),
        ("## One\n\ntext\n\n{#x}\n", "attribute-idle", 5),
    ],
)
def test_what_has_no_place_in_a_section_is_refused_at_its_line(markdown: str, rule: str, line: int) -> None:
    prose = new()
    for section in prose.sections(MarkdownText(markdown, FILE)):
        tree(xhtml_of(section))
    assert [(d.rule, d.position.line) for d in prose.diagnostics] == [(rule, line)]


def test_structured_data_outside_sections_is_refused() -> None:
    assert rules("```options\n```") == ["fence-nested"]


# ---- blocks


def test_a_run_in_heading_leads_the_paragraph_below_it() -> None:
    block = first("{#a}\n##### Money *now*\n\nText.")
    assert (walk.plain(block.lead), walk.plain(block.children), block.id) == ("Money now", "Text.", "a")


def test_a_paragraph_takes_id_label_and_number() -> None:
    block = first('{#a label="2.1" numbered=false}\nText.')
    assert (block.id, block.wanted_label, block.numbered, block.resumes) == ("a", "2.1", False, False)
    resumed = first("{numbered=true}\nText.")
    assert (resumed.numbered, resumed.resumes) == (True, True)


def test_every_block_knows_its_line() -> None:
    markdown = "one\n\n### two\n\n- three\n- four\n\n| a |\n|---|\n| b |\n\n> five\n"
    found = [(type(b).__name__, b.at.line) for b in walk.blocks(blocks(markdown)) if hasattr(b, "at") and b.at.line]
    assert found == [
        ("Paragraph", 1), ("Heading", 3), ("List", 5), ("Item", 5), ("Paragraph", 5), ("Item", 6), ("Paragraph", 6),
        ("Table", 8), ("Paragraph", 12),
    ]  # fmt: skip


def test_a_quotation_is_paragraphs_of_its_own_style() -> None:
    assert [b.style for b in blocks("> one\n>\n> two\n") if isinstance(b, Paragraph)] == ["quote", "quote"]


def test_a_lettered_list_may_begin_in_a_quotation_or_behind_an_empty_item() -> None:
    assert [b.form for b in blocks("> one\n>\n> a) two\n> b) three\n") if isinstance(b, List)] == ["a)"]
    assert [b.form for b in blocks("-\na) two\n") if isinstance(b, List)] == ["•", "a)"]


def test_an_indented_paragraph_is_a_paragraph() -> None:
    assert text(blocks("    indented text")) == "indented text"


def test_soft_line_breaks_are_spaces_and_hard_ones_are_kept() -> None:
    assert [type(i).__name__ for i in first("one\ntwo\\\nthree  \nfour").children] == [
        "Text",
        "Break",
        "Text",
        "Break",
        "Text",
    ]
    assert first("one\ntwo").children == (Text("one two"),)


def test_emphasis_within_the_same_emphasis_does_not_nest() -> None:
    block = first("*" * 400 + "a" + "*" * 400)
    assert walk.plain(block.children) == "a"
    assert sum(isinstance(i, Styled) for i in walk.inlines(block.children)) <= 2


@pytest.mark.parametrize(
    ("typed", "style", "inner"),
    [
        ("18^th^", "sup", "th"),
        ("~~old~~", "del", "old"),
        ("**b**", "strong", "b"),
        ("*e*", "em", "e"),
        ("`a*b`", "code", "a*b"),
    ],
)
def test_marks_style_what_they_enclose(typed: str, style: str, inner: str) -> None:
    (found,) = [i for i in first(typed).children if isinstance(i, Styled)]
    assert (found.style, walk.plain(found.children)) == (style, inner)


def test_a_caret_that_raises_nothing_prints_as_typed() -> None:
    for typed in ("2^10 and 3^5", "^ a ^", "a^", "^a b^"):
        assert text(blocks(typed)) == typed


# ---- figures, references, links, pictures


def test_a_figure_prints_from_the_ledger_and_is_escaped() -> None:
    assert text(blocks("{{ total }} and {{sharp}} and `{{ total }}` and \\{{ total }}")) == (
        '£230,328 and <&"> and {{ total }} and {{ total }}'
    )


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        ("see {{ totl }}", "1:5"),
        ("one\n  two {{ totl }}", "2:7"),
        ("- one\n  - two\n    more {{ totl }} x", "3:10"),
        ("> - a) x {{ totl }}", "1:10"),
        ("| a | b |\n|---|---|\n| x {{ totl }} | y |", "3:5"),
        ("| {{ total }} | {{ totl }} |\n|---|---|\n", "1:17"),
        ("| a \\| b {{ totl }} |\n|---|\n", "1:10"),
        ("### Head {{ totl }} ##\n", "1:10"),
        ("**bold *and {{ totl }}***", "1:13"),
        ("[text {{ totl }}](https://example.org)", "1:7"),
        ("a[^1]\n\n[^1]: note {{ totl }}", "3:12"),
        ("a) one\nb) two {{ totl }}", "2:8"),
        ('{caption="All {{ totl }}"}\n| a |\n|---|\n', "1:15"),
        ("```csv markdown\na,b\nc,{{ totl }}\n```", "3:1"),
    ],
)
def test_an_unknown_figure_is_named_at_its_place(markdown: str, place: str) -> None:
    (found,) = complaints(markdown)
    assert (found.rule, str(found.position), found.remedy) == ("figure-unknown", f"{FILE}:{place}", 'Did you mean "total"?')
    assert "totl" in found.message
    if found.position.column > 1:
        line = markdown.split("\n")[found.position.line - 1]
        assert line[found.position.column - 1 :].startswith("{{ totl }}")


def test_columns_start_where_the_text_stands_in_its_file() -> None:
    prose = new()
    prose.blocks(MarkdownText("a {{ totl }}\nb {{ totl }}", FILE, 7, 12))
    assert told(prose) == [(f"{FILE}:7:14", "figure-unknown"), (f"{FILE}:8:3", "figure-unknown")]


@pytest.mark.parametrize("typed", ["{{ a b }}", "{{ total | upper }}", "{% if x %}", "{{ }}", "{{ x.y }}"])
def test_template_code_is_refused_and_prints_as_typed(typed: str) -> None:
    prose = new()
    xhtml = prose.blocks(MarkdownText(f"one\n{typed}", FILE))
    assert told(prose) == [(f"{FILE}:2:1", "figure-name")]
    assert text(tree(xhtml).blocks) == f"one {typed}"


def test_references_become_numbers_with_words_between() -> None:
    children = first("see [](#a), [](#a,b), [](#a, b, c), [](#a..b).").children
    shown = "".join(f"<{i.target}>" if isinstance(i, Reference) else walk.plain([i]) + "~" for i in children)
    assert [i.at.column for i in children if isinstance(i, Reference)][0:2] == [5, 13]
    assert shown.replace("~", "") == "see<a>,<a>and<b>,<a>,<b>and<c>,<a>to<b>."


def test_references_are_joined_by_the_words_of_the_house() -> None:
    prose = Prose(FIGURES.get, {}, References(last=" & ", between="; ", through="–"))
    block = tree(prose.blocks(MarkdownText("[](#a,b,c..d)", FILE))).blocks[0]
    assert isinstance(block, Paragraph)
    assert [i.text for i in block.children if isinstance(i, Text)] == ["; ", " & ", "–"]


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=1&c=2", "http://example.org", "mailto:clerk@example.gov.uk", "tel:01632960000"]
)
def test_a_link_leads_to_its_address(address: str) -> None:
    (link,) = first(f"[text]({address})").children
    assert link == Link(address, (Text("text"),))


@pytest.mark.parametrize(
    ("typed", "address", "after"),
    [
        ("https://example.org/a_b.", "https://example.org/a_b", "."),
        ("http://example.org/(x))", "http://example.org/(x)", ")"),
        ("https://example.org/?b[2].", "https://example.org/?b%5B2%5D", "."),
        ("see [https://example.org/a]", "https://example.org/a", "]"),
        ("**https://example.org**", "https://example.org", ""),
        ("<clerk@example.gov.uk>", "mailto:clerk@example.gov.uk", ""),
        ("<https://example.org/a>", "https://example.org/a", ""),
        ("https://example.org/?a=1&b=2, and", "https://example.org/?a=1&b=2", ", and"),
    ],
)
def test_a_bare_address_is_a_link(typed: str, address: str, after: str) -> None:
    children = first(typed).children
    (link,) = [i for i in walk.inlines(children) if isinstance(i, Link)]
    assert link.href == address
    assert not after or children[-1] == Text(after)


def test_a_scheme_without_a_host_is_text() -> None:
    assert text(blocks("http:// and https://. xhttp://example.org")) == "http:// and https://. xhttp://example.org"


@pytest.mark.parametrize(
    ("markdown", "rule"),
    [
        ("[x](javascript:alert(1))", "link-address"),
        ("[x](JaVaScRiPt:alert(1))", "link-address"),
        ("[x](data:text/html,hi)", "link-address"),
        ("[x](//example.org)", "link-address"),
        ("[x](page.html)", "link-address"),
        ("[x](file:///etc/passwd)", "link-address"),
        ("[](https://example.org)", "link-text"),
        ("[text](#cost)", "reference-text"),
        ('[x](https://example.org "title")', "link-title"),
        ("[](#a b)", "reference-form"),
        ("[](#)", "reference-form"),
        ("[](#a..b..c)", "reference-form"),
        ("[x]: https://example.org", "link-unused"),
        ("![](plan.png)", "image-alt"),
        ("![alt](plan.svg)", "image-file"),
        ("![alt](plam.png)", "image-file"),
        ("![alt](https://example.org/x.png)", "image-file"),
        ("![alt](../plan.png)", "image-file"),
        ("![alt](notes.png)", "image-file"),
    ],
)
def test_bad_links_and_pictures_are_refused_on_their_line(markdown: str, rule: str) -> None:
    files = {"plan.png": PNG, "notes.png": b"text"}
    prose = new(files)
    xhtml = prose.blocks(MarkdownText(f"one\n\ntwo\n\n{markdown}", FILE))
    assert [(d.rule, d.position.line) for d in prose.diagnostics] == [(rule, 5)]
    kept = [i for i in walk.all_inlines(tree(xhtml, files)) if isinstance(i, Link | Image)]
    assert all(isinstance(i, Link) and i.href.startswith("https://example.org") for i in kept)


@pytest.mark.parametrize(
    ("markdown", "fact"),
    [
        ("![alt](../plan.png)", "lies outside the decision's folder"),
        ("![alt](/etc/plan.png)", "lies outside the decision's folder"),
        ("![alt](https://example.org/x.png)", "is a picture on the net, and a paper holds its own"),
        ("![alt](https://example.org/x)", "is a picture on the net, and a paper holds its own"),
        ("![alt](//example.org/x.png)", "is a picture on the net, and a paper holds its own"),
        ("![alt](gone.png)", "there is no file"),
        ("```csv ../costs.csv\n```", "lies outside the decision's folder"),
        ("```csv gone.csv\n```", "there is no file"),
    ],
)
def test_why_there_is_no_such_file_is_told_with_a_remedy(markdown: str, fact: str) -> None:
    prose = new()
    prose.blocks(MarkdownText(markdown, FILE))
    (problem,) = prose.diagnostics
    assert fact in problem.message
    assert problem.rule in ("image-file", "csv-file")
    assert "beside the decision" in f"{problem.message} {problem.remedy}"
    assert problem.remedy


DAMAGED = {
    "cut off.png": PNG[:-20],
    "without its end.png": PNG[:-12],
    "a byte changed.png": PNG[:18] + b"x" + PNG[19:],
    "no more than its head.png": PNG[:8],
    "of no size.png": png(0, 1),
    "without its picture.png": PNG[: PNG.index(b"IDAT") - 4] + PNG[-12:],
    "empty.png": b"",
    "no more than its head.jpg": b"\xff\xd8\xff\xe0",
    "without its end.jpg": jpeg(2, 2)[:-2],
    "of no size.jpg": jpeg(0, 2),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_picture_is_told_at_its_place_and_its_name_stands_there(name: str) -> None:
    prose = new(DAMAGED)
    (block,) = tree(prose.blocks(MarkdownText(f"![A *map*](<{name}>)", FILE)), DAMAGED).blocks
    (problem,) = prose.diagnostics
    assert (problem.rule, str(problem.position)) == ("image-file", f"{FILE}:1:1")
    assert ("is empty" if name == "empty.png" else "is damaged") in problem.message
    assert text((block,)) == f'[Picture "{name}" is not shown: A map]'


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.jpeg"])
def test_a_whole_picture_is_shown(name: str) -> None:
    data = jpeg(2, 3) if name.startswith("a.j") else PNG
    assert paper(f"![A map]({name})", {name: data}).media == ((name, data),)


def test_a_note_in_a_picture_that_is_damaged_does_no_harm() -> None:
    data = PNG[:-12] + struct.pack(">L", 1) + b"tEXt" + b"x" + b"\0\0\0\0" + PNG[-12:]
    assert paper("![A map](a.png)", {"a.png": data}).media == (("a.png", data),)


def test_what_stands_for_a_picture_takes_a_number_where_the_picture_would() -> None:
    texts = ("![A](a.png)", "See ![B](b.png).", "![B](b.png) shows it.", "{numbered=true}\n![C](c.png)")
    xhtml = new().blocks(MarkdownText("\n\n".join(texts), FILE))
    assert re.findall(r'data-numbered="(.*?)"|<p data-at', xhtml) == ["false", "", "", "true"]


def test_a_link_by_label_finds_its_address() -> None:
    (link,) = first("[Plan]\n\n[plan]: https://example.org/plan").children
    assert isinstance(link, Link)
    assert link.href == "https://example.org/plan"


def test_a_picture_is_kept_with_its_description() -> None:
    files = {"site plan.png": PNG, "other.png": PNG}
    found = paper("![Map of *two* sites](<site plan.png>)", files)
    block = found.blocks[0]
    assert isinstance(block, Paragraph)
    assert block.children == (Image("site plan.png", "Map of two sites"),)
    assert found.media == (("site plan.png", PNG),)


# ---- footnotes


def test_footnotes_follow_their_part_and_are_unique_over_calls() -> None:
    prose = new()
    xhtml = "".join(prose.blocks(MarkdownText(f"a[^x] b[^x]\n\n[^x]: note {n}\n\n    more", FILE)) for n in (1, 2))
    assert told(prose) == []
    found = tree(xhtml)
    marks = [i.note for i in walk.all_inlines(found) if isinstance(i, NoteMark)]
    assert [(n.id, text(n.blocks)) for n in found.notes] == [("note-1", "note 1 / more"), ("note-2", "note 2 / more")]
    assert marks == ["note-1", "note-1", "note-2", "note-2"]


def test_a_footnote_in_one_section_may_be_written_in_another() -> None:
    one, two = sections("## One[^1]\n\na\n\n## Two\n\n[^1]: note\n\nb\n")
    assert 'role="doc-noteref"' in one.heading
    assert "note</p></aside>" in xhtml_of(one)
    assert "aside" not in xhtml_of(two)


@pytest.mark.parametrize(
    ("markdown", "rule", "line"),
    [
        ("a\nb[^1]", "footnote-unknown", 2),
        ("a\n\n[^1]: note", "footnote-unused", 3),
        ("a[^1]\n\n[^1]: note\n\n[^1]: again", "footnote-twice", 5),
    ],
)
def test_footnotes_without_mark_or_text_are_reported(markdown: str, rule: str, line: int) -> None:
    assert [(d.rule, d.position.line) for d in complaints(markdown)] == [(rule, line)]


def test_notes_may_hold_lists() -> None:
    (note,) = notes("a[^1]\n\n[^1]: note\n    - one\n    - two\n")
    assert text(note.blocks) == "note / one / two"


# ---- attributes


@pytest.mark.parametrize(
    ("markdown", "rule", "column"),
    [
        ("{#1st}\ntext", "attribute-value", 3),
        ("{#" + "a" * 37 + "}\ntext", "attribute-value", 3),
        ("{#a onclick=x}\ntext", "attribute-unknown", 13),
        ("{.red}\ntext", "attribute-unknown", 3),
        ("{rol=finance}\n### text", "attribute-unknown", 6),
        ('{caption="x"}\ntext', "attribute-misplaced", 11),
        ("{form=a)}\ntext", "attribute-misplaced", 7),
        ("{form=q}\n1. text", "attribute-value", 7),
        ("{numbered=no}\ntext", "attribute-value", 11),
        ("{#a}\n> text", "attribute-misplaced", 3),
        ("{#a #b}\ntext", "attribute-twice", 6),
        ("- {label=x}\n  text", "attribute-misplaced", 10),
        ("{#a}\n```risks\n```", "attribute-misplaced", 3),
        ("{#a}\n***", "attribute-misplaced", 3),
        ("{#a, b}\ntext", "attribute-syntax", 0),
        ("{label=}\ntext", "attribute-syntax", 0),
    ],
)
def test_attributes_that_mean_nothing_are_refused_at_their_place(markdown: str, rule: str, column: int) -> None:
    found = complaints("one\n\n" + markdown)
    assert (found[0].rule, found[0].position.line, found[0].position.column) == (rule, 3, column)


def test_the_caption_of_a_picture_is_refused_with_where_to_write_it() -> None:
    (found,) = complaints('{caption="The plan"}\n![A plan](plan.png)', {"plan.png": PNG})
    assert (found.message, found.remedy) == (
        '"caption=The plan" means nothing for a picture',
        "Write it as a paragraph below the picture.",
    )


def test_an_id_given_twice_is_refused_with_its_first_place() -> None:
    prose = new()
    prose.blocks(MarkdownText("{#a}\ntext", FILE))
    prose.blocks(MarkdownText("{#a}\ntext", FILE))
    assert told(prose) == []
    prose.blocks(MarkdownText("{#a}\nother", FILE, 9))
    assert told(prose) == [(f"{FILE}:9:3", "id-duplicate")]
    assert f"{FILE}:1:3" in prose.diagnostics[0].message


def test_an_id_given_twice_stays_with_its_first_block() -> None:
    prose = new()
    xhtml = prose.blocks(MarkdownText("{#a}\none\n\n{#a}\ntwo", FILE))
    assert [block.id for block in tree(xhtml).blocks] == ["a", ""]


def test_attributes_end_the_paragraph_above_them() -> None:
    assert [(type(b).__name__, b.id) for b in blocks("text\n{#a}\n### Head\n{#b}\nmore")] == [
        ("Paragraph", ""),
        ("Heading", "a"),
        ("Paragraph", "b"),
    ]


# ---- short fields


def test_a_short_field_is_one_run() -> None:
    prose = new()
    assert prose.inline(MarkdownText("A *b* {{ total }}", FILE)) == "A <em>b</em> £230,328"
    assert prose.inline(MarkdownText("", FILE)) == ""
    assert [prose.inline(MarkdownText(t, FILE)) for t in ("2. Next", "# One", "- 5 %", "> x")] == [
        "2. Next",
        "# One",
        "- 5 %",
        "&gt; x",
    ]
    assert told(prose) == []


@pytest.mark.parametrize("typed", ["one\n\ntwo", "one\n- two", "- one\n- two"])
def test_a_short_field_with_more_than_one_block_is_refused(typed: str) -> None:
    prose = new()
    prose.inline(MarkdownText(typed, FILE, 4))
    assert told(prose) == [(f"{FILE}:4:1", "inline-blocks")]


# ---- pipe tables


def test_a_pipe_table_has_a_head_rows_and_alignment() -> None:
    (block,) = blocks('{#t caption="All *of* it"}\n| a | b | c |\n|:--|--:|:-:|\n| 1 | x \\| y | |\n')
    assert isinstance(block, Table)
    assert (block.id, walk.plain(block.caption)) == ("t", "All of it")
    assert [c.header for c in block.head[0].cells] == ["column"] * 3
    assert [c.align for c in block.rows[0].cells] == ["left", "right", "center"]
    assert [text(c.blocks) for c in block.rows[0].cells] == ["1", "x | y", ""]


@pytest.mark.parametrize("row", ["| 1 | 2 | 3 |", "| 1 |", "text right below"])
def test_a_pipe_row_with_other_cells_than_the_head_is_refused(row: str) -> None:
    found = complaints(f"| a | b |\n|---|---|\n| 1 | 2 |\n{row}\n")
    assert [(d.rule, d.position.line) for d in found] == [("table-ragged", 4)]
