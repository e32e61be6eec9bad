"""What is taken at once, without trying every rule of the parser, comes out as the rules would have it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import text as every_stop
from markdown_it.token import Token

from docgen.diagnostics import Position
from docgen.paper.markdown import parser as parsers
from docgen.paper.markdown.markers import mask
from docgen.paper.markdown.simple_runs import ADDRESS, simple_run
from docgen.paper.xhtml.vocabulary import position

_PIECES = [
    "word",
    "é",
    "a. b",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n- x",
    "\n2) é",
    "- ",
    "1. ",
    "> ",
    "---",
    "===",
    "|",
    "|-|",
    "# ",
    "{#x}",
    "[^1]: ",
]
_MARKS = [
    "*",
    "_",
    "`",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "!",
    "\\",
    "<",
    ">",
    ":",
    "://",
    "http://a.b",
    "{{",
    "}}",
    "^",
    "&",
    "-",
    "+",
]
_WHOLE = ["^th^", "{{ x }}", "<a@b.cd>", "[](#a)", "![x](y)", "**b**", "`c`", "~~d~~", "\\*", "[^1]", "[l](http://a.b)"]
_SIMPLE = [
    "word",
    "a: b",
    "*b*",
    "**b c (£5)**",
    "[](#a)",
    "[](#a,b)",
    "[](#a..b)",
    "{{x}}",
    "{{ total_1 }}",
    "[l](http://a.b)",
    "[a b](https://www.a-b.org/c/d.html)",
]
_EDGES = ["é", "9", " ", "*", "**", ".", "”", "(", ")", "\n", "[", "]", "{", "}}", "://", "!", "x", "/", "_"]
_TEXTS = st.lists(st.sampled_from(_PIECES + _MARKS + _WHOLE), max_size=25).map("".join)
_RUNS = st.lists(st.sampled_from(_SIMPLE + _EDGES), max_size=12).map("".join)


def _shown(parser: MarkdownIt, text: str) -> list[object]:
    env = {"masked": mask([]), "lines": text.split("\n"), "idle_attributes": [], "almost_attributes": set()}
    return _shown_of(parser.parse(text, env))


def _shown_of(tokens: list[Token]) -> list[object]:
    return [(t.type, t.content, t.map, t.level, t.hidden) for t in tokens]


def _inlines(parser: MarkdownIt, text: str) -> list[object]:
    return [(t.type, t.content, t.attrs, t.meta, t.level) for t in parser.inline.parse(text, parser, {}, [])]


@given(_TEXTS)
@example("word\n2) é")
@example("- word\n2) é")
def test_a_lone_paragraph_is_what_all_rules_make_of_it(text: str) -> None:
    patient = parsers._block_parser.__wrapped__().disable("lone_paragraph")
    assert _shown(parsers._block_parser(), text) == _shown(patient, text)


@given(st.sampled_from(["", "word", "A\t", "a) ", "é"]), _RUNS)
def test_a_text_of_one_line_is_what_all_rules_make_of_it(head: str, run: str) -> None:
    lines = mask((head + run).split("\n")[:1]).lines
    found = parsers._lone_line(lines)
    if found is not None:
        assert _shown_of(found) == _shown(parsers._block_parser(), lines[0])
        assert found[1].children == simple_run(found[1].content)


@given(_TEXTS)
def test_passing_over_characters_without_meaning_changes_no_inline(text: str) -> None:
    patient = parsers._inline_parser.__wrapped__()
    patient.inline.ruler.at("text", every_stop)
    assert _inlines(parsers._inline_parser(), text) == _inlines(patient, text)


@given(st.text() | _RUNS)
def test_a_simple_run_is_what_the_parser_makes_of_it(text: str) -> None:
    found = simple_run(text)
    if found is not None:
        assert _told(found) == _told(parsers._inline_parser().inline.parse(text, parsers._inline_parser(), {}, []))


@pytest.mark.parametrize("text", _SIMPLE)
def test_the_commonest_marks_make_simple_runs(text: str) -> None:
    for run in (text, f"A {text}, and {text} b.", f"{text}\n{text}"):
        found = simple_run(run)
        assert found is not None
        assert _told(found) == _told(parsers._inline_parser().inline.parse(run, parsers._inline_parser(), {}, []))


@given(st.from_regex(ADDRESS, fullmatch=True))
@example("http://" + "-".join(["a" * 30] * 8))
def test_a_simple_address_is_normal_as_it_is(address: str) -> None:
    assert parsers._inline_parser().normalizeLink(address) == address


def _told(tokens: list[Token]) -> list[object]:
    """All that is in the tokens which anyone reads; the parser leaves empty texts, and places in texts before a link."""
    return [
        (t.type, t.tag, t.nesting, t.attrs, t.level, t.children, t.content, t.markup, t.meta if t.type != "text" else {})
        for t in tokens
        if t.type != "text" or t.content
    ]


@given(st.text(alphabet="ab/\\: 1٣", max_size=8).filter(lambda file: file), st.integers(1, 9999), st.integers(1, 999))
def test_a_place_is_read_back_from_its_print(file: str, line: int, column: int) -> None:
    assert position(str(Position(file, line, column))) == Position(file, line, column)


def test_a_place_without_numbers_is_a_file() -> None:
    assert position("a:b:") == Position("a:b:")
