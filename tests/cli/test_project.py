"""docgen.toml on the way from the disk to what commands say; and what `docgen check` says of the rules themselves."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from docgen.checks.rules import RULES
from docgen.house.find import installed
from tests.cli.conftest import GOOD, UNFINISHED, Run, Write

WEAK = '[rules]\nrequired-field = { severity = "warning" }\n'
OFF = '[rules]\nrequired-field = { severity = "off", reason = "The areas are on the map" }\n'
FINAL = UNFINISHED.replace('status = "draft"', 'status = "final"')
OFF_LINE = "docgen.toml:2:1: off required-field: Switched off. Reason: The areas are on the map.\n"


def weights(run: Run, *paths: str) -> dict[str, str]:
    """What the missing field weighs in each file."""
    found = json.loads(run("check", *paths, "--format", "json").out)
    return {d["file"]: d["severity"] for d in found if d["rule"] == "required-field"}


def test_the_project_weighs_what_check_says(run: Run, write: Write) -> None:
    write("decisions/hub.md", UNFINISHED)
    assert run("check").code == 1
    write("docgen.toml", WEAK)
    ran = run("check")
    assert (ran.code, "warning required-field" in ran.out) == (0, True)


def test_the_project_weighs_what_stops_a_final_paper(run: Run, write: Write) -> None:
    write("decisions/hub.md", FINAL)
    assert run("build").code == 1
    write("docgen.toml", WEAK)
    ran = run("build")
    assert (ran.code, Path("build/hub.docx").exists()) == (0, True)
    assert ran.out.startswith("build/hub.docx build/hub.html (final): 1 warning")


def test_the_weight_may_depend_on_the_status(run: Run, write: Write) -> None:
    write("docgen.toml", '[rules]\nrequired-field = { draft = "note", final = "warning" }\n')
    write("decisions/hub.md", UNFINISHED)
    assert weights(run) == {"decisions/hub.md": "note"}
    write("decisions/hub.md", FINAL)
    assert weights(run) == {"decisions/hub.md": "warning"}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_the_project_says_reaches_every_process(jobs: str, run: Run, write: Write) -> None:
    write("docgen.toml", WEAK)
    for n in range(3):
        write(f"decisions/hub{n}.md", UNFINISHED)
    lines = run("build", "--jobs", jobs).out.splitlines()
    assert len(lines) == 3
    assert all("(draft): 1 warning" in line for line in lines)


def test_a_changed_project_makes_the_papers_again_and_says_so(run: Run, write: Write) -> None:
    write("decisions/hub.md", UNFINISHED)
    run("build")
    assert run("build").out.startswith("1 paper unchanged: 1 error")
    write("docgen.toml", WEAK)
    assert run("build", "--explain").out.endswith("  project file appeared: docgen.toml\n")
    assert run("build").out.startswith("1 paper unchanged: 1 warning")
    write("docgen.toml", WEAK + "# a remark\n")
    assert run("build", "--explain").out.endswith("  project file changed: docgen.toml\n")
    Path("docgen.toml").unlink()
    assert run("build", "--explain").out.endswith("  project file is gone: docgen.toml\n")


def test_what_is_remembered_is_said_again_without_making_anything(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("docgen.toml", WEAK + 'unprinted = { severity = "off", reason = "Known" }\n')
    write("decisions/hub.md", UNFINISHED)
    before = run("check").out
    run("build")
    monkeypatch.setattr("docgen.build.paper.Workshop.make", None)
    assert run("check").out == before


def test_each_decision_has_the_nearest_project(run: Run, write: Write) -> None:
    write("a/decisions/one.md", UNFINISHED)
    write("b/decisions/two.md", UNFINISHED)
    write("a/docgen.toml", WEAK)
    said = weights(run, "a/decisions", "b/decisions")
    assert said == {"a/decisions/one.md": "warning", "b/decisions/two.md": "error"}


def test_a_decision_in_a_folder_has_the_project_above_it(run: Run, write: Write) -> None:
    front, _, body = UNFINISHED.removeprefix("+++\n").partition("+++\n")
    write("decisions/hub/decision.toml", front)
    write("decisions/hub/text.md", body)
    write("docgen.toml", WEAK)
    assert run("check").code == 0


def test_a_faulty_project_is_told_and_touches_no_paper(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    run("build")
    write("decisions/hub.md", GOOD + "\nMore.\n")
    write("docgen.toml", '[rules]\nunprintd = { severity = "note" }\n')
    fault = 'docgen.toml:2:1: error rule-unknown: There is no rule "unprintd". Did you mean "unprinted"?\n'
    ran = run("build")
    assert (ran.code, ran.out, ran.err) == (1, "", fault)
    assert Path("build/hub.docx").exists()
    ran = run("check")
    assert (ran.code, ran.out) == (1, fault + "1 error in 1 file.\n")


def test_show_tells_what_the_project_weighs(run: Run, write: Write) -> None:
    write("decisions/hub.md", FINAL)
    assert run("show", "hub").code == 1
    write("docgen.toml", WEAK)
    assert run("show", "hub").code == 0


def test_a_rule_that_is_switched_off_is_told_with_the_reason(run: Run, write: Write) -> None:
    write("decisions/hub.md", UNFINISHED)
    write("docgen.toml", OFF)
    ran = run("check")
    assert (ran.code, ran.out.endswith("\n" + OFF_LINE)) == (0, True)
    assert "error required-field" not in ran.out


def test_a_rule_that_the_house_switched_off_is_told_with_the_reason(run: Run, write: Write) -> None:
    write("decisions/hub.md", UNFINISHED.replace("nottinghamshire", "ours"))
    run("house", "new", "ours", "--from", "nottinghamshire")
    text = Path("templates/ours/house.toml").read_text("utf-8")
    said = '[rules.required-field]\ndraft = "off"\nreason = "The map"\n\n'
    Path("templates/ours/house.toml").write_text(insert(text, said), "utf-8")
    ran = run("check")
    assert "\ntemplates/ours/house.toml:" in ran.out
    assert ran.out.endswith(": off required-field: Switched off for draft papers. Reason: The map.\n")


def insert(text: str, table: str) -> str:
    """The house file with a table more, before its first one."""
    place = text.index("\n[") + 1
    return text[:place] + table + text[place:]


def test_programs_are_told_what_is_switched_off(run: Run, write: Write) -> None:
    write("decisions/hub.md", UNFINISHED)
    write("docgen.toml", OFF)
    record = json.loads(run("check", "--format", "json").out)[-1]
    assert (record["severity"], record["rule"], record["reason"]) == ("off", "required-field", "The areas are on the map")
    result = json.loads(run("check", "--format", "sarif").out)["runs"][0]["results"][-1]
    assert result["suppressions"][0]["justification"] == "The areas are on the map"
    assert "required-field" not in run("check", "--format", "github").out


def test_check_prints_sarif(run: Run, write: Write) -> None:
    write("decisions/hub.md", UNFINISHED)
    ran = run("check", "--format", "sarif")
    results = json.loads(ran.out)["runs"][0]["results"]
    assert ran.code == 1
    assert ("required-field", "error") in {(r["ruleId"], r["level"]) for r in results}


def test_the_list_has_every_rule(run: Run) -> None:
    lines = run("check", "--list").out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in RULES]
    assert all(str(rule.severity) in line for rule, line in zip(RULES, lines, strict=True))
    records = json.loads(run("check", "--list", "--format", "json").out)
    assert [(r["id"], r["severity"]["final"], r["citation"]) for r in records] == [
        (rule.id, str(rule.severity), rule.citation) for rule in RULES
    ]


def test_the_list_of_rules_is_no_annotation(run: Run) -> None:
    assert run("check", "--list", "--format", "github").code == 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_is_explained_in_a_terminals_width(rule: object, run: Run) -> None:
    ran = run("check", "--explain", rule.id)  # type: ignore[attr-defined]
    assert ran.code == 0
    assert ran.out.startswith(f"{rule.id}: ")  # type: ignore[attr-defined]
    assert all(part in ran.out for part in ("Why it matters: ", "\nFails:\n", "\nPasses:\n"))
    assert [line for line in ran.out.splitlines() if len(line) > 88 and not line.startswith("    ")][1:] == []


@pytest.mark.parametrize(("name", "hint"), [("unprintd", 'did you mean "unprinted"?'), ("zzz", "docgen check --list")])
def test_a_rule_that_does_not_exist_is_wrong_usage_with_a_hint(name: str, hint: str, run: Run) -> None:
    ran = run("check", "--explain", name)
    assert ran.code == 2
    assert hint in ran.err


def test_the_clock_knows_the_closed_days_of_the_project_above_a_folder(run: Run, write: Write) -> None:
    front, _, body = GOOD.removeprefix("+++\n").partition("+++\n")
    write("decisions/hub/decision.toml", front)
    write("decisions/hub/text.md", body)
    before = run("clock", "hub", "--today", "2027-01-04").out
    write("docgen.toml", '[calendar]\nclosed = [{ date = 2027-03-02, reason = "Moving house" }]\n')
    after = run("clock", "hub", "--today", "2027-01-04").out
    assert before != after
    assert "Moving house" in after


def folder_form(write: Write) -> Path:
    """The folder of a decision in folder form."""
    front, body = GOOD.split("+++\n")[1:]
    write("decisions/hub/1.md", body)
    return write("decisions/hub/decision.toml", front).parent


def test_the_status_takes_no_project_from_inside_a_decisions_folder(run: Run, write: Write) -> None:
    folder_form(write)
    before = run("status", "--today", "2027-02-01")
    assert (before.code, "next: " in before.out) == (0, True)
    write("decisions/hub/docgen.toml", "[calendar]\nclosed = 5\n")
    assert run("status", "--today", "2027-02-01") == before


def test_a_house_beside_the_decision_is_found_from_inside_its_folder(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_form(write)
    shutil.copytree(installed() / "nottinghamshire", "decisions/templates/oakshire")
    monkeypatch.chdir(folder)
    ran = run("check", "--house", "oakshire", ".")
    assert (ran.code, ran.err) == (0, "")
