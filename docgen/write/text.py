"""The paper as plain text, one block a line: for reading, for `git diff`, and to compare with another paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.paper.tree import (
    Amended,
    Block,
    Break,
    Cell,
    Division,
    Field,
    Heading,
    Image,
    Inline,
    Item,
    Label,
    Link,
    List,
    NoteMark,
    Paper,
    Paragraph,
    Reference,
    Row,
    Styled,
    Table,
    Text,
)


def write(paper: Paper, run_in: str = ".", run_in_new_line: bool = False) -> str:
    """The numbered paper as text: label, tab, text; bullets as "•"; table rows as "| a | b |"; footnotes at the end.

    `run_in` is what the house prints after a run-in heading.
    """
    writer = _Text(run_in, "\n" if run_in_new_line else " ")
    lines = [line for block in paper.blocks for line in writer.block(block)]
    notes = (f"[^{n.number}]: " + " ".join(writer.flat(n.blocks)) for n in paper.notes)
    lines.extend(notes)
    return "\n".join(lines) + "\n"


class _Text:
    def __init__(self, run_in: str, run_in_end: str) -> None:
        self.run_in = run_in
        self.run_in_end = run_in_end

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield _labelled(block.label, self.inlines(block.children))
            case Paragraph():
                yield _labelled(block.label, self.lead(block) + self.inlines(block.children))
            case List():
                for item in block.items:
                    yield from self.item(block.form, item)
            case Table():
                yield from self.table(block)
            case Division():
                for inner in block.blocks:
                    yield from self.block(inner)

    def lead(self, paragraph: Paragraph) -> str:
        return self.inlines(paragraph.lead) + self.run_in + self.run_in_end if paragraph.lead else ""

    def item(self, form: str, item: Item) -> Iterator[str]:
        lines = [line for b in item.blocks for line in self.block(b)]
        first = lines[0] if item.blocks and isinstance(item.blocks[0], Paragraph) else ""
        mark = item.label.text if item.label else form
        yield f"{mark}\t{first}" if mark else first
        yield from lines[1:] if first else lines

    def table(self, table: Table) -> Iterator[str]:
        if table.caption:
            yield (f"{table.label.text}: " if table.label else "") + self.inlines(table.caption)
        for row in (*table.head, *table.rows):
            yield self.row(row)

    def row(self, row: Row) -> str:
        cells = [text for c in row.cells for text in (self.cell(c), *[""] * (c.span - 1))]
        return "| " + " | ".join(cells) + " |"

    def cell(self, cell: Cell) -> str:
        return " / ".join(self.flat(cell.blocks))

    def flat(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The lines of blocks that are to stand on one line together."""
        for block in blocks:
            for line in self.block(block):
                yield from line.replace("\t", " ").split("\n")

    def inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(self.inline(i) for i in inlines)

    def inline(self, inline: Inline) -> str:
        match inline:
            case Text(text) | Reference(text=text):
                return text
            case Amended(change, children):
                return ("[-{}-]" if change.kind == "del" else "{{+{}+}}").format(self.inlines(children))
            case Styled("del", children):
                return f"~~{self.inlines(children)}~~"
            case Styled(children=children) | Link(children=children):
                return self.inlines(children)
            case Break():
                return "\n"
            case Image(alt=alt):
                return f"[picture: {alt}]"
            case NoteMark(number=number):
                return f"[^{number}]"
            case Field(kind):
                return f"[{kind}]"


def _labelled(label: Label | None, text: str) -> str:
    return f"{label.text}\t{text}" if label else text
