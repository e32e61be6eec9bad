"""A passage of a paper: one heading, paragraph, item or cell as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from docgen.diagnostics import Position
from docgen.paper import walk
from docgen.paper.tree import Block, Cell, Heading, Inline, Item, Link, NoteMark, Paragraph, Reference, Styled, Text

PassageKind = Literal["heading", "paragraph", "item", "cell", "header", "note", "caption", "field"]
FLOW = frozenset({"paragraph", "item", "note"})  # passages that are sentences
NOBODY = Heading("", 1, ())


class Passage(Struct, frozen=True):
    """One heading, paragraph, item or cell as plain text. `section` is the heading it stands under, or is itself.

    `at` is the place of its first line, or of the table or list it stands in. `part` is the style of the division;
    `special` are the links, references and the like in it, those inside emphasis too.
    """

    text: str
    at: Position
    kind: PassageKind
    section: Heading = NOBODY
    part: str = ""
    block: Block | Item | None = None
    special: tuple[Inline, ...] = ()


def plain(children: Iterable[Inline]) -> str:
    """The text of inlines; what is struck through, and marks of footnotes, are left out."""
    parts: list[str] = []
    gather(children, parts, [])
    return "".join(parts).strip()


def gather(children: Iterable[Inline], parts: list[str], special: list[Inline]) -> None:
    """Adds the text of inlines to `parts`, and those that are not plain text to `special`."""
    for inline in children:
        if type(inline) is Text:
            parts.append(inline.text)
        elif isinstance(inline, Styled):
            if inline.style != "del":
                gather(inline.children, parts, special)
        else:
            special.append(inline)
            if isinstance(inline, Link):
                gather(inline.children, parts, special)
            elif isinstance(inline, Reference):
                parts.append(inline.text)
            elif not isinstance(inline, NoteMark):
                parts.append(" ")


def references(passage: Passage) -> dict[int, int]:
    """Where in a paragraph's text the numbers stand that references print: where each begins, and its end."""
    block = passage.block
    if not isinstance(block, Paragraph) or not any(isinstance(inline, Reference) for inline in passage.special):
        return {}
    found, length, text = [], 0, []
    for part, printed in _parts(block.children):
        found += [(length, length + len(part))] if printed else []
        text.append(part)
        length += len(part)
    before = len(passage.text) - len("".join(text).rstrip())
    return {before + start: before + end for start, end in found}


def _parts(children: Iterable[Inline]) -> Iterator[tuple[str, bool]]:
    """The text of inlines piece by piece, as `gather` has it, and whether a reference prints it."""
    for inline in children:
        if isinstance(inline, Text | Reference):
            yield inline.text, isinstance(inline, Reference)
        elif isinstance(inline, Styled | Link):
            yield from _parts(inline.children if getattr(inline, "style", "") != "del" else ())
        elif not isinstance(inline, NoteMark):
            yield " ", False


def cell_text(cell: Cell) -> str:
    """All words of a cell."""
    return " ".join(t for b in walk.blocks(cell.blocks) if (t := plain(walk.own_inlines(b))))
