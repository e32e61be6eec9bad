"""Text made safe for HTML, as html.escape has it. Most text has nothing to escape, and to see that costs the least."""

from __future__ import annotations

from functools import lru_cache


def text(value: str) -> str:
    """`value` as the text of an element."""
    if "&" in value or "<" in value or ">" in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return value


@lru_cache(maxsize=4096)  # ids and labels come more than once, in other papers too
def attribute(value: str) -> str:
    """`value` as the inside of a quoted attribute."""
    value = text(value)
    if '"' in value or "'" in value:
        return value.replace('"', "&quot;").replace("'", "&#x27;")
    return value
