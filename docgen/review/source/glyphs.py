"""The printed characters of blocks, each with its emphasis: what edits and comparisons count in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from docgen.paper.tree import Amended, Break, Field, Image, Inline, Link, NoteMark, Reference, Styled, Text
from docgen.review.source.atoms import FIELD, IMAGE, NOTE, REFERENCE, Atom
from docgen.review.texts import TextBlock

END = "\u2029"  # in a row of glyphs: here a block ends and another begins
_ORDER = {"link": 0, "strong": 1, "em": 2, "del": 3, "sup": 4, "sub": 5, "code": 6}
_SPACE = re.compile(r"[ \t\n\r\f]")


class Glyph(Struct, frozen=True):
    """One printed character; a reference, a footnote's mark and a picture are one each. `styles` in a fixed order.

    `atom` is what was typed for it, where it is taken over as it is.
    """

    character: str
    styles: tuple[str, ...] = ()
    atom: Atom | None = None

    @property
    def is_space(self) -> bool:
        return self.character in " \t\n"


Glyphs = tuple[Glyph, ...]
Line = tuple[tuple[str, tuple[str, ...]], ...]


def ordered(styles: Iterable[str]) -> tuple[str, ...]:
    """Styles each once, in the order in which they are written."""
    return tuple(sorted(set(styles), key=lambda style: _ORDER.get(style.partition(":")[0], 9)))


class View(Struct, frozen=True):
    """A block's glyphs, and where each begins in the block's text; the end of the text is the last of `offsets`."""

    glyphs: Glyphs
    offsets: tuple[int, ...]

    @property
    def printed(self) -> str:
        return "".join(glyph.character for glyph in self.glyphs)

    def number(self, offset: int) -> int:
        """The first glyph at or behind an offset of the text."""
        return next((n for n, at in enumerate(self.offsets) if at >= offset), len(self.glyphs))


def view(block: TextBlock) -> View:
    """The glyphs of a block."""
    found, offsets, at = [], [0], 0
    for glyph, length in _glyphs(block.inlines, ()):
        found.append(glyph)
        at += length
        offsets.append(at)
    return View(tuple(found), tuple(offsets))


def glyphs(inlines: Iterable[Inline]) -> Glyphs:
    """The glyphs of inlines."""
    return tuple(glyph for glyph, _ in _glyphs(inlines, ()))


def _glyphs(inlines: Iterable[Inline], styles: tuple[str, ...]) -> Iterator[tuple[Glyph, int]]:
    """Glyphs, and how many characters of the block's text each takes."""
    for inline in inlines:
        match inline:
            case Text(text):
                yield from ((Glyph(character, ordered(styles)), 1) for character in text)
            case Styled(style, children):
                yield from _glyphs(children, (*styles, style))
            case Link(href, children):
                yield from _glyphs(children, (*styles, f"link:{href}"))
            case Amended(children=children):
                yield from _glyphs(children, styles)
            case Reference(text=text):
                yield Glyph(REFERENCE, ordered(styles)), len(text)
            case _:
                yield Glyph(_sign(inline), ordered(styles)), 1


def _sign(inline: Inline) -> str:
    match inline:
        case NoteMark():
            return NOTE
        case Image():
            return IMAGE
        case Field():
            return FIELD
        case Break():
            return "\n"
        case _:
            raise TypeError(type(inline).__name__)


def line(found: Iterable[Glyph]) -> Line:
    """Glyphs as they are compared: white space as it is printed, without regard to its emphasis."""
    kept: list[tuple[str, tuple[str, ...]]] = []
    for glyph in found:
        if glyph.character == "\n":
            while kept and kept[-1][0] == " ":
                kept.pop()
            kept.append(("\n", ()))
        elif _SPACE.match(glyph.character):
            if kept and kept[-1][0] not in " \n":
                kept.append((" ", ()))
        else:
            kept.append((glyph.character, tuple(s for s in glyph.styles if s != "sub")))
    while kept and kept[-1][0] == " ":
        kept.pop()
    return tuple(kept)


def words(of: Line) -> str:
    """The characters of a line."""
    return "".join(character for character, _ in of)
