"""XHTML is read into the tree it says, and refused where it leaves the vocabulary."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.diagnostics import Diagnostic, DocgenError, Position
from docgen.paper import walk
from docgen.paper.read import read
from docgen.paper.tree import (
    Block,
    Break,
    Cell,
    Division,
    Field,
    Heading,
    Image,
    Inline,
    Item,
    Link,
    List,
    Meta,
    Note,
    NoteMark,
    Paper,
    Paragraph,
    Reference,
    Row,
    Styled,
    Table,
    Text,
)
from tests.paper.xhtml_of import document

META = Meta("Trial")


def paper(inner: str, media: dict[str, bytes] | None = None) -> Paper:
    return read(f"<article>{inner}</article>", META, media or {})


def refused(xhtml: str) -> list[Diagnostic]:
    with pytest.raises(DocgenError) as caught:
        read(xhtml, META, {})
    return caught.value.diagnostics


# ---- any tree comes back

WORD = st.text(st.sampled_from("abc<>&\"'é\u00a0א🏛{|*"), min_size=1, max_size=6)
NAME = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
TEXT = st.lists(WORD, min_size=1, max_size=3).map(lambda words: Text(" ".join(words)))
LEAVES: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Reference, NAME),
    st.builds(Image, st.just("a.png"), st.sampled_from(["Plan", 'A <b> & "c"'])),
    st.builds(Field, st.sampled_from(["page", "pages"])),
    st.just(NoteMark("n1")),
)
STYLES = st.sampled_from(["strong", "em", "sup", "sub", "del", "code"])


def run_of(depth: int) -> st.SearchStrategy[tuple[Inline, ...]]:
    """Inlines as reading leaves them: a text, then other things and texts in turn."""
    kinds: list[st.SearchStrategy[Inline]] = [LEAVES]
    if depth:
        inner = st.deferred(lambda: run_of(depth - 1))
        kinds.append(st.builds(Styled, STYLES, inner))
        kinds.append(st.builds(Link, st.just("https://example.org/?a=1&b"), TEXT.map(lambda t: (t,))))
    pairs = st.lists(st.tuples(st.one_of(*kinds), TEXT), max_size=3)
    broken = st.lists(TEXT, max_size=2).map(lambda texts: [i for t in texts for i in (Break(), t)])
    return st.builds(lambda head, rest, end: (head, *(i for pair in rest for i in pair), *end), TEXT, pairs, broken)


RUN = run_of(2)
NO_ID = st.just("")
PARAGRAPH: st.SearchStrategy[Block] = st.builds(
    Paragraph, NO_ID, RUN, st.sampled_from(["paragraph", "quote", "item", "cell"]), st.one_of(st.just(()), RUN),
    st.booleans(), st.booleans(), st.none(), st.sampled_from(["", "2.1"]),
)  # fmt: skip
HEADING: st.SearchStrategy[Block] = st.builds(
    Heading, NO_ID, st.integers(1, 5), RUN, st.just("heading"), st.sampled_from(["", "finance"]), st.booleans(),
    st.sampled_from([None, True, False]), st.none(), st.sampled_from(["", "2.1"]),
)  # fmt: skip


def held(depth: int, style: str) -> st.SearchStrategy[tuple[Block, ...]]:
    first = st.builds(Paragraph, NO_ID, RUN, st.just(style)).map(lambda p: (p,))
    rest = st.lists(nested(depth), max_size=2).map(tuple)
    return st.builds(lambda a, b: (*a, *b), st.one_of(st.just(()), first), rest)


def nested(depth: int) -> st.SearchStrategy[Block]:
    if not depth:
        return PARAGRAPH
    items = st.lists(held(depth - 1, "item").map(lambda b: Item("", b)), min_size=1, max_size=3).map(tuple)
    bullets = st.builds(List, NO_ID, st.sampled_from(["•", ""]), items)
    numbers = st.builds(
        List, NO_ID, st.sampled_from(["1.", "a)", "(i)", "A.", "I:"]), items, st.just("list"), st.integers(0, 30)
    )
    return st.one_of(PARAGRAPH, bullets, numbers, tables(depth - 1))


@st.composite
def tables(draw: st.DrawFn, depth: int) -> Block:
    columns = draw(st.integers(1, 3))
    align = st.sampled_from(["", "left", "right", "center"])

    def row(header: st.SearchStrategy[str]) -> Row:
        return Row(
            tuple(
                Cell(draw(held(depth, "cell")), draw(header), draw(align))  # type: ignore[arg-type]
                for _ in range(columns)
            )
        )

    head = tuple(row(st.sampled_from(["column", "row", ""])) for _ in range(draw(st.integers(0, 1))))
    rows = tuple(row(st.sampled_from(["", "row"])) for _ in range(draw(st.integers(0 if head else 1, 2))))
    caption = draw(st.one_of(st.just(()), RUN))
    return Table("", head, rows, caption, draw(st.sampled_from(["table", "details"])))


FLOW = st.lists(st.one_of(HEADING, nested(2)), max_size=4).map(tuple)
DIVISION: st.SearchStrategy[Block] = st.builds(Division, NO_ID, st.sampled_from(["sign", "recommendations"]), FLOW)
PAPERS = st.builds(
    lambda a, b, header, note: Paper(META, (*a, *b), (Note("n1", note),), header, (), (("a.png", b"x"),)),
    FLOW,
    st.lists(DIVISION, max_size=1),
    st.lists(PARAGRAPH, max_size=2).map(tuple),
    st.lists(PARAGRAPH, min_size=1, max_size=2).map(tuple),
)


@settings(max_examples=250, deadline=None)
@given(PAPERS)
def test_a_tree_written_as_xhtml_is_read_back_the_same(tree: Paper) -> None:
    found = read(document(tree), META, {"a.png": b"x", "unused.png": b"y"})
    used = "<img" in document(tree)
    assert found == replace(tree, media=tree.media if used else ())


# ---- what it means


def test_numbering_is_inherited_by_the_flow_alone() -> None:
    found = paper(
        '<p>no</p><div data-numbered="true"><h2>yes</h2><p>yes</p><p class="sign">no</p><p data-numbered="false">no</p>'
        '<p class="quote" data-numbered="true">yes</p><section class="x"><p>yes</p></section>'
        '<section class="x" data-numbered="false"><p>no</p><div data-numbered="true"><p>yes</p></div></section>'
        "<ul><li><p>no</p>no</li></ul>".replace("<p>no</p>no", "no<p>no</p>")
        + "<table><tr><td><p>no</p></td></tr></table>"
        + '<aside role="doc-footnote" id="n"><p>no</p></aside></div>'
    )
    notes = [b for note in found.notes for b in note.blocks]
    shown = [b for b in walk.blocks((*found.blocks, *notes)) if isinstance(b, Heading | Paragraph)]
    assert [(walk.plain(b.children), b.numbered) for b in shown] == [
        (walk.plain(b.children), walk.plain(b.children) == "yes") for b in shown
    ]
    assert len(shown) == 13


def test_white_space_collapses_but_no_break_spaces_stay() -> None:
    (block,) = paper("<p>\n  one\t <em> two </em>\n <strong> </strong> three\u00a0 <br/> \n four <em> </em> </p>").blocks
    assert isinstance(block, Paragraph)
    assert block.children == (
        Text("one "),
        Styled("em", (Text("two "),)),
        Text("three\u00a0"),
        Break(),
        Text("four"),
    )


def test_a_run_in_heading_is_the_paragraphs_lead() -> None:
    (block,) = paper("<p> <b>Lead <em>x</em></b> text</p>").blocks
    assert isinstance(block, Paragraph)
    assert (walk.plain(block.lead), walk.plain(block.children)) == ("Lead x", "text")


@pytest.mark.parametrize(
    ("at", "position"),
    [
        ("decisions/x.md:14", Position("decisions/x.md", 14)),
        ("decisions/x.md:14:9", Position("decisions/x.md", 14, 9)),
        ("C:\\papers\\x.md:3", Position("C:\\papers\\x.md", 3)),
        ("house.toml", Position("house.toml")),
    ],
)
def test_data_at_names_the_source(at: str, position: Position) -> None:
    (block,) = paper(f'<p data-at="{at}">x</p>').blocks
    assert isinstance(block, Paragraph)
    assert block.at == position


def test_text_around_header_and_footer_is_still_seen() -> None:
    assert [d.message for d in refused("<article><header><p>h</p></header>loose<p>x</p></article>")] == [
        'text "loose" may not stand directly in <article> ("hloosex")'
    ]


# ---- what is refused


@pytest.mark.parametrize(
    ("xhtml", "rule", "line", "words"),
    [
        ("<body/>", "xhtml-element", 1, ["<body>", "the document"]),
        ("<article>\n<p>a<p>inner</p></p></article>", "xhtml-element", 2, ["<p>", "in <p>", "inner"]),
        ("<article>\n\n<li>stray</li></article>", "xhtml-element", 3, ["<li>", "<article>", "stray"]),
        ("<article><ul><p>x</p><li>y</li></ul></article>", "xhtml-element", 1, ["<p>", "<ul>"]),
        ("<article><blink>x</blink></article>", "xhtml-element", 1, ["<blink>", "not an element"]),
        ("<article><p><u>x</u></p></article>", "xhtml-element", 1, ["<u>", "<p>"]),
        ("<article><p>x <b>late</b></p></article>", "xhtml-element", 1, ["<b>", "late"]),
        ("<article>text</article>", "xhtml-element", 1, ["text", "<article>"]),
        ("<article><section class='x'>text</section></article>", "xhtml-element", 1, ["text", "<section>"]),
        ("<article><header/><header/></article>", "xhtml-element", 1, ["two <header>"]),
        ("<article><div><header/></div></article>", "xhtml-element", 1, ["<header>", "<div>"]),
        ("<article><h2> </h2></article>", "xhtml-element", 1, ["<h2>", "no text"]),
        ("<article><ul><li><h3>x</h3></li></ul></article>", "xhtml-element", 1, ["<h3>", "<li>"]),
        (
            "<article><ul><li><section class='x'/></li></ul></article>",
            "xhtml-element",
            1,
            ["<section>", "<li>"],
        ),
        ("<article><ul><li>a<p>b</p>c</li></ul></article>", "xhtml-element", 1, ['"c"', "<li>"]),
        ("<article><ul><li>a<p>b</p><em>c</em></li></ul></article>", "xhtml-element", 1, ["<em>", "<li>"]),
        ("<article><ol/></article>", "xhtml-element", 1, ["<ol>", "no items"]),
        ("<article><table/></article>", "xhtml-element", 1, ["<table>", "no rows"]),
        ("<article><table><tr><th>x</th></tr></table></article>", "xhtml-element", 1, ["<th>", "<thead>"]),
        ("<article><table><tr><td>x</td></tr><thead/></table></article>", "xhtml-element", 1, ["<thead>", "<table>"]),
        ("<article><table><tr><td/></tr><tr><td/><td/></tr></table></article>", "xhtml-element", 1, ["row 2", "2 columns"]),
        ("<article><table>x<tr><td/></tr></table></article>", "xhtml-element", 1, ["<table>", '"x"']),
        ("<article><table><td>x</td></table></article>", "xhtml-element", 1, ["<td>", "<table>"]),
        ("<article><section><p>x</p></section></article>", "xhtml-element", 1, ["<section>", "class"]),
        ("<article><aside><p>x</p></aside></article>", "xhtml-element", 1, ["<aside>", "doc-footnote"]),
        ("<article><p><a href='#x'>words</a></p></article>", "xhtml-element", 1, ["#x", "empty", "words"]),
        ("<article><p><a href='https://example.org'/></p></article>", "xhtml-element", 1, ["no text"]),
        ("<article><p><br>x</br></p></article>", "xhtml-element", 1, ["<br>", "empty"]),
        ("<article><p xmlns='http://www.w3.org/1999/xhtml'>x</p></article>", "xhtml-element", 1, ["not an element"]),
        ("<article>\n<p style='x'>t</p></article>", "xhtml-attribute", 2, ['style="x"', "<p>", "<article>"]),
        ("<article><p onclick='x'>t</p></article>", "xhtml-attribute", 1, ["onclick"]),
        ("<article><p data-numbered='yes'>t</p></article>", "xhtml-attribute", 1, ["data-numbered", "yes"]),
        ("<article><p id='1'>t</p></article>", "xhtml-attribute", 1, ["id"]),
        ("<article><p id='a'>t</p><p id='a'>u</p></article>", "xhtml-attribute", 1, ["twice"]),
        ("<article><ol start='x'><li>t</li></ol></article>", "xhtml-attribute", 1, ["start"]),
        ("<article><ol data-form='(q'><li>t</li></ol></article>", "xhtml-attribute", 1, ["data-form"]),
        ("<article><ul data-form='1.'><li>t</li></ul></article>", "xhtml-attribute", 1, ["data-form"]),
        ("<article><table><tr><td colspan='0'>t</td></tr></table></article>", "xhtml-attribute", 1, ["colspan"]),
        ("<article><table><tr><td scope='row'>t</td></tr></table></article>", "xhtml-attribute", 1, ["scope"]),
        ("<article><table><tr><td data-align='top'>t</td></tr></table></article>", "xhtml-attribute", 1, ["data-align"]),
        ("<article><p><a href='javascript:x'>t</a></p></article>", "xhtml-attribute", 1, ["javascript:x"]),
        ("<article><p><a>t</a></p></article>", "xhtml-attribute", 1, ["href"]),
        ("<article><p><a role='doc-noteref' href='#n'/></p></article>", "xhtml-attribute", 1, ["no such footnote"]),
        ("<article><p><img src='x.png' alt='t'/></p></article>", "xhtml-attribute", 1, ["x.png"]),
        ("<article>\n<p>x</article>", "xhtml-syntax", 2, ["well-formed"]),
        ("<article>\n<p>&nbsp;</p></article>", "xhtml-syntax", 2, ["nbsp"]),
        ("", "xhtml-syntax", 0, []),
        ("<article><p>\ud800</p></article>", "xhtml-syntax", 1, ["surrogate"]),
        ("<article><p>\x07</p></article>", "xhtml-syntax", 1, ["well-formed"]),
        ("<!DOCTYPE article>\n<article/>", "xhtml-syntax", 1, ["DOCTYPE"]),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><article>&x;</article>', "xhtml-syntax", 1, ["DOCTYPE"]),
    ],
)
def test_what_leaves_the_vocabulary_is_refused(xhtml: str, rule: str, line: int, words: list[str]) -> None:
    problems = refused(xhtml)
    found, said = problems[0], " ".join(d.message for d in problems)
    assert (found.rule, found.position.file) == (rule, "xhtml")
    assert not line or found.position.line == line
    assert [w for w in words if w not in said] == []


def test_every_problem_is_told_in_one_run() -> None:
    assert [d.position.line for d in refused("<article>\n<u/>\n<p style='x'/>\n<li/>\n</article>")] == [2, 3, 4]


def test_sixty_lists_within_lists_are_read() -> None:
    depth = 60
    found = paper("<ul><li>x" * depth + "</li></ul>" * depth)
    assert sum(isinstance(b, List) for b in walk.blocks(found.blocks)) == depth


def test_nesting_without_end_is_refused() -> None:
    for opening, closing in (("<ul><li>", "</li></ul>"), ("<div>", "</div>"), ("<p>", "</p>")):
        assert "most" in refused("<article>" + opening * 900 + closing * 900 + "</article>")[0].message
    assert refused("<article>" + "<div>" * 9000 + "</div>" * 9000 + "</article>")


def test_ten_times_as_many_rows_take_ten_times_as_many_steps() -> None:
    def steps(rows: int) -> int:
        xhtml = "<table>" + "<tr><td>a</td><td>b <em>c</em></td><td>d</td></tr>" * rows + "</table>"
        taken = Counter[str]()
        sys.setprofile(lambda _, event, __: taken.update([event]))
        try:
            found = paper(xhtml)
        finally:
            sys.setprofile(None)
        assert len(found.blocks) == 1
        return taken["call"] + taken["c_call"]

    steps(10)  # what is made once is there from now on
    assert steps(5_000) < 10.5 * steps(500)
