"""The workers of a cluster: which are there, and which of them may make papers."""

from __future__ import annotations

import asyncio
import pickle
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from docgen.build.record import tool
from docgen.build.record.prints import digest, fingerprint
from docgen.build.workers import remote
from docgen.build.workers.pool import Pace
from docgen.build.workers.remote import Call
from docgen.diagnostics import Diagnostic, DocgenError, Position, error, warning

if TYPE_CHECKING:
    from distributed import Client, Future

_AGAIN = 0.1  # seconds from one try to the next
_LOOK = 0.5  # seconds from one look at the workers to the next
_PATIENCE = 30.0  # seconds without a worker, or without a word from the scheduler
_DELAYS = 10  # what is sent at once should take so many times longer than a message does
_GONE = 2  # times that all workers may have gone before it is laid on what they had to do
_LONGEST = 2.0  # seconds of work sent at once, however slow the network
_NAMED = 3


class EndedError(Exception):
    """The workers that had a task have ended, one after another."""


class Muster:
    """Gives each worker that comes the kit, and knows which have opened it. Lives in the loop of its client."""

    def __init__(self, client: Client, address: str, kit: bytes, pace: Pace) -> None:
        self._client = client
        self._address = address
        self._kit = kit
        self._pace = pace
        self._least = pace.most
        self._state = tool.state()
        self.key = digest(fingerprint(self._state).encode() + kit)
        self._there: set[str] = set()
        self._fit: set[str] = set()
        self._refused: dict[str, str] = {}
        self._greeted: dict[str, asyncio.Task[None]] = {}
        self._asked: dict[Future[Any], set[str]] = {}
        self._delay = float("inf")
        self._heard = self._staffed = time.monotonic()

    async def ready(self) -> None:
        """Returns when work can be sent."""
        while self._client.status != "running" or not self._fit:
            await asyncio.sleep(_AGAIN)

    async def ask(self, call: Call) -> object:
        """What a worker that has opened the kit answers; its address if it no longer has it.

        Raises EndedError if several that had the call have ended. CancelledError and OSError mean: ask again.
        """
        from distributed import KilledWorker

        for _ in range(_GONE):
            await self.ready()
            try:
                return await self._ask(call, self._fit)
            except KilledWorker as problem:
                raise EndedError from problem
            except EndedError:
                continue
        raise EndedError

    def forget(self, worker: str) -> None:
        """Takes note that a worker does not have the kit, so that it is given it anew."""
        self._enlist(self._fit - {worker})

    async def watch(self) -> None:
        """Looks at the workers again and again. Raises DocgenError when no papers are to be expected any more."""
        while True:
            if self._client.status == "closed":
                raise self._hopeless("cluster-lost", "was lost and cannot be reached again", _LOST)
            try:
                there: Any = await asyncio.wait_for(self._client.nthreads(), _PATIENCE)
            except (OSError, TimeoutError):
                if time.monotonic() - self._heard > _PATIENCE:
                    raise self._hopeless("cluster-lost", f"has been silent for {_PATIENCE:.0f} seconds", _LOST) from None
            else:
                self._heard = time.monotonic()
                self._look(set(there))
            await asyncio.sleep(_LOOK)

    def _look(self, there: set[str]) -> None:
        self._there = there
        self._enlist(self._fit & there)
        self._refused = {worker: why for worker, why in self._refused.items() if worker in there}
        for future in [future for future, workers in self._asked.items() if not workers & there]:
            del self._asked[future]  # dask would wait until they come back
            future.release()
        for worker in there - self._fit - self._refused.keys() - self._greeted.keys():
            self._greeted[worker] = asyncio.create_task(self._greet(worker))
        if self._fit:
            self._staffed = time.monotonic()
        all_refused_from_the_start = bool(there) and there == self._refused.keys() and self._delay == float("inf")
        if all_refused_from_the_start or time.monotonic() - self._staffed > _PATIENCE:
            raise self._unstaffed()

    def _enlist(self, fit: set[str]) -> None:
        self._fit = fit
        self._pace.width = max(1, len(fit))

    async def _greet(self, worker: str) -> None:
        """Gives a worker the kit, or notes why it is of no use. If it ends meanwhile, the next look will tell."""
        try:
            state: Any = await self._ask(Call(remote.enter, self.key, self._state, self._kit), {worker})
            if state:
                self._refused[worker] = _difference(state, self._state)
                return
            start = time.monotonic()
            await self._ask(None, {worker})
            self._delay = min(self._delay, time.monotonic() - start)
            self._pace.most = min(_LONGEST, max(self._least, _DELAYS * self._delay))
            self._enlist(self._fit | {worker})
        except (ImportError, AttributeError) as problem:
            self._refused[worker] = await self._lack(worker, problem)
        except Exception:
            return
        finally:
            del self._greeted[worker]

    async def _ask(self, message: object, workers: set[str]) -> object:
        """What one of the workers answers, where the message is unpickled. Raises EndedError if all of them are gone."""
        data, name = pickle.dumps(message), f"docgen-{uuid4()}"
        future = self._client.submit(pickle.loads, data, key=name, workers=sorted(workers), pure=False)
        self._asked[future] = workers
        try:
            return await self._client.gather(future)
        except CancelledError as problem:
            if future not in self._asked:
                raise EndedError from problem
            raise
        finally:
            self._asked.pop(future, None)

    async def _lack(self, worker: str, problem: Exception) -> str:
        """Why docgen cannot even be asked on a worker."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            found = await self._client.gather(self._client.submit(version, "docgen", workers=[worker], pure=False))
        except PackageNotFoundError:
            return "docgen is not installed there"
        except Exception:
            found = ""
        if found in ("", self._state["docgen"]):
            return f"docgen cannot be loaded there: {problem}"
        return f"docgen {found} there, docgen {self._state['docgen']} here"

    def refusals(self) -> Iterator[Diagnostic]:
        """Which workers are of no use, and why."""
        for why in sorted(set(self._refused.values())):
            workers = sorted(worker for worker, reason in self._refused.items() if reason == why)
            more = f" and {len(workers) - _NAMED:,} more" if len(workers) > _NAMED else ""
            which = f"workers {', '.join(workers[:_NAMED])}{more} are" if workers[1:] else f"worker {workers[0]} is"
            yield warning("cluster-version", Position("--scheduler"), f"the {which} not used: {why}", _SAME)

    def _unstaffed(self) -> DocgenError:
        if self._refused:
            return DocgenError([error(d.rule, d.position, d.message, d.remedy) for d in self.refusals()])
        if self._there:
            return self._hopeless("cluster-workers", f"has workers, but none answers within {_PATIENCE:.0f} seconds", _BUSY)
        return self._hopeless("cluster-workers", f"has had no worker for {_PATIENCE:.0f} seconds", _NO_WORKER)

    def _hopeless(self, rule: str, fact: str, remedy: str) -> DocgenError:
        return DocgenError([error(rule, Position("--scheduler"), f"the scheduler at {self._address} {fact}", remedy)])


_SAME = "install there what is installed here, and start the worker anew: other versions may make other papers"
_STAYS = "what is made already stays, and the next build makes the rest"
_LOST = f"see that it runs, and build again; {_STAYS}"
_NO_WORKER = f"start workers, or see in their logs why they ended; {_STAYS}"
_BUSY = f"wait until they have done other work, and build again; {_STAYS}"


def _difference(theirs: dict[str, str], ours: dict[str, str]) -> str:
    """In what another docgen differs from this one, in words."""
    differing = {name for name in {*theirs, *ours} if theirs.get(name) != ours.get(name)}
    code = sorted(name for name in differing if name.startswith("docgen/"))
    said = [f"{_version(n, theirs)} there, {_version(n, ours)} here" for n in sorted(differing.difference(code))]
    if code:
        more = f" and {len(code) - 1:,} more file{'s' if len(code) > 2 else ''}" if len(code) > 1 else ""
        said.append(f"other code there than here in {code[0]}{more}")
    return "; ".join(said)


def _version(name: str, state: dict[str, str]) -> str:
    return f"{name} {state[name]}" if name in state else f"no {name}"
