"""The Markdown parser: CommonMark with tables, struck text and footnotes, without raw HTML, and docgen's own rules."""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, text_join
from markdown_it.rules_inline import link
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref
from msgspec import Struct, field

from docgen.paper.markdown.attributes import Attribute, attach, attributes_rule
from docgen.paper.markdown.block_rules import block_quote, lone_paragraph, paragraph
from docgen.paper.markdown.inline_rules import angle_address, bare_address, figure, picture, placed, raised, reference, text
from docgen.paper.markdown.markers import Masked, mask, restore
from docgen.paper.markdown.simple_runs import simple_run
from docgen.paper.markdown.source import Source

MAX_NESTING = 160  # of blocks; a list takes two levels of the parser's nesting
_INLINE_NESTING = 20  # brackets within brackets beyond this are text; bounds the time a row of them takes


class Parsed(Struct, frozen=True):
    """The parser's tokens of one text. `definitions`: link definitions, label → line; lines count from 0."""

    source: Source
    tokens: list[Token]
    masked: Masked
    idle_attributes: list[Attribute] = field(default_factory=list)
    almost_attributes: frozenset[int] = frozenset()
    definitions: dict[str, int] = field(default_factory=dict)


def parse(source: Source) -> Parsed:
    """The text's block tokens with their inline tokens as children."""
    masked = mask(source.lines)
    if tokens := _lone_line(masked.lines):
        return Parsed(source, tokens, masked)
    env: dict[str, Any] = {
        "masked": masked,
        "lines": source.lines,
        "idle_attributes": [],
        "almost_attributes": set(),
    }
    tokens = _block_parser().parse("\n".join(masked.lines), env)
    definitions = {label: reference["map"][0] for label, reference in env.get("references", {}).items()}
    return Parsed(source, tokens, masked, env["idle_attributes"], frozenset(env["almost_attributes"]), definitions)


def _lone_line(lines: list[str]) -> list[Token] | None:
    """The tokens of a text of one line that is a paragraph and a simple run; None for any other."""
    if len(lines) > 1 or not lines[0][:1].isalpha():
        return None
    tokens = paragraph(lines[0], 0, 0)
    tokens[1].children = simple_run(tokens[1].content)
    return None if tokens[1].children is None else tokens


def parse_inline(source: Source) -> list[Token]:
    """One inline token: the whole text as one run, no block structure."""
    return _inline_parser().parseInline(source.text, {})


@cache
def _block_parser() -> MarkdownIt:
    parser = block_rules()
    parser.core.ruler.after("block", "docgen", _after_blocks)
    parser.core.ruler.at("inline", _inline)
    parser.core.ruler.at("text_join", _join_escapes)
    return parser


def block_rules() -> MarkdownIt:
    """A new parser with docgen's rules for blocks."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).enable("table")
    parser.disable(["code", "html_block"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.block.ruler.before("fence", "attributes", attributes_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.before("table", "lone_paragraph", lone_paragraph)
    parser.block.ruler.at("blockquote", block_quote, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    return parser


def _inline(state: StateCore) -> None:
    parser = _inline_parser()
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = simple_run(token.content)
        if token.children is None:
            token.children = parser.inline.parse(token.content, parser, state.env, [])


def _join_escapes(state: StateCore) -> None:
    """The parser's rule that joins escaped characters with the text around them, where there are any."""
    if "\\" in state.src:
        text_join(state)


@cache
def _inline_parser() -> MarkdownIt:
    return inline_rules()


def inline_rules() -> MarkdownIt:
    """A new parser with docgen's rules for runs of text."""
    options = {"html": False, "maxNesting": _INLINE_NESTING, "store_labels": True}
    parser = MarkdownIt("commonmark", options).enable("strikethrough")
    parser.disable(["html_inline", "entity", "autolink"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    rules = parser.inline.ruler
    rules.at("text", text)
    rules.before("link", "reference", reference)
    rules.before("link", "figure", figure)
    rules.before("link", "raised", raised)
    rules.before("link", "angle_address", placed(angle_address))
    rules.before("link", "bare_address", placed(bare_address))
    rules.at("link", placed(link))
    rules.at("image", placed(picture))
    rules.at("footnote_ref", placed(lambda state, silent: footnote_ref(state, silent, always_match=True)))
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _after_blocks(state: StateCore) -> None:
    restore(state.tokens, state.env["masked"])
    state.tokens = attach(state.tokens, state.env)
