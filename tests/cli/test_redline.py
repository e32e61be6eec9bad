"""`docgen redline` in real repositories, and without one."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import BROKEN, GOOD, Run
from tests.support.repository import Repo, alone

NEWER = GOOD.replace("notes the report", "approves the report").replace("are used", "are loved")
TOLD = re.compile(r"^  recommendation 1: .*notes.* → .*approves", re.MULTILINE)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    alone(monkeypatch)
    monkeypatch.chdir(tmp_path)
    made = Repo(tmp_path)
    made.commit({"decisions/hubs.md": GOOD, "decisions/other.md": GOOD, ".gitignore": "/build/\n"})
    made.git("tag", "v1")
    return made


def written(folder: str = "build") -> set[str]:
    return {p.name for p in Path(folder).iterdir() if not p.name.startswith(".")} if Path(folder).is_dir() else set()


def test_changes_since_a_revision_are_told_and_written(repo: Repo, run: Run) -> None:
    repo.write("decisions/hubs.md", NEWER)
    ran = run("redline", "hubs", "--from", "v1")
    assert (ran.code, ran.err) == (0, "")
    first, *lines = ran.out.splitlines()
    assert first.startswith("hubs: from v1 (")
    assert first.endswith(" to the working tree")
    assert TOLD.search(ran.out)
    assert lines[-1] == "  build/hubs.redline.docx build/hubs.redline.html"
    assert written() == {"hubs.redline.docx", "hubs.redline.html"}
    page = Path("build/hubs.redline.html").read_text("utf-8")
    with zipfile.ZipFile("build/hubs.redline.docx") as file:
        document = file.read("word/document.xml").decode()
    assert re.search(r"<w:ins [^>]*>.{0,200}approves", document)
    assert re.search(r"<w:del [^>]*>.{0,200}notes", document)
    assert "<del" in page
    assert "<ins" in page
    assert "approves" in page


def test_two_revisions_are_compared_whatever_lies_in_the_folder(repo: Repo, run: Run) -> None:
    repo.commit({"decisions/hubs.md": NEWER}, author="Piers Oakhanger")
    repo.write("decisions/hubs.md", BROKEN)
    ran = run("redline", "hubs", "--from", "v1", "--to", "HEAD", "--format", "json", "-o", "out")
    (found,) = json.loads(ran.out)
    assert (ran.code, found["decision"], found["files"]) == (0, "hubs", [])
    assert {change["author"] for change in found["changes"]} == {"Piers Oakhanger"}
    run("redline", "hubs", "--from", "v1", "--to", "HEAD", "--format", "docx", "-o", "word")
    with zipfile.ZipFile("word/hubs.redline.docx") as file:
        assert 'w:author="Piers Oakhanger" w:date="2026-09-21T' in file.read("word/document.xml").decode()
    assert written("out") == set()


def test_the_same_redline_has_the_same_bytes(repo: Repo, run: Run) -> None:
    repo.commit({"decisions/hubs.md": NEWER})
    for folder in ("a", "b"):
        assert run("redline", "hubs", "--from", "v1", "--to", "HEAD", "-o", folder).code == 0
    for name in written("a"):
        assert Path("a", name).read_bytes() == Path("b", name).read_bytes()


def test_without_changes_that_is_said(repo: Repo, run: Run) -> None:
    ran = run("redline", "hubs", "--from", "v1")
    assert ran.code == 0
    assert "  nothing changed" in ran.out


def test_all_that_changed_is_told_with_what_was_added_and_removed(repo: Repo, run: Run) -> None:
    repo.commit({"decisions/hubs.md": NEWER, "decisions/other.md": GOOD.replace("\n", "\r\n"), "decisions/new.md": GOOD})
    repo.git("tag", "v2")
    repo.commit({"decisions/new.md": None, "decisions/hubs.md": NEWER + "# a remark\n"})
    ran = run("redline", "--all", "--from", "v1", "--to", "v2", "-o", "out")
    assert ran.code == 0
    heads = [line.split(":")[0] for line in ran.out.splitlines() if not line.startswith(" ")]
    assert heads == ["hubs", "new"]
    assert "new: added, it is new in v2" in ran.out
    assert written("out") == {"hubs.redline.docx", "hubs.redline.html"}
    assert "new: removed, it was last in v2" in run("redline", "--all", "--from", "v2", "--to", "HEAD", "-o", "out").out
    assert run("redline", "--all", "--from", "v1", "--to", "v1").out == "no decision has changed\n"


def test_all_sees_a_house_and_a_table_that_changed(repo: Repo, run: Run) -> None:
    from docgen.house import find as houses

    house = {f"templates/oak/{p.name}": p.read_bytes() for p in (houses.installed() / "nottinghamshire").iterdir()}
    table = GOOD.replace("nottinghamshire", "oak") + "\n```csv costs.csv\n```\n"
    repo.commit({**house, "decisions/hubs.md": table, "decisions/costs.csv": "Item,Cost\nA,£10\n"})
    repo.git("tag", "v2")
    repo.commit({"decisions/costs.csv": "Item,Cost\nA,£12\n"})
    assert "£12" in run("redline", "--all", "--from", "v2", "-o", "out").out
    repo.git("tag", "v3")
    toml = house["templates/oak/house.toml"].decode()
    repo.commit({"templates/oak/house.toml": toml.replace("Purpose of the Report", "What it is for")})
    assert "What it is for" in run("redline", "--all", "--from", "v3", "-o", "out").out


def test_one_bad_decision_does_not_stop_the_others(repo: Repo, run: Run) -> None:
    repo.commit({"decisions/a.md": BROKEN, "decisions/hubs.md": BROKEN, "decisions/other.md": NEWER})
    repo.git("tag", "v2")
    ran = run("redline", "--all", "--from", "v1", "--to", "v2", "-o", "out")
    assert ran.code == 1
    assert ran.err.startswith("v2:decisions/hubs.md:3:")
    assert written("out") == {"other.redline.docx", "other.redline.html"}


@pytest.mark.parametrize(("side", "place"), [("old", "v1:decisions/bad.md:3:"), ("new", "decisions/bad.md:3:")])
def test_a_paper_that_cannot_be_made_is_told_with_its_revision(side: str, place: str, repo: Repo, run: Run) -> None:
    repo.commit({"decisions/bad.md": BROKEN if side == "old" else GOOD})
    repo.git("tag", "-f", "v1")
    repo.write("decisions/bad.md", GOOD if side == "old" else BROKEN)
    ran = run("redline", "bad", "--from", "v1")
    assert ran.code == 1
    assert ran.err.startswith(place)


def test_a_renamed_decision_is_followed_and_told(repo: Repo, run: Run) -> None:
    repo.git("mv", "decisions/hubs.md", "decisions/libraries.md")
    repo.commit({"decisions/libraries.md": NEWER})
    ran = run("redline", "libraries", "--from", "v1")
    assert ran.code == 0
    assert ran.out.startswith("libraries (was hubs): from v1")
    assert TOLD.search(ran.out)
    assert "libraries (was hubs)" in run("redline", "--all", "--from", "v1", "--to", "HEAD").out
    ran = run("redline", "hubs", "--from", "v1")
    assert ran.code == 2
    assert 'The decision "hubs" is in v1, but no longer in the working tree' in ran.err


def test_a_decision_made_into_a_folder_is_the_same_one(repo: Repo, run: Run) -> None:
    _, front, body = NEWER.split("+++\n")
    repo.commit({"decisions/hubs.md": None, "decisions/hubs/decision.toml": front, "decisions/hubs/1.md": body})
    ran = run("redline", "hubs", "--from", "v1")
    assert ran.code == 0
    assert TOLD.search(ran.out)


def test_two_files_are_compared_without_a_repository(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    for name, text in (("old", GOOD), ("new", NEWER)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "hubs.md").write_text(text, "utf-8")
    ran = run("redline", "old/hubs.md", "new/hubs.md")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("hubs: from old/hubs.md to new/hubs.md\n")
    assert TOLD.search(ran.out)
    assert written() == {"hubs.redline.docx", "hubs.redline.html"}
    ran = run("redline", "hubs", "--from", "v1")
    assert ran.code == 2
    assert "Git is not installed" in ran.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("hubs", "--from", "v9"), 'There is no revision "v9"'),
        (("hubs", "--from", "--all"), '"--all" is no revision'),
        (("hubs", "--from=-h"), '"-h" is no revision'),
        (("hob", "--from", "v1"), "The decisions there: hubs, other"),
        (("hubs",), "--from REV"),
        (("--all",), "--from REV"),
        (("--from", "v1"), "--all"),
        (("hubs", "--all", "--from", "v1"), "leave out"),
        (("decisions/hubs.md", "decisions/none.md"), 'There is no file or folder "decisions/none.md"'),
        (("hubs", "--from", "v1", "--format", "pdf"), "choose from"),
        (("hubs", "--from", "v1", "--house", "nowhere"), 'There is no house "nowhere"'),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(args: tuple[str, ...], said: str, repo: Repo, run: Run) -> None:
    ran = run("redline", *args)
    assert ran.code == 2
    assert said.casefold() in ran.err.casefold()
    assert written() == set()


def test_a_folder_without_git_is_told_what_to_do(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    ran = run("redline", "hubs", "--from", "v1")
    assert ran.code == 2
    assert "git init" in ran.err


def test_a_shallow_clone_is_told_how_to_get_its_history(
    repo: Repo, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({"decisions/hubs.md": NEWER})
    repo.git("clone", "-q", "--depth=1", f"file://{repo.folder}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    ran = run("redline", "hubs", "--from", "HEAD~1")
    assert ran.code == 2
    assert "git fetch --unshallow" in ran.err


def test_the_correction_sheet_of_a_published_paper_is_written(repo: Repo, run: Run) -> None:
    repo.commit({"decisions/hubs.md": NEWER})
    ran = run("redline", "hubs", "--from", "v1", "--to", "HEAD", "--erratum")
    assert ran.code == 0
    assert "  build/hubs.correction.docx build/hubs.correction.html" in ran.out.splitlines()
    assert written() == {"hubs.correction.docx", "hubs.correction.html"}
    sheet = Path("build/hubs.correction.html").read_text("utf-8")
    assert "approves" in sheet
    assert "<ins" not in sheet
    assert "warning erratum-draft" in ran.err
    assert "in v1 (" in ran.err
    assert "it is a draft" in ran.err


def test_a_correction_sheet_is_known_as_one_by_verify(repo: Repo, run: Run) -> None:
    repo.commit({"decisions/hubs.md": NEWER})
    run("redline", "hubs", "--from", "v1", "--to", "HEAD", "--erratum")
    ran = run("verify", "build/hubs.correction.docx", "build/hubs.correction.html")
    assert ran.code == 1
    assert ran.out.count("it says that it is a correction sheet") == 2


def test_files_that_cannot_be_written_are_told(repo: Repo, run: Run) -> None:
    repo.write("decisions/hubs.md", NEWER)
    repo.write("out", "a file")
    ran = run("redline", "hubs", "--from", "v1", "-o", "out")
    assert ran.code == 2
    assert "name another folder" in ran.err.casefold()


def test_help_and_wrong_usage_load_nothing_heavy() -> None:
    from tests.build.test_start import loaded

    assert loaded(["redline", "--help"]) == []
    assert loaded(["verify", "--help"]) == []


def test_a_folder_without_decisions_is_told(repo: Repo, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repo.write("elsewhere/x.txt", "").parent)
    ran = run("redline", "--all", "--from", "v1")
    assert ran.code == 2
    assert "neither in v1 nor in the working tree" in ran.err


def test_in_a_folder_without_decisions_the_way_is_told(repo: Repo, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("decisions")
    ran = run("redline", "hubs", "--from", "v1")
    assert ran.code == 2
    assert 'Go to the folder that holds the folder "decisions", or name a file.' in ran.err
    assert "nothing changed" in run("redline", "hubs.md", "--from", "v1", "--format", "text").out


def test_a_house_that_is_not_there_is_no_fault_of_a_revision(repo: Repo, run: Run) -> None:
    ran = run("redline", "hubs", "--from", "v1", "--house", "nowhere")
    assert ran.code == 2
    assert ran.err.startswith('--house: error house-unknown: There is no house "nowhere".')
