"""The runs of tables from CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from docgen.diagnostics import Position
from docgen.markdown_text import MarkdownText
from docgen.paper.tables import beside
from docgen.review.source.atoms import Atom, collapsed
from docgen.review.source.csv_text import Cell, cells, delimiter
from docgen.review.source.holders import Body, CsvCell, Holder, TomlString

if TYPE_CHECKING:
    from docgen.review.source.run import Run

MarkdownRuns = Callable[[MarkdownText, Holder], "Iterator[Run]"]


class Tables(Struct, frozen=True):
    """`texts` are the texts of the decision's files; `markdown` reads a cell whose text is Markdown."""

    texts: dict[str, str]
    markdown: MarkdownRuns

    def file(self, name: str, table: Position, blocks: bool) -> Iterator[Run]:
        """The cells of a file beside the decision."""
        text = self.texts.get(name)
        if text is not None:
            at = Position(beside(table.file, name), 1)
            yield from self.cells(Body(name, text, 0), 0, text, at, table, blocks)

    def cells(
        self, around: Body | TomlString, begin: int, text: str, at: Position, table: Position, blocks: bool
    ) -> Iterator[Run]:
        """The cells of a CSV text that begins at an offset of the text around it, and at a place."""
        comma = delimiter(text)
        for cell in cells(text):
            holder = CsvCell(around, begin + cell.start, begin + cell.end, cell.value, comma)
            place = Position(at.file, at.line + cell.line)
            for run in self.markdown(MarkdownText(cell.value, place.file, place.line), holder) if blocks else ():
                yield replace(run, row=cell.row, column=cell.column, table=table)
            if not blocks:
                yield _plain(holder, cell, place, table)


def _plain(holder: CsvCell, cell: Cell, at: Position, table: Position) -> Run:
    from docgen.review.source.run import Run

    lead = len(cell.value) - len(cell.value.lstrip())
    found = as_typed(cell.value.strip(), lead)
    bounds = (lead, lead + len(cell.value.strip()))
    return Run("cell", at, holder, found, "plain", row=cell.row, column=cell.column, table=table, bounds=bounds)


def as_typed(text: str, begin: int = 0, breaks: bool = True) -> tuple[Atom, ...]:
    """The atoms of a text in which nothing is a mark; its lines are printed as lines, or as one."""
    return collapsed(Atom(c, n, n + 1, (), "break" if c == "\n" and breaks else "text") for n, c in enumerate(text, begin))
