"""What was moved: the changes inside it, and its two places told as one change each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from docgen.paper.edits.model import Edit
from docgen.paper.edits.pieces import Node, inner
from docgen.paper.edits.places import Here, old_labels
from docgen.paper.tree import Paper, Row, Table

if TYPE_CHECKING:
    from docgen.paper.compare.reworded import Both

Moved = Mapping[int, "Both"]


def moved(merged: Paper) -> Moved:
    """What was moved, by the identity of the nodes at its two places."""
    if not any(node.change and node.change.move for block in merged.blocks for node in inner(block)):
        return {}
    from docgen.paper.compare.reworded import reworded  # loaded where there is a move

    return reworded(merged)


def changes(
    nodes: Sequence[Node], here: Here, found: Moved, walk: Callable[[Here, Sequence[Node]], list[Edit]]
) -> tuple[Edit, ...]:
    """The changes inside neighbours that were moved, as they stand `here` at one of their places."""
    known = [found[id(node)] for node in nodes if id(node) in found]
    for both in known:
        here.old_labels = {**here.old_labels, **old_labels((both.node,), (both.old,))}
    rows = bool(nodes) and isinstance(nodes[0], Row)
    return tuple(walk(here, [node for both in known for node in _nodes(both, rows)]))


def _nodes(both: Both, rows: bool) -> Iterator[Node]:
    """The node; of a table that was made for a row, its rows."""
    if rows and isinstance(both.node, Table):
        yield from both.node.rows
    else:
        yield both.node


def ends(edit: Edit, found: Sequence[Edit]) -> tuple[Edit, Edit]:
    """Where what was moved with this change stood, and where it stands. Both are in `found`; several at one place, as of
    two authors, are put together."""
    move = [e for e in found if e.move == edit.move]
    source, target = (_together([e for e in move if e.kind == kind]) for kind in ("moved-from", "moved-to"))
    return source, target


def _together(found: Sequence[Edit]) -> Edit:
    first, last = found[0], found[-1]
    if first is last:
        return first
    return replace(
        first,
        old=" ".join(e.old for e in found if e.old),
        new=" ".join(e.new for e in found if e.new),
        nodes=tuple(node for e in found for node in e.nodes),
        last=last.last or last.place,
        changes=tuple(change for e in found for change in e.changes),
    )
