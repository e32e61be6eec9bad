"""The newer or the older paper again, out of the tree that holds both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.compare.bare import ordered_notes
from docgen.paper.compare.leaves import flat, joined
from docgen.paper.compare.links import same_shape
from docgen.paper.tree import Amended, Heading, Image, Inline, Paper, Paragraph, Reference


def accept(merged: Paper) -> Paper:
    """The newer of the two papers, with its own labels and numbers."""
    return _Settled("ins").paper(merged)


def reject(merged: Paper) -> Paper:
    """The older of the two papers in its blocks and footnotes; labels and numbers are those the merged tree has."""
    return _Settled("del").paper(merged)


def settled(node: Any, keep: Literal["ins", "del"]) -> Any:
    """One node of the merged tree that is of that kind, as it stands in its paper."""
    return _Settled(keep).held(node)[0]


def moves(merged: Paper) -> dict[str, tuple[list[Any], list[Any]]]:
    """The outermost nodes of each move by its name: those gone and those that came."""
    found: dict[str, tuple[list[Any], list[Any]]] = {}
    _gather(merged.blocks, found)
    return found


class _Settled:
    """Keeps the one kind of change and leaves out the other. `now` maps ids that are left out to those in their place."""

    def __init__(self, keep: Literal["ins", "del"]) -> None:
        self.keep = keep
        self.now: dict[str, str] = {}

    def paper(self, merged: Paper) -> Paper:
        if self.keep == "del":
            self.now = _moved(merged)
        blocks = self.blocks(merged.blocks)
        notes = tuple(kept for note in merged.notes for kept in self.held(note))
        found = replace(merged, blocks=blocks, notes=notes)
        if self.now:
            found = walk.change_inlines(found, Reference, self.reference)
        found = replace(found, notes=ordered_notes(found))
        every = replace(found, blocks=(*found.header, *found.blocks, *found.footer))
        shown = {i.source for i in walk.all_inlines(every) if isinstance(i, Image)}
        return replace(found, media=tuple(entry for entry in merged.media if entry[0] in shown))

    def reference(self, reference: Reference) -> Reference:
        target = self.now.get(reference.target)
        return replace(reference, target=target) if target else reference

    def blocks(self, blocks: Sequence[Any]) -> tuple[Any, ...]:
        """The blocks that stay. What is left of one whose end does not stay is joined to the next."""
        found: list[Any] = []
        open_block: Any = None
        for block in blocks:
            for kept in self.held(block):
                if isinstance(kept, Heading | Paragraph):
                    kept = self.onto(open_block, kept)
                    if self.ends(block):
                        found.append(kept)
                        open_block = None
                    else:
                        open_block = kept
                else:
                    found.extend((kept,) if open_block is None or _empty(open_block) else (open_block, kept))
                    open_block = None
        return tuple(found if open_block is None or _empty(open_block) else [*found, open_block])

    def ends(self, block: Heading | Paragraph) -> bool:
        return block.change is None or block.change.kind in ("form", self.keep)

    def onto(self, left: Any, block: Any) -> Any:
        """The block with what is left of the one before it at its head."""
        if left is None:
            return block
        if left.id and block.id:
            self.now.setdefault(left.id, block.id)
        lead = getattr(left, "lead", ())
        if isinstance(block, Heading):
            return replace(block, children=joined(list(flat((*lead, *left.children, *block.children)))))
        return replace(
            block,
            lead=joined(list(flat((*lead, *block.lead)))),
            children=joined(list(flat((*left.children, *block.children)))),
        )

    def held(self, node: Any) -> Sequence[Any]:
        """The node as it stays; nothing if it does not."""
        change = node.change
        whole = not isinstance(node, Heading | Paragraph)
        if whole and change and change.kind not in ("form", self.keep):
            return ()
        given: dict[str, Any] = {}
        for name in node.__struct_fields__:
            value = getattr(node, name)
            if name in ("children", "lead", "caption"):
                given[name] = self.inlines(value)
            elif name == "blocks":
                given[name] = self.blocks(value)
            elif name in ("items", "head", "rows", "cells"):
                given[name] = tuple(kept for each in value for kept in self.held(each))
        if change and change.kind == "form" and self.keep == "del":
            return (_as_it_was(change.was, node, given),)
        return (replace(node, **given, change=None),)

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if not any(isinstance(i, Amended) for i in walk.inlines(inlines)):
            return inlines
        kept = [leaf for leaf in flat(inlines) if leaf.change is None or leaf.change.kind == self.keep]
        return joined([replace(leaf, change=None) for leaf in kept])


def _as_it_was(was: Any, node: Any, given: dict[str, Any]) -> Any:
    """The older node with what the merged one holds of it; it keeps its name in the merged tree."""
    if hasattr(was, "id"):
        given["id"] = node.id
    return replace(was, **{name: value for name, value in given.items() if name in was.__struct_fields__})


def _empty(block: Heading | Paragraph) -> bool:
    return not block.children and not getattr(block, "lead", ())


def _moved(merged: Paper) -> dict[str, str]:
    """The id of each block at its new place → its id at the old one."""
    return {new: old for gone, come in moves(merged).values() for old, new in same_shape(gone, come) if old and new}


def _gather(nodes: Sequence[Any], found: dict[str, tuple[list[Any], list[Any]]]) -> None:
    for node in nodes:
        if node.change and node.change.move:
            sides = found.setdefault(node.change.move, ([], []))
            sides[0 if node.change.kind == "del" else 1].append(node)
            continue
        for name in ("blocks", "items", "head", "rows", "cells"):
            _gather(getattr(node, name, ()), found)
