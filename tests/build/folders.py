"""Folders of small decisions, and docgen run on them in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from docgen.build.run import Build, Outcome
from docgen.decision.source import find
from tests.cli.conftest import GOOD

CSV = GOOD + "\n```csv visits.csv\n```\n"


def fill(folder: Path, number: int = 3) -> Path:
    """A folder with `decisions`: d00, d01 … of which d00 has a table beside it."""
    decisions = folder / "decisions"
    decisions.mkdir(parents=True, exist_ok=True)
    for n in range(number):
        text = (CSV if n == 0 else GOOD).replace("value = 4", f"value = 4{n}")
        (decisions / f"d{n:02}.md").write_text(text, "utf-8")
    (decisions / "visits.csv").write_text("Year,Visits\n2026,10\n", "utf-8")
    return decisions


def build(out: str | Path = "build", formats: tuple[str, ...] = ("html",), **settings: object) -> list[Outcome]:
    """The outcomes of a build of `decisions` here."""
    job = Build(Path(out), formats, **settings)  # type: ignore[arg-type]
    places, _ = find(["decisions"], job.known)
    return list(job.run(places))


def made(outcomes: list[Outcome]) -> dict[str, tuple[str, ...]]:
    """Why each paper that was made was made."""
    return {o.id: o.reasons for o in outcomes if not o.unchanged}


def papers(out: str | Path = "build") -> dict[str, bytes]:
    """All files in the folder but the manifest."""
    return {p.name: p.read_bytes() for p in Path(out).iterdir() if p.name != ".docgen-manifest"}


def docgen(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command line in a new process."""
    return subprocess.run(
        [sys.executable, "-m", "docgen", *args], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )
