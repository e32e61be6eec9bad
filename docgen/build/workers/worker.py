"""The work of one process: decisions' bytes → their papers' bytes, with the houses opened once."""

from __future__ import annotations

import contextlib
import pickle
import signal
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from docgen import garbage
from docgen.build.workers.fault import FaultError
from docgen.build.workers.jobs import Built, Done, Job
from docgen.diagnostics import DocgenError, Position, error
from docgen.house.find import HouseSource

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from docgen.build.finish import Finisher, Made
    from docgen.build.paper import Workshop


class Kit:
    """The houses, and the house to use for all decisions, in the form they are sent in."""

    def __init__(self, houses: Mapping[str, HouseSource], override: str) -> None:
        self.data = pickle.dumps((houses, override))


_shop: Workshop | None = None
_kit = b""


def serve(pipe: Connection, kit: Kit) -> None:
    """Does the tasks that come, in a process of its own, until there is no one left to send any.

    Ctrl-C is left to the process that started this one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    garbage.seldom()
    with contextlib.suppress(EOFError, OSError):
        _open(kit)
        while True:
            task, args, kwargs = pipe.recv()
            try:
                answer = (True, task(*args, **kwargs))
            except Exception as problem:
                answer = (False, FaultError.of(problem))
            pipe.send(answer)


def _open(kit: Kit) -> Workshop:
    global _shop, _kit
    from docgen.build.paper import Workshop

    if _shop is None or kit.data != _kit:
        _shop, _kit = Workshop(*pickle.loads(kit.data)), kit.data
    return _shop


def ready() -> bool:
    """Whether the process can work at all."""
    return _shop is not None


def make(jobs: list[Job]) -> list[Done]:
    """The papers of some decisions, in a process that was entered."""
    if _shop is None:
        raise RuntimeError("this process was given no houses")
    return [one(_shop, job) for job in jobs]


def make_with(kit: Kit, jobs: list[Job]) -> list[Done]:
    """The papers of some decisions, in any process."""
    shop = _open(kit)
    return [one(shop, job) for job in jobs]


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
