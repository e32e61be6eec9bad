"""A mate: a second process for a few papers. This one composes each, the mate reads, checks and writes what was composed.

One paper alone is no work for a pool, and most of its time goes into loading code. Halved, each process loads what its half
needs, at the same time. The mate only saves time: if it is lost, or cannot finish something, the paper is made here.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, ClassVar, NoReturn

from msgspec.structs import replace

from docgen.build.composed import Composed
from docgen.build.shelf import Houses
from docgen.build.workers.jobs import Done, Job
from docgen.decision.decision import Decision
from docgen.decision.load import load
from docgen.decision.source import Source
from docgen.diagnostics import DocgenError
from docgen.late import compile_while

if TYPE_CHECKING:
    from docgen.build.compose import Composer
    from docgen.build.paper import Workshop


def work(jobs: Iterable[Job], houses: Houses) -> Iterator[Done]:
    """What comes of the jobs, in their order. While the mate finishes a paper, the next is composed."""
    mate = None
    at_work: Job | None = None
    alone = _Alone(houses)
    try:
        for job in jobs:
            if mate is None:
                mate = Mate(houses, job)
                from docgen.build.compose import Composer  # not before: what the mate does not need, it does not load

                composer = Composer(houses, houses.override)
            composed = None if mate.lost else _composed(composer, job)
            if at_work:
                yield mate.done() or alone.make(at_work)
            mate.give(job, composed)
            at_work = job
        if mate and at_work:
            yield mate.done() or alone.make(at_work)
    finally:
        if mate:
            mate.end()


def _composed(composer: Composer, job: Job) -> Composed | None:
    """None for a fault of docgen's: it will show itself again, and be told, where the whole paper is made here."""
    composer.project = job.project
    try:
        return composer.compose(job.source)
    except Exception:
        return None


class _Alone:
    """This process where it makes whole papers: those that the mate will not bring."""

    def __init__(self, houses: Houses) -> None:
        self._houses = houses
        self._shop: Workshop | None = None

    def make(self, job: Job) -> Done:
        from docgen.build.paper import Workshop
        from docgen.build.workers import worker

        if self._shop is None:
            self._shop = Workshop(self._houses, self._houses.override)
        return worker.one(self._shop, job)


class Mate:
    """The other end of two pipes. It gets itself ready with the first job while this process composes it.

    `lost`: nothing more will come of it.
    """

    _ended: ClassVar[list[int]] = []

    def __init__(self, houses: Houses, first: Job) -> None:
        self._collect()
        (theirs, ours), (back, forth) = os.pipe(), os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(ours)
            os.close(back)
            _serve(os.fdopen(theirs, "rb"), os.fdopen(forth, "wb"), houses, first)
        os.close(theirs)
        os.close(forth)
        self._to = os.fdopen(ours, "wb")
        self._from = os.fdopen(back, "rb")
        self.lost = False

    def give(self, job: Job, composed: Composed | None) -> None:
        """Has a paper finished; None: this one is not for the mate."""
        if composed is None:
            self.end()
        if composed is None or self.lost:
            return
        house = composed.house.fingerprint if composed.house else ""
        told = Composed(rendered=composed.rendered, diagnostics=composed.diagnostics)
        try:
            pickle.dump((job, told, house), self._to, pickle.HIGHEST_PROTOCOL)
            self._to.flush()
        except OSError:
            self.end()

    def done(self) -> Done | None:
        """The paper that was given; None if it will not come."""
        if self.lost:
            return None
        try:
            found: Done = pickle.load(self._from)
            return found
        except (OSError, EOFError, pickle.UnpicklingError):
            self.end()
            return None

    def end(self) -> None:
        """Ends the process, whatever it is doing. It is not waited for, as that takes a while: the next collects it."""
        if self.lost:
            return
        self.lost = True
        with contextlib.suppress(OSError):
            self._to.close()
        self._from.close()
        with contextlib.suppress(OSError):
            os.kill(self._process, signal.SIGKILL)
        self._ended.append(self._process)
        self._collect()

    @classmethod
    def _collect(cls) -> None:
        """Of the mates that were ended, lets those go that are no more: a caller may live for long."""
        for process in cls._ended[:]:
            gone = process
            with contextlib.suppress(ChildProcessError):  # someone else let it go
                gone, _ = os.waitpid(process, os.WNOHANG)
            if gone:
                cls._ended.remove(process)


def _serve(jobs: BinaryIO, papers: BinaryIO, houses: Houses, first: Job) -> NoReturn:
    """The mate's life. It ends without a word at whatever it cannot do; Ctrl-C is left to the process that started it."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        finisher = _Finisher(houses)
        finisher.prepare(first)
        compile_while(lambda: not select.select([jobs], [], [], 0)[0])
        while True:
            job, told, house = pickle.load(jobs)
            pickle.dump(finisher.finish(job, told, house), papers, pickle.HIGHEST_PROTOCOL)
            papers.flush()
    finally:
        os._exit(0)


class _Finisher:
    """The second half of the work, in the mate."""

    def __init__(self, houses: Houses) -> None:
        from docgen.build.finish import Finisher
        from docgen.build.openings import Openings

        self.openings = Openings(houses, houses.override)
        self.finisher = Finisher()
        self._loaded: tuple[Source, Decision | None] | None = None

    def prepare(self, job: Job) -> None:
        """Loads what the job will need, but for what was composed."""
        with contextlib.suppress(DocgenError):
            if decision := self._decision(job.source):
                house = self.openings.open(decision)
                for name in job.formats:
                    self.finisher.writer(house, name)

    def finish(self, job: Job, composed: Composed, house: str) -> Done:
        """The papers of what was composed in the house with that fingerprint; raises whatever there is to raise."""
        from docgen.build.finish import finished
        from docgen.build.workers import worker

        decision = self._decision(job.source)
        if composed.rendered and decision:
            opened = self.openings.open(decision)
            if opened.fingerprint != house:
                raise RuntimeError("the house has changed meanwhile")
            composed = replace(composed, house=opened, project=self.openings.opened(job.project))
        made = finished(replace(composed, decision=decision))
        return Done(job.number, worker.built(self.finisher, job, made))

    def _decision(self, source: Source) -> Decision | None:
        if self._loaded is None or self._loaded[0] != source:
            self._loaded = (source, load(source).decision)
        return self._loaded[1]
