"""The changes of a compared paper, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.paper.edits import moves, numbers, pieces, places
from docgen.paper.edits.columns import columns
from docgen.paper.edits.forms import form_words
from docgen.paper.edits.model import Edit, EditKind, Place
from docgen.paper.edits.neighbours import filled, run_end
from docgen.paper.edits.pieces import Node
from docgen.paper.edits.places import Here
from docgen.paper.edits.runs import MOVED, Run, runs
from docgen.paper.tree import Block, Cell, Division, Heading, Item, List, Note, Paper, Paragraph, Row, Table

_WHOLE: dict[str, EditKind] = {"ins": "inserted", "del": "deleted"}


def edits(merged: Paper, old: Paper | None = None) -> tuple[Edit, ...]:
    """Every change of the compared paper, each mark of it in one of them. With the older paper, places know its numbers."""
    finder = _Finder(Here(places.old_labels(merged.blocks, old.blocks) if old else {}), moves.moved(merged))
    finder.all(merged.blocks)
    finder.notes(merged.notes)
    return tuple(numbers.told(_paired(finder.found), finder.here.numbers | numbers.of(merged)))


def _paired(found: list[Edit]) -> list[Edit]:
    """The changes with the two places of each move knowing each other."""
    ends: dict[tuple[str, str], int] = {}
    for edit in found:
        if edit.move:
            ends.setdefault((edit.move, edit.kind), edit.number)
    other = {"moved-from": "moved-to", "moved-to": "moved-from"}
    return [replace(e, pair=ends.get((e.move, other.get(e.kind, "")), 0)) if e.move else e for e in found]


def _found(here: Here, nodes: Sequence[Node]) -> list[Edit]:
    """The changes of and in some nodes that stand `here`."""
    finder = _Finder(here)
    finder.all(nodes)
    return finder.found


def _sides(kind: str, words: str) -> dict[str, str]:
    """The words of a change that are in one paper alone."""
    return {"old": words, "was": words} if kind == "del" else {"new": words, "now": words}


class _Finder(Struct):
    here: Here
    moved: moves.Moved = {}
    found: list[Edit] = field(default_factory=list)

    def add(self, kind: EditKind, place: Place, parts: Sequence[Struct], nodes: Sequence[Node], **more: object) -> None:
        change = pieces.change_of(parts[0])
        edit = Edit(
            len(self.found) + 1,
            kind,
            place,
            nodes=tuple(nodes),
            parts=tuple(parts),
            after=self.here.before,
            move=change.move,
            author=change.author,
            date=change.date,
        )
        self.found.append(replace(edit, **more))

    def all(self, nodes: Sequence[Node]) -> None:
        """The changes of neighbours: runs of whole ones together, the others each for itself."""
        at = 0
        while at < len(nodes):
            end = run_end(nodes, at)
            if end > at:
                self.whole(nodes[at:end])
            else:
                self.one(nodes[at])
            at = max(end, at + 1)

    def whole(self, nodes: Sequence[Node]) -> None:
        """Neighbours that are wholly in one paper."""
        first, kind = nodes[0], pieces.kind_of(nodes[0])
        stood, start = self.here.before, self.here.copy()
        at = []
        for node in nodes:
            if isinstance(node, Row):
                self.here.row = places.row_name(node, self.here)
            at.append(self.here.place(node, places.thing(node)))
            if isinstance(node, Table):
                at[-1] = replace(at[-1], table=places.table_name(node, at[-1].label))
            if isinstance(node, Row):
                self.here.before = at[-1] if kind == "del" else self.here.before
            elif not isinstance(node, Note | Cell):
                self.here.pass_by(node, at[-1])
        words = pieces.all_words(nodes, kind)
        parts = [p for node in nodes for p in pieces.bearers(node)]
        move = pieces.change_of(first).move
        changes = moves.changes(nodes, start, self.moved, _found) if move else ()
        told = MOVED[kind] if move else _WHOLE[kind]
        last = at[-1] if len(at) > 1 else None
        self.add(told, at[0], parts, nodes, **_sides(kind, words), whole=True, last=last, after=stood, changes=changes)

    def one(self, node: Node) -> None:
        """The changes of and in a node that is in both papers."""
        match node:
            case Heading() | Paragraph():
                self.text(node)
            case List():
                self.form(node, self.here.place(node, "list"))
                self.list(node.items)
            case Item():
                place = self.here.place(node, "item")
                self.form(node, place)
                self.item(node, place)
            case Table():
                self.table(node)
            case Row():
                self.row(node)
            case Division():
                self.division(node)
            case Note():
                self.all(node.blocks)

    def text(self, block: Heading | Paragraph, place: Place | None = None) -> None:
        """The changes of a block's look, words and end."""
        place = place or self.here.place(block, places.thing(block))
        self.form(block, place)
        found = pieces.of(block)
        end = list(runs(found))
        parts: list[Struct] = [block]
        if block.change and block.change.kind != "form":
            while end and not (end[-1].old + end[-1].new).strip():
                parts += end.pop().marks
        self.words(block, place, end)
        if block.change and block.change.kind != "form":
            kind: EditKind = "split" if block.change.kind == "ins" else "joined"
            self.add(kind, place, parts, [block], was=pieces.was(found), now=pieces.now(found))
        self.here.pass_by(block, place)

    def words(self, block: Block, place: Place, found: Sequence[Run]) -> None:
        was, now = (told(pieces.of(block)) for told in (pieces.was, pieces.now))
        for run in found:
            self.add(
                run.kind, place, run.marks, [block], old=run.old, new=run.new, was=was, now=now,
                old_start=run.old_start, new_start=run.new_start,
            )  # fmt: skip

    def form(self, node: Node, place: Place) -> None:
        if node.change and node.change.kind == "form":
            old, new = form_words(node)
            self.add("form", place, [node], [node], old=old, new=new)

    def list(self, items: tuple[Item, ...]) -> None:
        here = self.here
        kept = here.counts["item"], here.old_counts["item"]
        here.counts["item"] = here.old_counts["item"] = 0
        self.all(items)
        here.counts["item"], here.old_counts["item"] = kept

    def item(self, item: Item, place: Place) -> None:
        """What an item holds; its first paragraph's words are the item's own."""
        self.here.pass_by(item, place)
        first = item.blocks[0] if item.blocks else None
        rest = item.blocks
        if isinstance(first, Paragraph) and not pieces.kind_of(first):
            self.text(first, place)
            rest = rest[1:]
        outer = self.here.enter(place)
        self.all(rest)
        self.here.within, self.here.old_within = outer

    def division(self, division: Division) -> None:
        outer, self.here.division = self.here.division, division.style
        self.form(division, self.here.place(division, "part"))
        self.all(division.blocks)
        self.here.division = outer

    def table(self, table: Table) -> None:
        here = self.here
        outer = here.table, here.row, here.heads, here.counts["row"], here.old_counts["row"]
        place = here.place(table, "table")
        here.table, here.heads, here.row = places.table_name(table, place.label), table.head, ""
        here.counts["row"] = here.old_counts["row"] = 0
        place = replace(place, table=here.table)
        self.form(table, place)
        self.words(table, replace(place, thing="caption"), list(runs(pieces.of(table))))
        here.pass_by(table, place)
        for column in columns(table):
            self.column(column.cells, column.number)
        for part in (table.head, table.rows):
            self.all(part)
        here.table, here.row, here.heads, here.counts["row"], here.old_counts["row"] = outer
        here.pass_by(table, place)

    def column(self, cells: Sequence[Cell], number: int) -> None:
        """The cells of one column that are new, gone or formed anew together."""
        first = cells[0]
        kind = pieces.kind_of(first)
        place = replace(self.here.place(first, "column", number), thing="column")
        if not kind:
            old, new = form_words(first)
            self.add("form", place, cells, cells, old=old, new=new)
            return
        words = pieces.all_words(cells, kind)
        parts = [p for cell in cells for p in pieces.bearers(cell)]
        self.add(_WHOLE[kind], place, parts, cells, **_sides(kind, words), whole=True)

    def row(self, row: Row) -> None:
        self.here.row = places.row_name(row, self.here)
        place = self.here.place(row, "row")
        self.form(row, place)
        self.cells(row)
        self.here.before = place

    def cells(self, row: Row) -> None:
        """The changes in the cells of a row that is in both papers."""
        at = 0
        for cell in row.cells:
            if not pieces.kind_of(cell):
                self.cell(cell, self.here.place(cell, "cell", at if self.here.heads else -1))
            at += cell.span

    def cell(self, cell: Cell, place: Place) -> None:
        stood = self.here.before
        if filled(cell.blocks):
            self.filled(cell.blocks, place)
        else:
            for block in cell.blocks:
                if isinstance(block, Paragraph) and not pieces.kind_of(block):
                    self.text(block, place)
                else:
                    self.all((block,))
        self.here.before = stood

    def filled(self, blocks: tuple[Block, ...], place: Place) -> None:
        """A cell that had no words, has none now, or has quite others."""
        kinds = {pieces.kind_of(block) for block in blocks}
        old, new = (pieces.all_words([b for b in blocks if pieces.kind_of(b) == kind], kind) for kind in ("del", "ins"))
        kind: EditKind = "replaced" if len(kinds) > 1 else _WHOLE[kinds.pop()]
        parts = [p for block in blocks for p in pieces.bearers(block)]
        self.add(kind, place, parts, blocks, old=old, was=old, new=new, now=new)

    def notes(self, notes: tuple[Note, ...]) -> None:
        self.here.section = self.here.old_section = self.here.under = self.here.old_under = ""
        self.here.before = None
        self.all(notes)
