"""A small cluster on this machine: a scheduler and workers as processes of their own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.support.patience import PATIENCE, until

# Ends the worker that makes the decision "poison".
POISON = """
import os, signal
from docgen.build import compose
def loading(source, load=getattr(compose.load, "real", compose.load)):  # a preload may be run twice
    if source.id == "poison":
        os.kill(os.getpid(), signal.SIGKILL)
    return load(source)
loading.real = loading.__defaults__[0]
compose.load = loading
"""
# Has a worker claim that another version of docgen is installed.
LIAR = "import docgen\ndocgen.__version__ = '0.0.9'\n"
# Has a worker know no docgen at all.
BARE = "import sys\nsys.modules['docgen'] = None\n"
_SLOW = """
import os, time
from docgen.build import finish
def identifying(tree, identify=getattr(finish.identify, "real", finish.identify)):
    if tree.meta.identifier.startswith("slow"):
        time.sleep(SECONDS)
        while os.path.exists(os.environ["HELD"]):
            time.sleep(0.01)
    return identify(tree)
identifying.real = identifying.__defaults__[0]
finish.identify = identifying
"""


def slow(seconds: float) -> str:
    """Has a worker take its time over the decisions "slow…", and make none of them as long as they are held."""
    return _SLOW.replace("SECONDS", str(seconds))


class Machines:
    """Starts schedulers and workers in a folder, and ends all of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self._hold = folder / "held"
        self._started: list[subprocess.Popen[bytes]] = []

    def scheduler(self, **config: str) -> subprocess.Popen[bytes]:
        """Starts a scheduler, which has no docgen, on a free port, and waits until its address is known."""
        file = self.folder / f"scheduler-{len(self._started)}.json"
        args = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file)]
        args += ["--idle-timeout", "10 minutes"]  # should the tests be killed
        started = self._start([*args, *self._preload(BARE)], config)
        until(lambda: started.poll() is not None or self._found(file), "the scheduler starts")
        assert started.poll() is None, "the scheduler has ended"
        return started

    def worker(self, preload: str = "", number: int = 1, nanny: bool = False) -> subprocess.Popen[bytes]:
        """Starts a worker, and does not wait for it; one with a nanny is started anew when it ends."""
        args = ["worker", self.address, "--host", "127.0.0.1", "--nthreads", "1", "--nworkers", str(number)]
        args += ["--local-directory", str(self.folder), "--nanny" if nanny else "--no-nanny"]
        return self._start([*args, *self._preload(preload)], {})

    def _found(self, file: Path) -> bool:
        """Whether the scheduler has written its address yet."""
        with contextlib.suppress(OSError, ValueError):
            self.address = json.loads(file.read_text("utf-8"))["address"]
            return True
        return False

    def _preload(self, code: str) -> list[str]:
        file = self.folder / f"preload_{len(self._started)}.py"
        file.write_text(code, "utf-8")
        return ["--preload", str(file)]

    def _start(self, args: list[str], config: Mapping[str, str]) -> subprocess.Popen[bytes]:
        quiet = {
            "HELD": str(self._hold),
            "DASK_CONFIG": str(self.folder),
            "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__DISK": "False",
            **config,
        }
        with (self.folder / f"log-{len(self._started)}.txt").open("wb") as log:
            started = subprocess.Popen(
                [sys.executable, "-m", "dask", *args, "--no-dashboard"],
                env={**os.environ, **quiet},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._started.append(started)
        return started

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Meanwhile slow workers make no decision "slow…", so that no build of these comes to its end."""
        self._hold.touch()
        try:
            yield
        finally:
            self._hold.unlink()

    def pids(self, number: int) -> dict[str, int]:
        """The processes of the workers, as soon as there are so many."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(number, PATIENCE)
            return dict(client.run(os.getpid))

    def end(self) -> None:
        """Ends all that was started, and all they have started."""
        for started in self._started:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(started.pid, signal.SIGKILL)
        for started in self._started:
            started.wait()


@contextlib.contextmanager
def machines(folder: Path) -> Iterator[Machines]:
    """No machine yet; all are ended afterwards."""
    found = Machines(folder)
    try:
        yield found
    finally:
        found.end()
