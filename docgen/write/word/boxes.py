"""A division set apart by a fill, a line at its left, lines above and below: one even box of many paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.write.word.looks import BlockStyle, Looks
from docgen.write.word.styles import border, shading

PADDING = 8  # points between the edge of a box and its text
_WIDEST = 31  # points Word allows between a border and its text (17.3.4)
_OUTSIDE = 120  # least space above and below a box, in twentieths of a point


@dataclass(frozen=True, slots=True)
class Box:
    """The colours of a box; empty where there is none."""

    fill: str = ""
    left: str = ""
    above: str = ""
    below: str = ""

    @property
    def inset(self) -> int:
        """How far its text is set in at both sides, in twips."""
        return PADDING * 20 if self.fill or self.left else 0


def box(looks: Looks, scope: str) -> Box | None:
    """The box of a division: by a look named as the division, or by one fill or left line that all its blocks share."""
    own = looks.role(scope)
    if own and (own.fill or own.left or own.above or own.below):
        return Box(own.fill, own.left, own.above, own.below)
    inside = looks.scoped(scope)
    fills, lefts = {style.fill for style in inside}, {style.left for style in inside}
    fill, left = "".join(fills) if len(fills) == 1 else "", "".join(lefts) if len(lefts) == 1 else ""
    if len(inside) < 2 or not (fill or left):
        return None
    above, below = (next((getattr(s, side) for s in inside if getattr(s, side)), "") for side in ("above", "below"))
    return Box(fill, left, above, below)


@dataclass(frozen=True, slots=True)
class Side:
    """What a paragraph in a box is told: the left edge of its first line or label in twips, its place in the box."""

    edge: int
    before: int
    after: int
    odd: bool
    first: bool
    last: bool


def borders(frame: Box, side: Side) -> str:
    """w:pBdr and w:shd of one paragraph.

    Fill and left line reach from border to border, so the space between paragraphs is given by borders in the fill's own
    colour instead of by spacing, which stays white; and neighbours differ by a point, since Word joins paragraphs with
    equal borders and then leaves the inner ones out. Side borders follow the indent; their distance makes up for it.
    """
    if not (frame.fill or frame.left):
        top = border("top", frame.above) if side.first and frame.above else ""
        bottom = border("bottom", frame.below) if side.last and frame.below else ""
        return f"<w:pBdr>{top}{bottom}</w:pBdr>" if top or bottom else ""
    ground = frame.fill or "#FFFFFF"
    above, below = _gaps(side)
    top = border("top", frame.above, 8, above) if side.first and frame.above else border("top", ground, 2, above)
    bottom = border("bottom", frame.below, 8, below) if side.last and frame.below else border("bottom", ground, 2, below)
    left = border("left", frame.left or ground, 24 if frame.left else 4, min(_WIDEST, round(side.edge / 20)))
    right = border("right", ground, 4, PADDING)
    fill = shading(frame.fill) if frame.fill else ""
    return f"<w:pBdr>{top}{left}{bottom}{right}</w:pBdr>{fill}"


def _gaps(side: Side) -> tuple[int, int]:
    above = max(round(side.before / 20), PADDING if side.first else 1)
    below = max(round(side.after / 20), PADDING if side.last else 1)
    if side.odd:
        above, below = above + 1, max(0, below - 1)
    return min(_WIDEST, above), min(_WIDEST, below)


def spacing(frame: Box, style: BlockStyle, first: bool, last: bool) -> tuple[int | None, int | None]:
    """Space before and after outside the borders, in twentieths of a point; None leaves it to the style."""
    if not (frame.fill or frame.left):
        return None, None
    return (max(style.before, _OUTSIDE) if first else 0), (max(style.after, _OUTSIDE) if last else 0)
