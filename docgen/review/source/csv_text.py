"""The cells of a CSV text with their places, read as `paper.tables` reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_QUOTED = re.compile(r'"[^"]*"')


class Cell(Struct, frozen=True):
    """A cell: the row (empty rows are not counted), the column and the line it begins on, from 0; offsets as typed."""

    row: int
    column: int
    line: int
    start: int
    end: int
    value: str


def delimiter(text: str) -> str:
    """What stands between the cells: ";" where the head has more of them than commas."""
    head = _QUOTED.sub("", text.lstrip("\n").split("\n", 1)[0])
    return ";" if head.count(";") > head.count(",") else ","


def cells(text: str) -> Iterator[Cell]:
    """Every cell of a text whose lines end in "\\n"; empty if it is not well formed."""
    comma, row = delimiter(text), 0
    at, line = 0, 0
    while at < len(text):
        found: list[Cell] = []
        begins = line
        while True:
            end, value = _cell(text, at, comma)
            found.append(Cell(row, len(found), begins, at, end, value))
            line += text.count("\n", at, end)
            at = end + 1
            if end >= len(text) or text[end] == "\n":
                line += 1
                break
        if any(cell.value.strip() for cell in found):
            yield from found
            row += 1


def _cell(text: str, at: int, comma: str) -> tuple[int, str]:
    """Where a cell ends, and its value."""
    start = at
    while text.startswith(" ", start):
        start += 1
    if not text.startswith('"', start):
        match = re.compile(rf"[^{comma}\n]*").match(text, start)
        end = match.end() if match else len(text)
        return end, text[start:end]
    end = start + 1
    while (end := text.find('"', end)) >= 0 and text.startswith('""', end):
        end += 2
    if end < 0:
        return len(text), text[start:]
    return end + 1, text[start + 1 : end].replace('""', '"')
