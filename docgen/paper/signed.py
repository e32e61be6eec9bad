"""Whose the changes of a compared paper are, put into its tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import fields, replace

from docgen.diagnostics import Position
from docgen.paper import walk
from docgen.paper.change import Change
from docgen.paper.tree import NOWHERE, Paper

Who = Callable[[Change, Position, str], tuple[str, str]]
T = TypeVar("T", bound=Struct)
_KEPT = {"was", "label", "at", "change"}


def signed(merged: Paper, who: Who) -> Paper:
    """The compared paper with an author and a date on each change.

    `who` is given a change, the place of the block it is in or of, and the words it is of; for words taken out of a block
    that stays, the place is that of the block as it is now. It says the name and the date (ISO 8601), or two empty texts.
    """
    signer = _Signer(who)
    return replace(
        merged,
        blocks=tuple(signer.node(block, NOWHERE) for block in merged.blocks),
        notes=tuple(signer.node(note, NOWHERE) for note in merged.notes),
    )


class _Signer:
    def __init__(self, who: Who) -> None:
        self.who = who

    def node(self, node: T, at: Position) -> T:
        """A node and all that it holds."""
        at = _place(node) or at
        new: dict[str, Any] = {}
        for field in fields(node):
            value = getattr(node, field.name)
            if field.name not in _KEPT and isinstance(value, tuple) and value and isinstance(value[0], Struct):
                new[field.name] = tuple(self.node(child, at) for child in value)
        change = getattr(node, "change", None)
        if isinstance(change, Change):
            author, date = self.who(change, at, _words(node))
            new["change"] = replace(change, author=author, date=date)
        return replace(node, **new) if new else node


def _place(node: Struct) -> Position | None:
    """Where a node stands; for a row, a cell or a division, where the first thing in it does."""
    at = getattr(node, "at", None)
    if isinstance(at, Position) and at.file:
        return at
    for name in ("cells", "blocks", "items"):
        for child in getattr(node, name, ()):
            if found := _place(child):
                return found
    return None


def _words(node: Struct) -> str:
    """The text of a node, whatever it is."""
    own = walk.plain((*getattr(node, "lead", ()), *getattr(node, "children", ()), *getattr(node, "caption", ())))
    held = [_words(child) for name in ("head", "rows", "cells", "blocks", "items") for child in getattr(node, name, ())]
    return " ".join(text for text in (own, *held) if text)
