"""Blocks of a compared paper as HTML."""

from __future__ import annotations

from msgspec import field
from msgspec.structs import replace

from docgen.paper.edits import pieces
from docgen.paper.tree import Block, Cell, Heading, Item, Label, Note, Paragraph, Row, Table
from docgen.write.html.blocks import Blocks
from docgen.write.html.redline.inlines import RedlineInlines, changed
from docgen.write.html.redline.steps import Steps

_END = '<span class="end">¶</span>'


class RedlineBlocks(Blocks, kw_only=True):
    """Writes blocks with the marks of their changes: each at the first words it concerns, or where there are none before
    the block itself."""

    steps: Steps
    inlines: RedlineInlines
    now: Block | Item | None = None
    rows: dict[int, Row] = field(default_factory=dict)

    def block(self, block: Block) -> str:
        outer, self.now = self.now, block
        written = super().block(block)
        self.now = outer
        if isinstance(block, Heading | Paragraph):
            return written
        mark = self.own_mark(block)
        return f'<p class="change">{mark}</p>\n{written}' if mark else written

    def own_mark(self, node: pieces.Node) -> str:
        """The mark of the change that the node as a whole bears, if that has no place yet."""
        edit = self.steps.by_part.get(id(node))
        return self.steps.mark(edit) if edit else ""

    def heading(self, heading: Heading) -> str:
        written = super().heading(heading)
        entry = self.entries.pop()
        if pieces.kind_of(heading) != "del":
            self.entries.append(replace(entry, text=pieces.words(heading)))
        return written

    def words(self, heading: Heading) -> str:
        return self.with_marks(heading, super().words(heading))

    def paragraph(self, paragraph: Paragraph) -> str:
        titled = self.titled
        gone = pieces.kind_of(paragraph) == "del"
        self.titled = titled or gone  # the page's title is that of the newer paper
        written = super().paragraph(paragraph)
        self.titled = titled if gone else self.titled
        return written

    def text(self, paragraph: Paragraph) -> str:
        return self.with_marks(paragraph, super().text(paragraph))

    def with_marks(self, block: Heading | Paragraph, inner: str) -> str:
        """The words of a block, with the mark of its change of form before them and that of its end behind."""
        change = block.change
        if change is None:
            return inner
        mark = self.own_mark(block)
        if change.kind == "form" or pieces.kind_of(block):
            return mark + inner
        return f"{inner}{mark}{changed(change, _END)}"

    def start(self, tag: str, name: str, roles: tuple[str, ...], label: Label | None) -> str:
        kind = pieces.kind_of(self.now) if self.now else ""
        start = super().start(tag, name, roles, label)
        return start.replace(' class="', f' class="c-{kind} ', 1) if kind else start

    def number(self, name: str, text: str) -> str:
        number = super().number(name, text)
        return _struck(number, text) if self.now and pieces.kind_of(self.now) == "del" else number

    def item(self, item: Item) -> str:
        kind = pieces.kind_of(item)
        outer, self.now = self.now, item
        written = super().item(item)
        self.now = outer
        return f'<li class="c-{kind}"{written.removeprefix("<li")}' if kind else written

    def item_number(self, item: Item, text: str) -> str:
        number = super().item_number(item, text)
        return _struck(number, text) if pieces.kind_of(item) == "del" else number

    def held(self, blocks: tuple[Block, ...]) -> str:
        holder = self.now
        written = super().held(blocks)
        mark = self.own_mark(holder) if isinstance(holder, Item) else ""
        return mark + written

    def table(self, block: Table) -> str:
        outer, self.now = self.now, None
        self.rows |= {id(row.cells[0]): row for row in (*block.head, *block.rows) if row.cells}
        written = super().table(block)
        self.now = outer
        return written

    def table_name(self, block: Table) -> str:
        headers = [pieces.words(cell) for row in block.head[:1] for cell in row.cells if pieces.kind_of(cell) != "del"]
        told = pieces.now(pieces.of(block)).strip() or ", ".join(h for h in headers if h)
        return self.fresh(": ".join(t for t in (block.label.text if block.label else "", told) if t) or "Table")

    def cell(self, cell: Cell) -> str:
        outer, self.now = self.now, None
        written = super().cell(cell)
        self.now = outer
        row = self.rows.get(id(cell))
        return (self.own_mark(row) if row else "") + self.own_mark(cell) + written

    def note(self, note: Note) -> str:
        outer, self.now = self.now, None
        written = super().note(note)
        self.now = outer
        kind, mark = pieces.kind_of(note), self.own_mark(note)
        start, number = '<span class="l">', f"{note.number} "
        shown = _struck(f"{start}{number}</span>", str(note.number)) if kind == "del" else f"{start}{number}</span>"
        return written.replace(f"{start}{number}</span>", shown + mark, 1)


def _struck(number: str, text: str) -> str:
    """The number of a deleted block, struck through."""
    return number.replace(f">{text} <", f"><del>{text}</del> <", 1)
