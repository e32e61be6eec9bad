"""Tables drawn with pipes: their columns aligned where they fit on a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import MutableMapping
from typing import Any

from mdformat.renderer import RenderContext, RenderTreeNode

from docgen.fmt.runs import on_one_line

_PIPE = re.compile(r"(?<!\\)\|")
_WIDEST = 120  # characters; a wider table has single spaces around its cells


def table(node: RenderTreeNode, context: RenderContext) -> str:
    """The table; as typed where its rows are not as long as its head, so that nothing in them is lost."""
    rows = [row for part in node.children for row in part.children]
    cells = [[_cell(cell.children[0].content, context.env) for cell in row.children] for row in rows]
    typed: str = node.nester_tokens.opening.meta["typed"] if node.nester_tokens else ""
    counts = {_count(line) for n, line in enumerate(typed.split("\n")) if n != 1}
    if counts != {len(cells[0])}:
        return typed
    alignments = [str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in rows[0].children]
    widths = [max(3, *(_width(row[n]) for row in cells)) for n in range(len(alignments))]
    if sum(widths) + 3 * len(widths) + 1 > _WIDEST:
        widths = [1] * len(widths)
    head, *body = (_row(row, widths, alignments) for row in cells)
    return "\n".join([head, _line(widths, alignments), *body])


def _count(line: str) -> int:
    cells = _PIPE.split(line.strip())
    return len(cells) - (not cells[0].strip()) - (len(cells) > 1 and not cells[-1].strip())


def _cell(content: str, env: MutableMapping[str, Any]) -> str:
    return (on_one_line(content, env) or "").replace("|", "\\|")


def _row(cells: list[str], widths: list[int], alignments: list[str]) -> str:
    return f"| {' | '.join(map(_padded, cells, widths, alignments))} |"


def _padded(cell: str, width: int, alignment: str) -> str:
    left = max(width - _width(cell), 0)
    before = left if alignment == "right" else left // 2 if alignment == "center" else 0
    return " " * before + cell + " " * (left - before)


def _line(widths: list[int], alignments: list[str]) -> str:
    parts = []
    for width, alignment in zip(widths, alignments, strict=True):
        left, right = alignment in ("left", "center"), alignment in ("right", "center")
        parts.append(":" * left + "-" * (width + 2 - left - right) + ":" * right)
    return f"|{'|'.join(parts)}|"


def _width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)
