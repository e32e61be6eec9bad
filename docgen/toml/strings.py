"""Where the text inside a TOML string stands in its file."""

from __future__ import annotations

import re

from msgspec import Struct

from docgen.late import late

_MARK = late(r'\\[ \t]*\n\s*|\\n|\\.|\n|"""', re.DOTALL)


class Inside(Struct, frozen=True):
    """Row and column (from 0) of a string's first character, and the row of each further line of its value.

    `rows` is empty where the value's lines follow each other in the file as they do in the value.
    """

    row: int
    column: int
    rows: tuple[int, ...] = ()


def inside(lines: list[str], row: int, column: int) -> Inside:
    """Where the value of the string that opens at (row, column), both from 0, begins and how its lines run."""
    rest = lines[row][column:]
    if not rest.startswith(('"""', "'''")):
        return Inside(row, column + 1, _rows_of_one_line(rest, row))
    start = Inside(row + 1, 0) if not rest[3:] else Inside(row, column + 3)
    if rest.startswith("'''"):
        return start
    return Inside(start.row, start.column, _rows_of_many(lines, start))


def _rows_of_one_line(rest: str, row: int) -> tuple[int, ...]:
    if not rest.startswith('"') or "\\n" not in rest:
        return ()
    end = re.match(r'"(?:[^"\\]|\\.)*"', rest)
    breaks = re.findall(r"\\.", end[0] if end else "").count("\\n")
    return (row,) * (breaks + 1) if breaks else ()


def _rows_of_many(lines: list[str], start: Inside) -> tuple[int, ...]:
    closing = next(
        (n for n in range(start.row, len(lines)) if '"""' in lines[n][start.column if n == start.row else 0 :]), None
    )
    if closing is not None and not any("\\" in line for line in lines[start.row : closing + 1]):
        return ()
    text = lines[start.row][start.column :] + "".join("\n" + line for line in lines[start.row + 1 :])
    rows, row = [start.row], start.row
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark == '"""':
            break
        row += mark.count("\n")
        if mark in ("\n", "\\n"):
            rows.append(row)
        elif "\n" in mark:
            rows[-1] = row if rows[-1] == start.row and match.start() == 0 else rows[-1]
    return tuple(rows)
