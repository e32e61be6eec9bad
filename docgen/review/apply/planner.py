"""Plans for every kind of mark."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from docgen.review.apply import entries, lines, table_plan, words
from docgen.review.apply.expect import Added, Gone, Joined
from docgen.review.apply.pieces import UntypableError
from docgen.review.apply.plan import BLOCKS, TABLES, WORDS, Ground, Plan, Way, Ways, tried
from docgen.review.apply.step import Step
from docgen.review.marks import Mark
from docgen.review.source.glyphs import Glyphs, glyphs
from docgen.review.source.holders import Patch
from docgen.review.source.run import Run


def plan(ground: Ground, mark: Mark) -> Plan:
    """The ways to make the edit a mark tells of."""
    if is_look(mark):
        return Plan(mark, why="the look of a paper, and the style of a block, are the house's to give")
    if not 0 <= mark.block < len(ground.base.blocks):
        return Plan(mark, why="it is nowhere in the text of the paper")
    if mark.kind in TABLES and ground.base.blocks[mark.block].row < 0:
        return Plan(mark, why="it stands in no row of a table")
    if mark.kind in WORDS:
        return tried(ground, mark, _words(ground, mark))
    if mark.kind in BLOCKS:
        return tried(ground, mark, _block(ground, mark))
    if mark.kind in TABLES:
        return tried(ground, mark, table_plan.ways(ground, mark))
    return Plan(mark, why="it is no edit of the text")


def is_look(mark: Mark) -> bool:
    """Whether a mark changes only what things look like, and not their emphasis."""
    return mark.kind == "format" and (bool(mark.style) or not mark.content)


def _words(ground: Ground, mark: Mark) -> Ways:
    view, block = ground.base.views[mark.block], ground.base.blocks[mark.block]
    effect = words.edited(mark, view)
    return (effect,), (partial(_same, step) for step in words.steps(effect, block, view, ground.runs))


def _same(step: Step) -> Step:
    return step


def _block(ground: Ground, mark: Mark) -> Ways:
    if mark.kind == "join":
        return (Joined(mark.block),), _joins(ground, mark.block)
    if mark.kind == "remove-block":
        return (Gone(mark.block),), (partial(_removal, ground, run) for run in ground.whole(mark.block))
    new = glyphs(mark.content)
    if mark.kind == "add-block":
        return (Added(mark.block, mark.side == "before", (new,)),), _additions(ground, mark, mark.block, new)
    new = new or ground.base.views[mark.block].glyphs
    return (Gone(mark.block), Added(mark.to, mark.side == "before", (new,))), _moves(ground, mark, new)


def _joins(ground: Ground, block: int) -> Iterator[Way]:
    for first in ground.whole(block):
        for second in ground.whole(block + 1):
            yield partial(_join, first, second)


def _join(first: Run, second: Run) -> Step:
    return Step(patches=tuple(first.holder.patches([lines.joined(first, second)])))


def _removal(ground: Ground, run: Run) -> Step:
    return Step(patches=tuple(_removed(ground, run)))


def _removed(ground: Ground, run: Run) -> list[Patch]:
    if entries.is_entry(run):
        return [entries.removed(run, ground.texts[run.holder.file])]
    return run.holder.patches(lines.removed(run))


def _additions(ground: Ground, mark: Mark, block: int, new: Glyphs, moved: Run | None = None) -> Iterator[Way]:
    for run in ground.whole(block):
        if entries.is_entry(run) and mark.style in ("number", "bullet", ""):
            yield partial(_entry, ground, run, mark.side == "before", new)
        yield from _lines(ground, mark, run, block, new, moved)


def _entry(ground: Ground, run: Run, before: bool, new: Glyphs) -> Step:
    return Step(patches=(entries.added(run, ground.texts[run.holder.file], before, new),))


def _lines(ground: Ground, mark: Mark, run: Run, block: int, new: Glyphs, moved: Run | None) -> Iterator[Way]:
    own = ground.base.blocks[block].depth
    depth = ground.base.blocks[mark.block].depth if moved else mark.depth
    style = lines.style_of(moved) if moved else mark.style
    for n, near in enumerate([run, *_outer(ground, run)]):
        try:
            typed = lines.verbatim(moved) if moved and not mark.content else ""
            place = lines.Wanted(mark.side == "before", depth, own - n, style)
            found = list(lines.added(near, place, new, typed))
        except UntypableError as problem:
            yield partial(_fails, problem)
            continue
        for changes in found:
            yield partial(_same, Step(patches=tuple(near.holder.patches(changes))))


def _fails(problem: UntypableError) -> Step:
    raise problem


def _outer(ground: Ground, run: Run) -> list[Run]:
    """The runs that open the list items a run stands in, the innermost first."""
    if run.span is None:
        return []
    line = run.span.first
    return [
        other
        for other in reversed(ground.runs)
        if other.span and other is not run and other.span.item[0] <= line < other.span.item[1]
        if other.span.first < line and other.holder == run.holder
    ]


def _moves(ground: Ground, mark: Mark, new: Glyphs) -> Iterator[Way]:
    for run in ground.whole(mark.block):
        for way in _additions(ground, mark, mark.to, new, run):
            yield partial(_move, ground, run, way)


def _move(ground: Ground, run: Run, way: Way) -> Step:
    return Step(patches=(*_removed(ground, run), *way().patches))
