"""The author's words in a paper, walked once for all rules: each passage as plain text, with the place it comes from.

What the house's templates print by themselves is left out, except in `Reading.printed`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from docgen.checks.rule import Checked
from docgen.decision.decision import Decision
from docgen.decision.model import Answer
from docgen.diagnostics import Position
from docgen.paper import walk
from docgen.paper.tree import (
    Block,
    Cell,
    Division,
    Heading,
    Image,
    Inline,
    Item,
    Link,
    List,
    NoteMark,
    Paragraph,
    Reference,
    Styled,
    Table,
    Text,
)

PassageKind = Literal["heading", "paragraph", "item", "cell", "header", "note", "caption", "field"]
FLOW = frozenset({"paragraph", "item", "note"})  # passages that are sentences
_GAP = "\n\x00\n"  # no text holds it
NOBODY = Heading("", 1, ())
_FURTHEST = 120  # lines: how far below its first line a passage's words are looked for
_LONGEST = 8_000  # characters: what stands in longer passages is told at their beginning
_BETWEEN = r"[\s*_~\\>|^]+"  # what Markdown may put between two words


class Passage(Struct, frozen=True):
    """One heading, paragraph, item or cell as plain text. `section` is the heading it stands under, or is itself.

    `at` is the place of its first line, or of the table or list it stands in. `part` is the style of the division;
    `special` are the links, references and the like in it, those inside emphasis too.
    """

    text: str
    at: Position
    kind: PassageKind
    section: Heading = NOBODY
    part: str = ""
    block: Block | Item | None = None
    special: tuple[Inline, ...] = ()


class Reading(Struct, frozen=True, dict=True):
    """All that was read of a paper. `printed` is everything on it as one text, the house's own words too."""

    decision: Decision
    passages: tuple[Passage, ...]
    lists: tuple[tuple[List, Passage], ...]
    tables: tuple[tuple[Table, Passage], ...]
    images: tuple[tuple[Image, Position], ...]
    blocks: tuple[Block, ...]

    @property
    def flow(self) -> Iterator[Passage]:
        """The passages that are sentences: neither headings nor cells of tables."""
        return (p for p in self.passages if p.kind in FLOW)

    @cached_property
    def text(self) -> str:
        """All passages, with what no passage holds between them."""
        return _GAP.join(p.text for p in self.passages)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each passage begins in `text`; one more for the end."""
        return list(accumulate((len(p.text) + len(_GAP) for p in self.passages), initial=0))

    def holding(self, *hints: str) -> Iterator[Passage]:
        """The passages that have one of the hints in them: a quick way to leave out those without what a rule looks for."""
        found: set[int] = set()
        for hint in hints:
            at = self.text.find(hint)
            while at >= 0:
                n = bisect_right(self._starts, at) - 1
                found.add(n)
                at = self.text.find(hint, self._starts[n + 1])
        return (self.passages[n] for n in sorted(found))

    def having(self, *patterns: re.Pattern[str]) -> Iterator[Passage]:
        """The passages in which one of the patterns may be found, and none besides those that begin so."""
        found: set[int] = set()
        for pattern in patterns:
            hit = pattern.search(self.text)
            while hit:
                n = bisect_right(self._starts, hit.start()) - 1
                found.add(n)
                hit = pattern.search(self.text, self._starts[n + 1])
        return (self.passages[n] for n in sorted(found) if n < len(self.passages))

    @cached_property
    def printed(self) -> str:
        return "\n".join(plain(walk.own_inlines(b)) for b in walk.blocks(self.blocks))

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


def reading(checked: Checked) -> Reading:
    """The paper's passages: walked at the first call for a paper, remembered for the rules after it."""
    return checked.once(_read)


def plain(children: Iterable[Inline]) -> str:
    """The text of inlines; what is struck through, and marks of footnotes, are left out."""
    parts: list[str] = []
    _gather(children, parts, [])
    return "".join(parts).strip()


def _gather(children: Iterable[Inline], parts: list[str], special: list[Inline]) -> None:
    for inline in children:
        if type(inline) is Text:
            parts.append(inline.text)
        elif isinstance(inline, Styled):
            if inline.style != "del":
                _gather(inline.children, parts, special)
        else:
            special.append(inline)
            if isinstance(inline, Link):
                _gather(inline.children, parts, special)
            elif isinstance(inline, Reference):
                parts.append(inline.text)
            elif not isinstance(inline, NoteMark):
                parts.append(" ")


def _decoded(data: bytes) -> list[str]:
    return data.decode("utf-8-sig", "replace").splitlines()


def _read(checked: Checked) -> Reading:
    walker = _Walker(checked.decision, _standing(checked))
    walker.blocks(checked.paper.blocks, "paragraph", Position(""))
    for note in checked.paper.notes:
        walker.blocks(note.blocks, "note", Position(""))
    return Reading(
        checked.decision,
        tuple(walker.passages),
        tuple(walker.lists),
        tuple(walker.tables),
        tuple(walker.images),
        checked.paper.blocks,
    )


class _Walker:
    def __init__(self, decision: Decision, standing: frozenset[str]) -> None:
        self.standing = standing
        self.files = {decision.shown(name) for name in decision.files}
        self.passages: list[Passage] = []
        self.lists: list[tuple[List, Passage]] = []
        self.tables: list[tuple[Table, Passage]] = []
        self.images: list[tuple[Image, Position]] = []
        self.section = NOBODY
        self.part = ""

    def take(self, run: tuple[Inline, ...], at: Position, kind: PassageKind, block: Block, lead: str = "") -> None:
        if not at.file:
            return
        parts: list[str] = [lead]
        special: list[Inline] = []
        _gather(run, parts, special)
        text = "".join(parts).strip()
        if text and text not in self.standing:
            self.passages.append(Passage(text, at, kind, self.section, self.part, block, tuple(special)))
        self.images += [(inline, at) for inline in special if isinstance(inline, Image)]

    def here(self, own: Position, around: Position) -> Position:
        return own if own.file in self.files else around

    def blocks(self, blocks: Iterable[Block], kind: PassageKind, around: Position) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                at = self.here(block.at, around if kind in ("cell", "header") else Position(""))
                self.take(block.children, at, kind, block, f"{plain(block.lead)}. " if block.lead else "")
            elif isinstance(block, Heading):
                self.section = block
                self.take(block.children, self.here(block.at, Position("")), "heading", block)
            elif isinstance(block, List):
                self.list(block, kind, around)
            elif isinstance(block, Table):
                self.table(block)
            elif isinstance(block, Division):
                outer, self.part = self.part, block.style
                self.blocks(block.blocks, kind, around)
                self.part = outer

    def list(self, block: List, kind: PassageKind, around: Position) -> None:
        at = self.here(block.at, self.here(block.items[0].at, Position("")))
        if at.file:
            self.lists.append((block, Passage("", at, "item", self.section, self.part, block)))
        for item in block.items:
            self.blocks(item.blocks, kind if kind == "note" else "item", self.here(item.at, around))

    def table(self, block: Table) -> None:
        at = self.here(block.at, Position(""))
        if at.file:
            self.tables.append((block, Passage("", at, "cell", self.section, self.part, block)))
        self.take(block.caption, at, "caption", block)
        for rows, kind in ((block.head, "header"), (block.rows, "cell")):
            for row in rows:
                for cell in row.cells:
                    self.blocks(cell.blocks, "header" if kind == "header" else "cell", at)


def _standing(checked: Checked) -> frozenset[str]:
    """What the house prints for an answer that the decision only names: its nil and its phrases."""
    if not any(isinstance(answer, Answer) for answer in checked.decision.front.implications.values()):
        return frozenset()
    roles = checked.house.house.roles.values()
    return frozenset(text for role in roles for text in (role.nil, *role.phrases.values()) if text)


def cell_text(cell: Cell) -> str:
    """All words of a cell."""
    return " ".join(t for b in walk.blocks(cell.blocks) if (t := plain(walk.own_inlines(b))))
