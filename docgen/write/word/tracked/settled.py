"""A compared paper made ready for Word: ids that are unique, every change told by the inlines themselves, notes apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.change import Change
from docgen.paper.tree import (
    Amended,
    Block,
    Cell,
    Division,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Note,
    NoteMark,
    Paper,
    Paragraph,
    Reference,
    Row,
    Styled,
    Table,
)
from docgen.write.word.tracked.notes import Notes, fresh
from docgen.write.word.tracked.sided import cells, inside, spread

_NAMELESS = "\x01"  # begins the id of a block that has none of its own, or one that another block has
H = TypeVar("H", Item, Cell, Division, Note)
L = TypeVar("L", Heading, Paragraph)


def settled(paper: Paper) -> Paper:
    """The paper with an id on every block, no two alike.

    A block of the newer paper keeps its id. One that only the older has gets another where the newer uses its id, and what
    refers to it follows. All inlines inside a node that is in one paper alone are marked so.
    """
    notes = Notes(paper)
    ready = replace(paper, notes=notes.notes)
    settler = _Settler(ready, notes)
    return replace(
        ready,
        blocks=settler.blocks(ready.blocks, None),
        notes=tuple(settler.held(note, None) for note in ready.notes),
    )


def named(identifier: str) -> str:
    """The id as a bookmark may have it: empty for a block that has none."""
    return "" if identifier.startswith(_NAMELESS) else identifier


class _Settler:
    def __init__(self, paper: Paper, notes: Notes) -> None:
        self.notes = notes
        self.was: dict[str, str] = {}
        roots = [(paper.blocks, None), *((note.blocks, inside(note.change, None)) for note in paper.notes)]
        nodes = [pair for blocks, change in roots for pair in spread(blocks, change)]
        self._names = iter(self._unique([(node.id, inside(node.change, within)) for node, within in nodes]))

    def _unique(self, given: list[tuple[str, Change | None]]) -> list[str]:
        """An id for each block in order, from the id it has and the change that is told of it."""
        newer = {name for name, change in given if not _gone(change)}
        taken: set[str] = set()
        found: list[str] = []
        for name, change in given:
            own = name
            if name and _gone(change) and name in newer:
                own = fresh(name, newer | taken)
                self.was.setdefault(name, own)
            if not own or own in taken:
                own = f"{_NAMELESS}{len(found)}"
            taken.add(own)
            found.append(own)
        return found

    def blocks(self, blocks: Iterable[Block], within: Change | None) -> tuple[Block, ...]:
        return tuple(self.block(block, within) for block in blocks)

    def block(self, block: Block, within: Change | None) -> Block:
        match block:
            case Heading():
                return self.leaf(block, within)
            case Paragraph():
                return replace(self.leaf(block, within), lead=self.inlines(block.lead, within))
            case List():
                name, held = next(self._names), inside(block.change, within)
                return replace(
                    block, id=name, change=held or block.change, items=tuple(self.item(i, held) for i in block.items)
                )
            case Division():
                return self.held(replace(block, id=next(self._names)), within)
            case Table():
                return self.table(block, within)

    def leaf(self, block: L, within: Change | None) -> L:
        name = next(self._names)
        return replace(
            block,
            id=name,
            change=inside(block.change, within) or block.change,
            children=self.inlines(block.children, within),
        )

    def item(self, item: Item, within: Change | None) -> Item:
        return self.held(replace(item, id=next(self._names)), within)

    def held(self, holder: H, within: Change | None) -> H:
        change = inside(holder.change, within)
        return replace(holder, change=change or holder.change, blocks=self.blocks(holder.blocks, change))

    def table(self, table: Table, within: Change | None) -> Table:
        name, held = next(self._names), inside(table.change, within)
        head, rows = (tuple(self.row(row, held) for row in part) for part in (table.head, table.rows))
        caption = self.inlines(table.caption, held)
        return replace(table, id=name, change=held or table.change, caption=caption, head=head, rows=rows)

    def row(self, row: Row, within: Change | None) -> Row:
        held = inside(row.change, within)
        return Row(tuple(self.held(cell, held) for cell in cells(row, held)), held or row.change)

    def inlines(
        self, inlines: tuple[Inline, ...], within: Change | None, amended: Change | None = None
    ) -> tuple[Inline, ...]:
        """The inlines, marked as `within` says where they are not marked themselves; `amended` is the mark they stand in."""
        found: list[Inline] = []
        for inline in inlines:
            if within and not amended and not _told(inline):
                found.append(Amended(within, self.inlines((inline,), None, within)))
            elif isinstance(inline, Amended):
                found.append(replace(inline, children=self.inlines(inline.children, None, inline.change)))
            elif isinstance(inline, Styled | Link):
                found.append(replace(inline, children=self.inlines(inline.children, within, amended)))
            elif isinstance(inline, NoteMark):
                found.extend(self.notes.mark(inline, amended))
            elif isinstance(inline, Reference) and _gone(amended):
                found.append(replace(inline, target=self.was.get(inline.target, inline.target)))
            else:
                found.append(inline)
        return tuple(found)


def _gone(change: Change | None) -> bool:
    return change is not None and change.kind == "del"


def _told(inline: Inline) -> bool:
    """Whether something in the inline tells of its change."""
    return any(isinstance(found, Amended) for found in walk.inlines((inline,)))
