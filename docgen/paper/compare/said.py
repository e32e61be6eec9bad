"""What a node of a compared paper says in the older or the newer of the two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from msgspec import Struct

from docgen.paper.compare.leaves import Leaf, flat
from docgen.paper.tree import Heading, Image, Inline, NoteMark, Paragraph, Reference

Side = Literal["old", "new"]
OTHER = {"old": "ins", "new": "del"}


class Edit(Struct, frozen=True):
    """Words that were changed: `old` is empty for what only came, `new` for what only went; where both are the same, the
    emphasis, the link, or what a reference, mark or picture is changed."""

    old: str
    new: str


def said(node: Any, side: Side) -> str:
    """The text of the node in one of the papers: blocks on lines, cells parted by " | "; empty if it is not in it."""
    if node.change and node.change.kind == OTHER[side] and not isinstance(node, Heading | Paragraph):
        return ""
    if isinstance(node, Heading | Paragraph):
        lead = words(getattr(node, "lead", ()), side)
        text = words(node.children, side)
        return f"{lead}. {text}" if lead and text else lead or text
    if hasattr(node, "cells"):
        return " | ".join(said(c, side) for c in node.cells if not (c.change and c.change.kind == OTHER[side]))
    parts = [words(node.caption, side)] if hasattr(node, "caption") else []
    for name in ("blocks", "items", "head", "rows"):
        parts += [said(held, side) for held in getattr(node, name, ())]
    return "\n".join(filter(None, parts))


def words(inlines: Iterable[Inline], side: Side) -> str:
    """The text of inlines in one of the papers."""
    kept = (leaf for leaf in flat(inlines) if not (leaf.change and leaf.change.kind == OTHER[side]))
    return "".join(map(_word, kept)).strip()


def edits(inlines: Iterable[Inline]) -> Iterator[Edit]:
    """The edits in a run of inlines, in order."""
    old = new = ""
    changed = False
    for leaf in flat(inlines):
        if leaf.change is None:
            if changed:
                yield Edit(old, new)
            old, new, changed = "", "", False
            continue
        changed = True
        old, new = (old + _word(leaf), new) if leaf.change.kind == "del" else (old, new + _word(leaf))
    if changed:
        yield Edit(old, new)


def _word(leaf: Leaf) -> str:
    match leaf.content:
        case str(text) | Reference(text=text):
            return text
        case NoteMark(number=number):
            return f"[{number}]"
        case Image(alt=alt):
            return f"[picture: {alt}]"
    return " "
