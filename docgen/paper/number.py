"""Numbering: every numbered heading, paragraph, list item, table and footnote gets its label."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from docgen.house import forms
from docgen.house.model import HeadingNumbers, Numbering
from docgen.paper import walk
from docgen.paper.tree import (
    Block,
    Break,
    Cell,
    Division,
    Heading,
    Image,
    Inline,
    Item,
    Label,
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
    Text,
)


def number(paper: Paper, numbering: Numbering, explicit_labels: bool = True) -> Paper:
    """The paper with a label on every block that the house numbers, and footnotes numbered in the order of their marks.

    `explicit_labels` False leaves out the labels written by hand: they are made for the decision's own house.
    """
    referenced: set[str] = set()
    notes: dict[str, int] = {}
    for inline in walk.all_inlines(paper):
        if type(inline) is Reference:
            referenced.add(inline.target)
        elif type(inline) is NoteMark:
            notes.setdefault(inline.note, len(notes) + 1)
    counter = _Counter(numbering, explicit_labels, referenced)
    return _number_notes(replace(paper, blocks=counter.blocks(paper.blocks)), notes)


class _Scope(Struct, frozen=True):
    """What a heading of `rank` says of the paragraphs under it: their level, and whether they are counted."""

    rank: int
    level: int
    numbered: bool


class _Counter:
    """One walk through the paper in reading order."""

    def __init__(self, numbering: Numbering, explicit_labels: bool, referenced: set[str]) -> None:
        self.numbering = numbering
        self.explicit_labels = explicit_labels
        self.referenced = referenced
        self.tables = 0
        self.values = [0] * len(self.numbering.levels)
        self.scopes = [_Scope(0, self.numbering.paragraphs, True)]

    def blocks(self, blocks: Iterable[Block], depth: int = 0) -> tuple[Block, ...]:
        return tuple([_WAYS[type(b)](self, b, depth) for b in blocks])

    def division(self, division: Division, depth: int) -> Division:
        return replace(division, blocks=self.blocks(division.blocks, depth))

    def heading(self, heading: Heading, depth: int) -> Heading:
        while self.scopes[-1].rank >= heading.rank:
            self.scopes.pop()
        rules = self.numbering.headings
        rule = rules[heading.rank - 1] if heading.rank <= len(rules) else HeadingNumbers()
        if not (heading.numbered and rule.level):
            return heading
        label = self.count(rule.level, heading.wanted_label)
        level = rule.paragraphs or self.scopes[-1].level
        numbered = rule.body == "numbered" if heading.paragraphs is None else heading.paragraphs
        self.scopes.append(_Scope(heading.rank, level, numbered))
        return replace(heading, label=label)

    def paragraph(self, paragraph: Paragraph, depth: int) -> Paragraph:
        if not paragraph.numbered:
            return paragraph
        if paragraph.resumes:
            while self.scopes[-1].rank > 1:
                self.scopes.pop()
        elif not self.scopes[-1].numbered or self.pictured(paragraph):
            return paragraph
        return replace(paragraph, label=self.count(self.scopes[-1].level, paragraph.wanted_label))

    def pictured(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is a picture alone, for which nobody asks a number: no reference, no label by hand."""
        inlines = paragraph.children
        if paragraph.lead or paragraph.wanted_label or not _wordless(inlines):
            return False
        return paragraph.id not in self.referenced and Image in map(type, walk.inlines(inlines))

    def list(self, block: List, depth: int) -> List:
        items, depth = [], depth + 1
        for offset, item in enumerate(block.items):
            label = None
            if block.form not in ("", "•"):
                value = block.start + offset
                label = Label(forms.item(block.form, value), block.id, depth, value, block.form)
            items.append(Item(item.id, self.blocks(item.blocks, depth), label, item.at))
        return replace(block, items=tuple(items))

    def table(self, table: Table, depth: int) -> Table:
        label = None
        if table.caption or table.id in self.referenced:
            self.tables += 1
            form = self.numbering.table
            label = Label(forms.number(form, (self.tables,)), "table", 1, self.tables, form)
        return replace(table, label=label, head=self.rows(table.head), rows=self.rows(table.rows))

    def rows(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        if not any(_has_list(cell) for row in rows for cell in row.cells):
            return rows
        return tuple(Row(tuple(map(self.cell, row.cells))) for row in rows)

    def cell(self, cell: Cell) -> Cell:
        return replace(cell, blocks=self.blocks(cell.blocks)) if _has_list(cell) else cell

    def count(self, level: int, wanted: str) -> Label:
        self.values[level - 1] += 1
        self.values[level:] = [0] * (len(self.values) - level)
        form = self.numbering.levels[level - 1]
        explicit = bool(wanted) and self.explicit_labels
        usual = forms.number(form, tuple(self.values))
        text = wanted if explicit else usual
        return Label(text, "main", level, self.values[level - 1], form, explicit, usual if explicit else "")


_WAYS: dict[type, Callable[[_Counter, Any, int], Block]] = {
    Heading: _Counter.heading,
    Paragraph: _Counter.paragraph,
    List: _Counter.list,
    Table: _Counter.table,
    Division: _Counter.division,
}


def _has_list(cell: Cell) -> bool:
    return List in map(type, cell.blocks)


def _wordless(inlines: tuple[Inline, ...]) -> bool:
    """Whether inlines hold nothing to read but pictures and the marks of their footnotes."""
    for inline in inlines:
        if type(inline) is Text:
            if inline.text.strip():
                return False
        elif type(inline) is Styled or type(inline) is Link:
            if not _wordless(inline.children):
                return False
        elif type(inline) not in (Image, Break, NoteMark):
            return False
    return True


def _number_notes(paper: Paper, order: dict[str, int]) -> Paper:
    """The footnotes and their marks numbered; `order` has the number of each note that is marked."""

    def numbered(mark: NoteMark) -> NoteMark:
        return replace(mark, number=order[mark.note])

    if not order:
        return paper
    notes = sorted((n for n in paper.notes if n.id in order), key=lambda n: order[n.id])
    marked = walk.change_inlines(replace(paper, notes=tuple(notes)), NoteMark, numbered)
    return replace(marked, notes=tuple(Note(n.id, n.blocks, order[n.id]) for n in marked.notes))
