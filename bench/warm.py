"""warm FILE TIMES: the median of the seconds that building a decision takes in a process that has built others before."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from bench import corpus
from bench.clock import timed
from bench.inside import builds
from bench.report import report


def main(path: Path, times: int) -> None:
    warming = corpus.put(path.parent / "warming", "decisions", report(0))
    _, (warm, measured) = builds([warming, path])
    for _ in range(3):
        warm()
    print(statistics.median(timed(measured).seconds for _ in range(times)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
