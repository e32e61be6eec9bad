"""Paragraphs and headings that were rewritten in their place."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.paper.compare.steps import Step, TableSteps
from docgen.paper.compare.views import Node
from docgen.paper.tree import Heading, Paragraph


def pair(steps: Sequence[Step]) -> list[Step]:
    """The steps, in which the one paragraph (or else heading) gone between two pairs and the one that has come there are one
    that was rewritten, however unlike, if neither moved; the same in all that is paired inside."""
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
    for kind in (Paragraph, Heading):
        old = [n for n, s in enumerate(gone) if isinstance(s.old[0], kind) and not s.move]
        new = [n for n, s in enumerate(come) if isinstance(s.new[0], kind) and not s.move]
        if len(old) == len(new) == 1 and _purpose(gone[old[0]].old[0]) == _purpose(come[new[0]].new[0]):
            i, j = old[0], new[0]
            both = Step(gone[i].old, come[j].new, [])
            return [*gone[:i], *come[:j], both, *gone[i + 1 :], *come[j + 1 :]]
    return gap


def _purpose(node: Node) -> object:
    return node.rank if isinstance(node, Heading) else getattr(node, "style", "")
