"""Tables from CSV: the head, the rows, and which columns hold numbers."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import escape
from pathlib import PurePosixPath

from msgspec import Struct

from docgen.diagnostics import Diagnostic, Position, error, warning
from docgen.late import late
from docgen.markdown_text import MarkdownText
from docgen.paper.markdown.source import FORBIDDEN, REPLACEMENT, forbidden_characters
from docgen.paper.ragged import ragged

_QUOTED = late(r'"[^"]*"')
_NUMBER = late(r"[(\[]?[-−–+]?\s?[£€$]?[-−–+]?\d[\d,]*(?:\.\d+)?\s?(?:%|m|k|bn)?[)\]]?\Z")
_NOTHING = ("", "-", "–", "—", "n/a", "N/A")
_LINE_ENDS = late(r"\r\n?|\n")


class CsvText(Struct, frozen=True):
    """CSV and the place of its first line; `name` is its file as the author named it."""

    text: str
    file: str
    line: int
    name: str = ""


class CsvTable(Struct, frozen=True):
    """`xhtml` is the inside of a table element."""

    xhtml: str
    diagnostics: tuple[Diagnostic, ...]


class _Row(Struct, frozen=True):
    line: int
    cells: list[str]


def beside(file: str, name: str) -> str:
    """The path of a file that stands beside another, as the other's path is written."""
    separator = "\\" if "\\" in file and "/" not in file else "/"
    folder, found, _ = file.rpartition(separator)
    return f"{folder}{separator}{name}" if found else str(PurePosixPath(name))


def lacking(name: str) -> str:
    """What a draft prints where a table should be."""
    shown = f' "{name}"' if name else ""
    return f'<thead><tr><th scope="col">{escape(f"[Table{shown} is not shown]", quote=False)}</th></tr></thead>'


def decoded(data: bytes, file: str) -> tuple[str | None, Diagnostic | None]:
    """The text of a CSV file: UTF-8 with or without its mark, else as older Excel saves it, with a warning.

    None for a file that is no text of these kinds.
    """
    if b"\0" in data:
        fact = "the file is not saved as CSV: it has bytes that stand for no letter"
        return None, error("csv-encoding", Position(file), fact, 'Save it as "CSV UTF-8".')
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        problem = warning("csv-encoding", Position(file), "the file is not UTF-8", 'Save it as "CSV UTF-8".')
        return data.decode("cp1252", "replace"), problem


def csv_table(source: CsvText, cell_blocks: Callable[[MarkdownText], str] | None) -> CsvTable:
    """The table; `cell_blocks` turns a cell's Markdown into XHTML, None prints cells as typed."""
    problems = list(forbidden_characters(source.text, Position(source.file, source.line, 1)))
    rows = _rows(source, problems)
    if not rows:
        if not problems:
            problems.append(error("csv-empty", Position(source.file, source.line), "the table has no rows"))
        return CsvTable(lacking(source.name), tuple(problems))
    width = len(rows[0].cells)
    odd = (row for row in rows[1:] if len(row.cells) != width)
    problems.extend(ragged(Position(source.file, row.line), len(row.cells), width) for row in odd)
    right = [_is_numeric([row.cells[n] for row in rows[1:] if n < len(row.cells)]) for n in range(width)]

    def cell(row: _Row, n: int, tag: str) -> str:
        text = row.cells[n] if n < len(row.cells) else ""
        align = ' data-align="right"' if right[n] else ""
        inner = cell_blocks(MarkdownText(text, source.file, row.line)) if cell_blocks else _plain(text)
        return f"<{tag}{align}>{inner}</{tag.split()[0]}>"

    head = "".join(cell(rows[0], n, 'th scope="col"') for n in range(width))
    body = "".join("<tr>" + "".join(cell(row, n, "td") for n in range(width)) + "</tr>" for row in rows[1:])
    return CsvTable(f"<thead><tr>{head}</tr></thead>" + (f"<tbody>{body}</tbody>" if body else ""), tuple(problems))


def _rows(source: CsvText, problems: list[Diagnostic]) -> list[_Row]:
    import csv  # hardly any paper has such a table

    text = FORBIDDEN.sub(REPLACEMENT, source.text)
    head = _QUOTED.sub("", _LINE_ENDS.split(text.lstrip("\r\n"), maxsplit=1)[0])
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    rows: list[_Row] = []
    begins = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(_Row(source.line + begins if source.line else 0, cells))
            begins = reader.line_num
    except csv.Error as problem:
        place = Position(source.file, source.line + begins if source.line else 0)
        problems.append(
            error("csv-syntax", place, f"the row cannot be read: {problem}", 'Check its quotes; write " in a cell as "".')
        )
        if rows:
            rows.append(_Row(place.line, ["[Rows from here on are not shown]", *["–"] * (len(rows[0].cells) - 1)]))
    return rows


def _is_numeric(cells: list[str]) -> bool:
    values = [cell.strip() for cell in cells if cell.strip() not in _NOTHING]
    return bool(values) and all(_NUMBER.match(value) for value in values)


def _plain(text: str) -> str:
    return "<br/>".join(escape(line, quote=False) for line in _LINE_ENDS.split(text.strip()))
