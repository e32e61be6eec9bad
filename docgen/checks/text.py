"""The author's words in a paper, walked once for all rules: each passage as plain text, with the place it comes from.

What the house's templates print by themselves is left out, except in `Reading.printed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from docgen.checks.passage import FLOW, Passage, plain
from docgen.checks.rule import Checked
from docgen.checks.walker import Walker, standing
from docgen.checks.words import Words
from docgen.decision.decision import Decision
from docgen.diagnostics import Position
from docgen.paper import walk
from docgen.paper.tree import (
    NOWHERE,
    Block,
    Image,
    Item,
    List,
    Table,
)

_GAP = "\n\x00\n"  # no text holds it
_FURTHEST = 120  # lines: how far below its first line a passage's words are looked for
_LONGEST = 8_000  # characters: what stands in longer passages is told at their beginning
_BETWEEN = r"[\s*_~\\>|^]+"  # what Markdown may put between two words


class Reading(Words, frozen=True, dict=True):
    """All that was read of a paper.

    `blocks` is every block and list item of the paper, each before what it holds. The passage with a list has all its words.
    `printed` is everything on the paper as one text, the house's own words too.
    """

    decision: Decision
    lists: tuple[tuple[List, Passage], ...]
    tables: tuple[tuple[Table, Passage], ...]
    images: tuple[tuple[Image, Position], ...]
    blocks: tuple[Block | Item, ...]

    @property
    def flow(self) -> Iterator[Passage]:
        """The passages that are sentences: neither headings nor cells of tables."""
        return (p for p in self.passages if p.kind in FLOW)

    @cached_property
    def text(self) -> str:
        """All passages, with what no passage holds between them."""
        return _GAP.join(p.text for p in self.passages)

    @cached_property
    def printed(self) -> str:
        return "\n".join(plain(walk.own_inlines(b)) for b in self.blocks)

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        names = {self.decision.shown(name): name for name in self.decision.files}
        texts = {p.at.file for p in self.passages}
        return {f: _decoded(self.decision.files[names[f]]) for f in texts if f in names}

    def place(self, passage: Passage, start: int, end: int) -> Position:
        """Where a part of the passage's text stands in its file: to the column if it is found there as it prints."""
        wanted = passage.text[start:end]
        lines = self._lines.get(passage.at.file, [])[max(passage.at.line - 1, 0) :][:_FURTHEST]
        if passage.kind == "field" or not wanted.strip() or len(passage.text) > _LONGEST:
            return passage.at
        pattern = _BETWEEN.join(re.escape(word) for word in wanted.split())
        text = "\n".join(lines)[: 4 * _LONGEST]
        before = sum(1 for _ in re.finditer(re.escape(wanted), passage.text[:start]))
        hits = [m.start() for m in re.finditer(pattern, text)][: before + 1]
        if not hits:
            return passage.at
        at = hits[-1]
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        return Position(passage.at.file, passage.at.line + text.count("\n", 0, at), column)

    def before(self, at: Position) -> str:
        """The sign before a place in its line."""
        line = self._lines.get(at.file, [])[at.line - 1 : at.line]
        return line[0][at.column - 2 : at.column - 1] if line and at.column > 1 else ""


def reading(checked: Checked) -> Reading:
    """The paper's passages: walked at the first call for a paper, remembered for the rules after it."""
    return checked.once(_read)


def _decoded(data: bytes) -> list[str]:
    return data.decode("utf-8-sig", "replace").splitlines()


def _read(checked: Checked) -> Reading:
    walker = Walker(checked.decision, standing(checked))
    walker.blocks(checked.paper.blocks, "paragraph", NOWHERE)
    blocks = tuple(walker.seen)
    for note in checked.paper.notes:
        walker.blocks(note.blocks, "note", NOWHERE)
    return Reading(
        tuple(walker.passages),
        checked.decision,
        tuple(walker.lists),
        tuple(walker.tables),
        tuple(walker.images),
        blocks,
    )
