"""One walk through a paper for its passages, each with the place in the decision it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.checks.passage import NOBODY, Passage, PassageKind, gather, plain
from docgen.checks.rule import Checked
from docgen.decision.decision import Decision
from docgen.decision.model import Answer
from docgen.diagnostics import Position
from docgen.paper.tree import (
    NOWHERE,
    Block,
    Heading,
    Image,
    Inline,
    Item,
    List,
    Paragraph,
    Row,
    Table,
    Text,
)

_IN_TABLE = frozenset({"cell", "header"})


class Walker:
    """Goes through blocks, and gathers of them what a `Reading` holds."""

    def __init__(self, decision: Decision, standing: frozenset[str]) -> None:
        self.standing = standing
        self.files = {decision.shown(name) for name in decision.files}
        self.seen: list[Block | Item] = []
        self.passages: list[Passage] = []
        self.lists: list[tuple[List, Passage]] = []
        self.tables: list[tuple[Table, Passage]] = []
        self.images: list[tuple[Image, Position]] = []
        self.section = NOBODY
        self.part = ""

    def take(self, run: tuple[Inline, ...], at: Position, kind: PassageKind, block: Block, lead: str = "") -> None:
        if not at.file:
            return
        special: list[Inline] = []
        if len(run) == 1 and type(run[0]) is Text and not lead:
            text = run[0].text.strip()
        else:
            parts = [lead]
            gather(run, parts, special)
            text = "".join(parts).strip()
        if text and text not in self.standing:
            self.passages.append(Passage(text, at, kind, self.section, self.part, block, tuple(special)))
        if special:
            self.images += [(inline, at) for inline in special if isinstance(inline, Image)]

    def here(self, own: Position, around: Position = NOWHERE) -> Position:
        return own if own.file in self.files else around

    def blocks(self, blocks: Iterable[Block], kind: PassageKind, around: Position) -> None:
        for block in blocks:
            self.seen.append(block)
            if isinstance(block, Paragraph):
                at = self.here(block.at, around if kind in _IN_TABLE else NOWHERE)
                self.take(block.children, at, kind, block, f"{plain(block.lead)}. " if block.lead else "")
            elif isinstance(block, Heading):
                self.section = block
                self.take(block.children, self.here(block.at), "heading", block)
            elif isinstance(block, List):
                self.list(block, kind, around)
            elif isinstance(block, Table):
                self.table(block)
            else:
                outer, self.part = self.part, block.style
                self.blocks(block.blocks, kind, around)
                self.part = outer

    def list(self, block: List, kind: PassageKind, around: Position) -> None:
        at = self.here(block.at, self.here(block.items[0].at))
        section, first = self.section, len(self.passages)
        for item in block.items:
            self.seen.append(item)
            self.blocks(item.blocks, kind if kind == "note" else "item", self.here(item.at, around))
        if at.file:
            text = " ".join(passage.text for passage in self.passages[first:])
            self.lists.append((block, Passage(text, at, "item", section, self.part, block)))

    def table(self, block: Table) -> None:
        at = self.here(block.at)
        if at.file:
            self.tables.append((block, Passage("", at, "cell", self.section, self.part, block)))
        self.take(block.caption, at, "caption", block)
        self.rows(block.head, "header", at)
        self.rows(block.rows, "cell", at)

    def rows(self, rows: tuple[Row, ...], kind: PassageKind, around: Position) -> None:
        for row in rows:
            for cell in row.cells:
                self.blocks(cell.blocks, kind, around)


def standing(checked: Checked) -> frozenset[str]:
    """What the house prints for an answer that the decision only names: its nil and its phrases."""
    if not any(isinstance(answer, Answer) for answer in checked.decision.front.implications.values()):
        return frozenset()
    roles = checked.house.house.roles.values()
    return frozenset(text for role in roles for text in (role.nil, *role.phrases.values()) if text)
