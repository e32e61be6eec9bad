"""Going through a paper tree: every block in reading order, and a tree made anew from changed parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from docgen.paper.tree import (
    Block,
    Cell,
    Division,
    Heading,
    Inline,
    Item,
    Link,
    List,
    NoteMark,
    Paper,
    Paragraph,
    Reference,
    Row,
    Styled,
    Table,
    Text,
)

InlineChange = Callable[[Inline], tuple[Inline, ...]]


def blocks(roots: Iterable[Block]) -> Iterator[Block | Item]:
    """Every block and list item below `roots`, in reading order, each before what it holds."""
    stack: list[Block | Item] = list(reversed(list(roots)))
    while stack:
        block = stack.pop()
        yield block
        stack.extend(reversed(list(_children(block))))


def inlines(roots: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline below `roots`, in reading order, each before what it holds."""
    stack = list(reversed(list(roots)))
    while stack:
        inline = stack.pop()
        yield inline
        if isinstance(inline, Styled | Link):
            stack.extend(reversed(inline.children))


def own_inlines(block: Block | Item) -> tuple[Inline, ...]:
    """The inlines a block holds itself: not those of blocks inside it."""
    match block:
        case Heading(children=children):
            return children
        case Paragraph(children=children, lead=lead):
            return (*lead, *children)
        case Table(caption=caption):
            return caption
        case _:
            return ()


def all_inlines(paper: Paper) -> Iterator[Inline]:
    """Every inline of the paper in reading order, the footnotes' last."""
    notes = [block for note in paper.notes for block in note.blocks]
    for block in blocks((*paper.blocks, *notes)):
        yield from inlines(own_inlines(block))


def plain(children: Iterable[Inline]) -> str:
    """The text of inlines without its emphasis; a resolved reference counts as its number."""
    parts = []
    for inline in inlines(children):
        if isinstance(inline, Text | Reference):
            parts.append(inline.text)
        elif not isinstance(inline, Styled | Link | NoteMark):
            parts.append(" ")
    return "".join(parts).strip()


def change_inlines(paper: Paper, change: InlineChange) -> Paper:
    """The paper with each innermost inline put through `change`, in header, footer and footnotes too."""
    return replace(
        paper,
        blocks=tuple(_changed(b, change) for b in paper.blocks),
        notes=tuple(replace(n, blocks=tuple(_changed(b, change) for b in n.blocks)) for n in paper.notes),
        header=tuple(_changed(b, change) for b in paper.header),
        footer=tuple(_changed(b, change) for b in paper.footer),
    )


def _children(block: Block | Item) -> Iterable[Block | Item]:
    match block:
        case List(items=items):
            return items
        case Item(blocks=inner) | Division(blocks=inner):
            return inner
        case Table(head=head, rows=rows):
            return [b for row in (*head, *rows) for cell in row.cells for b in cell.blocks]
        case _:
            return ()


def _changed(block: Block, change: InlineChange) -> Block:
    match block:
        case Heading(children=children):
            return replace(block, children=_changed_inlines(children, change))
        case Paragraph(children=children, lead=lead):
            return replace(block, children=_changed_inlines(children, change), lead=_changed_inlines(lead, change))
        case List(items=items):
            return replace(
                block, items=tuple(replace(i, blocks=tuple(_changed(b, change) for b in i.blocks)) for i in items)
            )
        case Division(blocks=inner):
            return replace(block, blocks=tuple(_changed(b, change) for b in inner))
        case Table(head=head, rows=rows, caption=caption):
            return replace(
                block,
                caption=_changed_inlines(caption, change),
                head=tuple(_changed_row(r, change) for r in head),
                rows=tuple(_changed_row(r, change) for r in rows),
            )


def _changed_row(row: Row, change: InlineChange) -> Row:
    return Row(tuple(_changed_cell(c, change) for c in row.cells))


def _changed_cell(cell: Cell, change: InlineChange) -> Cell:
    return replace(cell, blocks=tuple(_changed(b, change) for b in cell.blocks))


def _changed_inlines(children: tuple[Inline, ...], change: InlineChange) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for inline in children:
        if isinstance(inline, Styled | Link):
            out.append(replace(inline, children=_changed_inlines(inline.children, change)))
        else:
            out.extend(change(inline))
    return tuple(out)
