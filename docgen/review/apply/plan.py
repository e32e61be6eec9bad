"""What each mark does to the paper, and the ways to bring that about in the source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from docgen.review.apply import entries, lines, rows, words
from docgen.review.apply.expect import Added, Base, Edited, Effect, Gone, Joined
from docgen.review.apply.pieces import Untypable
from docgen.review.apply.splice import Fixed
from docgen.review.apply.step import Step, only
from docgen.review.marks import Mark
from docgen.review.source.atoms import Atom
from docgen.review.source.glyphs import Glyphs, glyphs
from docgen.review.source.holders import Patch
from docgen.review.source.match import sites
from docgen.review.source.run import Run
from docgen.review.texts import TextBlock

WORDS = ("insert", "delete", "replace", "format", "split")
BLOCKS = ("join", "add-block", "remove-block", "move-block")
TABLES = ("add-row", "remove-row", "add-column", "remove-column")
_MOST = 6


class Plan(Struct, frozen=True):
    """`steps` the likeliest first; none where there is no way, and `why` then tells it. `fixed`: what is printed otherwise
    than typed, where the mark changes such a thing; `run` the first place in the source that was found."""

    mark: Mark
    effects: tuple[Effect, ...] = ()
    steps: tuple[Step, ...] = ()
    why: str = ""
    fixed: Atom | None = None
    run: Run | None = None


class Planner:
    """Plans marks against one base paper, whose source has these runs and texts."""

    def __init__(self, base: Base, runs: Sequence[Run], texts: dict[str, str]) -> None:
        self.base = base
        self.runs = runs
        self.texts = texts

    def plan(self, mark: Mark) -> Plan:
        """The ways to make the edit a mark tells of."""
        if mark.kind in WORDS and not self.is_block_format(mark):
            effects, ways = self.words(mark)
        elif mark.kind in BLOCKS:
            effects, ways = self.block(mark)
        elif mark.kind in TABLES:
            effects, ways = self.table(mark)
        else:
            return Plan(mark, why="another style or look is the house's to give")
        return self.tried(mark, effects, ways)

    def is_block_format(self, mark: Mark) -> bool:
        return mark.kind == "format" and (bool(mark.style) or not mark.content)

    def tried(self, mark: Mark, effects: tuple[Effect, ...], ways: Iterator[Callable[[], Step]]) -> Plan:
        """The plan with those ways that can be written."""
        found: list[Step] = []
        why, fixed = "", None
        for way in ways:
            try:
                step = way()
                only(step)
            except Fixed as problem:
                fixed, why = fixed or problem.atom, why or str(problem)
            except Untypable as problem:
                why = why or str(problem)
            else:
                if step not in found:
                    found.append(step)
            if len(found) == _MOST:
                break
        return Plan(mark, effects, tuple(found), why, fixed, self.run(mark.block))

    def run(self, block: int, start: int = 0, end: int = 0) -> Run | None:
        """The likeliest run of a block."""
        return next(iter(self.candidates(block, start, end)), None)

    def candidates(self, block: int, start: int = 0, end: int = 0) -> list[Run]:
        if not 0 <= block < len(self.base.blocks):
            return []
        return [s.run for s in sites(self.base.blocks[block], self.base.views[block], self.runs, start, end)]

    def whole(self, block: int) -> list[Run]:
        """The runs that print all of a block."""
        return self.candidates(block, 0, len(self.base.views[block].glyphs)) if 0 <= block < len(self.base.views) else []

    def words(self, mark: Mark) -> tuple[tuple[Effect, ...], Iterator[Callable[[], Step]]]:
        view, block = self.base.views[mark.block], self.base.blocks[mark.block]
        effect = words.edited(mark, view)
        return (effect,), _made(words.steps(effect, block, view, self.runs))

    def block(self, mark: Mark) -> tuple[tuple[Effect, ...], Iterator[Callable[[], Step]]]:
        if mark.kind == "join":
            return (Joined(mark.block),), self.joins(mark.block)
        if mark.kind == "remove-block":
            return (Gone(mark.block),), self.removals(mark.block)
        if mark.kind == "add-block":
            new = glyphs(mark.content)
            return (Added(mark.block, mark.side == "before", (new,)),), self.additions(mark, mark.block, new)
        new = glyphs(mark.content) or self.base.views[mark.block].glyphs
        effects = (Gone(mark.block), Added(mark.to, mark.side == "before", (new,)))
        return effects, self.moves(mark, new)

    def joins(self, block: int) -> Iterator[Callable[[], Step]]:
        for first in self.whole(block):
            for second in self.whole(block + 1):
                yield lambda a=first, b=second: Step(patches=tuple(a.holder.patches([lines.joined(a, b)])))

    def removals(self, block: int) -> Iterator[Callable[[], Step]]:
        for run in self.whole(block):
            yield lambda run=run: Step(patches=(*self.removal(run),))

    def removal(self, run: Run) -> list[Patch]:
        if entries.is_entry(run):
            return [entries.removed(run, self.texts[run.holder.file])]
        return run.holder.patches([lines.removed(run)])

    def additions(self, mark: Mark, block: int, new: Glyphs, moved: Run | None = None) -> Iterator[Callable[[], Step]]:
        for run in self.whole(block):
            if entries.is_entry(run) and mark.style in ("number", "bullet", ""):
                yield lambda run=run: Step(
                    patches=(entries.added(run, self.texts[run.holder.file], mark.side == "before", new),)
                )
            yield from self.lines_added(mark, run, block, new, moved)

    def lines_added(
        self, mark: Mark, run: Run, block: int, new: Glyphs, moved: Run | None
    ) -> Iterator[Callable[[], Step]]:
        own = self.base.blocks[block].depth
        depth = self.base.blocks[mark.block].depth if moved else mark.depth
        style = _style_of(self.base.blocks[mark.block], moved) if moved else mark.style
        outer = [run, *self.outer(run)]
        for n, near in enumerate(outer):
            try:
                typed = lines.verbatim(moved) if moved and not mark.content else ""
                found = list(lines.added(near, mark.side == "before", depth, own - n, style, new, typed))
            except Untypable as problem:
                yield _raising(problem)
                continue
            for change in found:
                yield lambda near=near, change=change: Step(patches=tuple(near.holder.patches([change])))

    def outer(self, run: Run) -> list[Run]:
        """The runs that open the list items a run stands in, the innermost first."""
        if run.span is None:
            return []
        line = run.span.first
        found = [
            r for r in self.runs
            if r.holder == run.holder and r.span and r is not run and r.span.item[0] <= line < r.span.item[1]
            and r.span.first < line
        ]  # fmt: skip
        return found[::-1]

    def moves(self, mark: Mark, new: Glyphs) -> Iterator[Callable[[], Step]]:
        for run in self.whole(mark.block):
            for way in self.additions(mark, mark.to, new, run):
                yield lambda run=run, way=way: Step(patches=(*self.removal(run), *way().patches))

    def table(self, mark: Mark) -> tuple[tuple[Effect, ...], Iterator[Callable[[], Step]]]:
        block, before = self.base.blocks[mark.block], mark.side == "before"
        mine = [b for b in self.base.blocks if b.table == block.table and b.kind != "caption"]
        new = [glyphs(cell) for cell in mark.cells]
        if mark.kind.endswith("row"):
            of = [b for b in mine if b.row == block.row]
            cells = self.cells(of)
            if mark.kind == "remove-row":
                return tuple(Gone(b.index) for b in of), self.rows(lambda: rows.row_removed(cells()))
            beside = of[0].index if before else of[-1].index
            return (Added(beside, before, tuple(new)),), self.rows(lambda: rows.row_added(cells(), before, new))
        of = [b for b in mine if b.column == block.column]
        cells = self.cells(of)
        if mark.kind == "remove-column":
            return tuple(Gone(b.index) for b in of), self.rows(lambda: rows.column_removed(cells()))
        effects = tuple(_beside(of, n, before, cell) for n, cell in enumerate(new))
        return effects, self.rows(lambda: rows.column_added(cells(), before, new))

    def cells(self, blocks: Iterable[TextBlock]) -> Callable[[], list[Run]]:
        """The cells' runs, asked for when they are needed."""

        def found() -> list[Run]:
            runs = []
            for block in blocks:
                near = [run for run in self.whole(block.index) if run.row >= 0]
                if not near:
                    raise Untypable("the table is made of structured data, not of a table in the source")
                if not runs or (near[0].row, near[0].column) != (runs[-1].row, runs[-1].column):
                    runs.append(near[0])
            return runs

        return found

    def rows(self, make: Callable[[], list[Patch]]) -> Iterator[Callable[[], Step]]:
        yield lambda: Step(patches=tuple(make()))


def _beside(column: Sequence[TextBlock], row: int, before: bool, cell: Glyphs) -> Added:
    """A new cell beside the one of a row, which may hold several blocks."""
    numbers = sorted({b.row for b in column})
    of = [b for b in column if b.row == numbers[min(row, len(numbers) - 1)]]
    return Added(of[0].index if before else of[-1].index, before, (cell,))


def _made(steps: Iterable[Step]) -> Iterator[Callable[[], Step]]:
    for step in steps:
        yield lambda step=step: step


def _raising(problem: Untypable) -> Callable[[], Step]:
    def way() -> Step:
        raise problem

    return way


def _style_of(block: TextBlock, moved: Run) -> str:
    if moved.kind == "heading":
        return f"heading{max(moved.rank, 1)}"
    if moved.span and moved.span.item[0] >= 0:
        return "bullet" if moved.span.prefix.strip() in ("-", "*", "+") else "number"
    return "paragraph"
