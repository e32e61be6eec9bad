"""What a mark does to the paper, and the ways to bring that about in the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from docgen.review.apply.expect import Base, Effect
from docgen.review.apply.pieces import UntypableError
from docgen.review.apply.splice import FixedError
from docgen.review.apply.step import Step, only
from docgen.review.marks import Mark
from docgen.review.source.atoms import Atom
from docgen.review.source.match import sites
from docgen.review.source.run import Run

WORDS = ("insert", "delete", "replace", "format", "split")
BLOCKS = ("join", "add-block", "remove-block", "move-block")
TABLES = ("add-row", "remove-row", "add-column", "remove-column")
Way = Callable[[], Step]
Ways = tuple[tuple[Effect, ...], Iterator[Way]]
_MOST = 6


class Plan(Struct, frozen=True):
    """`steps` the likeliest first; none where there is no way, and `why` then tells it. `fixed`: what is printed otherwise
    than typed, where the mark changes such a thing; `run` the likeliest place in the source, where there is one."""

    mark: Mark
    effects: tuple[Effect, ...] = ()
    steps: tuple[Step, ...] = ()
    why: str = ""
    fixed: Atom | None = None
    run: Run | None = None


class Ground(Struct, frozen=True):
    """What marks are planned against: a base paper, the runs of its source, and the texts of the files."""

    base: Base
    runs: Sequence[Run]
    texts: dict[str, str]

    def whole(self, block: int) -> list[Run]:
        """The runs that may print all of a block, the likeliest first."""
        if not 0 <= block < len(self.base.blocks):
            return []
        view = self.base.views[block]
        return [site.run for site in sites(self.base.blocks[block], view, self.runs, 0, len(view.glyphs))]

    def run(self, block: int) -> Run | None:
        """The likeliest run of a block."""
        if not 0 <= block < len(self.base.blocks):
            return None
        found = sites(self.base.blocks[block], self.base.views[block], self.runs, 0, 0)
        return found[0].run if found else None

    def site(self, block: int, glyph: int) -> tuple[str, int] | None:
        """The file and the offset in its text of what is typed for a glyph of a block."""
        for found in sites(self.base.blocks[block], self.base.views[block], self.runs, glyph, glyph):
            run, at = found.run, found.shift
            for atom in run.atoms:
                at += len(atom.printed)
                if at > glyph:
                    return run.holder.file, run.holder.offset(atom.start)
            return run.holder.file, run.holder.offset(run.bounds[1] if run.atoms else run.bounds[0])
        return None


def tried(ground: Ground, mark: Mark, ways: Ways) -> Plan:
    """The plan with those ways that can be written."""
    found: list[Step] = []
    why, fixed = "", None
    for way in ways[1]:
        try:
            step = way()
            only(step)
        except FixedError as problem:
            fixed, why = fixed or problem.atom, why or str(problem)
        except UntypableError as problem:
            why = why or str(problem)
        else:
            if step not in found:
                found.append(step)
        if len(found) == _MOST:
            break
    return Plan(mark, ways[0], tuple(found), why, fixed, ground.run(mark.block))
