"""The ways to make papers, as commands: docgen, pandoc, docxtpl, python-docx and the floor."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.clock import ROOT, Command, ProgramFailedError, Reading, call, said, side_by_side

PYTHON = sys.executable


class Docgen:
    """docgen's commands, with the options that this docgen has."""

    def __init__(self) -> None:
        found = shutil.which("docgen", path=str(Path(PYTHON).parent))
        if found is None:
            raise ProgramFailedError("docgen is not installed beside this Python; run make bench")
        self.program = found
        options = said([self.program, "build", "--help"])
        self.has_jobs, self.keeps_record = "--jobs" in options, "--force" in options
        self.watches = "--watch" in options

    def build(self, places: Path, out: Path, jobs: int | None = None, force: bool = True) -> Command:
        """`jobs` None is docgen's own choice; `force` makes every paper, as docgen does anyway if it keeps no record."""
        options = ["--jobs", str(jobs)] if jobs and self.has_jobs else []
        options += ["--force"] if force and self.keeps_record else []
        return [self.program, "build", places, "-o", out, *options]

    def watch(self, places: Path, out: Path) -> Command:
        return [self.program, "build", places, "-o", out, "--watch"]

    def check(self, places: Path) -> Command:
        return [self.program, "check", places]

    def help(self) -> Command:
        return [self.program, "--help"]


def import_click() -> Command:
    return [PYTHON, "-c", "import click"]


def pandoc_program() -> str:
    """The pandoc of this environment."""
    import pypandoc  # type: ignore[import-untyped]

    return str(pypandoc.get_pandoc_path())


def pandoc_runs(pandoc: str, source: Path, out: Path) -> list[Command]:
    """pandoc's two runs for one report."""
    word, page = out / f"{source.stem}.docx", out / f"{source.stem}.html"
    return [[pandoc, source, "-o", word], [pandoc, "--standalone", source, "-o", page]]


def pandoc_files(pandoc: str, sources: Sequence[Path], out: Path) -> Reading:
    """One process for each file and format, two at a time."""
    return side_by_side([command for source in sources for command in pandoc_runs(pandoc, source, out)])


def pandoc_lua(pandoc: str, sources: Sequence[Path], out: Path) -> Reading:
    """One process for all files and both formats; each file is read once."""
    script = ROOT / "bench" / "peers" / "pandoc_all.lua"
    return call([pandoc, "lua", script, out, listed(sources, out.parent / "pandoc.list")])


def module(name: str, sources: Sequence[Path], out: Path, processes: int) -> Reading:
    """A program of ours that takes the output folder and a list of files, its list cut into as many parts as processes."""
    short = name.rpartition(".")[2]
    lists = [listed(sources[n::processes], sources[0].parent / f"{short}-{n}.list") for n in range(processes)]
    return side_by_side([[PYTHON, "-m", name, out, part] for part in lists], processes)


def listed(sources: Sequence[Path], path: Path) -> Path:
    path.write_text("".join(f"{source}\n" for source in sources), "utf-8")
    return path


def emptied(folder: Path) -> Path:
    """The folder, there and empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def counted(out: Path, wanted: int, endings: Sequence[str] = (".docx", ".html")) -> None:
    """Raises ProgramFailedError unless the folder holds so many papers of each kind."""
    for ending in endings:
        found = sum(1 for _ in out.glob(f"*{ending}"))
        if found != wanted:
            raise ProgramFailedError(f"{found} papers {ending} were written, not {wanted}")
