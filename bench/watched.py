"""watched SOURCE PAPER COMMAND…: the median of the seconds from a save to the paper, where the command watches."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.clock import ProgramFailedError, timed

_TIMES, _LONGEST = 5, 60.0


def main(source: Path, paper: Path, command: list[str]) -> None:
    watching = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        assert watching.stderr
        while "Ctrl-C" not in watching.stderr.readline():
            if watching.poll() is not None:
                raise ProgramFailedError(f"{command[0]}: it does not watch")
        _save(source, paper)  # which leaves it warm
        print(statistics.median(timed(lambda: _save(source, paper)).seconds for _ in range(_TIMES)))
    finally:
        watching.terminate()  # Ctrl-C is ignored where all of this runs in the background of a script
        watching.wait()


def _save(source: Path, paper: Path) -> None:
    """Saves the source, one paragraph longer, and waits for the paper."""
    before, start = paper.stat().st_ino, time.monotonic()
    with source.open("a", encoding="utf-8") as file:
        file.write("\nOne more paragraph.\n")
    while paper.stat().st_ino == before:
        if time.monotonic() - start > _LONGEST:
            raise ProgramFailedError(f"{paper.name}: it was not made again")
        time.sleep(0.001)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
