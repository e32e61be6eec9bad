"""The peaks of memory that the benchmark takes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.clock import ProgramFailedError, call_with_peak

LARGE = "import time; block = b'.' * {}; time.sleep(1)"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {LARGE.format(60_000_000)!r}])"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no peaks")


def test_a_command_that_starts_no_process_has_no_workers_peak() -> None:
    reading = call_with_peak([sys.executable, "-c", LARGE.format(60_000_000)])
    assert reading.seconds > 1
    assert reading.peak is not None
    assert reading.peak > 60
    assert reading.worker is None


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="there is no /proc")
def test_the_largest_process_below_the_command_is_told_beside_it() -> None:
    reading = call_with_peak([sys.executable, "-c", PARENT])
    assert reading.worker is not None
    assert reading.worker > 60


def test_a_command_that_fails_stops_the_benchmark() -> None:
    with pytest.raises(ProgramFailedError):
        call_with_peak([sys.executable, "-c", "raise SystemExit(3)"])
