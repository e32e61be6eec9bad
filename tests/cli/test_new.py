"""`docgen new`: what is written where, and what is refused."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from docgen.house import find
from tests.cli.conftest import Run, Write

NOTTS = ("--house", "nottinghamshire")


def test_the_new_decision_builds_at_once(run: Run) -> None:
    ran = run("new", "hub", *NOTTS)
    assert ran.code == 0
    assert ran.out.startswith("decisions/hub.md is ready for Nottinghamshire County Council")
    for line in ran.out.splitlines()[1:]:
        assert run(*line.split()[1:]).code == 0
    assert Path("build/hub.docx").exists()


def test_the_folder_form_builds_at_once(run: Run) -> None:
    ran = run("new", "hub", *NOTTS, "--folder")
    assert ran.out.startswith("decisions/hub/decision.toml is ready")
    for line in ran.out.splitlines()[1:]:
        assert run(*line.split()[1:]).code == 0
    assert Path("build/hub.html").exists()


@pytest.mark.parametrize(("form", "main"), [((), "hub.md"), (("--folder",), "hub/decision.toml")])
def test_the_schema_line_leads_to_a_schema_with_the_houses_own_fields(form: tuple[str, ...], main: str, run: Run) -> None:
    run("new", "hub", "--house", "wolverhampton", *form)
    path = Path("decisions", main)
    line = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#:schema "))
    schema = json.loads((path.parent / line.removeprefix("#:schema ")).read_text(encoding="utf-8"))
    assert schema["properties"]["fields"]["properties"]["designation"]["enum"] == ["RED", "AMBER", "GREEN"]


def test_what_lies_beside_the_decisions_is_no_decision(run: Run) -> None:
    run("new", "hub", *NOTTS)
    assert run("build", "--format", "html").out.splitlines()[0].startswith("build/hub.html")


def test_the_meeting_is_on_the_day_given(run: Run) -> None:
    run("new", "hub", *NOTTS, "--date", "2014-12-08")
    text = Path("decisions/hub.md").read_text(encoding="utf-8")
    assert "\ndate = 2014-12-08\n" in text
    assert "\n## Information and Advice\n" in text


def test_the_meeting_is_weeks_away_if_no_day_is_given(run: Run) -> None:
    run("new", "hub", *NOTTS)
    line = next(line for line in Path("decisions/hub.md").read_text("utf-8").splitlines() if line.startswith("date = "))
    assert dt.date.fromisoformat(line.removeprefix("date = ")) > dt.date.today() + dt.timedelta(days=40)  # noqa: DTZ011


def test_a_lone_house_beside_the_decisions_is_meant_without_being_named(run: Run) -> None:
    shutil.copytree(find.installed() / "west-sussex", "templates/west-sussex")
    assert run("new", "hub").code == 0
    assert 'house = "west-sussex"' in Path("decisions/hub.md").read_text("utf-8")


def test_without_a_lone_house_one_must_be_named(run: Run) -> None:
    ran = run("new", "hub")
    assert ran.code == 2
    assert "--house" in ran.err
    assert "cambridgeshire, nottinghamshire, west-sussex, wolverhampton" in ran.err
    assert not Path("decisions").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("hub", "--house", "atlantis"), "nottinghamshire"),
        (("hub", *NOTTS, "--kind", "secret"), "decision, information"),
        (("library hubs", *NOTTS), '"library-hubs"'),
        (("nul", *NOTTS), "Windows"),
        (("../hub", *NOTTS), '"hub"'),
        (("hub", *NOTTS, "--date", "9/3/2027"), "try 2027-03-09"),
    ],
)
def test_what_cannot_be_made_is_wrong_usage(args: tuple[str, ...], said: str, run: Run) -> None:
    ran = run("new", *args)
    assert ran.code == 2
    assert said in ran.err
    assert not Path("decisions").exists()


@pytest.mark.parametrize("name", ["decisions/hub.md", "decisions/HUB.md", "decisions/Hub/decision.toml"])
def test_nothing_is_overwritten(name: str, run: Run, write: Write) -> None:
    write(name, "mine")
    for form in ((), ("--folder",)):
        ran = run("new", "hub", *NOTTS, *form)
        assert ran.code == 2
        assert "there already" in ran.err
    assert Path(name).read_text("utf-8") == "mine"


def test_a_folder_that_is_a_file_is_told(run: Run, write: Write) -> None:
    write("decisions", "a file")
    ran = run("new", "hub", *NOTTS)
    assert ran.code == 2
    assert "name another folder with -o" in ran.err.lower()
