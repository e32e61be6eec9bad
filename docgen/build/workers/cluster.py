"""Making papers on a cluster: dask's workers make them, on whatever machines, and this process writes them down."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import pickle
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar
from urllib.parse import urlsplit

from docgen.build.workers import pool, remote, worker
from docgen.build.workers.jobs import Done, Job
from docgen.build.workers.muster import EndedError, Muster
from docgen.build.workers.remote import Call
from docgen.diagnostics import Diagnostic, DocgenError, Position, error

T = TypeVar("T")
_CONNECT = 10.0  # seconds to connect, and to connect again
_AGAIN = 0.2  # seconds until what was lost is sent again
_FAREWELL = 3.0  # seconds to take leave of the scheduler
_ENDED = "the worker making this paper ended unexpectedly, each time it was tried"
_HERE = Position("--scheduler")


def work(jobs: Iterable[Job], total: int, kit: bytes, address: str, tell: Callable[[Diagnostic], None]) -> Iterator[Done]:
    """What comes of the jobs, in any order. Raises DocgenError if there is no cluster, or none any more.

    `tell` is given what there is to say of workers that were of no use.
    """
    _reach(address)
    pace = pool.Pace(1, total)
    cluster = Cluster(address, kit, pace)
    try:
        cluster.wait()
        yield from pool.run(jobs, cluster.send, pace)
        for said in cluster.refusals():
            tell(said)
    finally:
        cluster.close()


def _reach(address: str) -> None:
    """Raises DocgenError if dask is not installed here, or nobody listens there."""
    try:
        import distributed  # noqa: F401
    except ImportError as problem:
        fact = "building on a cluster needs dask.distributed, which is not installed here"
        raise DocgenError([error("cluster-missing", _HERE, fact, "install it: pip install 'docgen[cluster]'")]) from problem
    place = urlsplit(address)
    try:
        socket.create_connection((place.hostname or "", place.port or 0), _CONNECT).close()
    except OSError as problem:
        raise _unreachable(address, problem) from problem


def _unreachable(address: str, problem: Exception) -> DocgenError:
    told = [e.strerror for e in (problem, problem.__cause__) if isinstance(e, OSError) and e.strerror]
    reason = (told or [str(problem)])[0] or "what is there does not speak as a dask scheduler does"
    remedy = "check the address, or start a scheduler there; without --scheduler this machine makes the papers itself"
    return DocgenError([error("cluster-unreachable", _HERE, f"no scheduler answers at {address}: {reason}", remedy)])


class Cluster:
    """A connection to a scheduler. A thread keeps it, so that a Ctrl-C never falls into the middle of dask's work."""

    def __init__(self, address: str, kit: bytes, pace: pool.Pace) -> None:
        self._address = address
        self._kit = kit
        self._pace = pace
        self._turns = Turns()
        self._connected = asyncio.Event()
        self._muster: Muster
        self._keeping: asyncio.Task[None]
        self._loop = asyncio.SelectorEventLoop() if sys.platform == "win32" else asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda *_: None)  # what matters comes back with the futures
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._begin(), self._loop).result()

    def wait(self) -> None:
        """Returns when the first worker is ready. Raises DocgenError when none is to be expected."""
        asyncio.run_coroutine_threadsafe(self._while_kept(self._staffed()), self._loop).result()

    def send(self, jobs: list[Job]) -> Future[list[Done]]:
        """The papers of these jobs, in the future; its exception is DocgenError when the cluster is gone."""
        return asyncio.run_coroutine_threadsafe(self._while_kept(self._made(jobs)), self._loop)

    def refusals(self) -> list[Diagnostic]:
        """What there is to say of workers that were of no use."""
        return list(self._muster.refusals())

    def close(self) -> None:
        """Calls off what is under way and ends the connection."""
        ended = asyncio.run_coroutine_threadsafe(self._end(), self._loop)
        with contextlib.suppress(TimeoutError):  # then the thread is left to end with the process
            ended.result(_FAREWELL)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(_FAREWELL)

    def _run(self) -> None:
        self._loop.run_forever()
        self._loop.close()

    async def _begin(self) -> None:
        self._keeping = asyncio.create_task(self._keep())

    async def _end(self) -> None:
        self._keeping.cancel()
        await asyncio.wait({self._keeping})
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        if others:
            await asyncio.wait(others)

    async def _keep(self) -> None:
        """Keeps the connection while there is hope of papers. Raises DocgenError when there is none."""
        from distributed import Client

        _hush()
        try:
            client = Client(self._address, asynchronous=True, set_as_default=False, timeout=_CONNECT)
            try:
                await asyncio.wait_for(client, _CONNECT)
            except BaseException:
                await client.close(timeout=_FAREWELL)
                raise
        except Exception as problem:
            raise _unreachable(self._address, problem) from problem
        async with client:
            self._muster = Muster(client, self._address, self._kit, self._pace)
            self._connected.set()
            await self._muster.watch()

    async def _while_kept(self, work: Coroutine[Any, Any, T]) -> T:
        """What comes of the work, or the exception for which the connection was given up."""
        task = asyncio.create_task(work)
        await asyncio.wait({task, self._keeping}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            task.cancel()
            self._keeping.result()
        return task.result()

    async def _staffed(self) -> None:
        await self._connected.wait()
        await self._muster.ready()

    async def _made(self, jobs: list[Job]) -> list[Done]:
        """The papers of some jobs. If they end their workers again and again, each job is tried by itself."""
        try:
            async with self._turns.together():
                return await self._sent(jobs)
        except EndedError:
            pass
        async with self._turns.alone():
            done = []
            for job in jobs:
                try:
                    done += await self._sent([job])
                except EndedError:
                    done.append(Done(job.number, worker.ended(job, _ENDED)))
            return done

    async def _sent(self, jobs: list[Job]) -> list[Done]:
        """Sends the jobs until a worker has made papers of them. Raises EndedError if too many ended meanwhile."""
        call = Call(remote.papers, self._muster.key, pickle.dumps(jobs))
        while True:
            try:
                answer = await self._muster.ask(call)
            except (CancelledError, OSError, asyncio.CancelledError):
                # The connection was lost, or somebody has called off all work on the cluster: unless it is our own end.
                if (task := asyncio.current_task()) and task.cancelling():
                    raise
                await asyncio.sleep(_AGAIN)
                continue
            if isinstance(answer, bytes):
                done: list[Done] = pickle.loads(answer)
                return done
            self._muster.forget(str(answer))


class Turns:
    """Lets many work together, or one alone. Who asks to be alone goes before those who come later."""

    def __init__(self) -> None:
        self._changed = asyncio.Condition()
        self._together = 0
        self._waiting = 0
        self._alone = False

    @contextlib.asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        """Enters when nobody is alone, or waits for it."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._alone and not self._waiting)
            self._together += 1
        try:
            yield
        finally:
            self._together -= 1
            await self._tell()

    @contextlib.asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Enters when everyone else has left."""
        async with self._changed:
            self._waiting += 1
            await self._changed.wait_for(lambda: not self._alone and not self._together)
            self._waiting -= 1
            self._alone = True
        try:
            yield
        finally:
            self._alone = False
            await self._tell()

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


def _hush() -> None:
    """Keeps dask from writing to the terminal: what concerns the user, docgen says itself."""
    import warnings

    import dask
    from distributed.versions import VersionMismatchWarning

    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TB"})
    warnings.filterwarnings("ignore", category=VersionMismatchWarning)
    if not os.environ.get("DOCGEN_DEBUG"):
        for name in ("distributed", "tornado", *logging.root.manager.loggerDict):
            if name.partition(".")[0] in ("distributed", "tornado"):
                logging.getLogger(name).setLevel(logging.CRITICAL + 1)
