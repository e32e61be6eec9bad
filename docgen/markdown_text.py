"""A piece of Markdown and the place it stands in, as the parts of docgen hand it on."""

from __future__ import annotations

from msgspec import Struct

from docgen.diagnostics import Position


class MarkdownText(Struct, frozen=True):
    """Markdown from a source file.

    `line` and `column` are the place of its first character; the lines after it are taken to start at column 1.
    `rows` gives the file's line of each line of the text where they do not simply follow each other.
    """

    text: str
    file: str
    line: int = 1
    column: int = 1
    rows: tuple[int, ...] = ()

    @property
    def at(self) -> Position:
        return Position(self.file, self.line, self.column)

    def position(self, row: int = 0, column: int = -1) -> Position:
        """The place of a character: row and column from 0 within the text; without a column, of the line."""
        line = self.rows[min(row, len(self.rows) - 1)] if self.rows else self.line + row
        if column < 0:
            return Position(self.file, line)
        return Position(self.file, line, column + (self.column if row == 0 else 1))
