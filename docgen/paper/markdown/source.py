"""The lines of one Markdown text, and where in its file each stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import escape

from docgen.diagnostics import Diagnostic, Position, error
from docgen.markdown_text import MarkdownText

_LINE_ENDS = re.compile(r"\r\n?")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def forbidden_characters(text: str, at: Position) -> Iterator[Diagnostic]:
    """A diagnostic for each character that may not stand in XML, in a text that starts at the place given."""
    for match in FORBIDDEN.finditer(text):
        before = text[: match.start()]
        line = before.count("\n")
        column = match.start() - (before.rfind("\n") + 1) + (at.column or 1 if not line else 1)
        place = Position(at.file, at.line + line, column) if at.line else at
        code = f"U+{ord(match[0]):04X}"
        yield error("control-character", place, f"the control character {code} cannot be printed", "Delete it.")


class Source:
    """A Markdown text made fit for parsing: LF line ends, forbidden characters replaced."""

    def __init__(self, text: MarkdownText) -> None:
        raw = _LINE_ENDS.sub("\n", text.text)
        self.diagnostics = list(forbidden_characters(raw, text.at))
        self.text = FORBIDDEN.sub(REPLACEMENT, raw) if self.diagnostics else raw
        self.lines = self.text.split("\n")
        self.file = text.file
        self._shown = escape(text.file)
        self._line = text.line
        self._column = text.column

    def shown(self, line: int) -> str:
        """The place of a line (from 0) of the text, as the value of an XHTML attribute."""
        return f"{self._shown}:{self._line + line}" if self._line else self._shown

    def at(self, line: int, column: int | None = None) -> Position:
        """The place of a line (from 0) of the text, and of a column (from 0) in it where that is known."""
        if not self._line:
            return Position(self.file)
        if column is None:
            return Position(self.file, self._line + line)
        return Position(self.file, self._line + line, column + (self._column if line == 0 else 1))


class Place:
    """Where one run of inlines stands: its offsets to places in the file.

    `start` is the run's first column where the run is part of a line (a table's cell); else the run is whole lines
    without what goes before them (list markers, indentation).
    """

    def __init__(self, source: Source, line: int, content: str, start: int | None = None) -> None:
        self._source = source
        self._line = line
        self._content = content
        self._start = start
        self._begins: list[int] = []

    def at(self, offset: int | None) -> Position:
        """The place of an offset in the run; None gives the run's line alone."""
        if offset is None:
            return self._source.at(self._line)
        if not self._begins:
            self._begins = [0, *(match.end() for match in re.finditer("\n", self._content))]
        number = bisect_right(self._begins, offset) - 1
        begin, line = self._begins[number], self._line + number
        end = self._content.find("\n", begin)
        if line >= len(self._source.lines):
            return self._source.at(self._line)
        if self._start is not None:
            return self._source.at(line, self._start + offset + self._content.count("|", 0, offset))
        typed = self._content[begin : end if end >= 0 else None]
        start = column(self._source.lines[line], typed)
        return self._source.at(line, None if start is None else start + offset - begin)


def column(line: str, content: str) -> int | None:
    """Where in a line (from 0) the parser's content of it begins; None where the content was changed."""
    bare, indent = content.strip(" \t"), len(content) - len(content.lstrip(" \t"))
    trimmed = line.rstrip(" \t")
    start = len(trimmed) - len(bare) if trimmed.endswith(bare) else line.find(bare)
    return None if start < 0 else start - indent
