"""What is taken at once, without trying every rule of the parser, comes out as the rules would have it."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import text as every_stop

from docgen.diagnostics import Position
from docgen.paper.markdown import parser as parsers
from docgen.paper.markdown.inline_rules import is_plain
from docgen.paper.markdown.markers import mask
from docgen.paper.xhtml.vocabulary import position

_PIECES = ["word", "é", "a. b", " ", "  ", "\n", "\n\n", "- ", "1. ", "> ", "---", "===", "|", "|-|", "# ", "{#x}", "[^1]: "]
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
_TEXTS = st.lists(st.sampled_from(_PIECES + _MARKS + _WHOLE), max_size=25).map("".join)


def _shown(parser: MarkdownIt, text: str) -> list[object]:
    env = {"masked": mask([]), "lines": text.split("\n"), "idle_attributes": [], "almost_attributes": set()}
    return [(t.type, t.content, t.map, t.level, t.hidden) for t in parser.parse(text, env)]


def _inlines(parser: MarkdownIt, text: str) -> list[object]:
    return [(t.type, t.content, t.attrs, t.meta, t.level) for t in parser.inline.parse(text, parser, {}, [])]


@given(_TEXTS)
def test_a_lone_paragraph_is_what_all_rules_make_of_it(text: str) -> None:
    patient = parsers._block_parser.__wrapped__().disable("lone_paragraph")
    assert _shown(parsers._block_parser(), text) == _shown(patient, text)


@given(_TEXTS)
def test_passing_over_characters_without_meaning_changes_no_inline(text: str) -> None:
    patient = parsers._inline_parser.__wrapped__()
    patient.inline.ruler.at("text", every_stop)
    assert _inlines(parsers._inline_parser(), text) == _inlines(patient, text)


@given(st.text(min_size=1) | _TEXTS)
def test_plain_text_is_one_text_to_the_parser(text: str) -> None:
    assume(text and is_plain(text))
    assert _inlines(parsers._inline_parser(), text) == [("text", text, {}, {}, 0)]


@given(st.text(alphabet="ab/\\: 1٣", max_size=8).filter(lambda file: file), st.integers(1, 9999), st.integers(1, 999))
def test_a_place_is_read_back_from_its_print(file: str, line: int, column: int) -> None:
    assert position(str(Position(file, line, column))) == Position(file, line, column)


def test_a_place_without_numbers_is_a_file() -> None:
    assert position("a:b:") == Position("a:b:")
