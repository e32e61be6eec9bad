"""Paragraphs of one line: found at once, before the rules for every other kind of block are tried."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock, paragraph


def lone_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that begins with a letter, with an empty line or the end behind it, can be nothing but a paragraph.

    No mark of a block is a letter: those of lettered lists are digits while the parser is at work.
    """
    if silent or not state.src[state.bMarks[start] + state.tShift[start]].isalpha():
        return False
    alone = start + 1 >= state.lineMax or state.isEmpty(start + 1)
    return alone and paragraph(state, start, end, silent)
