"""Going through a paper tree: every block in reading order, and a tree made anew from changed parts."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from msgspec.structs import replace

from docgen.paper.tree import (
    Amended,
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
M = TypeVar("M", bound=Reference | NoteMark)
H = TypeVar("H", Item, Division, Cell, Note)


_HOLDERS = frozenset({List, Item, Division, Table})


def blocks(roots: Iterable[Block | Item]) -> Iterator[Block | Item]:
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
        if isinstance(inline, Styled | Link | Amended):
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
    """The text of inlines without its emphasis; a resolved reference counts as its number, what is gone does not count."""
    return "".join(_parts(children)).strip()


def change_inlines(paper: Paper, kind: type[M], change: Callable[[M], Inline]) -> Paper:
    """The paper with each inline of that kind, which holds no others, put through `change`; everywhere in the paper.

    What did not change is shared with the paper given.
    """
    changer = _Changer(kind, change)
    return replace(
        paper,
        blocks=changer.each(paper.blocks, changer.block),
        notes=changer.each(paper.notes, changer.held),
        header=changer.each(paper.header, changer.block),
        footer=changer.each(paper.footer, changer.block),
    )


def _parts(children: Iterable[Inline]) -> Iterator[str]:
    for inline in children:
        match inline:
            case Text(text) | Reference(text=text):
                yield text
            case Amended(change, _) if change.kind == "del":
                continue
            case Styled(children=inner) | Link(children=inner) | Amended(children=inner):
                yield from _parts(inner)
            case NoteMark():
                continue
            case _:
                yield " "


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


class _Changer(Generic[M]):
    """Makes blocks anew where something in them changed; else gives back the very block."""

    def __init__(self, kind: type[M], change: Callable[[M], Inline]) -> None:
        self.kind = kind
        self.change = change

    def each(self, items: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
        """The items changed; the same tuple where nothing did."""
        changed = tuple(map(change, items))
        return items if all(map(operator.is_, changed, items)) else changed

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph(children=children, lead=lead):
                new, new_lead = self.inlines(children), self.inlines(lead) if lead else lead
                return block if new is children and new_lead is lead else replace(block, children=new, lead=new_lead)
            case Heading(children=children):
                new = self.inlines(children)
                return block if new is children else replace(block, children=new)
            case List(items=items):
                changed = self.each(items, self.held)
                return block if changed is items else replace(block, items=changed)
            case Division():
                return self.held(block)
            case Table():
                return self.table(block)

    def held(self, holder: H) -> H:
        inner = self.each(holder.blocks, self.block)
        return holder if inner is holder.blocks else replace(holder, blocks=inner)

    def table(self, table: Table) -> Table:
        caption, head, rows = self.inlines(table.caption), self.each(table.head, self.row), self.each(table.rows, self.row)
        same = caption is table.caption and head is table.head and rows is table.rows
        return table if same else replace(table, caption=caption, head=head, rows=rows)

    def row(self, row: Row) -> Row:
        cells = self.each(row.cells, self.held)
        return row if cells is row.cells else replace(row, cells=cells)

    def inlines(self, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        for inline in children:
            if type(inline) is not Text:
                return self.each(children, self.inline)
        return children

    def inline(self, inline: Inline) -> Inline:
        if isinstance(inline, self.kind):
            return self.change(inline)
        if isinstance(inline, Styled | Link | Amended):
            inner = self.inlines(inline.children)
            return inline if inner is inline.children else replace(inline, children=inner)
        return inline
