"""Paragraphs and headings that were rewritten in their place."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.paper.compare.steps import Step, TableSteps
from docgen.paper.tree import Heading, Paragraph


def pair(steps: Sequence[Step]) -> list[Step]:
    """The steps, in which a paragraph (or heading) that is gone and another that has come alone in its place, neither of
    them moved, are one that was rewritten, however unlike; the same in all that is paired inside."""
    found: list[Step] = []
    gap: list[Step] = []
    for step in steps:
        if step.paired:
            found.extend(_paired(gap))
            found.append(step)
            gap = []
            _inside(step)
        else:
            gap.append(step)
    return found + _paired(gap)


def _inside(step: Step) -> None:
    if isinstance(step.inner, TableSteps):
        for row in (*step.inner.head, *step.inner.rows):
            if row.paired:
                _inside(row)
    elif step.inner:
        step.inner = pair(step.inner)


def _paired(gap: list[Step]) -> list[Step]:
    """The steps between two pairs: first what is gone, then what has come."""
    gone, come = [s for s in gap if s.old], [s for s in gap if s.new]
    old, new = ([n for n, s in enumerate(side) if not s.move] for side in (gone, come))
    if len(old) != 1 or len(new) != 1 or not _same_kind(gone[old[0]], come[new[0]]):
        return gap
    i, j = old[0], new[0]
    pair = Step(gone[i].old, come[j].new, [])
    return [*gone[:i], *come[:j], pair, *gone[i + 1 :], *come[j + 1 :]]


def _same_kind(gone: Step, come: Step) -> bool:
    old, new = gone.old[0], come.new[0]
    if isinstance(old, Heading) and isinstance(new, Heading):
        return old.rank == new.rank
    return isinstance(old, Paragraph) and isinstance(new, Paragraph) and old.style == new.style
