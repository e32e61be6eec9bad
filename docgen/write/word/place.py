"""Where in the paper a block stands, as far as its looks depend on it."""

from __future__ import annotations

from typing import NamedTuple

from docgen.write.word.boxes import Box


class Room(NamedTuple):
    """What runs must know of their place: the room across in twips, and the size of their letters, as in Place."""

    width: int = 0
    small: int = 0


class Place(NamedTuple):
    """`width` is the room across; `indent` where the text of the block before begins; both in twips.

    `role` is the role of plain paragraphs here; `scope` the division or table whose own looks go before the common ones;
    `depth` how many lists the block stands in and `items` the roles of its items; `closing` the space, in twentieths of a
    point, that the last paragraph of a list has after it, as the paragraphs round the list have.
    """

    width: int
    role: str = "paragraph"
    scope: str = ""
    indent: int = 0
    depth: int = 0
    items: tuple[str, ...] = ()
    closing: int = 0
    align: str = ""
    style: str = ""  # the id of a Word style that goes before the role's: the cells of a table
    box: Box | None = None
    small: int = 0  # the size of the letters in half points, where it is smaller than the style's
    keep: bool = False  # whether its paragraphs stay with the next row of their table
