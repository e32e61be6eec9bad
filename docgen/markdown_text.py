"""A piece of Markdown and the place it stands in, as the parts of docgen hand it on."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.diagnostics import Position


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """Markdown from a source file.

    `line` and `column` are the place of its first character; the lines after it are taken to start at column 1.
    """

    text: str
    file: str
    line: int = 1
    column: int = 1

    @property
    def at(self) -> Position:
        return Position(self.file, self.line, self.column)
