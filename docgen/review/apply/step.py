"""One way to bring an edit about in the source, and the files' texts with many of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from docgen.review.apply.pieces import UntypableError
from docgen.review.apply.splice import Splice, changes
from docgen.review.source.holders import Patch, applied
from docgen.review.source.run import Run


class Step(Struct, frozen=True):
    """Words changed within runs, and stretches of files changed as they are."""

    splices: tuple[tuple[Run, Splice], ...] = ()
    patches: tuple[Patch, ...] = ()


def patches(steps: Iterable[Step]) -> tuple[Patch, ...]:
    """The patches of all steps together, those of one run written at once. Raises UntypableError where they collide."""
    steps = list(steps)
    by_run: dict[tuple[str, int], tuple[Run, list[Splice]]] = {}
    for step in steps:
        for run, splice in step.splices:
            key = (run.holder.file, run.holder.offset(run.bounds[0]))
            by_run.setdefault(key, (run, []))[1].append(splice)
    by_holder: dict[tuple[str, int], list[tuple[Run, list[Splice]]]] = {}
    for run, splices in by_run.values():
        by_holder.setdefault((run.holder.file, run.holder.offset(0)), []).append((run, splices))
    found = [patch for step in steps for patch in step.patches]
    for runs in by_holder.values():
        holder = runs[0][0].holder
        found += holder.patches([change for run, splices in runs for change in changes(run, splices)])
    found.sort(key=lambda p: (p.file, p.start, p.end))
    found = list(dict.fromkeys(found))
    for a, b in pairwise(found):
        if a.file == b.file and b.start < a.end:
            raise UntypableError("it meets another edit at the same place of the source")
    return tuple(found)


def renamed(steps: Iterable[Step]) -> list[tuple[str, str]]:
    """Values of the front matter that the steps change: old and new."""
    found: dict[int, tuple[Run, list[Splice]]] = {}
    for step in steps:
        for run, splice in step.splices:
            if run.kind == "value":
                found.setdefault(run.holder.offset(0), (run, []))[1].append(splice)
    result = []
    for run, splices in found.values():
        new = applied(run.printed, [(s.start, s.end, "".join(g.character for g in s.new)) for s in splices])
        result.append((run.printed, " ".join(new.split())))
    return result


def only(step: Step) -> Sequence[Patch]:
    """The patches of one step alone."""
    return patches([step])
