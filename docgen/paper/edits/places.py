"""Where one stands while going through a compared paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.paper import walk
from docgen.paper.edits import numbers, pieces
from docgen.paper.edits.model import Place, Thing
from docgen.paper.edits.numbers import EDGES
from docgen.paper.edits.where import where
from docgen.paper.tree import Block, Cell, Division, Heading, Item, Label, List, Note, Paragraph, Row, Table

NAMED = ("heading", "paragraph", "item", "table")


class Here(Struct):
    """The section, list and table one stands in. `old_labels` are the older paper's labels by the node's identity."""

    old_labels: dict[int, str]
    section: str = ""
    old_section: str = ""
    division: str = ""
    under: str = ""
    old_under: str = ""
    within: str = ""
    old_within: str = ""
    table: str = ""
    row: str = ""
    heads: tuple[Row, ...] = ()
    before: Place | None = None
    counts: Counter[str] = field(default_factory=Counter)
    old_counts: Counter[str] = field(default_factory=Counter)
    numbers: set[numbers.Number] = field(default_factory=set)

    def copy(self) -> Here:
        """The same place, to be gone on from by another way."""
        return replace(self, counts=self.counts.copy(), old_counts=self.old_counts.copy(), numbers=set())

    def place(self, node: pieces.Node, thing: Thing, column: int = -1) -> Place:
        """The place of a node that stands here; counts it."""
        kind = pieces.kind_of(node)
        end = pieces.end_kind(node)
        self.counts[thing] += "del" not in (kind, end)
        self.old_counts[thing] += "ins" not in (kind, end)
        label, old_label = self.labels(node)
        section, old_section = headings(node) if isinstance(node, Heading) else (self.section, self.old_section)
        place = Place(
            thing,
            getattr(node, "id", ""),
            label,
            old_label,
            self.under,
            self.old_under,
            section,
            old_section,
            self.division,
            self.table,
            self.row,
            self.column(column, kind),
            self.counts[thing] + (end == "del"),
            self.old_counts[thing] + (end == "ins"),
            getattr(node, "at", Place("part").at),
            within=self.within,
            old_within=self.old_within,
        )
        if kind != "del":
            self.numbers.add(numbers.own(place))
        return place

    def labels(self, node: pieces.Node) -> tuple[str, str]:
        """A node's number in the compared paper and in the older one."""
        own = getattr(node, "label", None)
        label = own.text if isinstance(own, Label) else str(node.number) if isinstance(node, Note) else ""
        if pieces.kind_of(node) == "ins":
            return label, ""
        return label, self.old_labels.get(id(node), label)

    def pass_by(self, node: Block | Item, place: Place) -> None:
        """Takes note of a block that has been passed: what follows stands in or under it."""
        if isinstance(node, Heading):
            self.head(node, place)
        elif isinstance(node, Paragraph) and place.label:
            self.under = _numbered("paragraph", place.label)
            self.old_under = _numbered("paragraph", place.old_label) or self.old_under
        if pieces.kind_of(node) != "ins":
            self.before = place

    def enter(self, place: Place) -> tuple[str, str]:
        """Takes note of the recommendation, or item of one, that is gone into; returns what was known of that before."""
        outer = self.within, self.old_within
        if place.division == "recommendations":
            self.within, self.old_within = where(place), where(place, old=True)
        return outer

    def head(self, heading: Heading, place: Place) -> None:
        """Takes note of a heading: of a new section, or of a number under which paragraphs stand that have none."""
        if heading.rank == 1:
            self.section, self.old_section = headings(heading)
        if heading.rank == 1 or place.label:
            for name in NAMED:
                self.counts[name] = self.old_counts[name] = 0
        self.under = _numbered("", place.label)
        if pieces.kind_of(heading) != "ins":
            self.old_under = _numbered("", place.old_label)

    def column(self, number: int, kind: str) -> str:
        """The words at the head of a column, "column 3" where it has none."""
        if number < 0:
            return ""
        for row in self.heads:
            at = 0
            for cell in row.cells:
                if at <= number < at + cell.span and (words := pieces.words(cell, kind or pieces.kind_of(cell))):
                    return words
                at += cell.span
        return f"column {number + 1}"


def _numbered(name: str, label: str) -> str:
    """ "paragraph 3", "2.1"; "" without a number."""
    plain = label.strip(EDGES)
    return f"{name} {plain}".strip() if plain else ""


def thing(node: pieces.Node) -> Thing:
    """What people call a node."""
    match node:
        case Heading():
            return "heading"
        case Paragraph(style="title"):
            return "title"
        case Paragraph():
            return "paragraph"
        case Item():
            return "item"
        case List():
            return "list"
        case Table():
            return "table"
        case Row():
            return "row"
        case Cell():
            return "cell"
        case Division():
            return "part"
        case _:
            return "note"


def row_name(row: Row, here: Here) -> str:
    """The words at the head of a row, "row 3" where it has none."""
    counts = here.old_counts if pieces.kind_of(row) == "del" else here.counts
    return row_head(row) or f"row {counts['row'] + 1}"


def headings(heading: Heading) -> tuple[str, str]:
    """The words of a heading in the compared paper and in the older one; both the same where it has but one."""
    found = pieces.of(heading)
    now, was = pieces.now(found).strip(), pieces.was(found).strip()
    return now or was, was or now


def row_head(row: Row) -> str:
    """The words at the head of a row: of its row header, else of its first cell that has any."""
    kind = pieces.kind_of(row)
    told = [pieces.words(cell, kind) for cell in row.cells if pieces.kind_of(cell) != "del" or kind == "del"]
    headed = [pieces.words(cell, kind) for cell in row.cells if cell.header == "row"]
    return next((words for words in (*headed, *told) if words), "").rstrip(":")


def table_name(table: Table, label: str) -> str:
    """What people call a table: its number or its caption; "" where it has neither."""
    if label:
        return label
    caption = pieces.of(table)
    return (pieces.was(caption) if pieces.kind_of(table) == "del" else pieces.now(caption)).strip()


def old_labels(merged: Iterable[Block | Item], old: Iterable[Block | Item]) -> dict[int, str]:
    """The older paper's label of each node that it has, by identity in the compared one; empty if the two do not fit."""
    nodes = [n for n in walk.blocks(merged) if _has_label(n)]
    kept = [n for n in nodes if not _is_new(n)]
    before = [n for n in walk.blocks(old) if _has_label(n)]
    if len(kept) != len(before):
        return {}
    pairs = zip(kept, before, strict=True)
    found = {id(k): b.label.text if b.label else "" for k, b in pairs if not isinstance(b, List | Division)}
    for part, rest in reversed(list(pairwise(nodes))):
        if _is_new(part) and pieces.end_kind(part):  # what was split had one number, which its last part knows
            found[id(part)] = found.get(id(rest), "")
    return found


def _has_label(node: Block | Item) -> bool:
    return isinstance(node, Heading | Paragraph | Item | Table)


def _is_new(node: Block | Item) -> bool:
    """Whether the older paper has no such block: its mark is new, or it is."""
    return node.change is not None and node.change.kind == "ins"
