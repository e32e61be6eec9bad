"""A row of a table, drawn or from CSV, that has more or fewer cells than the head."""

from __future__ import annotations

from docgen.diagnostics import Diagnostic, Position, error


def ragged(position: Position, count: int, width: int, also: str = "") -> Diagnostic:
    """What is told of a row with `count` cells below a head of `width`; `also` goes on with the remedy."""
    message = f"this row has {count} {'cell' if count == 1 else 'cells'}, the table's head {width}"
    return error("table-ragged", position, message, f"Give every row as many cells{also}.")
