"""A division set apart by a fill, a line at its left, lines above and below: one even box of many paragraphs."""

from __future__ import annotations

from msgspec import Struct

from docgen.write.word.looks import BlockStyle, Looks
from docgen.write.word.styles import border, shading

PADDING = 8  # points between the edge of a box and its text
WIDEST = 31  # points Word allows between a border and its text (17.3.4)
_SLACK = 6  # points by which a label may stand further out than it should, so that a side border reaches it
OUTSIDE = 180  # least space above and below a box, in twentieths of a point


class Box(Struct, frozen=True):
    """The colours of a box; empty where there is none."""

    fill: str = ""
    left: str = ""
    above: str = ""
    below: str = ""

    @property
    def inset(self) -> int:
        """How far its text is set in at both sides, in twips."""
        return PADDING * 20 if self.fill or self.left else 0

    def reaching(self, label: int) -> Box:
        """The box of text whose labels stand up to `label` twips in: lines above and below where sides do not reach."""
        if self.inset + label <= 20 * (WIDEST + _SLACK):
            return self
        line = self.left or self.above or self.below or _dark(self.fill)
        return Box(above=self.above or line, below=self.below or line)


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


class Side(Struct, frozen=True):
    """What a paragraph in a box is told: the left edge of its line or label in twips, the gap above it in points."""

    edge: int
    gap: int
    odd: int
    first: bool
    last: bool


def borders(frame: Box, side: Side) -> str:
    """w:pBdr and w:shd of one paragraph.

    Space between paragraphs stays white, so in a box it is the distance of a top border in the colour of the fill. Word and
    LibreOffice join neighbours of equal borders and leave the inner ones out; so that colour differs by a shade from one to
    the next. Side borders follow the indent, and their distance makes up for it.
    """
    if not frame.inset:
        top = border("top", frame.above, 8, PADDING) if side.first and frame.above else ""
        bottom = border("bottom", frame.below, 8, PADDING) if side.last and frame.below else ""
        return f"<w:pBdr>{top}{bottom}</w:pBdr>" if top or bottom else ""
    ground = frame.fill or "#FFFFFF"
    tops = (
        border("top", frame.above, 8, PADDING)
        if side.first and frame.above
        else border("top", _shade(ground, side), 2, side.gap)
    )
    left = border("left", frame.left or ground, 24 if frame.left else 4, min(WIDEST, round(side.edge / 20)))
    bottom = (
        border("bottom", frame.below or ground, 8 if frame.below else 2, PADDING) if side.last else '<w:bottom w:val="nil"/>'
    )
    fill = shading(frame.fill) if frame.fill else ""
    return f"<w:pBdr>{tops}{left}{bottom}{border('right', ground, 4, PADDING)}</w:pBdr>{fill}"


def gap(before: BlockStyle | None, style: BlockStyle) -> int:
    """Points between a paragraph and the one before it in the box, or the upper edge."""
    return min(WIDEST, max(1, round((before.after + style.before) / 20))) if before else PADDING


def spacing(frame: Box, style: BlockStyle, first: bool, last: bool) -> str:
    """Space outside the borders; empty where the style's own does.

    The line height is given in points: LibreOffice leaves the side borders out of what a multiple adds.
    """
    if not frame.inset:
        before = f' w:before="{OUTSIDE}"' if first and frame.above and style.before < OUTSIDE else ""
        after = f' w:after="{OUTSIDE}"' if last and frame.below and style.after < OUTSIDE else ""
        return f"<w:spacing{before}{after}/>" if before or after else ""
    above, below = max(style.before, OUTSIDE) if first else 0, OUTSIDE if last else 0
    return f'<w:spacing w:before="{above}" w:after="{below}" w:line="{style.line}" w:lineRule="atLeast"/>'


def _shade(colour: str, side: Side) -> str:
    """The colour, or one that differs from it by the least there is: not as the paragraph before has it."""
    return f"#{int(colour[1:], 16) ^ side.odd:06X}"


def _dark(colour: str) -> str:
    """A fill's colour as dark as a line wants it."""
    return f"#{(int(colour[1:], 16) >> 1) & 0x7F7F7F:06X}"
