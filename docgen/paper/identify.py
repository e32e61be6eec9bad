"""Identifying: every block gets an id that stays the same from build to build."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.tree import Block, Division, Heading, Item, List, Paper, Paragraph, Table

MAX_ID = 36  # with "_dg_" before it, a Word bookmark's 40 characters


def identify(paper: Paper) -> Paper:
    """The paper with an id on every heading, paragraph, list, item, table and division that has none yet.

    An id is made of the section's id and a count within the section ("background-p3"), so that a change in one section
    renames nothing in another. Paragraphs inside items, cells and footnotes keep an empty id: their holder has one.
    """
    taken = {b.id for b in walk.blocks(paper.blocks) if b.id} | {n.id for n in paper.notes}
    return replace(paper, blocks=_Namer(taken).blocks(paper.blocks))


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens of a text, from a letter on, at most 24 characters; "section" if none."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")
    return words[:24].strip("-") if words[:1].isalpha() else f"section-{words}"[:24].strip("-")


class _Namer:
    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self.section = "top"
        self.counts: Counter[str] = Counter()

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple([_WAYS[type(b)](self, b) for b in blocks])

    def heading(self, heading: Heading) -> Heading:
        name = heading.id or self.fresh(heading.role or slug(walk.plain(heading.children)))
        if heading.rank == 1:
            self.section = name
        return replace(heading, id=name)

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        return paragraph if paragraph.id else replace(paragraph, id=self.counted("p"))

    def table(self, table: Table) -> Table:
        return table if table.id else replace(table, id=self.counted("t"))

    def division(self, division: Division) -> Division:
        outer, self.section = self.section, division.style
        inner = self.blocks(division.blocks)
        self.section = outer
        return replace(division, id=division.id or self.fresh(division.style + "-block"), blocks=inner)

    def list(self, block: List) -> List:
        name = block.id or self.counted("l")
        items = tuple([self.item(name, n, item) for n, item in enumerate(block.items, 1)])
        return replace(block, id=name, items=items)

    def item(self, list_name: str, n: int, item: Item) -> Item:
        name = item.id or self.fresh(f"{list_name}-{n}")
        inner = tuple([self.list(b) if type(b) is List else b for b in item.blocks])
        return replace(item, id=name, blocks=inner)

    def counted(self, kind: str) -> str:
        counted = self.section + kind
        self.counts[counted] += 1
        return self.fresh(f"{self.section[:24]}-{kind}{self.counts[counted]}")

    def fresh(self, wanted: str) -> str:
        name, n = wanted[:MAX_ID], 1
        while name in self.taken:
            n += 1
            name = f"{wanted[: MAX_ID - 4]}-{n}"
        self.taken.add(name)
        return name


_WAYS: dict[type, Callable[[_Namer, Any], Block]] = {
    Heading: _Namer.heading,
    Paragraph: _Namer.paragraph,
    List: _Namer.list,
    Table: _Namer.table,
    Division: _Namer.division,
}
