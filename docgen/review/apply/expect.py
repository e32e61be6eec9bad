"""What the paper must say once edits are made: the base paper's lines with these edits, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from docgen.review.source.glyphs import END, Glyph, Glyphs, Line, View, line, view, words
from docgen.review.texts import TextBlock


class Edited(Struct, frozen=True):
    """Glyphs of a block from start to end give way to others; END among these parts the block."""

    block: int
    start: int
    end: int
    new: Glyphs


class Joined(Struct, frozen=True):
    """The block's end is gone."""

    block: int


class Gone(Struct, frozen=True):
    block: int


class Added(Struct, frozen=True):
    """New blocks stand behind a block, or before it."""

    block: int
    before: bool
    lines: tuple[Glyphs, ...]


Effect = Edited | Joined | Gone | Added


class Base(Struct, frozen=True):
    """The base paper: its blocks and their glyphs."""

    blocks: tuple[TextBlock, ...]
    views: tuple[View, ...]

    @classmethod
    def of(cls, blocks: tuple[TextBlock, ...]) -> Base:
        return cls(blocks, tuple(view(block) for block in blocks))


def lines(blocks: Iterable[TextBlock]) -> list[Line]:
    """A paper's lines, empty ones left out."""
    found = (line(view(block).glyphs) for block in blocks)
    return [one for one in found if one]


def expected(base: Base, effects: Sequence[Effect]) -> list[Line]:
    """The lines of the paper with all these edits made, empty ones left out."""
    gone = {e.block for e in effects if isinstance(e, Gone)}
    joined = {e.block for e in effects if isinstance(e, Joined)}
    row: list[Glyph] = []
    for n, one in enumerate(base.views):
        added = [e for e in effects if isinstance(e, Added) and e.block == n]
        for effect in added:
            if effect.before:
                _put(row, effect)
        if n not in gone:
            row += _edited(one.glyphs, [e for e in effects if isinstance(e, Edited) and e.block == n])
        if n not in gone and n not in joined:
            row.append(Glyph(END))
        for effect in added:
            if not effect.before:
                _put(row, effect)
    return [found for found in map(line, _parted(row)) if found]


def _put(row: list[Glyph], added: Added) -> None:
    for new in added.lines:
        row += [*new, Glyph(END)]


def _edited(glyphs: Glyphs, edits: list[Edited]) -> Glyphs:
    order = sorted(enumerate(edits), key=lambda pair: (pair[1].start, pair[1].end, pair[0]), reverse=True)
    for _, edit in order:
        glyphs = (*glyphs[: edit.start], *edit.new, *glyphs[edit.end :])
    return glyphs


def _parted(row: list[Glyph]) -> list[list[Glyph]]:
    parts: list[list[Glyph]] = [[]]
    for glyph in row:
        if glyph.character == END:
            parts.append([])
        else:
            parts[-1].append(glyph)
    return parts


def differs(found: Sequence[Line], wanted: Sequence[Line], renamed: Sequence[tuple[str, str]] = ()) -> str:
    """The first line that is not as wanted, in words; "" if all are.

    `renamed` are values of the front matter, old and new: where one is printed in more than one place, it may change in all.
    """
    for n in range(max(len(found), len(wanted))):
        a = found[n] if n < len(found) else None
        b = wanted[n] if n < len(wanted) else None
        if a == b or (a is not None and b is not None and _is_renamed(words(a), words(b), renamed)):
            continue
        return _told(a, b)
    return ""


def _is_renamed(found: str, wanted: str, renamed: Sequence[tuple[str, str]]) -> bool:
    for old, new in renamed:
        wanted = wanted.replace(old, new) if old else wanted
    return found == wanted


def _told(found: Line | None, wanted: Line | None) -> str:
    if found is None:
        return f'the paper would have no "{_short(wanted)}"'
    if wanted is None or words(found) != words(wanted):
        return f'the paper would say "{_short(found)}"' + (f' where "{_short(wanted)}" is wanted' if wanted else "")
    return f'the emphasis in "{_short(found)}" would not be as wanted'


def _short(of: Line | None, most: int = 60) -> str:
    text = words(of or ())
    return text if len(text) <= most else text[: most - 1] + "…"
