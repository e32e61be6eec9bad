"""Whose the changes of a compared paper are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from docgen.diagnostics import Position
from docgen.paper import walk
from docgen.paper.change import Change
from docgen.paper.tree import NOWHERE, Amended, Inline, Link, Paper, Styled

Who = Callable[[Change, Position, bool, str], tuple[str, str]]
_HELD = ("blocks", "items", "head", "rows", "cells")


def signed(merged: Paper, who: Who) -> Paper:
    """The paper with an author and a date on each change.

    `who(change, at, older, words)` gives both, or empty texts; `at` is the nearest known place in the source of the newer
    paper, or, if `older`, in that of the older: for what stands in that one alone. Words gone from a paragraph that both
    have are asked for at its place in the newer. `words` are the text that the change is of.
    """
    signer = _Signer(who)
    blocks = tuple(signer.node(b, NOWHERE, False) for b in merged.blocks)
    return replace(merged, blocks=blocks, notes=tuple(signer.node(n, NOWHERE, False) for n in merged.notes))


class _Signer:
    def __init__(self, who: Who) -> None:
        self.who = who

    def node(self, node: Any, at: Position, older: bool) -> Any:
        own: Position = getattr(node, "at", NOWHERE)
        inside = own if own.file else _below(node)
        at = inside if inside.file else at
        given: dict[str, Any] = {}
        if node.change:
            older = older or node.change.kind == "del"
            given["change"] = self.change(node.change, at, older, _words(node))
        for name in node.__struct_fields__:
            if name in _HELD:
                given[name] = tuple(self.node(held, at, older) for held in getattr(node, name))
            elif name in ("children", "lead", "caption"):
                given[name] = self.inlines(getattr(node, name), at, older)
        return replace(node, **given)

    def change(self, change: Change, at: Position, older: bool, words: str) -> Change:
        author, date = self.who(change, at, older, words)
        return replace(change, author=author, date=date)

    def inlines(self, inlines: tuple[Inline, ...], at: Position, older: bool) -> tuple[Inline, ...]:
        return tuple(self.inline(i, at, older) for i in inlines)

    def inline(self, inline: Inline, at: Position, older: bool) -> Inline:
        if isinstance(inline, Amended):
            return replace(inline, change=self.change(inline.change, at, older, walk.plain(inline.children)))
        if isinstance(inline, Styled | Link):
            return replace(inline, children=self.inlines(inline.children, at, older))
        return inline


def _below(node: Any) -> Position:
    """The first place known inside a node."""
    for name in _HELD:
        for held in getattr(node, name, ()):
            at: Position = getattr(held, "at", NOWHERE)
            at = at if at.file else _below(held)
            if at.file:
                return at
    return NOWHERE


def _words(node: Any) -> str:
    """The text of a node, whatever it is."""
    own = [walk.plain(getattr(node, name, ())) for name in ("lead", "children", "caption")]
    held = [_words(child) for name in _HELD for child in getattr(node, name, ())]
    return " ".join(text for text in (*own, *held) if text)
