"""What is new in a compared paper, as it is to stand in a sheet of its own: without marks, numbers, ways elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from docgen.paper.edits import pieces
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
    Paragraph,
    Reference,
    Row,
    Styled,
    Table,
    Text,
)
from docgen.review.erratum.wording import FOOTNOTE

N = TypeVar("N", Row, Item)


def blocks(nodes: Sequence[pieces.Node], head: tuple[Row, ...] = ()) -> tuple[Block, ...]:
    """Whole new nodes as blocks: items as a list, rows as a table under `head`."""
    first = nodes[0]
    if isinstance(first, Item):
        return (List("", "•", tuple(_item(n) for n in nodes if isinstance(n, Item))),)
    if isinstance(first, Row):
        return (Table("", tuple(map(_row, head)), tuple(_row(n) for n in nodes if isinstance(n, Row))),)
    if isinstance(first, Cell):
        return tuple(Paragraph("", (Text(words),), "item") for n in nodes if (words := pieces.words(n)))
    return tuple(b for node in nodes for b in _blocks(node))


def inlines(found: Iterable[Inline]) -> tuple[Inline, ...]:
    """The inlines of the newer paper, references and marks of footnotes as the words they print."""
    return tuple(new for inline in found for new in _inline(inline))


def _blocks(node: pieces.Node) -> Iterator[Block]:
    match node:
        case Heading():
            yield Paragraph("", (Styled("strong", inlines(node.children)),), "item")
        case Paragraph():
            yield Paragraph("", inlines(node.children), "item", inlines(node.lead))
        case List(form=form, start=start):
            yield List("", form, tuple(map(_item, _kept(node.items))), start=start)
        case Table():
            yield Table("", tuple(map(_row, _kept(node.head))), tuple(map(_row, _kept(node.rows))), inlines(node.caption))
        case Division(blocks=inner) | Note(blocks=inner):
            for block in inner:
                yield from _blocks(block)
        case _:
            return


def _kept(nodes: tuple[N, ...]) -> list[N]:
    return [node for node in nodes if pieces.kind_of(node) != "del"]


def _item(item: Item) -> Item:
    return Item("", tuple(b for block in item.blocks if pieces.kind_of(block) != "del" for b in _blocks(block)))


def _row(row: Row) -> Row:
    return Row(tuple(_cell(cell) for cell in row.cells if pieces.kind_of(cell) != "del"))


def _cell(cell: Cell) -> Cell:
    inner = tuple(b for block in cell.blocks if pieces.kind_of(block) != "del" for b in _blocks(block))
    plain = tuple(Paragraph("", b.children, "cell") if isinstance(b, Paragraph) else b for b in inner)
    return Cell(plain, cell.header, cell.align, cell.span)


def _inline(inline: Inline) -> Iterator[Inline]:
    match inline:
        case Amended(change, children):
            if change.kind == "ins":
                yield from inlines(children)
        case Styled(style, children):
            yield Styled(style, inlines(children))
        case Link(href, children):
            yield Link(href, inlines(children))
        case Reference(text=text):
            yield Text(text)
        case NoteMark(number=number):
            yield Text(FOOTNOTE.format(number=number))
        case _:
            yield inline
