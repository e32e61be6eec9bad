"""The two places of a move, told as one change each."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from docgen.paper.edits.model import Edit


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
