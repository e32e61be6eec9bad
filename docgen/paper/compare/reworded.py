"""What changed inside what was moved: a compared paper shows a move whole at both its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.compare.links import Links, nested, same_shape
from docgen.paper.compare.merge import DEL, INS, Merge
from docgen.paper.compare.pairing import Pairing
from docgen.paper.compare.settle import moves, settled
from docgen.paper.compare.views import Node, Views
from docgen.paper.tree import Block, Cell, Item, NoteMark, Paper, Reference, Row, Table


class Both(Struct, frozen=True):
    """The two places of a moved block or item as one node with what changed in it; `old` is the older one.

    A row stands in a table of its own, which has no head.
    """

    node: Block | Item
    old: Block | Item


def reworded(merged: Paper) -> dict[int, Both]:
    """What was moved, by the identity of the node at either of its two places."""
    found: dict[int, Both] = {}
    pairs = [pair for sides in moves(merged).values() for pair in zip(*sides, strict=False)]
    ids = [(a, b) for old, new in pairs for a, b in same_shape((old,), (new,)) if a and b]
    for old, new in pairs:
        if type(old) is type(new):
            found[id(old)] = found[id(new)] = _both(old, new, merged, ids)
    return found


def _both(old: Any, new: Any, merged: Paper, ids: Sequence[tuple[str, str]]) -> Both:
    if isinstance(old, Row):
        old, new = (Table("", (), (row,), change=row.change) for row in _aligned(old, new))
    before, after = settled(old, "del"), settled(new, "ins")
    numbers: dict[Any, int] = {}
    step = Pairing(Views(merged.media, numbers), Views(merged.media, numbers)).pair(before, after)
    empty = Paper(merged.meta, (), media=merged.media)
    links = Links(empty, empty, [step], [])
    _know(links, before, after, ids)
    return Both(Merge(links).pair(before, after, step.inner), before)


def _aligned(old: Row, new: Row) -> tuple[Row, Row]:
    """The rows with an empty cell where one of them has none: the column came or went."""
    if len(old.cells) != len(new.cells):
        return old, new
    first, second = (
        tuple(cell if _kind(cell) == change.kind else Cell((), change=change) for cell in row.cells)
        for row, change in ((old, DEL), (new, INS))
    )
    return replace(old, cells=first), replace(new, cells=second)


def _kind(cell: Cell) -> str:
    return cell.change.kind if cell.change else ""


def _know(links: Links, old: Node, new: Node, ids: Sequence[tuple[str, str]]) -> None:
    """Tells what stands outside the move: a compared paper calls all by one name but what moved, of which `ids` has both."""
    for before, after in ids:
        links.kept.setdefault(before, before)
        links.back.setdefault(after, before)
    for thing in _things(old):
        if isinstance(thing, Reference):
            links.kept.setdefault(thing.target, thing.target)
        else:
            links.notes[thing.note] = thing.note
    for thing in _things(new):
        if isinstance(thing, Reference):
            links.new_ids.add(thing.target)
            links.back.setdefault(thing.target, thing.target)


def _things(node: Node) -> Iterator[Reference | NoteMark]:
    for each in nested(node):
        if not isinstance(each, Row | Cell):
            yield from (i for i in walk.inlines(walk.own_inlines(each)) if isinstance(i, Reference | NoteMark))
