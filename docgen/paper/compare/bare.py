"""A paper without what is no part of its content, to see whether two say the same."""

from __future__ import annotations

import hashlib
from typing import Any

from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.compare.leaves import Leaf, flat, joined
from docgen.paper.tree import NOWHERE, Image, Inline, Meta, Note, NoteMark, Paper, Reference


def bare(paper: Paper) -> Paper:
    """The paper's blocks and footnotes without places, ids, labels, numbers and the texts of references.

    What a reference or a footnote mark points to is told by its place in the paper, a picture by its bytes; footnotes
    stand in the order of their first marks, and inlines in one form. The rest (what the file says of itself, header,
    footer) is left out: `accept` and `reject` both give the newer paper's.
    """
    notes = ordered_notes(paper)
    return _Bare(paper, notes).paper(paper.blocks, notes)


def ordered_notes(paper: Paper) -> tuple[Note, ...]:
    """The footnotes in the order of their first marks, those without a mark last."""
    order: dict[str, int] = {}
    for inline in walk.all_inlines(paper):
        if isinstance(inline, NoteMark):
            order.setdefault(inline.note, len(order))
    return tuple(sorted(paper.notes, key=lambda note: order.get(note.id, len(order))))


class _Bare:
    def __init__(self, paper: Paper, notes: tuple[Note, ...]) -> None:
        blocks = [*paper.blocks, *(b for note in notes for b in note.blocks)]
        self.targets: dict[str, int] = {}
        for n, block in enumerate(walk.blocks(blocks)):
            self.targets.setdefault(block.id, n)
        self.notes = {note.id: n for n, note in enumerate(notes)}
        self.media = dict(paper.media)

    def paper(self, blocks: tuple[Any, ...], notes: tuple[Note, ...]) -> Paper:
        return Paper(Meta(""), tuple(map(self.node, blocks)), tuple(map(self.node, notes)))

    def node(self, node: Any) -> Any:
        given: dict[str, Any] = {}
        for name in node.__struct_fields__:
            value = getattr(node, name)
            if name in ("children", "lead", "caption"):
                given[name] = self.inlines(value)
            elif name in ("blocks", "items", "head", "rows", "cells"):
                given[name] = tuple(map(self.node, value))
            elif name == "at":
                given[name] = NOWHERE
            elif name in ("id", "label", "number"):
                given[name] = {"id": "", "label": None, "number": 0}[name]
        return replace(node, **given)

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return joined([Leaf(self.content(leaf.content), leaf.within, leaf.change) for leaf in flat(inlines)])

    def content(self, content: str | Inline) -> str | Inline:
        match content:
            case Reference(target=target):
                return Reference(f"#{self.targets[target]}" if target in self.targets else "?")
            case NoteMark(note=note):
                return NoteMark(f"^{self.notes[note]}" if note in self.notes else "?")
            case Image(source, alt) if source in self.media:
                return Image(hashlib.sha256(self.media[source]).hexdigest(), alt)
        return content
