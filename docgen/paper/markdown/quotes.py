"""Block quotes begin with ">" and a space: ">26 is high" is a sentence, and prints as typed."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock, blockquote


def block_quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The parser's rule for block quotes, where the mark is followed by a space or nothing."""
    at = state.bMarks[start] + state.tShift[start]
    return state.src[at + 1 : at + 2] in ("", " ", "\n") and blockquote(state, start, end, silent)
