"""The examples of docs/ci/ are sound, and every docgen command in them runs in a real repository."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import GOOD, Run, run, write
from tests.support import tools
from tests.support.repository import Repo, alone

__all__ = ["run", "write"]
ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "docs" / "ci").glob("*.yml"))
VARIABLE = re.compile(r"\$\{?([A-Z_]+)\}?")


def parsed(path: Path) -> dict[str, Any]:
    tools.require_library("yaml", "test")
    import yaml

    found = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def scripts(part: Any) -> Iterator[str]:
    """The shell lines of an example: of `run`, `script` and `before_script`."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name in ("run", "script", "before_script"):
                yield from "\n".join(value if isinstance(value, list) else [value]).splitlines()
            else:
                yield from scripts(value)
    elif isinstance(part, list):
        for value in part:
            yield from scripts(value)


def commands(path: Path) -> list[list[str]]:
    """The words of the docgen commands of an example, without what is done with their output."""
    return [shlex.split(re.split(r"[|>;]", line)[0]) for line in scripts(parsed(path)) if line.startswith("docgen ")]


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    alone(monkeypatch)
    monkeypatch.chdir(tmp_path)
    repo = Repo(tmp_path)
    first = repo.commit({"decisions/hubs.md": GOOD, "decisions/other.md": GOOD})
    repo.commit({"decisions/hubs.md": GOOD.replace("are used", "are loved"), "decisions/new.md": GOOD})
    return first


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_command_of_an_example_runs(path: Path, base: str, run: Run, tmp_path: Path) -> None:
    found = commands(path)
    assert {words[1] for words in found} == {"check", "redline"}
    for words in found:
        args = [VARIABLE.sub(base, word) for word in words[1:]]
        ran = run(*args)
        assert ran.code == 0, ran.err
        if words[1] == "redline":
            assert "new: added" in ran.out
            assert {p.name for p in (tmp_path / "redline").iterdir()} == {"hubs.redline.docx", "hubs.redline.html"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_bad_decision_fails_the_check_of_an_example(path: Path, base: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "decisions" / "hubs.md").write_text(GOOD.replace('areas = "All"\n', ""), "utf-8")
    (check,) = (words for words in commands(path) if words[1] == "check")
    assert run(*check[1:]).code == 1


def test_the_examples_fetch_the_whole_history_and_keep_the_redlines() -> None:
    github, gitlab = (parsed(ROOT / "docs" / "ci" / f"{name}.yml") for name in ("github-actions", "gitlab-ci"))
    steps = github["jobs"]["decisions"]["steps"]
    assert steps[0]["with"]["fetch-depth"] == 0
    assert steps[-1]["with"]["path"] == "redline/"
    assert gitlab["variables"]["GIT_DEPTH"] == "0"
    assert gitlab["redline"]["artifacts"]["paths"] == ["redline/"]


def test_the_attributes_of_the_manual_are_those_of_this_repository() -> None:
    manual = (ROOT / "docs" / "git.md").read_text("utf-8")
    (kept,) = (line for line in (ROOT / ".gitattributes").read_text("utf-8").splitlines() if "diff=docgen" in line)
    assert kept in manual.splitlines()
