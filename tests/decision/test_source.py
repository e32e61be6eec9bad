from __future__ import annotations

import os
import pickle
import sys

import pytest

from docgen.decision import reading
from docgen.decision.source import Source, SourcePlace, find, open_source
from docgen.diagnostics import Diagnostic
from tests.decision.conftest import DECISION, FRONT, Write
from tests.support.held import held
from tests.support.tools import utf8_names


def ids(*paths: str) -> list[str]:
    places, problems = find(paths)
    assert not problems
    return [place.id for place in places]


def only_problem(*paths: str) -> Diagnostic:
    _, (problem,) = find(paths)
    return problem


def opened(path: str) -> Source:
    places, problems = find([path])
    assert not problems
    return open_source(places[0])


@pytest.mark.parametrize(
    "data",
    [
        DECISION.encode("utf-16"),
        DECISION.encode("utf-16-be"),
        b"\xfe\xff" + DECISION.encode("utf-16-be"),
        b"\r\n \n" + DECISION.encode(),
        b"++\n" + DECISION.encode().split(b"\n", 1)[1],
        DECISION.encode().split(b"\n", 1)[1],
        b"#:schema ./.docgen/ashwick.schema.json\n# A decision\n" + FRONT.encode() + b"+++\n",
    ],
)
def test_a_decision_that_was_saved_or_begun_wrongly_is_not_passed_over(write: Write, data: bytes) -> None:
    write("decisions/hubs.md", data)
    assert ids("decisions") == ["hubs"]


@pytest.mark.parametrize("name", ["Decision.toml", "decision.toml.txt", "decision.tml"])
def test_a_folder_whose_main_file_has_another_name_is_one_problem(write: Write, name: str) -> None:
    write(f"decisions/hubs/{name}", FRONT)
    write("decisions/hubs/comments/legal.md", "+++\nkind = 'legal'\n+++\nWords")
    problem = only_problem("decisions")
    assert str(problem.position) == f"decisions/hubs/{name}"
    assert problem.remedy.startswith("Rename it to decision.toml")


def test_a_decision_that_an_editor_named_txt_is_told(write: Write) -> None:
    write("decisions/a.md", DECISION)
    write("decisions/hubs.md.txt", DECISION)
    write("decisions/notes.md.txt", "Words that are no decision.\n")
    (place,), (problem,) = find(["decisions"])
    assert place.id == "a"
    assert problem.remedy.startswith("Rename it to hubs.md")


def test_a_folder_gives_its_decisions_sorted_and_passes_over_other_files(write: Write) -> None:
    write("decisions/b.md", DECISION)
    write("decisions/a/decision.toml", FRONT)
    write("decisions/a/comments/legal.md", "+++\nkind = 'legal'\n+++\nWords")
    write("decisions/2014/c.md", b"\xef\xbb\xbf+++\r\ntitle = 1\r\n+++\r\n")
    write("decisions/README.md", "# About\n")
    write("decisions/.hidden/d.md", DECISION)
    write("decisions/notes.txt", "+++\n")
    assert ids("decisions") == ["a", "b", "c"]


def test_a_file_that_begins_as_in_other_programs_is_not_passed_over(write: Write) -> None:
    write("decisions/a.md", "---\ntitle: x\n---\n")
    assert ids("decisions") == ["a"]


def test_a_file_a_folder_or_its_main_file_can_be_named(write: Write) -> None:
    write("a/decision.toml", FRONT)
    write("b.md", "no front matter")
    assert ids("a") == ids("a/decision.toml") == ids("a", "a/decision.toml") == ["a"]
    assert ids("b.md") == ["b"]


def test_a_decision_folder_has_its_own_name_when_it_is_the_current_one(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write("hubs/decision.toml", FRONT).parent)
    places, _ = find(["."])
    assert [(place.id, place.shown) for place in places] == [("hubs", "decision.toml")]


@pytest.mark.parametrize(
    ("file", "below", "around"),
    [
        ("decisions/hub/decision.toml", "decisions/hub/", "decisions"),
        ("/council/hub/decision.toml", "/council/hub/", "/council"),
        ("hub/decision.toml", "hub/", "."),
        ("decision.toml", "", ".."),
        ("../decision.toml", "../", "../.."),
        ("decisions/hub.md", "decisions/", "decisions/"),
        ("hub.md", "", ""),
    ],
)
def test_the_folder_of_a_decision_and_the_one_around_it_are_told_from_its_path(file: str, below: str, around: str) -> None:
    place = SourcePlace("hub", file, file, folder=file.endswith("decision.toml"))
    assert place.below == below
    assert place.around.replace(os.sep, "/") == around


@utf8_names
def test_a_file_name_with_spaces_is_kept(write: Write) -> None:
    write("my decisions/Community hubs – pilot.md", DECISION)
    found = opened("my decisions")
    assert (found.id, found.file) == ("Community hubs – pilot", "my decisions/Community hubs – pilot.md")


def test_a_file_that_another_program_holds_hides_no_other_decision(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("decisions/a.md", FRONT)
    write("decisions/b.md", FRONT)
    held(monkeypatch, "decisions/a.md")
    places, problems = find(["decisions"])
    assert ([place.id for place in places], problems) == (["a", "b"], [])
    source = open_source(places[0])
    assert [(d.rule, d.position.file) for d in source.problems] == [("source-unreadable", "decisions/a.md")]
    assert "cannot be read: Permission denied" in source.problems[0].message


def test_a_folder_that_cannot_be_read_hides_no_other_decision(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("decisions/closed/a.md", FRONT)
    write("decisions/b.md", FRONT)
    held(monkeypatch, "decisions/closed")
    places, problems = find(["decisions"])
    assert [place.id for place in places] == ["b"]
    assert [(d.rule, d.position.file) for d in problems] == [("source-unreadable", "decisions/closed")]


def test_two_decisions_of_one_id_are_an_error_naming_both(write: Write) -> None:
    write("a/hubs.md", DECISION)
    write("b/Hubs/decision.toml", FRONT)
    problem = only_problem("a", "b")
    assert problem.rule == "source-id"
    assert "a/hubs.md" in problem.message
    assert "b/Hubs/decision.toml" in problem.message


@pytest.mark.parametrize(
    ("path", "rule"), [("none.md", "source-missing"), ("empty", "source-empty"), ("paper.docx", "source-kind")]
)
def test_a_path_without_a_decision_is_an_error(write: Write, path: str, rule: str) -> None:
    write("empty/README.md", "")
    write("paper.docx", "")
    problem = only_problem(path)
    assert (problem.rule, problem.position.file) == (rule, path)
    assert problem.remedy


NAMING = """\
```csv costs.csv markdown
```
~~~csv markdown more costs.csv
~~~
![a](plans/my%20plan.png)
![b](<b c.jpg> "t")
- ![c][c]

[c]: ./c.jpeg
![w](https://example.gov.uk/w.png)
![m](missing.png)
"""


def test_a_file_brings_the_tables_and_pictures_that_it_names_and_no_other(write: Write) -> None:
    write("d/x.md", DECISION + NAMING)
    named = {"costs.csv", "more costs.csv", "plans/my plan.png", "b c.jpg", "c.jpeg"}
    for name in (*named, "w.png", "other.csv", "y.md"):
        write(f"d/{name}", name)
    found = opened("d/x.md")
    assert not found.problems
    assert set(found.files) == {"x.md", *named}
    assert found.files["b c.jpg"] == b"b c.jpg"
    assert found.shown("costs.csv") == "d/costs.csv"


def test_a_folder_brings_all_its_files_of_known_kinds(write: Write) -> None:
    for name in ("decision.toml", "1.md", "comments/legal.md", "a/b.CSV", "c.png", "d.jpg", "e.docx", ".f.md", ".git/g.md"):
        write(f"hubs/{name}", "")
    assert list(opened("hubs").files) == ["1.md", "a/b.CSV", "c.png", "comments/legal.md", "d.jpg", "decision.toml"]


@pytest.mark.parametrize(
    "name",
    ["../secret.csv", "/etc/secret.csv", "a/../../secret.csv", "C:\\secret.csv", "..\\secret.csv", "\\\\host\\secret.csv"],
)
@pytest.mark.parametrize("form", ['```csv "{}"\n```', "![x](<{}>)"])
def test_a_path_that_leaves_the_folder_is_not_read(write: Write, name: str, form: str) -> None:
    name = name.replace("csv", "png") if "!" in form else name
    write("d/x.md", DECISION + form.format(name))
    write("secret.csv", "s")
    write("secret.png", "s")
    found = opened("d/x.md")
    assert not found.problems
    assert list(found.files) == ["x.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_out_of_the_folder_are_refused(write: Write) -> None:
    write("secret/s.csv", "s")
    write("d/x.md", DECISION + "```csv s.csv\n```\n")
    (write("d/y.txt", "").parent / "s.csv").symlink_to("../secret/s.csv")
    found = opened("d/x.md")
    assert [p.rule for p in found.problems] == ["source-outside"]
    assert "s.csv" not in found.files
    folder = write("f/decision.toml", FRONT).parent
    (folder / "sub").symlink_to("../secret")
    (folder / "t.csv").symlink_to("../secret/s.csv")
    found = opened("f")
    assert [p.rule for p in found.problems] == ["source-outside", "source-outside"]
    assert list(found.files) == ["decision.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_not_read(write: Write) -> None:
    os.mkfifo(write("f/decision.toml", FRONT).parent / "p.csv")
    assert [p.rule for p in opened("f").problems] == ["source-unreadable"]


def test_files_over_the_limits_are_left_out(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1000)
    monkeypatch.setattr(reading, "MOST_BYTES", 1500)
    write("f/decision.toml", FRONT)
    write("f/a.csv", "x" * 1001)
    write("f/b.csv", "x" * 900)
    write("f/c.csv", "x" * 900)
    found = opened("f")
    assert [(p.rule, p.position.file) for p in found.problems] == [("source-size", "f/a.csv"), ("source-size", "f/c.csv")]
    assert list(found.files) == ["b.csv", "decision.toml"]


def test_a_text_may_be_less_large_than_a_picture(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_TEXT", 500)
    write("f/decision.toml", FRONT)
    write("f/a.md", "x" * 501)
    write("f/b.png", "x" * 501)
    assert [p.position.file for p in opened("f").problems] == ["f/a.md"]


def test_a_hostile_line_is_looked_through_soon(write: Write) -> None:
    write("x.md", DECISION + "![" * 100_000 + "`" * 100_000)
    assert list(opened("x.md").files) == ["x.md"]


def test_a_source_can_be_sent_to_another_process(write: Write) -> None:
    write("x.md", DECISION)
    found = opened("x.md")
    assert pickle.loads(pickle.dumps(found)) == found
