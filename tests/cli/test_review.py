"""`docgen review`, from returned files on disk to the source, the notes and the commits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support.repository import Repo
from tests.support.reviews import source
from tests.support.word_edits import Edits

LINE = 1 + source().files["bus.md"].decode().split("The last bus")[0].count("\n")


@pytest.fixture
def returned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A folder under version control with the decision "bus", and two copies of its paper that came back."""
    monkeypatch.chdir(tmp_path)
    repository = Repo(tmp_path)
    repository.commit({"decisions/bus.md": source().files["bus.md"]})
    repository.git("config", "user.name", "Clerk")
    repository.git("config", "user.email", "clerk@example.gov.uk")
    assert run("build").code == 0
    docx = (tmp_path / "build" / "bus.docx").read_bytes()
    ann = Edits(docx, author="Ann Able")
    ann.replace(ann.find("The last bus"), "ten", "eleven")
    ann.comment(ann.find("The drivers"), "agree", "All of them?")
    (tmp_path / "ann.docx").write_bytes(ann.bytes())
    bob = Edits(docx, author="Bob <Bold>")
    bob.replace(bob.find("The drivers"), "agree", "object")
    (tmp_path / "bob.docx").write_bytes(bob.bytes())
    return tmp_path


def test_without_apply_the_marks_are_listed_and_nothing_is_written(returned: Path, run: Run) -> None:
    done = run("review", "ann.docx", "bob.docx")
    assert done.code == 0, done.err
    assert f'decisions/bus.md:{LINE}:24: would be applied: "ten" → "eleven"' in done.out
    assert "Ann Able 2026-11-20 10:15" in done.out
    assert 'noted: comment on "agree": All of them?' in done.out
    assert done.out.endswith("3 marks: 2 applied, 1 noted, 0 conflicting, 0 refused; nothing is written without --apply\n")
    assert (returned / "decisions/bus.md").read_bytes() == source().files["bus.md"]
    assert not (returned / "decisions/review").exists()


def test_apply_writes_the_edits_and_the_notes_and_does_so_once(returned: Path, run: Run) -> None:
    assert run("review", "ann.docx", "bob.docx", "--apply").code == 0
    text = (returned / "decisions/bus.md").read_text()
    notes = (returned / "decisions/review/bus.toml").read_bytes()
    assert "leaves at eleven." in text
    assert "The drivers object." in text
    assert b"All of them?" in notes
    again = run("review", "ann.docx", "bob.docx", "--apply")
    assert again.code == 0, again.err
    assert (returned / "decisions/bus.md").read_text() == text
    assert (returned / "decisions/review/bus.toml").read_bytes() == notes


def test_commit_makes_one_commit_for_each_reviewer_in_their_name(returned: Path, run: Run) -> None:
    done = run("review", "ann.docx", "bob.docx", "--commit")
    assert done.code == 0, done.err
    said = Repo(returned).git("log", "--format=%an: %s, %as").splitlines()
    assert [line.rpartition(",")[0] for line in said[:1]] == ["Clerk: bus: 1 review note"]
    assert said[1:3] == [
        "Bob Bold: bus: 1 edit of Bob <Bold>, 2026-11-20",
        "Ann Able: bus: 1 edit of Ann Able, 2026-11-20",
    ]
    assert Repo(returned).git("status", "--porcelain", "decisions") == ""


def test_commit_leaves_changes_of_ones_own_alone(returned: Path, run: Run) -> None:
    path = returned / "decisions/bus.md"
    path.write_text(path.read_text().replace("Buses stop early", "Buses stop too early"))
    done = run("review", "ann.docx", "--commit")
    assert done.code == 1
    assert "changes that are not committed: decisions/bus.md" in done.err
    assert "eleven" not in path.read_text()


def test_open_notes_are_named_by_check_and_status_until_they_are_closed(returned: Path, run: Run) -> None:
    run("review", "ann.docx", "--apply")
    assert "note 1: comment of Ann Able, paragraph 5: All of them?" in run("status").out
    assert "review-open" in run("check").out + run("check").err
    closed = run("review", "--resolve", "1", "bus")
    assert (closed.code, closed.out) == (0, "decisions/review/bus.toml: note 1 is closed\n")
    assert "All of them?" not in run("status").out
    assert run("review", "--resolve", "7", "bus").code == 1


def test_no_paper_prints_a_note_and_none_changes_by_it(returned: Path, run: Run) -> None:
    before = run("build", "--force")
    assert before.code == 0
    run("review", "ann.docx", "bob.docx", "--apply")
    run("build")
    papers = {path.name: path.read_bytes() for path in (returned / "build").iterdir() if path.suffix in (".docx", ".html")}
    (returned / "decisions/review/bus.toml").unlink()
    run("build", "--force")
    assert papers == {name: (returned / "build" / name).read_bytes() for name in papers}


def test_the_answer_for_programs_has_every_mark(returned: Path, run: Run) -> None:
    (found,) = json.loads(run("review", "ann.docx", "bob.docx", "--format", "json").out)
    assert found["decision"] == "bus"
    assert [mark["end"] for mark in found["marks"]] == ["applied", "noted", "applied"]
    assert found["marks"][0]["at"] == {"file": "decisions/bus.md", "line": LINE, "column": 24}


def test_a_base_that_no_revision_is_has_its_remedy(returned: Path, run: Run) -> None:
    path = returned / "decisions/bus.md"
    path.write_text(path.read_text().replace("Buses stop early", "Buses stop too early"))
    run("build")
    (returned / "late.docx").write_bytes((returned / "build/bus.docx").read_bytes())
    path.write_text(path.read_text().replace("Buses stop too early", "No bus runs"))
    done = run("review", "late.docx")
    assert done.code == 1
    assert "Say which one it was with --base" in done.err
    assert run("review", "late.docx", "--base", "HEAD").code in (0, 1)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old", b"plain words"])
def test_a_file_that_is_no_returned_paper_is_refused_in_words(returned: Path, run: Run, data: bytes) -> None:
    (returned / "odd.docx").write_bytes(data)
    done = run("review", "odd.docx", "ann.docx")
    assert done.code == 1
    assert "odd.docx" in done.err
    assert "eleven" in done.out
