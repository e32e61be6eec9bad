"""Which docgen.toml belongs to some decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.project.find import find, folders


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A council's folder, the current one, in a folder that is not its own."""
    council = tmp_path / "council"
    (council / "papers" / "decisions").mkdir(parents=True)
    monkeypatch.chdir(council)
    return council


def shown(folder: str) -> str | None:
    found = find(folder)
    return found and found.shown


def test_there_need_be_none(here: Path) -> None:
    assert find("papers/decisions") is None


@pytest.mark.parametrize("place", ["docgen.toml", "papers/docgen.toml", "papers/decisions/docgen.toml"])
def test_it_stands_with_the_decisions_or_above_them(here: Path, place: str) -> None:
    Path(place).write_bytes(b"# x\r\n")
    found = find("papers/decisions")
    assert found is not None
    assert (found.shown, found.data) == (place, b"# x\r\n")


def test_the_nearest_one_is_taken(here: Path) -> None:
    Path("docgen.toml").touch()
    Path("papers/docgen.toml").touch()
    assert shown("papers/decisions") == "papers/docgen.toml"
    assert shown(".") == "docgen.toml"


@pytest.fixture
def outside(tmp_path: Path) -> None:
    """Skips the test where the folder for temporary files lies in a repository."""
    if any((folder / ".git").exists() for folder in tmp_path.parents):
        pytest.skip(f"{tmp_path} lies in a repository")


@pytest.mark.usefixtures("outside")
def test_outside_a_repository_nothing_above_the_current_folder_counts(here: Path) -> None:
    Path("../docgen.toml").touch()
    assert find("papers/decisions") is None


@pytest.mark.usefixtures("outside")
def test_nothing_beside_the_current_folder_but_the_decisions_own_folder_counts(here: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "decisions"
    other.mkdir(parents=True)
    (tmp_path / "other" / "docgen.toml").touch()
    assert find(str(other)) is None
    (other / "docgen.toml").touch()
    assert shown(str(other)) == "../other/decisions/docgen.toml"


def test_on_another_drive_of_windows_it_is_named_in_full(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def other_drive(path: str) -> str:
        raise ValueError(f"path is on mount 'H:', start on mount 'C:': {path}")

    file = here / "papers" / "decisions" / "docgen.toml"
    file.touch()
    monkeypatch.setattr("docgen.project.find.os.path.relpath", other_drive)
    assert shown("papers/decisions") == file.as_posix()


def test_a_folder_typed_with_other_capitals_is_the_same_where_capitals_do_not_count(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.project.find.os.path.normcase", str.upper)
    assert folders(f"{here}/papers") == [f"{here}/papers", f"{here}"]
    assert folders(f"{here.parent}/COUNCIL/papers") == [f"{here.parent}/COUNCIL/papers", f"{here.parent}/COUNCIL"]


@pytest.mark.parametrize("git", ["folder", "file"])
def test_in_a_repository_it_counts_up_to_its_root_wherever_one_stands(
    here: Path, monkeypatch: pytest.MonkeyPatch, git: str
) -> None:
    (here / ".git").mkdir() if git == "folder" else (here / ".git").touch()
    Path("docgen.toml").touch()
    Path("../docgen.toml").touch()
    assert shown("papers/decisions") == "docgen.toml"
    monkeypatch.chdir("papers/decisions")
    assert shown("") == "../../docgen.toml"


def test_nothing_above_the_repository_counts(here: Path) -> None:
    (here / "papers" / ".git").mkdir()
    Path("docgen.toml").touch()
    assert find("papers/decisions") is None


def test_a_folder_of_that_name_is_no_project_file(here: Path) -> None:
    Path("papers/docgen.toml").mkdir()
    Path("docgen.toml").touch()
    assert shown("papers/decisions") == "docgen.toml"
