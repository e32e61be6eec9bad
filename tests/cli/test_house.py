"""`docgen house` as its users meet it."""

from __future__ import annotations

import json
from pathlib import Path

from docgen.house import find
from tests.cli.conftest import Run, Write


def test_list_shows_each_house_with_its_folder_and_editions(run: Run, write: Write) -> None:
    write("templates/oakshire/house.toml", 'name = "Oakshire"\n')
    shown = run("house", "list")
    assert shown.code == 0
    lines = {line.split()[0]: line for line in shown.out.splitlines()}
    assert set(lines) == {"oakshire", *find.names([find.installed()])}
    assert lines["oakshire"].split() == ["oakshire", "Oakshire", "templates/oakshire"]
    assert lines["nottinghamshire"].endswith("editions from 2019-01-01")
    assert (find.installed() / "nottinghamshire").as_posix() in lines["nottinghamshire"]


def test_list_names_a_house_that_cannot_be_read(run: Run, write: Write) -> None:
    write("templates/oakshire/house.toml", "name = \n")
    shown = run("house", "list")
    assert shown.code == 0
    assert "(has errors: docgen house check oakshire)" in shown.out


def test_new_makes_a_house_that_the_check_passes_and_says_what_to_do_next(run: Run, write: Write) -> None:
    made = run("house", "new", "oakshire", "--from", "west-sussex", "--name", "Oakshire")
    assert made.code == 0
    assert "docgen house check oakshire" in made.out
    assert 'name = "Oakshire"' in Path("templates/oakshire/house.toml").read_text("utf-8")
    assert run("house", "check", "oakshire").code == 0


def test_new_refuses_bad_names_unknown_houses_and_to_write_over(run: Run, write: Write) -> None:
    write("templates/oakshire/house.toml", 'name = "Mine"\n')
    for args in (
        ["Oak Shire", "--from", "west-sussex"],
        ["oak", "--from", "east-sussex"],
        ["oakshire", "--from", "west-sussex"],
    ):
        refused = run("house", "new", *args)
        assert refused.code == 2
        assert "Error:" in refused.err
    assert Path("templates/oakshire/house.toml").read_text("utf-8") == 'name = "Mine"\n'
    assert [p.name for p in Path("templates").iterdir()] == ["oakshire"]


def test_new_can_put_the_house_elsewhere(run: Run, write: Write) -> None:
    assert run("house", "new", "oakshire", "--from", "west-sussex", "--into", "other/templates").code == 0
    assert Path("other/templates/oakshire/house.toml").is_file()


def test_check_prints_every_fault_with_file_and_line_and_ends_with_1(run: Run, write: Write) -> None:
    run("house", "new", "oakshire", "--from", "west-sussex")
    paper = Path("templates/oakshire/paper.xml.j2")
    paper.write_text(paper.read_text("utf-8").replace("<p ", "<pp ", 1).replace("{{ lead_in }}", "{{ leadin }}"), "utf-8")
    checked = run("house", "check", "oakshire")
    assert checked.code == 1
    faults = [line for line in checked.out.splitlines() if ": error " in line]
    assert len(faults) == 2
    assert all(line.startswith("templates/oakshire/paper.xml.j2:") for line in faults)
    as_json = json.loads(run("house", "check", "oakshire", "--format", "json").out)
    assert sum(d["severity"] == "error" for d in as_json) == 2


def test_check_without_a_name_checks_all(run: Run, write: Write) -> None:
    write("templates/oakshire/house.toml", 'name = "Oakshire"\n')
    checked = run("house", "check")
    assert checked.code == 1
    assert "templates/oakshire/house.toml" in checked.out
    assert "cambridgeshire" in checked.out


def test_check_of_a_house_that_is_not_there_is_wrong_usage(run: Run, write: Write) -> None:
    refused = run("house", "check", "notinghamshire")
    assert refused.code == 2
    assert "nottinghamshire" in refused.err
