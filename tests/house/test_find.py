"""Where houses are found, and which of several wins."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.diagnostics import DocgenError, Position
from docgen.house import find
from tests.support.held import held


def make(root: Path, name: str, text: str = "") -> Path:
    folder = root / "templates" / name
    folder.mkdir(parents=True)
    (folder / "house.toml").write_text(text or f'name = "{root.name}"\n', encoding="utf-8")
    return folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def test_templates_beside_the_decisions_go_before_those_here_and_the_installed(here: Path, tmp_path: Path) -> None:
    beside = tmp_path / "council"
    make(here, "nottinghamshire")
    folder = make(beside, "nottinghamshire")
    found = find.names(find.roots([beside / "decisions"]))
    assert found["nottinghamshire"] == folder
    assert found["wolverhampton"] == find.installed() / "wolverhampton"


@pytest.mark.parametrize("folder", ["", "decisions", "decisions/2027", "decisions/2027/hubs"])
@pytest.mark.parametrize("typed", ["relative", "absolute"])
def test_in_a_repository_templates_at_its_root_are_found_from_any_folder_in_it(
    here: Path, monkeypatch: pytest.MonkeyPatch, folder: str, typed: str
) -> None:
    (here / ".git").mkdir()
    (here / "decisions/2027/hubs").mkdir(parents=True)
    made = make(here, "oakshire")
    make(here.parent, "elsewhere")
    monkeypatch.chdir(here / folder)
    decisions = here / "decisions/2027"
    roots = find.roots([decisions if typed == "absolute" else Path(os.path.relpath(decisions))])
    assert find.names(roots)["oakshire"].resolve() == made
    assert "elsewhere" not in find.names(roots)


@pytest.mark.parametrize("folder", [".", "decisions", "decisions/hubs"])
def test_outside_a_repository_those_beside_the_folder_of_decisions_are_found(
    here: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (here / "decisions/hubs").mkdir(parents=True)
    made = make(here, "oakshire")
    monkeypatch.chdir(here / folder)
    found = find.names(find.roots([Path(os.path.relpath(here / "decisions"))]))
    assert found["oakshire"].resolve() == made


def test_the_nearest_templates_go_first(here: Path) -> None:
    (here / ".git").mkdir()
    make(here, "oakshire", "name = 'far'")
    make(here / "decisions", "oakshire", "name = 'near'")
    assert find.read("oakshire", find.roots([here / "decisions/2027"])).files["house.toml"] == b"name = 'near'"


def test_templates_here_go_before_the_installed(here: Path) -> None:
    make(here, "nottinghamshire")
    assert find.names(find.roots())["nottinghamshire"] == Path("templates/nottinghamshire")
    assert b"here" in find.read("nottinghamshire", find.roots()).files["house.toml"]


def test_without_templates_of_one_s_own_the_installed_are_found(here: Path) -> None:
    assert here == Path.cwd()
    assert set(find.names(find.roots())) >= {"nottinghamshire", "cambridgeshire", "west-sussex", "wolverhampton"}


def test_a_house_of_one_s_own_has_the_installed_shared_templates(here: Path) -> None:
    make(here, "oakshire")
    files = find.read("oakshire", find.roots()).files
    assert files["_shared/base.xml.j2"] == (find.installed() / "_shared" / "base.xml.j2").read_bytes()


def test_shared_templates_of_one_s_own_go_before_the_installed(here: Path) -> None:
    make(here, "oakshire")
    (here / "templates" / "_shared").mkdir()
    (here / "templates" / "_shared" / "blocks.xml.j2").write_bytes(b"{# ours #}")
    source = find.read("oakshire", find.roots())
    assert source.files["_shared/blocks.xml.j2"] == b"{# ours #}"
    assert source.shown["_shared/blocks.xml.j2"] == "templates/_shared/blocks.xml.j2"
    assert source.files["_shared/base.xml.j2"].startswith(b"{# The frame")


def test_an_unknown_house_is_told_where_it_is_wanted_with_the_nearest_name(here: Path) -> None:
    assert here
    at = Position("decisions/x.md", 3, 9)
    with pytest.raises(DocgenError) as problem:
        find.read("notinghamshire", find.roots(), at)
    (said,) = problem.value.diagnostics
    assert (said.rule, said.position) == ("house-unknown", at)
    assert 'did you mean "nottinghamshire"?' in said.remedy


def test_what_is_no_file_of_a_house_is_left_alone(here: Path) -> None:
    folder = make(here, "oakshire")
    (folder / "notes.txt").write_text("private", encoding="utf-8")
    (folder / "old.toml").mkdir()
    assert [name for name in find.read("oakshire", find.roots()).files if not name.startswith("_shared/")] == ["house.toml"]


def test_a_file_of_a_house_that_another_program_holds_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(here, "oakshire")
    held(monkeypatch, "oakshire/house.toml")
    with pytest.raises(DocgenError) as told:
        find.read("oakshire", find.roots([Path("decisions")]))
    (problem,) = told.value.diagnostics
    assert (problem.rule, problem.position.file) == ("house-file", "templates/oakshire/house.toml")
