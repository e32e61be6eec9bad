"""`docgen show`, `check` and `schema`: what they print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD, UNFINISHED, Run, Write


@pytest.mark.parametrize("name", ["hub", "decisions/hub.md"])
def test_a_decision_is_shown_by_its_id_and_by_its_path(name: str, run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    assert "2.\tVisits went up – by 4%.\n" in run("show", name).out


def test_a_decision_is_shown_in_another_house(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    assert "1.1\tVisits went up – by 4%.\n" in run("show", "hub", "--house", "cambridgeshire").out


@pytest.mark.parametrize(
    ("stage", "held"),
    [("model", '"body": "Libraries Committee"'), ("xhtml", "<article>"), ("tree", "Heading "), ("text", "1.\tThis report")],
)
def test_every_stage_can_be_shown(stage: str, held: str, run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    ran = run("show", "hub", "--stage", stage)
    assert ran.code == 0
    assert held in ran.out


def test_an_id_that_is_not_there_is_answered_with_those_that_are(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    ran = run("show", "hob")
    assert ran.code == 2
    assert "the decisions here: hub" in ran.err


def test_a_folder_of_several_decisions_is_not_one(run: Run, write: Write) -> None:
    write("decisions/a.md", GOOD)
    write("decisions/b.md", GOOD)
    ran = run("show", "decisions")
    assert ran.code == 2
    assert "name one of them" in ran.err


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_problems_are_printed_in_the_form_asked_for(form: str, run: Run, write: Write) -> None:
    write("decisions/hub.md", UNFINISHED)
    ran = run("check", "--format", form)
    assert (ran.code, ran.err) == (1, "")
    if form == "json":
        (found,) = json.loads(ran.out)
        assert (found["file"], found["rule"], found["severity"]) == ("decisions/hub.md", "required-field", "error")
    else:
        assert ran.out.startswith({"text": "decisions/hub.md:", "github": "::error file=decisions/hub.md,line="}[form])


def test_a_good_decision_is_checked_in_silence(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    assert run("check").out == ""
    assert json.loads(run("check", "--format", "json").out) == []


def test_checking_writes_nothing(run: Run, write: Write) -> None:
    path = write("decisions/hub.md", UNFINISHED)
    before = sorted(path.parent.parent.rglob("*"))
    run("check")
    run("show", "hub")
    assert sorted(path.parent.parent.rglob("*")) == before
    assert Path("decisions/hub.md").read_text(encoding="utf-8") == UNFINISHED


def test_the_schema_is_json(run: Run) -> None:
    assert json.loads(run("schema").out)["title"] == "Front matter of a decision"
