"""A new house from a copy of another."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.diagnostics import DocgenError
from docgen.house import new as module
from docgen.house.new import new
from tests.house.houses import SHIPPED, shipped, with_file


@pytest.mark.parametrize("other", SHIPPED)
def test_the_copy_differs_from_the_other_in_its_name_alone(other: str, tmp_path: Path) -> None:
    source = shipped(other)
    folder = new("oakshire", source, tmp_path, "Oakshire")
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    own = {name: data for name, data in source.files.items() if not name.startswith("_shared/")}
    assert set(files) == set(own)
    assert {name for name in files if files[name] != own[name].replace(b"\r\n", b"\n")} <= {"house.toml"}
    before = own["house.toml"].decode().replace("\r\n", "\n").split("\n")
    after = files["house.toml"].decode().split("\n")
    changed = [n for n, (one, two) in enumerate(zip(before, after, strict=True)) if one != two]
    assert [before[n].split(" =")[0] for n in changed] == ["name"]
    assert tomllib.loads(files["house.toml"].decode())["name"] == "Oakshire"


def test_a_name_not_given_is_made_from_the_short_one(tmp_path: Path) -> None:
    folder = new("cabinet-member", shipped("west-sussex"), tmp_path)
    assert tomllib.loads((folder / "house.toml").read_text("utf-8"))["name"] == "Cabinet Member"


@given(full_name=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30))
def test_any_full_name_is_kept(full_name: str) -> None:
    data = b'# A remark\nname = "Old" # and another\n[words]\nname = "x"\n'
    made = module._renamed(data, "house.toml", full_name).decode()
    assert tomllib.loads(made) == {"name": full_name, "words": {"name": "x"}}
    assert made.startswith("# A remark\n")
    assert made.split("\n")[1].endswith(" # and another")


@pytest.mark.parametrize(
    "name", ["", "Oakshire", "_shared", "oak shire", "../oakshire", "oak--shire", "-oak", "oak-", "1oak", "con", "a" * 61]
)
def test_a_name_that_cannot_be_a_folder_s_everywhere_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(DocgenError) as problem:
        new(name, shipped("west-sussex"), tmp_path)
    assert [d.rule for d in problem.value.diagnostics] == ["house-name"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", ["oakshire", "OAKSHIRE"])
def test_nothing_is_written_over(there: str, tmp_path: Path) -> None:
    (tmp_path / there).mkdir()
    with pytest.raises(DocgenError) as problem:
        new("oakshire", shipped("west-sussex"), tmp_path)
    assert [d.rule for d in problem.value.diagnostics] == ["house-exists"]
    assert [path.name for path in tmp_path.iterdir()] == [there]


def test_nothing_is_left_where_the_copy_fails(tmp_path: Path) -> None:
    source = with_file(shipped("west-sussex"), "no/such/folder.css", "")
    with pytest.raises(OSError, match="folder"):
        new("oakshire", source, tmp_path)
    assert list(tmp_path.iterdir()) == []
