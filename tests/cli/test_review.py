"""`docgen review`, from returned files on disk to the source, the notes and the commits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support.repository import Repo, alone
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
    text = (returned / "decisions/bus.md").read_text("utf-8")
    notes = (returned / "decisions/review/bus.toml").read_bytes()
    assert "leaves at eleven." in text
    assert "The drivers object." in text
    assert b"All of them?" in notes
    again = run("review", "ann.docx", "bob.docx", "--apply")
    assert again.code == 0, again.err
    assert (returned / "decisions/bus.md").read_text("utf-8") == text
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
    path.write_text(path.read_text("utf-8").replace("Buses stop early", "Buses stop too early"), "utf-8")
    done = run("review", "ann.docx", "--commit")
    assert done.code == 1
    assert "changes that are not committed: decisions/bus.md" in done.err
    assert "eleven" not in path.read_text("utf-8")


def test_open_notes_are_named_by_check_and_status_until_they_are_closed(returned: Path, run: Run) -> None:
    run("review", "ann.docx", "--apply")
    assert "note 1: comment of Ann Able, paragraph 5: All of them?" in run("status").out
    assert "review-open" in run("check").out + run("check").err
    closed = run("review", "--resolve", "1", "bus")
    assert (closed.code, closed.out) == (0, "decisions/review/bus.toml: note 1 is closed\n")
    assert "All of them?" not in run("status").out
    assert run("review", "--resolve", "7", "bus").code == 1


def test_open_notes_that_a_new_name_left_behind_are_told(returned: Path, run: Run) -> None:
    run("review", "ann.docx", "--apply")
    assert "review-left" not in run("check").out
    (returned / "decisions/bus.md").rename(returned / "decisions/tram.md")
    checked = run("check")
    fact = 'warning review-left: These are review notes of "bus", which is not here; open: 1.'
    assert f"decisions/review/bus.toml: {fact}" in checked.out
    (returned / "decisions/review/bus.toml").rename(returned / "decisions/review/tram.toml")
    assert "review-left" not in run("check").out
    assert "review-open" in run("check").out


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


def test_a_decision_that_has_another_name_since_gets_the_edits_there(returned: Path, run: Run) -> None:
    repository = Repo(returned)
    text = (returned / "decisions/bus.md").read_text("utf-8")
    repository.git("mv", "decisions/bus.md", "decisions/night-bus.md")
    moved = text.replace("Buses stop early", "Buses stop too early")
    repository.commit({"decisions/night-bus.md": moved})
    done = run("review", "ann.docx", "--apply")
    assert (done.code, done.err) == (0, "")
    assert f'decisions/night-bus.md:{LINE}:24: applied: "ten" → "eleven"' in done.out
    assert (returned / "decisions/night-bus.md").read_text("utf-8") == moved.replace("leaves at ten", "leaves at eleven")
    assert (returned / "decisions/review/night-bus.toml").exists()
    assert run("review", "bob.docx", "--base", "HEAD~1").out.startswith("bob.docx: decision night-bus\n")


def elsewhere(returned: Path, *folders: str) -> Repo:
    """The repository, with the decision in other folders than `decisions`."""
    repository = Repo(returned)
    files: dict[str, str | bytes | None] = {f"{folder}/bus.md": source().files["bus.md"] for folder in folders}
    repository.commit({"decisions/bus.md": None, **files})
    return repository


@pytest.mark.parametrize(
    ("cwd", "shown"), [(".", "reports/2026/bus.md"), ("reports", "2026/bus.md"), ("build", "../reports/2026/bus.md")]
)
def test_a_decision_in_any_folder_of_the_repository_is_found(
    cwd: str, shown: str, returned: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = elsewhere(returned, "reports/2026")
    (returned / "notes").mkdir()
    repository.commit({"notes/bus.md": "# No decision, but about the bus"})
    monkeypatch.chdir(returned / cwd)
    done = run("review", str(returned / "ann.docx"), "--commit")
    assert (done.code, done.err) == (0, "")
    assert f'{shown}:{LINE}:24: applied: "ten" → "eleven"' in done.out
    assert "leaves at eleven" in (returned / "reports/2026/bus.md").read_text("utf-8")
    assert (returned / "reports/2026/review/bus.toml").exists()
    assert repository.git("status", "--porcelain", "reports") == ""
    moved_on = run("review", str(returned / "bob.docx"), "--apply")
    assert f"{shown}:{LINE + 2}:" in moved_on.out
    assert "object" in (returned / "reports/2026/bus.md").read_text("utf-8")
    assert run("review", str(returned / "bob.docx"), "--base", "HEAD~2").code == 0


def test_a_decision_that_moved_to_another_folder_under_another_name_is_found(returned: Path, run: Run) -> None:
    repository = elsewhere(returned, "reports")
    (returned / "old").mkdir()
    repository.git("mv", "reports/bus.md", "old/night-bus.md")
    repository.commit({"other.txt": "x"})
    assert f'old/night-bus.md:{LINE}:24: would be applied: "ten" → "eleven"' in run("review", "ann.docx").out


def test_a_decision_that_moved_before_its_paper_was_made_and_changed_since_is_found(returned: Path, run: Run) -> None:
    repository = elsewhere(returned, "reports")
    text = source().files["bus.md"].decode().replace("leaves at ten", "leaves at five")
    repository.commit({"reports/bus.md": text})
    assert run("build", "reports").code == 0
    repository.commit({"reports/bus.md": text.replace("Buses stop early", "Buses stop too early")})
    word = Edits((returned / "build" / "bus.docx").read_bytes(), author="Ann Able")
    word.replace(word.find("The last bus"), "five", "six")
    (returned / "ann.docx").write_bytes(word.bytes())
    done = run("review", "ann.docx")
    assert (done.code, done.err) == (0, "")
    assert f'reports/bus.md:{LINE}:24: would be applied: "five" → "six"' in done.out
    assert run("verify", "build/bus.docx").out.startswith("build/bus.docx: untouched")


def test_of_two_decisions_of_one_name_the_one_that_the_paper_was_made_from_is_taken(returned: Path, run: Run) -> None:
    repository = elsewhere(returned, "east", "west")
    fact = 'ann.docx: error revision-decision: This paper was made from the decision "bus", and there are 2 of that name'
    ran = run("review", "ann.docx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(fact)
    assert ran.err.endswith("in its folder decisions: east/bus.md, west/bus.md.\n")
    repository.commit({"west/bus.md": source().files["bus.md"].replace(b"ten", b"nine")})
    assert f'east/bus.md:{LINE}:24: would be applied: "ten" → "eleven"' in run("review", "ann.docx").out


def test_a_copy_of_a_decision_that_is_not_here_is_told_by_its_file_and_the_others_go_on(returned: Path, run: Run) -> None:
    word = Edits((returned / "bob.docx").read_bytes())
    name = "docProps/custom.xml"
    word.parts[name] = word.parts[name].replace(b">bus<", b">tram<")
    (returned / "tram.docx").write_bytes(word.bytes())
    fact = 'tram.docx: error revision-decision: This paper was made from the decision "tram", which is not here.'
    hint = "If one of them had this name, commit the new name first."
    alone = run("review", "tram.docx")
    assert (alone.code, alone.out) == (2, "")
    assert alone.err == f"{fact} Go to the folder that has it in its folder decisions; the decisions here: bus. {hint}\n"
    both = run("review", "tram.docx", "ann.docx")
    assert both.code == 1
    assert both.err.startswith(fact)
    assert '"ten" → "eleven"' in both.out


def test_a_name_in_a_returned_file_leads_to_no_other_folder(returned: Path, run: Run) -> None:
    away = returned / "away"
    away.mkdir()
    (returned / "decisions/bus.md").rename(away / "bus.md")
    word = Edits((returned / "bob.docx").read_bytes())
    word.parts["docProps/custom.xml"] = word.parts["docProps/custom.xml"].replace(b">bus<", b">away/bus.md<")
    (returned / "odd.docx").write_bytes(word.bytes())
    assert run("review", "odd.docx").code != 0
    assert "is not here" in run("review", "odd.docx").err


def test_what_cannot_be_written_is_told_before_anything_is(returned: Path, run: Run) -> None:
    (returned / "decisions/review").write_text("in the way", "utf-8")
    done = run("review", "ann.docx", "--apply")
    assert (done.code, done.out) == (1, "")
    assert "decisions/review/bus.toml: error review-write: The file cannot be written, since nothing can be" in done.err
    assert (returned / "decisions/bus.md").read_bytes() == source().files["bus.md"]


def test_nothing_is_said_to_be_applied_where_own_changes_stand_in_the_way(returned: Path, run: Run) -> None:
    path = returned / "decisions/bus.md"
    path.write_text(path.read_text("utf-8").replace("Buses stop early", "Buses stop too early"), "utf-8")
    assert run("review", "ann.docx", "--commit").out == ""


def test_without_a_name_to_commit_in_nothing_is_written(returned: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repo(returned)
    alone(monkeypatch)
    for setting in ("user.name", "user.email"):
        repository.git("config", "--unset", setting)
    repository.git("config", "user.useConfigOnly", "true")
    done = run("review", "ann.docx", "--commit")
    assert (done.code, done.out) == (1, "")
    assert "error git-commit: Git does not know who you are, and so cannot commit; nothing was written." in done.err
    assert repository.git("status", "--porcelain", "decisions") == ""


def test_in_a_clone_without_history_it_is_said_how_to_get_it(
    returned: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repo(returned)
    text = (returned / "decisions/bus.md").read_text("utf-8")
    repository.commit({"decisions/bus.md": text.replace("Buses stop early", "Buses stop too early")})
    repository.git("clone", "-q", "--depth", "1", returned.as_uri(), str(returned / "clone"))
    monkeypatch.chdir(returned / "clone")
    assert "git fetch --unshallow" in run("review", "../ann.docx").err


@pytest.mark.parametrize("name", ["no.docx", "decisions"])
def test_a_file_that_is_not_there_is_wrong_usage(returned: Path, run: Run, name: str) -> None:
    for command in ("review", "verify"):
        done = run(command, name)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"{name}: error source-")
        assert run(command, name, "ann.docx").code == 1


def test_verify_takes_a_copy_whose_edits_were_applied_for_no_forgery(returned: Path, run: Run) -> None:
    assert run("review", "ann.docx", "--commit").code == 0
    said = run("verify", "ann.docx").out
    assert "tracked changes and comments; docgen review lists them" in said
    assert "with its changes it reads as another revision does, " in said
    assert "false" not in said


def test_a_base_that_no_revision_is_has_its_remedy(returned: Path, run: Run) -> None:
    path = returned / "decisions/bus.md"
    path.write_text(path.read_text("utf-8").replace("Buses stop early", "Buses stop too early"), "utf-8")
    run("build")
    (returned / "late.docx").write_bytes((returned / "build/bus.docx").read_bytes())
    path.write_text(path.read_text("utf-8").replace("Buses stop too early", "No bus runs"), "utf-8")
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
