"""A look with all it takes over from the looks it is based on, and what that means for the edges of its block."""

from __future__ import annotations

from docgen.house.styles import Look, Styles
from docgen.write.word.xml import twips

SIDE_SPACE = 6  # points between a fill or left line and the text
LEFT_LINE = 24  # eighths of a point
_INSET = 20 * SIDE_SPACE + LEFT_LINE * 20 // 8


def base_role(role: str, look: Look) -> str:
    """The role a look is based on; a division's heading that names none is based on the first heading."""
    return look.based_on or ("heading1" if role.endswith("-heading") else "")


def whole(role: str, styles: Styles) -> Look:
    """The look of a role, nothing left to others."""
    look, seen = styles.styles[role], {role}
    base = base_role(role, look)
    while base in styles.styles and base not in seen:
        seen.add(base)
        under = styles.styles[base]
        base = base_role(base, under)
        look = look.over(under)
    return look


def left(look: Look) -> int | None:
    """Where the text begins, in twips: as the look says, but not left of the room a fill or left line needs."""
    indent = None if look.indent is None else twips(look.indent)
    return max(indent or 0, _INSET) if look.fill or look.line_left else indent


def right(look: Look) -> int:
    """How far the text is set in at the right, in twips."""
    return _INSET if look.fill else 0
