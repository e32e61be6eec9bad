"""Block rules of docgen's Markdown: paragraphs of one line, block quotes."""

from __future__ import annotations

import re

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.token import Token

_ITEM = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])[ \t]+[^\W_]")


def lone_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that begins with a letter, with an empty line, the list's next item or the end behind it, is a paragraph.

    It is found at once, before the rules for every other kind of block are tried. No mark of a block is a letter: those of
    lettered lists are digits while the parser is at work.
    """
    begin = state.bMarks[start] + state.tShift[start]
    if silent or not state.src[begin].isalpha() or not _ends(state, start + 1, end):
        return False
    state.tokens += paragraph(state.src[begin : state.eMarks[start]], start, state.level)
    state.line = start + 1
    return True


def _ends(state: StateBlock, line: int, end: int) -> bool:
    """Whether a paragraph ends before a line, which then cannot be a table's or the underline of a heading."""
    if line >= state.lineMax or state.isEmpty(line):
        return True
    if not 0 <= state.sCount[line] < state.blkIndent:
        return False
    item = _ITEM.match(state.src, state.bMarks[line] + state.tShift[line])
    return item is not None and list_block(state, line, end, True)


def paragraph(text: str, line: int, level: int) -> list[Token]:
    """The tokens of a paragraph of one line."""
    return [
        Token("paragraph_open", "p", 1, map=[line, line + 1], level=level, block=True),
        Token("inline", "", 0, map=[line, line + 1], level=level + 1, children=[], content=mdTrim(text), block=True),
        Token("paragraph_close", "p", -1, level=level, block=True),
    ]


def block_quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block quote begins with ">" and a space, or nothing: ">26 is high" is a sentence, and prints as typed."""
    at = state.bMarks[start] + state.tShift[start]
    return state.src[at + 1 : at + 2] in ("", " ", "\n") and blockquote(state, start, end, silent)
