"""Where paragraphs end: those that were parted, those that are new, those of another style."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.review.marks import UNKNOWN
from docgen.review.texts import TextBlock
from docgen.review.word.drafts import inlines, things
from docgen.review.word.located import LAST, Context, Located
from docgen.review.word.model import Revision, revisions
from docgen.review.word.originals import Original, Segment
from docgen.review.word.tracked import tracked
from docgen.review.word.untracked import untracked


def compare(located: Located, joined: bool) -> None:
    """Puts every mark of a paragraph that is still there. `joined`: the end of the one before it was deleted."""
    untracked(located)
    kept = _kept(located.original)
    _ends(located, kept)
    for n, segment in enumerate(located.original.segments):
        tracked(located, segment, added=n not in kept)
    _style(located, [located.original.segments[n] for n in kept], joined)


def _kept(original: Original) -> list[int]:
    """The segments that are what is left of the paragraph; the others are new paragraphs."""
    segments = original.segments
    found = [n for n, s in enumerate(segments) if s.kept]
    old = [n for n, s in enumerate(segments) if any(u.original for u in s.units)]
    return found or old[:1] or [len(segments) - 1]


def _ends(located: Located, kept: list[int]) -> None:
    """Puts the new paragraphs, and the ends that part an old one."""
    segments, drafts = located.original.segments, located.context.drafts
    place = 0
    for n, segment in enumerate(segments):
        if n not in kept:
            end = segments[n].end if n < kept[-1] else segments[n - 1].end
            _put_added(located, segment, end, place, "before" if n < kept[0] else "after")
        place += sum(u.original for u in segment.units)
        if n in kept[:-1]:
            block, offset, _ = located.span(place, place)
            last = segment.paras[-1]
            by = [segment.end] if segment.end else []
            drafts.put((last.order, LAST), "split", by, block.index, start=offset, end=offset)


def _put_added(located: Located, segment: Segment, end: Revision | None, place: int, side: str) -> None:
    block, offset, _ = located.span(place, place)
    put_added(located.context, segment, end, block.index, offset, side)


def put_added(
    context: Context, segment: Segment, end: Revision | None, block: int, offset: int, side: str, whole: bool = False
) -> None:
    """Puts a new paragraph beside a block. `whole`: its deleted words are part of it, and are no other mark's."""
    units = [u for u in segment.units if u.final]
    known = revisions(u for u in segment.units if whole or u.run.ins)
    by = [*([end] if end else []), *known, *(r for p in segment.paras for r in p.changes)]
    style, depth = context.ground.kind(context.looks, segment.paras[-1].look)
    fields: dict[str, object] = {"note": things(units)}
    if end is None or end.number < 0:
        fields |= {"tracked": False, "author": UNKNOWN, "date": ""}
    block, offset, side = _beside(context.ground.blocks, style, (block, offset, side))
    context.drafts.put(
        (segment.paras[0].order, -1.0), "add-block", by, block, start=offset, end=offset, content=inlines(units),
        style=style, depth=depth, side=side, move=next((r.move for r in by if r.move), ""), **fields,
    )  # fmt: skip


def _beside(blocks: Sequence[TextBlock], style: str, place: tuple[int, int, str]) -> tuple[int, int, str]:
    """The place of a new block; told by the neighbour on its other side, if that is more of its kind."""
    index, _, side = place
    other = index - 1 if side == "before" else index + 1
    if index < 0 or not 0 <= other < len(blocks) or _room(blocks[index]) != _room(blocks[other]):
        return place
    if side == "after" and place[1] < len(blocks[index].text):
        return place
    if _kinship(blocks[other], style) > _kinship(blocks[index], style):
        return (other, len(blocks[other].text), "after") if side == "before" else (other, 0, "before")
    return place


def _room(block: TextBlock) -> tuple[object, ...]:
    return block.table, block.row, block.column, block.id if block.kind in ("note", "caption") else ""


def _kinship(block: TextBlock, style: str) -> int:
    if block.depth and style in ("bullet", "number"):
        return 2
    return 2 if not block.depth and block.style == style else 0 if block.kind == "heading" or block.depth else 1


def _style(located: Located, segments: list[Segment], joined: bool) -> None:
    """A paragraph that took another style or number; LibreOffice gives it that of a deleted one before it by itself."""
    context, block = located.context, located.spots[0].block
    para = segments[0].paras[-1]
    changes = [r for s in segments for p in s.paras for r in p.changes]
    was = context.ground.kind(context.looks, para.was or para.look) if changes else _base_kind(located)
    style, depth = context.ground.kind(context.looks, para.look)
    other = (style, depth) != was
    if changes or (other and not joined):
        note = "" if other else "the paragraph's spacing, indent, number or the like"
        context.drafts.put(
            (para.order, -0.5), "format", changes, block.index, start=0, end=len(block.text), old=block.text,
            style=style if other else "", depth=depth if other else 0, note=note,
        )  # fmt: skip


def _base_kind(located: Located) -> tuple[str, int]:
    return located.context.ground.kind(located.context.ground.file.looks, located.bases[0].look)
