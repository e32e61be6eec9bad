"""Running programs against the clock."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
Command = Sequence[str | Path]


@dataclass(frozen=True)
class Reading:
    """`peak` is the memory in MB of the command's process, or of one it waited for if that took more; `worker` that of the
    largest process below it while it ran. None if it was not taken, there was none, or the system does not tell it.
    """

    seconds: float
    peak: float | None = None
    worker: float | None = None


class ProgramFailedError(Exception):
    """A program that was to be measured did not do its work."""


def call(*commands: Command) -> Reading:
    """The commands one after another."""
    return timed(lambda: [_done(command) for command in commands])


def side_by_side(commands: Sequence[Command], at_once: int = 2) -> Reading:
    """All the commands, so many at a time."""

    def work() -> None:
        with ThreadPoolExecutor(at_once) as pool:
            list(pool.map(_done, commands))

    return timed(work)


def timed(work: Callable[[], object]) -> Reading:
    start = time.perf_counter()
    work()
    return Reading(time.perf_counter() - start)


def call_with_peak(command: Command) -> Reading:
    """The command and the peaks of memory."""
    if sys.platform == "win32":
        return call(command)
    seconds, peak, worker = map(float, said([sys.executable, "-m", "bench.peak", *command]).split())
    return Reading(seconds, peak, worker or None)


def said(command: Command) -> str:
    """What the command prints."""
    return _done(command, subprocess.PIPE).decode()


def _done(command: Command, out: int = subprocess.DEVNULL) -> bytes:
    done = subprocess.run([str(c) for c in command], cwd=ROOT, stdout=out, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise ProgramFailedError(f"{command[0]}: {done.stderr.decode(errors='replace')[-2000:]}")
    return done.stdout or b""
