"""`docgen build`: which papers are written where, and what becomes of older ones."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from docgen.build import files
from docgen.house import find
from tests.cli.conftest import BROKEN, GOOD, UNFINISHED, Run, Write
from tests.support.held import held

FINAL = GOOD.replace('status = "draft"', 'status = "final"')
FINAL_UNFINISHED = UNFINISHED.replace('status = "draft"', 'status = "final"')


def papers(folder: str = "build") -> list[str]:
    return sorted(path.name for path in Path(folder).glob("[!.]*"))


def test_both_papers_are_written_and_named(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    ran = run("build")
    assert ran.out == "build/hub.docx build/hub.html (draft)\n"
    assert papers() == ["hub.docx", "hub.html"]


@pytest.mark.parametrize(("formats", "made"), [("html", ["hub.html"]), ("docx", ["hub.docx"]), ("html, html", ["hub.html"])])
def test_only_the_formats_asked_for_are_written(formats: str, made: list[str], run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    assert run("build", "--format", formats).code == 0
    assert papers() == made


def test_the_same_source_gives_the_same_bytes(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    run("build", "-o", "one")
    run("build", "-o", "two/deep")
    for name in papers("one"):
        assert Path("one", name).read_bytes() == Path("two/deep", name).read_bytes()


@pytest.mark.parametrize("form", ["CRLF", "BOM", "both"])
def test_line_ends_and_byte_order_marks_change_nothing_that_is_read(form: str, run: Run, write: Write) -> None:
    changed = GOOD.replace("\n", "\r\n") if form != "BOM" else GOOD
    write("decisions/hub.md", GOOD)
    plain = run("show", "hub").out
    tree = run("show", "hub", "--stage", "tree").out
    write("decisions/hub.md", changed.encode("utf-8" if form == "CRLF" else "utf-8-sig"))
    assert run("check").code == 0
    assert run("show", "hub").out == plain
    assert run("show", "hub", "--stage", "tree").out == tree


def test_a_name_with_a_space_names_the_papers(run: Run, write: Write) -> None:
    write("my decisions/library hubs.md", GOOD)
    ran = run("build", "my decisions", "--format", "html", "-o", "out put")
    assert (ran.code, papers("out put")) == (0, ["library hubs.html"])
    assert "out put/library hubs.html" in ran.out


def test_one_bad_decision_does_not_stop_the_others(run: Run, write: Write) -> None:
    write("decisions/a.md", GOOD)
    write("decisions/b.md", BROKEN)
    write("decisions/c.md", GOOD)
    ran = run("build", "--format", "html")
    assert ran.code == 1
    assert papers() == ["a.html", "c.html"]
    assert "b: not built" in ran.out
    assert "decisions/b.md:3:" in ran.err


def test_a_missing_path_does_not_stop_the_others(run: Run, write: Write) -> None:
    write("a.md", GOOD)
    ran = run("build", "a.md", "b.md", "--format", "html")
    assert (ran.code, papers()) == (1, ["a.html"])
    assert '"b.md"' in ran.err


def test_two_decisions_with_one_id_are_told_and_one_is_built(run: Run, write: Write) -> None:
    write("decisions/2026/hub.md", GOOD)
    write("decisions/2027/Hub.md", GOOD)
    ran = run("build", "--format", "html")
    assert ran.code == 1
    assert len(papers()) == 1
    assert "decisions/2026/hub.md" in ran.err
    assert "decisions/2027/Hub.md" in ran.err


def test_a_final_decision_is_built_if_nothing_is_wrong(run: Run, write: Write) -> None:
    write("decisions/hub.md", FINAL)
    ran = run("build", "--format", "html")
    assert (ran.code, ran.out) == (0, "build/hub.html (final)\n")
    assert 'class="status"' not in Path("build/hub.html").read_text("utf-8")


@pytest.mark.parametrize("status", ["final", "published"])
def test_a_final_decision_with_an_error_is_not_built_and_the_older_paper_is_set_aside(
    status: str, run: Run, write: Write
) -> None:
    write("decisions/hub.md", FINAL)
    run("build", "--format", "html")
    older = Path("build/hub.html").read_bytes()
    write("decisions/hub.md", FINAL_UNFINISHED.replace('"final"', f'"{status}"'))
    ran = run("build", "--format", "html")
    assert ran.code == 1
    assert papers() == ["hub.out-of-date.html"]
    assert Path("build/hub.out-of-date.html").read_bytes() == older
    assert "build/hub.out-of-date.html" in ran.out
    assert "areas" in ran.err


def test_a_paper_set_aside_goes_when_its_successor_is_there(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    write("build/hub.out-of-date.html", "old")
    run("build", "--format", "html")
    assert papers() == ["hub.html"]


def test_a_paper_that_is_open_elsewhere_is_told_and_the_other_is_written(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("decisions/hub.md", GOOD)
    write("build/hub.docx", "older")
    held(monkeypatch, "build/hub.docx")
    ran = run("build")
    assert (ran.code, ran.out) == (1, "hub: not built\n")
    assert (
        "The paper cannot be replaced: Permission denied. If it is open in Word, close it there and build again." in ran.err
    )
    assert papers() == ["hub.docx", "hub.html"]


def test_a_paper_marked_as_read_only_is_told_as_one_where_it_cannot_be_replaced(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("decisions/hub.md", GOOD)
    write("build/hub.html", "older")
    held(monkeypatch, "build/hub.html")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    ran = run("build")
    assert "It is marked as read-only: take that off, or delete it, and build again." in ran.err


def test_a_paper_set_aside_that_is_open_elsewhere_does_not_keep_the_new_one_back(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("decisions/hub.md", GOOD)
    write("build/hub.out-of-date.html", "old")
    held(monkeypatch, "build/hub.out-of-date.html")
    ran = run("build", "--format", "html")
    assert (ran.code, ran.out) == (0, "build/hub.html (draft)\n")
    said = "warning output-file: The older paper cannot be removed: Permission denied. Close it in Word, and delete it."
    assert ran.err == f"build/hub.out-of-date.html: {said}\n"


def test_a_draft_says_how_many_problems_check_would_report(run: Run, write: Write) -> None:
    write("decisions/hub.md", UNFINISHED)
    assert run("build", "--format", "html").out == "build/hub.html (draft): 1 error (docgen check)\n"


def test_a_paper_held_open_by_another_program_is_told_and_left_whole(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _data: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    write("decisions/hub.md", GOOD)
    write("build/hub.docx", "older")
    monkeypatch.setattr(files, "write", refuse)
    ran = run("build", "--format", "docx")
    assert ran.code == 1
    assert "build/hub.docx: error output-file:" in ran.err
    assert "close it there" in ran.err
    assert Path("build/hub.docx").read_text("utf-8") == "older"


def test_a_paper_is_never_half_written(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("build/hub.html", "older")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", fail)
    with pytest.raises(OSError, match="No space"):
        files.write(path, b"newer")
    assert path.read_text("utf-8") == "older"
    assert papers() == ["hub.html"]


def test_a_house_without_a_decision_asking_for_it_can_be_tried(run: Run, write: Write) -> None:
    write("decisions/hub.md", GOOD)
    for house in ("wolverhampton", "cambridgeshire", "west-sussex"):
        assert run("build", "--house", house, "--format", "html").code == 0


@pytest.mark.parametrize("folder", ["decisions/hub", "decisions"])
def test_inside_the_folder_of_a_decision_the_houses_of_its_project_are_found(
    folder: str, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, front, body = GOOD.split("+++\n")
    write("decisions/hub/decision.toml", front.replace("nottinghamshire", "oakshire"))
    write("decisions/hub/1.md", body)
    shutil.copytree(find.installed() / "nottinghamshire", "templates/oakshire")
    monkeypatch.chdir(folder)
    ran = run("build", ".")
    assert (ran.code, papers()) == (0, ["hub.docx", "hub.html"]), ran.err
