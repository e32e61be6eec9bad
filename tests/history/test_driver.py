"""`docgen show --stage text` as a text converter of git's, in real repositories."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import BROKEN, GOOD, Run
from tests.support.repository import Repo, alone

TABLE = "\n```csv costs.csv\n```\n"
ATTRIBUTES = "* text=auto eol=lf\ndecisions/**/*.md diff=docgen\n"
DRIVER = f'"{sys.executable}" -m docgen show --stage text'


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    alone(monkeypatch)
    monkeypatch.chdir(tmp_path)
    made = Repo(tmp_path)
    made.git("config", "diff.docgen.textconv", DRIVER)
    made.write(".gitattributes", ATTRIBUTES)
    return made


def lines(diff: str) -> list[str]:
    """The lines that a diff adds and takes away."""
    return [line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_git_diff_and_git_log_compare_numbered_papers(repo: Repo) -> None:
    repo.commit({"decisions/hubs.md": GOOD})
    repo.commit({"decisions/hubs.md": GOOD.replace("went up", "went down")})
    repo.write("decisions/hubs.md", GOOD.replace("value = 4", "value = 5").replace("went up", "went down"))
    assert lines(repo.git("diff")) == ["-2.\tVisits went down – by 4%.", "+2.\tVisits went down – by 5%."]
    assert lines(repo.git("diff", "HEAD~1", "HEAD")) == ["-2.\tVisits went up – by 4%.", "+2.\tVisits went down – by 4%."]
    assert "+2.\tVisits went down – by 4%." in repo.git("log", "-p", "-1")
    assert "+Visits went down" in repo.git("diff", "--no-textconv", "HEAD~1", "HEAD")


def test_tables_beside_the_decision_are_found_from_where_git_puts_a_version(repo: Repo) -> None:
    repo.commit({"decisions/2014/hubs.md": GOOD + TABLE, "decisions/2014/costs.csv": "Item,Cost\nA,£10\n"})
    repo.commit({"decisions/2014/hubs.md": GOOD.replace("went up", "went down") + TABLE})
    found = repo.git("diff", "-U9", "HEAD~1", "HEAD")
    assert "| A | £10 |" in found
    assert len(lines(found)) == 2


def test_a_house_beside_the_decisions_is_used_in_a_folder_of_the_repository(repo: Repo) -> None:
    from docgen.house import find as houses

    folder = houses.installed() / "nottinghamshire"
    house = {f"council/templates/oak/{p.name}": p.read_bytes() for p in folder.iterdir()}
    repo.write(".gitattributes", "council/decisions/**/*.md diff=docgen\n")
    repo.commit({**house, "council/decisions/hubs.md": GOOD.replace("nottinghamshire", "oak")})
    repo.commit({"council/decisions/hubs.md": GOOD.replace("nottinghamshire", "oak").replace("went up", "went down")})
    assert "+2.\tVisits went down – by 4%." in lines(repo.git("diff", "HEAD~1", "HEAD"))


def test_a_version_that_makes_no_paper_is_compared_as_it_is(repo: Repo) -> None:
    repo.commit({"decisions/hubs.md": BROKEN, "decisions/README.md": "# About\n", "decisions/binary.md": b"\xff\x00"})
    repo.commit({"decisions/hubs.md": GOOD, "decisions/README.md": "# About these\n", "decisions/binary.md": b"\xff\x01"})
    found = lines(repo.git("diff", "HEAD~1", "HEAD"))
    assert '-house = "nottinghamshire' in found
    assert "+2.\tVisits went up – by 4%." in found
    assert "+# About these" in found


def test_the_files_of_a_decision_in_a_folder_are_compared_as_they_are(repo: Repo) -> None:
    _, front, body = GOOD.split("+++\n")
    comment = '+++\nkind = "finance"\n+++\n\nThe costs are met.\n'
    repo.commit({"decisions/h/decision.toml": front, "decisions/h/1.md": body, "decisions/h/comments/f.md": comment})
    repo.commit({"decisions/h/1.md": body.replace("up", "down"), "decisions/h/comments/f.md": comment.replace("met", "not")})
    assert "+Visits went down – by {{ growth }}." in lines(repo.git("diff", "HEAD~1", "HEAD"))
    assert "+The costs are not." in lines(repo.git("diff", "HEAD~1", "HEAD"))


def test_a_new_and_a_removed_decision_are_shown_whole(repo: Repo) -> None:
    repo.commit({"decisions/hubs.md": GOOD})
    repo.commit({"decisions/hubs.md": None, "decisions/new.md": GOOD})
    assert lines(repo.git("diff", "--no-renames", "HEAD~1", "HEAD")).count("+2.\tVisits went up – by 4%.") == 1


@pytest.mark.parametrize("name", ["AbC123_hubs.md", "git-blob-x1/hubs.md", "any name at all.md", "hubs.md.tmp", "-x.md"])
def test_a_file_of_any_name_anywhere_is_shown_and_never_fails(
    name: str, repo: Repo, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repo.commit({"decisions/hubs.md": GOOD + TABLE, "decisions/costs.csv": "Item,Cost\nA,£10\n"})
    path = tmp_path_factory.mktemp("elsewhere") / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(GOOD + TABLE, "utf-8")
    ran = run("show", "--stage", "text", str(path))
    assert ran.code == 0
    assert "2.\tVisits went up – by 4%." in ran.out
    assert ("| A | £10 |" in ran.out) == name.endswith("hubs.md")


def test_a_fault_of_docgen_does_not_fail_a_diff(repo: Repo, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"decisions/hubs.md": GOOD})
    monkeypatch.setattr("docgen.build.stages.text", lambda *_: 1 // 0)
    ran = run("show", "decisions/hubs.md")
    assert (ran.code, ran.out) == (0, GOOD)
    assert "ZeroDivisionError" in ran.err


def test_without_git_a_file_is_shown_all_the_same(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    (tmp_path / "hubs.md").write_text(GOOD, "utf-8")
    assert "2.\tVisits went up – by 4%." in run("show", "hubs.md").out
