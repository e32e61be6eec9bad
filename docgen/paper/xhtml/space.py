"""White space as HTML treats it: runs become one space, none is left at the ends of a block or beside a line break."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from docgen.paper.tree import Inline, Link, Styled, Text


def collapsed(raw: str) -> str:
    """The text with every run of white space as one space."""
    # Faster than a pattern: most texts have none of these, and are given back as they are.
    text = raw.replace("\n", " ").replace("\t", " ").replace("\r", " ").replace("\f", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


class Collapser:
    """Collapses the texts of one block, given to it in order. A space at the block's head is dropped."""

    def __init__(self) -> None:
        self._after_space = True

    def text(self, raw: str) -> str:
        """The text with its white space collapsed against what came before."""
        text = collapsed(raw)
        if self._after_space and text.startswith(" "):
            text = text[1:]
        if text:
            self._after_space = text.endswith(" ")
        return text

    def mark(self) -> None:
        """Something that is no text came: a space after it counts."""
        self._after_space = False

    def line(self) -> None:
        """A new line began: a space after it does not count."""
        self._after_space = True


def trimmed(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """The inlines without the space at their end, and without what is then empty."""
    result = list(inlines)
    while result:
        last = result[-1]
        if type(last) is Text:
            text = last.text.rstrip(" ")
            if text:
                result[-1] = last if text == last.text else Text(text)
                break
        elif type(last) is Styled or type(last) is Link:
            children = trimmed(last.children)
            if children:
                result[-1] = last if children == last.children else replace(last, children=children)
                break
        else:
            break
        result.pop()
    return tuple(result)
