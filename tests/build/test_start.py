"""What a command that has nothing to do does not load, and the lines it prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.folders import fill
from tests.cli.conftest import BROKEN, GOOD, UNFINISHED, Run, Write

HEAVY = (
    "pydantic",
    "docx",
    "markdown_it",
    "jinja2",
    "lxml",
    "tree_sitter",
    "concurrent.futures",
    "multiprocessing",
    "tempfile",
    "importlib.metadata",
    "json",
    "hashlib",
    "dask",
    "distributed",
    "docgen.build.workers.cluster",
    "docgen.build.compose",
    "docgen.build.finish",
    "docgen.build.paper",
    "docgen.build.workers.pool",
)


def loaded(args: list[str]) -> list[str]:
    code = (
        "import sys\nfrom docgen.cli.main import docgen\nfrom docgen.cli.outcome import guarded\n"
        f"assert guarded(docgen, {args!r}) == 0\nprint(*(m for m in {HEAVY!r} if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout.splitlines()[-1].split()


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["build"], ["build", "--help"], ["check"], ["fmt", "--help"]])
def test_a_command_with_nothing_to_do_loads_nothing_heavy(
    args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path)
    assert run("build").code == 0
    assert loaded(args) == []


def test_a_decision_that_could_not_be_read_is_told_again_without_reading_it(run: Run, write: Write) -> None:
    write("decisions/a.md", BROKEN)
    write("decisions/b.md", GOOD)
    first = run("build")
    second = run("build")
    assert (first.code, second.code) == (1, 1)
    assert second.err == first.err
    assert second.out == "a: not built: 1 error (docgen check)\n1 paper unchanged\n"


def test_unchanged_papers_are_counted_with_what_is_to_say_about_them(run: Run, write: Write) -> None:
    write("decisions/a.md", UNFINISHED)
    write("decisions/b.md", GOOD)
    run("build", "--format", "html")
    assert run("build", "--format", "html").out == "2 papers unchanged: 1 error (docgen check)\n"


def test_explain_says_why_and_an_edited_paper_is_told_without_it(run: Run, write: Write) -> None:
    write("decisions/a.md", GOOD)
    assert run("build", "--format", "html", "--explain").out.splitlines()[1] == "  new: decisions/a.md"
    write("build/a.html", "mine")
    assert run("build", "--format", "html").out == (
        "build/a.html (draft)\n  output edited by hand: build/a.html; made again\n"
    )
    write("decisions/a.md", GOOD + "More.\n")
    assert run("build", "--format", "html").out == "build/a.html (draft)\n"
    assert run("build", "--format", "html", "--force", "--explain").out == "build/a.html (draft)\n  --force\n"


def test_check_uses_what_a_build_noted_and_writes_nothing(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("decisions/a.md", UNFINISHED)
    before = run("check")
    run("build")
    manifest = Path("build/.docgen-manifest")
    noted = manifest.stat().st_mtime_ns, manifest.stat().st_ino, manifest.read_bytes()
    monkeypatch.setattr("docgen.build.workers.crew.work", lambda *_: pytest.fail("worked out again"))
    after = run("check")
    assert (after.code, after.out) == (before.code, before.out) == (1, after.out)
    assert (manifest.stat().st_mtime_ns, manifest.stat().st_ino, manifest.read_bytes()) == noted
    assert run("check", "--format", "json").out.count('"rule"') == 1


def test_check_works_out_what_changed_since_the_build(run: Run, write: Write) -> None:
    write("decisions/a.md", GOOD)
    run("build")
    write("decisions/a.md", UNFINISHED)
    assert run("check").code == 1
    assert "this house demands" in run("check", "--house", "wolverhampton").out
    write("decisions/a.md", GOOD)
    assert run("check").out == ""


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_number_of_processes_that_is_none_is_wrong_usage(number: str, run: Run, write: Write) -> None:
    write("decisions/a.md", GOOD)
    assert run("build", "--jobs", number).code == 2


@pytest.mark.skipif(sys.platform != "linux", reason="there is a mate only on Linux")
def test_the_two_processes_of_one_paper_each_load_only_their_half(run: Run, write: Write, tmp_path: Path) -> None:
    write("decisions/visits.md", GOOD)
    hook = (
        "import os, sys\nfrom docgen.build.workers import crew, mate\ncrew.cores = lambda: 2\n"
        "def told(whose):\n    open(whose, 'w').write(' '.join(sys.modules))\n"
        "finish, end = mate._Finisher.finish, mate.Mate.end\n"
        "mate._Finisher.finish = lambda *given: (finish(*given), told('mate'))[0]\n"
        "mate.Mate.end = lambda self: (told('first'), end(self))[1]\n"
        "sys.argv = ['docgen', 'build']\nfrom docgen.cli.main import program\nprogram()"
    )
    subprocess.run([sys.executable, "-c", hook], check=True, capture_output=True)
    first, second = (set(Path(name).read_text("utf-8").split()) for name in ("first", "mate"))
    assert not first & {"docgen.checks.rules", "docgen.write.word", "docgen.write.html.page", "docgen.paper.read"}
    assert not second & {"jinja2", "markdown_it", "docgen.build.compose"}
