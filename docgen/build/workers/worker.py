"""The work of one process: decisions' bytes → their papers' bytes, with the houses opened once."""

from __future__ import annotations

import contextlib
import pickle
import signal
import time
from typing import TYPE_CHECKING

from docgen import garbage
from docgen.build.workers.fault import FaultError
from docgen.build.workers.jobs import Built, Done, Job
from docgen.diagnostics import DocgenError, Position, error

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from docgen.build.finish import Finisher, Made
    from docgen.build.paper import Workshop


_shop: Workshop | None = None


def serve(pipe: Connection, kit: bytes) -> None:
    """Does the tasks that come, in a process of its own, until there is no one left to send any. `kit` are packed houses.

    Ctrl-C is left to the process that started this one.
    """
    global _shop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    garbage.seldom()
    with contextlib.suppress(EOFError, OSError):
        from docgen.build.paper import Workshop

        _shop = Workshop(*pickle.loads(kit))
        while True:
            task, args, kwargs = pipe.recv()
            try:
                answer = (True, task(*args, **kwargs))
            except Exception as problem:
                answer = (False, FaultError.of(problem))
            pipe.send(answer)


def ready() -> bool:
    """Whether the process can work at all."""
    return _shop is not None


def make(jobs: list[Job]) -> list[Done]:
    """The papers of some decisions, in a process that serves."""
    if _shop is None:
        raise RuntimeError("this process was given no houses")
    return [one(_shop, job) for job in jobs]


def one(shop: Workshop, job: Job) -> Done:
    """The papers of one decision; never raises, but for what ends the whole process."""
    start = time.perf_counter()
    fault = None
    try:
        built = _built(shop, job)
    except DocgenError as problem:
        built = Built(job.source.id, {}, tuple(problem.diagnostics))
    except MemoryError:
        built = ended(job, "there was not enough memory to make this paper")
    except Exception as problem:
        built = Built(job.source.id)
        fault = FaultError.of(problem)
    return Done(job.number, built, fault, time.perf_counter() - start)


def _built(shop: Workshop, job: Job) -> Built:
    shop.project = job.project
    return built(shop, job, shop.make(job.source))


def built(finisher: Finisher, job: Job, made: Made) -> Built:
    """What the job asks for of what was made of its decision: papers, or only the diagnostics."""
    if job.formats:
        return finisher.built(job.source.id, made, job.formats)
    return Built(job.source.id, {}, made.diagnostics, house=made.house.id if made.house else None)


def ended(job: Job, fact: str) -> Built:
    """No paper, because the process could not go on."""
    return Built(job.source.id, {}, (error("process-ended", Position(job.source.file), fact, _ALONE),))


_ALONE = "build it alone with --jobs 1"
