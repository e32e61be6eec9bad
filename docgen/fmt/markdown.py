"""Markdown in its canonical layout, by mdformat and an extension of its renderer for what only docgen's Markdown has.

docgen's own parser reads the text, so that what is formatted is what would be printed; mdformat's renderer writes it. Runs
of text are not written anew from what was parsed but kept as typed, escapes and all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, hr, reference, table
from markdown_it.rules_core import StateCore
from mdformat.renderer import MDRenderer, RenderContext, RenderTreeNode

from docgen.fmt import tables
from docgen.fmt.runs import Wrap, laid_out, on_one_line
from docgen.markdown_text import MarkdownText
from docgen.paper.markdown.attributes import PART
from docgen.paper.markdown.markers import Masked, mask, restore
from docgen.paper.markdown.parser import block_rules
from docgen.paper.markdown.source import Source

_MOST_PASSES = 4
_GREEDY = ("bullet_list", "ordered_list", "blockquote", "footnote_reference", "table")
_NOTE_INDENT = " " * 4
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)


def formatted(text: str, wrap: Wrap = "keep") -> str:
    """The text in its canonical layout, with one line end behind it; a text that cannot be printed stays as it is.

    Raises ValueError where no layout of it is stable.
    """
    source = Source(MarkdownText(text, ""))
    if source.diagnostics:
        return text
    lines = source.lines
    for _ in range(_MOST_PASSES):
        result = _pass(lines, wrap)
        if result == "\n".join(lines):
            return result
        lines = result.split("\n")
    raise ValueError("no stable layout")


def _pass(lines: list[str], wrap: Wrap) -> str:
    masked = mask(lines)
    env: dict[str, Any] = {"masked": masked, "lines": lines, "almost_attributes": set(), "wrap": wrap}
    tokens = _parser().parse("\n".join(masked.lines), env)
    options = {"mdformat": {}, "parser_extension": [Extension], "codeformatters": {}}
    text = MDRenderer().render(tokens, options, env, finalize=False)
    return f"{text}\n" if text else ""


@cache
def _parser() -> MarkdownIt:
    parser = block_rules()
    parser.block.ruler.at("reference", _definition)
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.at("hr", _rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.core.ruler.at("inline", _marked)
    return parser


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The parser's rule for the addresses of links, which leaves a token with what was typed."""
    if not reference(state, start, end, silent):
        return False
    if not silent:
        token = state.push("definition", "", 0)
        token.content = _typed(state, start, state.line)
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    count = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if not silent:
        state.tokens[count].meta["typed"] = _typed(state, start, state.line)
    return True


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The parser's rule for lines across the page, which are kept as typed."""
    if not hr(state, start, end, silent):
        return False
    if not silent:
        state.tokens[-1].content = _typed(state, start, state.line)
    return True


def _typed(state: StateBlock, start: int, end: int) -> str:
    lines = [state.src[state.bMarks[n] + state.tShift[n] : state.eMarks[n]].rstrip(" \t") for n in range(start, end)]
    return "\n".join(line for line in lines if line)


def _marked(state: StateCore) -> None:
    """Gives every ordered item its marker as typed, and runs of text the letters that were hidden from the parser."""
    masked: Masked = state.env["masked"]
    restore(state.tokens, masked)
    items: Counter[int] = Counter()
    for token in state.tokens:
        if token.type == "list_item_open" and token.info:
            line = token.map[0] if token.map else 0
            typed = masked.markers.get(line, ())[items[line] :][:1]
            items[line] += 1
            token.meta["marker"] = typed[0].value + typed[0].end if typed else token.info + token.markup


def _blocks(node: RenderTreeNode, context: RenderContext, tight: bool = False) -> str:
    """The blocks in a holder; attributes stand right above theirs, and what a list could swallow stands off from it."""
    text, before = "", ""
    for child in node.children:
        near = before == "attributes" or before == child.type == "definition" or (tight and before not in _GREEDY)
        text += ("\n" if near else "\n\n") if before else ""
        text += child.render(context)
        before = child.type
    return text


def _item(node: RenderTreeNode, context: RenderContext) -> str:
    return _blocks(node, context, node.parent is not None and _is_tight(node.parent))


def _is_tight(node: RenderTreeNode) -> bool:
    paragraphs = [block for item in node.children for block in item.children if block.type == "paragraph"]
    return all(paragraph.hidden for paragraph in paragraphs)


def _bullets(node: RenderTreeNode, context: RenderContext) -> str:
    """The list, its mark another than that of a list right before it; of bullets alone no line across the page is made."""
    before = node.previous_sibling
    node.meta["mark"] = "*" if before and before.type == node.type and before.meta["mark"] != "*" else "-"
    items = [item.render(context) for item in node.children]
    if any(_RULE.match(f"{node.meta['mark']} {item}") for item in items):
        node.meta["mark"] = "+"
    texts = [_indented(f"{node.meta['mark']} ", item, "  ").rstrip(" ") for item in items]
    return ("\n" if _is_tight(node) else "\n\n").join(texts)


def _ordered(node: RenderTreeNode, context: RenderContext) -> str:
    items = []
    for item in node.children:
        marker = item.meta["marker"]
        items.append(_indented(f"{marker} ", item.render(context), " " * (len(marker) + 1)).rstrip(" "))
    return ("\n" if _is_tight(node) else "\n\n").join(items)


def _indented(first: str, text: str, others: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(others + line if line else "" for line in lines[1:])])


def _quotation(node: RenderTreeNode, context: RenderContext) -> str:
    return "\n".join(f"> {line}".rstrip(" ") if not line else f"> {line}" for line in _blocks(node, context).split("\n"))


def _paragraph(node: RenderTreeNode, context: RenderContext) -> str:
    env = context.env
    told = any(line in env["almost_attributes"] for line in range(*(node.map or (0, 0))))
    lines = laid_out(node.children[0].content, env["wrap"], env, told)
    return "\n".join(lines) or "\u00a0"  # of such spaces alone the parser makes an empty paragraph


def _heading(node: RenderTreeNode, context: RenderContext) -> str:
    content = node.children[0].content
    text = on_one_line(content, context.env)
    if text is None or (node.markup in "=-" and text.startswith("{")):
        return "\n".join([*laid_out(content, "keep", context.env), node.markup * 3])
    bare = text.rstrip("#")
    if bare != text and bare[-1:] in ("", " ", "\t"):
        text = f"{bare}\\{text[len(bare) :]}"
    return f"{'#' * int(node.tag[1])} {text}".rstrip(" ")


def _attributes(node: RenderTreeNode, context: RenderContext) -> str:
    return "{" + " ".join(match[0] for match in PART.finditer(node.content)) + "}"


def _note(node: RenderTreeNode, context: RenderContext) -> str:
    mark = f"[^{node.meta['label']}]:"
    text = _blocks(node, context)
    if node.children and node.children[0].type in ("paragraph", "attributes"):
        return _indented(f"{mark} ", text, _NOTE_INDENT)
    return _indented(mark, f"\n{text}", _NOTE_INDENT) if text else mark


class Extension:
    """What mdformat's renderer is told of docgen's Markdown."""

    RENDERERS: Mapping[str, Callable[[RenderTreeNode, RenderContext], str]] = {
        "root": _blocks,
        "attributes": _attributes,
        "blockquote": _quotation,
        "bullet_list": _bullets,
        "definition": lambda node, context: node.content,
        "footnote_reference": _note,
        "heading": _heading,
        "hr": lambda node, context: node.content,
        "list_item": _item,
        "ordered_list": _ordered,
        "paragraph": _paragraph,
        "table": tables.table,
    }
