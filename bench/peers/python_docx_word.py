"""python-docx OUT LIST: each report's data with the library's own calls, as its manual shows them. Word alone."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import docx

_ITEMS = ("List Bullet", "List Bullet 2", "List Bullet 3")


def paper(data: dict[str, Any]) -> docx.document.Document:
    """The report as a document; cells are reached row by row, since reaching them one by one is quadratic."""
    made = docx.Document()
    made.add_paragraph(data["title"], style="Title")
    for block in data["blocks"]:
        kind = block["kind"]
        if kind == "heading":
            made.add_heading(block["text"], 1)
        elif kind == "paragraph":
            made.add_paragraph(block["text"], style="List Number")
        elif kind == "item":
            made.add_paragraph(block["text"], style=_ITEMS[block["depth"] - 1])
        else:
            _table(made, block["rows"])
    return made


def _table(made: docx.document.Document, rows: list[list[str]]) -> None:
    table = made.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def main(out: Path, listed: Path) -> None:
    for line in listed.read_text("utf-8").splitlines():
        path = Path(line)
        paper(json.loads(path.read_text("utf-8"))).save(str(out / f"{path.stem}.docx"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
