"""The blocks of a body, cell or footnote against those of the base paper: what became of each, what is new."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.review.word import ends, grids
from docgen.review.word.fates import Fate, fates
from docgen.review.word.located import LAST, Context, Located
from docgen.review.word.model import Block, Grid, Para
from docgen.review.word.originals import Original, all_revisions, originals
from docgen.review.word.pairing import Near, matched, near, order


def compare(context: Context, base: Sequence[Block], blocks: Sequence[Block], otherwise: Near) -> None:
    """Puts every mark of some blocks. `otherwise` is where a new block goes if there is no old one beside it."""
    found = matched(context, base, originals(blocks))
    fate = fates(found.items)
    for n, item in enumerate(found.items):
        bases = found.bases[n]
        if isinstance(item, Grid):
            _grid(context, item, bases, near(context, found, n, otherwise))
        elif not bases:
            _added(context, item, near(context, found, n, otherwise), fate.get(n))
        else:
            _paragraph(context, [b for b in bases if isinstance(b, Para)], item, fate.get(n), after=fate.get(n - 1))
    for n, block in found.left:
        _removed(context, block, order(found, n))


def _paragraph(context: Context, bases: list[Para], item: Original, fate: Fate | None, after: Fate | None) -> None:
    spots = [context.ground.spots[b.order] for b in bases if b.order in context.ground.spots]
    if not spots:
        if item.has_final or fate:
            _added(context, item, (-1, ""), fate)
        return
    located = Located(context, bases, item)
    order = item.segments[-1].paras[-1].order
    if fate and fate.gone:
        by = [fate.by, *all_revisions(list(item.paras))]
        for spot in spots:
            text = spot.block.text
            context.drafts.put(
                (item.first.order, -1), "remove-block", by, spot.block.index, start=0, end=len(text), old=text,
                move=next((r.move for r in by if r.move), ""),
            )  # fmt: skip
            by = by[:1]
        return
    ends.compare(located, joined=after is not None)
    for spot in spots[:-1]:
        end = len(spot.block.text)
        context.drafts.put((order, LAST), "join", (), spot.block.index, start=end, end=end)
    if fate:
        end = len(spots[-1].block.text)
        context.drafts.put((order, LAST), "join", [fate.by], spots[-1].block.index, start=end, end=end)


def _added(context: Context, item: Original, beside: Near, fate: Fate | None) -> None:
    """A paragraph that the base has not."""
    block, side = beside
    offset = len(context.ground.blocks[block].text) if block >= 0 and side == "after" else 0
    if fate and fate.gone:
        by = [fate.by, *all_revisions(list(item.paras))]
        note = "a paragraph that the base paper has not was taken out again"
        context.drafts.put((item.first.order, -1), "other", by, block, start=offset, end=offset, note=note)
        return
    for segment in item.segments:
        for para in segment.paras:
            for found in para.remarks:
                context.drafts.put((para.order, found.offset), "other", found.revisions, block, note=found.note)
        ends.put_added(context, segment, segment.end, block, offset, side, whole=True)


def _removed(context: Context, block: Block, order: float) -> None:
    """A block of the base that is gone without a trace."""
    if isinstance(block, Grid):
        for row in range(len(block.rows)):
            grids.put_removed_row(context, block, row, (order, row), ())
        return
    spot = context.ground.spots.get(block.order)
    if spot and spot.block.text:
        text = spot.block.text
        context.drafts.put((order, 0), "remove-block", (), spot.block.index, start=0, end=len(text), old=text)


def _grid(context: Context, grid: Grid, bases: list[Block], beside: Near) -> None:
    if bases and isinstance(bases[0], Grid):
        grids.compare(context, bases[0], grid, compare)
    else:
        grids.put_added(context, grid, beside)
