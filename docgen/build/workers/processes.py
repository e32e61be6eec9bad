"""Processes of our own as an executor. One that ends, even in the middle of an answer, ends no other and blocks nobody.

The pool of the standard library waits for ever for the rest of an answer that a killed process had begun to send.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import Empty, SimpleQueue
from typing import Any, ParamSpec, TypeVar

from docgen.build.workers import worker

P = ParamSpec("P")
T = TypeVar("T")
_MOST = 64
_BIRTH = 10.0  # seconds a process may take to start
_PRELOAD = [
    "docgen.build.paper",
    "docgen.write.html.house",
    "docgen.write.html.page",
    "docgen.write.word",
    "docgen.cli.main",
]


class Processes(Executor):
    """Runs tasks in processes with these houses, each tended by a thread and reached by a pipe that is its alone."""

    def __init__(self, width: int, kit: bytes) -> None:
        self._kit = kit
        self._tasks: SimpleQueue[tuple[Future[Any], Any] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._living: set[BaseProcess] = set()
        self._killed = False
        _serve()
        self._threads = [threading.Thread(target=self._tend, daemon=True) for _ in range(min(width, _MOST))]
        try:
            with _uninterrupted():
                for thread in self._threads:
                    thread.start()
        except BaseException:
            self.kill()
            raise

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future result; its exception is BrokenExecutor if the process that had the task has ended."""
        future: Future[T] = Future()
        self._tasks.put((future, (fn, args, kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends the processes when they have done what they were given."""
        if cancel_futures:
            with contextlib.suppress(Empty):
                while True:
                    task = self._tasks.get_nowait()
                    if task:
                        task[0].cancel()
        for _ in self._threads:
            self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def kill(self) -> None:
        """Ends the processes now; those about to be born are waited for, or they would complain of what they miss."""
        with self._lock:
            self._killed = True
            for process in self._living:
                process.terminate()
        self.shutdown(wait=False, cancel_futures=True)
        for thread in self._threads:
            thread.join(_BIRTH)

    def _tend(self) -> None:
        """Gives tasks to one process after another, the next when the last has ended."""
        process, pipe = self._start()
        while task := self._tasks.get():
            future, call = task
            if not future.set_running_or_notify_cancel():
                continue
            if process is None or pipe is None:
                process, pipe = self._start()
            try:
                if pipe is None:
                    raise EOFError("no process could be started")
                pipe.send(call)
                done, result = pipe.recv()
            except (EOFError, OSError) as problem:
                self._bury(process, pipe)
                process = pipe = None
                future.set_exception(BrokenExecutor(f"the process has ended: {problem}"))
            except Exception as problem:
                future.set_exception(problem)
            else:
                future.set_result(result) if done else future.set_exception(result)
        self._bury(process, pipe)

    def _start(self) -> tuple[BaseProcess | None, Connection | None]:
        """A new process and the pipe to it; none where it cannot be."""
        context: Any = multiprocessing.get_context("forkserver" if forks() else "spawn")
        ours, theirs = multiprocessing.Pipe()
        process: BaseProcess = context.Process(target=worker.serve, args=(theirs, self._kit), daemon=True)
        try:
            process.start()
        except (OSError, EOFError):
            ours.close()
            return None, None
        finally:
            theirs.close()
        with self._lock:
            self._living.add(process)
            if self._killed:
                process.terminate()
        return process, ours

    def _bury(self, process: BaseProcess | None, pipe: Connection | None) -> None:
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.join()
            with self._lock:
                self._living.discard(process)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Lets a Ctrl-C wait, where the system can. What is started meanwhile never sees one: it is for us to handle."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def forks() -> bool:
    """Whether processes are forked from a server that has docgen loaded and nothing going on; else each starts anew."""
    return "forkserver" in multiprocessing.get_all_start_methods()


def _serve() -> None:
    """Starts the server if it is not running yet."""
    if not forks():
        return
    from multiprocessing import forkserver, resource_tracker

    resource_tracker.ensure_running()  # by itself, as it would lift the block that the server is to inherit
    multiprocessing.set_forkserver_preload(_PRELOAD)
    with _uninterrupted():
        forkserver.ensure_running()
