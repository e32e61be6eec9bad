"""Who makes the papers: this process, two that share the work on each, or several."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from docgen.build.shelf import Houses
from docgen.build.workers.jobs import Done, Job
from docgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from docgen.build.workers.keeper import Keeper

FEW = 12  # measured on two cores: 8 papers take as long in one process as in two, 16 a tenth longer


class Hands(NamedTuple):
    """Who is to make papers: so many processes here, or the workers of the cluster with a scheduler at this address.

    `processes` 0: as many as there are processors, if there are papers enough. `tell` is given what there is to say of
    workers that were of no use. With a `keeper`, few papers are made in its workshop, by this process.
    """

    processes: int = 0
    scheduler: str = ""
    tell: Callable[[Diagnostic], None] = lambda said: None
    keeper: Keeper | None = None


def work(jobs: Iterable[Job], total: int, houses: Houses, hands: Hands) -> Iterator[Done]:
    """What comes of the jobs, in any order."""
    here = total < FEW and (hands.keeper is not None or not hands.processes)
    count = 1 if here else min(hands.processes or cores(), total)
    if hands.scheduler:
        from docgen.build.workers import cluster

        yield from cluster.work(jobs, total, houses.packed(), hands.scheduler, hands.tell)
    elif count > 1:
        from docgen.build.workers import pool
        from docgen.build.workers.processes import Processes

        kit = houses.packed()
        yield from pool.steadfast(jobs, lambda width: Processes(width, kit), count, total)
    elif not (hands.keeper or hands.processes) and cores() > 1 and _forks():
        from docgen.build.workers import mate

        yield from mate.work(jobs, houses)
    else:
        from docgen.build.paper import Workshop
        from docgen.build.workers import worker

        shop = hands.keeper.workshop(houses) if hands.keeper else Workshop(houses, houses.override)
        for job in jobs:
            yield worker.one(shop, job)


def _forks() -> bool:
    """Whether a second process is quick and safe to come by: a fork is on Linux, where there are no threads."""
    return sys.platform == "linux" and threading.active_count() == 1


def cores() -> int:
    """The processors this process may use."""
    known = getattr(os, "process_cpu_count", None)
    if known is not None:
        return int(known() or 1)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
