"""Which of two compared papers has a node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from docgen.paper.change import Change
from docgen.paper.tree import Block, Cell, Division, Item, List, Row, Table

Side = Literal["new", "old"]
SIDES: tuple[Side, Side] = ("new", "old")
INSERTED, DELETED, FORMED = Change("ins"), Change("del"), Change("form")


def stands(change: Change | None, side: Side) -> bool:
    """Whether that paper has what the change is about."""
    return change is None or change.kind != ("del" if side == "new" else "ins")


def one_sided(change: Change | None) -> bool:
    """Whether one of the papers lacks it."""
    return change is not None and change.kind != "form"


def inside(change: Change | None, within: Change | None) -> Change | None:
    """The change that all inside a node shares, if it is in one paper alone; `within` is that of what holds the node.

    The node's own says more: it may be a move's.
    """
    if within is None:
        return change if one_sided(change) else None
    return change if change and change.kind == within.kind else within


def only(side: Side, *hints: Change | None) -> Change:
    """A change that says that this paper alone has something: the first hint that says so, else one of a hint's author."""
    kind: Literal["ins", "del"] = "ins" if side == "new" else "del"
    known = [hint for hint in hints if hint]
    for hint in known:
        if hint.kind == kind:
            return hint
    return Change(kind, author=known[0].author, date=known[0].date) if known else Change(kind)


def spread(blocks: Iterable[Block], within: Change | None = None) -> Iterator[tuple[Block | Item, Change | None]]:
    """Every block and item in reading order, each before what it holds, with the change that all of its holder shares."""
    for block in blocks:
        yield block, within
        match block:
            case List(items=items):
                held = inside(block.change, within)
                for item in items:
                    yield item, held
                    yield from spread(item.blocks, inside(item.change, held))
            case Division():
                yield from spread(block.blocks, inside(block.change, within))
            case Table():
                for row in (*block.head, *block.rows):
                    held = inside(row.change, inside(block.change, within))
                    for cell in cells(row, held):
                        yield from spread(cell.blocks, inside(cell.change, held))


def cells(row: Row, within: Change | None) -> list[Cell]:
    """The row's cells that stand in a paper: in a row that one paper lacks not those of a column that the other lacks."""
    return [cell for cell in row.cells if not (within and one_sided(cell.change) and not _agree(cell.change, within))]


def _agree(one: Change | None, other: Change) -> bool:
    return one is not None and one.kind == other.kind
