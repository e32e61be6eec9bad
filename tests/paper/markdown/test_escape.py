"""What is typed prints as typed."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.markdown_text import MarkdownText
from docgen.paper.markdown.escape import escape_markdown
from docgen.paper.tree import Paragraph, Table
from tests.paper.markdown.helpers import FILE, blocks, complaints, new, rules, text, tree

MARKS = st.sampled_from(
    [
        "<", "&", "*", "|", "{{", "}}", "{%", "%}", "{", "}", '"', "'", "“", "”", "£", "\\", "`", "```", "_", "#", "##",
        "-", "- ", "1. ", "a) ", "i) ", "iii)", "> ", "~~", "~", "^", "[", "]", "](", "[^1]", "[^1]: ", "![", "$", "=",
        "\n", "\n\n", "  \n", "    ", "\t", "&amp;", "&#60;", "<b>", "</p>", "<!--", "https://", "http://example.org/a_b*",
        "{#id}", "{a=b}", "{{ total }}", "@", "x@example.org", "<x@example.org>", ":", "|---|", "\u00a0", "\u202e", "🏛️",
        "\x85", "\u2028", "\ufeff", "word", "two words", ". ", "+ ", "+", "1)", "!", "\r\n", "\r", "+++", "א", "ع",
        "---", "===",
    ]
)  # fmt: skip
TYPED = st.lists(st.one_of(MARKS, st.characters(exclude_categories=("Cs",))), max_size=25).map("".join)
SPACES = " \t\n\r\f"


def squeezed(typed: str) -> str:
    for space in SPACES:
        typed = typed.replace(space, " ")
    return " ".join(word for word in typed.split(" ") if word).strip()


@settings(max_examples=1500, deadline=None)
@given(TYPED)
@example("\u2028##<")
def test_escaped_text_prints_as_typed_or_is_refused(typed: str) -> None:
    prose = new()
    xhtml = prose.blocks(MarkdownText(escape_markdown(typed), FILE))
    if prose.diagnostics:
        assert {d.rule for d in prose.diagnostics} == {"control-character"}
        return
    found = tree(xhtml).blocks
    assert all(type(block) is Paragraph for block in found)
    assert text(found) == squeezed(typed)


@settings(max_examples=500, deadline=None)
@given(TYPED)
def test_escaped_text_prints_as_typed_in_short_fields(typed: str) -> None:
    prose = new()
    xhtml = prose.inline(MarkdownText(escape_markdown(typed), FILE))
    if not prose.diagnostics:
        assert text(tree(f"<p>{xhtml}</p>").blocks) == squeezed(typed)


@settings(max_examples=500, deadline=None)
@given(TYPED)
def test_escaped_text_prints_as_typed_in_table_cells(typed: str) -> None:
    cell = " ".join(squeezed(typed).split("\x85"))
    prose = new()
    xhtml = prose.blocks(MarkdownText(f"| h |\n|---|\n| {escape_markdown(cell)} |\n", FILE))
    if not prose.diagnostics:
        (table,) = tree(xhtml).blocks
        assert isinstance(table, Table)
        assert text(table.rows[0].cells[0].blocks) == squeezed(cell)


@settings(max_examples=1500, deadline=None)
@given(TYPED)
def test_any_markdown_gives_a_tree_or_a_complaint(typed: str) -> None:
    prose = new()
    xhtml = prose.blocks(MarkdownText(typed, FILE))
    tree(xhtml)
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= d.position.line <= lines for d in prose.diagnostics)


@pytest.mark.parametrize(
    "typed", ["<b>bold</b>", "<script>alert(1)</script>", "<20 & >5 &amp; &lt;", "<!-- x -->", "&#x3c;b>"]
)
def test_raw_html_prints_as_typed(typed: str) -> None:
    assert text(blocks(f"a {typed} z")) == f"a {typed} z"
    assert text(blocks(typed)) == typed


def test_ten_thousand_characters_without_a_space_print_as_typed() -> None:
    for typed in (
        "x" * 10_000,
        "[" * 10_000,
        "*a" * 5_000,
        "{{" * 5_000,
        "`" * 10_000,
        "<" * 10_000,
        "^a" * 5_000,
        "ü|" * 5_000,
    ):
        assert text(blocks(escape_markdown(typed))) == typed


def test_ten_thousand_marks_in_a_row_do_no_harm() -> None:
    for typed in (
        "[" * 10_000,
        "![" * 5_000,
        "**a " * 3_000,
        "{{ " * 3_000,
        "> " * 500,
        "- " * 500,
        "^x" * 5_000,
        "[](#" * 3_000,
    ):
        prose = new()
        tree(prose.blocks(MarkdownText(typed, FILE)))


def test_brackets_braces_and_signs_need_no_escape_where_they_mean_nothing() -> None:
    typed = "a < b, 5 * 3 = 15, 50 %, { and {{ and {% and |, [sic], x_y_z, £5m & more, ~ 7, R&D, C:\\temp"
    assert text(blocks(typed)) == typed


def test_an_entity_prints_as_typed() -> None:
    assert text(blocks("&amp; &copy; &#60;")) == "&amp; &copy; &#60;"


def test_empty_braces_print_as_typed() -> None:
    assert text(blocks("{}\n\n{ }\n\n{% note")) == "{} / { } / {% note"


def test_control_characters_are_refused_with_their_place() -> None:
    found = complaints("one\ntwo \x07 bell\n\x00")
    assert [(str(d.position), d.message[:38]) for d in found] == [
        (f"{FILE}:2:5", "the control character U+0007 cannot be"),
        (f"{FILE}:3:1", "the control character U+0000 cannot be"),
    ]
    assert rules("half \ud800 character") == ["control-character"]
