"""The benchmark: docgen and its peers in turns, in one run. `make bench`, or python -m bench.run --quick."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections import defaultdict
from importlib import metadata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import corpus, ways
from bench.clock import ROOT, Reading, said
from bench.contest import QUICK, Contest, Sizes
from bench.contests import Hall
from bench.results import Comparison, Growth, Results, markdown

HEAD = """# Results

Written by `make bench`; what is compared, and how fairly, is in [README.md](README.md).
A ratio is taken round by round, and the table tells the median, the least and the greatest of the rounds.

"""
_LIBRARIES = ("docgen", "docxtpl", "python-docx", "msgspec", "markdown-it-py", "Jinja2", "lxml", "pydantic", "click")
_STAGED = 12


def main() -> None:
    options = _options()
    folder = Path(tempfile.mkdtemp(prefix="docgen-bench-"))
    try:
        results = _run(folder, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    page = HEAD + markdown(results)
    print(page)
    whole = not options.quick and not options.only
    target = options.output or (ROOT / "bench" / "RESULTS.md" if whole else None)
    if target:
        target.write_text(page, "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="docgen and its peers side by side")
    parser.add_argument("--quick", action="store_true", help="few reports, few rounds: to try the benchmark itself")
    parser.add_argument("--only", action="append", metavar="NAME", help="this contest, or stages (may be repeated)")
    parser.add_argument("--rounds", type=int, help="rounds of each contest (3; with --quick 1)")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="where the results go; bench/RESULTS.md after a whole run"
    )
    return parser.parse_args()


def _run(folder: Path, options: argparse.Namespace) -> Results:
    about = _about()
    hall = Hall(folder, QUICK if options.quick else Sizes(), options.rounds or (1 if options.quick else 3))
    contests = hall.contests()
    unknown = set(options.only or ()) - {*contests, "stages"}
    if unknown:
        sys.exit(f"there is no contest {', '.join(sorted(unknown))}; there are: {', '.join([*contests, 'stages'])}")
    if options.quick:
        hall.notes.append("A quick run: its ratios are mostly those of starting up.")
    readings: dict[str, list[float]] = defaultdict(list)
    findings: list[Comparison | Growth] = []
    counts: dict[str, int] = {}
    for name, set_up in contests.items():
        contest = set_up() if not options.only or name in options.only else None
        if contest:
            _hold(contest, readings)
            findings += contest.findings
            counts |= contest.counts
    stages = _stages(folder) if not options.only or "stages" in options.only else {}
    return Results(readings, findings, counts, stages, about, tuple(dict.fromkeys(hall.notes)))


def _hold(contest: Contest, readings: dict[str, list[float]]) -> None:
    """The contest's ways in turns, round after round."""
    for turn in range(0 if contest.trial else 1, contest.rounds + 1):
        for name, way in contest.ways.items():
            reading = way()
            _tell(f"{contest.name} {turn}/{contest.rounds}  {name}", reading)
            if turn:
                _record(name, reading, readings)


def _record(name: str, reading: Reading, readings: dict[str, list[float]]) -> None:
    readings[name].append(reading.seconds)
    if reading.peak is not None:
        readings[f"{name}: peak"].append(reading.peak)
    if reading.worker is not None:
        readings[f"{name}: worker's peak"].append(reading.worker)


def _tell(what: str, reading: Reading) -> None:
    print(f"{what}: {reading.seconds:.3f} s", file=sys.stderr, flush=True)


def _stages(folder: Path) -> dict[str, float]:
    decisions = corpus.write(folder / "stages", _STAGED, ("decisions",))["decisions"]
    found: dict[str, float] = json.loads(said([ways.PYTHON, "-m", "bench.stages", *decisions]))
    return found


def _about() -> dict[str, str]:
    """Versions and machine; nothing that tells whose machine it is."""
    about = {name: metadata.version(name) for name in _LIBRARIES}
    about["pandoc"] = said([ways.pandoc_program(), "--version"]).split("\n")[0].removeprefix("pandoc ")
    about["Python"] = f"{platform.python_implementation()} {platform.python_version()}"
    about["system"] = f"{_system()}, {platform.machine()}, {os.cpu_count()} cores"
    if hasattr(os, "getloadavg"):
        about["load when it began"] = f"{os.getloadavg()[0]:.1f}"
    return about


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


if __name__ == "__main__":
    main()
