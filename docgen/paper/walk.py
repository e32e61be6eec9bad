"""Going through a paper tree: every block in reading order, and a tree made anew from changed parts."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from docgen.paper.tree import (
    Block,
    Cell,
    Division,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Note,
    NoteMark,
    Paper,
    Paragraph,
    Reference,
    Row,
    Styled,
    Table,
    Text,
)

T = TypeVar("T")
InlineChange = Callable[[Inline], tuple[Inline, ...]]


_HOLDERS = frozenset({List, Item, Division, Table})


def blocks(roots: Iterable[Block]) -> Iterator[Block | Item]:
    """Every block and list item below `roots`, in reading order, each before what it holds."""
    stack: list[Block | Item] = list(reversed(list(roots)))
    while stack:
        block = stack.pop()
        yield block
        if type(block) in _HOLDERS:
            stack.extend(reversed(_children(block)))


def inlines(roots: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline below `roots`, in reading order, each before what it holds."""
    for inline in roots:
        yield inline
        if isinstance(inline, Styled | Link):
            yield from inlines(inline.children)


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
    """The paper with each innermost inline put through `change`, in header, footer and footnotes too.

    What did not change is shared with the paper given: `change` returns the inline itself to leave it as it is.
    """
    return replace(
        paper,
        blocks=_changed_blocks(paper.blocks, change),
        notes=_each(paper.notes, lambda note: _changed_note(note, change)),
        header=_changed_blocks(paper.header, change),
        footer=_changed_blocks(paper.footer, change),
    )


def _children(block: Block | Item) -> Sequence[Block | Item]:
    match block:
        case List(items=items):
            return items
        case Item(blocks=inner) | Division(blocks=inner):
            return inner
        case Table(head=head, rows=rows):
            return [b for row in (*head, *rows) for cell in row.cells for b in cell.blocks]
        case _:
            return ()


def _each(items: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """The items changed; the same tuple where nothing did."""
    changed = tuple(change(item) for item in items)
    return items if all(map(operator.is_, changed, items)) else changed


def _changed_blocks(blocks: tuple[Block, ...], change: InlineChange) -> tuple[Block, ...]:
    return _each(blocks, lambda block: _changed(block, change))


def _changed(block: Block, change: InlineChange) -> Block:
    """The block changed; the block itself, not a copy, where nothing in it did."""
    new = {name: value for name, value in _changes(block, change) if value is not getattr(block, name)}
    return replace(block, **new) if new else block


def _changes(block: Block, change: InlineChange) -> Iterator[tuple[str, Any]]:
    match block:
        case Heading(children=children):
            yield "children", _changed_inlines(children, change)
        case Paragraph(children=children, lead=lead):
            yield "children", _changed_inlines(children, change)
            yield "lead", _changed_inlines(lead, change)
        case List(items=items):
            yield "items", _each(items, lambda item: _changed_item(item, change))
        case Division(blocks=inner):
            yield "blocks", _changed_blocks(inner, change)
        case Table(head=head, rows=rows, caption=caption):
            yield "caption", _changed_inlines(caption, change)
            yield "head", _each(head, lambda row: _changed_row(row, change))
            yield "rows", _each(rows, lambda row: _changed_row(row, change))


def _changed_item(item: Item, change: InlineChange) -> Item:
    inner = _changed_blocks(item.blocks, change)
    return item if inner is item.blocks else replace(item, blocks=inner)


def _changed_row(row: Row, change: InlineChange) -> Row:
    cells = _each(row.cells, lambda cell: _changed_cell(cell, change))
    return row if cells is row.cells else Row(cells)


def _changed_cell(cell: Cell, change: InlineChange) -> Cell:
    inner = _changed_blocks(cell.blocks, change)
    return cell if inner is cell.blocks else replace(cell, blocks=inner)


def _changed_note(note: Note, change: InlineChange) -> Note:
    inner = _changed_blocks(note.blocks, change)
    return note if inner is note.blocks else replace(note, blocks=inner)


def _changed_inlines(children: tuple[Inline, ...], change: InlineChange) -> tuple[Inline, ...]:
    out: list[Inline] = []
    same = True
    for inline in children:
        if isinstance(inline, Styled | Link):
            inner = _changed_inlines(inline.children, change)
            new: tuple[Inline, ...] = (inline if inner is inline.children else replace(inline, children=inner),)
        else:
            new = change(inline)
        same = same and len(new) == 1 and new[0] is inline
        out.extend(new)
    return children if same else tuple(out)
