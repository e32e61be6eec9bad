"""Moves that Word can tell as such: of whole paragraphs in the body, outside tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.paper.change import Change
from docgen.paper.tree import Block, Division, Heading, List, Paper, Paragraph


def tellable(paper: Paper) -> set[str]:
    """The names of the moves of which both ends have a paragraph; other moves are told as deleted and inserted."""
    ends: dict[str, set[str]] = {"ins": set(), "del": set()}
    for change in _changes(paper.blocks):
        if change.move and change.kind in ends:
            ends[change.kind].add(change.move)
    return ends["ins"] & ends["del"]


def _changes(blocks: Iterable[Block]) -> Iterator[Change]:
    for block in blocks:
        match block:
            case Heading(change=change) | Paragraph(change=change):
                if change:
                    yield change
            case List(items=items):
                for item in items:
                    yield from _changes(item.blocks)
            case Division(blocks=inner):
                yield from _changes(inner)
