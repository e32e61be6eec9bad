"""Where something is in a paper, in the words in which all commands tell it that look at a file made of one."""

from __future__ import annotations

from docgen.review.texts import TextBlock

BEGINNING = "at the beginning"
_QUOTED = 40  # characters of a block that has no number


def told(block: TextBlock) -> str:
    """A block: "paragraph 14", "recommendation 2", "Table 1, row 2, column 3", "caption of Table 1", "item “First …”"."""
    table = block.table_label or f"table {block.table + 1}"
    if block.row >= 0:
        return f"{table}, row {block.row + 1}, column {block.column + 1}"
    if block.kind == "caption":
        return f"caption of {table}"
    if block.kind == "note":
        return f"footnote {block.label}".strip()
    recommended = block.kind == "item" and block.part == "recommendations" and block.depth == 1
    name = "recommendation" if recommended else block.kind
    label = block.label.strip("().:")
    if any(c.isalnum() for c in label):
        return f"{name} {label}"
    quote = block.text[:_QUOTED].replace("\n", " ").strip() + ("…" if len(block.text) > _QUOTED else "")
    return f"{name} “{quote}”"


def after(place: str) -> str:
    """What stands behind a place that was told; none: before all that has one."""
    return f"after {place}" if place else BEGINNING
