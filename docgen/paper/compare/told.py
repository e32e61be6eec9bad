"""The changes of a compared paper one by one, in reading order, for lists and summaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.paper.change import Change
from docgen.paper.compare.leaves import flat
from docgen.paper.compare.said import Edit, Side, edits, said, words
from docgen.paper.compare.settle import moved_nodes
from docgen.paper.compare.views import Node
from docgen.paper.tree import Cell, Heading, Note, Paper, Paragraph, Row, Table

Kind = Literal["added", "removed", "moved", "changed", "form", "split", "joined"]
_HELD = ("blocks", "items", "head", "rows", "cells")


class Changed(Struct, frozen=True):
    """One change.

    `node` is the merged node it is about: the outermost that is added, removed or moved (a `Cell` stands for a whole
    column), else the heading or paragraph whose words changed (the table, for its caption), or the node whose form did.
    Of a run of blocks moved together, of a paragraph split, and of paragraphs joined it is the first, and `nodes` are all.
    `within` are the nodes around it, outermost first (division, list, item; or table, row, cell; or footnote).
    `where` is the text of the heading it stands under, or of the heading itself, `label` the number it shows, or that of
    the nearest node around it that has one; of a move, `old_label` is the number at the old place. `old` and `new` are the
    whole texts before and after; `edits` what changed in them. `was` is the older node where the form changed, with or
    without words.
    `change` is one of the marks it consists of, for its author and date.
    """

    kind: Kind
    node: Node
    change: Change
    where: str = ""
    label: str = ""
    old_label: str = ""
    old: str = ""
    new: str = ""
    edits: tuple[Edit, ...] = ()
    was: Struct | None = None
    nodes: tuple[Node, ...] = ()
    within: tuple[Node, ...] = ()


def changes(merged: Paper) -> tuple[Changed, ...]:
    """The changes in reading order, those of footnotes last. A move is told once, at its new place."""
    teller = _Teller(merged)
    body = list(teller.nodes(merged.blocks, ()))
    teller.headings = {"old": "", "new": ""}
    return (*body, *teller.nodes(merged.notes, ()))


class _Teller:
    def __init__(self, merged: Paper) -> None:
        self.moves = moved_nodes(merged)
        self.told: set[str] = set()
        self.headings = {"old": "", "new": ""}

    def nodes(self, nodes: Sequence[Any], within: tuple[Any, ...]) -> Iterator[Changed]:
        """The changes of some neighbours and of all they hold."""
        run: list[Any] = []
        for node in nodes:
            if isinstance(node, Heading | Paragraph) and (run or _partly(node)):
                run.append(node)
                if not _open(node):
                    yield from self.parts(run, within)
                    run = []
                continue
            yield from self.parts(run, within) if run else ()
            run = []
            yield from self.node(node, within)
            self.under(node)
        yield from self.parts(run, within) if run else ()

    def under(self, node: Any) -> None:
        if isinstance(node, Heading):
            sides: tuple[tuple[Side, str], ...] = (("old", "ins"), ("new", "del"))
            for side, kind in sides:
                if _kind(node) != kind:
                    self.headings[side] = said(node, side)

    def node(self, node: Any, within: tuple[Any, ...]) -> Iterator[Changed]:
        change = node.change
        if change and change.kind in ("ins", "del"):
            yield from self.whole(node, within)
        elif isinstance(node, Heading | Paragraph):
            yield from self.text(node, within)
        else:
            if change or (isinstance(node, Table) and list(edits(node.caption))):
                yield from self.form(node, within)
            if isinstance(node, Table):
                yield from self.columns(node, within)
            yield from self.held(node, within)

    def held(self, node: Any, within: tuple[Any, ...]) -> Iterator[Changed]:
        for name in _HELD:
            yield from self.nodes(_unfilled(node) if name == "cells" else getattr(node, name, ()), (*within, node))

    def whole(self, node: Any, within: tuple[Any, ...]) -> Iterator[Changed]:
        """A node that one paper alone has; what was moved into it or out of it is told by itself."""
        change = node.change
        if change.move:
            if change.kind == "ins" and change.move not in self.told:
                self.told.add(change.move)
                yield self.move(node, within)
            return
        old, new = ("", said(node, "new")) if change.kind == "ins" else (said(node, "old"), "")
        kind: Kind = "added" if change.kind == "ins" else "removed"
        yield self.made(kind, node, within, change, old=old, new=new)
        yield from self.moved_inside(node, within)

    def moved_inside(self, node: Any, within: tuple[Any, ...]) -> Iterator[Changed]:
        for name in ("blocks", "items"):
            for inner in getattr(node, name, ()):
                moved = inner.change and inner.change.move
                yield from (self.whole if moved else self.moved_inside)(inner, (*within, node))

    def move(self, node: Any, within: tuple[Any, ...]) -> Changed:
        gone, come = self.moves[node.change.move]
        texts = ["\n".join(said(n, "old") for n in gone), "\n".join(said(n, "new") for n in come)]
        old_label = _label((gone[0],)) if gone else ""
        return self.made(
            "moved", node, within, node.change, old=texts[0], new=texts[1], old_label=old_label, nodes=tuple(come)
        )

    def text(self, node: Any, within: tuple[Any, ...]) -> Iterator[Changed]:
        found = (*edits(getattr(node, "lead", ())), *edits(node.children))
        if found:
            yield self.made(
                "changed", node, within, _mark([node]), old=said(node, "old"), new=said(node, "new"), edits=found
            )
        elif node.change:
            yield from self.form(node, within)

    def form(self, node: Any, within: tuple[Any, ...]) -> Iterator[Changed]:
        if isinstance(node, Table) and (found := tuple(edits(node.caption))):
            old, new = words(node.caption, "old"), words(node.caption, "new")
            yield self.made("changed", node, within, _mark([node]), old=old, new=new, edits=found)
        else:
            text = "" if hasattr(node, "items") or hasattr(node, "rows") else said(node, "new")
            yield self.made("form", node, within, node.change, old=text, new=text)

    def parts(self, run: list[Any], within: tuple[Any, ...]) -> Iterator[Changed]:
        """A paragraph that was split, or paragraphs that were joined."""
        whole = replace(run[0], children=tuple(inline for node in run for inline in node.children))
        found = tuple(edit for node in run for edit in edits((*getattr(node, "lead", ()), *node.children)))
        change: Change = run[0].change
        joined = change.kind == "del"
        kind: Kind = "joined" if joined else "split"
        old, new = (
            "\n".join(filter(None, (said(node, side) for node in run))) if apart else said(whole, side)
            for side, apart in _apart(joined)
        )
        yield self.made(kind, run[0], within, change, old=old, new=new, edits=found, nodes=tuple(run))

    def columns(self, table: Table, within: tuple[Any, ...]) -> Iterator[Changed]:
        """A column that came or went, told by its cell in the first row."""
        row = _first(table)
        for place, cell in enumerate(row.cells if row else ()):
            if cell.change and cell.change.kind != "form":
                column = [r.cells[place] for r in (*table.head, *table.rows) if place < len(r.cells)]
                old, new = said(cell, "old"), said(cell, "new")
                kind: Kind = "added" if cell.change.kind == "ins" else "removed"
                around = (*within, table, row)
                yield self.made(kind, cell, around, cell.change, old=old, new=new, nodes=tuple(column))

    def made(self, kind: Kind, node: Any, within: tuple[Any, ...], change: Change, **more: Any) -> Changed:
        side: Side = "old" if kind == "removed" else "new"
        where = said(node, side) if isinstance(node, Heading) else self.headings[side]
        was = node.change.was if node.change else None
        return Changed(kind, node, change, where, _label((*within, node)), was=was, within=within, **more)


def _apart(joined: bool) -> tuple[tuple[Side, bool], tuple[Side, bool]]:
    """Whether the paragraphs are more than one in the older paper, and in the newer."""
    return ("old", joined), ("new", not joined)


def _partly(node: Heading | Paragraph) -> bool:
    """Whether only the node's end came or went, and not all its words."""
    leaves = list(flat((*getattr(node, "lead", ()), *node.children)))
    return _open(node) and any(leaf.change is None or leaf.change.kind != _kind(node) for leaf in leaves)


def _open(node: Heading | Paragraph) -> bool:
    return _kind(node) in ("ins", "del")


def _kind(node: Heading | Paragraph) -> str:
    return node.change.kind if node.change else ""


def _first(table: Table) -> Row | None:
    """The first row that both papers have."""
    return next((row for row in (*table.head, *table.rows) if not row.change), None)


def _unfilled(row: Any) -> Sequence[Cell]:
    """The cells of a row but for those of columns that came or went."""
    return [c for c in getattr(row, "cells", ()) if not (c.change and c.change.kind != "form")]


def _label(nodes: Sequence[Any]) -> str:
    """The number of the last of the nodes that has one."""
    for node in reversed(nodes):
        if isinstance(node, Note):
            return str(node.number)
        label = getattr(node, "label", None)
        if label:
            return str(label.text)
    return ""


def _mark(nodes: Sequence[Any]) -> Change:
    """The first mark of a change in the words of the nodes, or the nodes' own."""
    for node in nodes:
        inlines = (*getattr(node, "lead", ()), *getattr(node, "children", ()), *getattr(node, "caption", ()))
        for leaf in flat(inlines):
            if leaf.change:
                return leaf.change
    return Change("form")
