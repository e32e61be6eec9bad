"""A paper's text block by block, in the order in which its Word file has the paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.diagnostics import Position
from docgen.house.model import RunIn
from docgen.paper import walk
from docgen.paper.tree import (
    NOWHERE,
    Amended,
    Block,
    Break,
    Division,
    Field,
    Heading,
    Image,
    Inline,
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

BREAK = "\n"
PICTURE = "\ufffc"  # stands for an Image
NOTE = "\ufffb"  # stands for the mark of a footnote
FIELD = "\ufffa"  # stands for a page number

Kind = Literal["title", "heading", "paragraph", "item", "cell", "caption", "note"]


class TextBlock(Struct, frozen=True):
    """One block of a paper that holds text of its own: what Word has as one paragraph.

    `index`: its place in `texts(paper)`. `id`: its own, else that of what holds it (item, table, footnote, division).
    `at`: where its text stands in the source, else what holds it; a house's own wording has no place (`at.file` is empty).
    `label`: its number or bullet as printed, empty if it has none. `text`: its characters, one for each of the inlines, as
    `characters` has them: an offset in `text` is an offset in `inlines`. `lead`: how many of them are the run-in heading
    with what the house prints after it.
    `kind` "cell" is any text in a table but its caption, "note" any in a footnote, whatever it is there; `style` is the
    tree's ("paragraph", "lead-in", "heading1" for a heading of rank 1, ...). `depth`: how many lists it stands in.
    `row` counts from 0 with the head rows, `column` from 0 in columns of the grid (a cell before it of span 2 counts twice);
    both are -1 outside tables; `table` counts the tables of the paper from 0, else -1; `table_label`: its number as printed;
    `head`: in a head row.
    `part`: the style of the division it stands in ("recommendations"), empty outside any.
    """

    index: int
    kind: Kind
    id: str
    at: Position
    label: str
    text: str
    inlines: tuple[Inline, ...]
    style: str = "paragraph"
    lead: int = 0
    depth: int = 0
    table: int = -1
    row: int = -1
    column: int = -1
    head: bool = False
    part: str = ""
    table_label: str = ""


def texts(paper: Paper, run_in: RunIn | None = None) -> tuple[TextBlock, ...]:
    """The text blocks of the body (a table's caption before its cells, row by row), then of the footnotes marked in it.

    The order is that of the paragraphs in the Word file; an empty cell is a block without text. What docgen writes there
    for Word's sake alone (the paragraph after a table, the number of an item that begins with a table) is no block.
    Page header and footer are left out. `run_in` is what the house prints after a run-in heading.
    """
    walker = _Walker(run_in or RunIn())
    found = [*walker.blocks(paper.blocks, _Holder())]
    marked = dict.fromkeys(walker.notes)
    by_id = {note.id: note for note in paper.notes}
    for identifier in marked:
        if identifier in by_id:
            found += walker.note(by_id[identifier])
    return tuple(replace(block, index=n) for n, block in enumerate(found))


def characters(inlines: Iterable[Inline]) -> str:
    """The text of inlines, emphasis left out: Break is a line feed; PICTURE, NOTE and FIELD stand for what has no text."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text) | Reference(text=text):
                parts.append(text)
            case Styled(children=children) | Link(children=children) | Amended(children=children):
                parts.append(characters(children))
            case Break():
                parts.append(BREAK)
            case Image():
                parts.append(PICTURE)
            case NoteMark():
                parts.append(NOTE)
            case Field():
                parts.append(FIELD)
    return "".join(parts)


class _Holder(Struct, frozen=True):
    """What the blocks at hand stand in."""

    id: str = ""
    at: Position = NOWHERE
    kind: Kind | Literal[""] = ""
    label: str = ""  # for the first block
    depth: int = 0
    table: int = -1
    row: int = -1
    column: int = -1
    head: bool = False
    part: str = ""
    table_label: str = ""


class _Walker:
    """`notes`: the ids of the footnotes marked so far, in the order Word's file has them."""

    def __init__(self, run_in: RunIn) -> None:
        self.run_in = run_in
        self.notes: list[str] = []
        self.tables = -1

    def blocks(self, blocks: Sequence[Block], holder: _Holder) -> Iterator[TextBlock]:
        for position, block in enumerate(blocks):
            label = holder.label if position == 0 else ""
            match block:
                case Heading():
                    kind: Kind = holder.kind or "heading"
                    style = f"heading{block.rank}" if block.style == "heading" else block.style
                    yield self.text(block, kind, block.children, holder, style=style, label=_shown(block.label) or label)
                case Paragraph():
                    yield self.paragraph(block, holder, label)
                case List():
                    yield from self.list(block, holder)
                case Table():
                    yield from self.table(block, holder)
                case Division():
                    inner = replace(holder, id=block.id or holder.id, label="", part=block.style)
                    yield from self.blocks(block.blocks, inner)

    def paragraph(self, block: Paragraph, holder: _Holder, label: str) -> TextBlock:
        kind: Kind = holder.kind or ("title" if block.style == "title" else "paragraph")
        self.mark(block.children)
        lead = self.lead(block)
        number = _shown(block.label) or label
        return self.text(
            block, kind, (*lead, *block.children), holder, style=block.style, label=number, lead=len(characters(lead))
        )

    def lead(self, block: Paragraph) -> tuple[Inline, ...]:
        """The run-in heading as inlines, with what follows it."""
        if not block.lead:
            return ()
        head = Styled("strong", (*block.lead, *_text(self.run_in.suffix)))
        if not block.children:
            return (head,)
        return (head, Break() if self.run_in.new_line else Text(" "))

    def text(
        self,
        block: Heading | Paragraph,
        kind: Kind,
        inlines: tuple[Inline, ...],
        holder: _Holder,
        *,
        style: str,
        label: str,
        lead: int = 0,
    ) -> TextBlock:
        self.mark(inlines)
        return TextBlock(
            index=0, kind=kind, id=block.id or holder.id, at=block.at if block.at.file else holder.at, label=label,
            text=characters(inlines), inlines=inlines, style=style, lead=lead, depth=holder.depth, table=holder.table,
            row=holder.row, column=holder.column, head=holder.head, part=holder.part, table_label=holder.table_label,
        )  # fmt: skip

    def mark(self, inlines: Iterable[Inline]) -> None:
        self.notes += [i.note for i in walk.inlines(inlines) if isinstance(i, NoteMark)]

    def list(self, block: List, holder: _Holder) -> Iterator[TextBlock]:
        for item in block.items:
            inner = replace(
                holder,
                id=item.id or block.id or holder.id,
                at=item.at if item.at.file else block.at if block.at.file else holder.at,
                kind=holder.kind or "item",
                label=_shown(item.label) or block.form if block.form in ("", "•") else _shown(item.label),
                depth=holder.depth + 1,
            )
            yield from self.blocks(item.blocks, inner)

    def table(self, table: Table, holder: _Holder) -> Iterator[TextBlock]:
        if not table.columns:
            return
        self.tables += 1
        at = table.at if table.at.file else holder.at
        label = _shown(table.label)
        kind: Kind = "note" if holder.kind == "note" else "cell"
        here = _Holder(table.id or holder.id, at, kind, table=self.tables, table_label=label)
        if table.caption:
            self.mark(table.caption)
            text = characters(table.caption)
            yield TextBlock(
                0, "caption", here.id, at, label, text, table.caption, "caption", table=self.tables, table_label=label
            )
        for index, row in enumerate((*table.head, *table.rows)):
            yield from self.row(row, replace(here, row=index, head=index < len(table.head)))

    def row(self, row: Row, here: _Holder) -> Iterator[TextBlock]:
        column = 0
        for cell in row.cells:
            inner = replace(here, column=column)
            found = [*self.blocks(cell.blocks, inner)]
            yield from found or [self.text(Paragraph("", ()), inner.kind or "cell", (), inner, style="cell", label="")]
            column += cell.span

    def note(self, note: Note) -> Iterator[TextBlock]:
        holder = _Holder(note.id, kind="note", label=str(note.number))
        found = [*self.blocks(note.blocks, holder)]
        yield from found or [self.text(Paragraph("", ()), "note", (), holder, style="paragraph", label=holder.label)]


def _shown(label: Label | None) -> str:
    return label.text if label else ""


def _text(text: str) -> tuple[Inline, ...]:
    return (Text(text),) if text else ()
