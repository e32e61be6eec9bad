"""peak COMMAND…: the command's seconds, its peak of memory in MB, and that of the largest process below it, 0 for none.

A process of its own, since the kernel keeps one highest mark for all the children of a process.
"""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_LOOK = 0.05  # seconds; a process's highest mark can be read as long as it lives
_MARK = re.compile(rb"VmHWM:\s+(\d+) kB")


def main(command: list[str]) -> int:
    import resource  # Windows has none

    start = time.perf_counter()
    largest = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            largest = max([largest, *_marks_below(process.pid)])
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK)
    seconds = time.perf_counter() - start
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    print(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit, largest)
    return process.returncode


def _marks_below(process: int) -> Iterator[float]:
    """The highest marks so far, in MB, of the processes below one, where the system keeps /proc."""
    with contextlib.suppress(OSError):
        for child in Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split():
            yield from _marks_below(int(child))
            if found := _MARK.search(Path(f"/proc/{child}/status").read_bytes()):
                yield int(found[1]) / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
