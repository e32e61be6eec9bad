"""The commands of the README and of docs/commands.md run, and the README's example prints what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

import docgen
from docgen.build.record.lookout import Lookout
from docgen.cli.main import docgen as program
from docgen.cli.outcome import guarded
from tests.support.repository import Repo, alone

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
FENCE = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
BEFORE = ["--today", "2027-02-15"]  # nobody signs after the meetings of the samples
SETUP = ["python3 -m venv .venv", ".venv/bin/pip install ."]


def fences(page: Path, kind: str) -> list[str]:
    return [fence["text"] for fence in FENCE.finditer(page.read_text(encoding="utf-8")) if fence["kind"] == kind]


def commands(page: Path) -> list[str]:
    """The page's commands as a Unix shell would have them."""
    windows = [text.replace("\\", "/").replace("/Scripts/", "/bin/") for text in fences(page, "bat")]
    lines = [line for text in [*fences(page, "sh"), *windows] for line in text.splitlines()]
    return [re.sub(r"^py ", "python3 ", line) for line in lines if line]


def ctrl_c(_: Lookout) -> None:
    """What ends a command that watches."""
    raise KeyboardInterrupt


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample decisions, with the README's own among them, in a repository with two revisions of one."""
    alone(monkeypatch)
    repo = Repo(tmp_path)
    shutil.copytree(ROOT / "decisions", tmp_path / "decisions")
    (tmp_path / "decisions" / "library-hours.md").write_text(fences(README, "markdown")[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    pilot = (tmp_path / "decisions" / "social-work-pilot.md").read_text(encoding="utf-8")
    repo.commit({"decisions/social-work-pilot.md": pilot.replace("six months", "three months")})
    repo.git("tag", "draft-1")
    repo.commit({"decisions/social-work-pilot.md": pilot})
    return tmp_path


@pytest.mark.parametrize("page", [README, ROOT / "docs" / "commands.md"], ids=lambda p: p.name)
def test_every_command_on_the_page_runs(page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lookout, "wait", ctrl_c)
    lines = commands(page)
    ran = 0
    for line in lines:
        name, *args = shlex.split(line.replace(".venv/bin/docgen", "docgen"))
        if name == "docgen":
            assert guarded(program, args + BEFORE * (args[0] == "sign")) == 0, line
            ran += 1
        elif name == "make":
            assert re.search(rf"^{args[0]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), line
        else:
            assert line in SETUP, line
    assert ran >= 6


def test_the_lines_for_windows_are_those_for_other_systems() -> None:
    (windows,) = fences(README, "bat")
    unix = windows.replace("\\", "/").replace("Scripts", "bin").replace("py -m", "python3 -m")
    assert unix in fences(README, "sh")


def test_the_example_prints_what_the_page_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(program, ["check", "decisions/library-hours.md"]) == 0
    assert capsys.readouterr().out == ""
    guarded(program, ["show", "library-hours"])
    printed = capsys.readouterr().out
    (expected,) = fences(README, "text")
    stretches = expected.split("…\n")
    assert len(stretches) == 2
    for stretch in stretches:
        assert stretch in printed


def test_the_example_is_short() -> None:
    assert len(fences(README, "markdown")[0].splitlines()) <= 25


def test_what_the_page_says_of_python_and_version_is_so() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"Python {project['requires-python'].removeprefix('>=')} or newer" in README.read_text(encoding="utf-8")
    assert f"## {docgen.__version__}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
