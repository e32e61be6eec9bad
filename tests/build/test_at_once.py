"""Two builds into one folder at the same time."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docgen.build import files, output
from docgen.build.workers.jobs import Built
from tests.build.folders import build, fill, made, papers
from tests.cli.conftest import BROKEN, GOOD
from tests.support.patience import PATIENCE


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path, 14)
    return tmp_path


BOTH = ("docx", "html")


def start(*args: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "docgen", "build", "--force", *args]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def current(folder: str = "build") -> dict[str, bytes]:
    return {name: data for name, data in papers(folder).items() if "out-of-date" not in name}


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("other", ["the same", "another house", "one process", "another source"])
def test_papers_are_whole_and_the_next_build_believes_nothing_wrong(here: Path, seed: int, other: str) -> None:
    chance = random.Random(f"{seed} {other}")
    Path("decisions/d13.md").write_text(BROKEN, "utf-8")
    build("first", BOTH)
    if seed:
        build("build", BOTH)
        Path("build/d13.docx").write_bytes(b"an older paper")
    running = [start()]
    time.sleep(chance.uniform(0, 0.8))
    if other == "another source":
        for n in range(13):
            saved = Path(f"decisions/.d{n:02}.md")
            saved.write_text(GOOD.replace("value = 4", f"value = 5{n}"), "utf-8")
            saved.replace(f"decisions/d{n:02}.md")  # at once, so that nobody reads half of it
    house = "wolverhampton" if other == "another house" else ""
    build("second", BOTH, override=house)
    running.append(start("--house", house, *(("--jobs", "1") if other == "one process" else ())))
    for process in running:
        _, problems = process.communicate(timeout=PATIENCE)
        assert process.returncode == 1, problems
        assert problems.count("\n") == 1, problems  # that d13 cannot be built
    assert not list(Path("build").glob(".docgen-*.tmp"))
    for name, data in current().items():
        assert data in (papers("first")[name], papers("second")[name])

    build("build", BOTH)
    assert current() == papers("second" if other == "another source" else "first")
    assert made(build("build", BOTH)) == {}


def test_a_paper_that_another_build_replaces_at_once_is_not_taken_for_ours(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = files.write

    def overtaken(path: Path, data: bytes) -> int:
        inode = write(path, data)
        if path.name == "d01.html":
            write(path, b"another build's")
        return inode

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(files, "write", overtaken)
        build()
    assert made(build()) == {"d01": ("output edited by hand: build/d01.html",)}
    build("other")
    assert papers() == papers("other")


def test_an_older_paper_that_another_build_sets_aside_at_once_is_no_problem(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("build").mkdir()
    Path("build/d.html").write_text("older", "utf-8")
    replace = Path.replace

    def overtaken(path: Path, target: Path) -> Path:
        replace(path, target)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", overtaken)
    put = output.put(Built("d"), Path("build"), ("html",))
    assert (put.problems, put.aside) == ([], [])
    assert Path("build/d.out-of-date.html").read_text("utf-8") == "older"
