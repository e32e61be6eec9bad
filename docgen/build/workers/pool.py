"""Making papers in several processes, or wherever an executor runs its tasks."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from itertools import islice

from docgen.build.workers import worker
from docgen.build.workers.jobs import Done, Job
from docgen.diagnostics import DocgenError, Position, error

Send = Callable[[list[Job]], "Future[list[Done]]"]
Hire = Callable[[int], Executor]
_FIRST_CHUNK = 0.05  # seconds of work sent at once, to begin with
_CHUNK = 0.1
_BYTES = 4_000_000  # of sources sent at once, unless a single decision has more
_ENDED = "the process making this paper ended unexpectedly"


class BrokenError(Exception):
    """An executor can do no more work; `unfinished` are the chunks it had."""

    def __init__(self, unfinished: list[list[Job]]) -> None:
        super().__init__(unfinished)
        self.unfinished = unfinished


class Pace:
    """How many papers to send at once, learnt from how long they take; `width` workers are to be kept busy.

    `width` and `most`, the seconds of work sent at once in the end, may be changed while the work goes on.
    """

    def __init__(self, width: int, total: int, most: float = _CHUNK) -> None:
        self.width = width
        self.most = most
        self._left = total
        self._last = 1
        self._each = 0.0
        self._aim = _FIRST_CHUNK

    def take(self, jobs: Iterator[Job]) -> list[Job]:
        """The next jobs to send at once; none if there are none left."""
        chunk: list[Job] = []
        room = _BYTES
        for job in islice(jobs, self._size()):
            chunk.append(job)
            room -= sum(map(len, job.source.files.values()))
            if room <= 0:
                break
        self._left -= len(chunk)
        return chunk

    def _size(self) -> int:
        fair = max(1, self._left // (2 * self.width))
        if self._each:
            self._last = max(1, min(int(self._aim / self._each), 2 * self._last, fair))
        return self._last

    def learn(self, results: list[Done]) -> None:
        """Takes into account how long these papers took."""
        mean = sum(done.seconds for done in results) / max(1, len(results))
        self._each = max(1e-5, (self._each + mean) / 2 if self._each else mean)
        self._aim = min(self.most, self._aim * 1.2)


def run(jobs: Iterable[Job], send: Send, pace: Pace) -> Iterator[Done]:
    """What comes of the jobs, as it comes. No more is sent than keeps the workers busy.

    Raises BrokenError when the executor broke, and DocgenError as soon as a chunk could not be made at all.
    """
    source = iter(jobs)
    flying: dict[Future[list[Done]], list[Job]] = {}
    chunk: list[Job] = []
    try:
        while True:
            while len(flying) < 2 * pace.width and (chunk := pace.take(source)):
                flying[send(chunk)] = chunk
                chunk = []
            if not flying:
                return
            for future in wait(flying, return_when=FIRST_COMPLETED).done:
                results = future.result()
                del flying[future]
                pace.learn(results)
                yield from results
    except (BrokenExecutor, DocgenError) as problem:
        whole = [f for f in flying if f.done() and not f.cancelled() and f.exception() is None]
        for future in whole:
            yield from future.result()
            del flying[future]
        if isinstance(problem, DocgenError):
            raise
        raise BrokenError([*flying.values(), *([chunk] if chunk else [])]) from problem


def steadfast(jobs: Iterable[Job], hire: Hire, width: int, total: int) -> Iterator[Done]:
    """What comes of the jobs, whatever becomes of the processes: one that ends costs only the paper it was making."""
    source = iter(jobs)
    while True:
        try:
            with _hired(hire, width) as executor:
                yield from run(source, _sender(executor), Pace(width, total))
            return
        except BrokenError as broken:
            suspects = broken.unfinished
        yield from _apart(suspects, hire)


def _sender(executor: Executor) -> Send:
    return lambda chunk: executor.submit(worker.make, chunk)


def _apart(suspects: list[list[Job]], hire: Hire) -> Iterator[Done]:
    """The unfinished chunks again, each alone; one that ends its process once more is halved, down to the culprit."""
    chunks = deque(suspects)
    while chunks:
        with contextlib.suppress(BrokenExecutor), _hired(hire, 1) as executor:
            _greet(executor)
            while chunks:
                chunk = chunks.popleft()
                try:
                    results = executor.submit(worker.make, chunk).result()
                except BrokenExecutor:
                    if len(chunk) == 1:
                        yield Done(chunk[0].number, worker.ended(chunk[0], _ENDED))
                    else:
                        chunks.extendleft((chunk[len(chunk) // 2 :], chunk[: len(chunk) // 2]))
                    raise
                yield from results


def _greet(executor: Executor) -> None:
    """Raises DocgenError if no process can be started: then no paper is to blame."""
    try:
        executor.submit(worker.ready).result()
    except (BrokenExecutor, OSError) as problem:
        fact = f"the processes that make papers end as soon as they start: {problem}"
        raise DocgenError([error("process-ended", Position("--jobs"), fact, "build with --jobs 1")]) from problem


@contextlib.contextmanager
def _hired(hire: Hire, width: int) -> Iterator[Executor]:
    """An executor, shut down after use: at once where the work is given up, or broken."""
    executor = hire(width)
    try:
        yield executor
    except BaseException:
        _end(executor)
        raise
    executor.shutdown()


def _end(executor: Executor) -> None:
    kill = getattr(executor, "kill", None)
    if kill:
        kill()
    else:
        executor.shutdown(wait=False, cancel_futures=True)
